"""The result of a comparison as values, as JSON and as tables on the terminal."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.discovery.crawlers.ours import Outcome
from benchmarks.discovery.crawlers.trace import Trace
from benchmarks.discovery.measure.judge import Verdict
from benchmarks.discovery.measure.recall import small_share, table_row
from benchmarks.discovery.worlds.world import World

RESULTS = Path(__file__).parents[2] / "results"
_MOST_LINES = 60
_COLUMNS = 130


def collect(
    world: World,
    budget: int,
    traces: Mapping[str, Mapping[str, Trace]],
    verdict: Verdict | None,
    outcome: Outcome | None,
) -> dict[str, Any]:
    """Everything worth keeping of a run."""
    districts = world.districts
    result: dict[str, Any] = {
        "seed": world.seed, "districts": len(districts), "budget": budget,
        "pages": sum(district.page_count for district in districts),
        "smallest": min(district.page_count for district in districts), "largest": max(district.page_count for district in districts),
        "concepts": sum(len(district.sought) for district in districts),
        "without_concept": sum(not district.sought for district in districts),
        "makes": sorted({district.sites[0].make.name for district in districts}),
        "recall": {name: table_row(districts, by_district, budget) for name, by_district in traces.items()},
        "precision of documents fetched": {name: _purity(by_district) for name, by_district in traces.items()},
    }  # fmt: skip
    if verdict is not None and outcome is not None:
        result["ours"] = _ours(verdict, outcome)
        result["ours by way"] = by_way(world, verdict)
    return result


def by_way(world: World, verdict: Verdict) -> dict[str, dict[str, int]]:
    """How often each way of hiding was met, reached, found, and found in time."""
    rows: dict[str, dict[str, int]] = {}
    for district in world.districts:
        found, reached = verdict.found[district.who.ags].papers, verdict.reached[district.who.ags].papers
        for paper in district.sought:
            row = rows.setdefault(paper.ways[0], {"papers": 0, "reached": 0, "found": 0, "found in time": 0})
            row["papers"] += 1
            row["reached"] += paper.key in reached
            row["found"] += paper.key in found
            row["found in time"] += found.get(paper.key, sys.maxsize) <= small_share(district)
    return dict(sorted(rows.items()))


def _purity(traces: Mapping[str, Trace]) -> float | None:
    targets = sum(trace.targets for trace in traces.values())
    return sum(len(trace.papers) for trace in traces.values()) / targets if targets else None


def _ours(verdict: Verdict, outcome: Outcome) -> dict[str, Any]:
    pages = sum(trace.pages + trace.targets for trace in verdict.reached.values())
    missed = sorted(verdict.missed, key=lambda one: one.ways)
    return {
        "claims": verdict.claims, "true": verdict.true_claims,
        "rows for a concept found": round(verdict.true_claims / max(1, sum(len(t.papers) for t in verdict.found.values())), 2),
        "precision": verdict.true_claims / verdict.claims if verdict.claims else None,
        "false by kind": dict(Counter(claim["what"] for claim in verdict.false_claims).most_common()),
        "missed by way": dict(Counter(one.ways[0] for one in missed).most_common()),
        "missed, never fetched": sum(one.reached is None for one in missed),
        "missed, fetched but not recognised": sum(one.reached is not None for one in missed),
        "robots violations": len(verdict.robots_violations), "requests out of scope": sum(verdict.out_of_scope.values()),
        "requests counted otherwise by the product": verdict.counted_differently,
        "requests": len(outcome.log), "requests as listed": sum(crawl["requests"] for crawl in outcome.crawls),
        "outcomes": dict(Counter(f"{crawl['outcome']}: {crawl['reason']}" for crawl in outcome.crawls)),
        "answers read": pages, "cpu_seconds": round(outcome.cpu_seconds, 1),
        "cpu_seconds_per_1000": round(outcome.cpu_seconds * 1000 / max(pages, 1), 2),
        "wall_seconds": round(outcome.wall_seconds, 1), "peak_mb": round(outcome.peak_mb),
        "missed": [asdict(one) for one in missed], "false": verdict.false_claims,
        "violations": verdict.robots_violations[:_MOST_LINES], "hosts out of scope": dict(verdict.out_of_scope),
    }  # fmt: skip


def save(result: dict[str, Any], name: str) -> Path:
    """Write the JSON; the name says which run it is."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    path = RESULTS / f"{name}.json"
    path.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def show(result: dict[str, Any]) -> None:
    """Tables on the terminal."""
    console = Console(width=_COLUMNS, soft_wrap=True)
    console.print(
        f"Seed {result['seed']}: {result['districts']} districts, {result['pages']} pages ({result['smallest']} to {result['largest']}), "
        f"{result['concepts']} concepts, {result['without_concept']} districts without, {len(result['makes'])} makes of sites."
    )
    rows = result["recall"]
    table = Table(
        title="Recall of concepts by requests per district (pure: concepts among the documents fetched)"
    )
    table.add_column("crawler")
    for column in next(iter(rows.values())):
        table.add_column(column, justify="right")
    table.add_column("pure", justify="right")
    for name, row in rows.items():
        purity = result["precision of documents fetched"][name]
        table.add_row(
            name, *(f"{value:.0%}" for value in row.values()), "" if purity is None else f"{purity:.0%}"
        )
    console.print(table)
    if "ours" in result:
        _show_ours(console, result["ours"], result["ours by way"])


def _show_ours(console: Console, ours: dict[str, Any], by: dict[str, dict[str, int]]) -> None:
    precision = "–" if ours["precision"] is None else f"{ours['precision']:.1%}"
    console.print(f"Ours: {ours['true']} of {ours['claims']} claims true (precision {precision}); robots violations "
                  f"{ours['robots violations']}, out of scope {ours['requests out of scope']}; {ours['cpu_seconds_per_1000']} CPU s per 1,000 answers, "
                  f"peak {ours['peak_mb']} MB, wall {ours['wall_seconds']} s, {ours['requests']} requests, {ours['outcomes']}")  # fmt: skip
    for way, row in by.items():
        console.print(
            f"  {way:38} {row['papers']:3} papers, {row['reached']:3} reached, {row['found']:3} found, {row['found in time']:3} in time"
        )
    for one in ours["missed"][:_MOST_LINES]:
        how_far = (
            "not fetched"
            if one["reached"] is None
            else f"fetched at request {one['reached']}, listed as {one['listed_as'] or 'nothing'}"
        )
        if one["reached"] is None:
            how_far += (
                ", its page was read" if one["linked_from_read_page"] else ", its page was not read either"
            )
        console.print(f"  missed {one['ags']} {one['title']} ({', '.join(one['ways'])}): {how_far}")
    for one in ours["false"][:_MOST_LINES]:
        console.print(
            f"  false  {one['ags']} {one['title']} is {one['what']} (said: {one['role']}, {one['score']:.2f}) {one['url']}"
        )
    for one in ours["violations"][:8]:
        console.print(f"  robots {one}")
    for host, count in list(ours["hosts out of scope"].items())[:20]:
        console.print(f"  out of scope {host}: {count}")
