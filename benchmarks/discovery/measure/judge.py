"""What a run of ours found, missed, claimed wrongly and did without leave. Pure: log and listings in, verdict out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from protego import Protego

from benchmarks.discovery.crawlers.trace import Trace
from benchmarks.discovery.crawlers.web import split
from benchmarks.discovery.server import Logged
from benchmarks.discovery.worlds.model import District, File, Page, Paper
from benchmarks.discovery.worlds.world import World


@dataclass(slots=True)
class Missed:
    """A concept that is not among the concepts listed, and how far the crawl got with it."""

    ags: str
    title: str
    ways: list[str]
    reached: int | None  # the request that brought it, None: never fetched
    linked_from_read_page: bool
    listed_as: str  # the role it was given instead, "" if it is not listed at all


@dataclass(slots=True)
class Verdict:
    """Traces by district (reached and found), claims, violations."""

    reached: dict[str, Trace] = field(default_factory=dict)
    found: dict[str, Trace] = field(default_factory=dict)
    missed: list[Missed] = field(default_factory=list)
    claims: int = 0
    true_claims: int = 0
    false_claims: list[dict[str, Any]] = field(default_factory=list)
    robots_violations: list[str] = field(default_factory=list)
    out_of_scope: Counter[str] = field(default_factory=Counter)
    counted_differently: int = 0


def judge(
    world: World, documents: list[dict[str, Any]], crawls: list[dict[str, Any]], log: list[Logged]
) -> Verdict:
    """Compare a run with the truth."""
    verdict = Verdict()
    by_district = _by_district(world, log)
    said = {crawl["ags"]: crawl["requests"] for crawl in crawls}
    verdict.counted_differently = sum(
        abs(said.get(ags, 0) - len(requests)) for ags, requests in by_district.items()
    )
    _violations(world, log, verdict)
    for district in world.districts:
        ags = district.who.ags
        rows = [row for row in documents if row["ags"] == ags]
        requests = by_district.get(ags, [])
        reached = _reached(world, district, requests)
        named = _named(world, rows)
        found = Trace(
            reached.requests,
            reached.pages,
            reached.targets,
            {k: n for k, n in reached.papers.items() if k in named},
        )
        verdict.reached[ags], verdict.found[ags] = reached, found
        read = {request.host + request.target for request in requests}
        for paper in district.sought:
            if paper.key not in found.papers:
                verdict.missed.append(_missed(district, paper, reached, read, world, rows))
        _claims(world, district, rows, verdict)
    return verdict


def _by_district(world: World, log: list[Logged]) -> dict[str, list[Logged]]:
    found: dict[str, list[Logged]] = {}
    for request in log:
        if district := world.district_of(request.host, request.target):
            found.setdefault(district, []).append(request)
    return found


def _reached(world: World, district: District, requests: list[Logged]) -> Trace:
    wanted = {paper.key for paper in district.sought}
    trace = Trace()
    for request in requests:
        trace.requests += 1
        if request.method != "GET" or request.status != 200:
            continue
        is_html = request.media_type.startswith("text/html")
        trace.pages += is_html
        trace.targets += not is_html and "xml" not in request.media_type and request.target != "/robots.txt"
        paper = world.paper_at(request.host, request.target)
        if paper is not None and paper.key in wanted:
            trace.found(paper.key)
    return trace


def _addresses(row: dict[str, Any]) -> list[str]:
    versions = [version.get("url") for version in row.get("versions", [])]
    return [url for url in [row["url"], *row.get("urls", []), *versions] if url]


def _papers_of(world: World, row: dict[str, Any]) -> list[Paper]:
    papers = [world.paper_at(*split(url)) for url in _addresses(row)]
    return [paper for paper in papers if paper is not None]


def _named(world: World, rows: list[dict[str, Any]]) -> set[str]:
    """Keys of the papers that stand in rows said to be concepts."""
    return {paper.key for row in rows if row["is_concept"] for paper in _papers_of(world, row)}


def _missed(
    district: District, paper: Paper, reached: Trace, read: set[str], world: World, rows: list[dict[str, Any]]
) -> Missed:
    roles = sorted(
        {str(row["role"]) + "/" + str(row["level"]) for row in rows if paper in _papers_of(world, row)}
    )
    linking = any(
        page.site.host + page.site.prefix + page.path in read
        for site in district.sites for page in site.pages
        for link in page.links if isinstance(link.target, File) and link.target.paper is paper
    )  # fmt: skip
    return Missed(
        district.who.ags,
        f"{paper.title} | {paper.subtitle}".strip(" |"),
        paper.ways,
        reached.papers.get(paper.key),
        linking,
        ", ".join(roles),
    )


def _claims(world: World, district: District, rows: list[dict[str, Any]], verdict: Verdict) -> None:
    for row in rows:
        if not row["is_concept"]:
            continue
        verdict.claims += 1
        papers = _papers_of(world, row)
        if any(paper in district.sought for paper in papers):
            verdict.true_claims += 1
        else:
            verdict.false_claims.append({"ags": district.who.ags, "what": _what(world, row, papers), "role": row["role"],
                                         "score": row["score"], "title": row["title"], "url": row["url"]})  # fmt: skip


def _what(world: World, row: dict[str, Any], papers: list[Paper]) -> str:
    if papers:
        return papers[0].what
    found = world.find(*split(row["url"]))
    return f"page: {found.kind}" if isinstance(found, Page) else "unknown address"


def _violations(world: World, log: list[Logged], verdict: Verdict) -> None:
    rules: dict[str, Protego] = {}
    for request in log:
        if world.district_of(request.host, request.target) is None:
            verdict.out_of_scope[request.host] += 1
        if request.target == "/robots.txt":
            continue
        if request.host not in rules:
            answer = world.fetch(request.host, "/robots.txt")
            rules[request.host] = Protego.parse(answer.body().decode() if answer.status == 200 else "")
        agent = request.agent.partition("/")[0] or "*"
        if not rules[request.host].can_fetch(f"http://{request.host}{request.target}", agent):
            verdict.robots_violations.append(f"{request.host}{request.target}")
