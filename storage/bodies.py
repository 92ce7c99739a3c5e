"""The archive: bytes by their sha256, written once, compressed, in a folder or in S3."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import obstore
from obstore.exceptions import AlreadyExistsError
from obstore.store import LocalStore, ObjectStore, from_url

# Level 1: 34 kB of HTML in 0.3 ms; higher levels save a tenth of the space for five times the CPU.
COMPRESSION = 1


class BodyMissing(LookupError):
    """The archive lacks a body that a row names. Run `konzeptmonitor doctor`; restore it from a backup."""


class BodyDamaged(OSError):
    """A body in the archive is not what its name says. Run `konzeptmonitor doctor`; restore it from a backup."""


# What stands between a row and its bytes; whoever can get the bytes elsewhere goes on.
UNREADABLE = (BodyMissing, BodyDamaged)


def sha256_of(body: bytes) -> str:
    """The name of a body."""
    return hashlib.sha256(body).hexdigest()


class Bodies:
    """A content-addressed store of bodies. ``put`` is idempotent; a body, once there, never changes."""

    def __init__(self, url: str) -> None:
        if "://" in url:
            self._store: ObjectStore = from_url(url)
        else:
            Path(url).mkdir(parents=True, exist_ok=True)
            self._store = LocalStore(prefix=url)

    def put(self, body: bytes) -> str:
        """Keep ``body`` and return its sha256. Raises OSError when the store cannot write (disk full)."""
        sha256 = sha256_of(body)
        try:
            obstore.put(self._store, self._key(sha256), zlib.compress(body, COMPRESSION), mode="create")
        except AlreadyExistsError:
            pass
        except Exception as error:
            raise OSError(
                f"The archive could not store body {sha256[:12]}… ({len(body)} bytes): {error}"
            ) from error
        return sha256

    def get(self, sha256: str) -> bytes:
        """The bytes of that name. Raises BodyMissing when there are none, BodyDamaged when they are not those."""
        try:
            stored = obstore.get(self._store, self._key(sha256)).bytes()
        except FileNotFoundError as error:
            raise BodyMissing(f"The archive has no body {sha256}; restore it from a backup.") from error
        try:
            body = zlib.decompress(stored.to_bytes())
        except zlib.error as error:
            raise BodyDamaged(
                f"Body {sha256} in the archive is damaged; restore it from a backup."
            ) from error
        if sha256_of(body) != sha256:
            raise BodyDamaged(
                f"Body {sha256} in the archive does not match its name; restore it from a backup."
            )
        return body

    def names(self) -> Iterator[tuple[str, int, datetime]]:
        """Every body that is there: its sha256, the room it takes in bytes, when it was written."""
        for part in obstore.list(self._store, prefix="bodies"):
            for file in part:
                name = file["path"].rpartition("/")[2]
                yield name.removesuffix(".z"), file["size"], file["last_modified"]

    def drop(self, sha256: str) -> None:
        """Remove a body for good; nothing happens when it is not there."""
        try:
            obstore.delete(self._store, self._key(sha256))
        except FileNotFoundError:
            return

    @staticmethod
    def _key(sha256: str) -> str:
        # Two levels of folders: 65,536 keeps every folder small even with millions of bodies.
        return f"bodies/{sha256[:2]}/{sha256[2:4]}/{sha256}.z"
