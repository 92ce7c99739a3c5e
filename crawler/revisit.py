"""A revisit: known addresses are looked at again, and what their pages newly link; nothing else is asked for. Pure."""

from __future__ import annotations

from collections.abc import Collection

from crawler.ending import ANSWERED_SHARE, Ending
from crawler.frontier import Entry
from storage.values import Outcome

# A new link whose words promise nothing waits for the next search.
PROMISING = 0.3
# Requests beside the addresses themselves: robots.txt of their hosts, second looks, redirects, what is newly linked.
BESIDE = 25


def belongs(entry: Entry, chosen: Collection[str], *, is_new: bool) -> bool:
    """Whether a revisit asks for this entry. ``chosen``: keys of the addresses to look at; ``is_new``: never linked before."""
    if entry.kind in ("robots", "confirm") or entry.hops or entry.resource_id is not None:
        return True
    if entry.key in chosen:
        return True
    return is_new and entry.parent_read_before and entry.priority >= PROMISING


def revisit_ending(*, answered: int, of: int, failure: str, stopped_by: str) -> Ending:
    """How a revisit of so many addresses ended; complete when nine of ten answered, as for a whole crawl."""
    said = f"Nachschau: {answered} von {of} Adressen antworteten."
    if stopped_by == "interrupted":
        return Ending(Outcome.PARTIAL, stopped_by, "Die Nachschau wurde angehalten, bevor sie fertig war.")
    if of and not answered:
        return Ending(Outcome.FAILED, failure, said)
    if of and answered / of < ANSWERED_SHARE:
        return Ending(Outcome.PARTIAL, "budget" if stopped_by == "budget" else "failures", said)
    return Ending(Outcome.COMPLETE, "revisited", said)
