"""Papers published in parts: which pages are chapters and which files are volumes of one work. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.part_names import ROMAN, base, position
from storage.normal_words import normal
from storage.paper_names import name_strength
from storage.values import Recognition, Role

_WORKS = (Role.CONCEPT, Role.UPDATE)
# "4 Wohnen", "4.2 Wohnen", "Kapitel 4: Wohnen", "IV. Wohnen"
_NUMBERED = re.compile(
    r"(?:(?:kapitel|teil|abschnitt|handlungsfeld) )?(\d{1,2}(?:\.\d{1,2})*|[ivx]{1,4}(?=[.:)]))[.:)]? (?=[^\W\d_]{3})"
)
# "Vielfalt leben/3": a wiki shows the path of a page as its title
_SUBPAGE = re.compile(r"[^/]*[^\W\d_]{3}[^/]*/ ?(\d{1,2})\W*$")
_LAST = (99,)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A page or file that may be a whole work or a part of one."""

    resource_id: int
    url: str
    parent_id: int | None
    is_page: bool
    title: str
    link_text: str = ""
    is_work: bool = False  # recognised as a concept or update by itself
    is_chapter: bool = False  # a page that is a chapter by its own words
    paper_id: int | None = None  # it is a paper already
    in_parts: bool = False  # that paper has parts
    presents: bool = False  # a page that names a paper without being its text


def folder(url: str) -> str:
    """Host and folder of an address; "" for the top level, which every page of a site shares."""
    parts = urlsplit(url)
    path = parts.path.rstrip("/").rpartition("/")[0]
    return f"{parts.hostname}{path}/" if path else ""


def subfolder(url: str) -> str:
    """Host and path under which the chapters of a page at this address would stand."""
    parts = urlsplit(url)
    name = parts.path.rstrip("/")
    stem = name.rpartition(".")[0] if "." in name.rpartition("/")[2] else name
    return f"{parts.hostname}{stem}/" if stem.strip("/") else ""


def may_be_part(found: Recognition, is_page: bool, url: str, title: str, link_text: str) -> bool:
    """Whether a document may turn out to be a part, so that it is filed only when all have been seen."""
    if not is_page:
        return position(link_text, title, url) is not None
    if subpage(title) is not None and found.role is not Role.NEWS:
        return True
    if found.role in _WORKS:
        return is_chapter_by_words(found) or name_strength(normal(title)) < 1.0
    return found.role is Role.NONE and number_of(title, link_text) is not None


def is_chapter_by_words(found: Recognition) -> bool:
    return any(reason.code == "is_a_chapter" for reason in found.reasons)


def number_of(*names: str) -> tuple[int, ...] | None:
    """The number before a chapter's heading ("4.2 Wohnen": (4, 2)), or None."""
    for name in names:
        if match := _NUMBERED.match(name.strip().lower()):
            if match[1][0].isdigit():
                return tuple(map(int, match[1].split(".")))
            return (ROMAN[match[1]],) if match[1] in ROMAN else None
    return None


def subpage(title: str) -> tuple[int, ...] | None:
    """The number of a page that a wiki calls after the page above it ("Vielfalt leben/3": (3,)), or None."""
    match = _SUBPAGE.match(title.strip())
    return (int(match[1]),) if match else None


def joined(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """The works among the candidates that are in several parts, each in order, what leads it first."""
    pages = [one for one in candidates if one.is_page]
    files = [one for one in candidates if not one.is_page]
    return [*_volumes(files), *_trees(pages)]


def _volumes(files: Iterable[Candidate]) -> Iterator[list[Candidate]]:
    """Files of one shelf that bear one name and different numbers, and what is bound before and after them."""
    shelves: dict[object, list[Candidate]] = defaultdict(list)
    for one in files:
        if file_position(one) is not None:
            shelves[one.parent_id if one.parent_id is not None else folder(one.url)].append(one)
    for shelf in shelves.values():
        for parts in _by_name(shelf):
            if len(parts) > 1 and any(one.is_work for one in parts.values()):
                yield _led([parts[place] for place in sorted(parts)])


def _by_name(shelf: list[Candidate]) -> Iterator[dict[tuple[int, ...], Candidate]]:
    """The files of a shelf by name and place in the row; a bare "Teil 1" goes with the only name there is."""
    names = {name for one in shelf if _is_numbered(one) and (name := _base(one))}
    only = next(iter(names)) if len(names) == 1 else ""
    found: dict[str, dict[tuple[int, ...], Candidate]] = defaultdict(dict)
    for one in shelf:
        place = file_position(one) or ()
        parts = found[_base(one) or only]
        # A paper that is known comes before another format of the same part.
        if place not in parts or (parts[place].paper_id is None and one.paper_id is not None):
            parts[place] = one
    for parts in found.values():
        numbered = {place: one for place, one in parts.items() if _is_numbered(one)}
        # A whole paper with a foreword or annex beside it is no row of parts.
        is_row = len(numbered) > 1 or any(one.in_parts for one in parts.values())
        yield parts if is_row else numbered


def file_position(one: Candidate) -> tuple[int, ...] | None:
    """Where a file stands in the row of its paper's parts."""
    return position(one.link_text, one.title, one.url)


def _is_numbered(one: Candidate) -> bool:
    return (file_position(one) or ())[:1] == (1,)


def _base(one: Candidate) -> str:
    return base(one.link_text, one.title, one.url)


def _trees(pages: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """A page that is a paper, and the pages that are its chapters; chapters without such a page by themselves."""
    wholes = [one for one in pages if one.is_work and not _is_lower(one)]
    entries = [one for one in pages if one.presents and name_strength(normal(one.title)) == 1.0]
    below: dict[int, list[Candidate]] = defaultdict(list)
    alone: dict[object, list[Candidate]] = defaultdict(list)
    for one in pages:
        if one in wholes or one.presents or one.paper_id is not None:
            continue
        whole = next((page for page in wholes if _belongs(one, page)), None)
        whole = whole or next((page for page in entries if one.parent_id == page.resource_id), None)
        if whole is not None:
            below[whole.resource_id].append(one)
        elif one.is_chapter:
            alone[one.parent_id if one.parent_id is not None else folder(one.url)].append(one)
    for page in (*wholes, *entries):
        chapters = below[page.resource_id]
        if len(chapters) > page.presents and any(one.is_work for one in (page, *chapters)):
            yield [page, *sorted(chapters, key=reading_order)]
    for chapters in alone.values():
        if len(chapters) > 1 and any(one.is_work for one in chapters):
            yield sorted(chapters, key=reading_order)


def _is_lower(one: Candidate) -> bool:
    """Whether a page speaks as a part rather than as the paper."""
    is_part = one.is_chapter or subpage(one.title) is not None or name_strength(normal(one.title)) < 1.0
    return one.paper_id is None and is_part


def _belongs(chapter: Candidate, whole: Candidate) -> bool:
    """A page called "4 Wohnen" in the folder of a paper's page or below it, or a chapter that it links.

    A page that names a paper in its own title ("Integrationskonzept 2022") is that paper.
    """
    if name_strength(normal(chapter.title)) == 1.0 and not (chapter.is_chapter or subpage(chapter.title)):
        return False
    own = folder(chapter.url)
    beside = own and (own == folder(whole.url) or own.startswith(subfolder(whole.url) or "\0"))
    linked = chapter.parent_id == whole.resource_id
    return bool(beside or (linked and (chapter.is_chapter or chapter.is_work)))


def reading_order(one: Candidate) -> tuple[tuple[int, ...], int]:
    """Chapters by their numbers; the others after them, as they were found."""
    return number_of(one.title, one.link_text) or subpage(one.title) or _LAST, one.resource_id


def _led(parts: list[Candidate]) -> list[Candidate]:
    """The parts with one that is a paper already at the front, else in order."""
    known = next((one for one in parts if one.paper_id is not None), None)
    return [known, *(one for one in parts if one is not known)] if known else parts
