"""What the names of an element say about its place on the page. Pure vocabulary.

German municipal sites name their parts in German or English, after their system (TYPO3 ``csc-``, Sitepark
``SP-``, Contao ``mod_``, Drupal ``block-``, Bootstrap …) or after their agency's taste. Names are cut into
words (``SP-ContactBox`` → sp, contact, box), so that one list of words serves all of them.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from crawler.extract.words import word_set


class Part(StrEnum):
    """A kind of page furniture. Each has its own condition in ``main_text``."""

    FRAME = "frame"  # menus, header, footer, search, share bars, cookie banners, adverts, widgets
    SIDE = "side"  # columns beside the text
    TEASER = "teaser"  # pointers to other pages
    LISTING = "listing"  # news and events; one alone may be the article itself
    CONTACT = "contact"
    META = "meta"  # date, author, counters of the page


_WAYS = word_set(
    """
    nav navi navbar navigation menu menue menü breadcrumb breadcrumbs brotkrumen brotkrume brotkruemel rootline
    klickpfad skiplink skiplinks skipnav sprungmarke sprungmarken sprunglinks pagination paginierung pager
    pagebrowser sitemap quicklinks schnellzugriff tagcloud login offcanvas footer fusszeile fussbereich fußzeile
    fußbereich kopfzeile kopfbereich masthead topbar siteheader
    """
)
_WINDOWS = word_set(
    """
    cookie cookies consent gdpr dsgvo cmplz borlabs usercentrics klaro cybot tarteaucitron modal popup overlay
    lightbox chatbot
    """
)
_FUNCTIONS = word_set(
    """
    share sharing shariff social socialmedia socials addthis addtoany sharedaddy print noprint drucken druckansicht
    druckversion druckkopf pagetools seitenfunktionen seitenfunktion toolbar documentactions
    schriftgroesse schriftgröße fontsize fontsizer eyeable sprachauswahl sprachwahl languageswitcher languageswitch
    gtranslate totop backtotop scrolltop seitenanfang search searchbox searchform suche suchbox suchfeld
    suchformular schnellsuche volltextsuche
    """
)
_WIDGETS = word_set(
    """
    weather wetter wetterbox counter visitors visitor pageviews zaehler zähler besucher besucherzaehler
    besucherzähler hitcounter visitorcounter clock uhrzeit ticker newsticker ad ads advert advertisement adsense
    anzeige anzeigen werbung werbebanner sponsor sponsoren newsletter poll umfrage voting feedback seitenbewertung
    comments kommentare kommentar respond slider carousel swiper slick slideshow rotator karussell calendar
    kalender minicalendar minikalender datepicker
    """
)
_FRAME = _WAYS | _WINDOWS | _FUNCTIONS | _WIDGETS
_FRAME_ENDS = ("navigation", "navi", "nav", "menu", "menue")
_FRAME_STARTS = ("breadcrumb", "cookie", "skiplink", "sprungmarke", "suchform")
_FRAME_PAIRS = frozenset(
    {
        ("language", "switch"), ("language", "switcher"), ("lang", "switch"), ("font", "size"), ("back", "top"),
        ("to", "top"), ("scroll", "top"), ("page", "tools"), ("page", "functions"), ("document", "actions"),
        ("skip", "link"), ("skip", "links"), ("quick", "links"), ("site", "header"), ("page", "footer"),
        ("nach", "oben"), ("view", "count"), ("hit", "count"),
    }
)  # fmt: skip
_SIDE = word_set(
    """
    aside sidebar seitenleiste randspalte randinfo marginal marginalspalte marginalie marginalien
    servicespalte infospalte rechtespalte linkespalte rightcol leftcol rightcolumn leftcolumn
    """
)
_SIDE_PAIRS = frozenset(
    {
        ("right", "column"), ("left", "column"), ("column", "right"), ("column", "left"), ("col", "right"),
        ("col", "left"), ("spalte", "rechts"), ("spalte", "links"), ("rechte", "spalte"), ("linke", "spalte"),
    }
)  # fmt: skip
_TEASER = word_set(
    """
    teaser teasers teaserbox teaserliste teaserlist related relatedcontent similar verwandte verwandt
    recommendations recommended empfehlungen topthemen
    """
)
_LISTING = word_set(
    """
    latest latestnews newslist newsliste news newsbox aktuelles aktuell meldungen meldung event events
    eventlist eventbox veranstaltungen veranstaltung termine termin pressemitteilungen
    """
)
_CONTACT = word_set(
    """
    contact contacts contactbox vcard hcard sprechzeiten openinghours zustaendigkeit
    """
)
_CONTACT_STARTS = ("ansprech", "kontakt", "oeffnungszeit", "öffnungszeit")
_META = word_set(
    """
    meta postmeta entrymeta byline documentbyline submitted pageinfo seiteninfo lastmodified lastupdated
    lastchange timestamp datum date datetime stand articleinfo createdate author autor hits aktualisierung
    aktualisiert
    """
)
# "has-sidebar", "no-nav", "ohne-marginalspalte" name the page they stand on, not a part of it.
_NEGATIONS = word_set("has have no not with without mit ohne is hide hidden show")
# Where these stand beside it, the element is the article itself, a list of documents, or a row of tabs.
_SPARED = word_set(
    """
    single detail detailansicht tabs tab tablist pills download downloads dokument dokumente publikation
    publikationen accordion akkordeon
    """
)
# Anchors made from a heading ("#umfrage-zur-integration") have more words than names of parts have.
_LONGEST_NAME = 4

_NAME = re.compile(r"\S+")
_NAME_WORD = re.compile(r"[A-ZÄÖÜ]?[a-zäöüß]+|[A-ZÄÖÜ]+(?![a-zäöüß])")


@lru_cache(maxsize=4096)  # sites repeat their names on every page
def part_named(names: str) -> Part | None:
    """The part that ``names`` (id and classes, blank-separated) speak of, or None for content."""
    found: set[Part] = set()
    for name in _NAME.findall(names):
        words = tuple(word.lower() for word in _NAME_WORD.findall(name))
        if _SPARED.intersection(words):
            return None
        if 0 < len(words) <= _LONGEST_NAME and words[0] not in _NEGATIONS:
            found.update(_parts_of((*words, "".join(words))))
    return next((part for part in Part if part in found), None)


def _parts_of(words: tuple[str, ...]) -> set[Part]:
    parts = set()
    pairs = set(pairwise(words))
    if any(map(_is_frame, words)) or pairs & _FRAME_PAIRS:
        parts.add(Part.FRAME)
    if not _SIDE.isdisjoint(words) or pairs & _SIDE_PAIRS:
        parts.add(Part.SIDE)
    if not _TEASER.isdisjoint(words):
        parts.add(Part.TEASER)
    if not _LISTING.isdisjoint(words):
        parts.add(Part.LISTING)
    if not _CONTACT.isdisjoint(words) or any(word.startswith(_CONTACT_STARTS) for word in words):
        parts.add(Part.CONTACT)
    if not _META.isdisjoint(words):
        parts.add(Part.META)
    return parts


def _is_frame(word: str) -> bool:
    return word in _FRAME or word.endswith(_FRAME_ENDS) or word.startswith(_FRAME_STARTS)


# Headings of boxes that stand beside the text. Compared in lower case without punctuation at the ends.
_NEWS_HEADING = re.compile(
    r"(die )?(aktuell(es|e (meldungen|nachrichten|themen|termine|veranstaltungen|informationen|news|pressemitteilungen))"
    r"|neu(este|este)? (meldungen|nachrichten|beiträge|artikel|news)|neues( aus .{3,30})?|neuigkeiten|news|nachrichten"
    r"|meldungen|pressemitteilungen|presse|(nächste |kommende )?(veranstaltungen|termine)|veranstaltungs(kalender|tipps)"
    r"|kalender|(weitere|ähnliche|verwandte|andere) (meldungen|nachrichten|artikel|beiträge|news|themen|seiten"
    r"|pressemitteilungen|veranstaltungen|inhalte)|das könnte sie (auch )?(noch )?interessieren|auch interessant"
    r"|lesen sie auch|mehr aus .{3,30}|top[- ]?themen|meistgelesen|meist gelesen|beliebte? .{3,20}|im fokus)"
)
_CONTACT_HEADING = re.compile(
    r"(ihre?[nr]? )?(kontakt|kontaktdaten|kontaktinformationen|ansprech(partner|person|partnerin)(/?-?[:*_]?in(nen)?|en|innen)?"
    r"|ansprechpartnerin und ansprechpartner|kontakt (und|&|\+) .{3,30}|öffnungszeiten|sprechzeiten|servicezeiten|anschrift"
    r"|adresse|postanschrift|anfahrt|so erreichen sie uns|zuständige? (stelle|abteilung|behörde|amt|mitarbeiter.{0,10})"
    r"|rückfragen|haben sie fragen)"
)
_WIDGET_HEADING = re.compile(
    r"(wetter|.{2,30} (des tages|der woche|des monats)).{0,30}|umfrage|social media|teilen|seite teilen|folgen sie uns|newsletter|schnellzugriff|quick ?links?"
    r"|häufig (gesucht|nachgefragt).{0,10}|oft gesucht|danach suchen andere|beliebte suchbegriffe|suche|anzeigen?|werbung"
    r"|cookies?|cookie-einstellungen|besucher(zähler|statistik)?|statistik|login|anmelden|sie sind hier|(haupt|unter)?navigation"
    r"|notdienste?|online-?dienste|stellenangebote|uhrzeit|heute"
)
_EDGES = re.compile(r"^\W+|\W+$")


@lru_cache(maxsize=4096)
def box_headed(heading: str) -> Part | None:
    """What a box under this heading is: listings, contact details, a widget (FRAME), or None for content."""
    text = _EDGES.sub("", " ".join(heading.split())).lower()
    for pattern, part in (
        (_NEWS_HEADING, Part.LISTING),
        (_CONTACT_HEADING, Part.CONTACT),
        (_WIDGET_HEADING, Part.FRAME),
    ):
        if pattern.fullmatch(text):
            return part
    return None
