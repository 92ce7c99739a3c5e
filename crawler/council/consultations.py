"""The resolutions a council page tells: of an item, or of a paper on its way through the bodies. Pure."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from datetime import date

from selectolax.lexbor import LexborHTMLParser

from crawler.council.bodies import Standing, body_in
from crawler.council.results import result_of, result_words
from crawler.council.rows import rows_of, words_of
from crawler.council.systems import Kind
from crawler.extract.german_dates import iso_date
from storage.normal_words import normal
from storage.resolutions import Resolution, Result
from storage.vocabulary import STATUS

# A row of a paper's way holds a date, a body and a result; longer ones are tables of their own.
_MAX_ROW = 500
# Paragraphs of an item's text that state a result are short, and these many are looked at.
_MAX_PARAGRAPHS = 60
_RESULT_LABEL = re.compile(
    r"^\W*(?:beschluss(?:art|ergebnis)?|beratungsergebnis|abstimmungsergebnis|ergebnis|abstimmung)\W*$",
    re.IGNORECASE,
)
_LED = re.compile(
    r"(?:beschlussart|beratungsergebnis|abstimmungsergebnis|ergebnis|beschluss|abstimmung)\s*:\s*([^|]{3,160})",
    re.IGNORECASE,
)
_BODY_LABEL = re.compile(r"(?:gremium|sitzung|ausschuss)\s*:?\s*(?:\|\s*)?([^|]{4,160})", re.IGNORECASE)
_DATE_LABEL = re.compile(
    r"(?:datum|sitzungstermin|sitzung am|termin)\s*:?\s*(?:\|\s*)?([^|]{6,60})", re.IGNORECASE
)
_ASKED = re.compile(
    r"entscheidung|beschlussfassung|vorberatung|anh(?:ö|oe)rung|kenntnisnahme|empfehlung", re.IGNORECASE
)
# What was proposed is no result.
_PROPOSED = re.compile(r"beschlussvorschlag|beschlussentwurf|vorschlag der verwaltung", re.IGNORECASE)


def resolutions(
    tree: LexborHTMLParser, kind: Kind, subject: str, came_from: str = ""
) -> tuple[Resolution, ...]:
    """What bodies did with the subject of a council page, each body and day once.

    ``came_from`` are the words of the page and link that led here, for items that do not repeat body and day.
    """
    found = list(_on_its_way(tree)) if kind in (Kind.PAPER, Kind.CONSULTATIONS) else []
    if kind is Kind.ITEM:
        found += _of_item(tree, came_from)
    if not any(one.result is not Result.DRAFT for one in found) and STATUS["draft"].search(normal(subject)):
        found = [*found, *_as_draft(tree, came_from)]
    return _each_once(found)


def _on_its_way(tree: LexborHTMLParser) -> Iterator[Resolution]:
    """The rows of a paper's "Beratungsfolge". A row without a day names body and task for those below it."""
    above = ""
    for words in (*map(words_of, rows_of(tree)), *_buttons(tree)):
        if len(words) > _MAX_ROW:
            continue
        day = iso_date(words)
        if day is None:
            above = words if body_in(words) else above
            continue
        if (named := body_in(words) or body_in(above)) is None or len(day) != 10:
            continue
        wording = result_words(_without(words, named[0]))
        asked = _ASKED.search(words) or (_ASKED.search(above) if body_in(above) else None)
        result = result_of(wording, named[1], asked[0] if asked else "") if wording else None
        if result is not None:
            yield Resolution(named[0], date.fromisoformat(day), result, wording)


def _buttons(tree: LexborHTMLParser) -> Iterator[str]:
    """Heads of accordions, in which newer systems fold each consultation."""
    for node in tree.css("button, summary, h3, h4, h5"):
        yield words_of(node)


def _without(words: str, body: str) -> str:
    """The row without its column of tasks: "Entscheidung" says what was asked for, not what was done."""
    cells = [cell for cell in words.split(" | ") if not _ASKED.fullmatch(cell.strip())]
    return " | ".join(cells).replace(body, " ")


def _of_item(tree: LexborHTMLParser, came_from: str) -> list[Resolution]:
    """The one resolution of an agenda item."""
    head = _head(tree)
    where = _labelled_body(head) or body_in(came_from)
    day = _labelled_day(head) or iso_date(came_from)
    wording = _stated_result(tree, head)
    if where is None and wording:
        where = body_in(wording)
    if where is None or not wording:
        return []
    result = result_of(wording, where[1])
    on = date.fromisoformat(day) if day and len(day) == 10 else None
    return [Resolution(where[0], on, result, wording)] if result is not None else []


def _head(tree: LexborHTMLParser) -> str:
    """Title, headings and label rows of a page: where it says which sitting this was."""
    title = tree.css_first("title")
    parts = [words_of(title)] if title is not None else []
    parts += [words_of(node) for node in tree.css("h1, h2, h3")]
    parts += [words for node in tree.css("tr, dl, li") if len(words := words_of(node)) <= _MAX_ROW]
    return " | ".join(parts)[:6000]


def _labelled_body(head: str) -> tuple[str, Standing] | None:
    for match in _BODY_LABEL.finditer(head):
        if (found := body_in(match[1])) is not None:
            return found
    return body_in(head)


def _labelled_day(head: str) -> str | None:
    for match in _DATE_LABEL.finditer(head):
        if (found := iso_date(match[1])) is not None:
            return found
    return iso_date(head)


def _stated_result(tree: LexborHTMLParser, head: str) -> str:
    """The words of the result: after a label, else of the sentence in which a body decides."""
    body = tree.body
    lines = [line.strip() for line in body.text(separator="\n").split("\n")] if body is not None else []
    return result_in_lines([line for line in lines if line], head)


def result_in_lines(lines: list[str], head: str = "") -> str:
    """The words of a result in the lines of an item: after a label, else of the sentence in which a body decides."""
    for match in _LED.finditer(f"{head} | {' | '.join(lines)}"):
        if _PROPOSED.search(match[0]) is None and (found := result_words(match[1])):
            return found
    for label, value in itertools.pairwise(lines):
        if _RESULT_LABEL.match(label) and (found := result_words(value)):
            return found
    return _decided_in_text(lines)


def _decided_in_text(lines: list[str]) -> str:
    skipped = False
    for line in [line for line in lines if len(line) > 8][: _MAX_PARAGRAPHS * 4]:
        if _PROPOSED.search(line):
            skipped = True
        elif not skipped and re.search(
            r"beschlie(?:ß|ss)t|stimmt .* zu\b|nimmt .*zur kenntnis", line, re.IGNORECASE
        ):
            if body_in(line) is not None and (found := result_words(line)):
                return found
        elif _RESULT_LABEL.match(line):
            skipped = False
    return ""


def _as_draft(tree: LexborHTMLParser, came_from: str) -> list[Resolution]:
    head = _head(tree)
    where = _labelled_body(head) or body_in(came_from)
    day = _labelled_day(head) or iso_date(came_from)
    if where is None:
        return []
    on = date.fromisoformat(day) if day and len(day) == 10 else None
    return [Resolution(where[0], on, Result.DRAFT)]


def _each_once(found: list[Resolution]) -> tuple[Resolution, ...]:
    kept: dict[tuple[str, date | None], Resolution] = {}
    for one in found:
        kept.setdefault((one.body, one.on), one)
    return tuple(kept.values())
