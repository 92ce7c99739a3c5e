"""Names of an integration paper on cover, title, link and address. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from crawler.recognise.lists import is_list
from crawler.recognise.reading import Reading
from crawler.recognise.weights import BRAND_SHARE, MAX_NAMED, NAMED, WEIGHTS
from storage.false_friends import FALSE_FRIENDS
from storage.normal_words import normal
from storage.paper_names import BRAND, REPORT_NAME, SURE, find_name
from storage.values import Reason

_PLACES = {
    "cover": "Auf der Titelseite steht",
    "title": "Der Titel nennt",
    "heading": "Die Überschrift nennt",
    "link": "Der Verweis heißt",
    "link_heading": "Über dem Verweis steht",
    "file": "Der Dateiname enthält",
    "parent": "Die verweisende Seite heißt",
    "path": "Die Adresse enthält",
}


def named(reading: Reading) -> list[Reason]:
    """Where the document is called an integration paper; the weights together never pass MAX_NAMED."""
    reasons: list[Reason] = []
    left = MAX_NAMED
    for place, words, page in _named_places(reading):
        # "Individueller Integrationsplan": the word belongs to the plan of one person.
        if not (found := find_name(FALSE_FRIENDS["person"].sub(" ", words))):
            continue
        strength, match = found
        weight = min(
            NAMED[place][0 if strength == SURE else 1] * (BRAND_SHARE if strength == BRAND else 1.0), left
        )
        left -= weight
        text = f"{_PLACES[place]} „{reading.quoted(match[0])}“."
        reasons.append(Reason(f"named_{place}", text, weight, page))
        if left <= 0:
            break
    return reasons or [*_named_report(reading)]


def _named_report(reading: Reading) -> Iterator[Reason]:
    """A report on integration is of the family, though no concept and none that presents one."""
    if found := REPORT_NAME.search(reading.names):
        text = f"Der Name ist der eines Berichts, nicht der eines Konzepts: „{reading.quoted(found[0])}“."
        yield Reason("named_report", text, WEIGHTS["named_report"], reading.page_of_name(found[0]))


def _named_places(reading: Reading) -> Iterator[tuple[str, str, int | None]]:
    if reading.is_page:
        yield from _page_places(reading)
        return
    yield "cover", reading.title_page if find_name(reading.title_page) else reading.cover_lines, 1
    yield "title", reading.title, None
    yield "link", reading.link, None
    yield "file", reading.file_name, None
    yield "link_heading", normal(reading.context.link_heading), None
    yield "parent", normal(reading.context.parent_title), None


def _page_places(reading: Reading) -> Iterator[tuple[str, str, int | None]]:
    """A page names itself; what it is linked from says nothing, since menus and teasers link everything.

    The second heading counts too, for many sites begin with their own name. A list is no paper's page,
    whatever its entries or its keyword are called.
    """
    if is_list(reading):
        return
    yield "heading", "\n".join(reading.headings[:2]), None
    repeated = reading.headings[:1] and reading.title == reading.headings[0]
    yield "title", "" if repeated else reading.title, None
    yield "link", reading.link, None
    yield "file", reading.file_name, None
    yield "path", reading.path.removesuffix(reading.file_name), None
