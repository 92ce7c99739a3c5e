"""Papers told in many short pages: a page that bears the name, and its chapters below it, beside it or one by one. Pure.

No chapter need be recognised by itself: the pages are proposed here, and their joined text is judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote, urlsplit

from crawler.chapters import folder, number_of, subfolder, subpage
from crawler.extract.page_facts import names_site
from crawler.recognise.contents import is_chapter_title
from crawler.recognise.role import COUNCIL_URL
from crawler.urls import is_archive
from storage.normal_words import normal
from storage.paper_names import STRONG_NAME, name_strength
from storage.values import Context, Document
from storage.vocabulary import STATUS

# Two pages below a page are its further reading; a paper has at least an opening, aims and an end.
LEAST_CHAPTERS = 3
# Some chapters have names of their own ("Was uns bewegt"); services, forms and events have nothing else.
_SHARE_OF_CHAPTERS = 0.5
# Lists of other kinds of pages, by a folder of their address or their title.
_OTHER_LISTS = re.compile(
    r"(?<![a-z])(?:presse\w*|aktuelles|news|nachrichten|meldungen|neuigkeiten|blog|archiv|termine?|veranstaltung\w*|kalender"
    r"|dienstleistung\w*|leistungen|formulare?|buergerservice|a-z|a bis z|ratsinfo\w*|sitzung\w*|tagesordnung\w*|bekanntmachungen)(?![a-z])"
)
_DAY = re.compile(r"/(?:19|20)\d\d/\d{1,2}/|(?:19|20)\d\d-\d\d-\d\d")
_FORWARD = re.compile(
    r"\W*(?:weiter|vor(?:wärts)?|nächste(?:s|r)?(?: (?:seite|kapitel|abschnitt))?|(?:zum )?nächsten kapitel)\W*$"
)


@dataclass(frozen=True)
class Leaf:
    """A page that was read, with what it links outside its menus (``links``: address key to words)."""

    resource_id: int
    url: str
    key: str
    parent_id: int | None
    document: Document
    link_text: str = ""
    links: Mapping[str, str] | None = None

    @property
    def heading(self) -> str:
        """What the page is called: its own heading, also where the title is but its path in a wiki."""
        return real_heading(self.document)


def real_heading(document: Document) -> str:
    """The first heading that says more than whose site it is and where it stands ("Vielfalt leben/3" → "Sprache")."""
    names = (document.title, *document.headings)
    return next(
        (one for one in names if one and subpage(one) is None and not names_site(one)), document.title
    )


def trees(leaves: Sequence[Leaf]) -> Iterator[tuple[Leaf, list[Leaf]]]:
    """Pages that may be papers told in chapters, each with its chapters in order; no page twice."""
    taken: set[int] = set()
    for root in sorted(leaves, key=lambda one: (len(urlsplit(one.url).path), one.resource_id)):
        if root.resource_id in taken or not _may_lead(root):
            continue
        chapters = [one for one in _below(root, leaves) if one.resource_id not in taken]
        if len(chapters) >= LEAST_CHAPTERS and _are_chapters(chapters):
            taken |= {root.resource_id, *(one.resource_id for one in chapters)}
            yield root, chapters


def joined_document(root: Leaf, chapters: Sequence[Leaf]) -> Document:
    """One document of all pages: the text that a reader who turns them reads."""
    texts = [page for one in (root, *chapters) for page in one.document.pages]
    headings = [*_names(root), *(line for one in chapters for line in (one.heading, *one.document.headings))]
    return replace(
        root.document,
        title=_names(root)[0],
        pages=("\n".join(texts),),
        headings=tuple(dict.fromkeys(filter(None, headings))),
        problem=None,
        problem_code=None,
    )


def joined_context(own: Context, others: Iterable[Context]) -> Context:
    """How the whole was reached: as its first page was, with the files that any page offers."""
    links = dict.fromkeys((*own.links, *(link for one in others for link in one.links)))
    return replace(own, links=tuple(links))


def names_itself(root: Leaf, document: Document) -> bool:
    """Whether a tree bears a paper's name; a motto ("Vielfalt leben") needs the text to say that it is one."""
    strength = max(name_strength(normal(name)) for name in _names(root))
    return strength == 1.0 or (strength > 0 and STRONG_NAME.search(normal(document.text)) is not None)


class PaperPages:
    """The pages of a visit that bear a paper's name or continue one: what they link below or beside may be chapters."""

    def __init__(self) -> None:
        self._urls: dict[int, str] = {}

    def promise(self, parent_id: int | None, url: str) -> float:
        """How far the place of a page promises a chapter, before it is read: 1.0 or 0.0."""
        parent = self._urls.get(parent_id or 0)
        if parent is None:
            return 0.0
        return float(folder(url) == folder(parent) != "" or folder(url).startswith(subfolder(parent) or "\0"))

    def note(self, resource_id: int, url: str, document: Document | None, *, continues: bool) -> None:
        """A page was read closely; ``continues``: its place had promised a chapter."""
        if document is None:
            return
        names = (document.title, *document.headings[:2])
        if continues or any(name_strength(normal(name)) > 0 for name in names):
            self._urls[resource_id] = url


def _names(root: Leaf) -> list[str]:
    """What may be the name of the whole: the heading that names a paper best comes first."""
    names = list(dict.fromkeys(filter(None, (root.document.title, *root.document.headings[:2]))))
    return sorted(names, key=lambda name: -name_strength(normal(name))) or [root.link_text]


def _may_lead(root: Leaf) -> bool:
    if is_archive(root.url) or COUNCIL_URL.search(root.url) or _is_other_list(root.url, root.document.title):
        return False
    return any(name_strength(normal(name)) > 0 for name in _names(root))


def _is_other_list(url: str, title: str) -> bool:
    path = normal(unquote(urlsplit(url).path).replace("/", "\n"))
    return bool(_OTHER_LISTS.search(f"{path}\n{normal(title)}")) or _DAY.search(url) is not None


def _below(root: Leaf, leaves: Sequence[Leaf]) -> list[Leaf]:
    found = [one for one in leaves if one is not root and _belongs(one, root)]
    found = [one for one in found if not _is_beside(one)]
    in_a_row = _turned(root, leaves)
    if len(in_a_row) > len(found):
        return in_a_row
    order = {key: place for place, key in enumerate(root.links or ())}
    return sorted(found, key=lambda one: (_number(one), order.get(one.key, len(order)), one.resource_id))


def _is_beside(leaf: Leaf) -> bool:
    """A page below a paper's that is no chapter: news, an item of an agenda, a report on it, a short version."""
    heading = normal(leaf.heading)
    named = any(STATUS[code].search(heading) for code in ("report", "short"))
    return named or bool(COUNCIL_URL.search(leaf.url)) or _is_other_list(leaf.url, leaf.heading)


def _belongs(leaf: Leaf, root: Leaf) -> bool:
    """A page in the folder that a root's address opens; or one of a row of like addresses that the root links."""
    if _is_below(leaf.key, root.key):
        return True
    if leaf.key not in (root.links or ()) or folder(leaf.url) != folder(root.url) or not folder(leaf.url):
        return False
    return number_of(leaf.heading, leaf.link_text, leaf.document.title) is not None


def _is_below(key: str, root_key: str) -> bool:
    stem = re.sub(r"\.[a-z]{3,5}$", "", root_key.partition("?")[0])
    return "/" in stem and key.startswith(f"{stem}/")


def further_chapters(root_key: str, leaves: Iterable[Leaf]) -> list[Leaf]:
    """The pages below the first page of a paper in chapters that are called like chapters, too."""
    below = (one for one in leaves if _is_below(one.key, root_key))
    return [one for one in below if _are_chapters([one]) and not _is_beside(one)]


def place_among(titles: Sequence[str], chapter: Leaf) -> int:
    """Where a further chapter stands: before the first that has a higher number, else at the end."""
    own = _number(chapter)
    after = (place for place, title in enumerate(titles) if _LAST > (number_of(title) or _LAST) > own)
    return next(after, len(titles))


def _turned(root: Leaf, leaves: Sequence[Leaf]) -> list[Leaf]:
    """The pages that "weiter" leads to, one after the other, in the folder of the first."""
    by_key, found, page = {one.key: one for one in leaves}, list[Leaf](), root
    while True:
        forward = (key for key, text in (page.links or {}).items() if _FORWARD.match(text.lower()))
        following = by_key.get(next(forward, ""))
        if following is None or following is root or following in found:
            return found
        if folder(following.url) != folder(root.url) and not _belongs(following, root):
            return found
        found.append(following)
        page = following


def _are_chapters(chapters: Sequence[Leaf]) -> bool:
    like = sum(is_chapter_title(normal(one.heading)) or _number(one) < _LAST for one in chapters)
    return like >= _SHARE_OF_CHAPTERS * len(chapters)


_LAST = (99,)


def _number(leaf: Leaf) -> tuple[int, ...]:
    return number_of(leaf.heading, leaf.link_text) or subpage(leaf.document.title) or _LAST
