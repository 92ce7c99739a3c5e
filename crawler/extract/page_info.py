"""Lines that speak of the page, the visitor or the moment, never of the matter. Pure.

"Zuletzt aktualisiert am …", "Heute ist Dienstag, …", "Sie sind der 4.711. Besucher", "Seite drucken",
"Telefon: …". They change on every visit or with every reorganisation, while the text stays the same.
"""

from __future__ import annotations

import re

from crawler.extract.german_dates import DAY, iso_date

# No page-info line is longer; a paragraph is never judged by these rules.
LONGEST_INFO = 240

_URL = r"(?:https?://|www\.)\S+"
_TIME = r"\b\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?uhr)?\b|\b\d{1,2}\s?uhr\b"
_WEEKDAY = r"\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so)\b\.?"
_TOKEN = r"\b(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{16,}\b"  # noqa: S105  (session and request tokens in the page)
_MOMENTS = re.compile(f"{_URL}|{DAY}|{_TIME}|{_WEEKDAY}|{_TOKEN}|\\d+", re.IGNORECASE)

# The words of page-info lines; a line made of these and moments only says nothing else.
_INFO_WORDS = frozenset(
    "stand inhalt inhalte seite seiteninhalt webseite internetseite zuletzt letzte letzter letztes letztmals "
    "aktualisiert aktualisierung aktualität geändert änderung änderungsdatum bearbeitet bearbeitung überarbeitet "
    "gepflegt am an vom von um den der die das dem des dieser diese uhr heute ist es datum uhrzeit zeit jetzt aktuelle "
    "aktueller wurde wird erstellt angelegt erstelldatum online seit veröffentlicht publiziert veröffentlichung "
    "gedruckt druckdatum ausdruck ausgedruckt druckversion abgerufen abruf aufgerufen generiert erzeugt in sekunden "
    "sek ms meldung artikel beitrag eintrag eingestellt nachricht version sitzung sitzungs session id request "
    "last update updated modified und kw kalenderwoche".split()
)
# One of these must be there: it makes the moment that of the page. "Stand: Juni 2012" is the text's own.
_INFO_MARK = re.compile(
    rf"aktualisi|geändert|änderung|bearbeitet|überarbeitet|gepflegt|gedruckt|druckdatum|ausdruck|abgeruf|aufgeruf"
    rf"|generiert|erzeugt|\bheute\b|\buhr(?:zeit)?\b|\bjetzt\b|last (?:update|modified)|updated|session|sitzungs-?id|request"
    rf"|(?:erstellt|eingestellt|veröffentlicht|publiziert|online) (?:am|seit)|meldung vom|\bstand\b\W*{DAY}|{_TIME}"
    rf"|{_WEEKDAY}\W*(?:der |den )?{DAY}",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")

STATED = re.compile(r"\bstand\b|aktualisi|geändert|änderung|bearbeitet|überarbeitet", re.IGNORECASE)

_COUNTERS = re.compile(
    r"(sie sind )?(der|die|das|unser)?\s*(\d[\d.,\s]*)?\.?\s*(besucher(in)?(nen)?|besuche|besucherzahl|besucherzähler|zugriffe|seitenaufrufe|seitenzugriffe"
    r"|aufrufe|klicks|hits|gelesen|downloads?|heruntergeladen)( (nr|nummer|heute|gestern|gesamt|online|insgesamt|seit\W.{0,30}"
    r"|dieser seite|dieses artikels|diese woche|diesen monat))*\.?\W*[\d.,\s]*"
    r"|(bisher |schon |bereits )?[\d.,]+ ?(x|mal) (gelesen|aufgerufen|angesehen|heruntergeladen|besucht)"
    r"|(heute|gestern|gesamt|insgesamt|diese woche|dieser monat|online|aktuell online|gerade online)\W+[\d.,\s]+( besucher| gäste)?"
    r"|(es sind |derzeit |aktuell |zurzeit )*[\d.,]+ (besucher|gäste|benutzer)( und [\d.,]+ \w+)?( (sind )?online)?"
    r"|ladezeit\W.*|seite (generiert|erzeugt|geladen) in .*",
)  # fmt: skip
_WEATHER = re.compile(r".{0,40}-?\d{1,2}([.,]\d)?\s?°\s?c?\b.{0,40}", re.IGNORECASE)

_FUNCTIONS = re.compile(
    r"((diese |aktuelle )?seite |(diesen )?(artikel|beitrag|inhalt) |text |als pdf |per |auf |bei |zu |zum |zur |nach |jetzt )*"
    r"(drucken|ausdrucken|druckversion|druckansicht|teilen|weiterempfehlen|empfehlen|weitersagen|versenden|speichern|merken"
    r"|e-?mail( senden| schreiben)?|mail|facebook|twitter|x|whatsapp|xing|linkedin|instagram|youtube|mastodon|threads|telegram"
    r"|tweet|twittern|share|print|info|vorlesen( lassen)?|anhören|schriftgröße|kontrast|normal|groß|größer|kleiner|oben"
    r"|seitenanfang|anfang|top|zurück|zurück zur übersicht|übersicht|startseite|vorherige[rs]?|nächste[rs]?|weiter"
    r"|(haupt)?inhalt springen|(haupt)?navigation springen|suche springen|navigation überspringen|leichte sprache|gebärdensprache"
    r"|kontaktformular|schließen|ausblenden|einblenden|aufklappen|zuklappen|auf- und zuklappen|alle (öffnen|schließen|anzeigen)"
    r"|mehr( lesen| erfahren| anzeigen| dazu)?|weiterlesen|menü|bild vergrößern|vergrößern|lightbox öffnen|anzeige|werbung"
    r"|in die zwischenablage( kopieren)?|link kopieren|rss(-feed)?|kommentare?|feedback( geben)?|seite bewerten)"
)
_SEPARATED = re.compile(r"[\s|·•/›»«‹<>,;:()\[\]–—↑▲→←+-]*(?:[|·•/›»«‹,;↑▲]|\s-\s|\s–\s)[\s|·•/›»«‹<>,;:()\[\]–—↑▲→←+-]*")
_EDGES = re.compile(r"^[^\w°©]+|[^\w°]+$")
# Headings that only screen readers meet, of NOLIS, iKISS and others.
_STRUCTURE = re.compile(
    r"(haupt|unter|meta|mobile |service)?navigation( der seite| der website| überspringen)?|(haupt)?menü|seiteninhalt"
    r"|inhaltsbereich( der seite)?|hauptinhalt|infobereich|zusätzliche informationen zum seiteninhalt|seitenfunktionen"
    r"|fußbereich|kopfbereich|inhalt|content|hauptbereich|servicebereich|suchbereich|.{0,20}auf- und zuklappen.{0,20}"
)
_NOTICES = re.compile(
    r"(bitte )?(aktivieren sie|um .{3,60} benötigen sie|ihr browser|sie verwenden einen veralteten).{0,160}(javascript|browser|cookies).{0,80}"
    r"|javascript .{0,80}(deaktiviert|aktivieren).{0,60}|©.{0,120}|copyright.{0,100}|(bild|foto|grafik)(nachweis|quelle|rechte)?\s?: ?.{0,100}",
)
_COOKIES = re.compile(
    r"\b(wir|diese (web)?seite|unsere (web)?seite|diese homepage|dieses portal)\b.{0,60}\b(verwende[nt]|nutz(en|t)|benutz(en|t)|setz(en|t))\b.{0,60}"
    r"\bcookies|cookies.{0,80}(akzeptieren|zustimm|einverstanden|ablehnen|erlauben|einstellungen|funktionsfähigkeit|optimal)"
    r"|(akzeptieren|zustimm|einverstanden).{0,80}cookies",
    re.IGNORECASE | re.DOTALL,
)  # fmt: skip

# File sizes and download counts beside a document's name: a re-exported PDF has another size and the same text.
_SIZE = r"[\d.,]+\s?(?:[kmg]i?b(?:yte)?s?|bytes?)\b"
_FILE_NOTE = re.compile(
    rf"[(\[]\s*(?:(?:datei|dateityp|typ|format|größe|dateigröße|nicht barrierefrei|pdf|docx?|xlsx?|odt|zip|pptx?)\W*)*{_SIZE}[^()\[\]]{{0,40}}[)\]]"
    rf"|(?<=pdf|odt|zip|doc|lsx|ocx|tei|yp:|öße)[\W_]{{0,3}}{_SIZE}|\b(?:datei)?größe:?\s?{_SIZE}"
    r"|[(\[]\s*[\d.,]+\s?(?:downloads?|mal heruntergeladen|x)\s*[)\]]",
    re.IGNORECASE,
)

_PHONE = re.compile(
    r"(?:tel(?:efon|efonnummer)?|fon|mobil|handy|(?:tele)?fax|durchwahl|rufnummer|phone)\b[\s.:/()-]{0,6}[+(]?\d|(?<!\d)\(?0\d{2,5}\)?\s?[/–-]\s?\d{3,}"
    r"|\+49[\s\d()/-]{6,}",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]+\s?(?:@|\[at\]|\(at\)|\{at\})\s?[\w-]+(?:\.|\[|\(| punkt)|\be-?mail\b", re.IGNORECASE)
_PLACE = re.compile(
    r"\b\d{5}\s+[A-ZÄÖÜ]|\w(?:straße|strasse|str\.|platz|weg|allee|gasse|ring|markt)\s\d|\b(?:straße|platz|postfach)\s.{0,20}\d"
    r"|\b(?:zimmer|raum|zi\.|etage|haus|gebäude)(?:\s?nr\.?|nummer)?:?\s?[A-Z]?\d"
)
_HOURS = re.compile(
    r"\b(?:sprech|öffnungs|service)zeiten\b|\b(?:mo(?:ntag)?|di(?:enstag)?|mi(?:ttwoch)?|do(?:nnerstag)?|fr(?:eitag)?)\b.{0,30}\d{1,2}(?:[:.]\d{2})?\s?(?:-|–|bis|uhr)",
    re.IGNORECASE,
)


def is_page_info(line: str) -> bool:
    """Whether a line is about the page, the visitor or the moment only."""
    if len(line) > LONGEST_INFO:
        return False
    bare = _EDGES.sub("", line).lower()
    return (
        not bare
        or _is_moment(line)
        or _COUNTERS.fullmatch(bare) is not None
        or _WEATHER.fullmatch(bare) is not None
        or _STRUCTURE.fullmatch(bare) is not None
        or _NOTICES.fullmatch(bare) is not None
        or all(_FUNCTIONS.fullmatch(part) for part in _SEPARATED.split(bare) if part)
    )


def _is_moment(line: str) -> bool:
    """Whether nothing is left of a line without its dates, times, addresses and the words around them."""
    if not _INFO_MARK.search(line):
        return False
    return all(word in _INFO_WORDS for word in _WORD.findall(_MOMENTS.sub(" ", line).lower()))


def stated_date(line: str) -> str | None:
    """The date of a page-info line ("Stand: 05.03.2024" → ``2024-03-05``), or None."""
    marked = STATED.search(line) if len(line) <= LONGEST_INFO else None
    return iso_date(line[marked.end() :]) if marked else None


def is_cookie_notice(text: str) -> bool:
    """Whether a text asks for consent to cookies."""
    return "ookie" in text and _COOKIES.search(text) is not None


def contact_marks(text: str) -> int:
    """How many kinds of contact details a text holds: phone, mail, place, hours (0 to 4)."""
    return sum(pattern.search(text) is not None for pattern in (_PHONE, _MAIL, _PLACE, _HOURS))


def is_reachable(text: str) -> bool:
    """Whether a text holds a phone number or mail address."""
    return _PHONE.search(text) is not None or _MAIL.search(text) is not None


def without_file_notes(line: str) -> str:
    """A line without file sizes and download counts ("Konzept (PDF, 1,2 MB)" → "Konzept (PDF)")."""
    return " ".join(_FILE_NOTE.sub(_kept_type, line).split())


def _kept_type(note: re.Match[str]) -> str:
    kind = re.match(r"[(\[]\s*(?:datei\w*\W*)?(pdf|docx?|xlsx?|odt|zip|pptx?)\b", note[0], re.IGNORECASE)
    return f"({kind[1]})" if kind else " "
