"""The joint estimate: order, pins, windows, ranges, and the work it takes."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from array import array

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.enrich.dates import solver
from generator.enrich.dates.fitted import FITTED
from generator.enrich.dates.likelihoods import Hint, Near, Week
from generator.enrich.dates.probabilities import StepWeights, day_row, window
from generator.enrich.dates.solver import Answer, day_probabilities, solve
from tests.support.line_count import lines_run

FIRST = dt.date(2022, 1, 1).toordinal()
LAST = dt.date(2023, 12, 31).toordinal()


def near(day: int, *, doubt: float = 0.001) -> Hint:
    """Evidence for the days from `day` on."""
    return Hint(None, Near(((day, day),), 0.5, ((0.5, 2.0),), ((0.01, 2.0),), doubt))


def days(answers: list[Answer]) -> list[int]:
    return [answer.day for answer in answers]


def test_solve__one_text__its_evidence_decides() -> None:
    (answer,) = solve([[near(FIRST + 300, doubt=1e-6)]], FIRST, LAST, {})
    assert FIRST + 300 <= answer.day <= FIRST + 304
    assert answer.earliest <= answer.day <= answer.latest <= FIRST + 320


def test_solve__text_without_hints__between_its_neighbours() -> None:
    texts = [[near(FIRST + 310, doubt=1e-5)], [], [near(FIRST + 300, doubt=1e-5)]]
    newer, silent, older = solve(texts, FIRST, LAST, {})
    assert older.day <= silent.day <= newer.day
    assert silent.earliest >= FIRST + 290
    assert silent.latest <= FIRST + 325


def test_solve__one_text_contradicts_the_order__overruled() -> None:
    texts = [[near(FIRST + 300 - 4 * i)] for i in range(20)]
    texts[10] = [near(FIRST + 600)]
    found = days(solve(texts, FIRST, LAST, {}))
    assert found[11] <= found[10] <= found[9]


def test_solve__pins__kept_and_never_crossed() -> None:
    found = solve([[near(FIRST + 500)] for _ in range(5)], FIRST, LAST, {1: FIRST + 400, 3: FIRST + 390})
    assert (found[1].day, found[3].day) == (FIRST + 400, FIRST + 390)
    assert FIRST + 390 <= found[2].day <= FIRST + 400


def test_solve__pins_in_the_wrong_order__still_an_answer_for_each() -> None:
    found = solve([[], [], []], FIRST, LAST, {0: FIRST + 10, 2: FIRST + 500})
    assert len(found) == 3
    assert all(answer.earliest <= answer.day <= answer.latest for answer in found)
    assert all(newer.day >= older.day for newer, older in itertools.pairwise(found))


def test_solve__weekdays_only__working_days() -> None:
    thursday = Hint(None, Week((0.05, 0.05, 0.05, 1.0, 0.8, 0.05, 0.05)))
    texts = [[near(FIRST + 400)], *[[thursday] for _ in range(8)], [near(FIRST + 330)]]
    found = solve(texts, FIRST, LAST, {})
    assert all(day % 7 not in (6, 0) for day in days(found)[1:-1])


def test_solve__a_range_of_one_day__that_day() -> None:
    found = solve([[near(FIRST + 9)], []], FIRST, FIRST, {})
    assert found == [Answer(FIRST, FIRST, FIRST)] * 2


def test_solve__one_text__its_range_is_the_shortest_that_holds_the_credible_share() -> None:
    """Checked day by day against the probabilities of the text alone: fewer days would hold less than that."""
    hint = Hint(None, Near(((FIRST + 300, FIRST + 300),), 0.5, ((0.5, 30.0),), ((0.2, 20.0),), 1e-5))
    (answer,) = solve([[hint]], FIRST, LAST, {})
    chances = day_row([hint], FIRST, 0, LAST - FIRST, None, FITTED.temper).chances
    low, high = answer.earliest - FIRST, answer.latest - FIRST
    size = high - low + 1
    assert size > 40
    assert sum(chances[low : high + 1]) >= FITTED.credible - 1e-4
    assert max(sum(chances[start : start + size - 1]) for start in range(len(chances) - size)) < FITTED.credible + 1e-3


MONDAY = dt.date(2022, 10, 3).toordinal()


def test_solve__a_likely_day_alone_and_likely_days_together__among_those_together() -> None:
    alone, together = MONDAY - 61, (MONDAY, MONDAY + 4)
    shape = Near(((alone, alone), together), 1.0, (), (), 1e-6)
    likelier = Near(((alone, alone),), 1.2, (), (), 1.0)
    (answer,) = solve([[Hint(None, shape), Hint(None, likelier)]], FIRST, LAST, {})
    assert MONDAY <= answer.day <= MONDAY + 4


def test_solve__days_together__the_likeliest_of_them() -> None:
    hints = [
        Hint(None, Near(((MONDAY, MONDAY + 4),), 1.0, (), (), 1e-6)),
        Hint(None, Week((0.05, 0.05, 0.05, 1.0, 0.05, 0.05, 0.05))),
    ]
    (answer,) = solve([hints], FIRST, LAST, {})
    assert answer.day == MONDAY + 3


def test_solve__few_texts_and_many_years__the_feed_is_not_stretched_over_them() -> None:
    first = dt.date(1995, 1, 1).toordinal()
    newest, *_, oldest = solve([[near(LAST - 400, doubt=1e-6)], [], [], []], first, LAST, {})
    assert newest.day - oldest.day < 365


def test_day_row__a_weekend__is_rarer_than_a_working_day() -> None:
    chances = day_row([], MONDAY, 0, 6, None, FITTED.temper).chances
    assert max(chances[5:]) < 0.2 * min(chances[:5])


def test_window__one_possible_week__has_a_margin_of_days() -> None:
    weeks = array("d", [0.0] * 104)
    weeks[50] = 1.0
    low, high = window(StepWeights(0, weeks), 103 * 7)
    assert 5 <= 50 * 7 - low <= 14
    assert 5 <= high - 50 * 7 - 6 <= 14


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.integers(0, 700), max_size=3), min_size=1, max_size=15))
def test_solve__any_evidence__days_never_increase_and_lie_in_their_ranges(offsets: list[list[int]]) -> None:
    found = solve([[near(FIRST + offset) for offset in row] for row in offsets], FIRST, LAST, {})
    assert all(newer.day >= older.day for newer, older in itertools.pairwise(found))
    assert all(FIRST <= a.earliest <= a.day <= a.latest <= LAST for a in found)


def test_solve__synthetic_feeds__ranges_hold_the_truth_as_often_as_they_say() -> None:
    inside = total = 0
    for seed in range(4):
        chance = random.Random(seed)
        day = LAST - 20
        truth: list[int] = []
        while len(truth) < 60:
            if day % 7 not in (6, 0):
                truth.append(day)
            day -= chance.choice((1, 2, 3, 5, 8))
        hints = [[near(day - chance.choice((0, 1, 1, 2)))] if chance.random() < 0.3 else [] for day in truth]
        for day, answer in zip(truth, solve(hints, FIRST, LAST, {}), strict=True):
            inside += answer.earliest <= day <= answer.latest
            total += 1
    assert inside >= 0.9 * total


def test_solve__five_times_the_texts__is_no_more_than_five_times_the_work() -> None:
    def work(count: int) -> int:
        hints = [[near(LAST - 20 - 600 * i // count)] for i in range(count)]
        return lines_run(lambda: solve(hints, FIRST, LAST, {}))

    assert work(500) < 6 * work(100)


def test_solve__the_quick_loop__is_the_general_one_to_the_last_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = random.Random(4)
    texts = [[near(FIRST + draw.randrange(700), doubt=0.01)] if draw.random() < 0.6 else [] for _ in range(40)]
    assert FITTED.regularity == solver._UNROLLED, "the loop is written for the fitted regularity"
    quick = [row.chances.tolist() for row in day_probabilities(texts, FIRST, LAST, {5: FIRST + 400})]
    monkeypatch.setattr(solver, "_UNROLLED", 0)
    general = [row.chances.tolist() for row in day_probabilities(texts, FIRST, LAST, {5: FIRST + 400})]
    assert quick == general
