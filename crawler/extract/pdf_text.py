"""What PDF programs do to words, undone: line-break hyphens, ligatures, invisible characters. Pure."""

from __future__ import annotations

import re
import unicodedata

from crawler.extract.line_ends import second_half

_LIGATURE = re.compile("[\ufb00-\ufb06]")
# TeX's bitmap fonts without names: ff, fi, fl, ffi, ffl at these places of the Cork encoding.
_CORK = {"\x1b": "ff", "\x1c": "fi", "\x1d": "fl", "\x1e": "ffi", "\x1f": "ffl"}
_CORK_LIGATURE = re.compile(r"[\x1b-\x1f](?=[^\W\d_])|(?<=[^\W\d_])[\x1b-\x1f]")
# The last two are hyphens of word processors, unless a page has the others as well.
_SURELY_CORK = re.compile(r"[\x1b-\x1d](?=[^\W\d_])|(?<=[^\W\d_])[\x1b-\x1d]")
_PERHAPS_CORK = re.compile("[\x1b-\x1d]")  # a hundred times as fast as the look around each sign
_BREAKS = re.compile("[\r\u2028\u2029]")
# Bullets of symbol fonts come as private-use characters; in text fonts those mean nothing at all.
_PRIVATE = re.compile("[\ue000-\uf8ff]")
# PDFium marks a line-break hyphen with U+FFFE or U+0002 and swallows the break; others leave both.
_MARKED_BREAK = re.compile(r"[\x02\ufffe\u00ad](?<=\w.)\n?[ \t]*(\w+)")
_HYPHEN_BREAK = re.compile(r"[-\u2010\u2011]\n(?<=\w.\n)[ \t]*(\w+)")
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200d\u2060\ufeff\ufffe\uffff]")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# "¨u" and "u¨" for "ü": TeX fonts of the nineties set the dots as a letter of their own.
_LOOSE_DOTS = re.compile("\u00a8\\s?([aouAOU])|([aouAOU])\u00a8")
# Anything that the rules above are for.
_ODD = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\xa0\u00a8\u00ad\u1680\u2000-\u2011\u2028-\u202f\u205f\u2060\u3000\ue000-\uf8ff"
    "\ufb00-\ufb06\ufeff\ufffe\uffff]"
)
_GAPS = re.compile(" {2,}")
_LONE_LETTERS = re.compile(r" \w \w \w ")
_LETTERSPACED = re.compile(r"(?<!\S)\w(?: \w){4,}(?!\S)")


def repaired(text: str) -> str:
    """One page's text as a reader would type it: a line per line, words whole, nothing invisible."""
    text = text.replace("\r\n", "\n")
    if _ODD.search(text):  # most pages have nothing to mend, and one search costs less than six
        text = _mended(text)
    elif "-\n" in text:
        text = _HYPHEN_BREAK.sub(_joined, text)
    text = unicodedata.normalize("NFC", text)
    if _LONE_LETTERS.search(text):
        text = _LETTERSPACED.sub(_tightened, text)
    if "  " in text:
        text = _GAPS.sub(" ", text)
    return "\n".join(filter(None, map(str.strip, text.split("\n"))))


def _mended(text: str) -> str:
    if _PERHAPS_CORK.search(text) and _SURELY_CORK.search(text):
        text = _CORK_LIGATURE.sub(lambda match: _CORK[match[0]], text)
    text = _MARKED_BREAK.sub(_joined, _BREAKS.sub("\n", text))
    if any(hyphen in text for hyphen in ("-\n", "\u2010\n", "\u2011\n")):
        text = _HYPHEN_BREAK.sub(_joined, text)
    if not _ODD.search(text):  # as a rule the hyphens are all there is
        return text
    text = _PRIVATE.sub("•", _INVISIBLE.sub("", _LIGATURE.sub(_letters, text)))
    if "\u00a8" in text:
        text = _LOOSE_DOTS.sub(_umlaut, text)
    return _SPACES.sub(" ", text)


def _joined(match: re.Match[str]) -> str:
    """The second half of a broken word; the hyphen stays where it belongs to the word."""
    end = match.end()
    return second_half(match.string, match.start(), match[1], match.string[end : end + 1])


def _letters(ligature: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", ligature[0])


def _umlaut(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", (match[1] or match[2]) + "\u0308")


def _tightened(match: re.Match[str]) -> str:
    return match[0].replace(" ", "")
