"""From bytes to meaning: what a fetched body holds, and whether it is a paper of the district."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from crawler.answers import is_soft_404
from crawler.extract.charset import decode
from crawler.extract.links import Link, read_links
from crawler.extract.markup import MOST_CHARACTERS, worth_parsing
from crawler.extract.read import read
from crawler.extract.sniff import sniff
from crawler.extract.worker import Reader
from crawler.glance import Glance, glance
from crawler.languages import german_sister
from crawler.recognise.paper import recognise
from crawler.unread import judged_unread
from crawler.urls import looks_like_document
from storage.values import Context, Document, Recognition

HTML = ("text/html", "application/xhtml+xml")
# What a paper can be kept in. Other types are archived when fetched, but not read.
READABLE = frozenset(
    {
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.oasis.opendocument.text",
        "application/msword",
        "application/rtf",
        "application/zip",
        "text/plain",
    }
)
_PAPER_SUFFIXES = (".pdf", ".doc", ".docx", ".odt", ".rtf", ".zip")
# Larger pages take seconds to read closely, in which no other district would get a turn.
_LARGE_PAGE = 500_000
# A page whose title or headings reach this is on the topic and read closely.
TOPICAL = 0.4


@dataclass(slots=True)
class Reading:
    """What one body holds. ``document`` and ``recognition`` are None when it was not worth a close look."""

    media_type: str
    claims_paper: bool = False  # it is said to be of a kind that we read, and is not
    links: list[Link] = field(default_factory=list)
    title: str = ""
    relevance: float = 0.0
    soft_404: bool = False
    words: int = 0
    gist: frozenset[int] = frozenset()
    noindex: bool = False
    canonical: str = ""
    german: str = ""  # the address of the same page in German; "" for German pages and those without one
    channels: dict[str, str] = field(default_factory=dict)  # how links were found that the page does not show
    document: Document | None = None
    recognition: Recognition | None = None
    context: Context | None = None  # with which it was recognised

    @property
    def is_page(self) -> bool:
        return self.media_type in HTML

    @property
    def name(self) -> str:
        """What a page shows as its heading, or a file calls itself."""
        return (self.title if self.is_page else self.document and self.document.title) or ""


def look(body: bytes, declared: str, url: str) -> Reading:
    """Type, links and a glance: cheap, for every answer."""
    media_type = sniff(body, declared, url)
    if media_type not in HTML:
        return Reading(media_type, claims_paper=_claims_paper(media_type, declared, url))
    markup = worth_parsing(decode(body[:MOST_CHARACTERS], charset_of(declared)))
    seen: Glance = glance(markup, url)
    german = german_sister(seen.language, seen.german, url)
    return Reading(
        media_type=media_type,
        links=read_links(markup, url),
        title=seen.headings[0] if seen.headings else seen.title,
        relevance=0.0 if german else max(seen.relevance, 0.5 if seen.mentions else 0.0),
        soft_404=is_soft_404(seen.title, seen.headings, seen.words),
        words=seen.words,
        gist=seen.gist,
        # Wikis keep every new page from search engines for days; only a view of a page is never its content.
        noindex=seen.noindex and bool(urlsplit(url).query),
        canonical=seen.canonical,
        german=german,
    )


def _claims_paper(media_type: str, declared: str, url: str) -> bool:
    """Whether rubbish or another kind of file is offered as a paper: what it would say is not known then."""
    if media_type in READABLE:
        return False
    said = declared.partition(";")[0].strip().lower()
    return said in READABLE - {"text/plain"} or urlsplit(url).path.lower().endswith(_PAPER_SUFFIXES)


def worth_reading(reading: Reading, link_score: float, known: bool) -> bool:
    """Whether a body deserves a close look: every document; a page on the topic, named so, or known."""
    if not reading.is_page:
        return reading.media_type in READABLE or reading.claims_paper
    if reading.soft_404 or ((reading.noindex or reading.german) and not known):
        return False
    return known or reading.relevance >= TOPICAL or link_score >= TOPICAL


async def read_closely(
    reading: Reading, body: bytes, charset: str | None, reader: Reader, context: Callable[[Reading], Context]
) -> None:
    """Fill in ``document`` and ``recognition``. Files and large pages are read in worker processes."""
    if reading.is_page and len(body) <= _LARGE_PAGE:
        document = read(body, reading.media_type, charset)
    else:
        document = await asyncio.to_thread(reader.read, body, reading.media_type, charset)
    reading.document, reading.context = document, context(reading)
    reading.recognition = judged_unread(document, recognise(document, reading.context))


def document_links(links: list[Link]) -> tuple[tuple[str, str], ...]:
    """The files a page links outside its menus, as (address, words)."""
    return tuple(
        (link.url, link.text) for link in links if looks_like_document(link.url) and not link.in_nav
    )[:60]


def charset_of(content_type: str) -> str | None:
    """The charset a Content-Type header declares, if any."""
    for part in content_type.split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip(" \"'") or None
    return None
