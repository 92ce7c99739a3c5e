"""Told once on entering, once on leaving: a district that cannot be observed; and a changed registry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from monitor.dashboard.formats import day
from monitor.look import Look
from storage.models import Change, Crawl, RegistryVersion
from storage.values import Kind, Outcome, Reason

# One failed crawl may be a bad hour; two on different days are a problem.
PROBLEM_AFTER = timedelta(hours=24)
# Ends of a crawl that were our doing and say nothing about the site.
_OURS = frozenset({"killed", "interrupted", "internal_error"})
_PROBLEM, _RECOVERED, _REGISTRY = 0.5, 0.3, 0.4
_SHOWN_DISTRICTS = 20


def site_change(look: Look) -> Change | None:
    """What this crawl says of the site itself: a problem that lasts, or its end; None: nothing new."""
    crawl = look.crawl
    if crawl.outcome == Outcome.FAILED and crawl.reason in _OURS:
        return None
    outage = _failures_before(look)
    if crawl.outcome == Outcome.FAILED:
        began = outage[-1] if outage else crawl
        lasts = crawl.started_at - began.started_at >= PROBLEM_AFTER
        return _problem(look, began) if lasts and _was_read(look, began) else None
    if outage and _is_told(look.session, f"site_problem:{crawl.ags}:{outage[-1].id}"):
        return _recovered(look, outage[-1])
    return None


def _failures_before(look: Look) -> Sequence[Crawl]:
    """The failed crawls since the last one that read the district, newest first."""
    earlier = select(Crawl).where(
        Crawl.ags == look.crawl.ags, Crawl.id < look.crawl.id, Crawl.ended_at.is_not(None)
    )
    failures = []
    for crawl in look.session.scalars(earlier.order_by(Crawl.id.desc())):
        if crawl.outcome != Outcome.FAILED:
            break
        if crawl.reason not in _OURS:
            failures.append(crawl)
    return failures


def _was_read(look: Look, began: Crawl) -> bool:
    good = select(Crawl.id).where(
        Crawl.ags == began.ags, Crawl.id < began.id, Crawl.outcome.in_([Outcome.COMPLETE, Outcome.PARTIAL])
    )
    return look.session.scalar(good.limit(1)) is not None


def _problem(look: Look, began: Crawl) -> Change:
    text = f"Die Website ist seit {day(began.started_at)} nicht zu beobachten."
    why = look.crawl.detail or f"Der letzte Lauf blieb ohne Beobachtung ({look.crawl.reason})."
    change = _change(look, Kind.SITE_PROBLEM, f"site_problem:{look.crawl.ags}:{began.id}", _PROBLEM)
    absent = Reason("no_absence", "Das ist kein Hinweis darauf, dass ein Papier fehlt.")
    change.reasons = [
        reason.as_json() for reason in (Reason("site_problem", text), Reason("why", why), absent)
    ]
    return change


def _recovered(look: Look, began: Crawl) -> Change:
    change = _change(look, Kind.SITE_RECOVERED, f"site_recovered:{look.crawl.ags}:{began.id}", _RECOVERED)
    text = f"Die Website ist wieder zu beobachten, nach Störungen seit {day(began.started_at)}."
    change.reasons = [Reason("site_recovered", text).as_json()]
    return change


def _change(look: Look, kind: Kind, fingerprint: str, significance: float) -> Change:
    url = look.district.website or ""
    return Change(
        fingerprint=fingerprint,
        ags=look.crawl.ags,
        kind=kind,
        crawl_id=look.crawl.id,
        detected_at=look.now,
        url=url,
        urls=[url] if url else [],
        title=look.district.name,
        score=0.0,
        significance=significance,
        reasons=[],
        evidence={"path": [], "passages": []},
        baseline=False,
    )


def _is_told(session: Session, fingerprint: str) -> bool:
    return session.scalar(select(Change.id).where(Change.fingerprint == fingerprint)) is not None


def registry_changes(session: Session, now: datetime) -> Iterator[Change]:
    """A change for each loading of the registry, but the first, that altered something and is not told yet."""
    for version in session.scalars(select(RegistryVersion).order_by(RegistryVersion.id).offset(1)):
        fingerprint = f"registry:{version.id}"
        if any(version.summary.values()) and not _is_told(session, fingerprint):
            yield _registry_change(version, fingerprint, now)


def _registry_change(version: RegistryVersion, fingerprint: str, now: datetime) -> Change:
    words = (("added", "neu"), ("changed", "geändert"), ("dropped", "weggefallen"))
    parts = [(word, list(version.summary.get(key) or [])) for key, word in words]
    texts = [f"{len(ags)} {word}: {_listed(ags)}" for word, ags in parts if ags]
    return Change(
        fingerprint=fingerprint,
        kind=Kind.REGISTRY_CHANGED,
        detected_at=now,
        url="",
        urls=[],
        title=f"Register vom {day(version.loaded_at)}",
        score=0.0,
        significance=_REGISTRY,
        reasons=[Reason("registry", f"{text}.").as_json() for text in texts],
        evidence={"path": [], "passages": [], "summary": version.summary, "source": version.source},
        baseline=False,
    )


def _listed(ags: list[str]) -> str:
    return ", ".join(ags[:_SHOWN_DISTRICTS]) + (" …" if len(ags) > _SHOWN_DISTRICTS else "")
