"""What all titles begin or end with is no part of them, and neither are sections in boxes, mastheads and footers of items."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from generator.dumps.layouts.affixes import without_affixes
from generator.dumps.layouts.draft import DraftItem
from generator.dumps.layouts.reader import Layout, read_layout
from tests.support.layout_variants import BRIEFS

TITLES = [brief.title for brief in BRIEFS]


def _shortened(*titles: str) -> list[DraftItem]:
    drafts = [DraftItem(number, number + 1, title=title) for number, title in enumerate(titles)]
    without_affixes(drafts)
    return drafts


@pytest.mark.parametrize(
    "render",
    [
        lambda n, t: f"SLUG: {t} DUR: 0'2{n}\"",
        lambda n, t: f"v4.{n}.0 — {t}",
        lambda n, t: f"[Quay Wire] {t}",
        lambda n, t: f"Story: {t}",
        lambda n, t: f"{t} (1:0{n})",
    ],
)
def test_without_affixes__what_all_titles_have__is_taken_off(render: Callable[[int, str], str]) -> None:
    drafts = _shortened(*(render(n, title) for n, title in enumerate(TITLES)))
    assert [draft.title for draft in drafts] == TITLES


def test_without_affixes__the_feed_in_brackets__is_the_publication() -> None:
    drafts = _shortened(*(f"[{brief.paper}] {brief.title}" for brief in BRIEFS))
    assert [draft.publication for draft in drafts] == [brief.paper for brief in BRIEFS]


@pytest.mark.parametrize(
    "titles",
    [
        ["Exclusive: a bridge opens", "A ferry sinks at its pier", "Tea gets dearer: why"],
        ["[Update] a bridge opens", "A ferry sinks at its pier", "Tea gets dearer"],
        ["A bridge opens", "A ferry sinks"],
        ["2024: a bridge opens", "A mill closes", "Two ferries sink"],
    ],
)
def test_without_affixes__what_few_titles_have__stays(titles: list[str]) -> None:
    assert [draft.title for draft in _shortened(*titles)] == titles


def _newsletter(rule: str, more: str, box: Callable[[str, str], str]) -> str:
    contents = "\n".join(f"- {title}" for title in TITLES)
    sections = iter(("MANUFACTURING", "MONEY", "TRANSPORT"))
    parts = []
    for number, brief in enumerate(BRIEFS):
        section = f"{box(next(sections), rule)}\n\n" if number % 2 == 0 else ""
        parts.append(f"{section}{brief.title}\n\n{' '.join(brief.body)}\n\n{more} {brief.url}")
    items = "\n\n".join(parts)
    return (
        f"View this email in your browser: https://quay.example/view/207\n\nTHE QUAY LETTER\nIssue 207 | Wednesday, 22 November 2023\n"
        f"{'=' * 40}\n\nGood morning! Five stories before your second coffee.\n\nIN THIS ISSUE\n{contents}\n\n{items}\n\n{'=' * 40}\n"
        "You are receiving this email because you signed up at our website.\nUnsubscribe: https://quay.example/unsub\n"
        "Update your preferences: https://quay.example/prefs\nThe Quay Letter Ltd, 14 Mill Lane, Cork\n"
    )


@pytest.mark.parametrize(
    ("rule", "more", "box"),
    [
        ("-" * 40, "Read more:", lambda name, rule: f"{rule}\n{name}\n{rule}"),
        ("*" * 30, "Full story:", lambda name, rule: f"{rule}\n{name}\n{rule}"),
        ("~" * 24, "Link:", lambda name, rule: f"{rule}\n{name}\n{rule}"),
    ],
)
def test_read_layout__a_newsletter_with_sections_between_rules__gives_its_items(
    rule: str, more: str, box: Callable[[str, str], str]
) -> None:
    layout = read_layout("letter.txt", _newsletter(rule, more, box).splitlines())
    assert layout is not None
    assert [item.title for item in layout.items] == TITLES
    assert [item.url for item in layout.items] == [brief.url for brief in BRIEFS]
    assert {item.date and item.date.day for item in layout.items} == {dt.date(2023, 11, 22)}


def _rundown(head: str, foot: str) -> Layout:
    items = "".join(
        f"{n}. SLUG: {b.title.upper()}        DUR: 0'2{n}\"\n\n" + "\n\n".join(b.body) + f"\n\n{'-' * 60}\n\n"
        for n, b in enumerate(BRIEFS, 1)
    )
    layout = read_layout("rundown.txt", f"{head}\n{'=' * 60}\n\n{items}{foot}\n".splitlines())
    assert layout is not None
    return layout


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        (
            "RADIO QUAY NEWS\nBulletin: 1300   Date: Wednesday 22 November 2023\nReader: S. Pell",
            "WEATHER / JINGLE / OUT 1304",
        ),
        ("QUAY FM HEADLINES\n22 November 2023, 13:00", ""),
        ("Midday bulletin\nDate: 22 November 2023\nProducer: J. Marwood", "END OF BULLETIN"),
    ],
)
def test_read_layout__a_radio_bulletin__has_its_numbered_stories_and_its_day(head: str, foot: str) -> None:
    layout = _rundown(head, foot)
    assert [item.title and item.title.casefold() for item in layout.items] == [title.casefold() for title in TITLES]
    assert {item.date and item.date.day for item in layout.items} == {dt.date(2023, 11, 22)}
