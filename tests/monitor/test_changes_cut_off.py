"""Detection cut off at any statement, run twice, run by two processes: nothing lost, nothing told twice."""

from __future__ import annotations

import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event, select

from monitor.changes import detect, detect_all
from storage.models import Change, Crawl, Delivery, Version
from storage.store import Store
from tests.monitor.builders import (
    at,
    lose,
    make_crawl,
    make_paper,
    make_place,
    make_subscriber,
    make_version,
    opened,
)
from tests.monitor.texts import in_pages, long_paper

TEXTS = [in_pages(long_paper(pages=2, seed=seed)) for seed in range(4)]


class Killed(BaseException):
    """The process dies here."""


def history(store: Store) -> None:
    """Three crawls nobody has looked at: an inventory; an edit, a move, a find; a paper gone."""
    with store.session() as session:
        make_subscriber(session)
        first = make_crawl(session, 0)
        edited = make_paper(session, first, TEXTS[0], "/a.pdf", title="Leitbild Integration")
        moved = make_paper(session, first, TEXTS[1], "/b.pdf", title="Integrationsplan")
        lost = make_paper(session, first, TEXTS[2], "/c.pdf", title="Vielfalt leben")
        second = make_crawl(session, 7)
        make_version(session, second, edited, TEXTS[0] + " Im Kreis leben 6 190 Menschen.")
        lose(session, second, moved, "/b.pdf")
        make_place(session, second, moved, "/neu.pdf")
        make_paper(session, second, TEXTS[3], "/d.pdf", title="Zusammen wachsen")
        lose(session, make_crawl(session, 14), lost, "/c.pdf")


EXPECTED = Counter({"new_concept": 4, "changed": 1, "moved": 1, "vanished": 1})


def outcome(store: Store) -> tuple[Counter[str], int, int]:
    """Changes by kind, deliveries, and rows still waiting to be looked at."""
    with store.session() as session:
        kinds = Counter(session.scalars(select(Change.kind)))
        deliveries = len(session.scalars(select(Delivery.id)).all())
        waiting = session.scalars(select(Version.id).where(Version.detected_at.is_(None))).all()
        crawls = session.scalars(select(Crawl.id).where(Crawl.detected_at.is_(None))).all()
        return kinds, deliveries, len(waiting) + len(crawls)


def run(store: Store, *, apart: bool) -> None:
    if apart:
        detect_all(store, at(14))
    else:
        with store.session() as session:
            detect(session, at(14), store.settings)


@pytest.mark.parametrize("apart", [True, False])
def test_twice_is_once(store: Store, apart: bool) -> None:
    history(store)
    run(store, apart=apart)
    once = outcome(store)
    assert once == (EXPECTED, 5, 0)  # the inventory is one summary
    run(store, apart=apart)
    assert outcome(store) == once


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(1, 120), max_size=4), st.booleans())
def test_cut_off_at_any_statement_nothing_is_lost_or_told_twice(deaths: list[int], apart: bool) -> None:
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder) / "home") as store:
        history(store)
        for statements in deaths:
            left = [statements]

            def die(*_: object, left: list[int] = left) -> None:
                left[0] -= 1
                if left[0] <= 0:
                    raise Killed

            event.listen(store.engine, "before_cursor_execute", die)
            try:
                run(store, apart=apart)
            except Killed:
                pass
            finally:
                event.remove(store.engine, "before_cursor_execute", die)
        run(store, apart=apart)
        assert outcome(store) == (EXPECTED, 5, 0)


def test_a_crawl_another_process_has_taken_is_left_to_it(store: Store) -> None:
    history(store)
    with store.session() as session:
        session.execute(Crawl.__table__.update().values(detected_at=at(14)))  # type: ignore[attr-defined]
        session.execute(Version.__table__.update().values(detected_at=at(14)))  # type: ignore[attr-defined]
        assert detect(session, at(14), store.settings).changes == 0


def test_processes_that_detect_at_the_same_time_share_the_crawls(store: Store) -> None:
    history(store)
    with ThreadPoolExecutor(3) as pool:
        results = list(pool.map(lambda _: detect_all(store, at(14)), range(3)))
    assert outcome(store) == (EXPECTED, 5, 0)
    assert sum(result.crawls for result in results) == 3
