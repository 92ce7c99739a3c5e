"""`/healthz` and `/metrics`, for whatever watches the service from this machine."""

from __future__ import annotations

import shutil

from fastapi import APIRouter
from starlette.responses import JSONResponse, Response

from monitor.dashboard.checks import as_json, checks, failed
from monitor.dashboard.metrics import MEDIA_TYPE, metrics
from monitor.dashboard.pages.routing import page
from monitor.dashboard.queries.metrics import figures
from monitor.dashboard.site import Site, SiteOf

router = APIRouter()


@page(router, "/healthz")
def health(site: SiteOf) -> Response:
    """200 while the service can do its work, else 503; the checks say why."""
    found = checks(site.store, site.now(), scheduled=site.scheduled)
    return JSONResponse(as_json(found), status_code=503 if failed(found) else 200)


@page(router, "/metrics")
def prometheus(site: SiteOf) -> Response:
    """The figures for Prometheus."""
    now = site.now()
    with site.store.session() as session:
        found = figures(session, now, site.store.settings.crawl.none_found_days, _free(site))
    return Response(metrics(found, now), media_type=MEDIA_TYPE)


def _free(site: Site) -> int | None:
    try:
        return shutil.disk_usage(site.store.settings.home).free
    except OSError:  # /healthz says so
        return None
