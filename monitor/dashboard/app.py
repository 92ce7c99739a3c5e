"""The dashboard as an application: pages, static files, error pages, guard."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from datetime import UTC, datetime

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from monitor.dashboard.guard import SECURITY_HEADERS, Guard
from monitor.dashboard.pages import (
    alerts,
    captures,
    districts,
    feeds,
    files,
    leaving,
    machine,
    operation,
    overview,
    papers,
    versions,
)
from monitor.dashboard.site import Site
from storage.store import Store

log = logging.getLogger(__name__)


def _utc_now() -> datetime:
    return datetime.now(UTC)


def create_app(store: Store, now: Callable[[], datetime] = _utc_now, *, scheduled: bool = False) -> FastAPI:
    """The dashboard of a home. ``now`` is the clock of every page (an aware moment).

    ``scheduled``: the scheduler runs beside it, so /healthz expects its ticks.

    Answers GET and HEAD of this machine only; whoever serves it must still bind to a loopback address.
    """
    app = FastAPI(title="Konzeptmonitor", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.site = Site(store, now, scheduled)
    for page in (
        overview,
        alerts,
        papers,
        versions,
        districts,
        operation,
        files,
        machine,
        captures,
        feeds,
        leaving,
    ):
        app.include_router(page.router)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _refused)
    app.add_exception_handler(Exception, _failed)
    app.add_middleware(Guard)
    return app


def _refused(request: Request, error: Exception) -> Response:
    """The German page for an address that names nothing (a malformed number names nothing either)."""
    site: Site = request.app.state.site
    if isinstance(error, HTTPException) and error.status_code != 404:
        return site.page("error.html", "", error.status_code, status=error.status_code, reference=None)
    return site.page("not_found.html", "", 404)


def _failed(request: Request, error: Exception) -> Response:
    """The German page for a fault of ours; the log holds the fault under the number the page shows."""
    site: Site = request.app.state.site
    reference = f"F-{site.now():%Y-%m-%d-%H%M}-{secrets.token_hex(3)}"
    log.error("%s: %s %s failed", reference, request.method, request.url.path, exc_info=error)
    answer = site.page("error.html", "", 500, status=500, reference=reference)
    answer.headers.update(SECURITY_HEADERS)  # this handler stands outside the guard
    return answer
