"""Which fields of action a paper has: those with a heading of their own or in its list of fields. Pure.

The coding scheme's rule: a code needs its own heading or a place in the list of fields; a field only
mentioned in running text does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.recognise.reading import Reading
from storage.fields_of_action import FIELDS, fields_in
from storage.normal_words import normal

_NUMBERED = re.compile(
    r"^\s*(?:\d{1,2}(?:\.\d{1,2})*\.?|[IVX]{1,4}\.|[A-Z]\.(?:\d{1,2}\.?)*|[a-h]\))\s+(?=\S)"
)
_FIELD_WORD = re.compile(
    r"^\W*(?:das |unser )?(?:(?:handlungs|themen|aktions|politik)?(?:feld|schwerpunkt|bereich)|thema|leitlinie|leitziel|ziel|baustein|saeule)"
    r"(?![a-z])\s*[\divx]*(?:\.\d+)?\s*[:.–-]*\s*"
)
_CALLED = re.compile(
    r"(?:handlungs|themen|aktions)?feld|(?:thema|leitlinie|leitziel|ziel|baustein|säule|schwerpunkt) \d",
    re.IGNORECASE,
)
_LEADER = re.compile(r"(?:\s*\.){3,}\s*\d*\s*$|\s{2,}\d{1,3}\s*$|\s\d{1,3}\s*$")
_LIST = re.compile(r"(?:handlungs|themen|aktions)(?:felder|schwerpunkte)n?((?:[^.]|\.(?=\d)){10,400})")
# Chapters on how the paper came about or on figures name fields without being one.
_NO_FIELD = re.compile(
    r"prozess|(?:steuerungs|arbeits|projekt)gruppen?(?![a-z])|erstellung|entstehung|methodi|vorgehen|ausgangslage|statisti|(?<![a-z])(?:an)?zahl(?:en)?(?![a-z])|daten"
    r"|bestandsaufnahme|bevoelkerung|literatur|quellen|abbildung|tabelle|ansprechpartner|kontakt|impressum|vorwort"
    r"|begriff|definition|gesetz|verordnung|foerderung der integration$"
)
_SMALL_WORDS = frozenset(
    [
        "und",
        "oder",
        "in",
        "der",
        "die",
        "das",
        "des",
        "den",
        "dem",
        "im",
        "zu",
        "zur",
        "zum",
        "von",
        "fuer",
        "mit",
        "bei",
        "an",
        "am",
        "auf",
        "durch",
        "als",
        "sowie",
        "gesellschaftliche",
        "gesellschaftlicher",
        "fruehe",
        "politische",
        "soziale",
        "kommunale",
        "lebenslagen",
        "zugang",
        "foerderung",
        "leben",
    ]
)
_WORDS = re.compile(r"[a-z]+")
_INLINE = re.compile(
    r"\b\d{1,2}(?:\.\d{1,2})*\.?\s+[A-ZÄÖÜ][^.\d]{3,60}?\s*\.{3,}\s*\d{1,3}|\b(?:Handlungs|Themen)feld(?:\s\d{1,2})?[:\s]+[A-ZÄÖÜ][\w-]+(?:(?:,| und| &)\s[A-ZÄÖÜ][\w-]+){0,2}"
)
# A page with fewer than one line break in so many characters has lost them.
_BLOB = 500
_MAX_LINE, _MAX_WORDS = 90, 10


def fields_of_action(reading: Reading) -> dict[str, str]:
    """The codes of the paper's fields of action, in the scheme's order, each with the heading that shows it."""
    found: dict[str, str] = {}
    for heading in _headings(reading):
        for code in fields_in(_heading_words(heading)):
            found.setdefault(code, heading.strip())
    for passage in _lists(reading):
        codes = fields_in(passage)
        if len(codes) >= 3:
            for code in codes:
                found.setdefault(code, passage.strip()[:160])
    return {code: found[code] for code in FIELDS if code in found}


def _headings(reading: Reading) -> Iterator[str]:
    """Headings the extractor knows, and lines of the text that read like one."""
    yield from reading.document.headings
    if reading.is_page:
        return
    for page in reading.document.pages:
        lines = page.split("\n") if page.count("\n") * _BLOB > len(page) else _headings_inline(page)
        for line in lines:
            if 3 < len(line) <= _MAX_LINE and _reads_like_a_heading(line):
                yield line


def _headings_inline(page: str) -> list[str]:
    """Headings of a page whose line breaks were lost: lines of the contents, and what follows "Handlungsfeld"."""
    return [match[0].strip() for match in _INLINE.finditer(page)]


def _reads_like_a_heading(line: str) -> bool:
    """Numbered, named as a field, a line of the contents, or nothing but field words."""
    bare = line.strip()
    if not bare or bare[-1] in ",;:" or bare.count(" ") >= _MAX_WORDS + 3:
        return False
    if _NUMBERED.match(bare) or _CALLED.match(bare):
        return bare[-1] != "." or _LEADER.search(bare) is not None
    if not (bare[0].isupper() and bare[-1] not in ".!?"):
        return False
    words = normal(_LEADER.sub("", bare))
    return 0 < len(_WORDS.findall(words)) <= 6 and _only_field_words(words)


def _only_field_words(words: str) -> bool:
    bare = [word for word in _WORDS.findall(words) if word not in _SMALL_WORDS]
    return bool(bare) and all(fields_in(word) or len(word) < 3 for word in bare)


def _heading_words(heading: str) -> str:
    """The heading's words without number, field word and page; empty when it cannot be a field's heading."""
    words = normal(_NUMBERED.sub("", _LEADER.sub("", heading)))
    words = _FIELD_WORD.sub("", words)
    if _NO_FIELD.search(words) or len(words.split()) > _MAX_WORDS:
        return ""
    return words


def _lists(reading: Reading) -> Iterator[str]:
    """What follows "Handlungsfelder": the sentence or the list of the fields."""
    if "felder" not in reading.text and "schwerpunkt" not in reading.text:
        return
    for page in reading.pages[:12]:
        for match in _LIST.finditer(page):
            yield match[1]
