"""The other tools, each in an environment of its own outside the project's, as PyPI ships them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import platformdirs


class NotInstallable(RuntimeError):
    """A tool could not be installed. The message holds the installer's last words."""


def cache_folder() -> Path:
    """Where the environments stay between runs; ``KONZEPTMONITOR_BENCHMARK_CACHE`` names another place."""
    named = os.environ.get("KONZEPTMONITOR_BENCHMARK_CACHE")
    return Path(named) if named else Path(platformdirs.user_cache_dir("konzeptmonitor-benchmarks"))


def environment_of(package: str) -> Path:
    """The folder of a package's programs; installed when it is not there yet."""
    folder = cache_folder() / package
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    if not (programs / package).exists():
        _call([sys.executable, "-m", "venv", str(folder)])
        _call([str(programs / "python"), "-m", "pip", "install", "--quiet", package])
    return programs


def version_of(package: str) -> str:
    """The version that is measured."""
    code = "import importlib.metadata, sys; print(importlib.metadata.version(sys.argv[1]))"
    return _call([str(environment_of(package) / "python"), "-c", code, package]).strip()


def _call(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotInstallable(f"{' '.join(command[-3:])}: {done.stderr.strip()[-800:]}")
    return done.stdout
