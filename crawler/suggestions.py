"""Hosts nobody named: proposed to the maintainer with their evidence; at most one page of them is asked for."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.orm import Session

from crawler import urls
from crawler.council.worth import entrance_worth
from crawler.extract.links import Link
from crawler.priority import Around, is_topic_host, link_priority
from crawler.site import Site
from storage.models import DistrictHost
from storage.normal_words import normal
from storage.values import HostRole

# More proposals than this from one crawl are a link farm, not a portal.
_MOST = 20
# A link this promising names a concept outright.
_NAMES_CONCEPT = 0.8
# The channel of what lies one hop away, its priority, and how many such addresses a crawl asks for.
FOREIGN, HOP, _MOST_HOPS = "foreign", 0.7, 5
# A page this near the topic may name the district's own portal ("Integrationsportal").
_NEAR = 0.4
# What a district's name is besides its own: "Landkreis Au", "Märkischer Kreis", "Stadt Au am See".
_KIND = re.compile(
    r"(?<![a-z])(?:land|hansestadt|stadt|kreis|landkreis|region|staedteregion|kreisfreie|der|die|des)(?![a-z])"
)
_SHORTEST_NAME = 4
# What sets the town of Bad Au apart from the district of Au.
_OTHER_PLACE = r"(?<![a-z])(?:bad|sankt|st|neu|alt|gross|klein|ober|unter|nieder|hohen|markt)"
# A district's main town often bears its name, and has a concept of its own.
_TOWN = re.compile(r"(?<![a-z])(?:stadt|gemeinde|marktgemeinde|samtgemeinde|verbandsgemeinde)(?![a-z])")


class Suggestions:
    def __init__(self, ags: str) -> None:
        self._ags = ags
        self._made: set[str] = set()
        self._hops: set[str] = set()

    def consider(self, session: Session, link: Link, address: str, page: str, nearness: float = 0.0) -> None:
        """Propose a foreign host if this link names a concept, or the host the topic on a page about it."""
        if is_worth_proposing(link, address, nearness):
            self.make(session, address, f"Verweis „{(link.text or link.context)[:120]}“ auf {page}")

    def consider_council(self, session: Session, link: Link, address: str, page: str, site: Site) -> None:
        """Propose a council system on a foreign host, which the site links as its own."""
        if (base := council_system(link, address, site)) is not None:
            self.make(session, base, f"Ratsinformationssystem? Verweis „{link.text}“ auf {page}", whole=True)

    def is_worth_a_hop(self, link: Link, address: str, site: Site) -> bool:
        """Whether one request may go to a foreign host: the link names a concept, it or the host the district.

        Counted here, so a page full of such links costs a bounded number of requests.
        """
        if link.in_nav or not _names_concept(link) or site.scope.is_refused(address):
            return False
        said = normal(f"{link.text} {link.title} {link.context}")
        own, kind = site.district.district_name, site.district.district_kind
        of_a_town = _TOWN.search(said) or _is_town_site(own, address)
        if not _is_of(own, said, address) or (of_a_town and "stadt" not in kind.casefold()):
            return False
        if address not in self._hops and len(self._hops) >= _MOST_HOPS:
            return False
        self._hops.add(address)
        return True

    def make(self, session: Session, address: str, why: str, *, whole: bool = False) -> None:
        """Propose the host of an address (``whole``: its folder, too), once, unless the registry knows it in any role."""
        base = address if whole else urls.origin(address)
        if base in self._made or len(self._made) >= _MOST:
            return
        self._made.add(base)
        known = session.scalars(select(DistrictHost.base_url).where(DistrictHost.ags == self._ags))
        if urls.key(base) not in map(urls.key, known):
            session.add(
                DistrictHost(
                    ags=self._ags, base_url=base, role=HostRole.SUGGESTED, note=why[:500], source="crawl"
                )
            )


def is_worth_proposing(link: Link, address: str, nearness: float) -> bool:
    """Whether a link to a foreign host names a concept, or that host the topic on a page this near to it."""
    if link.in_nav:
        return False
    host = urlsplit(address).hostname or ""
    return _names_concept(link) or (nearness >= _NEAR and is_topic_host(host))


def council_system(link: Link, address: str, site: Site) -> str | None:
    """The folder of the council system a link leads to, when it is called one and the registry knows none.

    With its folder, since hosters keep the systems of many municipalities on one host.
    """
    if site.scope.has_council or site.scope.is_refused(address) or not entrance_worth(link.text):
        return None
    folder = urlsplit(address).path.rpartition("/")[0]
    return f"{urls.origin(address)}{folder}/"


def _names_concept(link: Link) -> bool:
    return link_priority(link, Around(0.0, 1, HostRole.MAIN)) >= _NAMES_CONCEPT


def _is_of(district: str, said: str, address: str) -> bool:
    """Whether words or host name the district. Concepts of the Land and of towns are named on its pages, too."""
    name = _own_name(district)
    if len(name) < _SHORTEST_NAME:
        return False
    host = urlsplit(address).hostname or ""
    other = re.compile(rf"{_OTHER_PLACE}[ .-]*{re.escape(name)}")
    if not other.search(normal(district)) and (other.search(said) or other.search(host)):
        return False
    # Of a double name each half is a place of its own.
    return all(word in said or word in host for word in _name_words(district) if len(word) >= _SHORTEST_NAME)


def _is_town_site(district: str, address: str) -> bool:
    """Whether a host is called like the district without a word more: the site of the town of this name."""
    labels = (urlsplit(address).hostname or "").removeprefix("www.").split(".")
    return len(labels) == 2 and labels[0] in (_own_name(district), "-".join(_name_words(district)))


def _own_name(district: str) -> str:
    return max(_name_words(district), key=len, default="")


def _name_words(district: str) -> list[str]:
    return [word for word in _KIND.sub(" ", normal(district)).replace("-", " ").split() if word != "kreis"]
