"""MinHash: what is kept of a text so that its likes are found among all others without reading them. Pure.

A signature estimates the share of word sequences that two texts have in common (``storage.text.similarity``
counts it exactly). Hashes of bytes and of whole texts say only "the same"; SimHash misses an edited sentence.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from rensa import RMinHash

from storage.text import words

# Part of every stored signature: another rule, or another version of the library's algorithm, compares with none
# of the old ones.
SCHEME = 1000 + RMinHash.ALGORITHM_VERSION
_SEED = 20210601
# As in ``similarity``: sequences of four words are a writer's own.
_SIZE = 4
# 40 bands of three values: of texts that share half of their sequences 99.5 % meet in one, of strangers that share
# a fiftieth one in three thousand. The estimate is off by 0.05 at most times.
_BANDS, _ROWS = 40, 3
VALUES = _BANDS * _ROWS
_UNSIGNED = "I"


@dataclass(frozen=True, slots=True)
class Signature:
    """``shingles``: how many different word sequences the text has; ``values``: their least hashes."""

    shingles: int
    values: tuple[int, ...]

    def as_bytes(self) -> bytes:
        return array(_UNSIGNED, self.values).tobytes()

    @staticmethod
    def from_bytes(shingles: int, stored: bytes) -> Signature:
        return Signature(shingles, tuple(array(_UNSIGNED, stored)))

    @property
    def bands(self) -> tuple[int, ...]:
        """Keys (64 bits, signed) of which texts that are alike share one."""
        return tuple(_key(at, self.values[at * _ROWS : (at + 1) * _ROWS]) for at in range(_BANDS))


def signature(text: str) -> Signature | None:
    """The signature of a text; None when it is too short to have any sequence."""
    found = words(text)
    shingles = {" ".join(found[at : at + _SIZE]) for at in range(len(found) - _SIZE + 1)}
    if not shingles:
        return None
    hashes = RMinHash(num_perm=VALUES, seed=_SEED)
    hashes.update(sorted(shingles))
    return Signature(len(shingles), tuple(hashes.digest()))


def jaccard(one: Signature, other: Signature) -> float:
    """About which share of their word sequences two texts have in common, 0..1."""
    return sum(map(int.__eq__, one.values, other.values)) / VALUES


def containment(one: Signature, other: Signature) -> float:
    """About which share of the shorter text's sequences the longer has, too, 0..1."""
    share = jaccard(one, other)
    common = share * (one.shingles + other.shingles) / (1 + share)
    return min(1.0, common / min(one.shingles, other.shingles))


def _key(band: int, values: Sequence[int]) -> int:
    named = f"{SCHEME}:{band}:{','.join(map(str, values))}".encode()
    return int.from_bytes(hashlib.blake2b(named, digest_size=8).digest(), "big", signed=True)
