"""Real programs that some tests need: found, or the test says plainly that it was skipped and why."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests
from filelock import FileLock

ROOT = Path(__file__).parents[2]
_PATIENCE = 60.0


def program(name: str) -> str:
    """The path of a program; skips the test when it is absent (in continuous integration: fails it)."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin:/usr/bin")
    if found is None:
        missing(f"{name} is not installed; ./run.sh test installs it where it may (root and apt-get)")
    return str(found)


def folder(path: str, package: str) -> Path:
    """A folder a Debian package brings; skips (or fails) like ``program``."""
    if not Path(path).is_dir():
        missing(f"{path} is absent; it comes with the Debian package {package}")
    return Path(path)


def installed(name: str, version: str, requirement: str) -> Path:
    """The commands of a package in an environment of its own, beside uv, installed if need be (once); never a
    dependency of the product. Skips (or fails) when that is impossible."""
    house, uv = ROOT / ".tools" / f"{name}-{version}", ROOT / ".tools/bin/uv"
    done = house / ".installed"
    if done.exists():
        return house / "bin"
    if not uv.exists():
        missing(f"{name} cannot be installed: {uv} is absent; ./run.sh test brings it")
    with FileLock(house.with_suffix(".lock")):
        if not done.exists():
            python = str(house / "bin/python")
            for step in (
                ["venv", "--quiet", "--clear", "--python", sys.executable, str(house)],
                ["pip", "install", "--quiet", "--python", python, f"{requirement}=={version}"],
            ):
                ended = subprocess.run([str(uv), *step], capture_output=True, text=True, timeout=200)
                if ended.returncode != 0:
                    missing(f"{name} {version} cannot be installed: {ended.stderr.strip()[-300:]}")
            done.touch()
    return house / "bin"


@contextmanager
def running(command: list[str | Path], port: int, folder: Path) -> Iterator[str]:
    """A server while it runs; its address once it answers."""
    address, log = f"http://127.0.0.1:{port}", folder / f"{Path(command[0]).name}.log"
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=out)
        try:
            _wait(address, process, log)
            yield address
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
    raise AssertionError(f"{address} did not come up: {log.read_text()[-500:]}")


def free_port() -> int:
    """A port nobody listens at now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def missing(reason: str) -> None:
    """Skip for this reason; with NO_SKIPPED_TESTS set a skip is a failure."""
    if os.environ.get("NO_SKIPPED_TESTS"):
        pytest.fail(f"must not be skipped here: {reason}")
    pytest.skip(reason)
