"""What a file is called as a part of a paper: its number, or its place around the chapters. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from storage.normal_words import normal

ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_NUMBER = r"[ _.:-]{0,2}(?P<number>\d{1,2}|[ivx]{1,4}|[a-e])"
_PART = re.compile(rf"(?<![a-z])(?:teil|band|heft|modul|abschnitt|kapitel|part){_NUMBER}(?![a-z0-9])")
# In the order in which they are bound
_BEFORE = (
    "umschlag(?:seite)?|deckblatt|cover", "titel(?:blatt|seite)?", "impressum", "vorwort", "gru(?:ss|ß)worte?",
    "geleitworte?", "vorbemerkung(?:en)?", "inhalts(?:verzeichnis|uebersicht|übersicht)|inhalt|gliederung",
)  # fmt: skip
_AFTER = (
    "nachwort|schlusswort", "anh(?:a|ae|ä)nge?", "anlagen?(?:band|verzeichnis)?", "literatur(?:verzeichnis)?",
    "quellen(?:verzeichnis)?", "glossar|abk(?:ue|ü)rzungsverzeichnis|abbildungsverzeichnis|stichwortverzeichnis",
    "r(?:ue|ü)ckseite",
)  # fmt: skip
_AROUND = (*_BEFORE, *_AFTER)
# What may follow: nothing, or words set off by a mark; "Anlage zum Konzept" is no part of a row.
_ENDS = r"(?![a-z0-9])(?=[ .)]*$| *[-–—:(,/|]| pdf| \d+(?:[.,]\d+)? ?[km]b)"
_FRAME = re.compile(
    rf"(?<![a-z])(?:{'|'.join(f'(?P<w{rank}>{words})' for rank, words in enumerate(_AROUND))})(?:{_NUMBER})?{_ENDS}"
)
_BARE_END = re.compile(r"[ .]*(?:\(.*|pdf.*|\d.*)?$")


def position(link_text: str, title: str, url: str) -> tuple[int, ...] | None:
    """Where a file stands in the row of its paper's parts, by its link, its title or its name; None: in none."""
    match = _named(link_text, title, url)
    if match is None:
        return None
    number = _value(match["number"] or "0") or 0
    if match.re is _PART:
        return 1, number
    rank = next(rank for rank in range(len(_AROUND)) if match[f"w{rank}"])
    return (0 if rank < len(_BEFORE) else 2), rank, number


def part_number(link_text: str, title: str, url: str) -> int | None:
    """The number a file bears as a part: in its link, its title or its name."""
    match = _named(link_text, title, url)
    return _value(match["number"]) if match is not None and match.re is _PART else None


def base(link_text: str, title: str, url: str) -> str:
    """What a part is called before that, letters only; "" where nothing else is said."""
    match = _named(link_text, title, url)
    return re.sub(r"[^a-z]", "", match.string[: match.start()]) if match else ""


def whole_title(title: str) -> str:
    """A part's title without what only the part is called ("Integrationskonzept, Teil 1: Grundlagen")."""
    match = _part_in(title.lower())
    before = title[: match.start()].strip(" -–—:,.(|/") if match and len(title) == len(title.lower()) else ""
    return before if len(before) >= 8 else title


def _named(link_text: str, title: str, url: str) -> re.Match[str] | None:
    return next(filter(None, map(_part_in, _namings(link_text, title, url))), None)


def _namings(link_text: str, title: str, url: str) -> Iterator[str]:
    name = unquote(urlsplit(url).path).rpartition("/")[2]
    name = re.sub(r"\.[A-Za-z]{2,4}$", "", name)
    yield from (normal(words) for words in (link_text, title, name.replace("_", " ").replace("-", " ")))


def _part_in(words: str) -> re.Match[str] | None:
    """The first of what makes a part of a file: "Anhang Teil 1" is an annex, "Teil 1: Anhang" the first part."""
    numbered, around = _PART.search(words), _FRAME.search(words)
    if around is not None and not _is_of_a_row(around):
        around = None
    if numbered is None or (around is not None and around.start() < numbered.start()):
        return around
    return numbered


def _is_of_a_row(match: re.Match[str]) -> bool:
    """Whether the paper's name goes before, or nothing else is said; "Anlage 1: Konzept" is a council's."""
    before = match.string[: match.start()]
    return any(map(str.isalpha, before)) or _BARE_END.fullmatch(match.string[match.end() :]) is not None


def _value(number: str) -> int | None:
    if number.isdigit():
        return int(number)
    return ROMAN.get(number) or (ord(number) - ord("a") + 1 if len(number) == 1 else None)
