"""`/papiere`, `/papiere/{id}` and the comparison of two versions."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from monitor.dashboard import evidence, labels
from monitor.dashboard.pages.routing import RowId, Text, page, ticked
from monitor.dashboard.queries import papers
from monitor.dashboard.queries.districts import lands
from monitor.dashboard.queries.paging import page_number
from monitor.dashboard.queries.versions import version_texts
from monitor.dashboard.site import SiteOf, not_found
from monitor.decisions import decision_rows
from monitor.diff import diff
from monitor.version_texts import in_blocks
from monitor.wording import ROLE

router = APIRouter()

# Hunks a page of the comparison shows: a replaced paper has hundreds, and a browser should stay quick.
HUNKS = 50

CHOICES: dict[str, Any] = {
    "roles": [(slug, ROLE[role]) for slug, role in labels.ROLE_SLUGS.items()],
}


@page(router, "/papiere")
def paper_list(
    site: SiteOf,
    q: Text = None,
    land: Text = None,
    art: Text = None,
    zaehlt: Text = None,
    seite: Text = None,
) -> HTMLResponse:
    """The papers, newest text first; ``q`` searches titles and names of districts."""
    wanted = papers.PaperFilter(
        text=(q or "").strip(),
        land=land or None,
        role=labels.ROLE_SLUGS.get(art or ""),
        counts=ticked(zaehlt),
    )
    with site.store.session() as session:
        found = papers.paper_page(session, wanted, page_number(seite))
        land_options = [(name, name) for name in lands(session)]
    chosen = {
        "q": wanted.text,
        "land": wanted.land,
        "art": art if wanted.role else None,
        "zaehlt": wanted.counts,
    }
    return site.page("papers.html", "papers", page=found, chosen=chosen, land_options=land_options, **CHOICES)


@page(router, "/papiere/{paper_id}")
def paper(site: SiteOf, paper_id: RowId) -> Response:
    """One paper: versions, places, reasons, fields, originals, alerts, reviews and corrections.

    One that is merged into another is shown there.
    """
    with site.store.session() as session:
        detail = papers.find_paper(session, paper_id)
        decisions = decision_rows(session, paper_id=paper_id)
    if detail is None:
        raise not_found()
    if detail.paper.merged_into_id is not None:
        return RedirectResponse(f"/papiere/{detail.paper.merged_into_id}", status_code=303)
    return site.page(
        "paper.html",
        "papers",
        detail=detail,
        versions_site=sum(proof.version.cause in ("site", "hand") for proof in detail.versions),
        reasons=evidence.reasons(detail.paper.reasons),
        decisions=decisions,
    )


@page(router, "/papiere/{paper_id}/vergleich")
def comparison(
    site: SiteOf, request: Request, paper_id: RowId, alt: Text = None, neu: Text = None, seite: Text = None
) -> Response:
    """What differs between two versions of a paper (by default the newest two), HUNKS places a page."""
    with site.store.session() as session:
        detail = papers.find_paper(session, paper_id)
        if detail is None:
            raise not_found()
        if detail.paper.merged_into_id is not None:  # its versions keep their numbers there
            there = f"/papiere/{detail.paper.merged_into_id}/vergleich?{request.url.query}"
            return RedirectResponse(there, status_code=303)
        by_id = {proof.version.id: proof.version for proof in detail.versions}
        ids = list(by_id)
        new_id = _version_id(neu, ids[0] if ids else None)
        old_id = _version_id(alt, next((one for one in ids[1:] if one != new_id), None))
        if (neu and new_id not in by_id) or (alt and old_id not in by_id):
            raise not_found()
        texts = version_texts(session, paper_id, [one for one in (old_id, new_id) if one])
    if old_id is None or new_id is None:
        return site.page(
            "comparison.html", "papers", detail=detail, old=None, new=None, result=None, part=None
        )
    blocks = all(in_blocks(by_id[one]) for one in (old_id, new_id))
    result = diff(texts[old_id], texts[new_id], blocks=blocks)
    part = evidence.part(result.hunks, page_number(seite), HUNKS)
    return site.page(
        "comparison.html",
        "papers",
        detail=detail,
        old=by_id[old_id],
        new=by_id[new_id],
        result=result,
        part=part,
    )


def _version_id(text: str | None, otherwise: int | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() else otherwise
