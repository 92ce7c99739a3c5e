"""`/static/…`: the style sheet and the icon, by name; nothing else is on this shelf."""

from __future__ import annotations

from importlib.resources import files

from fastapi import APIRouter
from starlette.responses import Response

from monitor.dashboard.pages.routing import page
from monitor.dashboard.render import STATIC
from monitor.dashboard.site import not_found

router = APIRouter()

_TYPES = {"css": "text/css; charset=utf-8", "svg": "image/svg+xml"}
# The address changes with the content (render.static_address), so a browser may keep the file for a year.
KEEP = "public, max-age=31536000, immutable"


@page(router, "/static/{name}")
def static(name: str) -> Response:
    """A static file. Only names of the fixed list exist, so no path can lead out of the folder."""
    if name not in STATIC:
        raise not_found()
    content = (files("monitor.dashboard") / "static" / name).read_bytes()
    return Response(content, headers={"Content-Type": _TYPES[name.rpartition(".")[2]], "Cache-Control": KEEP})
