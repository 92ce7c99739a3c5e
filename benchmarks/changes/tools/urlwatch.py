"""urlwatch with a bare list of addresses, as its documentation begins."""

from __future__ import annotations

import re
from pathlib import Path

from benchmarks.changes.measure.judge import Told
from benchmarks.changes.site.world import World
from benchmarks.changes.tools.run import Round, plain_environment, run
from benchmarks.changes.tools.venv import environment_of

# "CHANGED: http://…", "ERROR: http://…" at the head of each part of the report.
_LINE = re.compile(r"^(?:\d+\. )?(CHANGED|NEW|ERROR|UNCHANGED)(?:[^:]*): (http\S+)", re.MULTILINE)


class Urlwatch:
    """One run of the command for each round."""

    name = "urlwatch"

    def __init__(self, world: World, folder: Path) -> None:
        self._world, self._folder = world, folder
        self._command = str(environment_of("urlwatch") / "urlwatch")

    def prepare(self) -> None:
        """The list, and a configuration that prints the report."""
        urls = [url for host in self._world.hosts for url in self._world.watched(host)]
        (self._folder / "urls.yaml").write_text("\n---\n".join(f"url: {url}" for url in urls) + "\n")
        (self._folder / "config.yaml").write_text(
            "display: {new: false, error: true, unchanged: false}\n"
            "report:\n  text: {line_length: 200, details: false, footer: false, minimal: false}\n  stdout: {enabled: true, color: false}\n"
        )

    def round(self, number: int) -> Round:
        """Check every address once."""
        environment = plain_environment() | {"HOME": str(self._folder)}
        command = [self._command, "--urls", "urls.yaml", "--config", "config.yaml", "--cache", "cache.db",
                   "--hooks", "hooks.py"]  # fmt: skip
        printed, cost = run(command, environment, self._folder)
        return Round(told_in(printed) if number else [], cost)

    def close(self) -> None:
        """Nothing keeps running."""


def told_in(report: str) -> list[Told]:
    """What a report says of which address."""
    found = dict.fromkeys((what, url) for what, url in _LINE.findall(report) if what in ("CHANGED", "ERROR"))
    return [
        Told("error" if what == "ERROR" else "change", frozenset({url}), what.lower()) for what, url in found
    ]
