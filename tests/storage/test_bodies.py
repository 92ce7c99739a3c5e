"""The archive: bytes by their sha256, written once."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.bodies import Bodies, BodyDamaged, BodyMissing


@pytest.fixture
def bodies(tmp_path: Path) -> Bodies:
    return Bodies(str(tmp_path / "archive"))


def file_of(folder: Path) -> Path:
    [file] = [path for path in folder.rglob("*") if path.is_file()]
    return file


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=2000))
def test_bytes_come_back_under_their_sha256(bodies: Bodies, body: bytes) -> None:
    sha256 = bodies.put(body)
    assert sha256 == hashlib.sha256(body).hexdigest()
    assert bodies.get(sha256) == body


def test_the_same_bytes_are_kept_once_and_never_written_again(bodies: Bodies, tmp_path: Path) -> None:
    bodies.put(b"a" * 5000)
    file = file_of(tmp_path)
    before = file.stat().st_mtime_ns, file.stat().st_ino
    bodies.put(b"a" * 5000)
    assert (file_of(tmp_path).stat().st_mtime_ns, file.stat().st_ino) == before


def test_text_is_kept_packed(bodies: Bodies, tmp_path: Path) -> None:
    bodies.put(b"<p>Integrationskonzept</p>" * 1000)
    assert file_of(tmp_path).stat().st_size < 2000


def test_an_archive_opened_again_has_what_was_put_in(tmp_path: Path) -> None:
    sha256 = Bodies(str(tmp_path)).put(b"body")
    assert Bodies(str(tmp_path)).get(sha256) == b"body"


def test_a_body_that_is_not_there_is_missed_by_name(bodies: Bodies) -> None:
    with pytest.raises(BodyMissing, match="0" * 64):
        bodies.get("0" * 64)


@pytest.mark.parametrize("damage", [b"", b"rubbish", b"x\x9c\x03\x00\x00\x00\x00\x01"])
def test_damaged_bytes_are_never_passed_on(bodies: Bodies, tmp_path: Path, damage: bytes) -> None:
    sha256 = bodies.put(b"evidence")
    file_of(tmp_path).write_bytes(damage)
    with pytest.raises(BodyDamaged, match=f"{sha256}.*restore it from a backup"):
        bodies.get(sha256)


def test_a_store_that_cannot_be_written_says_so_as_an_os_error(tmp_path: Path) -> None:
    bodies = Bodies(str(tmp_path / "archive"))
    (tmp_path / "archive" / "bodies").write_bytes(b"a file where the folder should be")
    with pytest.raises(OSError, match="could not store body"):
        bodies.put(b"body")


def test_nothing_half_written_stays_beside_a_body(bodies: Bodies, tmp_path: Path) -> None:
    bodies.put(b"body")
    names = [path.name for path in tmp_path.rglob("*") if path.is_file()]
    assert names == [hashlib.sha256(b"body").hexdigest() + ".z"]


def test_an_archive_may_lie_at_an_address(tmp_path: Path) -> None:
    sha256 = Bodies(f"file://{tmp_path}").put(b"body")
    assert Bodies(f"file://{tmp_path}").get(sha256) == b"body"
    assert Bodies("memory:///").put(b"body") == sha256
