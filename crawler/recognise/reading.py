"""A document's words as the rules read them, and the way back from a match to the verbatim passage. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from crawler.recognise.verbatim import quoted
from storage.normal_words import normal, normalise_url_words
from storage.text import clean
from storage.values import Context, Document

# Where a document says what it is: the title page ends after about this many characters.
COVER_CHARS = 900
# The title itself stands at the top; below it come contents, logos, names.
TITLE_CHARS = 350
# Longer titles, headings and links are whole texts marked up as such; the rules' time grows with their square.
NAME_CHARS = 1000
# Cover, imprint, contents and foreword: what a reader leafs through to see whose paper this is.
FRONT_CHARS = 7000
# A cover with fewer characters is a picture with a logo; the inner title page follows.
_THIN_COVER = 120
# A line beyond this is a paragraph; the title ended before it.
_PROSE_CHARS = 140
_PASSAGE_CHARS = 300

_HTML = ("text/html", "application/xhtml+xml")
_SPACED_OUT = re.compile(r"(?<![^\W_])(?:[^\W\d_] ){5,}[^\W\d_](?![^\W_])")
_WORD = re.compile(r"[a-z]{2,}")
# Where the title ends in a file without title page.
_FIRST_CHAPTER = re.compile(
    r"(?:inhalt(?:sverzeichnis)?|vorwort|grusswort|geleitwort|zum geleit|vorbemerkung(?:en)?|praeambel|einleitung|einfuehrung|impressum)(?![a-z])"
    r"|\d\.? (?:zusammenfassung|ueberblick)|(?:kapitel|abschnitt) (?:1|i|a)(?![a-z0-9])|(?:1|i)(?:\.0?|\)|) +(?!fortschreib|auflage|fassung|ausgabe|entwurf|version|integration|kommunal|januar"
    r"|februar|april|juni|juli|august|september|oktober|november|dezember|maerz)[a-z]{4,}"
)
# An agenda on the first page names many subjects, none of which is the document's.
_AGENDA_LINE = re.compile(r"(?:top|to-punkt|oe|ö|n) ?\d+(?:\.\d+)?(?![a-z])", re.IGNORECASE)
_MID_SENTENCE = re.compile(r"[a-zäöüß]{3}[.!?] [A-ZÄÖÜ]")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[\"„A-ZÄÖÜ])")


@dataclass(frozen=True)
class Found:
    """A place in the document: page (from 1; None without pages) and the verbatim passage."""

    page: int | None
    passage: str


@dataclass(frozen=True)
class Reading:
    """A document with its context, in normal words. ``pages`` keep the line breaks of the original."""

    document: Document
    context: Context
    pages: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        return "\n".join(self.pages)

    @cached_property
    def words(self) -> int:
        """How many words the text has; figures, dot leaders and single letters are none."""
        return len(_WORD.findall(self.text))

    @property
    def is_page(self) -> bool:
        """Whether this is a web page (else a file: PDF, Word, OpenDocument)."""
        return self.document.media_type.partition(";")[0].strip().lower() in _HTML

    @cached_property
    def cover(self) -> str:
        """Normal words of the title page; of a web page its first heading and lines."""
        return normal(self.cover_text)

    @cached_property
    def cover_text(self) -> str:
        """The title page as written (spaced-out capitals put together)."""
        pages = self.document.pages
        text = ""
        for page in pages[:3]:
            text += page[:COVER_CHARS] + "\n"
            if len(text.strip()) >= _THIN_COVER:
                break
        return _together(clean(text)[:COVER_CHARS])

    @cached_property
    def cover_head(self) -> str:
        """The cover as written down to where the text begins: to the first chapter or paragraph."""
        return _head(self.cover_text)

    @cached_property
    def cover_lines(self) -> str:
        """Normal words of the cover's title-like lines: no sentences."""
        lines = (line.strip() for line in self.cover_head.split("\n"))
        return normal("\n".join(line for line in lines if is_title_line(line)))

    @cached_property
    def front(self) -> str:
        """Normal words of the first pages."""
        return self.text[:FRONT_CHARS]

    @cached_property
    def title(self) -> str:
        """Normal words of the document's own title (metadata or page title)."""
        return normal(self.document.title)

    @cached_property
    def headings(self) -> tuple[str, ...]:
        return tuple(normal(heading) for heading in self.document.headings)

    @cached_property
    def link(self) -> str:
        """Normal words of the link that led here."""
        return normal(self.context.link_text)

    @cached_property
    def path(self) -> str:
        """Words of the address."""
        return normalise_url_words(self.context.url)

    @cached_property
    def file_name(self) -> str:
        """Words of the last part of the address that says something."""
        parts = [normalise_url_words(f"/{part}") for part in self.context.url.split("://")[-1].split("/")[1:]]
        return next((part for part in reversed(parts) if sum(map(str.isalpha, part)) > 4), "")

    @cached_property
    def title_text(self) -> str:
        """The title alone as written: the top of the first page that has any words."""
        for page in self.document.pages[:3]:
            if sum(map(str.isalnum, page[:TITLE_CHARS])) >= 15:
                return _head(_together(clean(page[:TITLE_CHARS])))
        return ""

    @cached_property
    def title_page(self) -> str:
        """Normal words of the title alone, in one line."""
        return normal(self.title_text).replace("\n", " ")

    @cached_property
    def names(self) -> str:
        """Everything that names the document: title, link, file name and title page (or first heading)."""
        first = "\n".join(self.headings[:1]) if self.is_page else self.title_page
        return "\n".join((self.title, self.link, self.file_name, first))

    def quoted(self, words: str) -> str:
        """Normal words of a name as they stand in what names the document: title, link, cover, heading, address."""
        document, context = self.document, self.context
        inside = (self.title_text, self.cover_text) if not self.is_page else document.headings[:2]
        texts = (document.title, context.link_text, *inside, context.link_heading, context.parent_title)
        return quoted(words, texts, context.url)

    def page_of_name(self, words: str) -> int | None:
        """1 where the title page of a file holds the normal words of a name; else the name stands outside it."""
        flat = " ".join(words.split())
        return 1 if not self.is_page and flat and flat in " ".join(self.title_page.split()) else None

    def count(self, *stems: str) -> int:
        """How often the stems occur in the text."""
        return sum(self.text.count(stem) for stem in stems)

    def find(self, pattern: re.Pattern[str], limit: int | None = None) -> Found | None:
        """The first match in the pages (the first ``limit`` only), as page and passage."""
        for index, page in enumerate(self.pages[:limit]):
            if match := pattern.search(page):
                return self.place(index, match.start(), match.end(), pattern)
        return None

    def place(self, index: int, start: int, end: int, pattern: re.Pattern[str]) -> Found:
        """The verbatim lines (or the one sentence) that hold a match of ``pattern`` in a page."""
        page = self.pages[index]
        first, last = page.count("\n", 0, start), page.count("\n", 0, end)
        original = self.document.pages[index].split("\n")
        if (
            original[last].rstrip().endswith(("-", "\u00ad"))
        ):  # the match's last word goes on in the next line
            last += 1
        lines = original[first : last + 1]
        passage = " ".join(line.strip() for line in lines) if len(lines) > 1 else "".join(lines).strip()
        number = index + 1 if len(self.pages) > 1 or not self.is_page else None
        return Found(number, _sentence(passage, pattern))


def read(document: Document, context: Context) -> Reading:
    """The document's words, ready for the rules."""
    title, headings = document.title[:NAME_CHARS], tuple(one[:NAME_CHARS] for one in document.headings)
    context = replace(context, link_text=context.link_text[:NAME_CHARS])
    document = replace(document, title=title, headings=headings)
    return Reading(document, context, tuple(normal(page) for page in document.pages))


def is_title_line(line: str) -> bool:
    """Whether a line could be of a title: short, and no sentence or piece of one."""
    return 2 < len(line) <= 90 and not line.endswith(".") and not _MID_SENTENCE.search(line)


def _head(text: str) -> str:
    """The lines before the first chapter or paragraph; a paragraph only if it is all there is."""
    lines: list[str] = []
    all_lines = text.split("\n")
    agenda = [line for line in all_lines if _AGENDA_LINE.match(line.strip())]
    for line in all_lines:
        if len(agenda) > 1 and line in agenda:
            continue
        is_prose = len(line) > _PROSE_CHARS and any(map(str.strip, lines))
        if is_prose or _FIRST_CHAPTER.match(normal(line.strip())):
            break
        lines.append(line)
    return "\n".join(lines)


def _together(text: str) -> str:
    """Spaced-out capitals of a cover as words."""
    return _SPACED_OUT.sub(lambda match: match[0].replace(" ", ""), text)


def _sentence(passage: str, pattern: re.Pattern[str]) -> str:
    if len(passage) <= _PASSAGE_CHARS:
        return passage
    for sentence in _SENTENCE_END.split(passage):
        if pattern.search(normal(sentence)):
            return sentence[:_PASSAGE_CHARS]
    return passage[:_PASSAGE_CHARS]
