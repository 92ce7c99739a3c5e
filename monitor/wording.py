"""The German words and sentences for what the code names in English. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from storage.values import Kind, Level, Role

KIND: dict[str, str] = {
    Kind.NEW_CONCEPT: "Neues Konzept",
    Kind.NEW_VERSION: "Neue Fassung",
    Kind.CHANGED: "Geändert",
    Kind.MOVED: "Verschoben",
    Kind.VANISHED: "Verschwunden",
    Kind.REAPPEARED: "Wieder da",
    Kind.NEW_PAPER: "Neues Papier",
    Kind.WATCHED_CHANGED: "Beobachtete Adresse geändert",
    Kind.SITE_PROBLEM: "Störung",
    Kind.SITE_RECOVERED: "Störung behoben",
    Kind.REGISTRY_CHANGED: "Register geändert",
}

# What a kind means, for somebody who reads their first mail.
MEANING: dict[str, str] = {
    Kind.NEW_CONCEPT: "Ein Konzept, zu dem kein Vorläufer bekannt ist.",
    Kind.NEW_VERSION: "Eine neue Fassung eines bekannten Papiers.",
    Kind.CHANGED: "Der Text eines bekannten Papiers wurde an einzelnen Stellen geändert.",
    Kind.MOVED: "Der gleiche Text steht unter neuer Adresse.",
    Kind.VANISHED: "Das Papier ist unter keiner bekannten Adresse mehr zu finden; die Datei liegt im Archiv.",
    Kind.REAPPEARED: "Ein verschwundenes Papier ist wieder zu finden.",
    Kind.NEW_PAPER: "Ein Papier zu einem Konzept (Entwurf, Bericht, Kurzfassung, Vorlage oder Nachricht).",
    Kind.WATCHED_CHANGED: "Der Inhalt einer beobachteten Adresse hat sich geändert.",
    Kind.SITE_PROBLEM: "Mit der Website stimmt etwas nicht. Das ist kein Hinweis darauf, dass ein Papier fehlt.",
    Kind.SITE_RECOVERED: "Eine gemeldete Störung der Website ist vorbei.",
    Kind.REGISTRY_CHANGED: "Das Register der Kreise und Städte hat sich geändert.",
}

ROLE: dict[str, str] = {
    Role.CONCEPT: "Konzept",
    Role.UPDATE: "Fortschreibung",
    Role.DRAFT: "Entwurf",
    Role.SHORT_VERSION: "Kurzfassung",
    Role.ANNEX: "Anlage",
    Role.REPORT: "Bericht",
    Role.COUNCIL_PAPER: "Vorlage",
    Role.NEWS: "Nachricht",
    Role.NONE: "kein Papier",
}

# What a paper is of another one, and what that one is of it.
RELATION: dict[str, tuple[str, str]] = {
    "earlier_edition_of": ("frühere Ausgabe von", "spätere Ausgabe von"),
    "draft_of": ("Entwurf zu", "endgültiger Text zum Entwurf"),
    "short_version_of": ("Kurzfassung von", "Langfassung von"),
    "easy_language_of": ("Leichte Sprache zu", "in Leichter Sprache als"),
    "copy_of": ("gleicher Text wie", "gleicher Text auch in"),
}

LEVEL: dict[str, str] = {
    Level.DISTRICT: "Kreisebene",
    Level.JOINT: "gemeinsames Papier",
    Level.TOWN: "Gemeindeebene",
    Level.LAND: "Landesebene",
    Level.OTHER: "andere Ebene",
}


# Newness needs a sentence only where it tempers the news.
NEWNESS: dict[str, str] = {
    "late_found": "Nachträglich gefunden: Das Papier kann schon länger dort stehen.",
}


def quoted(title: str) -> str:
    """A title in German quotation marks; one that brings its own keeps them."""
    return title if title.startswith(("„", "»", "«", '"')) else f"„{title}“"


def joined(words: Sequence[str]) -> str:
    """``a``, ``a und b``, ``a, b und c``."""
    return " und ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
