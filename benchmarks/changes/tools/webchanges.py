"""webchanges with a bare list of addresses, as its documentation begins."""

from __future__ import annotations

from pathlib import Path

from benchmarks.changes.site.world import World
from benchmarks.changes.tools.run import Round, plain_environment, run
from benchmarks.changes.tools.urlwatch import told_in
from benchmarks.changes.tools.venv import environment_of


class Webchanges:
    """One run of the command for each round."""

    name = "webchanges"

    def __init__(self, world: World, folder: Path) -> None:
        self._world, self._folder = world, folder
        self._command = str(environment_of("webchanges") / "webchanges")

    def prepare(self) -> None:
        """The list, and a configuration that prints the report."""
        urls = [url for host in self._world.hosts for url in self._world.watched(host)]
        # Its report calls a page by its title unless the job has a name; two pages may share a title.
        jobs = "\n---\n".join(f"name: {url}\nurl: {url}" for url in urls)
        (self._folder / "jobs.yaml").write_text(f"{jobs}\n")
        (self._folder / "config.yaml").write_text(
            "display: {new: false, error: true, unchanged: false, empty-diff: true}\n"
            "report:\n  stdout: {enabled: true, color: false}\n  browser: {enabled: false}\n"
            "  text: {line_length: 200, details: false, footer: false, minimal: false}\n"
        )

    def round(self, number: int) -> Round:
        """Check every address once."""
        environment = plain_environment() | {"HOME": str(self._folder)}
        command = [self._command, "--jobs", "jobs.yaml", "--config", "config.yaml", "--database", "snapshots.db"]  # fmt: skip
        printed, cost = run(command, environment, self._folder)
        return Round(told_in(printed) if number else [], cost)

    def close(self) -> None:
        """Nothing keeps running."""
