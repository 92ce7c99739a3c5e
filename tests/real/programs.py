"""Real programs that some tests need: found, or the test says plainly that it was skipped and why."""

import os
import shutil
from pathlib import Path

import pytest


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


def missing(reason: str) -> None:
    """Skip for this reason; with NO_SKIPPED_TESTS set a skip is a failure."""
    if os.environ.get("NO_SKIPPED_TESTS"):
        pytest.fail(f"must not be skipped here: {reason}")
    pytest.skip(reason)
