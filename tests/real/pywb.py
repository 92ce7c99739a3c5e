"""The real pywb as a separate program: GPL, so it is never part of the product, only asked over HTTP."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import requests
from filelock import FileLock

from tests.real.programs import missing

ROOT = Path(__file__).parents[2]
VERSION = "2.10.0"
# Installed once beside uv, in an environment of its own (some 15 seconds the first time).
_HOUSE = ROOT / ".tools" / f"pywb-{VERSION}"
_PATIENCE = 60.0


def programs() -> Path:
    """The folder of pywb's commands, installed if need be; skips (or fails) when that is impossible."""
    done, uv = _HOUSE / ".installed", ROOT / ".tools/bin/uv"
    if done.exists():
        return _HOUSE / "bin"
    if not uv.exists():
        missing(f"pywb cannot be installed: {uv} is absent; ./run.sh test brings it")
    with FileLock(_HOUSE.with_suffix(".lock")):
        if not done.exists():
            _run(str(uv), "venv", "--quiet", "--clear", "--python", sys.executable, str(_HOUSE))
            python = str(_HOUSE / "bin/python")
            _run(str(uv), "pip", "install", "--quiet", "--python", python, f"pywb=={VERSION}")
            done.touch()
    return _HOUSE / "bin"


def _run(*command: str) -> None:
    ended = subprocess.run(command, capture_output=True, text=True, timeout=200)
    if ended.returncode != 0:
        missing(f"pywb {VERSION} cannot be installed: {ended.stderr.strip()[-300:]}")


@contextmanager
def serving(folder: Path, *files: Path) -> Iterator[str]:
    """A pywb that holds these WARC files in the collection ``km``; the collection's address."""
    commands = programs()
    for step in (["init", "km"], *(["add", "km", str(file)] for file in files)):
        subprocess.run(
            [commands / "wb-manager", *step], cwd=folder, check=True, capture_output=True, timeout=60
        )
    port = _free_port()
    with (folder / "pywb.log").open("wb") as log:
        process = subprocess.Popen(
            [commands / "wayback", "-b", "127.0.0.1", "-p", str(port)], cwd=folder, stdout=log, stderr=log
        )
        try:
            _wait(f"http://127.0.0.1:{port}/km/", process, folder / "pywb.log")
            yield f"http://127.0.0.1:{port}/km"
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            requests.get(address, timeout=5)
        except requests.ConnectionError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"pywb did not come up: {log.read_text()[-500:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
