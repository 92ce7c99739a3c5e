"""Whose paper it is: the district's, a joint one, a town's, the Land's, somebody else's. Pure.

The study counts papers of Kreise and kreisfreie Städte only; towns inside a Kreis, the Land and
associations publish the same kind of paper under the same names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.recognise.reading import Reading
from storage.normal_words import normal
from storage.text import clean
from storage.values import Level, Reason

_TOWN_KIND = (
    r"(?:Große |Grosse )?Kreisstadt|(?:Landeshaupt|Bundes|Universitäts|Wissenschafts|Hanse|Barlach|Berg|Loreley|Residenz)?"
    r"[Ss]tadt(?:gemeinde|verwaltung)?|(?:Samt|Verbands|Orts|Markt|Einheits)?[Gg]emeinde|[Ff]lecken|des Marktes"
)
_RURAL_KIND = r"(?:Land)?[Kk]reis(?:es|verwaltung)?|Landratsamt(?:es)?|Städteregion|StädteRegion|Region|Regionalverband(?:es)?"
_NAME = r"((?:Bad |St\. |Sankt |Markt |Groß |Neu |Alt )?[A-ZÄÖÜ][\w.-]*(?:[ /]+(?:\(?[A-ZÄÖÜ][\w.)-]*|am|an der|im|in der|bei|ob der|vor der|a\. ?d\.)){0,2})"
_UNIT = re.compile(rf"\b(?:(?P<town>(?i:{_TOWN_KIND}))|(?P<rural>(?i:{_RURAL_KIND})))\s+{_NAME}")
# What follows "Stadt" or "Kreis" without being a name; capitals on covers hide the difference.
_NO_NAME = frozenset(
    [
        "fuer",
        "und",
        "der",
        "die",
        "das",
        "den",
        "des",
        "im",
        "in",
        "mit",
        "am",
        "an",
        "als",
        "von",
        "vom",
        "zur",
        "zum",
        "zu",
        "ohne",
        "wir",
        "alle",
        "vielfalt",
        "integration",
        "landkreis",
        "kreis",
        "stadt",
        "gemeinde",
        "konzept",
        "integrationskonzept",
        "leben",
        "handlungskonzept",
        "leitbild",
        "ist",
        "hat",
        "wird",
        "aller",
        "amt",
        "fachbereich",
        "dezernat",
    ]
)
_JOINT = re.compile(
    r"stadt[- ]+(?:[a-z-]+ )?(?:und|&|/)[ ]+(?:der |dem |des )?(?:land)?kreis|(?:land)?kreis(?:es)?[- ]+(?:[a-z-]+ ){0,2}(?:und|&|/)[ ]+(?:der |die )?"
    r"[a-z]*stadt(?![a-z])|stadt- und landkreis|(?:der |die )?[a-z]*stadt (?:[a-z-]+ ){1,3}und (?:der |des |dem )?(?:land)?kreis"
)
_STATE_TITLE = re.compile(
    r"nationale[rnsm]? (?:integrationsplan|aktionsplan)|landesintegration|landesaktionsplan"
    r"|(?:thueringer|hessische|saechsische|bayerische|brandenburgische|saarlaendische|niedersaechsische)[a-z]* (?:\w+ )?(?:integrations|zuwanderungs)"
    r"|(?:konzept|plan|strategie|leitlinien|leitbild)[a-z]*\s+(?:\w+\s+){0,4}?(?:des landes|fuer das land|im land|des freistaat\w*|fuer den freistaat|der bundesregierung|des bundes)(?![a-z])"
    r"|zuwanderungs- und integrationskonzept (?:fuer den )?freistaat"
)
_MINISTRY = re.compile(
    r"^(?!.*(?:gefoerdert|foerder|unterstuetz|mittel|kofinanz|finanziert)).*(?:ministerium|staatsministeri|landesregierung|bundesregierung|staatskanzlei|freistaat)",
    re.MULTILINE,
)
_SOMEBODY = re.compile(
    r"gemeindetag|landkreistag|staedtetag|staedte- und gemeindebund|bertelsmann|(?<![a-z])stiftung|hochschule|universitaet(?!s?stadt)|wohlfahrt"
    r"|caritas|diakonie|arbeiterwohlfahrt|(?<![a-z])awo(?![a-z])|rotes kreuz|(?<![a-z])e\. ?v\.|(?<![a-z])(?:bistum|landeskirche|dekanat)|handwerkskammer|bundesverband|institut"
)
_RURAL_CUES = (
    "landkreis",
    "landrat",
    "landraet",
    "kreistag",
    "kreisverwaltung",
    "kreisausschuss",
    "kreisgebiet",
    "im kreis ",
    "des kreises",
)
_TOWN_CUES = (
    "stadtrat", "buergermeister", "stadtverwaltung", "gemeinderat", "stadtverordnete", "stadtvertretung", "unserer stadt",
    "gemeindeverwaltung", "unserer gemeinde", "verbandsgemeinderat", "samtgemeinde",
)  # fmt: skip
_GENERIC = re.compile(
    r"(?<![a-z])(?:landkreis|kreis|kreisfreie|stadt|landeshauptstadt|hansestadt|universitaetsstadt|wissenschaftsstadt|freie|und|staedteregion|region|regionalverband)(?![a-z])|[,()]"
)
_CITY_STATES = ("berlin", "hamburg", "bremen")


@dataclass(frozen=True)
class _Unit:
    """A municipality a title names: its kind and its name in normal words."""

    rural: bool
    name: str
    words: str


def level_of(reading: Reading) -> tuple[Level, Reason | None]:
    """Whose paper this is, judged by title page, link and file name, then by who speaks in it."""
    title = "\n".join(
        (
            reading.document.title,
            *reading.document.headings[:1],
            reading.context.link_text,
            reading.cover_text,
        )
    )
    region = normal(title) + "\n" + reading.file_name
    own = own_name(reading.context.district_name)
    city = is_city(reading.context.district_kind, reading.context.district_name)
    units = _units(title)
    if reason := _of_the_state(region, own, units):
        return Level.LAND, reason
    level, reason = _by_units(units, region, own, city)
    if level is not None:
        return level, reason
    if not units and (found := _SOMEBODY.search(region)) and own not in region:
        return Level.OTHER, Reason(
            "other_issuer", f"Als Herausgeber erscheint „{found[0].strip()}“, keine Kommune."
        )
    return _by_voices(reading, city)


def own_name(district_name: str) -> str:
    """The district's name in normal words without Landkreis, Kreis, Stadt and the like."""
    bare = " ".join(_GENERIC.sub(" ", normal(district_name)).split())
    return bare or normal(district_name)


def is_city(kind: str, name: str) -> bool:
    """Whether the district is a kreisfreie Stadt (or Stadtkreis)."""
    words = normal(kind or name)
    return "stadt" in words and "landkreis" not in words and "region" not in words


def _units(title: str) -> list[_Unit]:
    """The municipalities named in a title, in order."""
    found = []
    for match in _UNIT.finditer(clean(title)):
        name = normal(match[3]).strip(" .(/")
        if name and name.split()[0] not in _NO_NAME:
            found.append(_Unit(match["rural"] is not None, name, " ".join(match[0].split())))
    return found


def _is_own(unit: _Unit, own: str) -> bool:
    return bool(own) and (unit.name.startswith(own) or own.startswith(unit.name) or own in unit.name)


def _of_the_state(region: str, own: str, units: list[_Unit]) -> Reason | None:
    """The Land's or the federation's paper, unless the district is a city state or names itself as issuer."""
    if own in _CITY_STATES:
        return None
    found = _STATE_TITLE.search(region)
    if found is None and not units and own not in region:
        found = _MINISTRY.search(region[:1200])
    if found is None:
        return None
    return Reason("state", f"Der Titel nennt Land oder Bund: „{' '.join(found[0].split())[:120]}“.")


def _by_units(units: list[_Unit], region: str, own: str, city: bool) -> tuple[Level | None, Reason | None]:
    if _JOINT.search(region):
        return Level.JOINT, Reason("joint", "Der Titel nennt Kreis und Stadt gemeinsam als Herausgeber.")
    if not units:
        return None, None
    mine = [unit for unit in units if _is_own(unit, own) and unit.rural != city]
    others = [unit for unit in units if unit not in mine]
    first = units[0]
    if mine and (first in mine or not city):
        return _mine_or_town(mine, others, units, city)
    if mine or not own:
        return Level.DISTRICT, None
    words = others[0].words
    if city:
        return Level.OTHER, Reason("other_unit", f"Der Titel nennt „{words}“, nicht die Stadt selbst.")
    if not others[0].rural:
        return Level.TOWN, Reason(
            "town", f"Der Titel nennt „{words}“: Papier einer kreisangehörigen Gemeinde."
        )
    return Level.OTHER, Reason("other_unit", f"Der Titel nennt „{words}“: Papier eines anderen Kreises.")


def _mine_or_town(
    mine: list[_Unit], others: list[_Unit], units: list[_Unit], city: bool
) -> tuple[Level | None, Reason | None]:
    """Both are named ("Stadt Bergkamen, Kreis Unna"): the one named first speaks."""
    if not city and others and not others[0].rural and units[0] is others[0]:
        reason = f"Der Titel nennt zuerst „{others[0].words}“: Papier einer kreisangehörigen Gemeinde."
        return Level.TOWN, Reason("town", reason)
    return Level.DISTRICT, Reason("own_unit", f"Der Titel nennt „{mine[0].words}“.")


def _by_voices(reading: Reading, city: bool) -> tuple[Level, Reason | None]:
    """Nobody on the title: who speaks in the text, Landrat and Kreistag or Bürgermeister and Stadtrat?"""
    if city or reading.words < 150:
        return Level.DISTRICT, None
    rural, town = reading.count(*_RURAL_CUES), reading.count(*_TOWN_CUES)
    if town >= 4 and rural * 4 < town:
        reason = "Im Text sprechen Bürgermeister und Rat einer Gemeinde, nicht Landrat und Kreistag."
        return Level.TOWN, Reason("town_voices", reason)
    return Level.DISTRICT, None
