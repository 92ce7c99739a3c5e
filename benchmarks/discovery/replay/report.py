"""What a replay found in time, and for every paper missed the way to it as the frontier saw it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from benchmarks.discovery.crawlers.omniscient import way, ways
from benchmarks.discovery.crawlers.web import Web, split
from benchmarks.discovery.measure.recall import small_share
from benchmarks.discovery.replay.run import Replay, Replayed
from benchmarks.discovery.worlds.model import District, Paper
from benchmarks.discovery.worlds.world import World
from crawler import urls

_TITLE, _ADDRESS = 40, 80


@dataclass
class Found:
    """The papers of a world: how many in time, how many more once the right proposals are accepted."""

    sought: int = 0
    in_time: int = 0
    after_acceptance: int = 0
    elsewhere: int = 0  # only on hosts the registry does not know
    requests: int = 0
    outside: int = 0
    missed: Counter[str] = field(default_factory=Counter)


def replay_world(world: World, *, explain: bool = False) -> Found:
    """Replay all districts, each within its small share, and count. ``explain``: print the way to each miss."""
    found = Found()
    for district in world.districts:
        share = int(small_share(district))
        first = Replay(world, district).run(share)
        got = set(first.trace(world).papers)
        later = got | _after_acceptance(world, district, first, share)
        missed = [paper for paper in district.sought if paper.key not in got]
        found.sought += len(district.sought)
        found.in_time += len(got)
        found.after_acceptance += len(later)
        found.elsewhere += sum(_only_elsewhere(district, paper) for paper in district.sought)
        found.requests += len(first.steps)
        found.outside += sum(world.district_of(step.host, step.target) is None for step in first.steps)
        found.missed.update(paper.ways[0] for paper in missed)
        if explain and missed:
            _explain(world, first, missed)
    return found


def _after_acceptance(world: World, district: District, first: Replayed, share: int) -> set[str]:
    """What a second crawl finds, when the maintainer accepts the proposals of the first that are the district's."""
    right = [url for url in sorted(first.suggested) if world.district_of(*split(url)) == district.who.ags]
    if not right:
        return set()
    return set(Replay(world, district, tuple(right)).run(share).trace(world).papers)


def _only_elsewhere(district: District, paper: Paper) -> bool:
    """Whether a paper stands only on hosts that are neither the district's main domain nor in the registry."""
    known = [district.website, *district.registered]
    domains = [split(url)[0].removeprefix("www.") for url in known]
    hosts = [file.site.host for site in district.sites for file in site.files if file.paper is paper]
    hosts += [page.site.host for site in district.sites for page in site.pages if page.paper is paper]
    return not any(host == one or host.endswith(f".{one}") for host in hosts for one in domains)


def _explain(world: World, replayed: Replayed, missed: list[Paper]) -> None:
    """Print each step of the shortest way to a paper: asked when, or waiting with which worth."""
    district = replayed.district
    above, place = ways(Web(world, district))
    for paper in missed:
        print(f"{district.who.ags} {district.sites[0].make.name}: {paper.word} ({', '.join(paper.ways)})")
        for url in way(place[paper.key], above) if paper.key in place else ():
            page = world.find(*split(url))
            title = getattr(page, "title", "") or getattr(page, "name", "?")
            print(f"    {title[:_TITLE]:{_TITLE}} {url[:_ADDRESS]:{_ADDRESS}} {_state(replayed, url)}")


def _state(replayed: Replayed, url: str) -> str:
    key = urls.key(urls.canonical(url) or url)
    asked = next((n for n, step in enumerate(replayed.steps, 1) if step.entry.key == key), None)
    if asked is not None:
        return f"request {asked}, worth {replayed.steps[asked - 1].worth:.2f}"
    waiting = [entry for entry in replayed.frontier.waiting() if entry.key == key]
    if not waiting:
        return "never met"
    worth = max(map(replayed.frontier.worth, waiting))
    before = sum(replayed.frontier.worth(entry) > worth for entry in replayed.frontier.waiting())
    return f"waits with {worth:.2f}, behind {before} others"


def show(seed: int, found: Found) -> None:
    """One line for a world, and what was missed."""
    share = found.in_time / found.sought if found.sought else 1.0
    reachable = found.sought - found.elsewhere
    print(
        f"Seed {seed}: {found.in_time} of {found.sought} in time ({share:.0%}), "
        f"{found.elsewhere} only on hosts the registry does not know (of the others {found.in_time / max(1, reachable):.0%}), "
        f"{found.after_acceptance} once the right proposals are accepted; "
        f"{found.requests} requests, {found.outside} outside"
    )
    print("    missed: " + ", ".join(f"{count} {way_}" for way_, count in found.missed.most_common()))
