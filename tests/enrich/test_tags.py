"""Tags from cues: what speaks for a tag, against it, and from where."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.content.registry import parse_companies, parse_tags, starter_text
from generator.dumps.items import read_items
from generator.dumps.read import read_dump
from generator.dumps.structure import read_structure
from generator.enrich.entities.companies import find_companies
from generator.enrich.entities.gazetteer import Gazetteer
from generator.enrich.tags import TagModel, TagWeights, assign_tags, packaged_tag_weights, weigh_tags
from generator.model import Block, BlockKind, CompanyMatches, Document, Registry
from tests.support.factories import make_item
from training.fit_tags import fit_tags, read_tagged

NOBODY = CompanyMatches((), ())
FEED = "002_49b20c881b644463.txt"
TAGS = """
- slug: gaming
  cues: [game, esports, game studio, game licence]
  negative_cues: [game changer]
- slug: metaverse-and-vr
  cues: [AR, VR headset]
- slug: ipo
  cues: [listing]
"""


def make_model(tags: str = TAGS, companies: str = "") -> TagModel:
    return TagModel(Registry(parse_companies(companies, "companies.yml"), parse_tags(tags, "tags.yml")))


def make_document(lede: str, **labels: str) -> Document:
    blocks = [Block(BlockKind.PARAGRAPH, lede)]
    blocks += [Block(BlockKind.LABEL, text, label.replace("_", " ")) for label, text in labels.items()]
    return Document(make_item(lede), tuple(blocks))


def test_cues__plural_and_longer_words__count_whole_words_only() -> None:
    slugs = [slug for slug, worth in make_model().cues("Games and esports at the gamepad; AR, but no ar or art.")]
    assert slugs == ["gaming", "gaming", "metaverse-and-vr"]


def test_cues__negative__speaks_against() -> None:
    assert any(worth < 0 for slug, worth in make_model().cues("A game changer"))


def test_assign_tags__strong_lede__comes_first() -> None:
    document = make_document("A game studio won a game licence for its new game.", Context="It plans a listing.")
    assert assign_tags(document, NOBODY, make_model())[0] == "gaming"


def test_assign_tags__only_a_negative_cue__gives_no_such_tag() -> None:
    assert "gaming" not in assign_tags(make_document("The plan is a game changer."), NOBODY, make_model())


def test_assign_tags__no_cue_at_all__gives_none() -> None:
    assert assign_tags(make_document("Nothing of note was said."), NOBODY, make_model()) == ()


@pytest.mark.parametrize("own", ["IPO", "Stock listing", "ipo", "Listings"])
def test_assign_tags__a_tag_of_the_publisher__is_evidence(own: str) -> None:
    document = make_document("Quill sold more tea than in any year before, its founder said.")
    tagged = Document(make_item(*(block.text for block in document.blocks), tags=("News", own)), document.blocks)
    assert assign_tags(document, NOBODY, make_model()) == ()
    given, evidence = weigh_tags(tagged, NOBODY, make_model())
    assert given == ("ipo",)
    assert evidence[0].signs[0].words == f'the publisher\'s tag "{own}"'


def test_assign_tags__sector_of_the_company__is_weak_evidence() -> None:
    model = make_model(companies="- name: Teapot\n  tags: [gaming]\n")
    document = make_document("Teapot plans a listing, and the listing is near.")
    tags = assign_tags(document, CompanyMatches(("Teapot",), ()), model)
    assert tags[0] == "ipo"


def test_assign_tags__everything_at_once__gives_four_at_most() -> None:
    tags = "\n".join(f"- slug: t{n}\n  cues: [alpha, beta, gamma, delta]" for n in range(9))
    document = make_document("An alpha, a beta, a gamma, and a delta.")
    assert assign_tags(document, NOBODY, make_model(tags)) == ("t0", "t1", "t2", "t3")


def test_assign_tags__real_feed__reaches_the_baseline(real_dumps: Path, gold: Path) -> None:
    registry = Registry(
        parse_companies(starter_text("companies.yml"), "companies.yml"), parse_tags(starter_text("tags.yml"), "t")
    )
    gazetteer, model = Gazetteer(registry.companies), TagModel(registry)
    items = {item.first: item for item in read_items(read_dump(real_dumps / FEED)).items}
    right = wrong = missed = 0
    for label in json.loads((gold / "feed-dev.json").read_text(encoding="utf-8"))["articles"]:
        document = read_structure(items[label["start_line"]])
        mine = set(assign_tags(document, find_companies(document, gazetteer), model))
        truth = set(label["tags"])
        right, wrong, missed = right + len(mine & truth), wrong + len(mine - truth), missed + len(truth - mine)
    assert 2 * right / (2 * right + wrong + missed) >= 0.7


WEAK = """
- slug: web3-and-crypto
  cues: [blockchain, bitcoin]
  weak_cues: [token, coin]
- slug: layoffs
  cues: [job cuts]
  weak_cues: [shed, let go]
- slug: gaming
  cues: [console, game studio, studio]
"""


@pytest.mark.parametrize(
    ("lede", "tags"),
    [
        ("A model reads a million tokens, and each token costs a cent.", ()),
        ("The firm let go of a plan and shed light on it.", ("layoffs",)),
        ("The firm keeps its tea in a shed.", ()),
        ("A token on a blockchain costs a cent.", ("web3-and-crypto",)),
        ("A coin and a token are no money.", ("web3-and-crypto",)),
        ("After job cuts the tea is in a shed.", ("layoffs",)),
        ("It made a console.", ("gaming",)),
    ],
)
def test_assign_tags__a_word_with_other_senses__needs_another_cue(lede: str, tags: tuple[str, ...]) -> None:
    assert assign_tags(make_document(lede), NOBODY, make_model(WEAK)) == tags


def test_assign_tags__a_word_with_other_senses__counts_beside_the_sector_of_a_company() -> None:
    model = make_model(WEAK, companies="- name: Teapot\n  tags: [web3-and-crypto]\n")
    found = assign_tags(make_document("Teapot made a token."), CompanyMatches(("Teapot",), ()), model)
    assert found == ("web3-and-crypto",)


def test_cues__a_cue_inside_a_longer_one__counts_once() -> None:
    assert [slug for slug, _ in make_model(WEAK).cues("A game studio and a studio")] == ["gaming", "gaming"]


def test_weigh_tags__weights_of_ones_own__decide_how_much_is_enough() -> None:
    document, model = make_document("A game studio won a licence; its listing is near."), make_model()
    for enough, given in ((-9.0, {"gaming", "ipo"}), (99.0, {"gaming"})):
        weights = TagWeights({"strength": 1.0, "share": 0.0, "words": 0.0, "sector": 0.0}, enough)
        assert set(weigh_tags(document, NOBODY, model, weights)[0]) == given


def test_fit_tags__the_labelled_sources__gives_the_weights_of_the_package() -> None:
    assert fit_tags(list(read_tagged().values())) == packaged_tag_weights()


@pytest.fixture(scope="module")
def starter() -> tuple[Gazetteer, TagModel]:
    companies = parse_companies(starter_text("companies.yml"), "companies.yml")
    return Gazetteer(companies), TagModel(Registry(companies, parse_tags(starter_text("tags.yml"), "tags.yml")))


@pytest.mark.parametrize(
    ("slug", "text", "given"),
    [
        ("web3-and-crypto", "The model reads a million tokens, and a prompt of ten tokens is enough.", False),
        ("web3-and-crypto", "The city mints a coin for its harbour, and collectors want 9,000 coins.", False),
        ("web3-and-crypto", "Visitors of the fair pay with tokens of brass, and a token buys tea.", False),
        ("web3-and-crypto", "The tokens of the new cryptocurrency are traded on the blockchain.", True),
        ("layoffs", "The farm has shed its old roof, and its cows have a new shed.", False),
        ("layoffs", "The bank cut its forecast for tea prices and its interest rate.", False),
        ("layoffs", "The goalkeeper was let go with a warning after a foul.", False),
        ("layoffs", "The stove maker will lay off 300 workers; the job cuts hit Bremen.", True),
        ("earnings", "Exam results of the schools in Faro were better than last year.", False),
        ("earnings", "The old quarter of the town is closed to cars from May.", False),
        ("earnings", "The margin of the page is too small for the drawing.", False),
        ("earnings", "Net profit fell 12% in the third quarter, on revenue of 40 million euros.", True),
        ("us-china", "A US tea seller opened a shop in Lyon, with cups from China.", False),
        ("us-china", "The museum in Boston shows Chinese bowls that an American chose.", False),
        ("us-china", "China won the table tennis final against the US in Doha.", False),
        ("us-china", "Washington put export controls on chips, and the trade war goes on.", True),
    ],
)
def test_assign_tags__the_starter_tags__need_more_than_one_ambiguous_word(
    starter: tuple[Gazetteer, TagModel], slug: str, text: str, given: bool
) -> None:
    document = make_document(text)
    found = assign_tags(document, find_companies(document, starter[0]), starter[1])
    assert (slug in found) is given


@pytest.fixture(scope="module")
def packaged() -> TagModel:
    """The tags that an archive starts with."""
    return TagModel(Registry((), parse_tags(starter_text("tags.yml"), "tags.yml")))


@pytest.mark.parametrize(
    ("lede", "more"),
    [
        ("The quarter of the old town is closed to cars from May.", "Shops fear for their profit of the summer."),
        ("Search results will show pictures first.", "The change comes in the third quarter."),
        ("The exam results of the schools were better than in any year.", "A quarter of the pupils got the best mark."),
    ],
)
def test_assign_tags__results_and_quarters_of_another_kind__are_no_earnings(
    packaged: TagModel, lede: str, more: str
) -> None:
    assert "earnings" not in assign_tags(make_document(lede, Details=more), NOBODY, packaged)


@pytest.mark.parametrize(
    "lede",
    [
        "Net profit of the stove maker fell 12% in the third quarter, on revenue of 40 million euros.",
        "The grocer's quarterly results beat the forecast, with a margin of 4%.",
        "The baker reported its financial results and a higher profit on Tuesday.",
    ],
)
def test_assign_tags__profits_of_a_quarter__are_earnings(packaged: TagModel, lede: str) -> None:
    assert "earnings" in assign_tags(make_document(lede), NOBODY, packaged)
