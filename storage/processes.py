"""Which process works on a row, and whether a process of this machine still lives."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

# Tells this process from an earlier one with the same number (containers start every process at the same).
_START = uuid4().hex[:8]


def machine() -> str:
    """The name of this machine, as crawls and claims record it."""
    return socket.gethostname()


def alive(pid: int) -> bool:
    """Whether a process of that number runs on this machine; one that only waits to be reaped does not."""
    if sys.platform == "win32":
        return _alive_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return not _is_zombie(pid)


def _is_zombie(pid: int) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[:1] == ["Z"]  # the name before it may hold spaces and brackets


if sys.platform == "win32":

    def _alive_on_windows(pid: int) -> bool:
        # os.kill(pid, 0) would send Ctrl-C there, so the process table is asked.
        answer = subprocess.run(  # noqa: S603
            ["tasklist", "/FI", f"PID eq {pid}", "/NH"],  # noqa: S607
            capture_output=True,
            text=True,
            check=False,
        )
        return str(pid) in answer.stdout.split()


def claim_mark() -> str:
    """What this process writes on a row it works on: machine, number and start."""
    return f"{machine()}:{os.getpid()}:{_START}"


def mark_is_dead(mark: str) -> bool:
    """Whether a mark's process is known to be gone. False for other machines: from here nobody can tell."""
    host, _, rest = mark.partition(":")
    number, _, start = rest.partition(":")
    if host != machine() or not number.isdigit():
        return False
    if int(number) == os.getpid():
        return start != _START
    return not alive(int(number))
