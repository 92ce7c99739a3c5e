"""When a paper has moved, vanished or come back, judged by its addresses alone. Pure (DESIGN rules 3 and 4)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Spot:
    """One address of a paper: a place row in plain values. ``text`` names the text it showed last."""

    id: int
    url: str
    text: str
    first_seen_at: datetime
    last_seen_at: datetime
    missing_since: datetime | None = None
    gone_at: datetime | None = None
    redirected_to: str | None = None

    @property
    def live(self) -> bool:
        return self.missing_since is None and self.gone_at is None


@dataclass(frozen=True, slots=True)
class Move:
    """The paper left ``old`` and stands at ``new``. Untold moves (of a mere copy) are kept for the record."""

    old: Spot
    new: Spot
    told: bool


def moves(spots: Sequence[Spot], targets_told: Collection[int], main: int | None) -> list[Move]:
    """The moves that ``spots`` (in the order they were found) show.

    ``main`` is the spot the paper moved to last, as told (None: it is still where it was first found);
    ``targets_told`` are the spots earlier moves led to. A copy that goes is no move; at most one move of a
    paper is told at a time, from its main address if that is among them.
    """
    live = [spot for spot in spots if spot.live]
    main = main or next((spot.id for spot in spots), None)
    found: list[Move] = []
    for old in sorted(spots, key=lambda spot: spot.id != main):
        if old.live:
            continue
        new = _target(old, [spot for spot in live if spot.text == old.text], is_main=old.id == main)
        if new is not None:
            told = not any(move.told for move in found) and (old.id == main or new.id not in targets_told)
            found.append(Move(old, new, told))
    return found


def _target(old: Spot, live: Sequence[Spot], *, is_main: bool) -> Spot | None:
    """Where the text of a spot that does not show it any more went, if it moved."""
    newer = [spot for spot in live if spot.first_seen_at > old.last_seen_at]
    named = [spot for spot in live if spot.url == old.redirected_to]
    if is_main and named:
        return named[0]
    if newer:  # it went and came between two looks: no need to wait until the absence is confirmed
        return next((spot for spot in newer if spot in named), newer[0])
    return live[0] if is_main and old.gone_at is not None and live else None


def vanished(spots: Sequence[Spot], taken_over: Collection[int]) -> datetime | None:
    """When the paper's absence was confirmed everywhere; None while it may still be somewhere.

    ``taken_over`` are spots whose address shows, or leads to, another paper of the district now: nothing
    is missing there, one paper made way for another.
    """
    confirmed = [spot.gone_at for spot in spots if spot.gone_at is not None]
    if not spots or len(confirmed) < len(spots) or any(spot.id in taken_over for spot in spots):
        return None
    return max(confirmed)


def reappeared(spots: Sequence[Spot], vanished_at: datetime) -> Spot | None:
    """Where a vanished paper was seen again, if it was."""
    return next((spot for spot in spots if spot.live and spot.last_seen_at > vanished_at), None)
