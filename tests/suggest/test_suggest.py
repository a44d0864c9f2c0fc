"""What the registries lack: names, spellings and subjects of a text, with their evidence and entries that can be kept."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.content.registry import parse_companies, parse_tags, starter_text
from generator.dumps.items import read_items
from generator.dumps.read import read_dump
from generator.dumps.structure import read_structure
from generator.enrich.word_lists import read_data
from generator.model import Company, Registry, Slug
from generator.suggest.aliases import suggest_aliases
from generator.suggest.contexts import FILE, patterns, signs_around
from generator.suggest.names import suggest_companies
from generator.suggest.runs import find_runs
from generator.suggest.sources import SourceArticle, SourceParagraph, source_of_article, source_of_document
from generator.suggest.tags import suggest_tags, untagged_articles
from generator.suggest.tally import name_key
from tests.conftest import ROOT
from tests.support.factories import make_article

NORTH_SEA = ROOT / "tests" / "fixtures" / "north-sea-feed.txt"
"""Shipping, banking and medicine in northern Europe; every name in it is invented."""
FIRMS = set(
    "Halvorsen Lines|Daesung Marine|Brandaris|Kassenwart|Nordlicht Ventures|Tulpen Capital|Foxglove Partners|Zahlmeister|"
    "Guldenpay|Lumenza Therapeutics|Corvid Bio|Baltport|Merrow Diagnostics|Merrow Labs|Tidewater Genomics|"
    "Skandia Fjord Bank|SFB|Lindgren Securities|Pakkeby|Swiftlark|BoxHarbor|Tillwise|Nordvind|Apotekra|Pharmalund".split(
        "|"
    )
)
FEED = "002_49b20c881b644463.txt"


@pytest.fixture(scope="module")
def starter() -> tuple[Company, ...]:
    return parse_companies(starter_text("companies.yml"), "companies.yml")


def make_story(*texts: str, tags: tuple[Slug, ...] = (Slug("ipo"),)) -> SourceArticle:
    return SourceArticle(
        "feed.txt", texts[0], tuple(SourceParagraph(number, text) for number, text in enumerate(texts, 1)), tags
    )


def stories_of(path: Path) -> list[SourceArticle]:
    items = read_items(read_dump(path)).items
    return [source_of_document(read_structure(item), path.name, "", ()) for item in items]


def names_in(*texts: str, registry: str = "") -> list[str]:
    companies = parse_companies(registry, "companies.yml")
    return [s.name for s in suggest_companies([make_story(text) for text in texts], companies)]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["suggest", *arguments])


# --- companies


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The payments firm Teapot raised $4 million.", ["Teapot"]),
        ("Shares of Teapot fell.", ["Teapot"]),
        ("On Monday Teapot, a Ghent-based retailer, opened.", ["Teapot"]),
        ("He sold it to Kettle & Sons Ltd last year.", ["Kettle & Sons Ltd"]),
        ("Investors such as Teapot, Lid Capital and Spout took part.", ["Lid Capital", "Spout", "Teapot"]),
        ("They bought teapot.ai, which makes lids.", ["teapot.ai"]),
        ("In March the firm opened in Ghent, Bruges and Paris.", []),
        ("Chief executive Mary Teapot said so, and Mr Spout, who runs the shop, agreed.", []),
        ("Climbing prices hurt. Cloud services grew, and the cloud paid.", []),
        ("The Ministry of Tea and the Lid Festival met at Spout University.", []),
        ("The CEO and the CFO read the IPO papers in the US.", []),
        ("", []),
    ],
)
def test_suggest_companies__one_sentence__gives_the_firms_in_it(text: str, names: list[str]) -> None:
    assert sorted(names_in(text or "Nothing.")) == names


def test_suggest_companies__a_name_of_the_registry__is_not_suggested() -> None:
    text = "The firm Teapot, its rival Kettle and the retailer TEA POT raised $4 million each."
    assert names_in(text, registry="- name: Teapot\n") == ["Kettle"]


def test_suggest_companies__a_person_named_in_full__takes_the_surname_along() -> None:
    assert names_in("Anna Kessel founded it. The rival Kessel sold its shares.") == []


def test_suggest_companies__long_and_short_form__are_one_entry_with_its_country() -> None:
    articles = [make_story("The Munich-based biotech Spoutara Therapeutics stopped.", "Shares of Spoutara fell.")]
    (found,) = suggest_companies(articles, ())
    assert (found.name, found.aliases, found.country) == ("Spoutara Therapeutics", ("Spoutara",), "DE")
    assert (found.articles, found.occurrences) == (1, 2)
    assert [place.line for place in found.examples] == [1, 2]


def test_suggest_companies__an_unknown_field__are_mostly_firms(starter: tuple[Company, ...]) -> None:
    found = [suggestion.name for suggestion in suggest_companies(stories_of(NORTH_SEA), starter)]
    right = FIRMS.intersection(found)
    assert len(right) >= 0.9 * len(found[:25])
    assert len(right) >= 0.85 * len(FIRMS)


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_suggest_companies__half_of_the_registry_hidden__finds_it_again(
    starter: tuple[Company, ...], real_dumps: Path, seed: int
) -> None:
    chance = random.Random(seed)
    kept = [company for company in starter if company.parent is None and chance.random() < 0.5]
    hidden = {name_key(n) for c in starter if c not in kept for n in (c.name, *c.aliases)}
    found = [name_key(s.name) for s in suggest_companies(stories_of(real_dumps / FEED), kept)]
    assert sum(name in hidden for name in found[:20]) >= 18
    assert sum(name in hidden for name in found[:50]) >= 42


@pytest.mark.parametrize(
    ("sentence", "runs"),
    [
        ("On Monday the German Kettle met iTeapot and 4Pots.", ["Kettle", "iTeapot", "4Pots"]),
        ("Kettle CEO Anna Lid and Bank of Spout spoke.", ["Kettle", "Anna Lid", "Bank of Spout"]),
        ("In the 2010s H&M, JD.com and L’Oreal grew; Kettle’s did not.", ["H&M", "JD.com", "L’Oreal", "Kettle"]),
        ("The tea of 2024 was green.", []),
    ],
)
def test_find_runs__a_sentence__gives_trimmed_names(sentence: str, runs: list[str]) -> None:
    assert [run.name for run in find_runs(sentence, {"tea"})] == runs


PATTERNS = [
    (side, row, one.pattern)
    for side in ("before", "after")
    for row, one in zip(read_data(FILE)[side], patterns(side), strict=True)
]


def has_sign(side: str, pattern: re.Pattern[str], marked: str) -> bool:
    """Whether a pattern fits around the name in brackets."""
    before, name, after = re.split(r"[\[\]]", marked)
    assert name
    return bool(pattern.search(before) if side == "before" else pattern.match(after))


@pytest.mark.parametrize(("side", "row", "pattern"), PATTERNS, ids=[row["sign"] for _, row, _ in PATTERNS])
def test_patterns__an_example_and_a_counter_example__are_distinguished(
    side: str, row: dict[str, str], pattern: re.Pattern[str]
) -> None:
    assert has_sign(side, pattern, row["example"])
    assert not has_sign(side, pattern, row["counter"])


def test_signs_around__a_described_firm__has_both_signs_once() -> None:
    sentence = "The carrier Kettle, a Ghent-based firm, raised $5 million."
    start = sentence.index("Kettle")
    signs = list(signs_around(sentence, start, start + 6))
    assert {"apposition", "described"} <= set(signs) <= set(read_data(FILE)["signs"])
    assert len(signs) == len(set(signs))


# --- aliases


@pytest.mark.parametrize(
    ("text", "alias", "known"),
    [
        ("Kettle, formerly Samovar, opened a shop.", "Samovar", True),
        ("Kettle (KTL) opened. KTL will close.", None, True),
        ("Kettle (水壶) opened a shop.", "水壶", True),
        ("General Teapots opened. Then GT closed.", "GT", True),
        ("Kettle raised, and with Tea Hub opened.", None, True),
        ("Kettle raised, and with Ket Tle opened.", "Ket Tle", True),
        ("The Kettle of old and Anna Lid spoke.", None, True),
        ("The firm Boxlid raised $4 million. The firm Boxlid Ltd said so.", "Boxlid Ltd", False),
        ("TeaHub opened. A day later TeaHubb, the retailer, closed.", "TeaHubb", True),
        ("TeaHub and its rival TeaHubb opened.", None, True),
    ],
)
def test_suggest_aliases__two_names_of_one_firm__are_paired(text: str, alias: str | None, known: bool) -> None:
    companies = parse_companies("- name: Kettle\n- name: General Teapots\n- name: TeaHub\n", "companies.yml")
    found = suggest_aliases([make_story(*text.split(". "))], companies)
    assert [(s.alias, s.known) for s in found] == ([(alias, known)] if alias else [])


def test_suggest_aliases__registry_without_its_aliases__finds_initials_again(
    starter: tuple[Company, ...],
) -> None:
    pinduoduo = [Company(c.name, c.slug) for c in starter if c.name == "Pinduoduo"]
    (found,) = suggest_aliases([make_story("Pinduoduo (PDD) grew.", "A rival of PDD shrank.")], pinduoduo)
    assert (found.name, found.alias, found.known) == ("Pinduoduo", "PDD", True)
    assert found.evidence == "in brackets"


# --- tags


def tag_registry() -> Registry:
    return Registry((), parse_tags("- slug: ipo\n  cues: [initial public offering, listing]\n", "tags.yml"))


def test_suggest_tags__a_phrase_of_several_articles__is_a_subject() -> None:
    texts = [
        f"A test of {x} began for battery swapping. The listing waits." for x in ("vans", "boats", "bikes", "trams")
    ]
    texts += [
        f"A man walked in {x} with much ado." for x in ("rain", "wind", "snow", "haste", "joy", "fog", "sun", "fear")
    ]
    found = suggest_tags([make_story(text) for text in texts], tag_registry())
    assert [s.cues[0] for s in found] == ["battery swapping"]
    assert (found[0].articles, found[0].untagged) == (4, 0)


def test_suggest_tags__a_phrase_that_a_cue_knows__is_none() -> None:
    texts = [f"The {x} had public offerings and a listing." for x in ("vans", "boats", "bikes", "trams")]
    articles = [make_story(text) for text in [*texts, *["Nothing else was told."] * 8]]
    assert [s.cues for s in suggest_tags(articles, tag_registry())] == []


def test_untagged_stories__articles_without_a_tag__are_given() -> None:
    bare = make_story("One.", tags=())
    assert untagged_articles([make_story("Two."), bare]) == [bare]


# --- the command


def test_story_of_article__markdown__is_plain_text_with_its_lines() -> None:
    article = make_article(body="One **bold** word.\n\n## A heading\n\n**Details:** See [[Teapot]].\n", body_line=9)
    source = source_of_article(article, "content/a.md")
    assert [(p.line, p.text, p.is_heading) for p in source.paragraphs] == [
        (9, "One bold word.", False),
        (11, "A heading", True),
        (13, "See Teapot.", False),
    ]
