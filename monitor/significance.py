"""How much a change of a text matters, of which kind it is, and why. Pure.

A score is the sum of its reasons' weights, cut at 1. The weights are ranks, not measurements: a mark of
a new edition outweighs a new decision, which outweighs a figure, which outweighs wording.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from monitor.content_reasons import content_reasons
from monitor.cosmetic import cosmetic
from monitor.dashboard.formats import number, percent, plural
from monitor.diff import Diff, Hunk
from monitor.edition_reasons import Meta, edition_reasons, role_reasons
from storage.text import fold
from storage.values import Kind, Reason, Role

# Below this nothing is told: only order, clocks, counters, contact boxes and slips of the pen changed.
TOLD_FROM = 0.05
# From this share of changed words a text counts as replaced; small edits of a short page reach it too,
# so it takes some words as well.
_REPLACED_SHARE = 0.4
_REPLACED_WORDS = 60
_AMOUNT = 0.5  # what a replaced text weighs
_LEAST = 0.06  # any change that is not cosmetic is told
_NEW_VERSION_LEAST = 0.5


@dataclass(frozen=True, slots=True)
class Significance:
    """``score`` 0..1, ``kind`` new_version or changed, ``reasons`` heaviest first."""

    score: float
    kind: Kind
    reasons: tuple[Reason, ...]

    @property
    def worth_telling(self) -> bool:
        return self.score >= TOLD_FROM


def significance(diff: Diff, old: Meta, new: Meta) -> Significance:
    """What the difference of two versions of a paper amounts to.

    new_version: replaced text, a new year, Auflage or Fortschreibung, a draft become final. changed:
    smaller edits. A difference that is cosmetic throughout scores 0.
    """
    telling = [
        hunk
        for hunk in diff.hunks
        if not cosmetic(hunk, page=new.is_page) and not (new.is_page and _is_title(hunk, old, new))
    ]
    editions = _editions(old, new, telling)
    roles = list(role_reasons(old, new)) if telling else []
    if not telling and not editions:
        return Significance(0.0, Kind.CHANGED, (_cosmetic(diff),))
    reasons = [_amount(diff), *editions, *roles, *content_reasons(telling)]
    score = min(1.0, sum(reason.weight for reason in reasons))
    replaced = _is_replaced(diff) and new.role != Role.NONE
    reasons.sort(key=lambda reason: -reason.weight)
    if editions or replaced:
        return Significance(max(score, _NEW_VERSION_LEAST), Kind.NEW_VERSION, tuple(reasons))
    return Significance(max(score, _LEAST), Kind.CHANGED, tuple(reasons))


def _is_title(hunk: Hunk, old: Meta, new: Meta) -> bool:
    """A page's own title, which did not change, came or went: templates show it above the text or not."""
    title = fold(new.title)
    return bool(title) and title == fold(old.title) and fold(hunk.old_text + hunk.new_text) == title


def _editions(old: Meta, new: Meta, telling: list[Hunk]) -> list[Reason]:
    """Marks of a new edition; where the wording is the same only those beside the text count."""
    if telling:
        return list(edition_reasons(old, new))
    if new.is_page:
        return []
    # another layout brings other lines to what passes for the cover
    return list(edition_reasons(replace(old, text=""), replace(new, text="", year=old.year)))


def _is_replaced(diff: Diff) -> bool:
    return diff.share_changed >= _REPLACED_SHARE and diff.words_added + diff.words_removed >= _REPLACED_WORDS


def _amount(diff: Diff) -> Reason:
    """The amount of text; its weight grows fast at first: one page in a hundred is already an edit."""
    weight = _AMOUNT * min(1.0, diff.share_changed / _REPLACED_SHARE) ** 0.5
    if not diff.words_added and not diff.words_removed:
        moved = plural(len(diff.hunks), "Abschnitt steht", "Abschnitte stehen")
        return Reason("amount", f"{moved} an anderer Stelle, der Wortlaut ist gleich.", _LEAST)
    replaced = "Der Text wurde weitgehend ersetzt: " if _is_replaced(diff) else ""
    share = percent(diff.share_new) if diff.words_added else "0 %"
    words = f"{number(diff.words_added)} Wörter hinzugekommen, {number(diff.words_removed)} entfallen"
    places = plural(len(diff.hunks), "Stelle", "Stellen")
    return Reason("amount", f"{replaced}{share} der Wörter sind neu ({words}; {places}).", weight)


def _cosmetic(diff: Diff) -> Reason:
    places = plural(len(diff.hunks), "Stelle", "Stellen")
    text = f"Nur Äußerlichkeiten haben sich geändert ({places}): Reihenfolge, Datumszeilen, Zähler, Kontakt, Schreibung."
    return Reason("cosmetic", text)
