"""Whose paper it is: the district's, a joint one, a town's, the Land's, somebody else's. Pure.

The study counts papers of Kreise and kreisfreie Städte only; towns inside a Kreis, the Land and
associations publish the same kind of paper under the same names.
"""

from __future__ import annotations

import re

from crawler.recognise.reading import Reading
from crawler.recognise.telling import telling
from crawler.recognise.units import Unit, is_city, of_a_land, own_name, units_in, units_in_address
from crawler.recognise.voices import town_speaks
from storage.normal_words import normal
from storage.paper_names import find_name
from storage.values import Level, Reason

_JOINT = re.compile(
    r"stadt[- ]+(?:[a-z-]+ )?(?:und|&|/)[ ]+(?:der |dem |des )?(?:land)?kreis|(?:land)?kreis(?:es)?[- ]+(?:[a-z-]+ ){0,2}(?:und|&|/)[ ]+(?:der |die )?"
    r"[a-z]*stadt(?![a-z])|stadt- und landkreis|(?:der |die )?[a-z]*stadt (?:[a-z-]+ ){1,3}und (?:der |des |dem )?(?:land)?kreis"
)
# Laws, bodies and officers of the Land are named in many a Kreis's paper.
_STATE_TITLE = re.compile(
    r"nationale[rnsm]? (?:integrationsplan|aktionsplan)|(?<![a-z])landesintegrations(?!gesetz|beirat|beauftragt|rat(?![a-z])|zentr|foerder|mittel)|landesaktionsplan"
    r"|(?:thueringer|hessische|saechsische|bayerische|brandenburgische|saarlaendische|niedersaechsische)[a-z]* (?:\w+ )?(?:integrations|zuwanderungs)(?!gesetz)"
    r"|(?:konzept|plan|strategie|leitlinien|leitbild)[a-z]*\s+(?:\w+\s+){0,4}?(?:des landes|fuer das land|im land|des freistaat\w*|fuer den freistaat|der (?:bundes|landes)regierung|des bundes)(?![a-z])"
    r"|zuwanderungs- und integrationskonzept (?:fuer den )?freistaat"
)
_MINISTRY = re.compile(
    r"(?:[a-z]*ministerium|[a-z]*ministeri|landesregierung|bundesregierung|staatskanzlei|freistaat|bundesamt|landesbeauftragte[rn]?)(?![a-z])"
)
_PAID = re.compile(r"foerder|unterstuetz|mittel|finanz|logo")
_SOMEBODY = re.compile(
    r"gemeindetag|landkreistag|staedtetag|staedte- und gemeindebund|bertelsmann|(?<![a-z])stiftung|(?<!volks)hochschule|universitaet(?!s?stadt)|wohlfahrt"
    r"|caritas|diakon|kirchenkreis|kirchengemeinde|(?:kreis|landes|orts)verband|ortsverein|(?<![a-z])drk(?![a-z])|arbeiterwohlfahrt|(?<![a-z])awo(?![a-z])|rotes kreuz|(?<![a-z])e\. ?v\.|(?<![a-z])(?:bistum|landeskirche|dekanat)|handwerkskammer|bundesverband|institut"
    r"|(?<![a-z])(?:grund|haupt|real|ober|gesamt|gemeinschafts|berufs|foerder)schule|gymnasium|berufskolleg|(?<![a-z])kita(?![a-z])|kindergarten"
)
_CITY_STATES = ("berlin", "hamburg", "bremen")
# Where something happened, not who did it.
_WHERE = re.compile(r"(?:in|aus|bei|mit|fuer) (?:der |den |die )?$")


def level_of(reading: Reading) -> tuple[Level, Reason | None]:
    """Whose paper this is, judged by title page, link and file name, then by who speaks in it."""
    title = _title_region(reading)
    region = f"{normal(title)}\n{reading.file_name}"
    own = own_name(reading.context.district_name)
    city = is_city(reading.context.district_kind, reading.context.district_name)
    units = units_in(title) or ([] if reading.is_page else units_in_address(reading.context.url))
    if reason := _of_the_state(reading, region, own, units):
        return Level.LAND, reason
    if _JOINT.search(region):
        return Level.JOINT, Reason("joint", "Der Titel nennt Kreis und Stadt gemeinsam.")
    if units and own:
        return _by_issuer(units, own, city, region)
    if not units and (found := _somebody(reading, own, region)):
        issuer = f"Als Herausgeber erscheint „{found}“, keine Kommune."
        return Level.OTHER, Reason("other_issuer", issuer)
    return _by_voices(reading, city)


def _somebody(reading: Reading, own: str, region: str) -> str | None:
    """An association, school or institute on the title: the issuer, unless it only helped with the district's paper."""
    below = "\n".join(reading.headings[:2]) if reading.is_page else reading.title_page
    title = f"{reading.title}\n{below}"
    found = _SOMEBODY.search(title)
    if found is None:
        return None
    name = find_name(title)
    above = name is not None and found.start() < name[1].start()
    return found[0].strip() if above or own not in region else None


def _title_region(reading: Reading) -> str:
    """Where an issuer stands: title, link, cover of a file; of a page its headings and "Konzept der Stadt X"."""
    document = reading.document
    named = "\n".join((document.title, reading.context.link_text, *document.headings[:2]))
    if not reading.is_page:
        return f"{named}\n{reading.cover_head}"
    return "\n".join((named, *(f"Konzept der {unit.words}" for unit in _told_of(reading))))


def _told_of(reading: Reading) -> list[Unit]:
    """The municipalities whose paper a page's sentences tell of: "Die Stadt X hat ihr Konzept vorgestellt"."""
    found = []
    for passage in telling(reading).passages[:6]:
        units = units_in(passage)
        owners = [unit for unit in units if unit.owns]
        first = next((unit for unit in units if not _WHERE.search(normal(passage[: unit.start]))), None)
        if owners or (first and not first.rural and re.search(r"\bihr(?:e|en)? ", passage[first.start :])):
            found.append(owners[0] if owners else units[0])
    return found


def _of_the_state(reading: Reading, region: str, own: str, units: list[Unit]) -> Reason | None:
    """The Land's or the federation's paper, unless the district is a city state or owns it by the title."""
    if own in _CITY_STATES or any(unit.owns and unit.is_own(own) for unit in units):
        return None
    found = _STATE_TITLE.search(region) or of_a_land(reading.context.land, own).search(region)
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


def _by_issuer(units: list[Unit], own: str, city: bool, region: str) -> tuple[Level, Reason | None]:
    """Whose paper the title says it is; else the municipality named first ("Stadt Bergkamen, Kreis Unna")."""
    first = next((unit for unit in units if unit.owns), units[0])
    if first.is_own(own) and first.rural != city:
        return Level.DISTRICT, Reason("own_unit", f"Der Titel nennt „{first.words}“.")
    if city:
        elsewhere = own not in region or (first.rural and not any(unit.is_own(own) for unit in units[1:]))
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
    if not city and not reading.is_page and town_speaks(reading):
        reason = "Im Text sprechen Bürgermeister und Rat einer Gemeinde, nicht Landrat und Kreistag."
        return Level.TOWN, Reason("town_voices", reason)
    return Level.DISTRICT, None
