"""The entry page of a paper told in many pages: its name above the list of its chapters. Pure."""

from __future__ import annotations

import re
from itertools import groupby

from crawler.recognise.reading import Reading
from storage.fields_of_action import fields_in
from storage.normal_words import normal, normalise_url_words
from storage.vocabulary import STATUS

_MONTH = "januar|februar|maerz|april|mai|juni|juli|august|september|oktober|november|dezember"
NUMBERED = re.compile(
    rf"(?:kapitel |teil |abschnitt )?(?:\d{{1,2}}(?:\.\d{{1,2}})*[.:)]?|[ivx]{{1,4}}[.:)]|(?:kapitel|teil|abschnitt) [ivx\d]+[.:]?) (?!(?:{_MONTH})(?![a-z]))[a-z]{{3,}}"
)
# How papers begin, what stands in their middle, how they end
_OPENING = re.compile(
    r"vorwort|grusswort|geleit|einleitung|einfuehrung|praeambel|vorbemerkung|ausgangslage|ausgangssituation|bestandsaufnahme|rahmenbedingungen|grundlagen"
    r"|daten und fakten|zahlen|situation|anlass|auftrag"
)
_MIDDLE = re.compile(
    r"leitbild|leitlinie|leitziel|leitsa|leitgedanken|(?<![a-z])ziele?(?![a-z])|zielsetzung|verstaendnis|handlungs|schwerpunkt|themenfeld|massnahme"
)
_CLOSING = re.compile(
    r"umsetzung|steuerung|monitoring|evaluation|evaluierung|ausblick|schluss|fortschreibung|zusammenfassung|controlling|wirkung|finanzierung"
)
# A chapter's title in a list is short; the page around the list says little more than whose paper it is.
_LINE_WORDS, _OTHER_WORDS, _LEAST = 9, 250, 5


def chapters_listed(reading: Reading) -> tuple[str, ...]:
    """The chapters a page lists one below the other, from an opening one to a closing one; else none."""
    lines = [line.strip() for line in reading.text.split("\n") if line.strip()]
    runs = [tuple(run) for is_one, run in groupby(lines, is_chapter_title) if is_one]
    run = max(runs, key=len, default=())
    others = reading.words - sum(len(line.split()) for line in run)
    whole = (
        any(map(_OPENING.search, run)) and any(map(_MIDDLE.search, run)) and any(map(_CLOSING.search, run))
    )
    return run if len(run) >= _LEAST and whole and others <= _OTHER_WORDS else ()


def offers_a_whole(reading: Reading) -> bool:
    """Whether a file the page offers may be the paper itself: it does not say that it is but a part or version."""
    return any(
        not _is_side(f"{normal(text)}\n{normalise_url_words(url)}") for url, text in reading.context.links
    )


def _is_side(words: str) -> bool:
    return any(STATUS[code].search(words) for code in ("short", "annex", "report"))


def is_chapter_title(line: str) -> bool:
    """Whether a line in normal words reads like the title of a paper's chapter."""
    if len(line.split()) > _LINE_WORDS or line.endswith((".", "…", "!", ",")):
        return False
    known = _OPENING.search(line) or _MIDDLE.search(line) or _CLOSING.search(line) or fields_in(line)
    return bool(NUMBERED.match(line) or known)
