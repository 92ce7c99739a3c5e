"""Every table on one page.

Rules the schema itself keeps: a body is stored once; a resource's key is unique within its district; a
change has a ``fingerprint`` that can exist once, so nothing is told twice; an alert is unique per
change and a delivery per subscriber and alert. Columns that are NULL until a step is done are that
step's queue.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Date, ForeignKey, Index, LargeBinary, Text, UniqueConstraint, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship
from sqlalchemy.schema import MetaData

from storage.database import StorableText, UtcDateTime

NAMING = {  # stable constraint names, so that later migrations can name what they alter
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {  # noqa: RUF012  (SQLAlchemy reads it from the class)
        datetime: UtcDateTime,
        str: StorableText,
        dict[str, Any]: JSON,
        list[Any]: JSON,
    }


# --- registry ---------------------------------------------------------------------------------


class RegistryVersion(Base):
    """One loading of the registry: what file, what it changed."""

    __tablename__ = "registry_version"
    id: Mapped[int] = mapped_column(primary_key=True)
    loaded_at: Mapped[datetime]
    source: Mapped[str]
    sha256: Mapped[str]
    summary: Mapped[dict[str, Any]]  # {"added": [ags…], "changed": […], "dropped": […]}


class District(Base):
    __tablename__ = "district"
    ags: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]
    land: Mapped[str]
    nuts3: Mapped[str | None]
    population: Mapped[int | None]
    population_date: Mapped[date | None] = mapped_column(Date)
    area_km2: Mapped[float | None]
    bbsr_type: Mapped[str | None]
    website: Mapped[str | None]
    website_confidence: Mapped[str | None]  # A several sources, B one, C weak; None: nobody showed it
    website_source: Mapped[str | None]
    website_verified: Mapped[bool] = mapped_column(default=False)
    valid_from: Mapped[date | None] = mapped_column(Date)  # None: since before our records begin
    valid_to: Mapped[date | None] = mapped_column(Date)  # the last day; None: exists today
    paused_at: Mapped[datetime | None]  # a maintainer said: leave it alone
    hosts: Mapped[list[DistrictHost]] = relationship(order_by="DistrictHost.id", cascade="all, delete-orphan")


class DistrictHost(Base):
    """A base URL that belongs, or may belong, to a district."""

    __tablename__ = "district_host"
    __table_args__ = (UniqueConstraint("ags", "base_url"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    ags: Mapped[str] = mapped_column(ForeignKey("district.ags"), index=True)
    base_url: Mapped[str]
    role: Mapped[str]  # HostRole
    system: Mapped[str | None]  # council system product
    access: Mapped[str | None]  # "forbidden" (robots or refusal known) | "login" | None: nothing known
    note: Mapped[str | None]
    source: Mapped[str | None]
    decided_by: Mapped[str | None]  # a person, when a person decided; a machine never overwrites it
    decided_at: Mapped[datetime | None]


class Succession(Base):
    """A unit that ended or changed, and the unit that followed it."""

    __tablename__ = "succession"
    id: Mapped[int] = mapped_column(primary_key=True)
    on: Mapped[date] = mapped_column("on_date", Date)
    old_ags: Mapped[str] = mapped_column(index=True)
    old_name: Mapped[str]
    new_ags: Mapped[str] = mapped_column(index=True)
    new_name: Mapped[str]
    kind: Mapped[str]
    note: Mapped[str | None]
    source: Mapped[str | None]


# --- what was seen ----------------------------------------------------------------------------


class Crawl(Base):
    __tablename__ = "crawl"
    __table_args__ = (
        # detect: crawls that ended and were not looked at yet
        Index(
            "ix_crawl_undetected",
            "id",
            sqlite_where=text("detected_at IS NULL"),
            postgresql_where=text("detected_at IS NULL"),
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    # None: a crawl of watched addresses (storage.watch_models)
    ags: Mapped[str | None] = mapped_column(ForeignKey("district.ags"), index=True)
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    outcome: Mapped[str | None]  # Outcome; None while it runs
    reason: Mapped[
        str | None
    ]  # why it ended (stop rule, exhausted, budget) or why it failed (Failure, "killed")
    detail: Mapped[str | None]  # one German sentence
    requests: Mapped[int] = mapped_column(default=0)  # every request: robots, sitemaps, redirects, retries
    answered: Mapped[int] = mapped_column(default=0)
    failed: Mapped[int] = mapped_column(default=0)
    pages: Mapped[int] = mapped_column(default=0)
    documents: Mapped[int] = mapped_column(default=0)
    home_read: Mapped[bool] = mapped_column(default=False)
    menu_read: Mapped[bool] = mapped_column(default=False)  # home page with links, or a sitemap
    # papers by name, link or surroundings that could not be had: "none found" cannot be said
    unread: Mapped[int] = mapped_column(default=0)
    baseline: Mapped[bool] = mapped_column(default=False)  # no earlier crawl read this district
    revisit: Mapped[bool] = mapped_column(default=False)  # looked at known addresses only: searched nothing
    max_requests: Mapped[int]
    settings: Mapped[dict[str, Any]]  # config, code, registry, terms, extractor and recogniser versions
    record: Mapped[dict[str, Any] | None]  # the counts of the end record; None until it ended
    record_sha256: Mapped[str | None] = mapped_column(ForeignKey("body.sha256"))  # the whole record
    host_name: Mapped[str]  # which machine and process runs it: a dead process's crawl can be closed
    pid: Mapped[int]
    heartbeat_at: Mapped[datetime]
    stopping: Mapped[str | None]  # why it was asked to end before its own end: "time_limit"
    detected_at: Mapped[datetime | None]


class Resource(Base):
    __tablename__ = "resource"
    __table_args__ = (UniqueConstraint("ags", "key"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    # None: of a watched address that is no address of a district
    ags: Mapped[str | None] = mapped_column(ForeignKey("district.ags"), index=True)
    key: Mapped[str]  # what makes two addresses one: no scheme, no www, no session id, parameters in order
    url: Mapped[str]  # as last fetched
    parent_id: Mapped[int | None] = mapped_column(
        ForeignKey("resource.id")
    )  # the page whose link led here first
    link_text: Mapped[str | None]
    link_heading: Mapped[str | None]
    channel: Mapped[str]  # seed | link | sitemap | redirect
    newness: Mapped[str | None]  # "new" | "late_found", decided when first fetched; None in a baseline crawl
    first_seen_at: Mapped[datetime]
    first_crawl_id: Mapped[int] = mapped_column(ForeignKey("crawl.id"))
    checked_at: Mapped[datetime | None]
    status: Mapped[int | None]
    etag: Mapped[str | None]
    last_modified: Mapped[str | None]
    body_sha256: Mapped[str | None]  # of the newest complete answer; what a 304 stands for
    recogniser: Mapped[int | None]  # the recogniser version that has judged that body; None: not judged yet
    relevance: Mapped[float] = mapped_column(
        default=0.0
    )  # how much its links or text had to do with a concept
    presents: Mapped[bool] = mapped_column(default=False)  # a landing page of a paper of the district
    # 8-byte hashes of every address this page has ever linked: what tells "new" from "late found"
    links_seen: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    parent: Mapped[Resource | None] = relationship(remote_side="Resource.id")


class Body(Base):
    """Bytes that are in the archive, named by their sha256 and written once."""

    __tablename__ = "body"
    sha256: Mapped[str] = mapped_column(primary_key=True)
    size: Mapped[int]
    media_type: Mapped[str]  # sniffed, not declared
    stored_at: Mapped[datetime]
    dropped_at: Mapped[datetime | None]  # nothing needed the bytes any more (storage.retention)


class Capture(Base):
    __tablename__ = "capture"
    id: Mapped[int] = mapped_column(primary_key=True)
    resource_id: Mapped[int] = mapped_column(ForeignKey("resource.id"), index=True)
    crawl_id: Mapped[int] = mapped_column(ForeignKey("crawl.id"), index=True)
    captured_at: Mapped[datetime]
    status: Mapped[int | None]  # None: no answer
    failure: Mapped[str | None]  # Failure: why this is no observation
    detail: Mapped[str | None]
    headers: Mapped[dict[str, Any]]
    body_sha256: Mapped[str | None] = mapped_column(ForeignKey("body.sha256"), index=True)
    location: Mapped[str | None]  # where a redirect pointed
    url: Mapped[str | None]  # what was asked, after redirects; None: the resource's address
    # both heads as they went over the wire (storage.heads); None: nothing is known of the request
    heads: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    resource: Mapped[Resource] = relationship()


class Document(Base):
    __tablename__ = "document"
    __table_args__ = (UniqueConstraint("body_sha256", "extractor"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    body_sha256: Mapped[str] = mapped_column(ForeignKey("body.sha256"), index=True)
    extractor: Mapped[int]
    media_type: Mapped[str]
    title: Mapped[str]
    text: Mapped[str] = mapped_column(Text, deferred=True)  # pages joined by form feeds
    text_sha256: Mapped[str] = mapped_column(index=True)
    words: Mapped[int]
    pages: Mapped[int]
    headings: Mapped[list[Any]] = mapped_column(deferred=True)
    dates: Mapped[dict[str, Any]]
    problem_code: Mapped[str | None]  # Problem; None: it was read
    problem: Mapped[str | None]  # the same as a German sentence
    note: Mapped[str | None]  # what was left out of a text that was read, in German sentences
    confidence: Mapped[float | None]  # of text recognition, 0..1; None: the text is the file's own


# --- what it is -------------------------------------------------------------------------------


class Paper(Base):
    __tablename__ = "paper"
    id: Mapped[int] = mapped_column(primary_key=True)
    ags: Mapped[str] = mapped_column(ForeignKey("district.ags"), index=True)
    title: Mapped[str]
    subtitle: Mapped[str] = mapped_column(default="")  # of the title, what stands below on the cover
    role: Mapped[str]  # Role
    level: Mapped[str]  # Level
    unit: Mapped[str] = mapped_column(default="")  # whose it is, as people say it
    score: Mapped[float]
    year: Mapped[int | None]
    # kind → PaperDate.as_json(): stated, adopted, published, valid_from, valid_to
    dates: Mapped[dict[str, Any]] = mapped_column(default=dict)
    fields_of_action: Mapped[list[Any]]
    participation_oriented: Mapped[bool | None]
    reasons: Mapped[list[Any]]
    recogniser: Mapped[int]
    baseline: Mapped[bool]
    newness: Mapped[str | None]
    first_seen_at: Mapped[datetime]
    crawl_id: Mapped[int] = mapped_column(ForeignKey("crawl.id"))
    vanished_at: Mapped[datetime | None]  # confirmed gone everywhere
    # What follows from people's corrections (storage.correction_models), so that every list shows it.
    by_hand: Mapped[str | None]  # "added" by a person, "withdrawn": and taken back; None: a crawl found it
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("paper.id"), index=True)
    corrected: Mapped[list[Any]] = mapped_column(default=list)  # the fields whose value is a person's
    recognised: Mapped[dict[str, Any] | None] = mapped_column(
        JSON(none_as_null=True)
    )  # what the machine says in those fields; None: nobody corrected anything, the columns are its word
    role_decided_at: Mapped[datetime | None]  # a correction of role or level outranks reviews before it
    versions: Mapped[list[Version]] = relationship(order_by="Version.number", back_populates="paper")
    places: Mapped[list[Place]] = relationship(order_by="Place.id", back_populates="paper")
    parts: Mapped[list[Part]] = relationship(order_by="Part.number, Part.id", back_populates="paper")


class Version(Base):
    __tablename__ = "version"
    __table_args__ = (
        UniqueConstraint("paper_id", "number"),
        Index(
            "ix_version_undetected",
            "id",
            sqlite_where=text("detected_at IS NULL"),
            postgresql_where=text("detected_at IS NULL"),
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id"), index=True)
    number: Mapped[int]
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    capture_id: Mapped[int] = mapped_column(ForeignKey("capture.id"))
    resource_id: Mapped[int] = mapped_column(ForeignKey("resource.id"))
    crawl_id: Mapped[int] = mapped_column(ForeignKey("crawl.id"), index=True)
    captured_at: Mapped[datetime]
    sha256: Mapped[str]
    text_sha256: Mapped[str] = mapped_column(index=True)
    media_type: Mapped[str]
    role: Mapped[str]
    year: Mapped[int | None]
    cause: Mapped[str]  # "site": the district changed it; "extractor": we read better (never told)
    detected_at: Mapped[datetime | None]
    paper: Mapped[Paper] = relationship(back_populates="versions")
    document: Mapped[Document] = relationship()
    resource: Mapped[Resource] = relationship()
    capture: Mapped[Capture] = relationship()


class Place(Base):
    """One address that shows, or showed, a paper."""

    __tablename__ = "place"
    __table_args__ = (UniqueConstraint("paper_id", "resource_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id"), index=True)
    resource_id: Mapped[int] = mapped_column(ForeignKey("resource.id"), index=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"))  # what it showed last
    crawl_id: Mapped[int] = mapped_column(ForeignKey("crawl.id"))  # the crawl that found it
    first_seen_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    missing_since: Mapped[
        datetime | None
    ]  # first 404, 410, soft 404 or permanent redirect after last_seen_at
    gone_at: Mapped[datetime | None]  # the absence was confirmed
    redirected_to: Mapped[str | None]  # the address a permanent redirect names
    paper: Mapped[Paper] = relationship(back_populates="places")
    resource: Mapped[Resource] = relationship()
    version: Mapped[Version] = relationship()


class Part(Base):
    """One address that shows a part of a paper: a volume, a chapter, or the page that lists them (number 0).

    The paper's text is that of its parts in their order; a part is no paper and has no alerts of its own.
    """

    __tablename__ = "part"
    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id"), index=True)
    resource_id: Mapped[int] = mapped_column(ForeignKey("resource.id"), unique=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))  # what it showed last
    number: Mapped[int]
    title: Mapped[str]
    first_seen_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    missing_since: Mapped[datetime | None]  # as in Place
    gone_at: Mapped[datetime | None]
    paper: Mapped[Paper] = relationship(back_populates="parts")
    resource: Mapped[Resource] = relationship()
    document: Mapped[Document] = relationship()


class Sighting(Base):
    """That a crawl came upon the address of a paper through a channel, whether or not it knew it already."""

    __tablename__ = "sighting"
    __table_args__ = (UniqueConstraint("resource_id", "crawl_id", "channel"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    resource_id: Mapped[int] = mapped_column(ForeignKey("resource.id"), index=True)
    crawl_id: Mapped[int] = mapped_column(ForeignKey("crawl.id"), index=True)
    channel: Mapped[str]  # link | sitemap | search | council | foreign | data | seed


class Adoption(Base):
    """What a body did with a paper, as one page of a council system tells it (storage.resolutions)."""

    __tablename__ = "adoption"
    __table_args__ = (UniqueConstraint("resource_id", "body", "on_date"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    ags: Mapped[str] = mapped_column(ForeignKey("district.ags"), index=True)
    # the paper it concerns; None while the district has none that answers to the subject
    paper_id: Mapped[int | None] = mapped_column(ForeignKey("paper.id"), index=True)
    resource_id: Mapped[int] = mapped_column(ForeignKey("resource.id"), index=True)
    capture_id: Mapped[int] = mapped_column(ForeignKey("capture.id"))  # the evidence
    subject: Mapped[str]  # what the item or council paper calls it
    body: Mapped[str]
    on: Mapped[date | None] = mapped_column("on_date", Date)
    result: Mapped[str]  # Result
    wording: Mapped[str]  # the page's own words of the result
    page: Mapped[int | None]  # of the minutes, where a file tells it
    seen_at: Mapped[datetime]
    resource: Mapped[Resource] = relationship()


# --- who must know ----------------------------------------------------------------------------


class Change(Base):
    __tablename__ = "change"
    id: Mapped[int] = mapped_column(primary_key=True)
    fingerprint: Mapped[str] = mapped_column(unique=True)
    ags: Mapped[str | None] = mapped_column(ForeignKey("district.ags"), index=True)
    kind: Mapped[str]  # Kind
    paper_id: Mapped[int | None] = mapped_column(ForeignKey("paper.id"), index=True)
    from_version_id: Mapped[int | None] = mapped_column(ForeignKey("version.id"))
    to_version_id: Mapped[int | None] = mapped_column(ForeignKey("version.id"))
    crawl_id: Mapped[int | None] = mapped_column(ForeignKey("crawl.id"), index=True)
    detected_at: Mapped[datetime]
    url: Mapped[str]
    urls: Mapped[list[Any]]
    title: Mapped[str]
    score: Mapped[float]
    significance: Mapped[float]
    reasons: Mapped[list[Any]]  # Reason.as_json() each
    evidence: Mapped[
        dict[str, Any]
    ]  # {"path": [...], "passages": [{"old", "new", "page_old", "page_new"}…], …}
    baseline: Mapped[bool]
    newness: Mapped[str | None]
    district: Mapped[District | None] = relationship()
    paper: Mapped[Paper | None] = relationship()


class Alert(Base):
    __tablename__ = "alert"
    id: Mapped[int] = mapped_column(primary_key=True)
    change_id: Mapped[int] = mapped_column(ForeignKey("change.id"), unique=True)
    created_at: Mapped[datetime] = mapped_column(index=True)
    change: Mapped[Change] = relationship()


class Subscriber(Base):
    __tablename__ = "subscriber"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    channel: Mapped[str]  # a key of monitor.channels.CHANNELS
    address: Mapped[str]
    filters: Mapped[dict[str, Any]]  # {"land": […], "ags": […], "kind": […], "words": […], "min_score": 0.5}
    # monitor.rhythm.Manner: {"rhythm": "daily", "quiet": ["20:00", "07:00"], …}
    manner: Mapped[dict[str, Any]] = mapped_column(default=dict)
    token: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class Delivery(Base):
    """The outbox. Written in the alert's transaction; claimed, attempted, recorded."""

    __tablename__ = "delivery"
    __table_args__ = (
        UniqueConstraint("subscriber_id", "alert_id"),
        UniqueConstraint("subscriber_id", "summary_key"),
        Index(
            "ix_delivery_due",
            "due_at",
            sqlite_where=text("sent_at IS NULL AND failed_at IS NULL"),
            postgresql_where=text("sent_at IS NULL AND failed_at IS NULL"),
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    subscriber_id: Mapped[int] = mapped_column(ForeignKey("subscriber.id"), index=True)
    alert_id: Mapped[int | None] = mapped_column(ForeignKey("alert.id"))
    summary_key: Mapped[str | None]  # "inventory:<crawl>" or "late:<crawl>": many alerts told as one
    batch: Mapped[str | None]  # "weekly:<day>": the digest this alert waits for
    created_at: Mapped[datetime]
    due_at: Mapped[datetime]
    claimed_at: Mapped[datetime | None]
    claimed_by: Mapped[
        str | None
    ]  # machine, process and start: a dead process's claim can be retaken at once
    attempts: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]
    failed_at: Mapped[datetime | None]  # given up: permanent error or too many attempts
    error: Mapped[str | None]
    message_id: Mapped[str]  # stable, so that a repeat after a crash is recognised as the same mail
    subscriber: Mapped[Subscriber] = relationship()
    alert: Mapped[Alert | None] = relationship()


class Review(Base):
    """A person's verdict. Append-only; the newest one of a paper counts and outranks the machine."""

    __tablename__ = "review"
    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id"), index=True)
    verdict: Mapped[str]  # concept | update | draft | report | other_unit | false_friend | unsure
    reviewer: Mapped[str]
    note: Mapped[str | None]
    reviewed_at: Mapped[datetime]
