"""`/feed.atom` for feed readers and `/healthz` for whoever watches the service."""

from __future__ import annotations

import logging

from fastapi import APIRouter, Request
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from starlette.responses import JSONResponse, Response

from monitor.dashboard.pages.routing import page
from monitor.dashboard.queries.alerts import feed_alerts
from monitor.dashboard.site import SiteOf
from monitor.feeds import atom

router = APIRouter()
log = logging.getLogger(__name__)

FEED_ENTRIES = 50  # a reader that looks once a week misses nothing, and an answer stays small


@page(router, "/feed.atom")
def feed(site: SiteOf, request: Request) -> Response:
    """The newest alerts as an Atom feed, without the first inventory."""
    base_url = site.store.settings.web.base_url or str(request.base_url)
    with site.store.session() as session:
        alerts = feed_alerts(session, FEED_ENTRIES)
    address = base_url.rstrip("/") + "/feed.atom"
    content = atom(alerts, base_url, "Konzeptmonitor: Meldungen", site.now(), address)
    return Response(content, headers={"Content-Type": "application/atom+xml; charset=utf-8"})


@page(router, "/healthz")
def health(site: SiteOf) -> Response:
    """200 when the database answers, else 503."""
    try:
        with site.store.session() as session:
            session.execute(text("SELECT 1"))
    except SQLAlchemyError:
        log.exception("the database does not answer")
        return JSONResponse({"status": "database_unreachable"}, status_code=503)
    return JSONResponse({"status": "ok"})
