"""Expected against found, for the demo's last table. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from monitor.samples.expected import ExpectedAlert, ExpectedPaper, Quiet, place


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: what was expected, what was found, and whether that is the same."""

    ags: str
    expected: str
    found: str
    agrees: bool


def compare_papers(expected: Sequence[ExpectedPaper], found: Sequence[dict[str, Any]]) -> list[Line]:
    """Concepts: each expected one found under one of its addresses, and nothing else called a concept.

    ``found`` are rows as ``documents --format json`` prints them.
    """
    lines: list[Line] = []
    matched: set[int | None] = set()
    concepts = [row for row in found if row["is_concept"]]
    for paper in (one for one in expected if one.is_concept):
        row = next((row for row in concepts if _same(row, paper.ags, paper.urls)), None)
        matched.add(row["paper_id"] if row else None)
        lines.append(Line(paper.ags, paper.title, row["title"] if row else "nicht gefunden", row is not None))
    lines += [
        Line(row["ags"], "kein Konzept", f"{row['title']} ({row['url']})", agrees=False)
        for row in concepts
        if row["paper_id"] not in matched
    ]
    return lines


def compare_states(expected: dict[str, str], found: dict[str, str], words: dict[str, str]) -> list[Line]:
    """Observation states by AGS; ``words`` are their German names."""
    return [
        Line(ags, words[state], words.get(found.get(ags, ""), "–"), found.get(ags) == state)
        for ags, state in expected.items()
    ]


def compare_alerts(
    expected: Sequence[ExpectedAlert],
    tolerated: Iterable[ExpectedAlert],
    quiet: Iterable[Quiet],
    found: Sequence[dict[str, Any]],
    words: dict[str, str],
) -> list[Line]:
    """Alerts: each expected one exactly once, nothing that had to stay quiet, nothing else untold of."""
    lines: list[Line] = []
    used: set[int] = set()
    for one in expected:
        hits = [row for row in found if row["kind"] == one.kind and _same(row, one.ags, one.urls)]
        used.update(row["id"] for row in hits)
        shown = "nicht gemeldet" if not hits else f"{words[one.kind]}: {hits[0]['title']}"
        shown += f" ({len(hits)} mal)" if len(hits) > 1 else ""
        lines.append(Line(one.ags, f"{words[one.kind]}: {one.urls[0]}", shown, len(hits) == 1))
    for row in found:
        allowed = any(row["kind"] == one.kind and _same(row, one.ags, one.urls) for one in tolerated)
        if row["id"] not in used and not allowed:
            lines.append(
                Line(row["ags"], "keine Meldung", f"{words[row['kind']]}: {row['url']}", agrees=False)
            )
    loud = {url for row in found for url in row["urls"]}
    lines += [
        Line(one.ags, f"Stille: {one.url}", "still", agrees=True) for one in quiet if one.url not in loud
    ]
    return lines


def _same(row: dict[str, Any], ags: str, urls: Iterable[str]) -> bool:
    wanted = {place(url, state) for url in urls for state in (1, 2)}
    shown = {place(url, state) for url in (row["url"], *row["urls"]) for state in (1, 2)}
    return bool(row["ags"] == ags and wanted & shown)
