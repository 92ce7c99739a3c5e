"""What the spider needs of a visit: of a district, or of the watched addresses of a host."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from crawler.dispatcher import Visiting
from crawler.frontier import Entry
from storage.values import Failure


@runtime_checkable
class AnyVisit(Visiting, Protocol):
    """Asks and is answered. Raises OSError or SQLAlchemyError when our own store fails."""

    is_open: bool

    @property
    def ags(self) -> str | None: ...

    @property
    def crawl_id(self) -> int | None: ...

    def request_headers(self, entry: Entry) -> dict[str, str]: ...

    async def answered(self, entry: Entry, status: int, headers: dict[str, str], body: bytes) -> None: ...

    def failed(self, entry: Entry, failure: Failure, detail: str) -> None: ...

    def close(self, stopped_by: str) -> None: ...

    def abort(self, error: BaseException) -> None: ...
