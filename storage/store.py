"""A home, opened: settings, database and archive together."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import Session

from storage.bodies import Bodies
from storage.config import BadSettings, Settings, load_settings
from storage.database import make_engine, session_for, upgrade


@dataclass(frozen=True)
class Store:
    """What every command works on. ``session()`` commits at its end; ``bodies`` is the archive."""

    settings: Settings
    engine: Engine

    @cached_property
    def bodies(self) -> Bodies:
        return Bodies(self.settings.archive_url)

    @contextmanager
    def session(self) -> Iterator[Session]:
        with session_for(self.engine) as session:
            yield session

    def close(self) -> None:
        self.engine.dispose()


def open_store(home: str | Path | None = None) -> Store:
    """Open (and create or upgrade) a home. Raises BadSettings; OSError when the folder cannot be used."""
    settings = load_settings(home)
    settings.home.mkdir(parents=True, exist_ok=True)
    engine = _engine(settings.database_url)
    upgrade(engine)
    return Store(settings, engine)


def _engine(url: str) -> Engine:
    try:
        return make_engine(url)
    except (ArgumentError, ImportError) as error:
        raise BadSettings(
            f"KONZEPTMONITOR_DATABASE_URL = {url!r} cannot be used ({error}); write sqlite:///FILE, or "
            "postgresql://… with the extra 'postgres' installed."
        ) from error
