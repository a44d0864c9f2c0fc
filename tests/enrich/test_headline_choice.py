"""Which sentence becomes the headline, and which of its phrases stay."""

from __future__ import annotations

import pytest

from generator.dumps.structure import read_structure
from generator.enrich.headlines.choose import make_title, make_titles, weigh_titles
from generator.enrich.headlines.compress import Condensed
from generator.enrich.headlines.trim import LONGEST, Wording, trim
from generator.model import Document
from tests.support.factories import make_item

NEWS = (
    "Lantern Foods has opened forty steam kitchens in Faro, Porto and Braga for $4 million. "
    "Steam kitchens are steam kitchens."
)
HEADLINE = "Lantern Foods opens forty steam kitchens in Faro, Porto and Braga for $4 million"
ESSAY = """My mother baked in Faro.
Bread is old.
The ovens of Faro are cold.
Many bakers left the town.
The rest of them are tired of it.
It is late.
Lisbon’s bakers have doubled their output since 2019, and Lisbon now exports bread to Norway."""


def read(text: str, title: str | None = None) -> Document:
    return read_structure(make_item(*text.split("\n"), title=title))


@pytest.mark.parametrize(
    "opening",
    [
        "It rained on the bakers of Faro for most of the day.",
        "They have waited in Faro for a day as cold as that one.",
        "This is the year of Quill in the harbour towns of the south.",
        "Below we have listed the shops that Quill opened in Faro.",
    ],
)
def test_make_title__an_opening_that_is_no_news__is_passed_over(opening: str) -> None:
    assert make_title(read(f"{opening}\n{NEWS}")) == HEADLINE


def test_make_title__two_sentences_of_news__the_first_is_the_headline() -> None:
    lede = "The bakers of Faro raised the price of bread on Monday for the first time since the war."
    title = make_title(read(f"{lede}\nQuill and Pebble have sold 40 million loaves to Lantern Foods for $9 million."))
    assert title == "Bakers of Faro raise price of bread for first time"


def test_make_title__a_weak_lede__is_compared_with_every_early_sentence() -> None:
    text = "The bakers of the harbour were tired of the rain. The rain had come early. It was cold. The sea was grey."
    assert make_title(read(f"{text}\n{NEWS}")) == HEADLINE


def test_weigh_titles__a_strong_lede__still_has_the_next_two_sentences_as_others() -> None:
    text = f"{NEWS.split('. ', maxsplit=1)[0]}. Quill has closed ten kitchens in Tavira. Pebble has sold 40 boats to Norway."
    (evidence,) = weigh_titles([read(text)])
    assert evidence.title == HEADLINE
    assert evidence.others[:2] == ("Quill closes ten kitchens in Tavira", "Pebble sells 40 boats to Norway")


def test_weigh_titles__many_candidates__keeps_three_others() -> None:
    towns = "Faro Porto Braga Tavira Olhao Silves Sagres".split()
    text = " ".join(f"It rained on the old bakers in {town} for {n} days." for n, town in enumerate(towns, 2))
    (evidence,) = weigh_titles([read(text)])
    assert len(evidence.others) == 3
    assert evidence.title not in evidence.others


def test_make_titles__the_same_short_text_again__is_numbered_from_two() -> None:
    titles = make_titles([read("Gut gemacht in Faro")] * 3)
    assert titles == ("Gut gemacht in Faro", "Gut gemacht in Faro (2)", "Gut gemacht in Faro (3)")


@pytest.mark.parametrize(("words", "whole"), [(30, True), (60, False)])
def test_make_title__a_long_title_of_the_dump__is_cut_only_past_two_hundred_characters(words: int, whole: bool) -> None:
    given = "bread " * words
    title = make_title(read(NEWS, given))
    assert (title == given.strip()) is whole
    assert len(title) <= 200
    assert title.endswith("bread" if whole else "…")


def test_make_title__three_sentences_in_the_first_person__the_news_may_be_anywhere() -> None:
    personal = "I have always liked bread.\nMy mother baked in Faro.\nWe like it.\n"
    far = "Lisbon exports bread to Norway, and Quill has opened forty kitchens there for $4 million."
    plain = "Bread is a thing of ovens.\n" * 4
    assert make_title(read(f"{personal}{plain}{far}")).startswith("Lisbon exports bread")


def test_make_title__two_sentences_in_the_first_person__is_no_essay() -> None:
    assert "Lisbon" not in make_title(read(f"I like bread.\n{ESSAY}"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quill has agreed to buy forty shops, Reuters reported.", "Quill agrees to buy forty shops: report"),
        (
            "Quill has agreed to buy forty shops from Pebble in Faro and in Porto for $4 million, Reuters reported.",
            "Quill agrees to buy forty shops from Pebble in Faro and in Porto for $4 million",
        ),
        (
            "As Quill grows, the company is opening forty kitchens in the south. Quill is a grocer. Quill sells tea.",
            "Quill opens forty kitchens in south",
        ),
        (
            "As Quill grows, the company is opening forty kitchens in the south. It sells tea in Faro.",
            "Company opens forty kitchens in south",
        ),
        (
            "Quill allows the bakers of the south to open shops in Faro of their own with loans from Pebble.",
            "Quill allows bakers of south to open shops in Faro of their own with loans from Pebble",
        ),
        ("The old men in the harbour have sold their boats.", "Old men in harbour sell their boats"),
        ("Bakers opened shops in the harbour towns again.", "Bakers open shops in harbour towns again"),
    ],
)
def test_make_title__one_sentence_of_news__is_whole_and_says_what_it_said(text: str, expected: str) -> None:
    assert make_title(read(text)) == expected


def test_chance__a_word_that_the_article_repeats__is_likelier_in_its_headline() -> None:
    wording = Wording.of("The steam of Faro. Steam is cheap. The steam, the ovens.")
    assert wording.chance("steam", 3, 0) > wording.chance("ovens", 3, 0)


def test_chance__a_later_sentence_a_later_place__is_less_likely() -> None:
    wording = Wording.of("Steam ovens.")
    assert wording.chance("ovens", 3, 0) > wording.chance("ovens", 3, 1) > wording.chance("ovens", 3, 2)
    assert wording.chance("ovens", 3, 0) > wording.chance("ovens", 20, 0)


@pytest.mark.parametrize("word", ["Quill", "40"])
def test_chance__a_name_or_a_figure__is_likelier_than_a_word(word: str) -> None:
    wording = Wording.of(f"{word} ovens.")
    assert wording.chance(word, 3, 0) > wording.chance("oven", 3, 0)


def test_trim__a_sentence_without_a_verb__is_worth_much_less() -> None:
    text = "Quill opens steam ovens for bakers in Faro"
    wording = Wording.of(text)
    with_verb, without = trim(Condensed(text, text.index("opens")), wording, 0), trim(Condensed(text, None), wording, 0)
    assert with_verb.worth - without.worth > 0.3


def test_trim__a_headline_without_a_name__is_worth_less_than_its_words() -> None:
    worths = []
    for name in ("Quill", "quill"):
        text = f"old {name} opens steam ovens for bakers at the sea"
        worths.append(trim(Condensed(text, text.index("opens")), Wording.of(text), 0).worth)
    assert worths[0] - worths[1] > 0.1


def test_trim__an_endless_sentence__ends_on_a_whole_word_within_the_limit() -> None:
    text = (
        "Quill opens school of bread for children of bakers of harbour towns of south of country of sailors in spring"
    )
    title = trim(Condensed(text, text.index("opens")), Wording.of(text), 0).text
    assert len(title) <= LONGEST
    assert text.startswith(title)
    assert not title.endswith(("of", "for", "in"))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (  # the act of announcing instead of what was announced
            "Samovar announced the appointment of Ana Soto as head of its tea shops on Monday. Soto came from Pebble.",
            "Samovar appoints Ana Soto as head of its tea shops",
        ),
        (
            "Kettle maker Samovar on Tuesday issued a statement announcing the appointment of Ana Soto as its boss. She begins in May.",
            "Samovar appoints Ana Soto as its boss",
        ),
        (
            "The board of Ferro announced the resignation of its chairman Bo Lin after eleven years. Ida Holm follows.",
            "Ferro chairman Bo Lin resigns after eleven years",
        ),
        (
            "Pebble announces the acquisition of tea chain Samovar for 40 million euros. The sale ends in May.",
            "Pebble acquires tea chain Samovar for 40 million euros",
        ),
        (
            "Ferro has announced plans for the construction of a stove plant in Faro. It costs 90 million euros.",
            "Ferro to build stove plant in Faro",
        ),
        (  # a subject without a name, which is in the next sentence
            "The platform opened its doors to sellers from 40 countries on Monday. Quill had tested this in Spain. Quill takes 5%.",
            "Quill opens its doors to sellers from 40 countries",
        ),
        (
            "The country banned sales of coal stoves from January. Norway is the first to do so. Norway has 90,000 of them.",
            "Norway bans sales of coal stoves from January",
        ),
        (
            "The chain closed its last shop in Porto on Monday. Pebble had opened it in 1988. Pebble still has nine in Faro.",
            "Pebble closes its last shop in Porto",
        ),
        (  # a denial in the next sentence, in other words
            "Quill plans to close half of its shops in Faro, people close to the firm said. Quill denied this on Tuesday.",
            "Quill denies report that it is to close half of its shops in Faro",
        ),
        (
            "Pebble is in talks to sell its tea chain, the Harbour Post reported. A Pebble spokesperson called the report “pure invention”.",
            "Pebble denies report that it is in talks to sell its tea chain",
        ),
        (
            "Samovar will leave Spain next year, according to a person who has seen the plan. “There is no such plan,” the firm said.",
            "Samovar denies report that it is to leave Spain next year",
        ),
        (  # panels
            "Ana Soto, founder of Samovar, Bo Lin, head of tea at Pebble, and Ida Holm, partner at Brandt, spoke about water.",
            "Ana Soto, Bo Lin and Ida Holm speak about water",
        ),
        (
            "At a panel in Faro, moderated by Ida Holm of the Harbour Post, three bakers discussed how to find apprentices.",
            "Three bakers discuss how to find apprentices",
        ),
        (
            "At the fair, chaired by Ida Holm of the Harbour Post, grocers debated what a shop without any till needs.",
            "Grocers debate what shop without any till needs",
        ),
    ],
)
def test_make_title__what_used_to_mislead__is_the_news_with_its_name(text: str, title: str) -> None:
    assert make_title(read(text)) == title


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        (
            "据知情人士透露，电热水壶制造商正在考虑收购竞争对手以扩大其在南欧地区的市场份额并进一步提升品牌影响力和渠道覆盖能力",
            "电热水壶制造商",
        ),
        (
            "消息称，电池厂商计划明年扩建工厂以满足欧洲客户日益增长的需求并降低运输成本和提高交付效率",
            "消息称，电池厂商",
        ),
        ("他说，通讯设备商将于下月关闭在北部的三家工厂并把全部生产转移到南部的新厂区以节省开支", "他说，通讯设备商"),
    ],
)
def test_make_title__chinese_with_a_word_of_the_wire_inside__keeps_the_word(text: str, begins: str) -> None:
    assert make_title(read(text)).startswith(begins)


@pytest.mark.parametrize(
    "text",
    [
        "海港社5月3日电（记者林波）茶厂周一开门",
        "海港日报讯 茶厂周一开门迎接第一批客人",
        "海港社法鲁5月3日电 茶厂周一开门",
    ],
)
def test_make_title__chinese_behind_a_wire__without_it(text: str) -> None:
    assert make_title(read(text)).startswith("茶厂周一开门")
