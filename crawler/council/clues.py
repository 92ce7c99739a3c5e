"""What a page of the site tells of a decision on a concept: its day and the number of the council paper. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.council.subject import concern
from crawler.extract.german_dates import iso_date

# A sentence that tells of a decision names the body, the deed or the paper; longer ones are tables of other things.
_DECIDED = re.compile(
    r"beschl(?:oss|ossen|ie(?:ß|ss)t|u(?:ss|ß))|verabschied|Kreistag|Stadtrat|Drucksache|Vorlage"
)
_SENTENCE = re.compile(r"(?<=[a-zäöüß)“\"]{2}[.!?])\s+(?=[A-ZÄÖÜ„\"(])|\n+")
_LONGEST = 400
_NUMBER = re.compile(
    r"(?:Vorlage|Drucksache|Drs\.|DS|Beschluss)(?:n?-?\s?(?:Nr\.?|nummer))?[\s:-]{0,3}([A-Z0-9][A-Z0-9./-]*\d[A-Z0-9./-]*)"
)
_YEAR = re.compile(r"(?<![\d/.-])(20[0-4]\d)(?![\d/-])")
# Shorter ones are numbers of anything.
_SHORTEST = 5
MOST = 6


@dataclass(frozen=True, slots=True)
class Clue:
    """A decision the site speaks of: its day (ISO, or its year alone) and the number of the council paper."""

    day: str = ""
    number: str = ""


def may_tell(markup: str) -> bool:
    """Whether a page speaks of decisions at all."""
    return _DECIDED.search(markup) is not None


def clues_in(text: str) -> tuple[Clue, ...]:
    """The decisions on a concept that a text tells of."""
    found: list[Clue] = []
    for sentence in _SENTENCE.split(text):
        said = " ".join(sentence.split())
        if len(said) > _LONGEST or not _DECIDED.search(said) or not concern(said):
            continue
        number = _NUMBER.search(said)
        year = _YEAR.search(said)
        clue = Clue(iso_date(said) or (year[1] if year else ""), _checked(number[1]) if number else "")
        if clue not in (Clue(), *found):
            found.append(clue)
    return tuple(found[:MOST])


def _checked(number: str) -> str:
    number = number.rstrip("./-")
    return number if len(number) >= _SHORTEST else ""
