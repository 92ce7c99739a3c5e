"""``python -m benchmarks.discovery [--districts N] [--seed S] [--quick]``."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from benchmarks.discovery.crawlers.bandit import tag_path_bandit
from benchmarks.discovery.crawlers.omniscient import omniscient
from benchmarks.discovery.crawlers.ours import Outcome, run_ours
from benchmarks.discovery.crawlers.simple import breadth_first, keywords_first
from benchmarks.discovery.crawlers.trace import Trace
from benchmarks.discovery.crawlers.web import Web
from benchmarks.discovery.measure.judge import Verdict, judge
from benchmarks.discovery.measure.plot import svg
from benchmarks.discovery.measure.recall import curve
from benchmarks.discovery.measure.results import collect, save, show
from benchmarks.discovery.replay.report import replay_world
from benchmarks.discovery.replay.report import show as show_replay
from benchmarks.discovery.worlds.world import World

_PLOT = Path(__file__).parents[2] / "docs" / "benchmarks" / "discovery.svg"
Traces = dict[str, dict[str, Trace]]


def main() -> None:
    """Build the world, run the crawlers, print and keep the figures."""
    options = _options()
    if options.replay is not None:
        for seed in options.replay or [options.seed]:
            show_replay(seed, replay_world(World(seed, options.districts), explain=options.explain))
        return
    world = World(options.seed, options.districts, without_scans=options.without_scans)
    outcome, verdict = _ours(world, options)
    traces: Traces = {}
    if verdict is not None:
        traces = {"ours, found": verdict.found, "ours, reached": verdict.reached}
    if not options.only_ours:
        traces |= compare(world, options.budget)
    result = collect(world, options.budget, traces, verdict, outcome)
    show(result)
    print(f"Written: {save(result, f'discovery-{options.seed}')}")
    if options.publish:
        save(_summary(result), "discovery-summary")
        _PLOT.parent.mkdir(parents=True, exist_ok=True)
        _PLOT.write_text(
            svg(
                "Concepts found",
                {name: curve(world.districts, by, options.budget) for name, by in traces.items()},
            )
        )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.discovery", description=__doc__)
    parser.add_argument("--districts", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--budget", type=int, help="requests per district (400; with --quick 200)")
    parser.add_argument("--quick", action="store_true", help="six districts, under a minute")
    parser.add_argument("--without-scans", action="store_true", help="no papers that need OCR")
    parser.add_argument("--only-ours", action="store_true", help="leave out the crawlers compared with")
    parser.add_argument("--without-ours", action="store_true", help="only the crawlers compared with")
    parser.add_argument(
        "--replay", type=int, nargs="*", metavar="SEED",
        help="only the order of requests, over one world or several: 15 seconds each",
    )  # fmt: skip
    parser.add_argument("--explain", action="store_true", help="with --replay: the way to every paper missed")
    parser.add_argument("--keep", type=Path, help="folder for the home of our run, to look at it afterwards")
    parser.add_argument("--publish", action="store_true", help="write the summary and the plot of the docs")
    options = parser.parse_args()
    if options.quick:
        options.districts = 6
    options.budget = options.budget or (200 if options.quick else 400)
    return options


def _ours(world: World, options: argparse.Namespace) -> tuple[Outcome | None, Verdict | None]:
    if options.without_ours:
        return None, None
    outcome = run_ours(world, options.budget, options.keep)
    return outcome, judge(world, outcome.documents, outcome.crawls, outcome.log)


def compare(world: World, budget: int) -> Traces:
    """The other crawlers on the same world, district by district."""
    traces: Traces = {"omniscient": {}, "words first": {}, "tag-path bandit": {}, "breadth first": {}}
    start = time.monotonic()
    for district in world.districts:
        web, ags = Web(world, district), district.who.ags
        traces["omniscient"][ags] = omniscient(web)
        traces["words first"][ags] = keywords_first(web, budget)
        traces["tag-path bandit"][ags] = tag_path_bandit(web, budget, world.seed)
        traces["breadth first"][ags] = breadth_first(web, budget)
    print(f"Crawlers compared with: {time.monotonic() - start:.0f} s")
    return traces


def _summary(result: dict[str, object]) -> dict[str, object]:
    """The figures without the long lists."""
    ours = result.get("ours")
    short = (
        {name: value for name, value in ours.items() if name not in ("missed", "false", "violations")}
        if isinstance(ours, dict)
        else None
    )
    return {**{name: value for name, value in result.items() if name != "ours"}, "ours": short}


if __name__ == "__main__":
    main()
