"""The papers of the generated worlds as labelled documents, each with the link that leads to it.

The worlds' texts were written by somebody who had not read the recogniser.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from benchmarks.discovery.makes.links import full
from benchmarks.discovery.worlds.model import District, File, Link, Page, Site
from benchmarks.discovery.worlds.world import World
from benchmarks.papers import Labelled
from crawler.extract.read import read
from crawler.extract.sniff import sniff
from storage.values import Context

# What the worlds call their papers, and the roles and levels a person would give them
LABELS: dict[str, tuple[str, str]] = {
    "concept": ("concept", "district joint"),
    "update": ("update concept", "district joint"),
    "draft": ("draft", ""),
    "short version": ("short_version", ""),
    "annex": ("annex", ""),
    "report": ("report", ""),
    "town concept": ("concept update", "town other"),
    "land concept": ("concept update", "land other"),
    "neighbour concept": ("concept update", "other"),
    "council paper": ("none council_paper", ""),  # of anything; what it is about nobody labelled
}
# Statutes and forms by the hundred say the same hundred times.
_PLAIN, _OF_PLAIN = ("statute", "form", "council paper"), 4
_OCR = ("scan",)


def papers_of(seed: int, districts: int) -> Iterator[Labelled]:
    """Every paper of a world that has a text of its own, and a few of its statutes and council papers."""
    world = World(seed, districts)
    for district in world.districts:
        plain: dict[str, int] = defaultdict(int)
        ways = _ways(district)
        for site in district.sites:
            for file in site.files:
                what = file.paper.what
                plain[what] += 1
                if file.part or file.form in _OCR or (what in _PLAIN and plain[what] > _OF_PLAIN):
                    continue
                if file in ways:
                    yield _labelled(world, district, site, file, *ways[file])


def _ways(district: District) -> dict[File, tuple[Page, Link]]:
    found: dict[File, tuple[Page, Link]] = {}
    for site in district.sites:
        for page in site.pages:
            for link in page.links:
                if isinstance(link.target, File):
                    found.setdefault(link.target, (page, link))
    return found


def _labelled(world: World, district: District, site: Site, file: File, page: Page, link: Link) -> Labelled:
    who, url = district.who, full(file)
    answer = world.fetch(site.host, "/" + url.split("/", 3)[3])
    body = answer.body()
    context = Context(
        url,
        link_text=link.text,
        link_heading=page.title,
        parent_title=page.title,
        parent_url=full(page),
        district_name=who.full,
        district_kind=who.kind,
        land=who.land,
    )
    roles, levels = LABELS.get(file.paper.what, ("none", ""))
    document = read(body, sniff(body, answer.media_type, url), None)
    name = f"{world.seed}/{who.ags}/{file.paper.what}: {file.paper.title}"
    return Labelled(
        name, document, context, frozenset(roles.split()), frozenset(levels.split()), file.paper.year
    )
