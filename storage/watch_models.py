"""Tables of addresses that people name themselves: what is watched, and what was seen there.

A watch belongs to a district or to none. Its crawls are rows of ``crawl`` without a district.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.models import Base, Document, Resource


class Watch(Base):
    """An address somebody named. Ended, never deleted: its alerts refer to it."""

    __tablename__ = "watch"
    id: Mapped[int] = mapped_column(primary_key=True)
    ags: Mapped[str | None] = mapped_column(ForeignKey("district.ags"), index=True)
    url: Mapped[str]  # as it was named
    key: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]
    selector: Mapped[str | None]  # CSS: only what it chooses is compared
    ignore: Mapped[list[Any]]  # regular expressions: lines they are found in are not compared
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    moved_to: Mapped[str | None]  # where it is fetched since it moved
    resource_id: Mapped[int | None] = mapped_column(ForeignKey("resource.id"))
    checked_at: Mapped[datetime | None]  # the last answer that says something
    failure: Mapped[str | None]  # Failure of the last try; None: it was answered
    missing_since: Mapped[datetime | None]
    gone_at: Mapped[datetime | None]  # the absence was confirmed
    restless_at: Mapped[datetime | None]  # since when its text differs at every look
    volatile: Mapped[dict[str, Any]]  # Volatile.as_json(): what was seen to change by itself


class WatchReading(Base):
    """What a watched address showed when that differed from before, or that it shows nothing any more."""

    __tablename__ = "watch_reading"
    __table_args__ = (
        Index(
            "ix_watch_reading_undetected",
            "id",
            sqlite_where=text("detected_at IS NULL"),
            postgresql_where=text("detected_at IS NULL"),
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    watch_id: Mapped[int] = mapped_column(ForeignKey("watch.id"), index=True)
    crawl_id: Mapped[int] = mapped_column(ForeignKey("crawl.id"), index=True)
    capture_id: Mapped[int] = mapped_column(ForeignKey("capture.id"))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    state: Mapped[str]  # read | gone | moved
    url: Mapped[str]  # where it was read
    read_at: Mapped[datetime]
    lines: Mapped[list[Any]] = mapped_column(deferred=True)  # the lines that all looks of the crawl showed
    gaps: Mapped[list[Any]] = mapped_column(deferred=True)  # where looks of this crawl differed
    # on how many other pages of the host a line stands, in whatever part of them; only what stands on several
    shared: Mapped[dict[str, Any]] = mapped_column(default=dict, deferred=True)
    links: Mapped[list[Any]]  # [key, address, words] of the documents it links
    restless: Mapped[bool] = mapped_column(default=False)
    detected_at: Mapped[datetime | None]
    watch: Mapped[Watch] = relationship()
    document: Mapped[Document | None] = relationship()


class WatchedDocument(Base):
    """A document that a watched page links or linked."""

    __tablename__ = "watched_document"
    __table_args__ = (UniqueConstraint("watch_id", "key"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    watch_id: Mapped[int] = mapped_column(ForeignKey("watch.id"), index=True)
    crawl_id: Mapped[int] = mapped_column(ForeignKey("crawl.id"), index=True)  # in which it was linked first
    key: Mapped[str]
    url: Mapped[str]
    words: Mapped[str]
    first: Mapped[bool]  # linked when the page was read for the first time: no news
    linked: Mapped[bool] = mapped_column(default=True)
    gone: Mapped[bool] = mapped_column(default=False)
    resource_id: Mapped[int | None] = mapped_column(ForeignKey("resource.id"))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))  # None: not read (yet)
    role: Mapped[str | None]  # as recognised
    level: Mapped[str | None]
    score: Mapped[float | None]
    is_paper: Mapped[bool] = mapped_column(default=False)  # filed as a paper of the district, and told as one
    detected_at: Mapped[datetime | None]
    watch: Mapped[Watch] = relationship()
    resource: Mapped[Resource | None] = relationship()
    document: Mapped[Document | None] = relationship()
