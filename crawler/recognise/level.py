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
from storage.vocabulary import PAPER_STEMS, TOPIC_STEMS

_TOWN_KIND = (
    r"(?:Große |Grosse )?Kreisstadt|(?:Landeshaupt|Bundes|Universitäts|Wissenschafts|Hanse|Berg|Residenz)?"
    r"Stadt(?:gemeinde|verwaltung)?|(?:Samt|Verbands|Orts|Markt|Einheits)?gemeinde|Flecken|des Marktes"
)
_RURAL_KIND = r"(?:Land)?kreis(?:es|verwaltung)?|Landratsamt(?:es)?"
_NAME = (
    r"((?:Bad |St\. |Sankt |Markt |Groß |Neu |Alt )?[A-ZÄÖÜ][\w.-]*"
    r"(?:[ /]+(?:\(?[A-ZÄÖÜ][\w.)-]*|am|an der|im|in der|bei|ob der|vor der|a\. ?d\.)){0,2})"
)
_UNIT = re.compile(rf"\b(?:(?P<town>(?i:{_TOWN_KIND}))|(?P<rural>(?i:{_RURAL_KIND})))(?P<gap>\s+){_NAME}")
# "Integrationskonzept der Stadt X" in running text names the issuer as surely as a cover.
_GENITIVE = re.compile(
    r"(?:konzept(?:ion)?|plan|leitbild|leitlinien|strategie|programm)(?:e?s)? (?:der|des|für die|für den|für das)"
    rf" (?:(?i:{_TOWN_KIND})|(?i:{_RURAL_KIND})) {_NAME}"
)
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
        "landkreis",
        "kreis",
        "stadt",
        "gemeinde",
        "leben",
        "ist",
        "hat",
        "wird",
        "aller",
        "amt",
        "fachbereich",
        "fachdienst",
        "dezernat",
        "stabsstelle",
        "referat",
        "buero",
        "inhalt",
        "vorwort",
        "stand",
        "handlungsfeld",
        "kommunales",
        "soziales",
        "der",
        "hrsg",
        "herausgeber",
        "entwurf",
        "fassung",
        "ihre",
        "ihr",
        "anlage",
        "teil",
        "seite",
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
    r"(?:[a-z]*ministerium|[a-z]*ministeri|landesregierung|bundesregierung|staatskanzlei|freistaat)(?![a-z])"
)
_PAID = re.compile(r"foerder|unterstuetz|mittel|finanz|logo")
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
    r"(?<![a-z-])(?:landkreis|kreis|kreisfreie|stadt|landeshauptstadt|hansestadt|universitaetsstadt|wissenschaftsstadt|freie|und|staedteregion|region|regionalverband)(?![a-z-])|[,()]"
)
_CITY_STATES = ("berlin", "hamburg", "bremen")

# These may stand inside a name ("Frankfurt am Main", "Neustadt an der Weinstraße").
_INSIDE = frozenset({"am", "an", "der", "im", "in", "vor", "ob", "bei"})


@dataclass(frozen=True)
class _Unit:
    """A municipality a title names: Kreis or town, its name in normal words, the words as written."""

    rural: bool
    name: str
    words: str
    one_line: bool


def level_of(reading: Reading) -> tuple[Level, Reason | None]:
    """Whose paper this is, judged by title page, link and file name, then by who speaks in it."""
    title = _title_region(reading)
    region = f"{normal(title)}\n{reading.file_name}"
    own = own_name(reading.context.district_name)
    city = is_city(reading.context.district_kind, reading.context.district_name)
    units = _units(title)
    if reason := _of_the_state(region, own, units):
        return Level.LAND, reason
    if _JOINT.search(region):
        return Level.JOINT, Reason("joint", "Der Titel nennt Kreis und Stadt gemeinsam.")
    if units and own:
        return _by_first(units, own, city, region)
    found = None if units else _SOMEBODY.search(f"{reading.title}\n{reading.title_page}")
    if found and (own not in region or re.search(rf"{re.escape(found[0])}\w* {re.escape(own)}", region)):
        issuer = f"Als Herausgeber erscheint „{found[0].strip()}“, keine Kommune."
        return Level.OTHER, Reason("other_issuer", issuer)
    return _by_voices(reading, city)


def own_name(district_name: str) -> str:
    """The district's name in normal words without Landkreis, Kreis, Stadt and the like."""
    bare = " ".join(_GENERIC.sub(" ", normal(district_name)).split())
    return bare or normal(district_name)


def is_city(kind: str, name: str) -> bool:
    """Whether the district is a kreisfreie Stadt (or Stadtkreis)."""
    words = normal(kind or name)
    return "stadt" in words and "landkreis" not in words and "region" not in words


def _title_region(reading: Reading) -> str:
    """Where an issuer stands: title, link, cover of a file; of a page its headings and "Konzept der Stadt X"."""
    document = reading.document
    named = "\n".join((document.title, reading.context.link_text, *document.headings[:2]))
    if not reading.is_page:
        return f"{named}\n{reading.cover_text}"
    return "\n".join((named, *(match[0] for match in _GENITIVE.finditer(reading.cover_text))))


def _units(title: str) -> list[_Unit]:
    """The municipalities named in a title, in order."""
    found = []
    for match in _UNIT.finditer(clean(title)):
        if name := _bare_name(normal(match[4])):
            words = " ".join(match[0].split())
            found.append(_Unit(match["rural"] is not None, name, words, "\n" not in match["gap"]))
    return found


def _bare_name(words: str) -> str:
    """The name without what follows it on a cover; empty when no name follows "Stadt" or "Kreis"."""
    name = []
    for word in words.strip(" .(/)").split():
        if word in _NO_NAME - _INSIDE or any(stem in word for stem in (*TOPIC_STEMS, *PAPER_STEMS)):
            break
        name.append(word)
    return "" if not name or name[0] in _NO_NAME else " ".join(name)


def _is_own(unit: _Unit, own: str) -> bool:
    return unit.name.startswith(own) or own.startswith(unit.name) or own in unit.name


def _of_the_state(region: str, own: str, units: list[_Unit]) -> Reason | None:
    """The Land's or the federation's paper, unless the district is a city state or names itself as issuer."""
    if own in _CITY_STATES:
        return None
    found = _STATE_TITLE.search(region)
    if found is None and not units and not (own and own in region):
        found = _ministry(region)
    if found is None:
        return None
    return Reason("state", f"Der Titel nennt Land oder Bund: „{' '.join(found[0].split())[:120]}“.")


def _ministry(region: str) -> re.Match[str] | None:
    """A ministry on the title that is the issuer, not the one who paid."""
    for found in _MINISTRY.finditer(region[:1200]):
        if not _PAID.search(region, max(0, found.start() - 150), found.end() + 80):
            return found
    return None


def _by_first(units: list[_Unit], own: str, city: bool, region: str) -> tuple[Level, Reason | None]:
    """The municipality named first speaks ("Stadt Bergkamen, Kreis Unna" is the town's)."""
    first = units[0]
    if _is_own(first, own) and first.rural != city:
        return Level.DISTRICT, Reason("own_unit", f"Der Titel nennt „{first.words}“.")
    if city:
        elsewhere = own not in region or (first.rural and not any(_is_own(unit, own) for unit in units[1:]))
        if not elsewhere:
            return Level.DISTRICT, None
        return Level.OTHER, Reason("other_unit", f"Der Titel nennt „{first.words}“, nicht die Stadt selbst.")
    if not first.rural:
        return Level.TOWN, Reason(
            "town", f"Der Titel nennt „{first.words}“: Papier einer kreisangehörigen Gemeinde."
        )
    if own in region or not first.one_line:
        return Level.DISTRICT, None
    return Level.OTHER, Reason(
        "other_unit", f"Der Titel nennt „{first.words}“: Papier eines anderen Kreises."
    )


def _by_voices(reading: Reading, city: bool) -> tuple[Level, Reason | None]:
    """Nobody on the title: who speaks in the text, Landrat and Kreistag or Bürgermeister and Stadtrat?"""
    if city or reading.words < 150:
        return Level.DISTRICT, None
    rural, town = reading.count(*_RURAL_CUES), reading.count(*_TOWN_CUES)
    if town >= 4 and rural * 4 < town:
        reason = "Im Text sprechen Bürgermeister und Rat einer Gemeinde, nicht Landrat und Kreistag."
        return Level.TOWN, Reason("town_voices", reason)
    return Level.DISTRICT, None
