"""Title, dates and language that a page states about itself. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from bs4 import BeautifulSoup, Tag

from crawler.extract.blocks import words_of
from crawler.extract.german_dates import iso_moment
from crawler.extract.language import primary_language

# Longer headings are paragraphs marked up as headings.
LONGEST_TITLE = 250

_PARTS = re.compile(r"\s+(?:[|·•»›«‹]|::|–|—|-|/|>)\s+|\s*[|»›]\s*|\s::\s")
# A proper name after "Landkreis": capitals and the small words between them ("an der", "i. d.").
_NAME = (
    r"(?:\s+(?:[A-ZÄÖÜ(][\w.()/-]*|a\.?|d\.|i\.|ob|an|am|auf|der|dem|den|des|die|im|in|bei|vor|und|zu|zum))"
)
_SITE = re.compile(
    r"(?i:(?:herzlich )?(?:willkommen|startseite|home(?:page)?|start)\b.{0,40}|(?:der |die |das )?(?:offizielle[srn]? )?"
    r"(?:website|webseite|internetauftritt|internetseiten?|homepage|internetpräsenz|webauftritt|online-?portal|portal)\b.{0,40})"
    r"|(?i:der |die )?(?i:(?:(?:land|stadt|kreis|samt|orts)?(?:kreis|stadt|gemeinde)|landeshauptstadt|hansestadt"
    rf"|universitätsstadt|landratsamt|(?:kreis|stadt)(?:verwaltung|portal)|bürgerportal|region|städteregion)){_NAME}{{0,6}}"
    rf"|(?!(?i:arbeits|freundes|helfer|gesprächs|unterstützer|lenkungs))[\w-]+[Kk]reis(?:es)?{_NAME}{{0,2}}"
    r"|(?i:(?:www\.)?[\w.-]+\.(?:de|info|org|net|eu|com))"
)
# What names a paper or a topic is never the name of a site, even if it begins with "Kreis".
_TOPIC = re.compile(
    r"konzept|plan|strategie|leitbild|leitlinie|bericht|integration|migration|teilhabe|vielfalt",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"(herzlich )?willkommen.{0,40}|startseite|home|aktuelles|news|detail(ansicht|seite)?|inhalt|navigation|menü",
    re.IGNORECASE,
)

_MODIFIED = (
    "article:modified_time", "og:updated_time", "last-modified", "lastmodified", "dcterms.modified",
    "dc.date.modified", "dc.date.x-metadatalastmodified", "date.modified", "datemodified", "revised", "last-update",
)  # fmt: skip
_PUBLISHED = (
    "article:published_time", "dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date.created", "dcterms.date",
    "dc.date", "date", "pubdate", "datepublished", "publish-date", "publication_date",
)  # fmt: skip


Meta = Mapping[str, str]


_PROPERTIES = {"dateModified": "modified", "datePublished": "published"}
_PUBLISHED_TIME = frozenset({"published", "entry-date"})


def page_title(soup: BeautifulSoup, meta: Meta, root_headings: Iterable[str]) -> str:
    """The page's own title: its h1, or what its head says without the name of the site.

    ``root_headings`` are the headings of the page's text; the first stands in where all else is missing.
    Of several h1 the one most like the head's title counts; "Aktuelles" only where the head says it too. Empty when the page has no title at all.
    """
    heads = [words_of(tag) for tag in soup.find_all("h1")]
    named = _head_title(soup, meta)
    usable = [head for head in heads if head and len(head) <= LONGEST_TITLE and not _is_site(head, meta)]
    if usable:
        return max(usable, key=lambda head: _likeness(head, named))  # the first of equals
    generic = next((head for head in heads if head and f"{named} ".startswith(f"{head} ")), "")
    headings = [heading for heading in root_headings if len(heading) <= LONGEST_TITLE]
    fuller = (heading for heading in headings if named and named.casefold() in heading.casefold())
    return generic or next(fuller, named) or next(iter(headings), "") or next(filter(None, heads), "")


def _head_title(soup: BeautifulSoup, meta: Meta) -> str:
    title = words_of(soup.title) if soup.title else ""
    for candidate in (meta.get("og:title", ""), title, meta.get("dc.title", "")):
        if stripped := without_site(candidate, meta.get("og:site_name", "")):
            return stripped
    return title


def without_site(title: str, site_name: str = "") -> str:
    """A head title without the site's name: "Landkreis X - Integration" and "Integration | Stadt Y" → "Integration".

    Empty when the title names nothing but the site.
    """
    title = " ".join(title.split())
    parts = [part for part in _PARTS.split(title) if part and part.strip()]
    own = [part for part in parts if part.casefold() != site_name.casefold() and not names_site(part)]
    if len(own) == len(parts) or not own:
        return title if own else ""
    return own[-1] if parts[0] not in own else own[0]  # the path runs from the site to the page, or back


def names_site(part: str) -> bool:
    """Whether a piece of a title names a site or a district and no paper."""
    return _SITE.fullmatch(part) is not None and not _TOPIC.search(part)


def _is_site(heading: str, meta: Meta) -> bool:
    return _GENERIC.fullmatch(heading) is not None or not without_site(heading, meta.get("og:site_name", ""))


def _likeness(heading: str, title: str) -> float:
    words, wanted = set(heading.casefold().split()), set(title.casefold().split())
    return len(words & wanted) / max(1, len(words | wanted))


def page_dates(soup: BeautifulSoup, meta: Meta) -> dict[str, str]:
    """``modified`` and ``published`` as the page's head, structured data and time elements give them (ISO)."""
    structured = dict(_structured_dates(soup))
    times = _marked_times(soup)
    found = {
        "modified": _first(meta, _MODIFIED) or structured.get("modified") or times.get("modified"),
        "published": _first(meta, _PUBLISHED) or structured.get("published") or times.get("published"),
    }
    return {kind: moment for kind, moment in found.items() if moment}


def page_language(soup: BeautifulSoup, meta: Meta) -> str:
    """The language the page declares ("de"), or ""."""
    html = soup.find("html")
    declared = str(html.get("lang") or html.get("xml:lang") or "") if html else ""
    return primary_language(declared) or primary_language(meta.get("content-language", ""))


def page_meta(soup: BeautifulSoup) -> Meta:
    """What the page's ``meta`` elements say, by their name, property or header in lower case."""
    values: dict[str, str] = {}
    for tag in soup.find_all("meta", content=True):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv")
        values.setdefault(str(name).lower(), " ".join(str(tag["content"]).split()))
    return values


def _first(meta: Meta, names: Iterable[str]) -> str | None:
    return next((moment for name in names if (moment := iso_moment(meta.get(name, "")))), None)


def _marked_times(soup: BeautifulSoup) -> dict[str, str]:
    """Moments that elements of the page are marked with (schema.org properties, ``time`` of an article)."""
    found: dict[str, str] = {}
    for tag in soup.descendants:
        if not isinstance(tag, Tag) or (tag.name != "time" and "itemprop" not in tag.attrs):
            continue
        kind = _PROPERTIES.get(str(tag.get("itemprop"))) or (
            _PUBLISHED_TIME.intersection(tag.get("class") or ()) and "published"
        )
        if kind or "pubdate" in tag.attrs:
            moment = iso_moment(str(tag.get("datetime") or tag.get("content") or words_of(tag)))
            found |= {kind or "published": moment} if moment and (kind or "published") not in found else {}
    return found


def _structured_dates(soup: BeautifulSoup) -> Iterator[tuple[str, str]]:
    """Dates of schema.org data; the first of each kind would be overwritten, so they come in reverse."""
    for script in reversed(soup.find_all("script", type="application/ld+json")):
        try:
            values = json.loads(script.get_text())
        except (ValueError, RecursionError):
            continue
        nodes = values if isinstance(values, list) else [values]
        nodes += [node for value in nodes if isinstance(value, dict) for node in _listed(value.get("@graph"))]
        for node in reversed([node for node in nodes if isinstance(node, dict)]):
            for key, kind in (("dateModified", "modified"), ("datePublished", "published")):
                if moment := iso_moment(str(node.get(key) or "")):
                    yield kind, moment


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []
