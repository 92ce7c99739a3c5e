"""`/betrieb`, `/betrieb/laeufe/{id}` and `/betrieb/vollstaendigkeit`."""

from __future__ import annotations

from datetime import timedelta

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from monitor.completeness import completeness
from monitor.completeness_text import ASSUMPTIONS, estimate_sentences, percent_known
from monitor.dashboard import labels
from monitor.dashboard.crawl_evidence import evidence_of
from monitor.dashboard.pages.routing import RowId, Text, page
from monitor.dashboard.queries import operation
from monitor.dashboard.queries.paging import page_number
from monitor.dashboard.site import SiteOf, not_found
from storage.values import Outcome

router = APIRouter()

DAY = timedelta(hours=24)


@page(router, "/betrieb")
def crawl_list(site: SiteOf, ergebnis: Text = None, kreis: Text = None, seite: Text = None) -> HTMLResponse:
    """The crawls: running, without observation, done; and whether all deliveries went out."""
    outcome = labels.OUTCOME_SLUGS.get(ergebnis or "")
    with site.store.session() as session:
        found = operation.crawl_page(session, outcome, kreis or None, page_number(seite))
        running = operation.running_crawls(session)
        unread = operation.unread_districts(session)
        last_day = operation.outcomes_since(session, site.now() - DAY)
        last_end = operation.newest_end(session)
        deliveries = operation.delivery_counts(session)
        never = operation.never_read(session, site.now().date())
    return site.page(
        "operation.html",
        "operation",
        page=found,
        running=running,
        unread=unread,
        last_day=last_day,
        last_end=last_end,
        deliveries=deliveries,
        never=never,
        outcome_options=[
            (slug, labels.OUTCOMES[Outcome(one)] if one != operation.RUNNING else "läuft")
            for slug, one in labels.OUTCOME_SLUGS.items()
        ],
        chosen={"ergebnis": ergebnis if outcome else None, "kreis": kreis or None},
    )


@page(router, "/betrieb/laeufe/{crawl_id}")
def crawl(site: SiteOf, crawl_id: RowId) -> HTMLResponse:
    """One crawl: how it ended, what it read, what failed, what was rejected, and the settings it used."""
    with site.store.session() as session:
        detail = operation.find_crawl(session, crawl_id)
    if detail is None:
        raise not_found()
    return site.page(
        "crawl.html",
        "operation",
        detail=detail,
        crawl=detail.crawl,
        evidence=evidence_of(site.store.bodies, detail.crawl),
        versions=[
            (name, text) for name, text in labels.CRAWL_VERSIONS.items() if name in detail.crawl.settings
        ],
    )


@page(router, "/betrieb/vollstaendigkeit")
def inventory(site: SiteOf) -> HTMLResponse:
    """How complete the inventory is: what each channel showed, what is probably missing, who was never read."""
    with site.store.session() as session:
        found = completeness(session, site.now(), site.store.settings.crawl.none_found_days)
    return site.page(
        "completeness.html",
        "operation",
        found=found,
        percent=percent_known(found),
        sentences=list(estimate_sentences(found)),
        assumptions=ASSUMPTIONS,
    )
