"""The end record of a crawl: who was asked, what was read, rejected, refused and left, as one readable file.

It lies in the archive beside the bodies, so that "searched on that day, nothing found" can be cited and
checked when the rows are long gone. Its form is described in ``docs/completeness.md``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.orm import Session

from crawler import urls
from crawler.frontier import WORTH_ASKING
from crawler.record_robots import rule_against
from crawler.record_traps import find_traps
from crawler.rendering.record import EVIDENCE
from crawler.robots import Robots
from crawler.site import Site
from crawler.tally import Tally
from storage.crawl_records import FORM
from storage.models import Capture, Crawl, District, Paper, Place, Resource, Sighting


def crawl_record(
    session: Session, site: Site, crawl: Crawl, robots: Mapping[str, Robots], channels: Mapping[str, int]
) -> dict[str, Any]:
    """Everything a reader needs to judge what this crawl (whose row is complete) can have missed."""
    tally, district = site.tally, session.get_one(District, crawl.ags)
    pages = filed_pages(session, crawl, tally.titles)
    return {
        "form": FORM,
        "crawl": crawl_facts(crawl, district.name, district.website),
        "hosts": _hosts(site),
        "robots": robots_rules(tally.blocked_urls, robots),
        "left": _left(site),
        "channels": dict(channels),
        "papers": _papers(session, crawl),
        "rejected": tally.rejected,
        "unread": [*tally.unread.values(), *tally.unreached.values()],
        "scripts": tally.scripts.as_json(examples=EVIDENCE),
        "traps": _traps(pages, tally),
        "failures": failures_by_host(pages),
        "notes": [*tally.notes, *tally.scripts.sentences()],
        "pages": pages,
        "settings": crawl.settings,
    }


def crawl_facts(crawl: Crawl, name: str, website: str | None) -> dict[str, Any]:
    """What the crawl's row says of it."""
    return {
        "crawl_id": crawl.id,
        "ags": crawl.ags,
        "name": name,
        "website": website,
        "started_at": utc(crawl.started_at),
        "ended_at": utc(crawl.ended_at),
        "outcome": crawl.outcome,
        "reason": crawl.reason,
        "detail": crawl.detail,
        "requests": crawl.requests,
        "max_requests": crawl.max_requests,
        "answered": crawl.answered,
        "failed": crawl.failed,
        "pages": crawl.pages,
        "documents": crawl.documents,
        "home_read": crawl.home_read,
        "menu_read": crawl.menu_read,
        "baseline": crawl.baseline,
    }


def utc(moment: datetime | None) -> str | None:
    """A moment as the record writes it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


def filed_pages(session: Session, crawl: Crawl, titles: Mapping[int, str]) -> list[dict[str, Any]]:
    """Every answer that was filed, in the order of asking."""
    rows = session.execute(
        select(
            Resource.id, Resource.url, Resource.channel, Capture.status, Capture.failure, Capture.captured_at
        )
        .join(Resource, Resource.id == Capture.resource_id)
        .where(Capture.crawl_id == crawl.id)
        .order_by(Capture.id)
    )
    return [
        {
            "url": url,
            "title": titles.get(resource_id, ""),
            "status": status,
            "failure": failure,
            "at": utc(at),
            "channel": channel,
        }
        for resource_id, url, channel, status, failure, at in rows
    ]


def _hosts(site: Site) -> list[dict[str, Any]]:
    return [
        {
            "host": host,
            "role": rule.role if (rule := site.scope.rule_for(f"http://{host}/")) else None,
            **{name: counts[name] for name in ("requests", "answered", "failed", "robots_blocked")},
        }
        for host, counts in site.tally.hosts.items()
    ]


def robots_rules(blocked: Iterable[str], robots: Mapping[str, Robots]) -> list[dict[str, Any]]:
    """The addresses robots.txt kept us from, by the rule that did, each rule as its file writes it."""
    examples: dict[tuple[str, str | None], list[str]] = {}
    for url in blocked:
        origin = urls.origin(url)
        rules = robots.get(origin)
        rule = rule_against(rules.text, url) if rules is not None and rules.available else None
        examples.setdefault((origin, rule), []).append(url)
    return [
        {"origin": origin, "rule": rule, "available": _available(robots.get(origin)), "urls": found}
        for (origin, rule), found in examples.items()
    ]


def _available(rules: Robots | None) -> bool:
    return rules is not None and rules.available


def _left(site: Site) -> dict[str, Any]:
    queued, best = site.frontier.left()
    return {
        "queued": queued,
        "best": round(best, 4),
        "hopeless": site.frontier.hopeless,
        "worth_asking": WORTH_ASKING,
        "dropped": site.tally.dropped,
    }


def _traps(pages: Iterable[Mapping[str, Any]], tally: Tally) -> list[dict[str, Any]]:
    found = find_traps((one["url"], one["url"] in tally.repeated) for one in pages)
    return [
        {
            "shape": trap.shape,
            "requests": trap.requests,
            "repeated": trap.repeated,
            "example": trap.example,
            "reason": trap.why,
        }
        for trap in found
    ]


def failures_by_host(pages: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """How often each host failed in which way."""
    counted = Counter((urlsplit(one["url"]).netloc, one["failure"]) for one in pages if one["failure"])
    return [
        {"host": host, "failure": failure, "count": count} for (host, failure), count in counted.most_common()
    ]


def _papers(session: Session, crawl: Crawl) -> list[dict[str, Any]]:
    """The district's papers this crawl came upon, each with its address and the channels that showed it."""
    rows = session.execute(
        select(Paper, Place, Resource.url)
        .join(Place, Place.paper_id == Paper.id)
        .join(Resource, Resource.id == Place.resource_id)
        .where(Paper.ags == crawl.ags, Place.gone_at.is_(None))
        .order_by(Paper.id, Place.id)
    ).all()
    channels: dict[int, list[str]] = {}
    for resource_id, channel in session.execute(
        select(Sighting.resource_id, Sighting.channel)
        .where(Sighting.crawl_id == crawl.id)
        .order_by(Sighting.id)
    ):
        channels.setdefault(resource_id, []).append(channel)
    return [
        {
            "paper_id": paper.id,
            "title": paper.title,
            "role": paper.role,
            "level": paper.level,
            "score": round(paper.score, 3),
            "url": url,
            "channels": sorted(channels.get(place.resource_id, [])),
        }
        for paper, place, url in rows
    ]
