"""A council page as the crawl uses it: what it is about, what its links are worth, what was decided. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from crawler.council import forms
from crawler.council.clues import Clue
from crawler.council.consultations import resolutions
from crawler.council.rows import MAX_ROW, row_words, rows_of, words_of
from crawler.council.sittings import ANY_BODY, MOST_SITTINGS, Hope, body_share
from crawler.council.subject import concern, proposal_of, subject_of
from crawler.council.systems import Kind, kind_of, oparl_guess
from crawler.council.worth import Standing, link_worth
from crawler.extract.german_dates import iso_date
from crawler.extract.links import Link
from storage.resolutions import Resolution

_SEARCH_KINDS = (Kind.SEARCH, Kind.PAPERS)


@dataclass(frozen=True, slots=True)
class Known:
    """What a crawl knows of a council system when it reads one of its pages."""

    searched: bool = False  # its search was made, and answers
    search_failed: bool = False
    found: bool = False  # the system has shown a concept
    today: date | None = None
    clues: tuple[Clue, ...] = ()


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
    too_old: frozenset[str] = frozenset()  # sittings beyond the newest of a long list
    years: tuple[forms.Request, ...] = ()  # the same list for other years, where a form switches them

    def names_one(self, links: list[Link]) -> bool:
        """Whether a list of search results names a concept."""
        kinds = (Kind.ITEM, Kind.PAPER, Kind.FILE)
        return any(self.worth(link) >= _FOUND for link in links if kind_of(link.url) in kinds)

    def heading(self, link: Link) -> str:
        """What stands above a link: on the page of an item or paper on a concept, its subject."""
        return self.subject if self.standing.is_about_one else link.heading

    def worth(self, link: Link) -> float:
        """How promising one of the page's links is."""
        return 0.0 if link.url in self.too_old else self._worth(link, self.standing)

    def worth_without_search(self, link: Link) -> float:
        """How promising a link would be if the system could not be searched."""
        standing = replace(self.standing, offers_search=False, searched=False, search_failed=True)
        return 0.0 if link.url in self.too_old else self._worth(link, standing)

    @property
    def waits_for_search(self) -> bool:
        """Whether the system's search decides what the sittings on this page are worth."""
        return not self.standing.is_result and (self.standing.offers_search or self.standing.searched)

    @property
    def worth_of_years(self) -> float:
        """How promising the same list for an earlier year is."""
        own = self.standing.hope.body
        return _OWN_YEAR * own if self.kind is Kind.BODY or own > ANY_BODY else _YEAR

    def _worth(self, link: Link, standing: Standing) -> float:
        own = f"{link.text} {link.title}".strip()
        return link_worth(kind_of(link.url), own, self.rows.get(link.url, ""), link.url, standing)


def read_council_page(
    markup: str, url: str, links: list[Link], *, link_text: str = "", parent_title: str = "", is_result: bool = False,
    known: Known | None = None,
) -> CouncilPage:  # fmt: skip
    """Read a page of a council system. ``link_text`` and ``parent_title`` are those of the link that led here."""
    tree = LexborHTMLParser(markup)
    kind = Kind.SEARCH if is_result else kind_of(url)
    subject = subject_of(tree, link_text)
    about = 0.0 if is_result else _about(tree, kind, subject, link_text)
    known = known or Known()
    searches = () if is_result or known.searched or known.search_failed else _searches(tree, url)
    files = tuple(Link(address, words, heading=subject) for address, words in forms.document_links(tree, url))
    rows = row_words(tree, url)
    standing = _standing(kind, about, links, files, searches, known, is_result=is_result)
    hope = _hope(kind, f"{_title(tree)} | {subject} | {link_text}", known)
    standing = replace(standing, hope=hope, names_one=kind is Kind.AGENDA and _names_one(tree))
    told = resolutions(tree, kind, subject, f"{parent_title} {link_text}") if about else ()
    guess = oparl_guess(url, _maker(markup)) if kind is Kind.OTHER else None
    old, years = _too_old(links, rows), forms.year_requests(tree, url) if kind in _BY_YEAR else ()
    return CouncilPage(kind, subject, about, standing, rows, searches, files, told, guess, old, years)


# Lists that a form shows year by year; those of one body are the best.
_OWN_YEAR, _YEAR = 0.25, 0.12
_BY_YEAR = (Kind.BODY, Kind.CALENDAR, Kind.PAPERS)


def _standing(
    kind: Kind, about: float, links: list[Link], files: tuple[Link, ...], searches: tuple[Search, ...], known: Known,
    *, is_result: bool,
) -> Standing:  # fmt: skip
    offered = sum(kind_of(link.url) is Kind.FILE and not link.in_nav for link in links) + len(files)
    offers = not known.search_failed and any(kind_of(link.url) is Kind.SEARCH for link in links)
    searched = known.searched or any(search.is_own for search in searches)
    numbers = tuple(clue.number for clue in known.clues if clue.number)
    return Standing(
        kind, about, offered, offers, searched, known.search_failed, is_result=is_result, numbers=numbers
    )


def _names_one(tree: LexborHTMLParser) -> bool:
    """Whether an agenda has an item on a concept itself."""
    return any(concern(words) >= _FOUND for words in map(words_of, rows_of(tree)) if len(words) <= MAX_ROW)


def _hope(kind: Kind, words: str, known: Known) -> Hope:
    """A page of a body, or with one body's sittings, lends its body to what it lists."""
    days = tuple(clue.day for clue in known.clues if clue.day)
    share = body_share(words) if kind in (Kind.BODY, Kind.CALENDAR, Kind.AGENDA) else 0.0
    return Hope(share or ANY_BODY, known.today, days, known.found)


def _title(tree: LexborHTMLParser) -> str:
    title = tree.css_first("title")
    return title.text(strip=True) if title is not None else ""


def _too_old(links: list[Link], rows: dict[str, str]) -> frozenset[str]:
    """The sittings of a long list beyond its newest; those without a day in the order of the page."""
    agendas = list(dict.fromkeys(link.url for link in links if kind_of(link.url) is Kind.AGENDA))
    words = {link.url: f"{link.text} {rows.get(link.url, '')}" for link in links}
    newest = sorted(agendas, key=lambda url: iso_date(words[url]) or "", reverse=True)
    return frozenset(newest[MOST_SITTINGS:])


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
