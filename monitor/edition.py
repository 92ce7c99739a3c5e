"""What a paper says about its edition: year, Auflage, Fortschreibung, Entwurf. Pure.

Read from the title and the cover only: further in, a paper speaks of other editions and of plans.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from storage.normal_words import normal
from storage.vocabulary import STATUS

# A cover and an imprint; more would reach into the foreword, which tells the paper's history.
_COVER_CHARACTERS = 700
_NUMBERS = {
    "erste": 1, "zweite": 2, "dritte": 3, "vierte": 4, "fuenfte": 5, "sechste": 6, "siebte": 7, "achte": 8,
}  # fmt: skip
_NUMBER = rf"(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})(?:\.|[rnsm])?"
_PRINTING = re.compile(
    rf"(?<![0-9a-z.]){_NUMBER},? (?:[a-z]+ (?:und )?){{0,3}}(?:auflage|ausgabe|fassung)(?![a-z])"
)
_UPDATE = re.compile(rf"(?<![0-9a-z.]){_NUMBER},? (?:[a-z]+ )?fortschreibung(?![a-z])")
_UPDATED = re.compile(
    r"fortschreibung|fortgeschrieben|neuauflage|neufassung|ueberarbeitete (?:auflage|fassung)"
)
_YEAR = r"(?P<year>20[0-4]\d)"
_NAMED_YEAR = re.compile(
    r"(?:konzept|konzeption|plan|leitbild|leitlinien|strategie|programm|fortschreibung|auflage|ausgabe|fassung|stand|version"
    rf"|bericht|monitoring)[a-z]*[^\n]{{0,40}}?(?<![0-9.,]){_YEAR}(?![0-9])"
)
_SPAN = re.compile(rf"(?<![0-9])20[0-4]\d ?(?:-|bis|/) ?{_YEAR}(?![0-9])")
_LONE_YEAR = re.compile(
    rf"^[ \t]*(?:(?:im |stand:? )?(?:[a-z]+|\d{{1,2}}\.(?: ?\d{{1,2}}\.)?(?: [a-z]+)?) )?{_YEAR}[ \t]*$",
    re.MULTILINE,
)
_YEARS = (_NAMED_YEAR, _SPAN, _LONE_YEAR)
# A cover speaks in short lines; in a sentence "Entwurf" or a year may belong to anything.
_NOTE_WORDS = 8


@dataclass(frozen=True, slots=True)
class Edition:
    """``year``: the newest the cover names; ``printing``: nth Auflage; ``update``: nth Fortschreibung."""

    year: int | None = None
    printing: int | None = None
    update: int | None = None
    updated: bool = False
    draft: bool = False


def edition(title: str, text: str = "", *, page: bool = False) -> Edition:
    """What title and cover say. ``page``: the text is a web page's, so its title alone counts."""
    cover = "" if page else normal(text[:_COVER_CHARACTERS].replace("\f", "\n"))
    notes = [normal(title), *(line for line in cover.splitlines() if len(line.split()) <= _NOTE_WORDS)]
    said = "\n".join(notes)
    return Edition(
        year=max(
            (int(match["year"]) for pattern in _YEARS for match in pattern.finditer(said)), default=None
        ),
        printing=max((_as_number(match["number"]) for match in _PRINTING.finditer(said)), default=None),
        update=max((_as_number(match["number"]) for match in _UPDATE.finditer(said)), default=None),
        updated=bool(_UPDATED.search(said)),
        draft=bool(STATUS["draft"].search(said)),
    )


def _as_number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word]


# What differs between two editions of one work, and what says nothing of which work it is.
_NOT_THE_WORK = re.compile(
    r"(?<![a-z])(?:fortschreibung|fortgeschrieben[a-z]*|fortzuschreiben[a-z]*|neuauflage|neufassung|auflage|ausgabe|fassung|version"
    r"|entwurf[a-z]*|vorentwurf|endfassung|aktualisiert[a-z]*|aktualisierung|ueberarbeit[a-z]*|neu[a-z]{0,2}|erst[a-z]{0,2}"
    r"|zweit[a-z]{0,2}|dritt[a-z]{0,2}|viert[a-z]{0,2}|fuenft[a-z]{0,2}|stand|langfassung|gesamtfassung|weiterentwick[a-z]*"
    r"|pdf|download|datei|kb|mb|januar|februar|maerz|april|mai|juni|juli|august|september|oktober|november|dezember"
    r"|landkreis[a-z]*|kreis(?:es|e)?|landratsamt[a-z]*|stadt|kreisfreie[a-z]?|hansestadt|landeshauptstadt|region|staedteregion"
    r"|kommunal[a-z]{1,2}|der|die|das|des|dem|den|fuer|von|vom|und|in|im|am|an|zur|zum|bis|ein[a-z]{0,2}|a|b|d|i)(?![a-z])"
)
_WORD = re.compile(r"[a-z]+")
_ENDING = re.compile(r"(?:e[ns]?|s|n)$")
# Names so general that two different works may share them: no core of their own.
_GENERAL = frozenset({
    "konzept", "konzeption", "plan", "bericht", "leitbild", "leitlini", "broschur", "dokument", "anlag", "teil", "kurzfassung",
    "handlungskonzept", "strategi", "programm", "publikation", "titel", "inhalt", "unbenannt", "microsoft", "word", "layout",
})  # fmt: skip


# Parts of a title that name a decision, an office, a date or a place in a series, but no work.
_BESIDE_THE_WORK = re.compile(
    r"beschl(?:oss|uss)|verabschied|zugestimmt|einstimmig|mehrheitlich|sitzung|ausschuss|kreistag|(?<![a-z])rat(?![a-z])"
    r"|vorlage|drucksache|(?<![a-z])anlage|herausgeb|redaktion|amt(?:es)?(?![a-z])|stabsstelle|fachbereich|fachdienst|dezernat"
    r"|referat|abteilung|beauftragte|koordinier|zentrum|der landrat|die landraetin|buergermeister|beratung|(?<![a-z])teil \d"
)
_PARTS = re.compile(r"\s[-–—|]\s|[:;|\n]\s*|\.\s")


def cores(title: str, place: str = "") -> frozenset[frozenset[str]]:
    """What a title calls the work: for each of its parts the words that name one, without years, edition
    words, units and place names. Two editions of one work share such a part.

    ``place`` is the district's name. Empty when no part could tell one work from another.
    """
    own = {_stem(word) for word in _WORD.findall(normal(place))}
    parts = [part for part in _PARTS.split(normal(title)) if not _BESIDE_THE_WORK.search(part)]
    found = (frozenset(_stems(part) - own) for part in parts)
    return frozenset(stems for stems in found if not stems <= _GENERAL)


def _stems(part: str) -> set[str]:
    stems = (_stem(word) for word in _WORD.findall(_NOT_THE_WORK.sub(" ", part)))
    return {stem for stem in stems if len(stem) > 1}


def _stem(word: str) -> str:
    return _ENDING.sub("", word) if len(word) > 5 else word
