"""The normalisation that decides whether two texts are the same. Pure."""

from __future__ import annotations

import hashlib
import re
import unicodedata

# Part of every text_sha256: a changed rule can never pass for a changed text.
NORMALISATION = 1

# Soft hyphen, zero-width characters, byte order mark, and U+FFFE, with which PDFium marks a line-break hyphen.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe"), None)
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


def clean(text: str) -> str:
    """The text in NFC without characters nobody can see; what is shown and searched."""
    return unicodedata.normalize("NFC", text.translate(_INVISIBLE))


def storable(text: str) -> str:
    """The text without NUL and half characters, which files and headers may hold and databases refuse."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode()


def fold(text: str) -> str:
    """Letters and digits only, NFKC, case-folded: what "same text" compares.

    Hyphens, spaces, line and page breaks and typographic signs differ between two exports of one
    text (measured: a re-typeset PDF keeps its letters and loses its spaces), so none of them count.
    """
    folded = unicodedata.normalize("NFKC", text.translate(_INVISIBLE)).casefold()
    return "".join(filter(str.isalnum, folded))


def text_sha256(text: str) -> str:
    """The name of a text: equal for two exports of one text, different when one figure differs."""
    return hashlib.sha256(f"{NORMALISATION}:{fold(text)}".encode()).hexdigest()


def words(text: str) -> list[str]:
    """The words of a text, case-folded, in order (hyphenated compounds count as one)."""
    return _WORD.findall(clean(text).casefold())


def similarity(left: str, right: str, size: int = 4) -> tuple[float, float]:
    """How alike two texts are: Jaccard and containment (share of the smaller) of their word n-grams.

    Both 0..1. Containment finds a text inside a longer one (a new edition that kept most of the old).
    """
    a, b = _shingles(left, size), _shingles(right, size)
    if not a or not b:
        return (0.0, 0.0)
    common = len(a & b)
    return common / len(a | b), common / min(len(a), len(b))


def _shingles(text: str, size: int) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[i : i + size]) for i in range(max(0, len(found) - size + 1))}
