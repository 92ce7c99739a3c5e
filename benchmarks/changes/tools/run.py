"""Programs that are measured: started, waited for, their CPU time and memory read."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.changes.measure.judge import Told


@dataclass(frozen=True, slots=True)
class Cost:
    """What a round took."""

    wall: float
    cpu: float
    peak_mb: float


@dataclass
class Round:
    """What a tool told in one round, and at what cost."""

    told: list[Told] = field(default_factory=list)
    cost: Cost = Cost(0, 0, 0)


class ProgramFailed(RuntimeError):
    """A measured program ended badly. The message holds its last words."""


def run(
    command: Sequence[str],
    environment: Mapping[str, str],
    cwd: Path | None = None,
    good: tuple[int, ...] = (0,),
) -> tuple[str, Cost]:
    """Run to the end; what it printed and what it cost, the processes it started included."""
    start = time.monotonic()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(command, env=dict(environment), cwd=cwd, stdout=out, stderr=err)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.monotonic() - start
        printed, words = _read(out), _read(err)
    if process.returncode not in good:
        raise ProgramFailed(
            f"{' '.join(command[:4])} ended with {process.returncode}: {(words or printed)[-1500:]}"
        )
    return printed, Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _read(file: object) -> str:
    file.seek(0)  # type: ignore[attr-defined]
    return str(file.read().decode("utf-8", "replace"))  # type: ignore[attr-defined]


def plain_environment() -> dict[str, str]:
    """Ours, without the settings of our own product."""
    return {name: value for name, value in os.environ.items() if not name.startswith("KONZEPTMONITOR_")}
