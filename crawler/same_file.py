"""Addresses that lead once more to a file that was read or is about to be: its frame, its download. Pure.

A file has no pages below it: what stands below its address ("/plan/view", "/plan/@@download/file/plan.pdf") is the
same file in another dress. And a page that shows a file ("/plan/view") and links its download below "/plan" leaves
nothing to be found at "/plan".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

_FRAME = "/view"


def framed(key: str, documents: Iterable[str]) -> str | None:
    """The key of the file that a page shows, if the page is its frame and links its download.

    ``documents``: the keys of what the page links that look like files.
    """
    shown = key.removesuffix(_FRAME)
    below = f"{shown}/"
    return shown if shown != key and any(one.startswith(below) for one in documents) else None


def is_below(key: str, files: Set[str]) -> bool:
    """Whether an address lies below that of a file."""
    return bool(files) and not files.isdisjoint(_above(key))


def _above(key: str) -> Iterator[str]:
    path = key.partition("?")[0]
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path
