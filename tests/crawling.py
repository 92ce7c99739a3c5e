"""Running the real crawl process against a fake web, and asking its home what it kept."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from storage.models import Capture, Crawl, District, DistrictHost, Paper, Place, Resource, Version
from storage.registry_url import base_url
from storage.store import Store, open_store
from tests.fake_site import Web

ROOT = Path(__file__).parents[1]
# Generous for a busy machine; a test that needs it all has failed.
PATIENCE = 240.0


class Crawls:
    """A home, its districts, and crawls of them."""

    def __init__(self, store: Store, web: Web) -> None:
        self.store, self.web = store, web
        self.settings: dict[str, object] = {}
        self.path = [str(ROOT)]  # where the crawl process looks for packages first
        self.log = ""

    @property
    def home(self) -> Path:
        return self.store.settings.home

    def district(
        self, ags: str, website: str | None, *hosts: tuple[str, str], name: str = "Landkreis Auental"
    ) -> None:
        """Add a district to the registry; ``hosts`` are (base URL, role)."""
        with self.store.session() as session:
            session.add(
                District(
                    ags=ags,
                    name=name,
                    kind="Landkreis",
                    land="Niedersachsen",
                    website=website and base_url(website),
                    website_verified=True,
                )
            )
            session.flush()
            session.add_all(DistrictHost(ags=ags, base_url=base, role=role) for base, role in hosts)

    def note(self, ags: str, base: str, note: str) -> None:
        """What the registry notes about a host of a district."""
        with self.store.session() as session:
            host = session.scalars(select(DistrictHost).where(DistrictHost.ags == ags)).one()
            assert host.base_url == base
            host.note = note

    # --- crawling -------------------------------------------------------------------------------

    def environment(self, **settings: object) -> dict[str, str]:
        chosen = {
            "delay_seconds": 0,
            "resolve": list(self.web.resolve),
            "allowed_networks": ["127.0.0.1/32"],
            "timeout_seconds": 5,
            **self.settings,
            **settings,
        }
        ours = {
            f"KONZEPTMONITOR_CRAWL__{name.upper()}": value if isinstance(value, str) else json.dumps(value)
            for name, value in chosen.items()
        }
        clean = {name: value for name, value in os.environ.items() if not name.startswith("KONZEPTMONITOR_")}
        return {
            **clean,
            **ours,
            "KONZEPTMONITOR_HOME": str(self.home),
            "SCRAPY_SETTINGS_MODULE": "crawler.settings",
            "PYTHONPATH": os.pathsep.join(self.path),
            "http_proxy": "http://127.0.0.1:9",  # proxies of the environment are ignored (DESIGN rule 7)
        }

    def start(self, *ags: str, now: datetime | None = None, max_requests: int | None = None, revisits: Sequence[int] = (), **settings: object) -> subprocess.Popen[str]:  # fmt: skip
        """The crawl process of these districts; ``revisits``: of these resources only."""
        command = [sys.executable, "-m", "scrapy", "crawl", "districts", "-a", f"ags={','.join(ags)}"]
        if now is not None:
            command += ["-a", f"now={now.isoformat()}"]
        if max_requests is not None:
            command += ["-a", f"max_requests={max_requests}"]
        if revisits:
            command += ["-a", f"revisits={','.join(map(str, revisits))}"]
        return subprocess.Popen(
            command,
            cwd=self.home,
            env=self.environment(**settings),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def crawl(self, *ags: str, now: datetime | None = None, max_requests: int | None = None, revisits: Sequence[int] = (), **settings: object) -> dict[str, Crawl]:  # fmt: skip
        """Crawl these districts in one process; the newest crawl of each when it has ended."""
        process = self.start(*ags, now=now, max_requests=max_requests, revisits=revisits, **settings)
        try:
            self.log, _ = process.communicate(timeout=PATIENCE)
        finally:
            process.kill()  # does nothing to a process that has ended
        assert process.returncode == 0, self.log
        assert "Traceback" not in self.log, self.log
        assert "STORE FAILED" not in self.log, self.log
        return {one: self.last(one) for one in ags}

    # --- what was kept --------------------------------------------------------------------------

    def last(self, ags: str) -> Crawl:
        """The newest crawl of a district."""
        with self.store.session() as session:
            return session.scalars(select(Crawl).where(Crawl.ags == ags).order_by(Crawl.id.desc())).first()  # type: ignore[return-value]

    def captures(self, crawl: Crawl) -> dict[str, Capture]:
        """The last capture of every address of a crawl, by address."""
        with self.store.session() as session:
            rows = session.execute(
                select(Resource.url, Capture)
                .join(Capture.resource)
                .where(Capture.crawl_id == crawl.id)
                .order_by(Capture.id)
            )
            return {url: row for url, row in rows}  # noqa: C416  (typed as rows, not pairs)

    def failures(self, crawl: Crawl) -> dict[str, str | None]:
        """Address → why it was not observed, for every failed capture of a crawl."""
        return {url: capture.failure for url, capture in self.captures(crawl).items() if capture.failure}

    def concepts(self, ags: str) -> list[Paper]:
        """The district's concepts, in the order they were found."""
        with self.store.session() as session:
            found = (
                select(Paper)
                .where(Paper.ags == ags, Paper.role.in_(["concept", "update"]))
                .order_by(Paper.id)
            )
            return list(session.scalars(found))

    def versions(self, ags: str) -> list[Version]:
        """All versions of the district's papers."""
        with self.store.session() as session:
            return list(
                session.scalars(select(Version).join(Paper).where(Paper.ags == ags).order_by(Version.id))
            )

    def places(self, ags: str) -> dict[str, Place]:
        """The newest place at each address of the district."""
        with self.store.session() as session:
            rows = session.execute(
                select(Resource.url, Place).join(Place.resource).where(Resource.ags == ags).order_by(Place.id)
            )
            return {url: row for url, row in rows}  # noqa: C416  (typed as rows, not pairs)

    def resources(self, ags: str) -> dict[str, Resource]:
        with self.store.session() as session:
            rows = session.scalars(select(Resource).where(Resource.ags == ags).order_by(Resource.id))
            return {row.url: row for row in rows}


@contextmanager
def crawls(folder: Path) -> Iterator[Crawls]:
    """A web and an empty home."""
    store = open_store(folder)
    try:
        with Web() as web:
            yield Crawls(store, web)
    finally:
        store.close()
