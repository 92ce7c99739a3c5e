"""Whose paper it is: the district's, a joint one, a town's, the Land's, somebody else's. Pure.

The study counts papers of Kreise and kreisfreie Städte only; towns inside a Kreis, the Land and
associations publish the same kind of paper under the same names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.recognise.mentions import (
    land_speaks,
    ministry_publishes,
    most_named_town,
    named_throughout,
    titled_place,
)
from crawler.recognise.reading import Reading
from crawler.recognise.telling import telling
from crawler.recognise.units import (
    Unit,
    full_name,
    is_city,
    land_name,
    of_a_land,
    own_name,
    said_plainly,
    units_in,
    units_in_address,
)
from crawler.recognise.verbatim import quoted
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


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose paper it is: the level, the unit's name as people say it ("" when unknown), and what shows it."""

    level: Level
    unit: str
    reason: Reason | None


def owner_of(reading: Reading) -> Owner:
    """Whose paper this is, judged by title page, link and file name, then by publisher and by who speaks in it."""
    title = _title_region(reading)
    region = f"{normal(title)}\n{reading.file_name}"
    own = own_name(reading.context.district_name)
    city = is_city(reading.context.district_kind, reading.context.district_name)
    units = units_in(title) or ([] if reading.is_page else units_in_address(reading.context.url))
    if reason := _of_the_state(reading, region, own, units):
        return Owner(Level.LAND, land_name(f"{region}\n{normal(reason.text)}", reading.context.land), reason)
    if joint := _JOINT.search(region):
        text = "Der Titel nennt Kreis und Stadt gemeinsam."
        quote = quoted(joint[0], [title])
        return Owner(Level.JOINT, full_name(reading.context), Reason("joint", text, page=None, passage=quote))
    if units and own:
        return _by_issuer(reading, units, own, city, region)
    if not units and (found := _somebody(reading, own, region)):
        issuer = _line_with(found, f"{title}\n{reading.title_text}")
        return Owner(
            Level.OTHER,
            issuer,
            Reason("other_issuer", f"Als Herausgeber erscheint „{issuer}“, keine Kommune."),
        )
    return _by_text(reading, own, city, region)


def level_of(reading: Reading) -> tuple[Level, Reason | None]:
    """The level alone, with what shows it."""
    owner = owner_of(reading)
    return owner.level, owner.reason


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
    said = quoted(found[0], [_title_region(reading)], reading.context.url)
    return Reason("state", f"Der Titel nennt Land oder Bund: „{said}“.", page=reading.page_of_name(found[0]))


def _ministry(region: str) -> re.Match[str] | None:
    """A ministry on the title that is the issuer, not the one who paid."""
    for found in _MINISTRY.finditer(region[:1200]):
        if not _PAID.search(region, max(0, found.start() - 150), found.end() + 80):
            return found
    return None


def _line_with(words: str, title: str) -> str:
    """The line of a title that holds normal words: the whole name of an association, not a piece of it."""
    return next((" ".join(line.split()) for line in title.split("\n") if words in normal(line)), words)[:120]


def _by_issuer(reading: Reading, units: list[Unit], own: str, city: bool, region: str) -> Owner:
    """Whose paper the title says it is; else the municipality named first ("Stadt Bergkamen, Kreis Unna")."""
    first = next((unit for unit in units if unit.owns), units[0])
    page = reading.page_of_name(normal(first.words))
    named = f"Der Titel nennt „{first.words}“"
    if first.is_own(own) and first.rural != city:
        return Owner(Level.DISTRICT, full_name(reading.context), Reason("own_unit", f"{named}.", page=page))
    ours = Owner(Level.DISTRICT, full_name(reading.context), None)
    if city:
        elsewhere = own not in region or (
            first.rural and not any(unit.is_own(own) and not unit.rural for unit in units)
        )
        said = Reason("other_unit", f"{named}, nicht die Stadt selbst.", page=page)
        return Owner(Level.OTHER, said_plainly(first.words), said) if elsewhere else ours
    if not first.rural:
        said = Reason("town", f"{named}: Papier einer kreisangehörigen Gemeinde.", page=page)
        return Owner(Level.TOWN, said_plainly(first.words), said)
    if own in region or not first.one_line:
        return ours
    said = Reason("other_unit", f"{named}: Papier eines anderen Kreises.", page=page)
    return Owner(Level.OTHER, said_plainly(first.words), said)


def _by_text(reading: Reading, own: str, city: bool, region: str) -> Owner:
    """Nobody on the title: who publishes it, whom the text names, and who speaks in it."""
    ours = Owner(Level.DISTRICT, full_name(reading.context), None)
    if reading.is_page or own in _CITY_STATES:
        return ours
    found = None if own and own in region else ministry_publishes(reading)
    if found:
        said = Reason(
            "state",
            "Herausgeber ist ein Ministerium oder eine Regierung.",
            page=found.page,
            passage=found.passage,
        )
        return Owner(Level.LAND, land_name(normal(found.passage), reading.context.land), said)
    if other := named_throughout(reading, own):
        return _of_another(other, city)
    if own and (place := titled_place(reading, own)):
        text = f"Der Titel nennt „{place}“, und davon handelt der Text durchgehend."
        return Owner(Level.OTHER if city else Level.TOWN, place, Reason("titled_place", text))
    if land_speaks(reading):
        said = Reason("state", "Im Text spricht eine Landesregierung, kein Kreis und keine Gemeinde.")
        return Owner(Level.LAND, land_name(reading.text[:20_000], reading.context.land), said)
    on_title = own and _said_in_full(normal(reading.context.district_name), own, region)
    if not city and not on_title and town_speaks(reading):
        text = "Im Text sprechen Bürgermeister und Rat einer Gemeinde, nicht Landrat und Kreistag."
        return Owner(Level.TOWN, most_named_town(reading), Reason("town_voices", text))
    return ours


def _said_in_full(name: str, own: str, region: str) -> bool:
    """Whether a title bears the district's name with its kind: a town of the same name goes without."""
    return name != own and name in region


def _of_another(unit: Unit, city: bool) -> Owner:
    level = Level.OTHER if city or unit.rural else Level.TOWN
    text = f"Im Text ist durchgehend von „{unit.words}“ die Rede."
    return Owner(level, said_plainly(unit.words), Reason("named_throughout", text))
