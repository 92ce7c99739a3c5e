"""A council page as the crawl uses it: what it is about, what its links are worth, what was decided. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from crawler.council import forms
from crawler.council.consultations import resolutions
from crawler.council.rows import row_words
from crawler.council.subject import concern, proposal_of, subject_of
from crawler.council.systems import Kind, kind_of, oparl_guess
from crawler.council.worth import Standing, link_worth
from crawler.extract.links import Link
from storage.resolutions import Resolution

_SEARCH_KINDS = (Kind.SEARCH, Kind.PAPERS)


@dataclass(frozen=True, slots=True)
class Search:
    """A search to be made, how promising it is, and whether it is surely the council system's own."""

    request: forms.Request
    worth: float
    is_own: bool


@dataclass(frozen=True, slots=True)
class CouncilPage:
    """``subject`` and ``concern`` say what the page is about; ``searches`` are filled in, the best first."""

    kind: Kind
    subject: str
    concern: float
    standing: Standing
    rows: dict[str, str]
    searches: tuple[Search, ...]
    files: tuple[Link, ...]  # files behind buttons
    resolutions: tuple[Resolution, ...]
    oparl_guess: str | None = None

    def names_one(self, links: list[Link]) -> bool:
        """Whether a list of search results names a concept."""
        kinds = (Kind.ITEM, Kind.PAPER, Kind.FILE)
        return any(self.worth(link) >= _FOUND for link in links if kind_of(link.url) in kinds)

    def heading(self, link: Link) -> str:
        """What stands above a link: on the page of an item or paper on a concept, its subject."""
        return self.subject if self.standing.is_about_one else link.heading

    def worth(self, link: Link) -> float:
        """How promising one of the page's links is."""
        own = f"{link.text} {link.title}".strip()
        return link_worth(kind_of(link.url), own, self.rows.get(link.url, ""), link.url, self.standing)


def read_council_page(
    markup: str, url: str, links: list[Link], *, link_text: str = "", parent_title: str = "", is_result: bool = False,
    searched: bool = False,
) -> CouncilPage:  # fmt: skip
    """Read a page of a council system. ``link_text`` and ``parent_title`` are those of the link that led here."""
    tree = LexborHTMLParser(markup)
    kind = Kind.SEARCH if is_result else kind_of(url)
    subject = subject_of(tree, link_text)
    about = 0.0 if is_result else _about(tree, kind, subject, link_text)
    searches = () if is_result or searched else _searches(tree, url)
    files = tuple(Link(address, words, heading=subject) for address, words in forms.document_links(tree, url))
    offered = sum(kind_of(link.url) is Kind.FILE and not link.in_nav for link in links) + len(files)
    offers = any(kind_of(link.url) is Kind.SEARCH for link in links)
    own_search = any(search.is_own for search in searches)
    standing = Standing(kind, about, offered, offers, searched or own_search, is_result)
    told = resolutions(tree, kind, subject, f"{parent_title} {link_text}") if about else ()
    guess = oparl_guess(url, _maker(markup)) if kind is Kind.OTHER else None
    return CouncilPage(kind, subject, about, standing, row_words(tree, url), searches, files, told, guess)


def _about(tree: LexborHTMLParser, kind: Kind, subject: str, link_text: str) -> float:
    """How surely a page concerns a concept: by its subject, its link, or what the body is asked to decide."""
    named = max(concern(subject), concern(link_text) if kind is not Kind.OTHER else 0.0)
    return named or (concern(proposal_of(tree)) if kind in (Kind.ITEM, Kind.PAPER) else 0.0)


# Makers name themselves in a generator tag, a comment or the footer.
_MAKER = re.compile(r"sd\.net|more!? ?rubin|allris|sessionnet", re.IGNORECASE)


def _maker(markup: str) -> str:
    found = _MAKER.search(markup)
    return found[0] if found else ""


# A hit that names a concept, not a report on one.
_FOUND = 0.9
_WORTH = 0.6
# A form that is not the system's own by its address may be that of the site around it.
_SITE_SHARE = 0.7


def _searches(tree: LexborHTMLParser, url: str) -> tuple[Search, ...]:
    """The page's best search, once for the commonest name and once for the topic."""
    found: list[Search] = []
    for words in forms.WORDS:
        made = [
            Search(request, _WORTH * (1.0 if is_own else _SITE_SHARE), is_own)
            for request in forms.search_requests(tree, url, words)
            for is_own in (_is_own(request, url),)
        ]
        found += sorted(made, key=lambda search: not search.is_own)[:1]
    return tuple(found)


def _is_own(request: forms.Request, url: str) -> bool:
    action = urlsplit(request.url)._replace(query="").geturl()
    return kind_of(action) in _SEARCH_KINDS or (kind_of(url) in _SEARCH_KINDS and bool(request.fields))
