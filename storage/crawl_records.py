"""The end record of a crawl in the archive: a body like any other, named by its sha256, JSON inside."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from storage import captures
from storage.bodies import Bodies
from storage.models import Crawl

# Counted up when the form changes, so that a reader knows what to expect.
FORM = 1
MEDIA_TYPE = "application/json"


class NoRecord(LookupError):
    """A crawl without a record: it still runs, was cut off, or is older than records."""


def keep_record(
    session: Session, bodies: Bodies, crawl: Crawl, record: dict[str, Any], now: datetime
) -> None:
    """Store a crawl's record. Bytes first, row second; raises OSError when the archive cannot write."""
    # Keys stay in their order: the file is read by people, and the same record is the same file.
    body = json.dumps(record, ensure_ascii=False, separators=(",", ":"), default=str).encode(
        "utf-8", "replace"
    )
    sha256 = bodies.put(body)
    captures.record_body(session, sha256, len(body), MEDIA_TYPE, now)
    session.flush()
    crawl.record_sha256 = sha256


def read_record(bodies: Bodies, crawl: Crawl) -> dict[str, Any]:
    """The record of a crawl. Raises NoRecord, or BodyMissing or BodyDamaged when the archive lost it."""
    if crawl.record_sha256 is None:
        raise NoRecord(_why(crawl))
    found = json.loads(bodies.get(crawl.record_sha256))
    return found if isinstance(found, dict) else {}


def _why(crawl: Crawl) -> str:
    if crawl.ended_at is None:
        return f"Lauf {crawl.id} läuft noch; sein Protokoll entsteht am Ende."
    if crawl.reason == "killed":
        return f"Lauf {crawl.id} wurde abgebrochen und hat kein Protokoll; was er gelesen hat, steht bei den Abrufen."
    return f"Zu Lauf {crawl.id} gibt es kein Protokoll."
