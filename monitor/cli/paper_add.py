"""``paper add``: fetch an address or take a file, read it, and file it as what a person says it is."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typer
from sqlalchemy import select
from sqlalchemy.orm import Session

from crawler import reading as readings
from crawler.extract.paper_dates import own_year, paper_dates
from crawler.extract.sniff import sniff
from crawler.extract.worker import Reader
from crawler.newness import LATE
from crawler.recognise import RECOGNISER_VERSION
from crawler.recognise.paper import recognise
from crawler.unread import judged_unread
from crawler.urls import canonical
from monitor.cli.app import FAILURE, USAGE, CommandError
from monitor.cli.crawl_log import last_words, log_file
from monitor.cli.deciding import refusals
from monitor.cli.home import opened
from monitor.cli.output import note, say
from monitor.crawling import end, hand_command, start_process
from monitor.listings import paper_rows
from monitor.telling import plain
from monitor.wording import LEVEL, ROLE
from storage.config import Settings
from storage.documents import record_document
from storage.hand_papers import REASON, Added, Said, capture_file, file_by_hand, open_hand_crawl
from storage.models import Capture, Crawl, District
from storage.registry import find_district
from storage.sighted import Sighting
from storage.store import Store
from storage.values import Context, Document, Outcome, Recognition

# Time the fetching process gets to end after Ctrl-C before it is killed.
_PATIENCE_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Brought:
    """What was brought in: its capture and its bytes."""

    capture_id: int
    body: bytes
    declared: str
    source: dict[str, Any]


def add_paper(
    context: typer.Context,
    ags: str,
    source: str,
    fields: Mapping[str, Any],
    by: str,
    why: str,
    url: str | None,
) -> None:
    """Add a paper and say what became of it. Raises CommandError."""
    address = _address(source)
    if address is not None and url is not None:
        raise CommandError("--url says where a file comes from; an address is its own source.", USAGE)
    with opened(context) as (store, _), refusals():
        with store.session() as session:
            owner = find_district(session, ags).ags
        if address is not None:
            brought = _fetched(store, owner, address)
        else:
            brought = _taken(store, owner, _file(store.settings, source), url and _source_url(url))
        said = Said(fields, by, why, datetime.now(UTC), brought.source)
        with Reader() as reader, store.session() as session:
            _say(session, _filed(session, reader, session.get_one(District, owner), brought, said))


def _address(source: str) -> str | None:
    """The address, if ``source`` is one. Raises CommandError for an address nobody can ask for."""
    if not source.lower().startswith(("http://", "https://")):
        return None
    return _source_url(source)


def _source_url(url: str) -> str:
    address = canonical(url)
    if address is None:
        raise CommandError(
            f"{url!r} is no web address; write one such as https://www.kreis.example/integrationskonzept.pdf.",
            USAGE,
        )
    return address


def _file(settings: Settings, source: str) -> Path:
    """A file that can be read and is not too large. Raises CommandError."""
    path = Path(source).expanduser()
    if not path.is_file():
        what = (
            "is a folder"
            if path.is_dir()
            else "is neither a file nor an address that begins with http:// or https://"
        )
        raise CommandError(f"{source} {what}; name the file of one paper.", USAGE)
    most = settings.crawl.max_body_mb * 1024**2
    if path.stat().st_size > most:
        raise CommandError(
            f"{source} is larger than crawl.max_body_mb allows ({settings.crawl.max_body_mb} MB).", USAGE
        )
    if path.stat().st_size == 0:
        raise CommandError(f"{source} is empty.", USAGE)
    return path


# --- fetching and taking ----------------------------------------------------------------------


def _fetched(store: Store, ags: str, url: str) -> Brought:
    """Let a crawl process ask for one address. Raises CommandError (failure) with the reason why nothing came."""
    log = log_file(store)
    process = start_process(hand_command(ags, url), store.settings.home, log)
    try:
        process.wait()
    except KeyboardInterrupt:
        end(process, _PATIENCE_SECONDS)
        raise
    with store.session() as session:
        mine = select(Crawl).where(Crawl.reason == REASON, Crawl.pid == process.pid).order_by(Crawl.id.desc())
        crawl = session.scalars(mine.limit(1)).first()
        if crawl is None:
            words = last_words(log.read_text(encoding="utf-8", errors="replace"), log)
            raise CommandError(f"The process that fetches {url} ended early. {words}", FAILURE)
        if crawl.outcome != Outcome.COMPLETE:
            raise CommandError(f"{crawl.detail} Nichts wurde hinzugefügt.", FAILURE)
        capture = session.scalars(select(Capture).where(Capture.crawl_id == crawl.id)).one()
        body = store.bodies.get(str(capture.body_sha256))
        declared = str(capture.headers.get("content-type", ""))
        return Brought(capture.id, body, declared, {"url": capture.resource.url})


def _taken(store: Store, ags: str, path: Path, url: str | None) -> Brought:
    """Put a file into the archive as evidence. Raises CommandError."""
    try:
        body = path.read_bytes()
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.", USAGE) from error
    sha256, now = store.bodies.put(body), datetime.now(UTC)
    media_type, detail = sniff(body, "", path.name), f"Von Hand hinzugefügt: {path.name}"
    with store.session() as session:
        crawl = open_hand_crawl(session, now, store.settings.recorded(), detail, os.getpid())
        capture = capture_file(session, crawl, ags, path.name, url, sha256, len(body), media_type, now)
    return Brought(capture.id, body, "", {"file": path.name} | ({"url": url} if url else {}))


# --- reading and filing -----------------------------------------------------------------------


def _filed(session: Session, reader: Reader, district: District, brought: Brought, said: Said) -> Added:
    capture = session.get_one(Capture, brought.capture_id)
    read, found = _read(reader, district, capture, brought)
    document = record_document(session, str(capture.body_sha256), read)
    dates = paper_dates(read, found.title, capture.headers.get("last-modified"))
    capture.resource.recogniser = RECOGNISER_VERSION
    crawl = session.get_one(Crawl, capture.crawl_id)
    crawl.documents = 1
    seen = Sighting(
        crawl, capture.resource, capture, document, found, RECOGNISER_VERSION, LATE, said.at, dates
    )
    if read.problem:
        note([f"Die Datei ist aufbewahrt, aber nicht zu lesen: {read.problem}"])
    return file_by_hand(session, seen, said)


def _read(
    reader: Reader, district: District, capture: Capture, brought: Brought
) -> tuple[Document, Recognition]:
    """What the file says, and what the machine takes it for."""
    url = capture.resource.url
    name = str(brought.source.get("file") or "")
    media_type = sniff(brought.body, brought.declared, name or url)
    read = reader.read(brought.body, media_type, readings.charset_of(brought.declared))
    about = Context(
        str(brought.source.get("url") or url),
        link_text=name,
        district_name=district.name,
        district_kind=district.kind,
        land=district.land,
    )
    found = judged_unread(read, recognise(read, about))
    dates = paper_dates(read, found.title, capture.headers.get("last-modified"))
    return read, replace(found, year=found.year or own_year(dates))


def _say(session: Session, added: Added) -> None:
    (row,) = paper_rows(session, paper_id=added.paper.id)
    what = f"{ROLE[row['role']]}, {LEVEL[row['level']]}" + (f", {row['year']}" if row["year"] else "")
    if added.is_new:
        say(f"Papier {added.paper.id} „{plain(row['title'])}“ hinzugefügt: {what}.")
        return
    say(
        f"Diesen Text gibt es schon: Papier {added.paper.id} „{plain(row['title'])}“ ({what}). "
        "Es bleibt, wie es ist; `konzeptmonitor paper correct` ändert es."
    )
