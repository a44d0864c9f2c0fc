"""The inference over a feed's days is exact: compared with every sequence of days, counted one by one."""

from __future__ import annotations

import itertools
import math
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.enrich.dates import estimate, solver
from generator.enrich.dates.fitted import FITTED, Fitted
from generator.enrich.dates.probabilities import StepWeights

CHANCES = st.lists(st.sampled_from([0.05, 0.1, 0.3, 0.5, 1.0]), min_size=1, max_size=5)
ROWS = st.lists(
    st.builds(lambda start, chances: StepWeights(start, array("d", chances)), st.integers(0, 4), CHANCES),
    min_size=1,
    max_size=4,
)
WAITS = st.floats(0.1, 5.0)


def wait_chance(steps: int, wait: float) -> float:
    """Probability of so many steps between two texts: several geometric waits in a row, and rarely one long one."""

    def geometric(keep: float, count: int) -> float:
        ways = math.comb(steps + count - 1, count - 1)
        return ways * keep**steps * (1 - keep) ** count

    usual, rare = wait / FITTED.regularity, wait * FITTED.break_length
    share = FITTED.break_share
    return (1 - share) * geometric(usual / (1 + usual), FITTED.regularity) + share * geometric(rare / (1 + rare), 1)


def counted(rows: list[StepWeights], waits: list[float]) -> list[list[float]] | None:
    """The marginals by counting all sequences that never increase; None if there is none."""
    totals = [[0.0] * len(row.chances) for row in rows]
    for places in itertools.product(*(range(len(row.chances)) for row in rows)):
        steps = [row.start + place for row, place in zip(rows, places, strict=True)]
        if any(newer < older for newer, older in itertools.pairwise(steps)):
            continue
        weight = math.prod(row.chances[place] for row, place in zip(rows, places, strict=True))
        for (newer, older), wait in zip(itertools.pairwise(steps), waits[1:], strict=True):
            weight *= wait_chance(newer - older, wait)
        for total, place in zip(totals, places, strict=True):
            total[place] += weight
    whole = sum(totals[0])
    return [[value / whole for value in total] for total in totals] if whole else None


@given(ROWS, st.lists(WAITS, min_size=4, max_size=4))
def test_marginals__few_texts_and_days__are_those_of_all_sequences(rows: list[StepWeights], waits: list[float]) -> None:
    expected = counted(rows, waits[: len(rows)])
    if expected is None:
        return
    found = solver._marginals(rows, waits[: len(rows)], FITTED)
    for row, chances in zip(found, expected, strict=True):
        assert [chance / sum(row.chances) for chance in row.chances] == pytest.approx(chances, abs=1e-9)


@given(ROWS)
def test_decode__few_texts_and_days__has_the_most_probability_of_all_sequences_in_order(
    rows: list[StepWeights],
) -> None:
    def value(steps: tuple[int, ...]) -> float:
        return sum(solver._near(row.chances)[step - row.start] for row, step in zip(rows, steps, strict=True))

    days = (range(row.start, row.start + len(row.chances)) for row in rows)
    allowed = [steps for steps in itertools.product(*days) if all(a >= b for a, b in itertools.pairwise(steps))]
    if allowed:
        assert value(tuple(solver._decode(rows))) == pytest.approx(max(map(value, allowed)))


@given(st.lists(st.floats(0, 1), min_size=1, max_size=9).filter(any))
def test_shortest_range__any_chances__no_shorter_run_holds_the_credible_share(chances: list[float]) -> None:
    low, high = solver.shortest_range(chances, FITTED.credible)
    runs = [(b - a, -sum(chances[a : b + 1]), a) for a in range(len(chances)) for b in range(a, len(chances))]
    held = [run for run in runs if -run[1] >= FITTED.credible * sum(chances) * (1 - 1e-12)]
    assert high - low == min(held)[0]
    assert sum(chances[low : high + 1]) >= FITTED.credible * sum(chances) * (1 - 1e-9)
    assert sum(chances[low : high + 1]) == pytest.approx(-min(held)[1])


@pytest.mark.parametrize("fitted", [FITTED, estimate._ALONE])
def test_shortest_range__a_hundred_days_that_are_alike__has_all_but_a_few(fitted: Fitted) -> None:
    low, high = solver.shortest_range([1.0] * 100, fitted.credible)
    assert 92 <= high - low + 1 <= 97


@pytest.mark.parametrize(
    ("chances", "middle"),
    [([1.0], 0), ([1, 1], 0), ([1, 1, 1], 1), ([0, 0, 1, 0], 2), ([1, 0, 0, 2], 3), ([2, 1, 1], 0)],
)
def test_median__chances__is_the_first_step_that_reaches_half(chances: list[float], middle: int) -> None:
    assert solver._median(StepWeights(7, array("d", chances))) == middle


def test_near__a_day_among_others__counts_three_days_to_each_side_and_pays_if_it_is_odd() -> None:
    chances = [0.0, 0.1, 0.2, 0.3, 0.01, 0.2, 0.1, 0.0, 0.09]
    found = solver._near(chances)
    for day, chance in enumerate(chances):
        around = chances[max(0, day - 3) : day + 4]
        odd = 0.05 if chance < 0.2 * max(around) else 0.0
        assert found[day] == pytest.approx(sum(around) + 1.5 * chance - odd)


def test_waits__an_even_feed__are_its_pace_and_stay_within_twice_the_usual_one() -> None:
    def at(step: int) -> StepWeights:
        return StepWeights(step, array("d", [1.0]))

    assert solver._waits([at(90 - 3 * i) for i in range(30)]) == pytest.approx([3.0] * 30)
    halting = [at(step) for step in (*range(1000, 900, -1), *range(900, 0, -20))]
    found = solver._waits(halting)
    usual = sorted(found)[len(found) // 2]
    assert max(found) <= 2 * usual
    assert min(found) >= usual / 2
    assert solver._waits([at(5), at(5)]) == [solver._SHORTEST_WAIT] * 2
