"""Pages of papers that show another text at every look: each says so once, and is compared no further."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import select

from monitor.look import Look
from storage.models import Change, Paper, Part, Place
from storage.noise_models import PageNoise
from storage.values import Kind, Reason, Role

_RESTLESS = 0.1
_TEXT = (
    "Die Seite zeigt bei jedem Abruf anderen Text. Solange das so ist, gilt ihr zuletzt ruhiger Stand; "
    "Änderungen an ihr werden nicht gemeldet."
)


def restless_changes(look: Look) -> Iterator[Change]:
    """One for each page that this crawl found to be restless."""
    if look.crawl.ags is None:
        return
    shown = [
        select(table.paper_id, table.resource_id, PageNoise.restless_at)
        .join(PageNoise, PageNoise.resource_id == table.resource_id)
        .join(Paper, Paper.id == table.paper_id)
        .where(Paper.ags == look.ags, PageNoise.restless_at >= look.crawl.started_at, table.gone_at.is_(None))
        for table in (Place, Part)
    ]
    told: set[int] = set()
    for query in shown:
        for paper_id, resource_id, since in look.session.execute(query):
            paper = look.paper(paper_id)
            if resource_id not in told and look.judged(paper)[0] != Role.NONE:
                told.add(resource_id)
                yield _change(look, paper, resource_id, since)


def _change(look: Look, paper: Paper, resource_id: int, since: datetime | None) -> Change:
    path = look.path_to(resource_id)
    url = next((place.resource.url for place in paper.places if place.resource_id == resource_id), None)
    url = url or next(part.resource.url for part in paper.parts if part.resource_id == resource_id)
    return Change(
        fingerprint=f"restless:paper:{resource_id}:{since}", ags=look.ags, kind=Kind.CHANGED,
        paper_id=paper.id, crawl_id=look.crawl.id, detected_at=look.now, url=url, urls=[url], title=paper.title,
        score=paper.score, significance=_RESTLESS, reasons=[Reason("restless", _TEXT, _RESTLESS).as_json()],
        evidence={"path": [step.as_json() for step in path], "passages": []}, baseline=False, newness=None,
    )  # fmt: skip
