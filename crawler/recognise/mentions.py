"""Who a text is about, when no title says whose paper it is: its publisher, and whom it names most. Pure."""

from __future__ import annotations

import re
from collections import Counter

from crawler.recognise.reading import Found, Reading
from crawler.recognise.units import Unit, said_plainly, units_in
from storage.fields_of_action import fields_in
from storage.normal_words import normal
from storage.vocabulary import PAPER_STEMS, TOPIC_STEMS

# Whoever stands behind these words issues the paper.
_PUBLISHER = re.compile(
    r"(?:herausgeber(?:in|innen)?|herausgegeben (?:von|vom|durch)|hrsg\.?|impressum|verantwortlich (?:i\. ?s\. ?d\. ?p|fuer den inhalt))\W{0,6}"
)
_PUBLISHER_CHARS = 260
_MINISTRY = re.compile(
    r"(?:[a-z]*ministerium|staatskanzlei|senatsverwaltung|landesregierung|bundesregierung|bundesamt|presse- und informationsamt|(?:landes|bundes)beauftragte[rn]?|beauftragte[rn]? der (?:bundes|landes|staats)regierung)(?![a-z])"
)
_PAID = re.compile(r"gefoerdert|foerder(?:mittel|ung|programm)|unterstuetz|finanzier|aus mitteln")
# The Land speaks of itself so; a Kreis names the Land, too, but not all the time.
_LAND_SPEAKS = re.compile(
    r"die (?:landes|staats)regierung|der landesregierung|landtag|unser(?:em|es)? (?:bundes)?land(?![a-z])|im ganzen land(?![a-z])|landesweit|ministerpraesident|(?:kreise|landkreise) und kreisfreien staedte|ressorts"
)
_KREIS_WORDS = (
    "kreistag",
    "landrat",
    "landraet",
    "kreisverwaltung",
    "kreisausschuss",
    "unser landkreis",
    "unserem landkreis",
    "unseren landkreis",
    "unserem kreis",
)
_CITY_WORDS = (
    "stadtrat",
    "oberbuergermeister",
    "stadtverwaltung",
    "gemeinderat",
    "stadtverordnet",
    "buergerschaft",
    "unserer stadt",
    "unsere stadt",
)
_LEAST_LAND, _TIMES = 6, 3
# A place after a title's preposition; what else stands there in capitals
_PLACE = re.compile(r"(?:\b[Ii]n|\b[Ff]ür|\b[Vv]on)\s+((?:Bad |Sankt )?[A-ZÄÖÜ][a-zäöüß]{3,})\b")
_NO_PLACES = frozenset(
    "deutschland europa hessen bayern sachsen thueringen brandenburg niedersachsen saarland menschen frauen kinder zukunft".split()
)
# So often "in X", and so many times the district's own name: the text is about X.
_PLACE_NAMED, _PLACE_TIMES = 6, 10
# How far a text is read for names, and how often the one it is about stands there at least.
_READ_CHARS, _LEAST_NAMED, _NAMED_TIMES = 60_000, 4, 3


def ministry_publishes(reading: Reading) -> Found | None:
    """Where an imprint or title page names a ministry or government as the issuer."""
    pages = reading.pages
    for index in sorted({*range(min(4, len(pages))), *range(max(0, len(pages) - 2), len(pages))}):
        for start in _PUBLISHER.finditer(pages[index]):
            until = start.end() + _PUBLISHER_CHARS
            found = _MINISTRY.search(pages[index], start.end(), until)
            if found and not _PAID.search(pages[index], start.start(), found.end()):
                return reading.place(index, found.start(), found.end(), _MINISTRY)
    return None


def land_speaks(reading: Reading) -> bool:
    """Whether a government speaks in the text and hardly a district or town."""
    land = len(_LAND_SPEAKS.findall(reading.text))
    return land >= max(_LEAST_LAND, _TIMES * reading.count(*_KREIS_WORDS, *_CITY_WORDS))


def named_throughout(reading: Reading, own: str) -> Unit | None:
    """The municipality a text names throughout, when that is another than ``own`` and ``own`` is hardly named."""
    most, count = _most_named(reading, towns_only=False)
    if not own or most is None or most.is_own(own):
        return None
    owned = normal(reading.document.text[:_READ_CHARS]).count(own)
    return most if count >= max(_LEAST_NAMED, _NAMED_TIMES * owned) else None


def titled_place(reading: Reading, own: str) -> str:
    """The place whose paper a title says it is without saying what it is: "Ziele und Wege in Rauenhofen"; "" for none.

    It runs through the text as a place ("in Rauenhofen"), and the district is hardly named.
    """
    text = normal(reading.document.text[:_READ_CHARS])
    for found in _PLACE.finditer(reading.title_text):
        name = normal(found[1])
        if (
            name in _NO_PLACES
            or any(stem in name for stem in (*TOPIC_STEMS, *PAPER_STEMS))
            or fields_in(name)
        ):
            continue
        named = text.count(name)
        if text.count(f"in {name}") >= _PLACE_NAMED and named >= _PLACE_TIMES * max(1, text.count(own)):
            return found[1]
    return ""


def most_named_town(reading: Reading) -> str:
    """The town a text names most often; "" when it names none."""
    most, _ = _most_named(reading, towns_only=True)
    return said_plainly(most.words) if most else ""


def _most_named(reading: Reading, *, towns_only: bool) -> tuple[Unit | None, int]:
    found = [
        unit
        for unit in units_in(reading.document.text[:_READ_CHARS])
        if unit.one_line and not (towns_only and unit.rural)
    ]
    counts = Counter((unit.rural, unit.name.split()[0]) for unit in found)
    if not counts:
        return None, 0
    (rural, name), count = counts.most_common(1)[0]
    return next(unit for unit in found if (unit.rural, unit.name.split()[0]) == (rural, name)), count
