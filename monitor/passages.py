"""The old and new wordings that prove a change. Pure."""

from __future__ import annotations

from typing import Any

from monitor.content_reasons import clipped
from monitor.diff import Diff, Hunk

# Enough to judge a change by; the whole comparison is one command or click away.
_SHOWN = 20
_CHARACTERS = 600


def passages(diff: Diff) -> list[dict[str, Any]]:
    """The places that changed most, in reading order: {old, new, page_old, page_new, kind}; moved ones last."""
    hunks = sorted(diff.hunks, key=lambda hunk: (hunk.kind == "moved", -hunk.words_changed))[:_SHOWN]
    hunks.sort(key=lambda hunk: (hunk.kind == "moved", hunk.place))
    return [_passage(hunk) for hunk in hunks]


def _passage(hunk: Hunk) -> dict[str, Any]:
    return {
        "old": clipped(hunk.old_text, _CHARACTERS) or None,
        "new": clipped(hunk.new_text, _CHARACTERS) or None,
        "page_old": hunk.page_old,
        "page_new": hunk.page_new,
        "kind": hunk.kind,
    }
