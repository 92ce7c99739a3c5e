"""`/belege/{id}` and its bytes, and what a Memento client asks: `/timemap/link/{address}`, `/timegate/{address}`.

The address of an evidence never changes: a capture is written once and its number given once.
"""

from __future__ import annotations

from datetime import UTC
from typing import Any

from fastapi import APIRouter, Request
from sqlalchemy.orm import Session
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response

from monitor.dashboard.filenames import download_type, evidence_name
from monitor.dashboard.memento import (
    LINK_FORMAT,
    BadMoment,
    Memento,
    Original,
    closest,
    http_date,
    link_header,
    time_map,
    wanted_moment,
)
from monitor.dashboard.negotiation import wants_page
from monitor.dashboard.pages.routing import RowId, page
from monitor.dashboard.pages.versions import DOWNLOAD_POLICY
from monitor.dashboard.queries.captures import find_capture, states_of
from monitor.dashboard.site import Site, SiteOf, not_found
from storage.bodies import UNREADABLE
from storage.heads import unpack_heads
from storage.models import Body, Capture

router = APIRouter()

_MAP, _GATE = "/timemap/link/", "/timegate/"


@page(router, "/belege/{capture_id}")
def evidence(site: SiteOf, request: Request, capture_id: RowId) -> Response:
    """All that is known of one capture: a page for browsers, JSON for whoever else asks."""
    with site.store.session() as session:
        capture = find_capture(session, capture_id)
        if capture is None:
            raise not_found()
        record = _record(capture, _base(site, request))
        answer: Response = JSONResponse(record)
        if wants_page(request.headers.get("accept")):
            answer = site.page("capture.html", "papers", capture=capture, record=record)
    answer.headers["Vary"] = "Accept"
    return answer


@page(router, "/belege/{capture_id}/inhalt")
def evidence_body(site: SiteOf, request: Request, capture_id: RowId) -> Response:
    """The bytes of a capture as a download, dated as a memento of its address."""
    base = _base(site, request)
    with site.store.session() as session:
        capture = find_capture(session, capture_id)
        if capture is None or capture.body_sha256 is None:
            raise not_found()
        media_type = session.get_one(Body, capture.body_sha256).media_type
    try:
        content = site.store.bodies.get(capture.body_sha256)
    except UNREADABLE:
        sentence = f"Der Inhalt {capture.body_sha256} fehlt im Archiv oder ist beschädigt; `konzeptmonitor doctor` sagt mehr.\n"
        return PlainTextResponse(sentence, status_code=404)
    name = evidence_name(capture.captured_at.astimezone(UTC), capture.body_sha256, media_type)
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Security-Policy": DOWNLOAD_POLICY,
        "X-Content-Type-Options": "nosniff",
        "Memento-Datetime": http_date(capture.captured_at),
        "Link": link_header(_original(_url(capture), base)),
    }
    return Response(content, media_type=download_type(media_type), headers=headers)


@page(router, _MAP + "{address:path}")
def time_map_of(site: SiteOf, request: Request) -> Response:
    """The states of an address that are in the archive, as a TimeMap."""
    url, base = _asked(request, _MAP), _base(site, request)
    with site.store.session() as session:
        states = _states(session, url, base)
    return Response(time_map(_original(url, base), states), media_type=LINK_FORMAT)


@page(router, _GATE + "{address:path}")
def time_gate_of(site: SiteOf, request: Request) -> Response:
    """Leads to the state nearest to Accept-Datetime (RFC 7089, 4.1), else to the newest."""
    url, base = _asked(request, _GATE), _base(site, request)
    try:
        moment = wanted_moment(request.headers.get("accept-datetime"))
    except BadMoment as error:
        return PlainTextResponse(f"{error}\n", status_code=400)
    with site.store.session() as session:
        states = _states(session, url, base)
    found = closest(states, moment)
    headers = {"Vary": "accept-datetime", "Link": link_header(_original(url, base), states, found)}
    return RedirectResponse(found.address, status_code=302, headers=headers)


def _states(session: Session, url: str, base: str) -> list[Memento]:
    states = [Memento(one.captured_at, f"{base}/belege/{one.id}/inhalt") for one in states_of(session, url)]
    if not states:
        raise not_found()
    return states


def _asked(request: Request, prefix: str) -> str:
    """The address behind the prefix as it was written: its own escapes and query belong to it."""
    path = bytes(request.scope["raw_path"]).decode("latin-1").partition("?")[0].removeprefix(prefix)
    query = bytes(request.scope["query_string"]).decode("latin-1")
    return f"{path}?{query}" if query else path


def _original(url: str, base: str) -> Original:
    return Original(url, f"{base}{_MAP}{url}", f"{base}{_GATE}{url}")


def _base(site: Site, request: Request) -> str:
    return (site.store.settings.web.base_url or str(request.base_url)).rstrip("/")


def _url(capture: Capture) -> str:
    return capture.url or capture.resource.url


def _record(capture: Capture, base: str) -> dict[str, Any]:
    heads = unpack_heads(capture.heads)
    here, own = f"{base}/belege/{capture.id}", _original(_url(capture), base)
    return {
        "capture_id": capture.id,
        "url": own.url,
        "captured_at": capture.captured_at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "crawl_id": capture.crawl_id,
        "resource_id": capture.resource_id,
        "channel": capture.resource.channel,
        "status": capture.status,
        "failure": capture.failure,
        "detail": capture.detail,
        "headers": capture.headers,
        "request": heads.request if heads else None,
        "response": heads.response if heads else None,
        "ip": heads.ip if heads else None,
        "sha256": capture.body_sha256,
        "body": f"{here}/inhalt" if capture.body_sha256 else None,
        "timemap": own.time_map,
    }
