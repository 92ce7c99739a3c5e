"""`/meldungen` and `/meldungen/{id}`."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from monitor.dashboard import evidence, labels
from monitor.dashboard.pages.routing import RowId, Text, page, ticked
from monitor.dashboard.queries import alerts
from monitor.dashboard.queries.districts import lands
from monitor.dashboard.queries.paging import page_number
from monitor.dashboard.site import SiteOf, not_found
from monitor.wording import MEANING, NEWNESS
from storage.models import Change
from storage.values import Kind

router = APIRouter()

# Kinds whose reasons weigh a change of text, not whether a paper is a concept.
COMPARING = (Kind.NEW_VERSION, Kind.CHANGED, Kind.WATCHED_CHANGED)
# More passages wait folded, so that the reasons are not a screen away.
PASSAGES_SHOWN = 5

CHOICES: dict[str, Any] = {
    "kinds": [(label.slug, label.name) for label in labels.KINDS.values()],
}


@page(router, "/meldungen")
def alert_list(
    site: SiteOf,
    land: Text = None,
    art: Text = None,
    kreis: Text = None,
    erstbestand: Text = None,
    seite: Text = None,
) -> HTMLResponse:
    """The alerts, newest first, filtered by Land, kind and district. An unknown filter value filters nothing."""
    wanted = alerts.AlertFilter(
        land=land or None,
        kind=labels.KIND_OF_SLUG.get(art or ""),
        ags=kreis or None,
        baseline=ticked(erstbestand),
    )
    with site.store.session() as session:
        found = alerts.alert_page(session, wanted, page_number(seite))
        land_options = [(name, name) for name in lands(session)]
    chosen = {
        "land": wanted.land,
        "art": art if wanted.kind else None,
        "kreis": wanted.ags,
        "erstbestand": wanted.baseline,
    }
    return site.page(
        "alerts.html",
        "alerts",
        page=found,
        chosen=chosen,
        wanted=wanted,
        land_options=land_options,
        **CHOICES,
    )


def _addresses(change: Change) -> list[str]:
    """The addresses an alert names if there are several, the present one last."""
    urls = list(dict.fromkeys([*map(str, change.urls), change.url]))
    return sorted(urls, key=lambda url: url == change.url) if len(urls) > 1 else []


@page(router, "/meldungen/{alert_id}")
def alert(site: SiteOf, alert_id: RowId) -> HTMLResponse:
    """One alert: what changed, why it is told, how it was reached, and the archived proof."""
    with site.store.session() as session:
        detail = alerts.find_alert(session, alert_id)
    if detail is None:
        raise not_found()
    change = detail.alert.change
    return site.page(
        "alert.html",
        "alerts",
        detail=detail,
        change=change,
        verdict=detail.verdict,
        meaning=" ".join(filter(None, [MEANING.get(change.kind), NEWNESS.get(change.newness or "")])),
        compares=change.kind in COMPARING,
        passages_shown=PASSAGES_SHOWN,
        min_score=site.store.settings.alerts.min_score,
        other_urls=_addresses(change),
        reasons=evidence.reasons(change.reasons),
        passages=evidence.passages(change.evidence),
        path=evidence.path(change.evidence) or detail.path,
    )
