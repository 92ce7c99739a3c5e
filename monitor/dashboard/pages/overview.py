"""`/`: the state of the observation on one page."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from monitor.dashboard import labels, maps
from monitor.dashboard.figures import FOUND, NOT_OBSERVABLE, STUDY_FOUND, STUDY_TOTAL, by_land, count_states
from monitor.dashboard.pages.routing import page
from monitor.dashboard.queries import alerts, operation, papers
from monitor.dashboard.site import Site, SiteOf
from monitor.dashboard.states import states_today
from storage.registry import last_version

router = APIRouter()

RECENT = timedelta(days=7)  # what "zuletzt" means: the rhythm of the weekly digest
SHOWN = 6
READ_SHOWN = 20  # districts listed where there is no map to show


@page(router, "/")
def overview(site: SiteOf) -> HTMLResponse:
    """The overview; before the first crawl, what to do next."""
    now = site.now()
    with site.store.session() as session:
        states = states_today(session, site.store.settings, now)
        last_end = operation.newest_end(session)
        if not states or last_end is None:
            return _first_steps(site, len(states), bool(operation.running_crawls(session)))
        confirmed = papers.confirmed_districts(session)
        latest = alerts.latest_alerts(session, SHOWN)
        recent = alerts.counts_by_kind(session, now - RECENT)
        crawls = operation.latest_crawls(session, SHOWN)
        registry = last_version(session)
    read = [seen for seen in states if seen.last_success or seen.reason != "never_crawled"]
    drawn = maps.picture((seen.district.ags, seen.district.name, seen.state) for seen in states)
    on_map = {shape.ags for shape in drawn.shapes}
    reasons = Counter(
        labels.word(labels.REASONS, seen.reason) for seen in states if seen.state == NOT_OBSERVABLE
    )
    return site.page(
        "overview.html",
        "overview",
        figures=count_states(seen.state for seen in states),
        lands=by_land((seen.district.land, seen.state) for seen in states),
        # A map that only shows districts nobody has read yet would say nothing.
        map=drawn if any(seen.district.ags in on_map for seen in read) else None,
        read=read[:READ_SHOWN],
        read_count=len(read),
        confirmed=sum(seen.state == FOUND and seen.district.ags in confirmed for seen in states),
        reasons=reasons.most_common(),
        alerts=latest,
        recent=[(kind, recent[kind]) for kind in labels.KINDS if recent.get(kind)],
        crawls=crawls,
        last_end=last_end,
        registry=registry,
        study=(STUDY_FOUND, STUDY_TOTAL),
    )


def _first_steps(site: Site, districts: int, running: bool) -> HTMLResponse:
    settings = site.store.settings
    return site.page(
        "first_steps.html",
        "overview",
        districts=districts,
        running=running,
        contact=settings.crawl.contact,
        home=str(settings.home),
    )
