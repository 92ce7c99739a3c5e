"""Our product, run as its users run it: the real commands, a home of its own, nothing configured for a site."""

from __future__ import annotations

import csv
import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.changes.measure.judge import Told
from benchmarks.changes.site.world import World
from benchmarks.changes.tools.run import Cost, Round, plain_environment, run

_COMMAND = str(Path(sys.executable).parent / "konzeptmonitor")
_FIRST = datetime(2026, 3, 3, 8, tzinfo=UTC)
_BETWEEN = timedelta(days=9, hours=3, minutes=17)
_PARTLY = 3


class Ours:
    """Districts are registered, their addresses watched; a round crawls both."""

    name = "konzeptmonitor"

    def __init__(self, world: World, folder: Path) -> None:
        self._world, self._home = world, folder
        self._known: set[int] = set()
        self._environment = {
            **plain_environment(),
            "KONZEPTMONITOR_HOME": str(folder),
            "KONZEPTMONITOR_CRAWL__ALLOWED_NETWORKS": "127.0.0.0/8",
            "KONZEPTMONITOR_CRAWL__DELAY_SECONDS": "0",
            "KONZEPTMONITOR_CRAWL__CONTACT": "benchmark@example.org",
            "KONZEPTMONITOR_ALERTS__CONFIRM_VANISHED_HOURS": "0",
        }

    def prepare(self) -> None:
        """The registry and the lists of addresses."""
        table = self._home / "districts.csv"
        with table.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(("ags", "name", "kind", "land", "website", "other_hosts"))
            for host in self._world.hosts:
                who = host.who
                writer.writerow((who.ags, who.full, who.kind, who.land, self._world.url(host, "/"), ""))
        self._run("init", "--districts", str(table))
        for host in self._world.hosts:
            path = self._home / f"{host.who.ags}.txt"
            path.write_text("\n".join(self._world.watched(host)) + "\n", encoding="utf-8")
            self._run("watch", "import", "--file", str(path), "--ags", host.who.ags)

    def round(self, number: int) -> Round:
        """One crawl of the districts and one of the watched addresses; the alerts that came of them."""
        now = (_FIRST + number * _BETWEEN).isoformat()
        costs = [
            self._run("crawl", "--all", "--now", now),
            self._run("crawl", "--watched", "--now", (datetime.fromisoformat(now) + timedelta(hours=1)).isoformat()),
        ]  # fmt: skip
        told = [self._told(alert) for alert in self._fresh()]
        return Round(
            told,
            Cost(sum(c.wall for c in costs), sum(c.cpu for c in costs), round(max(c.peak_mb for c in costs))),
        )

    def _fresh(self) -> list[dict[str, Any]]:
        printed, _ = run([_COMMAND, "alerts", "--format", "json"], self._environment)
        fresh = [alert for alert in json.loads(printed) if alert["id"] not in self._known]
        self._known |= {alert["id"] for alert in fresh}
        return fresh

    @staticmethod
    def _told(alert: dict[str, Any]) -> Told:
        what = "move" if alert["kind"] == "moved" else "change"
        reasons = [
            reason["text"] if isinstance(reason, dict) else str(reason) for reason in alert["reasons"][:2]
        ]
        return Told(
            what, frozenset({alert["url"], *alert["urls"]}), f"{alert['kind']}: {' | '.join(reasons)}"
        )

    def _run(self, *arguments: str) -> Cost:
        return run([_COMMAND, *arguments], self._environment, good=(0, _PARTLY))[1]

    def close(self) -> None:
        """Nothing of ours keeps running."""
