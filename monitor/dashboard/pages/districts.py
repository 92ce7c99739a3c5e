"""`/kreise` and `/kreise/{ags}`."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from monitor.coverage import DistrictState
from monitor.dashboard import labels
from monitor.dashboard.crawl_evidence import evidence_of
from monitor.dashboard.figures import count_states
from monitor.dashboard.pages.routing import Text, page
from monitor.dashboard.queries import districts
from monitor.dashboard.site import SiteOf, not_found
from monitor.dashboard.states import states_today

router = APIRouter()


@page(router, "/kreise")
def district_list(site: SiteOf, q: Text = None, land: Text = None, stand: Text = None) -> Response:
    """All districts with their state. ``?q=`` that fits one district alone leads straight to it."""
    now = site.now()
    with site.store.session() as session:
        states = states_today(session, site.store.settings, now)
        papers = districts.counting_papers(session)
    text = (q or "").strip()
    land = land if land in {seen.district.land for seen in states} else None
    state = labels.STATE_SLUGS.get(stand or "")
    found = [
        seen
        for seen in states
        if (not land or seen.district.land == land)
        and (not state or seen.state == state)
        and matches(seen, text)
    ]
    if text and not land and not state and (only := _only(found, text)):
        return RedirectResponse(f"/kreise/{only.district.ags}", status_code=303)
    return site.page(
        "districts.html",
        "districts",
        states=found,
        total=len(states),
        figures=count_states(seen.state for seen in found),
        papers=papers,
        land_options=[(name, name) for name in sorted({seen.district.land for seen in states})],
        state_options=[(slug, labels.STATES[one]) for slug, one in labels.STATE_SLUGS.items()],
        chosen={"q": text, "land": land, "stand": stand if state else None},
    )


def matches(seen: DistrictState, text: str) -> bool:
    """Whether a district is meant: AGS from its start, or every word in its name (or "Name (AGS)")."""
    name = f"{seen.district.name} ({seen.district.ags})".casefold()
    return seen.district.ags.startswith(text) or all(word in name for word in text.casefold().split())


def _only(found: Sequence[DistrictState], text: str) -> DistrictState | None:
    """The one district a search means: the only hit, or the only one of exactly that name."""
    if len(found) == 1:
        return found[0]
    named = [seen for seen in found if seen.district.name.casefold() == text.casefold()]
    return named[0] if len(named) == 1 else None


@page(router, "/kreise/{ags}")
def district(site: SiteOf, ags: str) -> Response:
    """One district: state with reason, hosts, papers, alerts, crawls with what was read and rejected."""
    with site.store.session() as session:
        detail = districts.find_district(session, ags)
        if detail is None:
            raise not_found()
        states = states_today(session, site.store.settings, site.now())
    state = next((seen for seen in states if seen.district.ags == ags), None)
    read = detail.read_crawl
    return site.page(
        "district.html",
        "districts",
        detail=detail,
        district=detail.district,
        seen=state,
        read=read,
        evidence=evidence_of(site.store.bodies, read) if read else None,
    )
