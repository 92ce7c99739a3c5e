"""The documents that watched pages link: which are new, which only moved or are copies, and what is told of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from storage.models import Change, Crawl, Document, Paper, Version
from storage.values import Kind, Reason, Role, is_concept
from storage.watch_models import Watch, WatchedDocument, WatchReading

_NEW_LINK, _LOST_LINK, _MOVED = 0.3, 0.15, 0.3
_WEIGHT = {Kind.NEW_CONCEPT: 1.0, Kind.NEW_PAPER: 0.4, Kind.WATCHED_CHANGED: 0.3}


@dataclass(frozen=True, slots=True)
class Linked:
    """What changed among the documents a page links. ``new``: (address, words)."""

    reasons: tuple[Reason, ...] = ()
    new: tuple[tuple[str, str], ...] = ()


def linked_change(session: Session, watch: Watch, old: Sequence[Any], new: Sequence[Any]) -> Linked:
    """Documents that came to be linked, or ceased to be; a known text at another address is neither."""
    before, after = {key for key, _, _ in old}, {key for key, _, _ in new}
    rows = _rows(session, watch.id)
    came = [(key, url, words) for key, url, words in new if key not in before]
    news = [(url, words) for key, url, words in came if not _is_known(session, rows.get(key))]
    arrived = {_text(rows.get(key)) for key, _, _ in came} - {None}
    left = [
        (url, words)
        for key, url, words in old
        if key not in after and (_text(rows.get(key)) is None or _text(rows.get(key)) not in arrived)
    ]
    reasons = [
        Reason("new_link", f"Neu verlinkt: „{words or url}“ ({url}).", _NEW_LINK) for url, words in news
    ]
    reasons += [
        Reason("lost_link", f"Nicht mehr verlinkt: „{words or url}“ ({url}).", _LOST_LINK)
        for url, words in left
    ]
    return Linked(tuple(reasons), tuple(news))


def document_changes(session: Session, crawl: Crawl, now: datetime) -> list[Change]:
    """What is told of newly linked documents; those filed as papers of a district are told as such."""
    open_rows = session.scalars(
        select(WatchedDocument)
        .where(WatchedDocument.detected_at.is_(None), WatchedDocument.document_id.is_not(None))
        .options(joinedload(WatchedDocument.watch), joinedload(WatchedDocument.document))
        .order_by(WatchedDocument.id)
    ).all()
    changes = []
    for row in open_rows:
        if not row.first and not row.is_paper:
            old = _same_text(session, row)
            if old is None:
                changes.append(_new(crawl, row, now))
            elif old.gone and not old.linked:
                changes.append(_moved(crawl, row, old.url, now))
        row.detected_at = now
    return changes


def _rows(session: Session, watch_id: int) -> dict[str, WatchedDocument]:
    rows = session.scalars(
        select(WatchedDocument)
        .where(WatchedDocument.watch_id == watch_id)
        .options(joinedload(WatchedDocument.document))
    )
    return {row.key: row for row in rows}


def _text(row: WatchedDocument | None) -> str | None:
    return row.document.text_sha256 if row is not None and row.document is not None else None


@dataclass(frozen=True, slots=True)
class _Old:
    url: str
    gone: bool
    linked: bool


def _same_text(session: Session, row: WatchedDocument) -> _Old | None:
    """Where the text of a newly linked document stood before: another linked document, a watched file, a paper."""
    assert row.document is not None  # noqa: S101  (only read ones come here)
    text, ags = row.document.text_sha256, row.watch.ags
    owner = Watch.ags.is_(None) if ags is None else Watch.ags == ags
    others = session.scalars(
        select(WatchedDocument)
        .join(Watch, Watch.id == WatchedDocument.watch_id)
        .join(Document, Document.id == WatchedDocument.document_id)
        .where(
            owner, Document.text_sha256 == text, WatchedDocument.key != row.key, WatchedDocument.id < row.id
        )
        .order_by(WatchedDocument.gone.desc(), WatchedDocument.id)
    ).first()
    if others is not None:
        return _Old(others.url, others.gone, others.linked)
    watched = session.scalars(
        select(WatchReading)
        .join(Watch, Watch.id == WatchReading.watch_id)
        .join(Document, Document.id == WatchReading.document_id)
        .where(owner, Document.text_sha256 == text)
    ).first()
    if watched is not None:  # what becomes of a watched file is told by its own watch
        return _Old(watched.url, gone=False, linked=True)
    paper = session.scalar(
        select(Version.id)
        .join(Paper)
        .where(Paper.ags == (ags or ""), Version.text_sha256 == text, Version.crawl_id < row.crawl_id)
    )
    return None if paper is None else _Old("", gone=False, linked=True)


def _is_known(session: Session, row: WatchedDocument | None) -> bool:
    """Whether a newly linked document shows a text that stood elsewhere before: it moved, or is a copy."""
    return row is not None and row.document is not None and _same_text(session, row) is not None


def _new(crawl: Crawl, row: WatchedDocument, now: datetime) -> Change:
    kind = Kind.WATCHED_CHANGED
    if row.role not in (None, Role.NONE):
        kind = Kind.NEW_CONCEPT if is_concept(row.role or "", row.level or "") else Kind.NEW_PAPER
    change = _row(crawl, row, kind, f"watched-document:{row.watch.ags or ''}:{row.key}", now)
    change.score = row.score if kind is not Kind.WATCHED_CHANGED and row.score is not None else 1.0
    change.significance = _WEIGHT[kind]
    text = f"Neu verlinkt auf der beobachteten Seite {row.watch.url}: „{row.words or row.url}“."
    change.reasons = [Reason("new_link", text, _WEIGHT[kind]).as_json()]
    return change


def _moved(crawl: Crawl, row: WatchedDocument, old_url: str, now: datetime) -> Change:
    change = _row(crawl, row, Kind.MOVED, f"watch-moved:{row.watch.ags or ''}:{old_url}:{row.url}", now)
    change.urls = [row.url, old_url]
    change.significance = _MOVED
    text = f"Der gleiche Text steht jetzt unter {row.url}; unter {old_url} ist er nicht mehr zu finden."
    change.reasons = [Reason("moved", text, _MOVED).as_json()]
    return change


def _row(crawl: Crawl, row: WatchedDocument, kind: Kind, fingerprint: str, now: datetime) -> Change:
    assert row.document is not None  # noqa: S101  (only read ones come here)
    return Change(
        fingerprint=fingerprint, ags=row.watch.ags, kind=kind, crawl_id=crawl.id, detected_at=now, url=row.url,
        urls=[row.url], title=row.document.title or row.words or row.url, score=1.0, significance=0.0, reasons=[],
        evidence={"path": [], "passages": [], "watch": row.watch_id, "page": row.watch.url}, baseline=False, newness="new",
    )  # fmt: skip
