"""The line that says what a date rests on, for people; nothing decides by it."""

from __future__ import annotations

import datetime as dt

import pytest

from generator import date_basis
from generator.content.registry import starter_text
from generator.date_basis import BasisKind, DateBasis, Neighbours, basis_line
from generator.dumps.structure import read_structure
from generator.enrich.dates.estimate import weigh_dates
from generator.enrich.dates.event_file import parse_calendar
from generator.enrich.evidence import TextSpan, locate
from generator.model import Document
from tests.support.factories import make_item

NEIGHBOURS = Neighbours(dt.date(2024, 5, 8), dt.date(2024, 5, 15))


@pytest.mark.parametrize(
    ("bases", "line"),
    [
        (
            [DateBasis(BasisKind.WEEKDAY, ("on Friday",)), DateBasis(BasisKind.ORDER, neighbours=NEIGHBOURS)],
            'The text says "on Friday" and stands between articles of 8 and 15 May 2024.',
        ),
        (
            [
                DateBasis(BasisKind.WEEKDAY, ("on Friday",)),
                DateBasis(BasisKind.PAST_YEAR, ("2023",)),
                DateBasis(BasisKind.QUOTED, ("last week",)),
                DateBasis(BasisKind.ORDER),
            ],
            'The text says "on Friday" and "last week", speaks of 2023 and stands in a feed that runs newest first.',
        ),
        (
            [DateBasis(BasisKind.LEDE_DATE, ("Aug. 25",), "Thursday")],
            'The text names "Aug. 25" (a Thursday) at its beginning.',
        ),
        ([DateBasis(BasisKind.BODY_DATE, ("Aug. 25",), "Thursday")], 'The text names "Aug. 25" (a Thursday).'),
        (
            [DateBasis(BasisKind.QUOTED, ("two weeks after", "May 5"))],
            'The text says "two weeks after" and "May 5".',
        ),
        (
            [DateBasis(BasisKind.KNOWN_NAME, ("ChatGPT",), "2022-11-30")],
            "The text names ChatGPT (known since 30 November 2022).",
        ),
        (
            [DateBasis(BasisKind.EVENT, ("Singles Day",), "Singles’ Day 2023")],
            "The text names the event Singles’ Day 2023.",
        ),
        ([DateBasis(BasisKind.EVENT, (), "A ban is lifted")], 'The text reports the news "A ban is lifted".'),
        ([DateBasis(BasisKind.FIELD, ("Mon, 5 May",), "the feed says")], 'The feed says "Mon, 5 May".'),
        ([DateBasis(BasisKind.NO_DAY)], "The text names no day."),
    ],
)
def test_basis_line__evidence__is_one_sentence_for_people(bases: list[DateBasis], line: str) -> None:
    assert basis_line(*bases) == line


@pytest.mark.parametrize(
    ("older", "newer", "known", "words"),
    [
        ("2024-05-08", "2024-05-08", True, "between articles of 8 May 2024"),
        ("2024-04-28", "2024-05-08", False, "between articles of about 28 April and 8 May 2024"),
        ("2023-12-30", "2024-01-02", True, "between articles of 30 December 2023 and 2 January 2024"),
        ("2024-05-08", None, True, "above an article of 8 May 2024"),
        (None, "2024-05-08", True, "below an article of 8 May 2024"),
    ],
)
def test_neighbours__their_days__said_once(older: str | None, newer: str | None, known: bool, words: str) -> None:
    first, last = (dt.date.fromisoformat(day) if day else None for day in (older, newer))
    assert str(Neighbours(first, last, known)) == words


@pytest.mark.parametrize("kind", BasisKind)
def test_basis_line__any_kind__is_a_sentence_of_its_own(kind: BasisKind) -> None:
    lines = {other: basis_line(DateBasis(other, ("words",), "2024-05-08")) for other in BasisKind}
    line, others = lines[kind], [words for other, words in lines.items() if other is not kind]
    assert line[0] == line[0].upper()
    assert line.endswith(".")
    assert line not in others or kind in (BasisKind.QUOTED, BasisKind.WEEKDAY)


def test_weigh_dates__every_sentence_in_other_words__finds_the_same_days_and_places(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calendar = parse_calendar((starter_text("events.yml"), "events.yml"))
    texts = [
        read_structure(
            make_item("It said on Thursday, ahead of the 618 sale, that it grew in the first quarter of 2023.")
        ),
        read_structure(make_item("It opened on May 5, two weeks after the CES 2023 fair.", "ChatGPT is a rival.")),
    ]

    def places(document: Document, newest: dt.date) -> tuple[dt.date | None, list[tuple[float, list[TextSpan]]]]:
        ((estimate, signs),) = weigh_dates([document], calendar, newest=newest)
        return estimate.day, [(sign.weight, list(locate(document, sign))) for sign in signs]

    before = [places(text, dt.date(2023, 6, 30)) for text in texts]
    assert all(spans for _, found in before for _, spans in found[:2])
    for table in ("_SENTENCES", "_PREDICATES"):
        kinds = enumerate(getattr(date_basis, table))
        shape = "{0} {{words}} {{detail}}" if table == "_SENTENCES" else ("{0}", "{{words}} {{detail}}")
        reworded = {
            kind: shape.format(n) if isinstance(shape, str) else tuple(part.format(n) for part in shape)
            for n, kind in kinds
        }
        monkeypatch.setattr(date_basis, table, reworded)
    assert [places(text, dt.date(2023, 6, 30)) for text in texts] == before
