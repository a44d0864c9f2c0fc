"""A logistic regression by Newton's method, in pure Python: the same numbers on every machine.

Data: `fit_logistic` gives the weights of features from examples with known outcomes.
Limits: a few features and some thousands of examples.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

STEPS = 12
DECAY = 2.0
"""Of the penalty on large weights, in examples."""

Row = tuple[Sequence[float], bool]
"""The values of the features, and whether it was so."""


def fit_logistic(rows: Sequence[Row], decay: float = DECAY) -> tuple[list[float], float]:
    """The weight of each feature, and the constant, in nats; `decay` is that of the penalty on large weights."""
    examples = [([*values, 1.0], float(outcome)) for values, outcome in rows]
    size = len(examples[0][0])
    weights = [0.0] * size
    for _ in range(STEPS):
        slope = [decay * weight for weight in weights[:-1]] + [0.0]
        curve = [[decay * (i == j) for j in range(size)] for i in range(size)]
        for values, outcome in examples:
            chance = 1 / (1 + math.exp(-sum(w * v for w, v in zip(weights, values, strict=True))))
            used = [(i, value) for i, value in enumerate(values) if value]
            for i, value in used:
                slope[i] += (chance - outcome) * value
                for j, other in used:
                    curve[i][j] += chance * (1 - chance) * value * other
        weights = [w - step for w, step in zip(weights, _solve(curve, slope), strict=True)]
    return weights[:-1], weights[-1]


def _solve(matrix: list[list[float]], vector: list[float]) -> list[float]:
    """The solution of a system of linear equations with a positive definite matrix."""
    rows = [[*row, value] for row, value in zip(matrix, vector, strict=True)]
    for i, pivot in enumerate(rows):
        pivot[:] = [value / pivot[i] for value in pivot]
        for row in rows:
            if row is not pivot and row[i]:
                factor = row[i]
                row[:] = [value - factor * other for value, other in zip(row, pivot, strict=True)]
    return [row[-1] for row in rows]
