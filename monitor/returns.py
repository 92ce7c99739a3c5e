"""A vanished paper that is seen again: how much its going and coming weigh, and how its return is told."""

from __future__ import annotations

from datetime import datetime

from monitor.dashboard.formats import day
from monitor.look import Look
from storage.models import Change, Paper, Version
from storage.values import Kind, Outcome, Reason, is_concept

VANISHED, REAPPEARED = 0.7, 0.6
_MINOR = 0.5  # what is no concept matters half as much when it goes or comes back


def weight(look: Look, paper: Paper, full: float) -> float:
    """How much it matters that this paper went or came back."""
    return full if is_concept(*look.judged(paper)) else full * _MINOR


def came_back(vanished_at: datetime | None, url: str, *, edited: bool) -> Reason:
    """That a paper is there again, and whether as it was."""
    how = ", mit anderem Text" if edited else ""
    text = f"Das Papier war seit {day(vanished_at)} nicht zu finden und steht jetzt wieder unter {url}{how}."
    return Reason("reappeared", text)


def tell_return(look: Look, change: Change, version: Version) -> None:
    """Make a change of a text that came back with it one event: the return, unless the text is a new edition.

    Clears ``Paper.vanished_at``, so that the address tells it no second time.
    """
    paper = look.paper(version.paper_id)
    gone = paper.vanished_at
    if gone is None or version.captured_at <= gone or look.crawl.outcome == Outcome.FAILED:
        return
    paper.vanished_at = None
    if change.kind == Kind.CHANGED:
        change.kind = Kind.REAPPEARED
    change.significance = max(change.significance, weight(look, paper, REAPPEARED))
    reason = came_back(gone, version.resource.url, edited=change.from_version_id is not None)
    change.reasons = [reason.as_json(), *change.reasons]
