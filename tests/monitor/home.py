"""A home with districts, crawls, alerts and subscribers in it, in the words of the product."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from monitor.deliveries import enqueue
from storage.models import Alert, Change, Crawl, Delivery, District, Paper, Subscriber
from storage.store import Store, open_store
from storage.values import Kind, Outcome

NOW = datetime(2026, 11, 22, 3, 31, tzinfo=UTC)
_number = count(1)


@contextmanager
def opened(folder: Path, toml: str = "") -> Iterator[Store]:
    """A home with those settings, closed at the end."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "konzeptmonitor.toml").write_text(toml, encoding="utf-8")
    store = open_store(folder)
    try:
        yield store
    finally:
        store.close()


def district(session: Session, ags: str = "03991", **values: Any) -> District:
    row = session.get(District, ags)
    if row is None:
        standard = {"name": "Landkreis Auental", "kind": "Landkreis", "land": "Niedersachsen"}
        row = District(
            ags=ags, **{**standard, "website": "https://www.kreis.test", "website_verified": True, **values}
        )
        session.add(row)
        session.flush()
    return row


def crawl(session: Session, ags: str = "03991", **values: Any) -> Crawl:
    district(session, ags)
    standard = {"ended_at": NOW, "outcome": Outcome.COMPLETE, "reason": "exhausted", "host_name": "elsewhere"}
    row = Crawl(
        ags=ags,
        **{
            "started_at": NOW,
            **standard,
            "max_requests": 400,
            "settings": {},
            "pid": 1,
            "heartbeat_at": NOW,
            **values,
        },
    )
    session.add(row)
    session.flush()
    return row


def paper(session: Session, in_crawl: Crawl, **values: Any) -> Paper:
    standard = {"title": "Integrationskonzept", "role": "concept", "level": "district", "score": 0.96}
    row = Paper(
        ags=in_crawl.ags,
        crawl_id=in_crawl.id,
        **{
            "first_seen_at": NOW,
            "fields_of_action": [],
            "reasons": [],
            "recogniser": 1,
            "baseline": in_crawl.baseline,
            **standard,
            **values,
        },
    )
    session.add(row)
    session.flush()
    return row


def alert(session: Session, in_crawl: Crawl | None, of_paper: Paper | None = None, **values: Any) -> Alert:
    standard = {
        "kind": Kind.NEW_CONCEPT,
        "url": "https://www.kreis.test/konzept.pdf",
        "urls": ["https://www.kreis.test/konzept.pdf"],
        "title": of_paper.title if of_paper else "Integrationskonzept",
        "score": 0.96,
        "significance": 1.0,
        "reasons": [{"code": "title", "text": "Titel nennt ein Integrationskonzept.", "weight": 0.4}],
        "evidence": {"path": ["Startseite", "Integration"], "passages": []},
        "baseline": False,
        "newness": "new",
    }
    change = Change(
        fingerprint=f"fingerprint-{next(_number)}",
        ags=in_crawl.ags if in_crawl else None,
        crawl_id=in_crawl.id if in_crawl else None,
        paper_id=of_paper.id if of_paper else None,
        detected_at=NOW,
        **{**standard, **values},
    )
    row = Alert(change=change, created_at=NOW)
    session.add(row)
    session.flush()
    return row


def subscriber(session: Session, address: str = "anna@institut.test", **values: Any) -> Subscriber:
    standard = {"name": "Anna Müller", "channel": "email", "filters": {}, "created_at": NOW}
    row = Subscriber(address=address, **{"token": f"token-{next(_number)}", **standard, **values})
    session.add(row)
    session.flush()
    return row


def told_once(store: Store, **values: Any) -> None:
    """One subscriber, one new concept, one delivery waiting."""
    with store.session() as session:
        subscriber(session)
        run = crawl(session)
        enqueue(session, [alert(session, run, paper(session, run), **values)], run, NOW)


def deliveries(store: Store) -> list[Delivery]:
    with store.session() as session:
        return list(session.query(Delivery).order_by(Delivery.id))
