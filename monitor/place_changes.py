"""From the addresses of a district's papers to what is told of them: moved, vanished, reappeared.

Judged from the state the rows are in after the newest crawl, so one that broke off loses nothing: the next
one that reads the site says the same. A crawl that failed says nothing of any address, nor does one that
another has followed, since the rows show what the later one saw.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from monitor.dashboard.formats import day
from monitor.edited_copies import add_edits
from monitor.look import Look, live_urls
from monitor.place_rules import Move, Spot, moves, reappeared, vanished
from monitor.returns import REAPPEARED, VANISHED, came_back, weight
from monitor.successors import SAME_TEXT, Successor, successor
from storage.models import Change, Paper, Place
from storage.values import Kind, Outcome, Reason, Role

_MOVED = 0.3
_NOWHERE = Reason(
    "nowhere_else", "Der Text wurde auf keiner anderen Seite des Kreises gefunden; die Datei liegt im Archiv."
)


def place_changes(look: Look) -> Iterator[Change]:
    """The changes the addresses show after this crawl. Sets and clears ``Paper.vanished_at``.

    Moves of mere copies come too, with significance 0: they are kept, so that they are never told later.
    """
    if look.crawl.outcome == Outcome.FAILED or not look.is_newest:
        return
    told, taken = _told_moves(look), _Taken(look.papers)
    for paper in look.papers:
        if look.judged(paper)[0] == Role.NONE:
            continue
        spots = [_spot(place) for place in paper.places]
        back = reappeared(spots, paper.vanished_at) if paper.vanished_at else None
        if back is not None:
            yield _reappeared(look, paper, back)
        yield from _moved(look, paper, spots, told, silent=back is not None)
        gone_at = vanished(spots, taken.over(paper)) if look.crawl.outcome == Outcome.COMPLETE else None
        if gone_at is not None and paper.vanished_at is None and paper.id not in look.standing_parts:
            yield _gone(look, paper, gone_at)


def _spot(place: Place) -> Spot:
    return Spot(
        place.id,
        place.resource.url,
        place.version.text_sha256,
        place.first_seen_at,
        place.last_seen_at,
        place.missing_since,
        place.gone_at,
        place.redirected_to,
    )


class _Taken:
    """Which addresses show a paper now; what asks whether a paper made way for another."""

    def __init__(self, papers: list[Paper]) -> None:
        self._by_resource: dict[int, set[int]] = defaultdict(set)
        self._by_url: dict[str, set[int]] = defaultdict(set)
        for place in (place for paper in papers for place in paper.places):
            if place.missing_since is None and place.gone_at is None:
                self._by_resource[place.resource_id].add(place.paper_id)
                self._by_url[place.resource.url].add(place.paper_id)

    def over(self, paper: Paper) -> set[int]:
        """The paper's places that show, or lead to, another paper now."""
        return {
            place.id
            for place in paper.places
            if (self._by_resource[place.resource_id] | self._by_url[place.redirected_to or ""]) - {paper.id}
        }


# --- moved --------------------------------------------------------------------------------------


@dataclass
class _ToldMoves:
    """What earlier moves said: which are known, where they led, and the main address of each paper."""

    fingerprints: set[str]
    targets: set[int]
    main: dict[int, int]


def _told_moves(look: Look) -> _ToldMoves:
    rows = look.session.execute(
        select(Change.paper_id, Change.fingerprint, Change.evidence, Change.significance)
        .where(Change.ags == look.crawl.ags, Change.kind == Kind.MOVED, Change.paper_id.is_not(None))
        .order_by(Change.id)
    )
    told = _ToldMoves(set(), set(), {})
    for paper_id, fingerprint, evidence, significance in rows:
        told.fingerprints.add(fingerprint)
        place = evidence.get("to_place")
        if place is None:  # another paper took over: no place of this one was moved to
            continue
        told.targets.add(place)
        if significance:
            told.main[paper_id] = place
    return told


def _moved(
    look: Look, paper: Paper, spots: list[Spot], told: _ToldMoves, *, silent: bool
) -> Iterator[Change]:
    known = [spot for spot in spots if spot.live or _move_fingerprint(spot) not in told.fingerprints]
    for move in moves(known, told.targets, told.main.get(paper.id)):
        change = _change(look, paper, Kind.MOVED, _move_fingerprint(move.old), move.new.url)
        change.urls = [move.new.url, move.old.url]
        change.from_version_id = change.to_version_id = _shown(paper, move.new)
        change.significance = _MOVED if move.told and not silent else 0.0
        change.evidence = {**change.evidence, "from_place": move.old.id, "to_place": move.new.id}
        edits = add_edits(look, change, _place(paper, move.new)) if change.significance else None
        edited = edits.judged.reasons if edits else ()
        reasons = [*_move_reasons(move, edited=bool(edits)), *edited]
        change.reasons = [reason.as_json() for reason in reasons]
        yield change


def _move_fingerprint(old: Spot) -> str:
    since = old.missing_since or old.gone_at
    return f"moved:{old.id}:{since.isoformat() if since else ''}"


def _move_reasons(move: Move, *, edited: bool) -> list[Reason]:
    old = move.old
    if old.redirected_to == move.new.url:
        why = f"Die alte Adresse {old.url} leitet dauerhaft dorthin weiter."
    else:
        why = (
            f"Unter der alten Adresse {old.url} ist es seit {_since(old.missing_since)} nicht mehr zu finden."
        )
    what = "Der Text steht jetzt, an einigen Stellen geändert," if edited else "Der gleiche Text steht jetzt"
    return [
        Reason("moved", f"{what} unter {move.new.url}."),
        Reason("old_address", why),
    ]


# --- vanished, reappeared -----------------------------------------------------------------------


def _gone(look: Look, paper: Paper, gone_at: datetime) -> Change:
    """Gone everywhere: vanished, unless nearly its text was told before and stands at another address."""
    after = successor(look, paper)
    if after is None or after.alike < SAME_TEXT:
        return _vanished(look, paper, gone_at, after)
    change = _change(
        look, paper, Kind.MOVED, f"succeeded:{paper.id}:{gone_at.isoformat()}", paper.places[-1].resource.url
    )
    change.urls = [*after.urls, *(place.resource.url for place in paper.places)]
    change.evidence = {**change.evidence, "successor": after.paper_id}
    change.reasons = [after.reason().as_json()]
    return change


def _vanished(look: Look, paper: Paper, gone_at: datetime, after: Successor | None) -> Change:
    paper.vanished_at = gone_at
    last = max(paper.places, key=lambda place: (place.last_seen_at, -place.id))
    change = _change(
        look, paper, Kind.VANISHED, f"vanished:{paper.id}:{gone_at.isoformat()}", last.resource.url
    )
    change.urls = [place.resource.url for place in paper.places]
    change.from_version_id = last.version_id
    change.significance = weight(look, paper, VANISHED)
    everywhere = "seiner Adresse" if len(paper.places) == 1 else f"allen {len(paper.places)} Adressen"
    first = f"Das Papier ist unter {everywhere} nicht mehr zu finden, bestätigt am {_since(gone_at)}."
    reasons = [Reason("vanished", first)]
    reasons += [Reason("gone_address", _absence(place)) for place in paper.places]
    reasons.append(after.reason() if after else _NOWHERE)
    change.reasons = [reason.as_json() for reason in reasons]
    return change


def _absence(place: Place) -> str:
    status = place.resource.status
    if place.redirected_to:
        answer = f"leitet weiter auf {place.redirected_to}, wo es nicht steht"
    elif status in (404, 410):
        answer = f"antwortet mit Status {status}"
    else:
        answer = "zeigt etwas anderes"
    return f"{place.resource.url} {answer}; zuletzt gesehen am {_since(place.last_seen_at)}."


def _reappeared(look: Look, paper: Paper, spot: Spot) -> Change:
    vanished_at, paper.vanished_at = paper.vanished_at, None
    since = vanished_at.isoformat() if vanished_at else ""
    change = _change(look, paper, Kind.REAPPEARED, f"reappeared:{paper.id}:{since}", spot.url)
    change.urls = live_urls(paper, spot.url)
    change.to_version_id = _shown(paper, spot)
    change.significance = weight(look, paper, REAPPEARED)
    edits = add_edits(look, change, _place(paper, spot))
    reasons = [came_back(vanished_at, spot.url, edited=bool(edits)), *(edits.judged.reasons if edits else ())]
    change.reasons = [reason.as_json() for reason in reasons]
    return change


def _since(moment: datetime | None) -> str:
    return day(moment)


def _shown(paper: Paper, spot: Spot) -> int:
    return _place(paper, spot).version_id


def _place(paper: Paper, spot: Spot) -> Place:
    return next(place for place in paper.places if place.id == spot.id)


def _change(look: Look, paper: Paper, kind: Kind, fingerprint: str, url: str) -> Change:
    resource = next(place.resource_id for place in paper.places if place.resource.url == url)
    return Change(
        fingerprint=fingerprint,
        ags=look.crawl.ags,
        kind=kind,
        paper_id=paper.id,
        crawl_id=look.crawl.id,
        detected_at=look.now,
        url=url,
        urls=[url],
        title=paper.title,
        score=paper.score,
        significance=0.0,
        reasons=[],
        evidence={"path": [step.as_json() for step in look.path_to(resource)], "passages": []},
        baseline=look.crawl.baseline,
    )
