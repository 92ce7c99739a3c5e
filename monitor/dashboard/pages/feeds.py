"""`/feed.atom` and `/feed.rss` (all alerts, or those of a Land, a district, a kind), `/feed/{token}.atom` (a subscriber's)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from fastapi import APIRouter, Request
from starlette.responses import Response

from monitor.dashboard import labels
from monitor.dashboard.pages.routing import Text, page
from monitor.dashboard.queries.alerts import AlertFilter, feed_alerts
from monitor.dashboard.site import Site, SiteOf, not_found
from monitor.feeds import MEDIA_TYPES, RSS, atom, rss
from monitor.filters import matches
from monitor.messages import facts_of
from monitor.subscriptions import by_token
from storage.models import Alert, District

router = APIRouter()

FEED_ENTRIES = 50  # a reader that looks once a week misses nothing, and an answer stays small
# A subscriber's filters are Python: so many alerts are looked at for FEED_ENTRIES that fit.
LOOKED_AT = 1000


class Form(StrEnum):
    ATOM = "atom"
    RSS = "rss"


@page(router, "/feed.{form}")
def feed(
    site: SiteOf, request: Request, form: Form, land: Text = None, kreis: Text = None, art: Text = None
) -> Response:
    """The newest alerts without the first inventory; ``?land=``, ``?kreis=`` and ``?art=`` choose among them."""
    kind = labels.KIND_OF_SLUG.get(art or "")
    if art and kind is None:
        raise not_found()
    with site.store.session() as session:
        district = session.get(District, kreis) if kreis else None
        alerts = feed_alerts(session, AlertFilter(land=land, ags=kreis, kind=kind), FEED_ENTRIES)
        title = ", ".join(
            filter(None, ["Konzeptmonitor: Meldungen", land, district.name if district else kreis])
        )
        return _answer(site, request, form, alerts, title)


@page(router, "/feed/{token}.{form}")
def own_feed(site: SiteOf, request: Request, token: str, form: Form) -> Response:
    """What a subscriber wants, at an address only they know. Gone (404) when the subscription has ended."""
    with site.store.session() as session:
        subscriber = by_token(session, token)
        if subscriber is None or subscriber.ended_at is not None:
            raise not_found()
        newest = feed_alerts(session, AlertFilter(), LOOKED_AT)
        alerts = [alert for alert in newest if matches(subscriber.filters, facts_of(alert))][:FEED_ENTRIES]
        return _answer(site, request, form, alerts, f"Konzeptmonitor: Meldungen für {subscriber.address}")


def _answer(site: Site, request: Request, form: Form, alerts: Sequence[Alert], title: str) -> Response:
    base_url = site.store.settings.web.base_url or str(request.base_url)
    query = f"?{request.url.query}" if request.url.query else ""
    address = base_url.rstrip("/") + request.url.path + query
    content = (rss if form == RSS else atom)(alerts, base_url, title, site.now(), address)
    return Response(content, headers={"Content-Type": f"{MEDIA_TYPES[form]}; charset=utf-8"})
