"""Probabilities of boundaries that agree with how often they hold."""

from __future__ import annotations

import random

import pytest

from generator.dumps.feed.weights import GENERAL, WEIGHTS, calibrate
from training.calibration import Predicted, calibrated_apart, fit_calibration, reliability


def overconfident(count: int) -> list[Predicted]:
    """Gaps that are said 90 or 10 % sure and hold in 70 %."""
    chance = random.Random(1)
    found = []
    for number in range(count):
        likely = chance.random() < 0.5
        found.append(Predicted(number % 5, 0.9 if likely else 0.1, (chance.random() < 0.7) == likely))
    return found


@pytest.mark.parametrize("chance", [0.0, 1e-12, 0.2, 0.5, 0.97, 1.0])
def test_calibrate__no_change__same(chance: float) -> None:
    assert calibrate(chance, (0.0, 1.0)) == pytest.approx(chance)


def test_calibrate__any_slope__order_and_certainty_stay() -> None:
    chances = [0.0, 0.001, 0.3, 0.5, 0.8, 0.999, 1.0]
    found = [calibrate(chance, GENERAL.calibration) for chance in chances]
    assert found == sorted(found)
    assert (found[0], found[-1]) == (0.0, 1.0)


def test_weights__general__doubtful_boundaries_are_less_sure_than_the_model_says() -> None:
    assert calibrate(0.75, GENERAL.calibration) == pytest.approx(0.52, abs=0.04)
    assert WEIGHTS.calibration == (0.0, 1.0)


def test_fit_calibration__said_ninety_holds_seventy__says_seventy() -> None:
    line = fit_calibration(overconfident(4000))
    assert calibrate(0.9, line) == pytest.approx(0.7, abs=0.03)
    assert calibrate(0.1, line) == pytest.approx(0.3, abs=0.03)


def test_reliability__calibrated_by_the_other_folds__said_and_right_agree() -> None:
    rows = list(reliability(calibrated_apart(overconfident(4000))))
    assert rows
    for row in rows:
        said, right = (float(part.split()[-1]) for part in row.split(", ")[1:])
        assert said == pytest.approx(right, abs=0.05)
