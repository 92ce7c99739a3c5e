"""Pages that list others: press archives, start pages, search results, shelves of documents. Pure."""

from __future__ import annotations

import re

from crawler.recognise.reading import Reading
from storage.paper_names import name_strength

_SECTION = (
    r"presse(?:mitteilungen|meldungen|archiv|informationen|berichte|stelle|bereich)?|(?:aktuelle )?(?:meldungen|nachrichten|neuigkeiten|beitraege)"
    r"|aktuelles|news|(?:nachrichten|news|presse)?-?archiv|(?:amtliche )?bekanntmachungen|veranstaltungen|veranstaltungskalender|termine|blog"
    r"|(?:such|treffer)?(?:suche|ergebnisse|liste)|suchergebnis|sitemap|inhaltsverzeichnis|startseite|home(?:page)?|(?:neueste|alle|weitere) \w+"
    r"|themen|uebersicht|ihr landkreis|unser landkreis|schlagwort.*|kategorie.*|tag: .*|rss.*|newsletter"
)
# "Pressemitteilungen 2022", "Aktuelles aus dem Landkreis", "Nachrichten | Landkreis Auental"
_LIST_HEAD = re.compile(
    rf"(?:{_SECTION})(?: (?:und|&) (?:{_SECTION}))?(?: (?:aus|vom|im|in|des|der|zum|rund um)(?: [\w-]+){{1,4}})?(?: ?[-|:,]? ?(?:januar|februar"
    r"|maerz|april|mai|juni|juli|august|september|oktober|november|dezember)?(?: ?(?:19|20)\d\d)?)?(?:\s*[-|»:].*)?"
)
_WELCOME = re.compile(r"(?:herzlich )?willkommen (?:im|in der|in|beim|auf)(?! .*integration).*")
# Where a teaser ends; three of them make a list.
_TEASER_END = re.compile(
    r"(?:…|\.\.\.|\[?(?<![a-z])(?:mehr|weiterlesen|mehr erfahren|mehr lesen|weitere informationen|zum artikel|zur meldung|details)\]?)\W*$"
)
_DATED = re.compile(
    r"\W*(?:\d{1,2}\.\d{1,2}\.(?:19|20)?\d\d|\d{1,2}\. (?:januar|februar|maerz|april|mai|juni|juli|august|september|oktober|november|dezember))"
)
# Beside a long text stands its table of contents, which has a heading of its own.
_CONTENTS = re.compile(r"\W*(?:inhaltsverzeichnis|inhalt|auf dieser seite)\W*")
_SEVERAL = 3


def is_list(reading: Reading) -> bool:
    """Whether a page lists others: by its title, or by teasers that end in "mehr" or bear dates."""
    first = _head(reading)
    if _LIST_HEAD.fullmatch(first.strip()) or _WELCOME.fullmatch(first.strip()):
        return True
    if name_strength(first):
        return False
    lines = [line.strip() for line in reading.text.split("\n") if line.strip()]
    teasers = sum(1 for line in lines if _TEASER_END.search(line))
    dated = sum(1 for line in lines if _DATED.match(line))
    return teasers >= _SEVERAL or (dated >= _SEVERAL and len(reading.headings) > _SEVERAL)


def _head(reading: Reading) -> str:
    """What a page is headed by: its first heading but that of its table of contents, or its title."""
    if not reading.headings or _CONTENTS.fullmatch(reading.title):
        return reading.title
    return next((one for one in reading.headings if not _CONTENTS.fullmatch(one)), reading.title)
