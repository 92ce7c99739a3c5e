"""`/fassungen/{id}/text` and `/fassungen/{id}/original`."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from monitor.dashboard.filenames import download_name, download_type
from monitor.dashboard.pages.routing import RowId, Text, page
from monitor.dashboard.queries.papers import shows_version
from monitor.dashboard.queries.versions import find_version
from monitor.dashboard.site import SiteOf, not_found
from storage.bodies import BodyMissing
from storage.models import Body, District

router = APIRouter()

# Were a browser to show the bytes after all, it would run nothing and load nothing.
DOWNLOAD_POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'"


@page(router, "/fassungen/{version_id}/text")
def version_text(site: SiteOf, version_id: RowId) -> HTMLResponse:
    """What was read from a version, page by page; reasons lead to its pages (``#s4``)."""
    with site.store.session() as session:
        version = find_version(session, version_id, text=True)
        if version is None:
            raise not_found()
        district = session.get_one(District, version.paper.ags)
    pages = version.document.text.split("\f")
    return site.page(
        "version_text.html", "papers", version=version, paper=version.paper, district=district, pages=pages
    )


@page(router, "/fassungen/{version_id}/original")
def original(site: SiteOf, version_id: RowId, sha256: Text = None) -> Response:
    """The archived bytes as a download; ``sha256`` picks another body that shows the same text."""
    with site.store.session() as session:
        version = find_version(session, version_id)
        if version is None:
            raise not_found()
        wanted = sha256 or version.sha256
        body = session.get(Body, wanted) if shows_version(session, version, wanted) else None
    if body is None:
        raise not_found()
    try:
        content = site.store.bodies.get(wanted)
    except BodyMissing:
        return site.page("body_missing.html", "papers", 404, version=version, sha256=wanted)
    paper = version.paper
    name = download_name(paper.ags, paper.title, version.number, wanted, body.media_type)
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Security-Policy": DOWNLOAD_POLICY,
        "X-Content-Type-Options": "nosniff",
    }
    return Response(content, media_type=download_type(body.media_type), headers=headers)
