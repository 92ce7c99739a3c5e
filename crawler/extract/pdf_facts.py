"""Title and dates of a PDF from what the file says and what its first pages show. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta, timezone
from statistics import median

from crawler.extract.page_facts import names_site
from storage.text import fold

# (text, height) of a line; heights are in any one unit.
SizedLine = tuple[str, float]

LONGEST_TITLE = 200
# Lines of one heading differ in height by their capitals and descenders only.
SAME_HEIGHT = 0.08
# How much larger than the text a heading is set.
LARGE = 1.25
# Words shorter than this are in any text and prove nothing.
_PROVING_LETTERS = 4

_PROGRAM = re.compile(
    r"^(microsoft (office )?(word|powerpoint|excel|publisher)|word|powerpoint|excel) ?[-–] ?", re.IGNORECASE
)
_FILE_NAME = re.compile(
    r"\.(docx?|pdf|odt|rtf|indd|pptx?|xlsx?|qxd|qxp|ai|cdr|pub|pmd|p65|tmp|html?|tif|jpg)$", re.IGNORECASE
)
_EMPTY = re.compile(
    r"(untitled|unbenannt|ohne titel|kein titel|titel|title|neues? (dokument|microsoft.*)|dokument|document|dok|layout|präsentation"
    r"|powerpoint[- ]präsentation|presentation|folie|druck|print|scan(ned)?|vorlage|muster|template|slide|cover|umschlag|broschüre"
    r"|inhalt|deckblatt|seite|page|test|entwurf|bericht|konzept)[\s\d_.-]*",
    re.IGNORECASE,
)
_DATE = re.compile(r"D?:?(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?\s*(?:([+-])(\d{2})'?(\d{2})?'?|Z)?")


def usable_title(title: str, first_pages: Sequence[str]) -> str:
    """The metadata title if it names the paper, else "".

    Not usable are names of files and programs, placeholders, and titles left over from another paper:
    most of a title's words stand on the first pages.
    """
    title = " ".join(_PROGRAM.sub("", title.strip()).split())
    if len(title) < 5 or _FILE_NAME.search(title) or _EMPTY.fullmatch(title) or _is_file_like(title):
        return ""
    words = [word for word in map(fold, title.split()) if len(word) >= _PROVING_LETTERS]
    text = fold(" ".join(first_pages))
    return title if words and 2 * sum(word in text for word in words) >= len(words) else ""


def _is_file_like(title: str) -> bool:
    return " " not in title and ("_" in title or any(map(str.isdigit, title)) or title.count("-") > 1)


def shown_title(lines: Iterable[SizedLine]) -> str:
    """The title a page shows: its largest lines that name more than the district. "" for an empty page."""
    headings = _grouped([(text, height) for text, height in lines if sum(map(str.isalpha, text)) >= 4])
    by_height = sorted(headings, key=lambda heading: -heading[1])  # stable: of equals the upper one
    named = (text for text, _ in by_height if not names_site(text))
    return next(named, by_height[0][0] if by_height else "")[:LONGEST_TITLE].rstrip()


def large_lines(pages: Sequence[Sequence[SizedLine]]) -> Iterator[tuple[int, str]]:
    """(page, line) of every line set larger than the text of these pages: titles and headings."""
    heights = [height for page in pages for _, height in page if height]
    usual = median(heights) if heights else 0.0
    for number, page in enumerate(pages):
        yield from ((number, text) for text, height in page if height > LARGE * usual)


def _grouped(lines: list[SizedLine]) -> list[SizedLine]:
    """Neighbouring lines of one height as one heading."""
    groups: list[SizedLine] = []
    for text, height in lines:
        if (
            groups
            and abs(groups[-1][1] - height) <= SAME_HEIGHT * height
            and len(groups[-1][0]) < LONGEST_TITLE
        ):
            groups[-1] = (f"{groups[-1][0]} {text}", groups[-1][1])
        else:
            groups.append((text, height))
    return groups


def pdf_moment(value: str) -> str | None:
    """A PDF date (``D:20230204115901+01'00'``) in ISO, or None."""
    match = _DATE.match(value.strip())
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part) if part else None for part in match.groups()[:6])
    try:
        moment = datetime(
            year or 0, month or 1, day or 1, hour or 0, minute or 0, second or 0, tzinfo=_zone(match)
        )
    except ValueError:
        return None
    return moment.date().isoformat() if hour is None else moment.isoformat()


def _zone(match: re.Match[str]) -> timezone:
    offset = timedelta(hours=int(match[8] or 0), minutes=int(match[9] or 0))
    return timezone(-offset if match[7] == "-" else offset)
