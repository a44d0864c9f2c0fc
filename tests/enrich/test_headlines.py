"""Headlines, sentences and summaries made from a text's own words."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.dumps.items import read_items
from generator.dumps.read import read_dump
from generator.dumps.structure import read_structure
from generator.enrich.headlines.choose import make_title, make_titles, weigh_titles
from generator.enrich.headlines.panels import panel_pattern
from generator.enrich.headlines.phrases import split_phrases
from generator.enrich.headlines.rules import FILE, GROUPS, Rule, rules
from generator.enrich.headlines.tense import into_present
from generator.enrich.headlines.trim import LONGEST, SHORTEST
from generator.enrich.headlines.verbs import present
from generator.enrich.headlines.words import word_lists
from generator.enrich.sentences import split_sentences
from generator.enrich.summaries import summarize
from generator.enrich.switches import ALL
from generator.enrich.word_lists import read_data
from generator.language import is_english
from tests.cases import read_cases
from tests.support.factories import make_item

TITLES, SENTENCES = read_cases("titles.md"), read_cases("sentences.md")
LEDE = "Lantern Foods has opened its first restaurant in Lisbon, and means to open forty more within two years."


def faults(title: str) -> list[str]:
    """What a sub-editor would strike out at a glance."""
    last = re.findall(r"[\w’'-]+", title.lower())[-1:] or [""]
    return [
        fault
        for fault, there in {
            "too short or too long": not SHORTEST <= len(title) <= LONGEST,
            "no capital": title[:1] != title[:1].upper(),
            "ends on a dangling word": last[0] in word_lists().dangling,
            "ends on a mark": title.endswith((",", ";", ":", "…", "-")),
            "half a quotation": title.count("“") != title.count("”"),
        }.items()
        if there
    ]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in TITLES], ids=[case[0] for case in TITLES])
def test_make_title__a_text__gives_the_headline_of_its_news(text: str, expected: str) -> None:
    title = make_title(read_structure(make_item(*text.split("\n"))))
    assert title == expected
    assert not faults(title)


PANEL = (
    "In a time of dear bread, bakers are looking for new ovens.",
    "At the Harbour Expo 2031 conference, held in a tent, Ana Soto, head of research at Quill Cloud; Bo Lindgren, founder "
    "of Pebble Motors; and Mei Tan, a partner of Tidal Bank, discussed how small ovens save power.",
    "Their comments have been edited and condensed.",
)


def test_weigh_titles__a_report_of_a_panel_with_its_pack__names_the_organisations_of_the_speakers() -> None:
    on = replace(ALL, panels=True)
    title = weigh_titles([read_structure(make_item(*PANEL))], on)[0].title
    assert title == "Executives of Quill Cloud, Pebble Motors and Tidal Bank discuss how small ovens save power"
    assert make_title(read_structure(make_item(*PANEL))) != title


PANEL_PATTERNS = read_data("packs/headlines/panel-reports.yml")["patterns"]


@pytest.mark.parametrize("name", PANEL_PATTERNS)
def test_panel_pattern__its_examples__has_the_first_and_not_the_second(name: str) -> None:
    assert panel_pattern(name).search(PANEL_PATTERNS[name]["example"])
    assert not panel_pattern(name).search(PANEL_PATTERNS[name]["counter"])


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in SENTENCES], ids=[case[0] for case in SENTENCES])
def test_split_sentences__a_paragraph__gives_its_sentences(text: str, expected: str) -> None:
    assert split_sentences(text) == expected.split("\n")


@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_split_sentences__any_text__loses_nothing_but_space(text: str) -> None:
    assert "".join("".join(split_sentences(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "past", ["launched", "surprised", "narrowed", "carried", "banned", "fell", "became", "acquired"]
)
def test_present__a_past_form__gives_the_third_person_and_the_plain_form(past: str) -> None:
    forms = {
        "launched": ("launches", "launch"), "surprised": ("surprises", "surprise"), "narrowed": ("narrows", "narrow"),
        "carried": ("carries", "carry"), "banned": ("bans", "ban"), "fell": ("falls", "fall"),
        "became": ("becomes", "become"), "acquired": ("acquires", "acquire"),
    }  # fmt: skip
    assert present(past) == forms[past]


@pytest.mark.parametrize("word", ["wed", "red", "speed", "tea", "rent", "routed", "tinged"])
def test_present__a_form_that_its_spelling_leaves_open__gives_none(word: str) -> None:
    assert present(word) is None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Quill has launched a kettle", "Quill launches a kettle"),
        ("Money invested in kettles fell", "Money invested in kettles falls"),
        ("Bakers in Faro were fined for smoke", "Bakers in Faro fined for smoke"),
        ("Two years ago Quill opened a shop", "Two years ago Quill opened a shop"),
        ("Quill cut its prices", "Quill cuts its prices"),
        ("The kettle was made by Quill", "The kettle was made by Quill"),
        ("Quill is testing kettles as prices doubled in Faro", "Quill tests kettles as prices double in Faro"),
    ],
)
def test_into_present__a_sentence__changes_only_what_is_safe(sentence: str, expected: str) -> None:
    assert into_present(sentence)[0] == expected


RULES = [(row, rule) for group in GROUPS for row, rule in zip(read_data(FILE)[group], rules(group), strict=True)]


@pytest.mark.parametrize(("row", "rule"), RULES, ids=[row["example"] for row, _ in RULES])
def test_rules__an_example_and_a_counter_example__only_the_first_changes(row: dict[str, str], rule: Rule) -> None:
    pattern, replacement = rule
    assert row["example"] != row["becomes"]
    assert pattern.sub(replacement, row["example"]) == row["becomes"]
    assert pattern.sub(replacement, row["counter"]) == row["counter"]


def test_split_phrases__a_list_and_a_quotation__stay_in_one_piece() -> None:
    text = "Quill sells tea, coffee, and cakes in Faro after “a long, cold winter” there"
    phrases = [phrase.text for phrase in split_phrases(text, text.index("sells"))]
    assert phrases == ["Quill sells tea, coffee and cakes", " in Faro", " after “a long, cold winter” there"]


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("The baker of Faro sells cakes to sailors.", True),
        ("El panadero de Faro vende pasteles a los marineros.", False),
        ("Der Bäcker von Faro verkauft den Matrosen Kuchen, und das ist gut.", False),
        ("灯笼食品在里斯本开设餐厅。", False),
        ("Quill 7", True),
    ],
)
def test_is_english__a_text__is_recognised_by_its_small_words(text: str, english: bool) -> None:
    assert is_english(text) is english


def test_make_title__an_essay__gets_its_strongest_sentence() -> None:
    title = make_title(
        read_structure(
            make_item(
                "I have always liked bread. When I was a child, my mother baked.",
                "My friends say that I talk of nothing else, and we laugh.",
                "Lisbon’s bakers have doubled their output since 2019, and Lisbon now exports bread to Norway.",
            )
        )
    )
    assert title.startswith("Lisbon’s bakers double their output")


def test_make_titles__the_same_lede_twice__gives_two_headlines() -> None:
    documents = [read_structure(make_item(LEDE)) for _ in range(3)]
    titles = make_titles(documents)
    assert len(set(titles)) == 3
    assert all(not faults(title) for title in titles)


def test_make_title__the_dump_tells_one__is_kept_word_for_word() -> None:
    assert make_title(read_structure(make_item(LEDE, title="A title, as given:"))) == "A title, as given:"


@pytest.mark.parametrize(
    "text", ["工厂在上海开业了，四十人在那里工作，" * 9, "Gut", "x" * 400, "“Why not?”", "12 34 56"]
)
def test_make_title__odd_texts__still_give_a_headline_that_fits(text: str) -> None:
    assert 0 < len(make_title(read_structure(make_item(text)))) <= LONGEST


SUBJECTS = st.sampled_from(
    ["Quill Cloud", "The Dutch grocer Lantern Foods", "Tidal Bank CEO Ana Soto", "Three bakers from Faro", "Quill and Pebble",
     "Pebble Motors, a maker of vans,", "Researchers at the University of Tarrow", "iLoaf"]
)  # fmt: skip
VERBS = st.sampled_from(
    ["has opened", "said on Monday that it will close", "is testing", "announced a plan to sell", "raised the price of",
     "have agreed to buy", "was fined for", "reportedly wants to share", "will double the number of", "cut"]
)  # fmt: skip
OBJECTS = st.sampled_from(
    ["its first kitchen in Porto", "four “very small” ovens", "tea, coffee and cakes", "1,200 vans for €3.5 million",
     "an app called Crumb", "what it calls “the quietest kettle in Europe”", "parts of its business (the smaller ones)"]
)  # fmt: skip
TAILS = st.sampled_from(
    ["", ", the Harbour Post reported on Tuesday", " as prices of flour rise across the south", " after its founder said “we are done, and tired” at a fair",
     ", which had been expected, for the first time since 2019", " in the second quarter, according to a person familiar with the matter",
     ", making it the largest of its kind in the country", " between Faro and Porto to help sailors who cannot swim", " with"]
)  # fmt: skip


@given(SUBJECTS, VERBS, OBJECTS, st.lists(TAILS, max_size=3))
def test_make_title__any_english_lede__is_short_whole_and_always_the_same(
    subject: str, verb: str, thing: str, tails: list[str]
) -> None:
    lede = f"{subject} {verb} {thing}{''.join(tails)}."
    title = make_title(read_structure(make_item(lede)))
    assert title == make_title(read_structure(make_item(lede)))
    assert not faults(title), title
    assert "  " not in title
    assert title.count("(") == title.count(")")
    words = {word.lower() for word in re.findall(r"[A-Za-z]{4,}", lede)}
    kept = [word for word in re.findall(r"[A-Za-z]{4,}", title) if word.lower() in words]
    assert len(kept) >= 2  # made of the text's own words


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1).filter(str.strip),
        min_size=1,
        max_size=3,
    )
)
def test_make_title__any_text__never_fails_and_never_passes_the_limit(texts: list[str]) -> None:
    title = make_title(read_structure(make_item(*(text.strip() for text in texts))))
    assert title
    assert len(title) <= LONGEST


def test_make_titles__the_real_feed__all_different_and_sane(real_dumps: Path, gold: Path) -> None:
    items = read_items(read_dump(real_dumps / "002_49b20c881b644463.txt")).items
    titles = make_titles([read_structure(item) for item in items])
    assert len({title.casefold() for title in titles}) == len(items)
    assert {title: faults(title) for title in titles if faults(title)} == {}
    by_line = {item.first: title for item, title in zip(items, titles, strict=True)}
    truth = json.loads((gold / "feed-dev.json").read_text(encoding="utf-8"))["articles"]
    shared = [set(by_line[a["start_line"]].lower().split()) & set(a["title"].lower().split()) for a in truth]
    assert sum(len(words) >= 2 for words in shared) > 0.7 * len(truth)


def test_summarize__a_first_sentence_of_usual_length__is_the_summary() -> None:
    document = read_structure(make_item(f"{LEDE} It will serve noodles. And soup."))
    assert summarize(document, "Lantern Foods opens in Lisbon") == f"{LEDE} It will serve noodles."


def test_summarize__the_headline_word_for_word__is_left_out() -> None:
    document = read_structure(
        make_item("Lantern opens in Lisbon. It is the first of forty, and the cook is from Porto.", LEDE)
    )
    assert summarize(document, "Lantern opens in Lisbon").startswith("It is the first of forty")


def test_summarize__a_sentence_that_never_ends__is_cut_at_a_clause_and_says_so() -> None:
    summary = summarize(read_structure(make_item("and then it rained, " * 60)), "Rain")
    assert len(summary) <= 320
    assert summary.endswith("rained…")


def test_summarize__a_long_first_sentence__is_kept_whole() -> None:
    lede = f"{LEDE[:-1]}, {'and cooks from Porto, Faro and Braga have come to help, ' * 5}as they did in Madrid."
    assert 320 < len(lede) <= 450
    assert summarize(read_structure(make_item(lede)), "Lantern Foods opens in Lisbon") == lede


def test_summarize__a_shout_before_the_news__is_passed_over() -> None:
    document = read_structure(make_item(f"“Three, two, one! Show the soup!” {LEDE}"))
    assert summarize(document, "Lantern Foods opens in Lisbon").startswith("Lantern Foods has opened")


@given(st.lists(SUBJECTS, min_size=1, max_size=4), OBJECTS, TAILS)
def test_summarize__any_text_of_sentences__is_whole_and_short(subjects: list[str], thing: str, tail: str) -> None:
    text = " ".join(f"{subject} has opened {thing}{tail}." for subject in subjects)
    document = read_structure(make_item(text))
    summary = summarize(document, make_title(document))
    assert summary.endswith(".")
    assert summary in text
    assert len(summary) <= 450
