"""What a crawl begins with: the registry's addresses, and what earlier crawls found worth coming back to."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import urlsplit, urlunsplit

from sqlalchemy import select
from sqlalchemy.orm import Session

from crawler import urls
from crawler.frontier import Entry
from crawler.scope import HostRule, Scope, host_rule
from storage.models import Body, District, DistrictHost, Paper, Place, Resource
from storage.parts import places_of_parts
from storage.values import HostRole

# Order of the first requests: what we know to be papers, then the home page, then portals (they are
# about nothing else), then pages that led somewhere; then the council system, whose search takes four requests.
KNOWN_PLACE, HOME, PORTAL, FRUITFUL, COUNCIL = 4.0, 3.0, 0.95, 0.9, 0.45
# Its interface reads page after page of papers: second to the search.
OPARL = 0.25
_OPARL = re.compile(r"OParl: (https?://\S+)")
_FRUITFUL_RELEVANCE = 0.4


def scope_of(session: Session, district: District) -> Scope:
    """The hosts of a district: registry website, portals, council systems; refused ones stay out."""
    hosts = session.scalars(select(DistrictHost).where(DistrictHost.ags == district.ags)).all()
    rules: list[HostRule] = []
    if district.website:
        rules.append(host_rule(district.website, HostRole.MAIN))
    rules += [host_rule(host.base_url, host.role) for host in hosts if _is_open(host)]
    interfaces = [oparl for host in hosts if _is_open(host) and (oparl := _oparl_of(host))]
    rules += [host_rule(oparl.partition("oparl")[0], HostRole.COUNCIL) for oparl in interfaces]
    refused = [
        host_rule(host.base_url, HostRole.COUNCIL)
        for host in hosts
        if not _is_open(host) and host.role != HostRole.SUGGESTED
    ]
    return Scope(rules, refused)


def _is_open(host: DistrictHost) -> bool:
    """Known to forbid us or to sit behind a login: not even asked."""
    return host.role in (HostRole.MAIN, HostRole.PORTAL, HostRole.COUNCIL) and host.access not in (
        "forbidden",
        "login",
    )


def seed_entries(session: Session, district: District) -> list[Entry]:
    """The addresses a crawl of this district starts from, the home page among them (kind "seed")."""
    entries = []
    home = urls.canonical(district.website or "")
    if home:
        entries.append(Entry(home, HOME, kind="seed", channel="seed"))
    for host in session.scalars(select(DistrictHost).where(DistrictHost.ags == district.ags)):
        address = urls.canonical(host.base_url)
        if address and _is_open(host):
            priority = {HostRole.COUNCIL: COUNCIL, HostRole.MAIN: HOME - 0.5}.get(HostRole(host.role), PORTAL)
            entries.append(Entry(address, priority, kind="link", channel="seed"))
        if _is_open(host) and (oparl := _oparl_of(host)):
            entries.append(Entry(oparl, OPARL, kind="link", channel="council"))
    return entries


def _oparl_of(host: DistrictHost) -> str | None:
    """The OParl address the registry notes for a council system."""
    noted = _OPARL.search(host.note or "") if host.role == HostRole.COUNCIL else None
    return urls.canonical(noted[1]) if noted else None


def known_entries(session: Session, ags: str) -> list[Entry]:
    """Addresses to look at again: every place of a paper, the pages that led there, and topical pages."""
    of_district = select(Place.resource_id).join(Paper).where(Paper.ags == ags)
    places = set(session.scalars(of_district.where(Place.gone_at.is_(None)))) | places_of_parts(session, ags)
    # A vanished paper's addresses are asked again: it may come back.
    vanished = set(session.scalars(of_district.where(Paper.vanished_at.is_not(None))))
    parents = set(session.scalars(select(Resource.parent_id).where(Resource.id.in_(places)))) - {None}
    wanted = select(Resource).where(Resource.ags == ags)
    fruitful = Resource.relevance >= _FRUITFUL_RELEVANCE
    rows = session.scalars(wanted.where(Resource.id.in_(places | parents | vanished) | fruitful)).all()
    sitemaps = _sitemaps(session, ags)  # asked for as robots.txt names them
    return [_known(row, row.id in places, row.id in parents) for row in rows if row.id not in sitemaps]


def entries_of(session: Session, ags: str, resource_ids: Collection[int]) -> list[Entry]:
    """The known addresses a revisit looks at: those of these resources that are the district's."""
    places = set(session.scalars(select(Place.resource_id).join(Paper).where(Paper.ags == ags)))
    places |= places_of_parts(session, ags)
    rows = session.scalars(select(Resource).where(Resource.ags == ags, Resource.id.in_(resource_ids)))
    return [_known(row, row.id in places, is_parent=False) for row in rows]


def _sitemaps(session: Session, ags: str) -> set[int]:
    """The resources that are sitemaps themselves (what a sitemap names is of the channel "sitemap", too)."""
    files = select(Resource.id).join(Body, Body.sha256 == Resource.body_sha256)
    return set(session.scalars(files.where(Resource.ags == ags, Body.media_type == "application/xml")))


def _known(resource: Resource, is_place: bool, is_parent: bool) -> Entry:
    priority = KNOWN_PLACE if is_place else FRUITFUL + (0.05 if is_parent else 0.0)
    return Entry(
        resource.url,
        priority,
        kind="known" if is_place else "link",
        channel=resource.channel,
        key=resource.key,
        parent_id=resource.parent_id,
        link_text=resource.link_text or "",
        link_heading=resource.link_heading or "",
    )


def home_variants(url: str) -> list[str]:
    """Other spellings of a home page, for one that cannot be reached: with or without www, then plain http."""
    parts = urlsplit(url)
    if parts.port is not None or parts.hostname is None:
        return []
    host = parts.hostname
    other = host.removeprefix("www.") if host.startswith("www.") else f"www.{host}"
    spelled = [urlunsplit((parts.scheme, other, parts.path, parts.query, ""))]
    if parts.scheme == "https":
        spelled.append(urlunsplit(("http", host, parts.path, parts.query, "")))
    return spelled
