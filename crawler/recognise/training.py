"""Learning the weights of signs from judged rows: logistic regression drawn towards expected weights. Pure.

Few judged rows exist, so each weight begins at what a person expects of its sign and moves only as far as
the rows insist: the most probable weights under a normal prior around the expected ones.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crawler.recognise.weights import probability

# One judged row: the signs that fired with their strengths, and whether it is or presents a paper
Judged = tuple[Mapping[str, float], bool]
BIAS = "bias"
# Newton's method settles in about eight steps.
_MOST_STEPS, _SETTLED = 40, 1e-7
# The bias has no expected value worth holding on to.
_FREE = 0.02


def train(rows: Sequence[Judged], expected: Mapping[str, float], strength: float) -> dict[str, float]:
    """The weights (with BIAS) that fit the rows best, each drawn towards its expected value by ``strength``.

    Signs without an expected weight count as unknown: they are left out.
    """
    names = [BIAS, *sorted(name for name in expected if name != BIAS)]
    place = {name: index for index, name in enumerate(names)}
    prior = [expected.get(name, 0.0) for name in names]
    pull = [_FREE if name == BIAS else strength for name in names]
    sparse = [_sparse(signs, place) for signs, _ in rows]
    truth = [float(is_paper) for _, is_paper in rows]
    weights = list(prior)
    for _ in range(_MOST_STEPS):
        gradient, curvature = _slopes(sparse, truth, weights, prior, pull)
        step = _solve(curvature, gradient)
        size = max(map(abs, step))
        damping = 1.0 if size <= 2.0 else 2.0 / size  # far from the optimum a full step may overshoot
        weights = [weight - damping * move for weight, move in zip(weights, step, strict=True)]
        if size < _SETTLED:
            break
    return dict(zip(names, weights, strict=True))


def log_odds(signs: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The bias plus the weights of the signs that fired, by their strengths."""
    return weights[BIAS] + sum(weights.get(name, 0.0) * value for name, value in signs.items())


def _sparse(signs: Mapping[str, float], place: Mapping[str, int]) -> list[tuple[int, float]]:
    return [(0, 1.0), *((place[name], value) for name, value in signs.items() if name in place)]


def _slopes(
    sparse: list[list[tuple[int, float]]],
    truth: list[float],
    weights: list[float],
    prior: list[float],
    pull: list[float],
) -> tuple[list[float], list[list[float]]]:
    """Gradient and curvature of the loss at the weights."""
    size = len(weights)
    gradient = [rate * (weight - mean) for rate, weight, mean in zip(pull, weights, prior, strict=True)]
    curvature = [[pull[row] if row == column else 0.0 for column in range(size)] for row in range(size)]
    for row, is_paper in zip(sparse, truth, strict=True):
        chance = probability(sum(weights[index] * value for index, value in row))
        spread = max(chance * (1.0 - chance), 1e-9)
        for index, value in row:
            gradient[index] += (chance - is_paper) * value
            for other, other_value in row:
                curvature[index][other] += spread * value * other_value
    return gradient, curvature


def _solve(matrix: list[list[float]], vector: list[float]) -> list[float]:
    """The solution of a symmetric positive definite system (Gaussian elimination)."""
    size = len(vector)
    rows = [[*row, value] for row, value in zip(matrix, vector, strict=True)]
    for pivot in range(size):
        for below in range(pivot + 1, size):
            if rows[below][pivot]:
                share = rows[below][pivot] / rows[pivot][pivot]
                for column in range(pivot, size + 1):
                    rows[below][column] -= share * rows[pivot][column]
    solution = [0.0] * size
    for row in reversed(range(size)):
        rest = sum(rows[row][column] * solution[column] for column in range(row + 1, size))
        solution[row] = (rows[row][size] - rest) / rows[row][row]
    return solution
