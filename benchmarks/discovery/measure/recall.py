"""Recall against requests per district. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from benchmarks.discovery.crawlers.trace import Trace
from benchmarks.discovery.worlds.model import District

POINTS = (20, 40, 60, 100, 200)
# The promise: within 5 % of a site's pages, and never fewer than 60 requests.
SHARE, FLOOR = 0.05, 60


def recall(
    districts: list[District], traces: Mapping[str, Trace], limit: Callable[[District], float]
) -> float:
    """Share of all concepts of all districts that were in hand within the district's limit."""
    total = sum(len(district.sought) for district in districts)
    got = sum(
        1
        for district in districts
        for request in traces[district.who.ags].papers.values()
        if request <= limit(district)
    )
    return got / total if total else 1.0


def small_share(district: District) -> float:
    """Five per cent of the district's pages, at least sixty requests."""
    return max(SHARE * district.page_count, FLOOR)


def table_row(districts: list[District], traces: Mapping[str, Trace], budget: int) -> dict[str, float]:
    """Recall at the points, within the small share and within the budget."""
    row = {str(point): recall(districts, traces, lambda _, n=point: n) for point in POINTS}  # type: ignore[misc]
    row["5 % or 60"] = recall(districts, traces, small_share)
    row["budget"] = recall(districts, traces, lambda _: budget)
    row["districts with one"] = district_recall(districts, traces)
    return row


def district_recall(districts: list[District], traces: Mapping[str, Trace]) -> float:
    """Share of the districts with a concept for which at least one was found."""
    having = [district for district in districts if district.sought]
    return sum(bool(traces[district.who.ags].papers) for district in having) / len(having) if having else 1.0


def curve(
    districts: list[District], traces: Mapping[str, Trace], budget: int, step: int = 5
) -> list[tuple[int, float]]:
    """Points (requests per district, recall)."""
    return [(limit, recall(districts, traces, lambda _, n=limit: n)) for limit in range(0, budget + 1, step)]  # type: ignore[misc]
