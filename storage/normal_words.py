"""Text and addresses as the word patterns read them: case-folded, umlauts written ae/oe/ue. Pure."""

from __future__ import annotations

import re
from urllib.parse import unquote

from storage.text import clean

# Replaced one by one: ten times as fast as str.translate, and this runs over every page of every paper.
_ASCII = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("’", "'"), ("–", "-"), ("—", "-"), ("‐", "-"), ("‑", "-"))
# OCR reads the capital I of Integration as l, 1 or | (seen in an answer of a state parliament), t as l, i as 1.
_OCR_BEGINNING = re.compile(r"[l1|í]nte(?=gra)")
_OCR_INTEGRATION = re.compile(r"integra[tl][il1|]on")
_OCR_CONCEPT = re.compile(r"kon[zc]ep[tl1i|](?![a-z])")
_CUT_LINE = re.compile(r"(?<=[a-z])-[ \t]*\n[ \t]*(?!(?:und|oder|sowie|bzw|u\.)\b)([a-z]+)")
# A line break lost in the export leaves its hyphen: "Inte-grationskonzept", "Zuwan- derung".
_CUT_WORD = re.compile(r"([a-z]{2,})-[ ]?(?!(?:und|oder|sowie|bzw)\b)([a-z]{2,})")
_WHOLE_WORDS = (
    "integration", "migration", "zuwander", "einwander", "interkultur", "diversitaet", "vielfalt", "teilhabe",
    "konzept", "leitbild", "leitlini", "strategie", "massnahme", "handlungsfeld",
)  # fmt: skip
# Spaced-out capitals of a cover; looked for by pieces of the words that matter, since a search of its own is slow.
_SPACED_PIECES = (
    "n t e g r",
    "k o n z e",
    "v i e l f",
    "t e i l h",
    "l e i t l",
    "l e i t b",
    "m i g r a",
    "s t r a t",
)
_SPACED_OUT = re.compile(r"(?<![^\W_])(?:[^\W\d_] ){4,}[^\W\d_](?![^\W_])")
# Leichte Sprache parts long words by a dot in the middle: Integrations·konzept.
_MIDDLE_DOT = re.compile(r"(?<=[^\W\d_])[·‧](?=[^\W\d_])")
_CAMEL = re.compile(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])")
_URL_SEPARATORS = re.compile(r"[-_+./,;:~()\[\]{}&=?%#|\s]+")
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")


def normal(text: str) -> str:
    """The text as the patterns read it: clean, case-folded, ae/oe/ue/ss, broken words joined.

    Line breaks stay in number and order (a word cut at a line end is put together before the break),
    so a match leads back to its line.
    """
    words = clean(text).casefold()
    if not words.isascii():
        for sign, written in _ASCII:
            words = words.replace(sign, written)
    if "·" in words or "‧" in words:
        words = _MIDDLE_DOT.sub("", words)
    if any(piece in words for piece in _SPACED_PIECES):
        words = _SPACED_OUT.sub(lambda match: match[0].replace(" ", ""), words)
    if "-" in words:
        if "\n" in words:
            words = _CUT_LINE.sub(r"\1\n", words)
        words = _CUT_WORD.sub(_joined, words)
    return _without_misreadings(words)


def _without_misreadings(words: str) -> str:
    """The two words that matter most, spelled as they were before OCR read them."""
    if "ntegra" in words:
        words = _OCR_INTEGRATION.sub("integration", _OCR_BEGINNING.sub("inte", words))
    if "zep" in words or "cep" in words:
        words = _OCR_CONCEPT.sub("konzept", words)
    return words


def _joined(match: re.Match[str]) -> str:
    """Two pieces as one word when the hyphen cut a word of the topic in two, else as they stood."""
    left, right = match[1], match[2]
    joined = left + right
    for word in _WHOLE_WORDS:
        at = joined.find(word)
        while at >= 0:
            if at < len(left) < at + len(word):
                return joined
            at = joined.find(word, at + 1)
    return match[0]


def normalise_url_words(url: str) -> str:
    """The words of an address after its host: percent-decoded (twice), camelCase and separators split."""
    _, slash, path = url.split("://", 1)[-1].partition("/")
    if not slash:
        return ""
    for _ in range(2):  # some systems encode twice: %25C3%25BC
        if not _ESCAPE.search(path):
            break
        path = unquote(path)
    words = normal(_CAMEL.sub(" ", path))
    if "shy" in words:  # the soft hyphen's entity left in a slug
        words = words.replace("shy", "")
    return _URL_SEPARATORS.sub(" ", words).strip()
