"""What two papers of one district are to each other: editions of one work, a draft and its final text, a short
version, the same in easy language; and what a paper of another district has in common with it. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import combinations

from monitor.edition import Edition, cores, edition
from monitor.predecessor import COMPARABLE_WORDS, KEPT_SHARE, WORK_WORDS
from storage.normal_words import normal
from storage.values import IS_CONCEPT_LEVELS, Reason, Role

# A summary is written anew but quotes: this share of its word sequences stands in the long text.
_QUOTED_SHARE = 0.2
# Where neither year nor number tells two texts apart: from here on they are the same (an edited text shares less), and a
# text of at most half the length that stands in the other almost wholly is a part of it.
_SAME_SHARE = 0.9
_PART_SHARE, _PART_LENGTH = 0.8, 0.5
# Texts of two districts that share this are one text: a joint paper, a mirror, a model that was taken over.
COPIED_SHARE = 0.5
_EDITIONS = (Role.CONCEPT, Role.UPDATE)
_WORKS = (*_EDITIONS, Role.DRAFT, Role.SHORT_VERSION)
_EASY = re.compile(r"(?:in )?(?:leicht|einfach)e[rn]? sprache|leicht (?:verstaendlich|erklaert)")
_SHORT = re.compile(r"kurz(?:fassung|version|konzept|bericht)[a-z]*|zusammenfassung|kompakt|auf einen blick")


class Relation(StrEnum):
    """What a paper is of another one."""

    EARLIER_EDITION = "earlier_edition_of"
    DRAFT = "draft_of"
    SHORT_VERSION = "short_version_of"
    EASY_LANGUAGE = "easy_language_of"
    COPY = "copy_of"


@dataclass(frozen=True)
class Member:
    """A paper in the values that say what it is to another. ``text`` names its newest text."""

    paper_id: int
    title: str
    place: str  # its district's name
    role: str
    level: str
    year: int | None
    words: int
    is_page: bool
    text: str
    cover: str = ""  # the beginning of its text
    link: str = ""  # the words that led to it
    in_parts: bool = False  # its text is joined

    @cached_property
    def is_easy(self) -> bool:
        """Whether it says of itself that it is in easy language."""
        said = "\n".join((self.title, self.cover, self.link))
        return self.role == Role.SHORT_VERSION and bool(_EASY.search(normal(said)))

    @cached_property
    def is_short(self) -> bool:
        return self.role == Role.SHORT_VERSION and not self.is_easy

    @cached_property
    def names(self) -> frozenset[frozenset[str]]:
        """What its title calls the work, whatever is said of its form."""
        return cores(_SHORT.sub(" ", _EASY.sub(" ", normal(self.title))), self.place)

    @cached_property
    def edition(self) -> Edition:
        return edition(self.title, self.cover, page=self.is_page)

    @property
    def is_work(self) -> bool:
        return self.role in _WORKS and not (self.is_page and self.words < WORK_WORDS)

    @property
    def age(self) -> tuple[int, int, int]:
        """What orders editions: year, number of the update or printing, and when all else fails the finding."""
        said = self.edition
        return self.year or 0, said.update or said.printing or 0, self.paper_id


@dataclass(frozen=True, slots=True)
class Alike:
    """What two texts share: of all word sequences, and of the shorter text's."""

    jaccard: float
    containment: float


@dataclass(frozen=True, slots=True)
class Related:
    """``paper_id`` is ``kind`` ``other_id``, and why."""

    paper_id: int
    other_id: int
    kind: Relation
    alike: float
    reasons: tuple[Reason, ...]


def relations(members: Sequence[Member], alike: Callable[[Member, Member], Alike]) -> list[Related]:
    """How the papers of one district are related. ``alike`` compares two texts; asked for works of one level only."""
    works = [one for one in members if one.is_work]
    found = [
        related
        for one, other in combinations(works, 2)
        if (one.level in IS_CONCEPT_LEVELS) == (other.level in IS_CONCEPT_LEVELS)
        for related in _between(one, other, alike)
    ]
    by_id = {one.paper_id: one for one in works}
    return sorted(_nearest(found, by_id), key=lambda one: (one.paper_id, one.other_id))


def _between(one: Member, other: Member, alike: Callable[[Member, Member], Alike]) -> Iterator[Related]:
    pair = _ordered(one, other)
    if pair is None:
        return
    kind, first, second = pair
    shared = alike(first, second)
    if kind is Relation.EARLIER_EDITION and _is_one_edition(first, second, shared):
        return
    same_name = bool(first.names & second.names)
    comparable = min(first.words, second.words) >= COMPARABLE_WORDS
    needed = _QUOTED_SHARE if kind is Relation.SHORT_VERSION else KEPT_SHARE
    same_text = comparable and shared.containment >= needed
    # Two papers of one name and year may well be two volumes, or a file and the page about it.
    by_name = same_name and not (kind is Relation.EARLIER_EDITION and first.age[:2] == second.age[:2])
    if by_name or same_text:
        reasons = (
            *_why_one_work(second, shared, same_name=same_name, same_text=same_text),
            _why(kind, first, second),
        )
        yield Related(first.paper_id, second.paper_id, kind, round(shared.jaccard, 3), reasons)


def _ordered(one: Member, other: Member) -> tuple[Relation, Member, Member] | None:
    """Which of two is what of the other, if they are of one work; None when nothing can be said."""
    for trait, kind in (("is_easy", Relation.EASY_LANGUAGE), ("is_short", Relation.SHORT_VERSION)):
        mine, its = getattr(one, trait), getattr(other, trait)
        if mine != its:
            form, whole = (one, other) if mine else (other, one)
            return (kind, form, whole) if _of_one_time(form, whole) and whole.role in _EDITIONS else None
    if one.is_easy or one.is_short:
        return None
    if (one.role == Role.DRAFT) != (other.role == Role.DRAFT):
        draft, final = (one, other) if one.role == Role.DRAFT else (other, one)
        return (Relation.DRAFT, draft, final) if (draft.year or 0) <= (final.year or 9999) else None
    first, second = sorted((one, other), key=lambda member: member.age)
    return Relation.EARLIER_EDITION, first, second


def _is_one_edition(one: Member, other: Member, shared: Alike) -> bool:
    """Whether two texts are of one edition: the same text twice, in chapters and whole, or a chapter and the whole."""
    if one.year and other.year and one.year != other.year:
        return False
    if one.age[1] != other.age[1]:
        return False
    short, long = sorted((one.words, other.words))
    one_is_whole = one.in_parts != other.in_parts or short <= _PART_LENGTH * long
    # Two texts that agree, or are both silent, about their year may be an edition and its edit.
    same = one.text == other.text if one.year == other.year else shared.jaccard >= _SAME_SHARE
    return same or (one_is_whole and shared.containment >= _PART_SHARE)


def _of_one_time(form: Member, whole: Member) -> bool:
    """A short version is of the edition of its own year; one without a year may be of any."""
    return form.year is None or whole.year is None or abs(form.year - whole.year) <= 1


def _nearest(found: Iterable[Related], by_id: dict[int, Member]) -> Iterator[Related]:
    """Of the editions of a work each is the predecessor of the next alone, a draft is of one final text."""
    best: dict[tuple[int, Relation], Related] = {}
    for related in found:
        key = related.paper_id, related.kind
        held = best.get(key)
        if held is None or _distance(related, by_id) < _distance(held, by_id):
            best[key] = related
    yield from best.values()


def _distance(related: Related, by_id: dict[int, Member]) -> tuple[int, float, int]:
    one, other = by_id[related.paper_id], by_id[related.other_id]
    years = abs((one.year or 0) - (other.year or 0)) if one.year and other.year else 0
    return years, -related.alike, other.paper_id


def _why_one_work(other: Member, shared: Alike, *, same_name: bool, same_text: bool) -> Iterator[Reason]:
    if same_name:
        yield Reason("same_name", f"Der Titel nennt dasselbe Werk wie „{other.title}“.")
    if same_text:
        share = round(100 * shared.containment)
        yield Reason("same_text", f"{share} % der Formulierungen des kürzeren Textes stehen auch im anderen.")


def _why(kind: Relation, one: Member, other: Member) -> Reason:
    if kind is Relation.EASY_LANGUAGE:
        return Reason("easy_language", "Nach dem Titel in Leichter oder einfacher Sprache.")
    if kind is Relation.SHORT_VERSION:
        return Reason(
            "short_version", f"Als Kurzfassung erkannt; {one.words} gegenüber {other.words} Wörtern."
        )
    if kind is Relation.DRAFT:
        return Reason("draft", "Das eine ist als Entwurf erkannt, das andere nicht.")
    if one.year and other.year and one.year != other.year:
        return Reason("earlier", f"Ausgabe von {one.year}, die andere von {other.year}.")
    if one.age[1] != other.age[1]:
        return Reason(
            "earlier",
            f"{one.age[1] or 'ohne'} und {other.age[1]} als Nummer der Auflage oder Fortschreibung.",
        )
    return Reason("found_earlier", "Kein Jahr und keine Auflage trennt beide; dieses wurde früher gefunden.")


def copy(one: Member, other: Member, alike: Alike) -> Related | None:
    """Whether a paper has the text of another district's; the younger one, or the one found later, is the copy."""
    if min(one.words, other.words) < COMPARABLE_WORDS or alike.jaccard < COPIED_SHARE:
        return None
    first, second = sorted((one, other), key=lambda member: ((member.year or 9999), member.paper_id))
    share = round(100 * alike.jaccard)
    reason = Reason(
        "same_text",
        f"{share} % aller Formulierungen beider Texte stehen in beiden ({first.place}: „{first.title}“).",
    )
    return Related(second.paper_id, first.paper_id, Relation.COPY, round(alike.jaccard, 3), (reason,))
