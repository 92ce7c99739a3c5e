"""What every page needs at hand: the store, the clock, and how a template becomes an answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated

from fastapi import Depends, Request
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse

from monitor.dashboard.render import environment
from storage.store import Store


@dataclass(frozen=True)
class Site:
    """The dashboard of one home."""

    store: Store
    now: Callable[[], datetime]
    scheduled: bool = False  # this process also does the rounds

    def page(self, template: str, section: str, code: int = 200, **values: object) -> HTMLResponse:
        """A template as an answer. ``section`` is the entry of the main menu the page belongs to."""
        shown = environment().get_template(template)
        common = {"section": section, "now": self.now(), "program_version": program_version()}
        return HTMLResponse(shown.render(common | values), status_code=code)


def program_version() -> str:
    """The version of the installed program; empty when it runs from a folder that was never installed."""
    try:
        return version("konzeptmonitor")
    except PackageNotFoundError:
        return ""


def not_found() -> HTTPException:
    """What a page raises when its address names nothing; shown as the German 404 page."""
    return HTTPException(404)


def _site(request: Request) -> Site:
    site: Site = request.app.state.site
    return site


SiteOf = Annotated[Site, Depends(_site)]
