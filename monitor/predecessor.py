"""Is a new paper an edition of a work that is known already? Pure.

The work is known by its title (without years, edition words and place names) or by its text: an update
keeps much of what it updates.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from monitor.edition import cores
from storage.text import similarity
from storage.values import IS_CONCEPT_LEVELS, Role

# Half of the smaller text's word sequences: two papers of one district on one subject share far fewer.
KEPT_SHARE = 0.5
# Shorter texts share their phrases by chance.
COMPARABLE_WORDS = 150
# A web page below this presents a paper; a concept told as a web page has chapters.
WORK_WORDS = 600
_WORK_ROLES = (Role.CONCEPT, Role.UPDATE, Role.DRAFT)


@dataclass(frozen=True)
class Work:
    """A paper in the values that tell one work from another. ``place`` is its district's name."""

    paper_id: int
    title: str
    place: str
    role: str
    level: str
    year: int | None
    is_page: bool
    words: int

    @cached_property
    def names(self) -> frozenset[frozenset[str]]:
        """What its title calls it (``monitor.edition.cores``)."""
        return cores(self.title, self.place)

    @property
    def presents(self) -> bool:
        """Whether this is a web page too short to be the work itself."""
        return self.is_page and self.words < WORK_WORDS


@dataclass(frozen=True, slots=True)
class Predecessor:
    """The known work and a German sentence on why the new paper is an edition of it."""

    paper_id: int
    why: str


def predecessor(new: Work, known: Sequence[Work], text_of: Callable[[int], str]) -> Predecessor | None:
    """The known work that ``new`` is an edition of; None when it is a work of its own.

    ``text_of`` gives a paper's newest text, asked for only where titles do not decide.
    """
    candidates = [work for work in known if _may_precede(work, new)]
    candidates.sort(
        key=lambda work: (work.year or 0, work.paper_id), reverse=True
    )  # the newest edition first
    for work in candidates:
        if work.names & new.names:
            return Predecessor(
                work.paper_id, f"Neue Ausgabe eines bekannten Papiers mit gleichem Titel: „{work.title}“."
            )
    if new.words < COMPARABLE_WORDS:
        return None
    return _by_text(new, [work for work in candidates if work.words >= COMPARABLE_WORDS], text_of)


def _by_text(new: Work, candidates: Sequence[Work], text_of: Callable[[int], str]) -> Predecessor | None:
    if not candidates:
        return None
    text = text_of(new.paper_id)
    shares = [(similarity(text_of(work.paper_id), text)[1], work) for work in candidates]
    share, best = max(shares, key=lambda pair: pair[0])
    if share < KEPT_SHARE:
        return None
    return Predecessor(
        best.paper_id,
        f"Übernimmt {round(100 * share)} % der Formulierungen des bekannten Papiers „{best.title}“.",
    )


def _may_precede(known: Work, new: Work) -> bool:
    return (
        known.paper_id != new.paper_id
        and known.role in _WORK_ROLES
        and not known.presents
        and (known.level in IS_CONCEPT_LEVELS) == (new.level in IS_CONCEPT_LEVELS)
        and (known.year is None or new.year is None or known.year <= new.year)
    )


def presented(page: Work, others: Sequence[Work], linked: Sequence[int]) -> Work | None:
    """The work a short web page presents: one it links to, or one of the same title; None if it is its own.

    ``linked`` are the papers that were found through a link on the page.
    """
    if not page.presents:
        return None
    works = [
        work
        for work in others
        if work.role in _WORK_ROLES and not work.presents and work.paper_id != page.paper_id
    ]
    return next((work for work in works if work.paper_id in linked or work.names & page.names), None)
