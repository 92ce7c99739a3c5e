"""Engine, session and the schema every home has."""

from __future__ import annotations

import sqlite3
import threading
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, inspect, select, text
from sqlalchemy.exc import IntegrityError, StatementError
from sqlalchemy.orm import Session

from storage.database import make_engine, session_for, upgrade
from storage.models import Base, Body, District, DistrictHost
from storage.store import Store, open_store

MOMENT = datetime(2026, 7, 1, 12, 0, tzinfo=timezone(timedelta(hours=2)))


def body(name: str, moment: datetime = MOMENT) -> Body:
    return Body(sha256=name, size=1, media_type="text/html", stored_at=moment)


# --- the schema -------------------------------------------------------------------------------


def test_migrations_lead_to_exactly_the_models(store: Store) -> None:
    with store.engine.connect() as connection:
        differences = compare_metadata(
            MigrationContext.configure(connection, opts={"compare_type": True}), Base.metadata
        )
    assert differences == []


def test_migrations_make_the_indexes_and_rules_of_the_models(store: Store) -> None:
    made = create_engine("sqlite://")
    Base.metadata.create_all(made)

    def rules(engine) -> dict[str, object]:  # type: ignore[no-untyped-def]
        seen = inspect(engine)
        return {
            table: (
                sorted((index["name"], tuple(index["column_names"])) for index in seen.get_indexes(table)),
                sorted(
                    (rule["name"], tuple(rule["column_names"])) for rule in seen.get_unique_constraints(table)
                ),
                sorted((key["name"], key["referred_table"]) for key in seen.get_foreign_keys(table)),
                sorted((column["name"], column["nullable"]) for column in seen.get_columns(table)),
            )
            for table in seen.get_table_names()
            if table != "alembic_version"
        }

    assert rules(store.engine) == rules(made)
    made.dispose()


def test_upgrading_twice_changes_nothing(store: Store) -> None:
    with store.session() as session:
        session.add(body("a"))
    upgrade(store.engine)
    with store.session() as session:
        assert session.get(Body, "a") is not None


def test_a_home_in_a_folder_with_odd_letters_opens(tmp_path: Path) -> None:
    store = open_store(tmp_path / "Übersicht 100 % #1")
    with store.session() as session:
        session.add(body("a"))
    store.close()


def test_sqlite_keeps_references(session: Session) -> None:
    session.add(DistrictHost(ags="99999", base_url="https://x.de", role="portal"))
    with pytest.raises(IntegrityError):
        session.flush()
    session.rollback()


# --- moments --------------------------------------------------------------------------------------


def test_a_moment_comes_back_in_utc_whatever_zone_it_was_written_in(store: Store) -> None:
    with store.session() as session:
        session.add(body("a"))
    with store.session() as session:
        found = session.get_one(Body, "a").stored_at
    assert found == MOMENT
    assert found.tzinfo is UTC


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.datetimes(datetime(1900, 1, 2), datetime(9999, 12, 30), timezones=st.timezones()))  # noqa: DTZ001
def test_every_moment_survives_the_database(store: Store, moment: datetime) -> None:
    with store.session() as session:
        session.merge(body("a", moment))
    with store.session() as session:
        assert session.get_one(Body, "a").stored_at == moment.astimezone(UTC)


def test_a_moment_without_a_zone_is_refused_with_the_way_out(session: Session) -> None:
    session.add(body("a", datetime(2026, 7, 1)))  # noqa: DTZ001
    with pytest.raises(StatementError, match="2026-07-01T00:00:00 has no time zone; pass an aware datetime"):
        session.flush()
    session.rollback()


def test_moments_are_compared_as_moments(store: Store) -> None:
    with store.session() as session:
        session.add(body("early", MOMENT))
        session.add(body("late", MOMENT + timedelta(minutes=1)))
    with store.session() as session:
        found = session.scalars(select(Body.sha256).where(Body.stored_at > MOMENT.astimezone(UTC))).all()
    assert found == ["late"]


# --- text -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "kept"), [("a\x00b", "ab"), ("\ud83d x", "? x"), ("Müller", "Müller"), ("", "")]
)
def test_text_from_strangers_is_kept_in_a_form_every_database_takes(
    store: Store, written: str, kept: str
) -> None:
    with store.session() as session:
        session.add(District(ags="03991", name=written, kind="Landkreis", land="Niedersachsen"))
    with store.session() as session:
        assert session.get_one(District, "03991").name == kept


# --- sessions -------------------------------------------------------------------------------------


def test_a_session_that_ends_well_is_committed(store: Store) -> None:
    with store.session() as session:
        session.add(body("a"))
    with store.session() as session:
        assert session.get(Body, "a") is not None


def test_a_session_that_fails_leaves_nothing(store: Store) -> None:
    def fail() -> None:
        with store.session() as session:
            session.add(body("a"))
            session.flush()
            raise RuntimeError("half way")

    with pytest.raises(RuntimeError):
        fail()
    with store.session() as session:
        assert session.get(Body, "a") is None


def test_a_reader_sees_what_was_committed_while_somebody_writes(store: Store) -> None:
    with store.session() as writer:
        writer.add(body("a"))
        writer.flush()
        with store.session() as reader:
            assert reader.get(Body, "a") is None


def test_writers_wait_for_each_other_instead_of_failing(store: Store) -> None:
    failures: list[BaseException] = []

    def write(worker: int) -> None:
        try:
            for number in range(20):
                with store.session() as session:
                    session.scalar(select(Body.sha256).limit(1))  # reads first, as our code does
                    session.add(body(f"{worker}-{number}"))
        except BaseException as error:
            failures.append(error)

    workers = [threading.Thread(target=write, args=(worker,)) for worker in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    with store.session() as session:
        assert (failures, len(session.scalars(select(Body)).all())) == ([], 80)


def test_a_row_read_before_another_process_wrote_can_still_be_written(store: Store) -> None:
    """SQLite refuses to turn a read transaction into a writing one once somebody else wrote."""
    with store.session() as session:
        session.add(District(ags="03991", name="Au", kind="Landkreis", land="Niedersachsen"))
    with store.session() as ours:
        district = ours.get_one(District, "03991")
        with store.session() as theirs:
            theirs.add(body("meanwhile"))
        district.name = "Landkreis Au"
    with store.session() as session:
        assert session.get_one(District, "03991").name == "Landkreis Au"


def test_a_killed_writer_leaves_a_whole_database(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'a.db'}")
    Base.metadata.create_all(engine)
    with session_for(engine) as session:
        session.add(body("committed"))
    connection = engine.raw_connection()
    connection.execute(
        "INSERT INTO body (sha256, size, media_type, stored_at) VALUES ('half', 1, 'x', '2026-01-01')"
    )  # type: ignore[attr-defined]
    # What a killed process leaves: the files as they are now, without commit or rollback.
    for name in ("a.db", "a.db-wal"):
        (tmp_path / f"dead-{name}").write_bytes((tmp_path / name).read_bytes())
    connection.rollback()
    connection.close()
    engine.dispose()
    dead = sqlite3.connect(tmp_path / "dead-a.db")
    assert dead.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert [row[0] for row in dead.execute("SELECT sha256 FROM body")] == ["committed"]
    dead.close()


def test_queues_are_found_by_their_partial_indexes(store: Store) -> None:
    with store.engine.connect() as connection:
        plan = connection.execute(
            text("EXPLAIN QUERY PLAN SELECT id FROM crawl WHERE detected_at IS NULL ORDER BY id")
        ).fetchall()
    assert "ix_crawl_undetected" in str(plan)
