"""`/abbestellen/{token}`: ending a subscription with the secret address that every mail names."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from monitor.dashboard.pages.routing import page
from monitor.dashboard.site import SiteOf, not_found
from monitor.messages import wanted
from monitor.subscriptions import by_token, end

router = APIRouter()

PATH = "/abbestellen/"


@page(router, PATH + "{token}")
def asked(site: SiteOf, token: str) -> HTMLResponse:
    """What would end, and the button that ends it: programs that only look at a link must end nothing (RFC 8058)."""
    return _page(site, token, ends=False)


@router.post(PATH + "{token}")
def left(site: SiteOf, token: str) -> HTMLResponse:
    """End the subscription; asking again changes nothing."""
    return _page(site, token, ends=True)


def _page(site: SiteOf, token: str, ends: bool) -> HTMLResponse:
    with site.store.session() as session:
        subscriber = by_token(session, token)
        if subscriber is None:
            raise not_found()
        if ends and subscriber.ended_at is None:
            end(session, subscriber, site.now())
        return site.page(
            "leaving.html",
            "",
            address=subscriber.address,
            wanted=wanted(subscriber),
            ended_at=subscriber.ended_at,
            path=PATH + token,
        )
