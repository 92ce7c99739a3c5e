"""Two texts of a web page without what changes by itself there and what the site shows on other pages, too. Pure."""

from __future__ import annotations

from collections.abc import Collection

from storage.steady import Volatile, difference, lines_of, without_shared
from storage.text import fold


def without_noise(old: str, new: str, volatile: Volatile, shared: Collection[str]) -> tuple[str, str]:
    """Both texts, with those lines left out that differ and are no news."""
    before, after = lines_of(old), lines_of(new)
    found = without_shared(difference(before, after, volatile), frozenset(shared))
    gone, come = {fold(line) for line in found.gone}, {fold(line) for line in found.come}
    here, there = {fold(line) for line in before}, {fold(line) for line in after}
    return (
        "\n".join(line for line in before if fold(line) in there | gone),
        "\n".join(line for line in after if fold(line) in here | come),
    )
