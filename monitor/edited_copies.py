"""What was edited on the way: a web page that stands elsewhere now, or again, with hardly another text.

The crawler files such a page as a copy, for it cannot know yet that the old address goes.
"""

from __future__ import annotations

from monitor.comparisons import Comparison, add_comparison, compare
from monitor.look import Look
from storage.models import Change, Place
from storage.near_copies import keep_text_of_copy, text_of_copy


def add_edits(look: Look, change: Change, place: Place) -> Comparison | None:
    """Make the text a place shows a version, and tell a move or a return of it; None when no news is in it."""
    old, new = place.version, text_of_copy(look.session, place)
    if new is None:
        return None
    comparison = compare(look, old, new)
    if not comparison.judged.worth_telling:
        return None
    new.detected_at = look.now
    keep_text_of_copy(look.session, place, new)
    add_comparison(change, comparison)
    change.to_version_id = new.id
    change.significance = max(change.significance, comparison.judged.score)
    return comparison
