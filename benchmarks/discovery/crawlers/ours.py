"""Our own crawler, run as its users run it: the real commands against the real server, in a home of its own."""

from __future__ import annotations

import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.discovery.server import Logged, Served
from benchmarks.discovery.worlds.world import World

_COMMAND = Path(sys.executable).parent / "konzeptmonitor"
# Exit status 3: some district could not be observed. That is a result, not a failure of the run.
_GOOD = (0, 3)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the commands said, what the server saw, what it cost."""

    documents: list[dict[str, Any]]
    crawls: list[dict[str, Any]]
    log: list[Logged]
    cpu_seconds: float
    wall_seconds: float
    peak_mb: float
    home: Path


class CommandFailed(RuntimeError):
    """A command of ours ended badly. The message holds its last words."""


def run_ours(world: World, budget: int, keep: Path | None = None) -> Outcome:
    """Crawl the whole world once. ``keep``: a folder for the home, so that it can be looked at afterwards."""
    home = keep or Path(tempfile.mkdtemp(prefix="discovery-"))
    home.mkdir(parents=True, exist_ok=True)
    with Served(world) as served:
        environment = _environment(world, served.port, home)
        _run(["init", "--districts", str(_registry(world, home))], environment)
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        _run(["crawl", "--all", "--max-requests", str(budget)], environment)
        wall, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        log = list(served.log)
        documents = json.loads(_run(["documents", "--format", "json"], environment))
        crawls = json.loads(_run(["crawls", "--format", "json"], environment))
    _keep_log(home, log)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Outcome(documents, crawls, log, cpu, wall, after.ru_maxrss / 1024, home)


def _keep_log(home: Path, log: list[Logged]) -> None:
    """The requests in their order, beside the home they belong to."""
    lines = "".join(f"{one.method}\t{one.status}\t{one.host}\t{one.target}\n" for one in log)
    (home / "requests.tsv").write_text(lines, encoding="utf-8")


def _registry(world: World, home: Path) -> Path:
    path = home / "districts.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("ags", "name", "kind", "land", "website", "other_hosts", "council_hosts"))
        for district in world.districts:
            who = district.who
            name = who.short if who.is_city else who.full
            councils = district.council_hosts
            others = [url for url in district.registered if url not in councils]
            hosts = (" ".join(others), " ".join(councils))
            writer.writerow((who.ags, name, who.kind, who.land, district.website, *hosts))
    return path


def _environment(world: World, port: int, home: Path) -> dict[str, str]:
    resolve = [f"{host}=127.0.0.1:{port}" for host in world.hosts]
    own = {name: value for name, value in os.environ.items() if not name.startswith("KONZEPTMONITOR_")}
    return {
        **own,
        "KONZEPTMONITOR_HOME": str(home),
        "KONZEPTMONITOR_CRAWL__RESOLVE": json.dumps(resolve),
        "KONZEPTMONITOR_CRAWL__ALLOWED_NETWORKS": "127.0.0.0/8",
        "KONZEPTMONITOR_CRAWL__DELAY_SECONDS": "0",
        "KONZEPTMONITOR_CRAWL__CONTACT": "benchmark@example.org",
        "KONZEPTMONITOR_ALERTS__CONFIRM_VANISHED_HOURS": "0",
    }


def _run(arguments: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(
        [str(_COMMAND), *arguments], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode not in _GOOD:
        raise CommandFailed(
            f"konzeptmonitor {' '.join(arguments)} ended with {done.returncode}: {done.stderr[-2000:]}"
        )
    return done.stdout
