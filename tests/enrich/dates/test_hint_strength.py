"""How much a hint at a day counts."""

from __future__ import annotations

import pytest

from generator.enrich.dates.likelihoods import Hint
from tests.enrich.dates.test_date_hints import DAY, height, hints_of, the_hint


def test_gather__weekday_below_the_lede__counts_less() -> None:
    hint = the_hint('says "on Friday"', "It grew.", "It sells tea.", "It closed on Friday.")
    assert 0.3 < hint.strength < 1.0


def test_gather__a_second_weekday__counts_less_than_the_first() -> None:
    text = "It closed on Friday after a fire on Tuesday."
    first, second = (the_hint(f'{name}"', text) for name in ("Friday", "Tuesday"))
    assert first.strength == 1.0
    assert second.strength < 0.7


def test_gather__last_friday__not_that_friday_itself() -> None:
    hint = the_hint('says "last Friday"', "It closed last Friday.")
    assert height(hint, DAY(2023, 6, 7)) > 3 * height(hint, DAY(2023, 6, 2))


def test_gather__date_with_its_year__may_lie_long_before_the_text() -> None:
    def kept(hint: Hint) -> float:
        return height(hint, DAY(2023, 12, 6)) / height(hint, DAY(2023, 5, 20))

    assert kept(the_hint('"May 20, 2023"', "It opened on May 20, 2023.")) > 0.03
    assert kept(the_hint('"May 20"', "It opened on May 20.")) < 0.01


def test_gather__date_with_its_weekday__only_the_years_that_fit() -> None:
    hint = the_hint('"August 25"', "It closed on Friday, August 25.")
    assert height(hint, DAY(2023, 8, 25)) > 20 * height(hint, DAY(2022, 8, 25))


def test_gather__date_in_a_long_feature__appears_later_than_in_news() -> None:
    def later(*texts: str) -> float:
        hint = the_hint('"May 20" at its beginning', *texts)
        return height(hint, DAY(2023, 6, 1)) / height(hint, DAY(2023, 5, 20))

    lede = "It opened on May 20."
    assert later(lede, "It grew.", *["It sells many kinds of tea and saucers. " * 5] * 20) > 3 * later(lede)


def test_gather__last_november__not_the_one_just_over() -> None:
    hint = the_hint('"last November"', "It closed in last November.")
    assert height(hint, DAY(2023, 12, 5)) < 0.8 * height(hint, DAY(2024, 2, 1))


def test_gather__a_short_month__ends_with_its_last_day() -> None:
    hint = the_hint('"in February"', "It grew in February.")
    assert height(hint, DAY(2023, 3, 1)) > 1.5 * height(hint, DAY(2023, 2, 20))


def test_gather__a_year_named_as_past_and_as_a_goal__only_later_ones_lie_ahead() -> None:
    the_hint("looks ahead to 2030", "It grew in 2023. It will close by 2023 and reopen by 2030.")


@pytest.mark.parametrize(
    "text",
    [
        "The builders had planned to finish the pier by 2019.",
        "The pier was to be ready before 2019.",
        "Quill hoped to open forty shops by 2021, and opened two.",
        "The plant was originally expected to reach its full output by 2020.",
        "Under the old plan, the line would open by 2018.",
    ],
)
def test_gather__the_aim_of_a_past_plan__looks_ahead_to_nothing(text: str) -> None:
    assert not [hint for hint in hints_of(text) if "looks ahead" in str(hint.basis)]


@pytest.mark.parametrize(
    "text",
    [
        "Quill plans to finish the pier by 2031.",
        "The pier is expected to open by 2031.",
        "The line has been planned to open by 2031.",
        "Quill will open forty shops until 2031.",
    ],
)
def test_gather__the_aim_of_a_plan_that_holds__looks_ahead(text: str) -> None:
    the_hint("looks ahead to 2031", text)
