"""``python -m benchmarks.crawl``: CPU time and memory of a crawl, beside those of a bare loop over the same pages."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from benchmarks.crawl.pages import Site
from storage.models import Crawl
from storage.store import open_store

_AGS, _HOST = "91900", "www.musterau.test"
_REGISTRY = (
    f"ags,name,kind,land,website,other_hosts\n{_AGS},Landkreis Musterau,Landkreis,Hessen,http://{_HOST}/,\n"
)


@dataclass(frozen=True)
class Cost:
    """What a process and its workers took."""

    answers: int
    cpu_seconds: float
    peak_mb: float

    def per_thousand(self, start: Cost) -> float:
        """CPU seconds for 1,000 further answers, without what starting took."""
        return 1000 * (self.cpu_seconds - start.cpu_seconds) / (self.answers - start.answers)


def run(command: list[str], environment: Mapping[str, str]) -> tuple[str, float, float]:
    """Output, CPU seconds (user and system, with children) and peak memory in MB of a process."""
    process = subprocess.Popen(command, env=dict(environment), stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}; its output is above.")
    return said, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


@contextmanager
def served(pages: int) -> Iterator[int]:
    """The port of a server of the pages, which runs in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.crawl.server", str(pages)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.terminate()


def ours(port: int, requests: int, folder: Path, database: str | None = None) -> Cost:
    """Our crawl, everything on, into a home of its own."""
    registry = folder / "registry.csv"
    registry.write_text(_REGISTRY, encoding="utf-8")
    environment = {
        **os.environ,
        "KONZEPTMONITOR_HOME": str(folder / "home"),
        "KONZEPTMONITOR_CRAWL__RESOLVE": f"{_HOST}=127.0.0.1:{port}",
        "KONZEPTMONITOR_CRAWL__ALLOWED_NETWORKS": "127.0.0.0/8",
        "KONZEPTMONITOR_CRAWL__DELAY_SECONDS": "0",
        "KONZEPTMONITOR_CRAWL__CONTACT": "benchmark@musterau.test",
        "SCRAPY_SETTINGS_MODULE": "crawler.settings",
        **({"KONZEPTMONITOR_DATABASE_URL": database} if database else {}),
    }
    run([sys.executable, "-m", "monitor", "init", "--districts", str(registry)], environment)
    crawl = [sys.executable, "-m", "scrapy", "crawl", "districts", "-a", f"ags={_AGS}"]
    _, cpu, peak = run([*crawl, "-a", f"max_requests={requests}"], environment)
    return Cost(_answers(environment), cpu, peak)


def _answers(environment: Mapping[str, str]) -> int:
    os.environ.update(
        {name: text for name, text in environment.items() if name.startswith("KONZEPTMONITOR_")}
    )
    store = open_store()
    with store.session() as session:
        answers = session.scalars(select(Crawl.answered)).one()
    store.close()
    return answers


def bare(port: int, requests: int, folder: Path) -> Cost:
    """The yardstick over the same pages."""
    command = [sys.executable, "-m", "benchmarks.crawl.bare", str(port), str(requests), str(folder)]
    said, cpu, peak = run(command, os.environ)
    return Cost(int(said), cpu, peak)


def measure(pages: int) -> dict[str, object]:
    """Both crawlers over the same pages, and what each costs before its first answers."""
    found = {}
    with served(pages) as port:
        for name, crawl in (("ours", ours), ("bare", bare)):
            costs = []
            for requests in (3, pages):
                with tempfile.TemporaryDirectory() as folder:
                    costs.append(crawl(port, requests, Path(folder)))
            start, whole = costs
            found[name] = {
                "answers": whole.answers,
                "cpu_seconds": round(whole.cpu_seconds, 2),
                "start_seconds": round(start.cpu_seconds, 2),
                "seconds_per_1000": round(whole.per_thousand(start), 2),
                "peak_mb": round(whole.peak_mb),
            }
    sizes = [len(Site(pages).page(number).encode()) / 1000 for number in range(min(pages, 100))]
    ratio = found["ours"]["seconds_per_1000"] / found["bare"]["seconds_per_1000"]
    return {"pages": pages, "kb_a_page": round(sum(sizes) / len(sizes)), **found, "ratio": round(ratio, 1)}


def main() -> None:
    """Measure, print and keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--out", type=Path)
    chosen = parser.parse_args()
    result = json.dumps(measure(chosen.pages), indent=1)
    print(result)
    if chosen.out:
        chosen.out.write_text(result + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
