"""The home a command works on, opened and closed around it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer
from sqlalchemy.orm import Session

from storage.store import Store, open_store


@contextmanager
def opened(context: typer.Context) -> Iterator[tuple[Store, Session]]:
    """The store of ``--home`` and a session that commits when the block ends without an error."""
    store = open_store(context.obj)
    try:
        with store.session() as session:
            yield store, session
    finally:
        store.close()
