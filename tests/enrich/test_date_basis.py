"""The line that says what a date rests on, for people; nothing decides by it."""

from __future__ import annotations

import datetime as dt

import pytest

from generator import date_basis
from generator.content.registry import starter_text
from generator.date_basis import BasisKind, DateBasis, basis_line
from generator.dumps.structure import read_structure
from generator.enrich.dates.estimate import weigh_dates
from generator.enrich.dates.event_file import parse_calendar
from generator.enrich.evidence import TextSpan, locate
from generator.model import Document
from tests.support.factories import make_item


@pytest.mark.parametrize(
    ("bases", "line"),
    [
        ([DateBasis(BasisKind.ORDER), DateBasis(BasisKind.WEEKDAY, ("Thursday",))], 'feed order; weekday "Thursday"'),
        ([DateBasis(BasisKind.LEDE_DATE, ("Aug. 25",), "Thursday")], '"Aug. 25" in the lede, a Thursday'),
        ([DateBasis(BasisKind.BODY_DATE, ("Aug. 25",))], '"Aug. 25"'),
        ([DateBasis(BasisKind.QUOTED, ("two weeks after", "May 5"))], '"two weeks after" and "May 5"'),
        ([DateBasis(BasisKind.KNOWN_NAME, ("ChatGPT",), "2022-11-30")], "known since 2022-11-30: ChatGPT"),
        ([DateBasis(BasisKind.EVENT, ("Singles Day",), "Singles’ Day 2023")], "event Singles’ Day 2023"),
        ([DateBasis(BasisKind.FIELD, ("Mon, 5 May",), "pubDate")], 'pubDate "Mon, 5 May"'),
        ([DateBasis(BasisKind.PAST_YEAR, ("2023",))], "speaks of 2023"),
    ],
)
def test_basis_line__evidence__is_one_line_for_people(bases: list[DateBasis], line: str) -> None:
    assert basis_line(*bases) == line


def test_basis_line__every_kind__has_its_own_words() -> None:
    lines = {str(DateBasis(kind, ("words",), "detail")) for kind in BasisKind}
    assert len(lines) == len(BasisKind)


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
    reworded = {kind: f"{number} {{words}} {{detail}}" for number, kind in enumerate(BasisKind)}
    monkeypatch.setattr(date_basis, "_SENTENCES", reworded)
    assert [places(text, dt.date(2023, 6, 30)) for text in texts] == before
