"""The shapes that feeds come in: teasers, titles, dates, syndication tails, markup, one line for all."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.discard_reason import DiscardReason
from generator.dumps.feed.reader import read_feed
from generator.dumps.items import read_items
from generator.model import Discard, Dump, DumpKind, Item
from tests.support.factories import make_dump

FIRMS = ["Orchard Robotics", "Lantern Foods", "Pebble Motors", "Quill Cloud", "Saffron Games", "Tidal Bank"]
LEDES = [
    "on Tuesday announced that it will open forty repair shops across three provinces, a step that its founder had "
    "long ruled out as too slow and too costly for a firm of its age.",
    "has recalled two million frozen dumplings after inspectors in Ningbo found glass in a single box, the first such "
    "recall in the history of the family business.",
    "is in talks with a Norwegian ferry operator about batteries for nine ships, the local newspaper Fjordposten "
    "reported on Friday, citing an internal memo.",
    "said on Monday that outages at its data centre in Leipzig were caused by a gardener who had cut a fibre line, and "
    "promised customers a week of free storage.",
    "will let children under twelve play for one hour a day only, following a similar limit that its largest rival "
    "introduced in spring.",
    "agreed to buy a chain of pawn shops from its Dutch owner for €120 million, giving it a branch in every market "
    "town between Utrecht and Groningen.",
]
SECONDS = [
    "The workshops will be staffed by its own mechanics and not by partners, according to a person who has seen the plan.",
    "Supermarkets have been asked to clear the freezers by the weekend, and buyers get their money back without a receipt.",
    "A contract for the vessels would be worth three times what the carmaker sold in Scandinavia in the past year.",
    "Engineers took eleven hours to splice the cable, and some databases had to be restored from tapes in another city.",
    "Parents can lift the curfew with a code, which consumer groups call a loophole that any clever pupil will find.",
    "The lender wants to keep all six hundred clerks, and to offer small loans against jewellery under its own brand.",
]


def lede(firm: str) -> str:
    return f"{firm} {LEDES[FIRMS.index(firm)]}"


def second(firm: str) -> str:
    return SECONDS[FIRMS.index(firm)]


def cut(*lines: str) -> tuple[tuple[Item, ...], list[tuple[int, str]]]:
    found = read_items(make_dump(*lines))
    items, discards = found.items, found.discards
    return items, [(discard.line, discard.reason.value) for discard in discards]


def test_read_items__teaser_and_body_between_separators__one_article_each() -> None:
    lines = [line for firm in FIRMS for line in ("]]>" + lede(firm)[:120] + " […]", "]]>" + lede(firm), second(firm))]
    items, discards = cut(*lines)
    assert [item.first for item in items] == [1, 4, 7, 10, 13, 16]
    assert [item.paragraphs[0].line for item in items] == [2, 5, 8, 11, 14, 17]
    assert discards == [(line, "teaser-of-the-article-below") for line in (1, 4, 7, 10, 13, 16)]


def test_read_items__short_item_of_its_own_before_another__is_no_teaser() -> None:
    items, discards = cut("]]>" + lede("Orchard Robotics"), "]]>" + lede("Lantern Foods"), second("Lantern Foods"))
    assert [item.first for item in items] == [1, 2]
    assert not discards


def test_read_items__syndication_tails__separate_and_give_title_and_publication() -> None:
    lines = []
    for firm in FIRMS:
        lines += [lede(firm), second(firm), f"The post {firm} to open forty shops appeared first on Shop News."]
    items, discards = cut(*lines)
    assert [item.first for item in items] == [1, 4, 7, 10, 13, 16]
    assert [(item.title, item.publication) for item in items] == [
        (f"{firm} to open forty shops", "Shop News") for firm in FIRMS
    ]
    assert discards == [(line, "feed-tail") for line in (3, 6, 9, 12, 15, 18)]


@pytest.mark.parametrize(
    "day", ["25 July 2024", "July 25, 2024", "2024-07-25", "Thu, 25 Jul 2024 09:00:00 +0000", "Published: 25 July 2024"]
)
def test_read_items__title_line_and_date_line__are_the_items_own(day: str) -> None:
    lines = []
    for firm in FIRMS:
        lines += [f"{firm} to open forty repair shops", day, lede(firm), second(firm)]
    items, _ = cut(*lines)
    assert [item.first for item in items] == [1, 5, 9, 13, 17, 21]
    assert [item.title for item in items] == [f"{firm} to open forty repair shops" for firm in FIRMS]
    assert {item.date.day for item in items if item.date} == {dt.date(2024, 7, 25)}
    assert all(item.paragraphs[0].text.startswith(firm) for item, firm in zip(items, FIRMS, strict=True))


def test_read_items__title_lines_without_dates__are_titles_where_most_items_have_one() -> None:
    lines = []
    for firm in FIRMS:
        lines += [f"]]>{firm} to open forty repair shops", lede(firm), second(firm)]
    items, discards = cut(*lines)
    assert [item.title for item in items] == [f"{firm} to open forty repair shops" for firm in FIRMS]
    assert discards == [(line, "title-line") for line in (1, 4, 7, 10, 13, 16)]


def test_read_items__title_teaser_and_body_each_behind_a_separator__one_article() -> None:
    lines = []
    for firm in FIRMS:
        lines += [f"]]>{firm} to open forty repair shops", "]]>" + lede(firm)[:100] + "…", "]]>" + lede(firm)]
        lines += [second(firm)]
    items, _ = cut(*lines)
    assert [item.first for item in items] == [1, 5, 9, 13, 17, 21]
    assert [item.title for item in items] == [f"{firm} to open forty repair shops" for firm in FIRMS]


def test_read_items__item_without_a_text__is_reported_and_no_article() -> None:
    items, discards = cut(
        "]]>Orchard Robotics to open forty shops",
        "]]>Lantern Foods to open forty shops",
        "]]>" + lede("Lantern Foods"),
        second("Lantern Foods"),
    )
    assert [item.title for item in items] == ["Lantern Foods to open forty shops"]
    assert (1, "no-text-only-title") in discards


def test_read_items__title_and_date_without_a_text__is_reported_and_no_article() -> None:
    lines = ["Orchard Robotics to open forty shops", "25 July 2024", "Lantern Foods to open forty shops"]
    items, discards = cut(*lines, "24 July 2024", lede("Lantern Foods"), second("Lantern Foods"))
    assert [item.title for item in items] == ["Lantern Foods to open forty shops"]
    assert discards[:2] == [(1, "no-text-only-title-or-date"), (2, "no-text-only-title-or-date")]


def test_read_items__literal_markup__is_taken_out_and_its_paragraphs_kept() -> None:
    line = (
        f"<item><title>Shops</title><pubDate>Thu, 25 Jul 2024 09:00:00 GMT</pubDate><description><![CDATA[<p>"
        f"{lede('Orchard Robotics')}</p><p>It &amp; its <a href='https://x.example'>partners</a> agreed.</p>]]>"
    )
    items, _ = cut(line, "</description></item>", line.replace(lede("Orchard Robotics"), lede("Lantern Foods")))
    texts = [paragraph.text for item in items for paragraph in item.paragraphs]
    assert "It & its partners agreed." in texts
    assert not any("<" in text or "CDATA" in text for text in texts)
    assert len(items) == 2


def test_read_items__text_in_angle_brackets_that_is_no_markup__stays() -> None:
    items, _ = cut(f"{lede('Orchard Robotics')} Its margin is <5% & falling, it said in the <Note> to investors.")
    assert items[0].paragraphs[0].text.endswith("Its margin is <5% & falling, it said in the <Note> to investors.")


def test_read_items__whole_feed_on_one_line__is_cut_at_its_separators() -> None:
    items, _ = cut(" ]]> ".join(f"{lede(firm)} Why it matters: {second(firm)}" for firm in FIRMS))
    assert len(items) == 6
    assert all(item.first == item.last == 1 for item in items)


def test_read_items__one_line_without_separators__is_cut_at_its_labels() -> None:
    body = "Why it matters: The move is a first for it. Details: It has the money. Context: It was founded in 2015."
    items, _ = cut(" ".join(f"{lede(firm)} {body}" for firm in FIRMS))
    assert len(items) == 6
    assert [p.text.split(":")[0] for p in items[0].paragraphs[1:]] == ["Why it matters", "Details", "Context"]


@pytest.mark.parametrize("rule", ["***", "---", "* * *", "____"])
def test_read_items__rules_between_items__separate(rule: str) -> None:
    lines = [line for firm in FIRMS for line in (lede(firm), second(firm), rule)]
    items, discards = cut(*lines)
    assert [item.first for item in items] == [1, 4, 7, 10, 13, 16]
    assert discards == [(line, "separator") for line in (3, 6, 9, 12, 15, 18)]


def test_read_items__wider_gaps_between_items__separate() -> None:
    lines = []
    for firm in FIRMS:
        lines += [lede(firm), "", second(firm), "", "It was founded in 2015 in a garage.", "", "", ""]
    assert [item.first for item in cut(*lines)[0]] == [1, 9, 17, 25, 33, 41]


def test_read_items__editors_corrections__win() -> None:
    lines = [line for firm in FIRMS for line in ("]]>" + lede(firm), second(firm))]
    items = read_items(make_dump(*lines), {3: False, 6: True}).items
    assert [item.first for item in items] == [1, 5, 6, 7, 9, 11]


def test_read_items__mid_article_rule__is_left_out_and_reported() -> None:
    discards = read_items(make_dump(lede("Orchard Robotics"), "***", second("Orchard Robotics"))).discards
    assert discards == (Discard(2, "***", DiscardReason.SEPARATOR),)


@pytest.mark.parametrize("piece", ["1. ", "Why? ", "茶。", "Jan. 2 "])
def test_read_feed__a_long_line_of_sentences_too_short_to_be_any__is_read_as_paragraphs_of_a_usual_length(
    piece: str,
) -> None:
    line = (piece * (20_000 // len(piece))).strip()
    found, discards = read_feed(Dump("f", DumpKind.FEED, (line,)))
    assert not discards
    assert len(found) <= len(line) // 200
    assert "".join("".join(entry.paragraph.text for entry in found).split()) == "".join(line.split())


def test_read_feed__a_long_line_of_sentences__has_each_of_them() -> None:
    line = "Kettle opened a shop. " * 200
    assert len(read_feed(Dump("f", DumpKind.FEED, (line,)))[0]) == 200
