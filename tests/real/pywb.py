"""The real pywb as a separate program: GPL, so it is never part of the product, only asked over HTTP."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.real.programs import free_port, installed, running

VERSION = "2.10.0"


@contextmanager
def serving(folder: Path, *files: Path) -> Iterator[str]:
    """A pywb that holds these WARC files in the collection ``km``; the collection's address."""
    commands = installed("pywb", VERSION, "pywb")
    for step in (["init", "km"], *(["add", "km", str(file)] for file in files)):
        subprocess.run(
            [commands / "wb-manager", *step], cwd=folder, check=True, capture_output=True, timeout=60
        )
    port = free_port()
    with running([commands / "wayback", "-b", "127.0.0.1", "-p", str(port)], port, folder) as address:
        yield f"{address}/km"
