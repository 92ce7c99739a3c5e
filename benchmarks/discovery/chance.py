"""Randomness that depends on names alone: the same parts give the same choices on every machine."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from typing import TypeVar

Value = TypeVar("Value")


def rng(*parts: object) -> random.Random:
    """A generator seeded by ``parts``; independent of every other combination of parts."""
    text = "\x1f".join(str(part) for part in parts)
    return random.Random(hashlib.sha256(text.encode()).digest())


def some(chance: random.Random, values: Sequence[Value], low: int, high: int) -> list[Value]:
    """Between ``low`` and ``high`` different values, in random order."""
    return chance.sample(list(values), min(len(values), chance.randint(low, high)))


def token(*parts: object, length: int = 8) -> str:
    """A hexadecimal word that depends on ``parts`` alone."""
    text = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(text.encode()).hexdigest()[:length]
