"""A home opened for looking only: nothing is made, nothing is upgraded, nothing can be written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.engine import make_url

from storage.config import Settings, load_settings
from storage.database import make_engine
from storage.store import Store


class NoHome(LookupError):
    """There is no home to examine. Make one with `konzeptmonitor init`, or name another with --home."""


@contextmanager
def opened_for_reading(home: Path | None) -> Iterator[Store]:
    """The store of a home that exists. Raises NoHome, BadSettings."""
    settings = load_settings(home)
    _must_exist(settings)
    engine = make_engine(settings.database_url)
    _refuse_writing(engine)
    try:
        yield Store(settings, engine)
    finally:
        engine.dispose()


def _must_exist(settings: Settings) -> None:
    url = make_url(settings.database_url)
    if not settings.home.is_dir():
        raise NoHome(
            f"There is no home at {settings.home}; make one with `konzeptmonitor init`, or name another with --home."
        )
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        raise NoHome(
            f"There is no database {url.database}; make one with `konzeptmonitor init`, or restore a backup."
        )


def _refuse_writing(engine: Engine) -> None:
    sqlite = engine.dialect.name == "sqlite"
    refusal = "PRAGMA query_only = ON" if sqlite else "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY"

    def refuse(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        cursor.execute(refusal)
        cursor.close()
        connection.commit()

    event.listen(engine, "connect", refuse)
