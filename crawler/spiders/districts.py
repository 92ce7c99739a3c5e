"""The spider: turns entries into requests and answers into visits' calls. Everything else is in ``visit``.

``python -m scrapy crawl districts -a ags=01001,01002 [-a max_requests=60] [-a now=2026-01-01T00:00:00Z]
[-a revisits=17,23]`` (with it only these resources are looked at again)
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any, Self
from urllib.parse import urlencode

import scrapy
from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError
from twisted.python.failure import Failure as TwistedFailure

from crawler.clock import Clock
from crawler.dispatcher import Dispatcher
from crawler.extract import EXTRACTOR_VERSION
from crawler.extract.worker import Reader
from crawler.failures import failure_of
from crawler.frontier import Entry
from crawler.plan import Plan
from crawler.recognise import RECOGNISER_VERSION
from crawler.rendering.asking import LARGEST_PART, Fetched
from crawler.rendering.browser import Browser
from crawler.visit import Visit
from crawler.visiting import AnyVisit
from crawler.wire import CODINGS, answer_headers
from storage.log_lines import crawl_lines
from storage.models import District, RegistryVersion
from storage.store import Store, open_store
from storage.values import Failure
from storage.vocabulary import TERMS_VERSION

logger = logging.getLogger(__name__)


class UnknownDistricts(ValueError):
    """Districts that the registry does not hold. Load the registry (`konzeptmonitor init`) or correct the AGS."""


class DistrictsSpider(scrapy.Spider):
    """Crawls a batch of districts side by side, each with its own row, budget and failure."""

    name = "districts"

    def __init__(
        self, ags: str = "", max_requests: str = "", now: str = "", revisits: str = "", **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self._ags = [part.strip() for part in ags.split(",") if part.strip()]
        self._max_requests = int(max_requests) if max_requests else None
        self._revisits = frozenset(map(int, revisits.split(","))) if revisits else None
        self._clock = Clock(_moment(now))
        self._stopping = False

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider._store = open_store()
        spider._reader = Reader()
        spider._browser = Browser(
            crawler.settings["USER_AGENT"], spider._store.settings.crawl.timeout_seconds
        )
        crawler.signals.connect(spider._browser.close, signal=signals.spider_closed)
        spider.dispatcher = spider._make_dispatcher()
        crawler.signals.connect(spider._downloaded, signal=signals.response_downloaded)
        crawler.signals.connect(spider._spider_closed, signal=signals.spider_closed)
        return spider

    _store: Store
    _reader: Reader
    _browser: Browser
    dispatcher: Dispatcher

    def _make_dispatcher(self) -> Dispatcher:
        settings = self._store.settings.crawl
        plan = Plan(
            self._store,
            self._clock,
            self._reader,
            self._max_requests or settings.requests_per_district,
            self._recorded(),
            hold=lambda url, seconds: self.dispatcher.hold(url, seconds),
            slow_down=self._slow_down,
            fetch=self._fetch,
            browser=self._browser,
            revisits=self._revisits,
        )
        return Dispatcher(self._visits(plan), settings.concurrent_districts, settings.shared_hosters)

    def _visits(self, plan: Plan) -> Sequence[AnyVisit]:
        return [Visit(ags, plan) for ags in self._known_districts()]

    def _known_districts(self) -> list[str]:
        with self._store.session() as session:
            known = set(session.scalars(select(District.ags).where(District.ags.in_(self._ags))))
        unknown = [ags for ags in self._ags if ags not in known]
        if unknown or not self._ags:
            raise UnknownDistricts(f"Not in the registry: {', '.join(unknown) or '(no AGS given)'}")
        return self._ags

    def _recorded(self) -> dict[str, Any]:
        """Everything a later reader needs to repeat this crawl's decisions (DESIGN rule 6)."""
        with self._store.session() as session:
            registry = session.scalar(select(func.max(RegistryVersion.id)))
        return {
            **self._store.settings.recorded(),
            "code": version("konzeptmonitor"),
            "registry": registry,
            "terms": TERMS_VERSION,
            "extractor": EXTRACTOR_VERSION,
            "recogniser": RECOGNISER_VERSION,
        }

    def _slow_down(self, url: str, delay: float) -> None:
        """A Crawl-delay: the host's pause grows, never shrinks."""
        slot = self.dispatcher.slot(url)
        downloader = self.crawler.engine.downloader
        wanted = max(delay, self._store.settings.crawl.delay_seconds)
        downloader.per_slot_settings[slot] = {"delay": wanted, "concurrency": 1}
        if slot in downloader.slots:
            downloader.slots[slot].delay = wanted

    async def start(self) -> AsyncIterator[Any]:
        """No start requests: the scheduler takes everything from the dispatcher."""
        return
        yield

    def next_request(self) -> Request | None:
        """The next request that may be made now; called by the scheduler. Ends the run if the store fails."""
        if self._stopping:
            return None
        try:
            found = self.dispatcher.next()
        except (SQLAlchemyError, OSError) as error:
            self._stop(error)
            return None
        if found is None:
            return None
        visit, entry = found
        assert isinstance(visit, AnyVisit)  # noqa: S101  (narrowing: we made them)
        slot = self.dispatcher.slot(entry.url)
        return Request(
            entry.url,
            method="POST" if entry.form else "GET",
            body=urlencode(entry.form),
            callback=self._answered,
            errback=self._failed,
            headers=visit.request_headers(entry),
            dont_filter=True,
            meta={"download_slot": slot, "visit": visit, "entry": entry, "handle_httpstatus_all": True},
        )

    def _downloaded(self, response: Response, request: Request) -> None:
        """Before Scrapy decodes the body and forgets how it was coded."""
        codings = response.headers.getlist("Content-Encoding")
        request.meta[CODINGS] = [coding.decode("latin-1") for coding in codings]

    async def _fetch(self, url: str, accept: str) -> Fetched:
        """One request on behalf of a page's scripts; guard, names, pauses and limits are those of every request."""
        if self.dispatcher.is_held(url):
            return Fetched(url, failure=Failure.TOO_MANY, detail="asked for patience")
        request = Request(
            url,
            headers={"Accept": accept},
            dont_filter=True,
            meta={
                "download_slot": self.dispatcher.slot(url),
                "handle_httpstatus_all": True,
                "download_maxsize": LARGEST_PART,
            },
        )
        try:
            response = await self.crawler.engine.download_async(request)
        except Exception as error:
            failure, detail = failure_of(error, url)
            return Fetched(url, failure=failure, detail=detail)
        return Fetched(url, response.status, answer_headers(response), response.body)

    async def _answered(self, response: Response) -> None:
        visit, entry, slot = self._of(response.meta)
        with crawl_lines(visit.crawl_id, visit.ags):
            await self._hand_over(visit, entry, slot, response)

    async def _hand_over(self, visit: AnyVisit, entry: Entry, slot: str, response: Response) -> None:
        try:
            await visit.answered(entry, response.status, answer_headers(response), response.body)
        except Exception as error:
            self._trouble(visit, error)
        finally:
            self.dispatcher.finished(visit, slot)

    async def _failed(self, failure: TwistedFailure) -> None:
        visit, entry, slot = self._of(failure.request.meta)  # type: ignore[attr-defined]
        with crawl_lines(visit.crawl_id, visit.ags):
            try:
                visit.failed(entry, *failure_of(failure.value or OSError("no reason given"), entry.url))
            except Exception as trouble:
                self._trouble(visit, trouble)
            finally:
                self.dispatcher.finished(visit, slot)

    @staticmethod
    def _of(meta: dict[str, Any]) -> tuple[AnyVisit, Entry, str]:
        return meta["visit"], meta["entry"], meta["download_slot"]

    def _trouble(self, visit: AnyVisit, error: Exception) -> None:
        """Failures of our store stop the run; any other bug of ours ends that district's crawl only."""
        if isinstance(error, SQLAlchemyError | OSError):
            self._stop(error)
            return
        try:
            visit.abort(error)
        except (SQLAlchemyError, OSError) as worse:
            self._stop(worse)

    def _stop(self, error: BaseException) -> None:
        if not self._stopping:
            self._stopping = True
            self.dispatcher.drain()
            # One line the starter can show; the crawl rows stay open and are closed as dead by the next run.
            logger.critical("STORE FAILED: %s", error)
            self.crawler.engine.close_spider(self, "store_failed")

    def _spider_closed(self, reason: str) -> None:
        self._end_visits(lambda visit: visit.close("interrupted"))
        self._reader.close()
        self._store.close()

    def _end_visits(self, end: Callable[[AnyVisit], None]) -> None:
        for visit in self.dispatcher.drain():
            if isinstance(visit, AnyVisit) and not self._stopping and visit.is_open:
                try:
                    end(visit)
                except (SQLAlchemyError, OSError) as error:
                    logger.critical("STORE FAILED: %s", error)


def _moment(text: str) -> datetime | None:
    if not text:
        return None
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
