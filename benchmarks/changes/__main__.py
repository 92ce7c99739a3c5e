"""``python -m benchmarks.changes [--seed S] [--only-ours] [--publish]``: three rounds, four tools, one table."""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any, Protocol

from benchmarks.changes.measure.judge import Verdict, false_kinds, judge
from benchmarks.changes.measure.results import publish, save, show
from benchmarks.changes.server import Served
from benchmarks.changes.site.world import ROUNDS, World
from benchmarks.changes.tools.changedetection import Changedetection
from benchmarks.changes.tools.ours import Ours
from benchmarks.changes.tools.run import ProgramFailed, Round
from benchmarks.changes.tools.urlwatch import Urlwatch
from benchmarks.changes.tools.venv import NotInstallable, version_of
from benchmarks.changes.tools.webchanges import Webchanges


class Tool(Protocol):
    """A watcher under test."""

    name: str

    def prepare(self) -> None: ...
    def round(self, number: int) -> Round: ...
    def close(self) -> None: ...


_OTHERS: dict[str, type[Any]] = {
    "urlwatch": Urlwatch,
    "webchanges": Webchanges,
    "changedetection.io": Changedetection,
}


def main() -> None:
    """Run every tool against sites of its own, the same for all; print and keep the figures."""
    options = _options()
    rows = [] if options.without_ours else [measure(Ours, options, "")]
    for name, tool in _OTHERS.items():
        if options.only_ours or (options.tools and name not in options.tools):
            continue
        try:
            rows.append(measure(tool, options, version_of(name)))
        except (NotInstallable, ProgramFailed) as error:
            rows.append({"name": name, "failed": str(error)})
    result = {"seed": options.seed, "tools": rows}
    show(result, options.verbose)
    if not options.only_ours:
        print(f"Written: {save(result)}")
    if options.publish:
        publish(result)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.changes", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only-ours", action="store_true", help="leave out the tools compared with")
    parser.add_argument("--without-ours", action="store_true", help="only the tools compared with")
    parser.add_argument("--tools", nargs="*", choices=sorted(_OTHERS), help="only these beside ours")
    parser.add_argument("--verbose", action="store_true", help="print every false and every missed change")
    parser.add_argument("--keep", type=Path, help="folder for the homes, to look at them afterwards")
    parser.add_argument("--publish", action="store_true", help="write the table and the plot of the docs")
    return parser.parse_args()


def measure(make: type[Any], options: argparse.Namespace, version: str) -> dict[str, Any]:
    """Three rounds of one tool on a world of its own."""
    world = World(options.seed)
    folder = (options.keep or Path(tempfile.mkdtemp(prefix="changes-"))) / make.name
    folder.mkdir(parents=True, exist_ok=True)
    with Served(world) as served:
        tool: Tool = make(world, folder)
        tool.prepare()
        try:
            rounds = []
            for number, name in enumerate(ROUNDS):
                if number:
                    world.advance()
                done = tool.round(number)
                rounds.append(_row(name, world, served, done))
                print(f"{make.name} {name}: {rounds[-1]['counts']}", flush=True)
        finally:
            tool.close()
    return {"name": make.name, "version": version, "urls": sum(len(h.watched) for h in world.hosts), "rounds": rounds}  # fmt: skip


def _row(name: str, world: World, served: Served, done: Round) -> dict[str, Any]:
    verdict = judge(done.told, world.truths)
    asked = served.requests(world.round)
    groups = {
        world.url(host, path): host.pages[path].group if path in host.pages else "pdf"
        for host in world.hosts
        for path in host.watched
    }
    return {
        "round": name, "counts": _counts(verdict, name), "false_kinds": false_kinds(verdict, world.truths, groups),
        "missed": [f"{truth.kind} ({truth.group}) {sorted(truth.urls)}" for truth in (*verdict.missed, *verdict.missed_moves)],
        "false": [f"{one.label} {sorted(one.urls)}" for one in verdict.false], "errors": dict(verdict.errors),
        "true_kinds": dict(Counter(truth.kind for truth in verdict.true)), "move_kinds": dict(Counter(truth.kind for truth in verdict.moves)),
        "requests": len(asked), "unchanged": sum(one.status == 304 for one in asked), "robots": sum(one.target == "/robots.txt" for one in asked),
        "forbidden": sum(one.target.startswith("/intern/") for one in asked),
        "wall": round(done.cost.wall, 1), "cpu": round(done.cost.cpu, 1), "peak_mb": round(done.cost.peak_mb),
    }  # fmt: skip


def _counts(verdict: Verdict, name: str) -> dict[str, Any]:
    counts: dict[str, Any] = {"false": len(verdict.false)}
    if name == "material":
        counts |= {
            "true": len(verdict.true),
            "of": len(verdict.true) + len(verdict.missed),
            "moves": len(verdict.moves),
            "of_moves": len(verdict.moves) + len(verdict.missed_moves),
            "unlisted": verdict.unlisted,
        }
    return counts


if __name__ == "__main__":
    main()
