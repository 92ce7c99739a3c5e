"""Lines that speak of the page and never of the matter: functions, credits, notices, weather. Pure.

They change with every visit or every new template, while the text stays the same.
"""

from __future__ import annotations

import re

from crawler.extract.file_notes import is_file_note
from crawler.extract.page_moments import is_counter, is_moment, is_volatile

# No page-info line is longer; a paragraph is never judged by these rules.
LONGEST_INFO = 240

_WEATHER = re.compile(r".{0,40}-?\d{1,2}([.,]\d)?\s?°(\s?c\b)?.{0,40}")
_CREDITS = re.compile(
    r"(autor(in)?|redaktion|redakteur(in)?|verfasser(in)?|(erstellt|eingestellt|veröffentlicht|geschrieben) von)\b\W*"
    r"(\S+\s+){0,7}\S*|©.{0,120}|copyright.{0,100}|(bild|foto|grafik)(nachweis|quelle|rechte)?\s?: ?.{0,100}"
    r"|(zitat|spruch|wort|tipp|bild|foto) (des|der) (tages|woche|monats)\b.*"
)
_NOTICES = re.compile(
    r"(bitte )?(aktivieren sie|um .{3,60} benötigen sie|ihr browser|sie verwenden einen veralteten).{0,160}"
    r"(javascript|browser|cookies).{0,80}|javascript .{0,80}(deaktiviert|aktivieren).{0,60}"
)
_COOKIES = re.compile(
    r"\b(wir|diese (web)?seite|unsere (web)?seite|diese homepage|dieses portal)\b.{0,60}"
    r"\b(verwende[nt]|nutz(en|t)|benutz(en|t)|setz(en|t))\b.{0,60}\bcookies"
    r"|cookies.{0,80}(akzeptieren|zustimm|einverstanden|ablehnen|erlauben|einstellungen|funktionsfähigkeit|optimal)"
    r"|(akzeptieren|zustimm|einverstanden).{0,80}cookies",
    re.IGNORECASE | re.DOTALL,
)
# Headings that only screen readers meet, of NOLIS, iKISS and others.
_STRUCTURE = re.compile(
    r"(sie (sind|befinden sich) hier|startseite|start|home)\s*[»›>/|→:].{0,200}|seiten-?inhalt"
    r"|(haupt|unter|meta|mobile |service)?navigation( der seite| der website| überspringen)?|(haupt)?menü"
    r"|inhaltsbereich( der seite)?|hauptinhalt|infobereich|zusätzliche informationen zum seiteninhalt|seitenfunktionen"
    r"|fußbereich|kopfbereich|inhalt|content|hauptbereich|servicebereich|suchbereich|.{0,20}auf- und zuklappen.{0,20}"
)
_FUNCTIONS = re.compile(
    r"((diese |aktuelle )?seite |(diesen )?(artikel|beitrag|inhalt) |text |als pdf |per |auf |bei |zu |zum |zur |nach |jetzt )*"
    r"(drucken|ausdrucken|druckversion|druckansicht|teilen|weiterempfehlen|empfehlen|weitersagen|versenden|speichern"
    r"|merken|e-?mail( senden| schreiben)?|mail|facebook|twitter|x|whatsapp|xing|linkedin|instagram|youtube|mastodon"
    r"|threads|telegram|tweet|twittern|share|print|info|vorlesen( lassen)?|anhören|schriftgröße|kontrast|normal|groß"
    r"|größer|kleiner|oben|seitenanfang|anfang|top|zurück( zur übersicht)?|übersicht|startseite|vorherige[rs]?|nächste[rs]?"
    r"|weiter|(haupt)?(inhalt|navigation) springen|suche springen|navigation überspringen|leichte sprache|gebärdensprache"
    r"|kontaktformular|schließen|ausblenden|einblenden|aufklappen|zuklappen|auf- und zuklappen"
    r"|alle (öffnen|schließen|anzeigen)|mehr( lesen| erfahren| anzeigen| dazu)?|weiterlesen|menü|(bild )?vergrößern"
    r"|lightbox öffnen|anzeige|werbung|in die zwischenablage( kopieren)?|link kopieren|rss(-feed)?|kommentare?"
    r"|feedback( geben)?|seite bewerten)"
)
_SEPARATORS = r"[\s|·•/›»«‹<>,;:()\[\]–—↑▲→←+-]*"
_SEPARATED = re.compile(rf"{_SEPARATORS}(?:[|·•/›»«‹,;↑▲]|\s-\s|\s–\s){_SEPARATORS}")
_EDGES = "".join(map(chr, range(0x21, 0x30))) + ":;<=>?@[\\]^_`{|}~ »«›‹„“”‚‘’–—·•…→←↑↓▲▼►▶\u00a0"


def is_page_info(line: str) -> bool:
    """Whether a line is about the page, the visitor or the moment only."""
    if len(line) > LONGEST_INFO:
        return False
    bare = line.strip(_EDGES).lower()
    patterns = (_CREDITS, _STRUCTURE, _NOTICES)
    return (
        not bare
        or is_moment(line)
        or is_counter(line)
        or (is_volatile(line) and not line.endswith((".", "!", "?")))
        or is_file_note(line)
        or ("°" in bare and _WEATHER.fullmatch(bare) is not None)
        or any(pattern.fullmatch(bare) for pattern in patterns)
        or all(_FUNCTIONS.fullmatch(part) for part in _SEPARATED.split(bare) if part)
    )


def is_cookie_notice(text: str) -> bool:
    """Whether a text asks for consent to cookies."""
    return "ookie" in text and _COOKIES.search(text) is not None
