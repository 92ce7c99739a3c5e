"""The archive in S3: a real server of that protocol (moto, a program of its own) on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import obstore
import pytest
import requests
from obstore.store import from_url

from monitor.doctor.examination import examine
from storage.bodies import Bodies, BodyDamaged, BodyMissing
from storage.store import Store, open_store
from tests.kept import Kept
from tests.real.programs import free_port, installed, running

pytestmark = pytest.mark.real
VERSION = "5.2.5"
BUCKET, ADDRESS = "konzepte", "s3://konzepte/archiv"
NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    commands, port = installed("moto", VERSION, "moto[server,s3]"), free_port()
    command: list[str | Path] = [commands / "moto_server", "-H", "127.0.0.1", "-p", str(port)]
    with running(command, port, tmp_path_factory.mktemp("s3")) as address:
        yield address


@pytest.fixture
def s3(server: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """An empty bucket, and its address; everything else is in the environment, as with any S3 program."""
    requests.post(f"{server}/moto-api/reset", timeout=20).raise_for_status()
    for name, value in {
        "AWS_ENDPOINT_URL": server, "AWS_ACCESS_KEY_ID": "someone", "AWS_SECRET_ACCESS_KEY": "something",
        "AWS_REGION": "us-east-1", "AWS_ALLOW_HTTP": "true",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    requests.put(f"{server}/{BUCKET}", timeout=20).raise_for_status()
    return ADDRESS


@pytest.fixture
def store(s3: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Store]:
    monkeypatch.setenv("KONZEPTMONITOR_ARCHIVE_URL", s3)
    store = open_store(tmp_path / "home")
    yield store
    store.close()


def test_bodies_are_written_once_read_listed_and_dropped(s3: str) -> None:
    bodies = Bodies(s3)
    sha256 = bodies.put(b"Integrationskonzept")
    assert bodies.put(b"Integrationskonzept") == sha256
    assert Bodies(s3).get(sha256) == b"Integrationskonzept"
    assert [name for name, _, _ in bodies.names()] == [sha256]
    bodies.drop(sha256)
    bodies.drop(sha256)
    assert list(bodies.names()) == []
    with pytest.raises(BodyMissing, match=sha256):
        bodies.get(sha256)


def test_damaged_bytes_in_s3_are_never_passed_on(s3: str) -> None:
    bodies = Bodies(s3)
    sha256 = bodies.put(b"Integrationskonzept")
    obstore.put(from_url(s3), f"bodies/{sha256[:2]}/{sha256[2:4]}/{sha256}.z", b"rubbish")
    with pytest.raises(BodyDamaged, match=sha256):
        bodies.get(sha256)


def test_a_bucket_that_is_not_there_is_an_os_error_that_names_the_body(s3: str) -> None:
    with pytest.raises(OSError, match="could not store body"):
        Bodies("s3://anderswo").put(b"Integrationskonzept")


def test_a_home_keeps_its_bodies_in_s3_and_doctor_finds_what_is_lost_there(
    store: Store, tmp_path: Path
) -> None:
    kept = Kept(store)
    capture = kept.see("/konzept.pdf", b"Integrationskonzept")
    assert capture.body_sha256 is not None
    assert not (tmp_path / "home" / "archive" / "bodies").exists()
    assert store.bodies.get(capture.body_sha256) == b"Integrationskonzept"
    store.bodies.drop(capture.body_sha256)
    said = " ".join(str(finding) for finding in examine(store, NOW, lambda _steps: lambda: None))
    assert capture.body_sha256[:12] in said
