"""Which parts of two sequences belong together, fast enough for a 300-page paper. Pure.

difflib alone is exact but slow where much repeats (every measure has its "Zuständigkeit: Landkreis");
so both sequences are first pinned together where a key occurs exactly once on either side, as in
Cohen's patience diff, and difflib only works in the small gaps between the pins.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

# Pairs of equal keys difflib may look at in one gap (0.1 s); a larger gap is told as replaced.
_GAP_LIMIT = 400_000
# Pairs of keys with the same first letter that are looked at for moved runs (1 s): a long paper written anew.
_RUNS_LIMIT = 4_000_000
# Where no single key is unique a series of them may be: three words in a row, six lines of a table.
_SERIES = (1, 3, 6)

Range = tuple[int, int, int, int]  # old from, old to, new from, new to


def changed_ranges(old: Sequence[str], new: Sequence[str]) -> list[Range]:
    """The parts that differ, in order and with equal parts of the same length between them.

    Everything outside the ranges is equal pairwise; a range may be empty on one side, never on both.
    """
    return list(_between(_matches(old, new), len(old), len(new)))


def _between(matches: Iterator[tuple[int, int]], old_end: int, new_end: int) -> Iterator[Range]:
    i = j = 0
    for a, b in matches:
        if a > i or b > j:
            yield i, a, j, b
        i, j = a + 1, b + 1
    if old_end > i or new_end > j:
        yield i, old_end, j, new_end


def _matches(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs of equal positions, ascending on both sides."""
    todo: list[Range | tuple[int, int]] = [(0, len(old), 0, len(new))]
    while todo:  # a stack, not recursion: papers have thousands of gaps
        part = todo.pop()
        if len(part) == 2:
            yield part
            continue
        todo.extend(reversed(_divide(old, new, *part)))


def _divide(
    old: Sequence[str], new: Sequence[str], i: int, i_end: int, j: int, j_end: int
) -> list[Range | tuple[int, int]]:
    """One gap as matches and smaller gaps, in order."""
    parts: list[Range | tuple[int, int]] = []
    while i < i_end and j < j_end and old[i] == new[j]:
        parts.append((i, j))
        i, j = i + 1, j + 1
    tail: list[Range | tuple[int, int]] = []
    while i < i_end and j < j_end and old[i_end - 1] == new[j_end - 1]:
        i_end, j_end = i_end - 1, j_end - 1
        tail.append((i_end, j_end))
    if i < i_end and j < j_end:
        pins = _pins(old, new, i, i_end, j, j_end)
        if pins:
            for a, b in pins:
                parts += [(i, a, j, b), (a, b)]
                i, j = a + 1, b + 1
            parts.append((i, i_end, j, j_end))
        else:
            parts += _by_difflib(old[i:i_end], new[j:j_end], i, j)
    return parts + tail[::-1]


def _pins(
    old: Sequence[str], new: Sequence[str], i: int, i_end: int, j: int, j_end: int
) -> list[tuple[int, int]]:
    """The longest ascending run of keys, or of short series, that occur once on each side of the gap."""
    for size in _SERIES:
        left, right = _series(old, i, i_end, size), _series(new, j, j_end, size)
        count_left, count_right = Counter(left), Counter(right)
        place = {key: at for at, key in enumerate(left, start=i)}
        pairs = [
            (place[key], at)
            for at, key in enumerate(right, start=j)
            if count_right[key] == 1 and count_left.get(key) == 1
        ]
        if pairs:
            return _longest_ascending(pairs)
    return []


def _series(keys: Sequence[str], start: int, end: int, size: int) -> list[tuple[str, ...]]:
    return [tuple(keys[at : at + size]) for at in range(start, end - size + 1)]


def _longest_ascending(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence whose first members ascend (second members already do)."""
    ends: list[int] = []  # smallest last value of an ascending run of each length
    last: list[int] = []  # index of the pair that ends it
    before: list[int] = []
    for index, (value, _) in enumerate(pairs):
        length = bisect_left(ends, value)
        before.append(last[length - 1] if length else -1)
        if length == len(ends):
            ends.append(value)
            last.append(index)
        else:
            ends[length], last[length] = value, index
    run, index = [], last[-1] if last else -1
    while index >= 0:
        run.append(pairs[index])
        index = before[index]
    return run[::-1]


def _by_difflib(old: Sequence[str], new: Sequence[str], i: int, j: int) -> list[Range | tuple[int, int]]:
    counts = Counter(new)
    if sum(counts[key] for key in old) > _GAP_LIMIT:
        return []
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return [(i + block.a + step, j + block.b + step) for block in blocks for step in range(block.size)]


def same_letters(old: Sequence[str], new: Sequence[str]) -> Iterator[Range]:
    """Runs, ascending on both sides, that are the same when joined and only cut otherwise.

    "Migrantenorgan", "isationen" is "Migrantenorganisa", "tionen". Runs of one key each are left to
    changed_ranges.
    """
    starts = _Starts(new)
    if sum(len(starts.of(key)) for key in old) > _GAP_LIMIT:
        return
    i_end = j_end = 0
    for i, key in enumerate(old):
        if i < i_end or not key:
            continue
        for j in starts.of(key):
            ends = run_ends(old, i, new, j) if j >= j_end else None
            if ends and ends != (i + 1, j + 1):
                i_end, j_end = ends
                yield i, i_end, j, j_end
                break


def crossing_runs(old: Sequence[str], new: Sequence[str]) -> Iterator[Range]:
    """Runs that are the same when joined, wherever they stand; each key is in one run at most."""
    starts = _Starts(new)
    if sum(len(starts.of(key)) for key in old) > _RUNS_LIMIT:
        return
    taken: set[int] = set()
    i_end = 0
    for i, key in enumerate(old):
        for j in starts.of(key) if i >= i_end else ():
            ends = run_ends(old, i, new, j) if j not in taken else None
            if ends and taken.isdisjoint(range(j, ends[1])):
                taken.update(range(j, ends[1]))
                i_end = ends[0]
                yield i, i_end, j, ends[1]
                break


def run_ends(old: Sequence[str], i: int, new: Sequence[str], j: int) -> tuple[int, int] | None:
    """Where the shortest runs from ``i`` and ``j`` end that are the same when joined; None without any."""
    left, right, i, j = old[i], new[j], i + 1, j + 1
    while left != right:
        if left.startswith(right) and j < len(new):
            left, right, j = left[len(right) :], new[j], j + 1
        elif right.startswith(left) and i < len(old):
            left, right, i = old[i], right[len(left) :], i + 1
        else:
            return None
        if not left or not right:  # a key of no letters parts what stands beside it
            return None
    return i, j


class _Starts:
    """Where keys stand that may begin as another does: of two that are the same when joined with what follows, one
    is the beginning of the other, at least in its first letters."""

    _LETTERS = 4

    def __init__(self, keys: Sequence[str]) -> None:
        self._by_beginning: dict[str, list[int]] = {}
        self._short: dict[str, list[int]] = {}
        for at, key in enumerate(keys):
            for many in range(1, min(len(key), self._LETTERS) + 1):
                self._by_beginning.setdefault(key[:many], []).append(at)
            if 0 < len(key) < self._LETTERS:
                self._short.setdefault(key, []).append(at)

    def of(self, key: str) -> Sequence[int]:
        """Positions in order; none for a key of no letters."""
        head = key[: self._LETTERS]
        found = self._by_beginning.get(head, [])
        shorter = [at for many in range(1, len(head)) for at in self._short.get(head[:many], ())]
        return sorted([*found, *shorter]) if shorter else found
