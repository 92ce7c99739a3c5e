"""Who speaks in a text that names nobody on its cover: a Kreis or a town in it. Pure."""

from __future__ import annotations

import re

from crawler.recognise.reading import Reading

# Said once, these leave little doubt.
_TOWN_SAYS = re.compile(
    r"(?<![a-z])(?:in )?unserer? (?:stadt|gemeinde)(?![a-z])|ihr(?:e)? (?:erster? )?(?:ober)?buergermeister"
    r"|(?:beschloss\w*|verabschied\w*|beschluss)[^.\n]{0,50}?(?:(?:vom|des|der|im) (?:stadtrat|gemeinderat|rat der (?:stadt|gemeinde)|verbandsgemeinderat|samtgemeinderat|stadtverordnet|stadtvertretung))"
    r"|(?:grusswort|vorwort) (?:des|der) (?:ersten? )?(?:ober)?buergermeister"
)
_KREIS_SAYS = re.compile(
    r"(?<![a-z])(?:in )?unser(?:em|es|en)? (?:land)?kreis|ihr(?:e)? (?:land)raet?|ihr landrat|kreisangehoerig|staedte und gemeinden (?:des|im) (?:land)?kreis"
    r"|(?:beschloss\w*|verabschied\w*|beschluss)[^.\n]{0,50}?(?:(?:vom|des|im) (?:kreistag|kreisausschuss))"
    r"|(?:grusswort|vorwort) (?:des|der) landr"
)
_TOWN_WORDS = (
    "stadtrat", "buergermeister", "stadtverwaltung", "gemeinderat", "stadtverordnete", "stadtvertretung",
    "gemeindeverwaltung", "verbandsgemeinde", "samtgemeinde", "rathaus", "ortsteil", "stadtteil",
)  # fmt: skip
_KREIS_WORDS = (
    "landkreis", "landrat", "landraet", "kreistag", "kreisverwaltung", "kreisausschuss", "kreisgebiet", "im kreis ",
    "des kreises", "kreishaus", "kreisvolkshochschule", "buergermeisterinnen und", "staedten und gemeinden",
)  # fmt: skip
# A clear statement counts like so many words that only hint.
_CLEAR = 3
# Hints and statements a town needs; and how many times the Kreis's it must have.
_LEAST, _TIMES = 4, 3


def town_speaks(reading: Reading) -> bool:
    """Whether mayor and council of a town speak in the text, and hardly Landrat and Kreistag."""
    return _strength(reading, _TOWN_SAYS, _TOWN_WORDS) >= max(
        _LEAST, _TIMES * _strength(reading, _KREIS_SAYS, _KREIS_WORDS)
    )


def _strength(reading: Reading, says: re.Pattern[str], words: tuple[str, ...]) -> int:
    return _CLEAR * len(says.findall(reading.front)) + reading.count(*words)
