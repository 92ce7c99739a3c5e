"""`/healthz` for whoever watches the service."""

from __future__ import annotations

import logging

from fastapi import APIRouter
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from starlette.responses import JSONResponse, Response

from monitor.dashboard.pages.routing import page
from monitor.dashboard.site import SiteOf

router = APIRouter()
log = logging.getLogger(__name__)


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
