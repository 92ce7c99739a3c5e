"""Which paper of a district the subject of a council's item speaks of. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from storage.normal_words import normal
from storage.paper_names import find_name

# Words of councils and of every title, which tell no work from another.
_COMMON = frozenset(
    "des der die das den dem fuer und von vom zur zum im in am an auf ueber mit landkreis landkreises kreis kreises stadt"
    " kreisstadt region beschluss beschlussfassung verabschiedung vorlage beschlussvorlage entwurf vorstellung hier"
    " fortschreibung neufassung aktualisierung erstellung umsetzung erste zweite dritte jahr jahre".split()
)
# Affairs around a paper: its making, its means, its carrying out. Their resolutions are not the paper's own.
_AROUND = re.compile(
    r"(?<![a-z])(?:anfrage|antrag|sachstand|evaluation|evaluierung|foerder[a-z]*|finanzierung|haushalt[a-z]*|umsetzung|stellenplan"
    r"|auftrag[a-z]*|beauftragung|vergabe|arbeitsgruppe|lenkungs[a-z]*)(?![a-z])|[a-z]*bericht(?! und (?:-?konzept|integrationskonzept))(?![a-z])"
    r"|(?:erstellung|erarbeitung|entwicklung|aufstellung|ausarbeitung) (?:eines|von)(?![a-z])|ob ein[a-z]* "
)
_WORD = re.compile(r"[a-z]{3,}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# Genitive, plural and dative of the names themselves: Integrationskonzept(s), -konzeptes, -plans.
_ENDING = re.compile(r"(?:e?s|en?)$")
_LONG = 6
# A text dated up to a year before its adoption, or named after the year in which it begins to hold.
_YEARS_APART = 1
# Share of a title's own words that the subject must repeat.
_SHARED = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paper a subject may speak of."""

    paper_id: int
    title: str
    year: int | None


def is_on_a_work(subject: str) -> bool:
    """Whether a council's subject is a paper itself, not its making, its means, or a report on it."""
    said = normal(subject)
    return find_name(said) is not None and _AROUND.search(said) is None


def concerned(subject: str, on: date | None, candidates: Sequence[Candidate]) -> int | None:
    """The paper a council's subject of that day speaks of, by the words of its title and its year.

    None when no paper has the words, or several have them and no year tells which.
    """
    named = [one for one in candidates if _same_words(subject, one.title)]
    years = {int(year) for year in _YEAR.findall(subject)} or ({on.year} if on else set())
    dated = [one for one in named if one.year is not None and _gap(one.year, years) <= _YEARS_APART]
    if dated:
        return min(dated, key=lambda one: (_gap(one.year or 0, years), one.paper_id)).paper_id
    undated = [one for one in named if one.year is None or not years]
    return undated[0].paper_id if len(undated) == 1 else None


def _gap(year: int, years: set[int]) -> int:
    return min((abs(year - other) for other in years), default=0)


def _same_words(subject: str, title: str) -> bool:
    said, own = normal(subject), normal(title)
    wanted = _stems(own)
    if not wanted or find_name(said) is None or find_name(own) is None:
        return False
    shared = wanted & _stems(said)
    return len(shared) >= _SHARED * len(wanted) and any(len(word) >= _LONG for word in shared)


def _stems(words: str) -> set[str]:
    return {
        _ENDING.sub("", word) if len(word) > _LONG else word
        for word in _WORD.findall(words)
        if word not in _COMMON
    }
