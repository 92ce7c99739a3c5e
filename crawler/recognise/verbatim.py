"""From normal words back to the words as they stand: umlauts, capitals, hyphens and all. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import unquote

from storage.text import clean

# What OCR made of a letter, and how the normal form writes an umlaut
_WRITTEN = {"i": "[il1|í]", "t": "[tl]", "k": "[kc]"}
_PAIRS = {"ae": "(?:ä|ae)", "oe": "(?:ö|oe)", "ue": "(?:ü|ue)", "ss": "(?:ß|ss)"}
# Between two letters: nothing, the hyphen of a line's end, the space of spaced-out capitals
_SEAM = r"(?:[-·‧]?[ \t]*\n?[ \t]*)"
_SPACE = r"\s+"
_SEPARATOR = r"[-_+./,;:~()\[\]{}&=?%#|\s]*"
_CUT = re.compile(r"-[ \t]*\n[ \t]*(?=[a-zäöüß])")
# A longer match is a whole sentence; its beginning is quoted.
_MOST = 160


def verbatim(words: str, original: str) -> str:
    """The passage of ``original`` that reads as the normal ``words``; the words themselves when it is not there."""
    return _in_text(words, original) or words[:_MOST]


def verbatim_in_address(words: str, url: str) -> str:
    """The piece of an address (percent signs decoded) that reads as the normal ``words``."""
    return _in_address(words, url) or words[:_MOST]


def quoted(words: str, texts: Iterable[str], url: str = "") -> str:
    """The normal ``words`` as the first of the texts that has them writes them, else the address."""
    found = next((passage for text in texts if (passage := _in_text(words, text))), "")
    return found or (_in_address(words, url) if url else "") or " ".join(words[:_MOST].split())


def _in_text(words: str, original: str) -> str:
    found = re.search(_pattern(words.strip()[:_MOST], _SPACE), clean(original), re.IGNORECASE)
    if found is None:
        return ""
    start, end = _whole_words(clean(original), found.start(), found.end())
    return " ".join(_CUT.sub("", clean(original)[start:end]).split())


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The place widened to whole words: nobody reads "strategie" out of "Integrationsstrategie"."""
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end


def _in_address(words: str, url: str) -> str:
    address = clean(unquote(unquote(url)))
    found = re.search(_pattern(words.strip()[:_MOST], _SEPARATOR), address, re.IGNORECASE)
    return found[0] if found else ""


@lru_cache(maxsize=1024)
def _pattern(words: str, space: str) -> str:
    pieces: list[str | None] = []
    at = 0
    while at < len(words):
        if words[at].isspace():
            at += 1
            pieces.append(None)
        elif words[at : at + 2] in _PAIRS:
            pieces.append(_PAIRS[words[at : at + 2]])
            at += 2
        else:
            pieces.append(_letter(words[at]))
            at += 1
    pattern = ""
    for before, piece in zip([None, *pieces], pieces, strict=False):
        pattern += space if piece is None else (piece if before is None else _SEAM + piece)
    return pattern


def _letter(sign: str) -> str:
    if sign in "-–—":
        return r"[-–—‐‑]"
    return _WRITTEN.get(sign, re.escape(sign))
