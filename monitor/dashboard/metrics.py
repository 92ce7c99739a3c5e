"""Figures in the text format of Prometheus. English, since machines and their rules read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from monitor.coverage import State
from monitor.dashboard.queries.metrics import Figures
from storage.values import Outcome

MEDIA_TYPE = CONTENT_TYPE_LATEST
_P = "konzeptmonitor_"


class _Read(Collector):
    """Families that were read already, as the registry wants them."""

    def __init__(self, families: Iterable[GaugeMetricFamily]) -> None:
        self._families = list(families)

    def collect(self) -> Iterable[GaugeMetricFamily]:
        return self._families


def metrics(found: Figures, now: datetime) -> bytes:
    """The page. Everything is a gauge: figures are read from tables, and may fall when rows are corrected."""
    registry = CollectorRegistry()
    registry.register(_Read(families(found, now)))
    return generate_latest(registry)


def families(found: Figures, now: datetime) -> Iterator[GaugeMetricFamily]:
    """A moment that never was has no line: an age of zero would look like health."""
    yield _by("districts", "Districts by observation state", "state", found.districts, State)
    yield from _age(
        "last_success_age_seconds", "Since a full crawl last read a district", found.last_success, now
    )
    yield _by("crawls_24h", "Crawls that ended within 24 hours, by outcome", "outcome", found.crawls, Outcome)
    yield _one("requests_24h", "Requests of the crawls that ended within 24 hours", found.requests)
    yield _one("answered_24h", "Usable answers to those requests", found.answered)
    yield _by("failures_24h", "Captures without observation of those crawls, by class", "class", found.failures)  # fmt: skip
    problems = GaugeMetricFamily(
        _P + "site_problems", "Open problems of sites, by kind", labels=["problem", "state"]
    )
    for (problem, state), count in sorted(found.problems.items()):
        problems.add_metric([problem, state], count)
    yield problems
    yield _one("deliveries_waiting", "Messages not sent yet", found.deliveries.waiting)
    yield _one("deliveries_given_up", "Messages given up", found.deliveries.given_up)
    yield from _age("delivery_oldest_waiting_seconds", "Since the oldest of them was written", found.deliveries.oldest, now)  # fmt: skip
    if found.tick is not None:
        yield _one("scheduler_last_tick_timestamp_seconds", "When the scheduler last looked", found.tick.timestamp())  # fmt: skip
    yield _one("archive_content_bytes", "Contents kept, before compression", found.content_bytes)
    if found.free_bytes is not None:
        yield _one("disk_free_bytes", "Room left where the home is", found.free_bytes)


def _one(name: str, help_: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(_P + name, help_, value=value)


def _by(
    name: str, help_: str, label: str, counts: Mapping[str, int], always: Iterable[str] = ()
) -> GaugeMetricFamily:
    """``always``: labels that are shown when they count nothing, so that a rule on them never lacks its series."""
    family = GaugeMetricFamily(_P + name, help_, labels=[label])
    for key in sorted({*map(str, always), *counts}):
        family.add_metric([key], counts.get(key, 0))
    return family


def _age(name: str, help_: str, moment: datetime | None, now: datetime) -> Iterator[GaugeMetricFamily]:
    if moment is not None:
        yield _one(name, help_, max(0.0, (now - moment).total_seconds()))
