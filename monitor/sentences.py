"""Cut German text into sentences that know their page. Pure.

Made for comparing two editions: a cut at the wrong place costs nothing as long as it is made at the
same place in both; what must never happen is that layout (line and page breaks, page numbers)
changes where sentences end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from monitor.page_furniture import without_furniture
from storage.text import fold


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


# Words before a full stop that does not end a sentence.
_ABBREVIATIONS = _words(
    "abs allg anh anl anm art aufl ausg bd bearb bes betr bez bsp bspw bzgl bzw ca dgl dipl dr ebd eig",
    "einschl engl entspr etc evtl exkl ff fn frdl gem ges ggf ggü ggue hr hrsg ing inkl insb insbes insges",
    "iv jg jh jhd jmd kap kath lfd lt max mill min mind mio mrd mtl nr nrn od pkt pol prof rd reg red rspr",
    "sen sog spez sr staatl st std stellv str stud tel tlw u umg univ urspr usf usw verf vgl vorl vorm vors",
    "wg z zt zit ziff zzgl zw",
)
_MONTHS = _words(
    "januar jänner februar märz april mai juni juli august september oktober november dezember",
    "jan feb mär apr jun jul aug sep sept okt nov dez",
)
# After "12." these begin a sentence; any other capitalised word makes it an ordinal ("2. Fortschreibung").
_OPENERS = _words(
    "der die das den dem des ein eine einer einem einen es er sie wir ich ihr im in am an auf bei mit nach",
    "von vom zu zum zur für über durch als auch daher damit dabei dazu diese dieser dieses diesem so hier",
    "um und aber wenn da seit alle viele weitere insgesamt neben",
)
_ENDS = re.compile(r"[.!?…]+[\"“”»«’')\]]*(?=\s)")
_LAST_WORD = re.compile(r"[\w’'-]+$")
_FIRST_WORD = re.compile(r"[\s\"„“»«‚'(\[]*([\w’'-]+)")
_BREAK = re.compile(r"[ \t]*\n[ \t]*\n\s*")  # a blank line ends a sentence, whatever stands before it
_BULLET = re.compile(r"[ \t]*\n(?=[ \t]*(?:[•▪■●○◦‣➢➔→✓*–-][ \t]|\d{1,2}(?:\.\d{1,2})+\.?[ \t]+[A-ZÄÖÜ]))")
# A printed line shorter than this share of a full one was ended on purpose.
_FULL_SHARE = 0.6
# Longer than any sentence: a page of names or figures without stops is not carried over to the next.
_LONGEST_OPEN = 2000


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: ``text`` on one line, ``page`` (from 1) where it begins, ``key`` what comparing sees."""

    text: str
    page: int
    key: str


def sentences(text: str, *, blocks: bool = False) -> tuple[Sentence, ...]:
    """The sentences of ``text`` in order (pages joined by form feeds), without numbers and headers of pages.

    ``blocks``: every line is a block of its own (web pages, Word files); else lines are those of print, and
    one that ends early ends a heading or paragraph. Pieces without a letter or digit are no sentences.
    """
    found: list[Sentence] = []
    full = _FULL_SHARE * _line_length(text) if not blocks else 0
    for piece, page in _pieces(text.replace("\n", "\n\n") if blocks else text, full):
        line = " ".join(piece.split())
        key = fold(line)
        if key:
            found.append(Sentence(line, page, key))
    return tuple(found)


def _line_length(text: str) -> int:
    """How long the printed lines of a text are when they are full."""
    lengths = sorted(len(line.strip()) for line in text.split("\n") if line.strip())
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _pieces(text: str, full: float) -> Iterator[tuple[str, int]]:
    """Sentences as they stand, each with the page it begins on; one may run over a page's end."""
    pending, pending_page = "", 1
    for number, body in enumerate(without_furniture(text.split("\f")), start=1):
        if pending and not _runs_on(pending, body):
            yield pending, pending_page
            pending = ""
        if not pending:
            pending_page = number
        *whole, last = _cut(f"{pending}\n{body}" if pending else body, full)
        for index, piece in enumerate(whole):
            yield piece, pending_page if index == 0 else number
        pending, pending_page = last, number if whole else pending_page
    yield pending, pending_page


def _runs_on(before: str, after: str) -> bool:
    """Whether a sentence left open at a page's end goes on at the next page's top."""
    start = after.lstrip()
    if not start or len(before) > _LONGEST_OPEN:
        return not start
    return not _ENDS.search(before.rstrip()[-3:] + " ") and (
        start[0].islower() or before.rstrip().endswith((",", "-"))
    )


def _cut(text: str, full: float) -> list[str]:
    """``text`` in pieces; joined again they are ``text`` but for white space. Never empty."""
    pieces = []
    for block in _BREAK.split(_with_breaks(text, full)):
        for part in _BULLET.split(block):
            pieces.extend(_cut_at_stops(part))
    return pieces or [""]


def _with_breaks(text: str, full: float) -> str:
    """The text with a blank line after each line that ends early, if the next one could begin a sentence."""
    lines = text.split("\n")
    for index, line in enumerate(lines[:-1]):
        shown, following = line.strip(), lines[index + 1].lstrip()
        if (
            shown
            and len(shown) < full
            and following
            and not following[0].islower()
            and shown[-1] not in ",-–"
        ):
            lines[index] = line + "\n"
    return "\n".join(lines)


def _cut_at_stops(text: str) -> list[str]:
    pieces, start = [], 0
    for end in _ENDS.finditer(text):
        if _ends_sentence(text, end.start(), end.end(), start):
            pieces.append(text[start : end.end()])
            start = end.end()
    pieces.append(text[start:])
    return pieces


def _ends_sentence(text: str, stop: int, after: int, start: int) -> bool:
    """Whether the stop at ``stop`` ends the sentence that began at ``start``."""
    following = _FIRST_WORD.match(text, after)
    if following is None:
        return True
    word = following[1]
    if word[0].islower():
        return False
    if text[stop] != ".":
        return True
    before = _LAST_WORD.search(text, max(start, stop - 40), stop)
    return before is None or _word_ends(before[0], word)


def _word_ends(before: str, after: str) -> bool:
    """Whether "before." ends a sentence when ``after`` follows, capitalised or a figure."""
    if before.isdigit():
        if after.casefold() in _MONTHS or len(before) > 2:
            return len(before) > 2
        return after.casefold() in _OPENERS
    if len(before) == 1 and before.isalpha():  # z. B., i. d. R., initials
        return False
    return before.casefold() not in _ABBREVIATIONS
