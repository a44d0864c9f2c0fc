"""What a text says about its day: each kind of phrase, read alone."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.dumps.structure import read_structure
from generator.enrich.dates.calendar import Event, make_calendar
from generator.enrich.dates.hints import gather, own_date
from generator.enrich.dates.likelihoods import Hint
from generator.enrich.dates.patterns import COUNTED, DATE, Outlook, counted_days, outlook
from generator.enrich.dates.periods import latest_year
from generator.model import Document
from tests.support.factories import make_item

YEARS = range(2021, 2026)
DAY = dt.date
FAIR = make_calendar(
    [
        Event("Tea Fair", days={2023: (DAY(2023, 5, 10), DAY(2023, 5, 12)), 2024: (DAY(2024, 5, 8), DAY(2024, 5, 10))}),
        Event("Chatpot", since=DAY(2022, 11, 30)),
    ]
)


def make_document(*texts: str) -> Document:
    return read_structure(make_item(*texts))


def hints_of(*texts: str) -> list[Hint]:
    return gather(make_document(*texts), FAIR, YEARS)


def best_day(hint: Hint, first: dt.date, last: dt.date) -> dt.date:
    heights = hint.shape.heights(first.toordinal(), (last - first).days + 1)
    return first + dt.timedelta(days=max(range(len(heights)), key=heights.__getitem__))


def height(hint: Hint, day: dt.date) -> float:
    return hint.shape.heights(day.toordinal(), 1)[0]


def the_hint(words: str, *texts: str) -> Hint:
    found = [hint for hint in hints_of(*texts) if words in str(hint.basis)]
    assert found, f"no hint with {words!r} in {[str(hint.basis) for hint in hints_of(*texts)]}"
    return found[0]


# ---------------------------------------------------------------- days


def test_gather__weekday_in_the_lede__that_working_day_or_the_next() -> None:
    hint = the_hint('says "on Friday"', "The kettle maker closed on Friday.")
    friday, saturday, monday, wednesday = (DAY(2023, 6, day) for day in (2, 3, 5, 7))
    assert min(height(hint, friday), height(hint, monday)) > 5 * height(hint, wednesday)
    assert height(hint, saturday) >= height(hint, wednesday)


@pytest.mark.parametrize(
    "lede",
    ["It will open on Friday.", "It opens every Friday.", "Every Monday and Friday it opens.", "It sells on Fridays."],
)
def test_gather__weekday_of_no_news__no_hint(lede: str) -> None:
    assert not [hint for hint in hints_of(lede) if "Friday" in str(hint.basis)]


def test_gather__weekday_below_the_lede_only__weaker() -> None:
    in_lede = the_hint("on Friday", "The kettle maker closed on Friday.", "Details: It was old.")
    below = the_hint("on Friday", "The kettle maker closed.", "Details: It was told on Friday.")
    assert below.strength < in_lede.strength


@pytest.mark.parametrize(
    ("lede", "best"),
    [
        ("It opened on April 24.", DAY(2023, 4, 24)),
        ("It opened on 24 April 2023.", DAY(2023, 4, 24)),
        ("It sold well from Feb. 9 to 12.", DAY(2023, 2, 12)),
        ("It closed on Aug.15 for good.", DAY(2023, 8, 15)),
    ],
)
def test_gather__date_in_the_lede__that_day_is_best(lede: str, best: dt.date) -> None:
    hint = the_hint("at its beginning", lede)
    assert best_day(hint, DAY(2023, 1, 1), DAY(2023, 12, 31)) == best


def test_gather__date_ahead__before_it_rather_than_after() -> None:
    hint = the_hint('"July 9"', "It will close on July 9.")
    assert height(hint, DAY(2023, 7, 5)) > 3 * height(hint, DAY(2023, 7, 13))


def test_gather__date_that_does_not_exist__no_hint() -> None:
    assert not [
        hint for hint in hints_of("It opened on Feb. 30 with May 99 cups.") if "at its beginning" in str(hint.basis)
    ]


def test_gather__leap_day_without_a_year__the_leap_year() -> None:
    hint = the_hint("Feb. 29", "It opened on Feb. 29.")
    assert best_day(hint, DAY(2023, 1, 1), DAY(2024, 12, 31)) == DAY(2024, 2, 29)


def test_gather__weeks_before_a_day_named_elsewhere__counted_from_it() -> None:
    hint = the_hint("two weeks before", "The ban comes two weeks before the rules.", "Context: They start August 15.")
    assert best_day(hint, DAY(2023, 6, 1), DAY(2023, 9, 30)) == DAY(2023, 7, 29)
    assert height(hint, DAY(2023, 8, 1)) > 3 * height(hint, DAY(2023, 8, 20))


# ---------------------------------------------------------------- months, quarters, years


def test_gather__month_alone__not_long_before_it_nor_years_after() -> None:
    hint = the_hint('"in March"', "It closed in March.")
    assert height(hint, DAY(2023, 4, 10)) > height(hint, DAY(2023, 11, 10)) > height(hint, DAY(2023, 2, 1))


def test_gather__last_november__the_year_after() -> None:
    hint = the_hint('"last November"', "It closed last November.")
    assert height(hint, DAY(2023, 6, 1)) == pytest.approx(height(hint, DAY(2023, 3, 1)))
    assert height(hint, DAY(2022, 11, 20)) > 0


def test_gather__early_and_late_in_a_month__after_that_part() -> None:
    hint = the_hint("late May", "It closed in late May.")
    assert height(hint, DAY(2023, 5, 25)) > 2 * height(hint, DAY(2023, 5, 10))


def test_gather__figures_of_a_quarter__in_its_season() -> None:
    hint = the_hint("second quarter of 2023", "Its revenue rose 5% in the second quarter of 2023.")
    assert DAY(2023, 7, 10) <= best_day(hint, DAY(2022, 1, 1), DAY(2024, 12, 31)) <= DAY(2023, 9, 10)


def test_gather__latest_year_past__that_year_or_the_next() -> None:
    hint = the_hint("speaks of 2022", "It was founded in 2015 and grew in 2022, with a goal of more by 2030.")
    assert min(height(hint, DAY(2022, 7, 1)), height(hint, DAY(2023, 4, 1))) > 10 * height(hint, DAY(2021, 7, 1))


def test_gather__age_with_its_year__the_sum() -> None:
    hint = the_hint("two years ago in 2021", "It was founded two years ago in 2021.")
    assert best_day(hint, DAY(2020, 1, 1), DAY(2025, 12, 31)).year == 2023


def test_gather__earlier_this_month__not_its_first_days() -> None:
    hint = the_hint("earlier this month", "It closed a shop.", "Context: It opened one earlier this month.")
    assert height(hint, DAY(2023, 5, 20)) > height(hint, DAY(2023, 5, 2))


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("In 2019 it aimed for 2025.", 2019),
        ("It will open in 2025.", 2025),
        ("A 2000-year-old jar.", None),
        ("$2019", None),
    ],
)
def test_latest_year__past_goes_before_plans(text: str, year: int | None) -> None:
    assert latest_year(text) == year


# ---------------------------------------------------------------- events


@pytest.mark.parametrize(
    ("lede", "first", "last"),
    [
        ("It spoke at the Tea Fair.", DAY(2023, 5, 10), DAY(2023, 5, 12)),
        ("It spoke at the Tea Fair last week.", DAY(2023, 5, 13), DAY(2023, 5, 20)),
        ("It prepares for the upcoming Tea Fair.", DAY(2023, 4, 28), DAY(2023, 5, 12)),
        ("The Tea Fair, which has just ended, sold out.", DAY(2023, 5, 12), DAY(2023, 5, 17)),
        ("It comes two months before the Tea Fair.", DAY(2023, 2, 20), DAY(2023, 4, 1)),
    ],
)
def test_gather__event__by_the_words_around_it(lede: str, first: dt.date, last: dt.date) -> None:
    hint = the_hint("event Tea Fair", lede)
    assert first <= best_day(hint, DAY(2023, 1, 1), DAY(2023, 12, 31)) <= last
    assert best_day(hint, DAY(2022, 1, 1), DAY(2022, 12, 31)) == best_day(hint, DAY(2022, 1, 1), DAY(2022, 12, 31))


def test_gather__event_with_its_year__no_other_year() -> None:
    hint = the_hint("event Tea Fair 2023", "It spoke at the Tea Fair 2023.")
    assert height(hint, DAY(2023, 5, 11)) > 10 * height(hint, DAY(2024, 5, 9))


def test_gather__last_years_event__no_hint() -> None:
    assert not [hint for hint in hints_of("It grew more than at last year’s Tea Fair.") if "event" in str(hint.basis)]


def test_gather__name_known_from_a_day__hardly_before() -> None:
    hint = the_hint("Chatpot", "It is a rival of Chatpot.")
    assert height(hint, DAY(2025, 1, 1)) > 100 * height(hint, DAY(2022, 11, 1))


# ---------------------------------------------------------------- phrases


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("It opened on @", Outlook.PAST),
        ("It will open on @", Outlook.AHEAD),
        ("It will open. It closed on @", Outlook.PAST),
        ("The price rises starting @", Outlook.EITHER),
        ("It may rise, the firm said on @", Outlook.PAST),
        ("It was sold before closing on @", Outlook.PAST),
    ],
)
def test_outlook__words_before_a_date__behind_or_ahead(text: str, view: Outlook) -> None:
    assert outlook(text, text.index("@")) is view


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("two weeks after", 11, 17),
        ("less than two months before", -60, -30),
        ("a day since", 0, 3),
        ("10 days ahead of", -12, -8),
    ],
)
def test_counted_days__round_numbers__with_slack(text: str, low: int, high: int) -> None:
    match = COUNTED.search(text)
    assert match is not None
    assert counted_days(match) == (low, high)


@pytest.mark.parametrize("text", ["May 10%", "March 5:30", "May 2024", "Dec. 5.5", "marching 5"])
def test_date_pattern__no_date__no_match(text: str) -> None:
    assert DATE.search(text) is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published on August 14, 2023", DAY(2023, 8, 14)),
        ("14 August 2023", DAY(2023, 8, 14)),
        ("August 14", None),
        ("The plant opened on August 14, 2023", None),
        ("Feb. 30, 2023", None),
    ],
)
def test_own_date__line_of_its_own__its_day(line: str, day: dt.date | None) -> None:
    assert own_date(make_document(line, "The plant is open.")) == day
