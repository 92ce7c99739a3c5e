"""Lines that tell a moment or a count: "Zuletzt aktualisiert am …", "Heute ist …", "4.711 Besucher". Pure.

One rule for their many forms: take away machine words (addresses, tokens) and figures; if all that is left
are the words of such lines, and one of them says that the moment is the page's or the visitor's, the line
is none of the text. "Stand: Juni 2012" or a date alone is the text's own.
"""

from __future__ import annotations

import re

from crawler.extract.german_dates import DAY, MONTHS, iso_date
from crawler.extract.words import word_set

_WEEKDAYS = word_set(
    """
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
    """
)
_INFO_WORDS = (
    word_set(
        """
    stand inhalt inhalte seite seiteninhalt webseite internetseite zuletzt letzte letzter letztes letztmals
    aktualisiert aktualisierung aktualität geändert verändert änderung änderungsdatum bearbeitet bearbeitung
    überarbeitet gepflegt am an vom von um den der die das dem des dieser diese uhr heute ist es
    uhrzeit zeit jetzt aktuelle aktueller wurde wird erstellt angelegt erstelldatum online seit
    veröffentlicht publiziert veröffentlichung gedruckt druckdatum ausdruck ausgedruckt druckversion
    abgerufen abruf aufgerufen generiert erzeugt ladezeit in s sek sekunden ms meldung artikel beitrag
    eintrag eingestellt nachricht version sitzung sitzungs session id request token ip adresse ihre ihr
    redaktion webmaster last update updated modified und kw kalenderwoche
    """
    )
    | _WEEKDAYS
    | frozenset(MONTHS)
)
_COUNTER_WORDS = _INFO_WORDS | word_set(
    """
    besucher besucherin besucherinnen besuche besucherzahl besucherzahlen besucherzähler zähler counter gast
    gäste nutzer benutzer user mitglieder zugriffe aufrufe seitenaufrufe seitenzugriffe seitenbesuche
    seitenabrufe klicks hits views gelesen angesehen angeklickt besucht heruntergeladen downloads download
    mal x bisher bereits schon insgesamt gesamt gestern woche monat jahr sind sie wir unser unsere derzeit
    aktuell zurzeit gerade nr nummer kein keine ein eine statistik
    """
)

_TIME = r"\b\d{1,2}:\d{2}(?::\d{2})?(?:\s?uhr)?\b|\b\d{1,2}(?:\.\d{2})?\s?uhr\b"
_WEEKDAY = rf"\b(?:{'|'.join(sorted(_WEEKDAYS, key=len, reverse=True))})\b\.?"
_INFO_MARK = re.compile(
    r"aktualisi|geändert|verändert|änderung|bearbeitet|überarbeitet|gepflegt|gedruckt|druckdatum|ausdruck|abgeruf|aufgeruf"
    r"|generiert|erzeugt|ladezeit|\bheute\b|\buhr(?:zeit)?\b|\bjetzt\b|last (?:update|modified)|updated|session|sitzungs-?id"
    r"|request|token|ip-adresse|(?:erstellt|eingestellt|veröffentlicht|publiziert|online) (?:am|seit)|meldung vom"
    rf"|\bstand\b\W*{DAY}|{_TIME}|{_WEEKDAY}\W*(?:der |den )?{DAY}"
)
_COUNTER_MARK = re.compile(
    r"^\W*(?:online|heute|gestern)\W*\d|besuch|zugriffe|aufruf|aufgeruf|abrufe|klick|\bhits\b|views|gelesen|angesehen|heruntergeladen|downloads"
    r"|\b(?:gäste|besucher|nutzer|gast)\b.*online|online.*\b(?:gäste|besucher|nutzer)\b"
)
_WORD = re.compile(r"[^\W\d_]+")
# Session and request tokens: long hexadecimal runs, and runs in which figures and letters keep changing.
_TOKEN = re.compile(
    r"(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{16,}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?=(\w*\d[a-z]){3})[\w-]{16,}"
)

_SECONDS = re.compile(r"\b\d{1,2}:\d{2}:\d{2}\b")

# What introduces the date of a text or page.
STATED = re.compile(r"\bstand\b|aktualisi|geändert|verändert|änderung|bearbeitet|überarbeitet", re.IGNORECASE)


def is_moment(line: str) -> bool:
    """Whether a line says nothing but when, for the page or the visitor."""
    words = line.lower().split()
    plain = [word for word in words if not _is_machine_word(word)]
    if not _only(_INFO_WORDS, plain):
        return False
    return len(plain) < len(words) or _INFO_MARK.search(" ".join(plain)) is not None


def is_volatile(line: str) -> bool:
    """Whether a line shows a clock with seconds or a token: no text of an office does."""
    return _SECONDS.search(line) is not None or any(map(_is_token, line.lower().split()))


def is_counter(line: str) -> bool:
    """Whether a line says nothing but how many visited, read or loaded something."""
    words = line.lower().split()
    counted = any(char.isdigit() for word in words for char in word)
    return counted and _only(_COUNTER_WORDS, words) and _COUNTER_MARK.search(" ".join(words)) is not None


def _only(vocabulary: frozenset[str], words: list[str]) -> bool:
    return all(part in vocabulary for word in words for part in _WORD.findall(word))


def _is_machine_word(word: str) -> bool:
    return word.startswith(("http://", "https://", "www.")) or _is_token(word)


def _is_token(word: str) -> bool:
    return len(word) >= 16 and _TOKEN.fullmatch(word) is not None


def stated_date(line: str) -> str | None:
    """The date a line states for its text ("Stand: 05.03.2024" → ``2024-03-05``), or None."""
    marked = STATED.search(line)
    return iso_date(line[marked.end() :]) if marked else None
