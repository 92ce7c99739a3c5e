"""The bodies of a Kreis or Stadt, and which of them decide. Pure."""

from __future__ import annotations

import re
from enum import StrEnum


class Standing(StrEnum):
    """What a body's vote means for a paper."""

    DECIDES = "decides"
    PREPARES = "prepares"  # committees: their consent is a recommendation unless the page says otherwise
    ADVISES = "advises"


# The assemblies of all Länder; Rat and Gemeinderat for kreisfreie Städte.
_ASSEMBLY = (
    r"Kreistag(?:e?s)?(?![a-zäöü])|St(?:ä|ae)dteregionstag(?:e?s)?(?![a-zäöü])|Region(?:al|s)versammlung|Stadtverordnetenversammlung"
    r"|Stadtvertretung|Stadtr(?:at(?:e?s)?|äte)(?![a-zäöü])|B(?:ü|ue)rgerschaft|Gemeinderat(?:e?s)?(?![a-zäöü])|Senat(?:s)?(?![a-zäöü])"
    r"|Ratsversammlung|(?<![\wäöüß-])Rat(?:es)?(?: der (?:[A-ZÄÖÜ][\wäöüß.-]*[ -]?){1,4}| (?=\||$|am|vom|\d))?(?![\wäöüß-])"
)
# What a body is for: words up to the first that belongs to the sitting or its result.
_STOP = (
    r"TOP|Top|öffentlich|nichtöffentlich|nicht|Sitzung|Datum|am|vom|in|im|Vorberatung|Entscheidung|Kenntnisnahme|Anhörung|Empfehlung"
    r"|einstimmig|mehrheitlich|ungeändert|geändert|unverändert|zur|zugestimmt|beschlossen|empfohlen|vertagt|abgelehnt|abgesetzt|beschließt|hat"
)
_PURPOSE = rf" f(?:ü|ue)r (?:(?!(?:{_STOP})\b)[A-Za-zÄÖÜäöüß][\wäöüßÄÖÜ/-]*(?:-,|,)? ?){{1,10}}"
_COMMITTEE = rf"(?:[A-ZÄÖÜ][\wäöüß]*-(?:,| und) ){{0,3}}(?:[A-ZÄÖÜ][\wäöüß-]*ausschuss|Ausschuss)(?:e?s)?(?![a-zäöü])(?:{_PURPOSE})?"
_COUNCIL_OF_ADVICE = (
    rf"(?:[A-ZÄÖÜ][\wäöüß-]*beirat|Beirat|[A-ZÄÖÜ][\wäöüß-]*integrationsrat|Integrationsrat|Migrationsrat|Ausl(?:ä|ae)nderrat)"
    rf"(?:e?s)?(?![a-zäöü])(?:{_PURPOSE})?"
)
_BODIES = (
    (Standing.ADVISES, re.compile(_COUNCIL_OF_ADVICE)),
    (Standing.PREPARES, re.compile(_COMMITTEE)),
    (Standing.DECIDES, re.compile(_ASSEMBLY)),
)
_TAIL = re.compile(r"\s*(?:-|–|am|vom|in|und|,|\.|:)*\s*$")
_GENITIVE = re.compile(r"((?:[Aa]usschuss|[Tt]ag|[Rr]at|[Ss]enat))e?s(?![a-zäöü])")


def body_in(text: str) -> tuple[str, Standing] | None:
    """The first body a text names, in the nominative, with its standing; None when it names none."""
    found = [
        (match.start(), -len(match[0]), standing, match[0])
        for standing, names in _BODIES
        if (match := names.search(text)) is not None
    ]
    if not found:
        return None
    _, _, standing, name = min(found)
    name = _GENITIVE.sub(r"\1", _TAIL.sub("", " ".join(name.split())))
    return name, standing
