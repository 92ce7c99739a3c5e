"""The inverse of a small matrix: all the linear algebra the product needs. Pure."""

from __future__ import annotations

Matrix = list[list[float]]


def inverse(matrix: Matrix) -> Matrix:
    """The inverse, by Gauss-Jordan elimination with pivots. Raises ZeroDivisionError for a singular matrix."""
    size = len(matrix)
    work = [[*row, *(float(i == j) for j in range(size))] for i, row in enumerate(matrix)]
    for column in range(size):
        pivot = max(range(column, size), key=lambda row: abs(work[row][column]))
        work[column], work[pivot] = work[pivot], work[column]
        scale = work[column][column]
        work[column] = [value / scale for value in work[column]]
        for row in range(size):
            if row != column:
                factor = work[row][column]
                work[row] = [value - factor * own for value, own in zip(work[row], work[column], strict=True)]
    return [row[size:] for row in work]
