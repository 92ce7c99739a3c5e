"""The dates of a paper, kept apart, each with the words it rests on. Pure.

A paper has a state of its text ("Stand: Mai 2019"), an adoption ("vom Kreistag am 14.10.2019 beschlossen"), a
publication, and a time for which it holds ("2019 bis 2024"); when it was first seen is known to who saw it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from crawler.extract.german_dates import DAY, MONTH, iso_date, iso_moment
from crawler.extract.validity import renewal, validity
from storage.values import Document, PaperDate

# Covers and what follows them say when; so do imprints, which stand in front or at the very end.
_FRONT, _BACK = 4, 2
# Forewords and introductions tell of the decision.
_TOLD_WITHIN = 12
# A line that states a date for the text says little else.
_LONGEST_LINE = 140
_LONGEST_PASSAGE = 240
# A paper whose text is that much younger than a decision was decided on in an earlier edition.
_YEARS_APART = 2

_SEASON = r"(?:Frühjahr|Frühling|Sommer|Herbst|Winter|[1-4IV]{1,3}\.?\s?Quartal)"
_YEAR = r"(?<![\d.,/])(?:19[89]|20[0-4])\d(?![\d/]|[.,]\d)"
_WHEN = rf"({DAY}|{MONTH}|(?:{_SEASON}\s)?{_YEAR})"
_STATED = re.compile(
    rf"\b(?:(?:Bearbeitungs|Redaktions|Berichts|Text|Verfahrens)?stand|Redaktionsschluss)\b\s?[:\-–(]{{0,2}}\s?"
    rf"(?:vom|im|der Bearbeitung:?|des Konzepts:?)?\s?{_WHEN}",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    rf"(?:veröffentlicht|erschienen|erscheinungs(?:datum|jahr)|herausgegeben|druck(?:legung|datum)|auflage|copyright|©)"
    rf"[^\n]{{0,40}}?{_WHEN}",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"(?:im\s|den\s|,\s?)?({DAY}|{MONTH})", re.IGNORECASE)
_DECIDED = re.compile(
    r"beschlossen|beschloss\b|beschlie(?:ß|ss)t\b|verabschiedet|zugestimmt|angenommen|beschlu(?:ss|ß)(?:es|fassung)?\b|"
    r"(?:kreistags|rats|stadtrats)beschlu(?:ss|ß)",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:kreis|städteregions)tag|kreisausschuss|stadtrat|gemeinderat|\brat(?:e?s)?\b|stadtverordnetenversammlung|"
    r"bürgerschaft|stadtvertretung|regionsversammlung|verbandsversammlung|haupt(?:- und \w+)?ausschuss|sozialausschuss|magistrat|\w+ausschuss",
    re.IGNORECASE,
)
# What other bodies decided, what is still to be decided, and the decision that there should be a paper.
_NOT_IT = re.compile(
    r"bundes(?:tag|rat|regierung|kabinett)|\blandtag|landesregierung|europäisch|\bsoll(?:en|te)?\b|\bwird\b.*\bwerden\b|voraussichtlich|"
    r"erarbeitung|ausarbeitung|erstellung|aufstellung|zu (?:erstellen|erarbeiten|entwickeln)|beauftragt|auftrag\b|einzurichten|einrichtung|haushalt",
    re.IGNORECASE,
)
_DAY_OR_MONTH = re.compile(rf"{DAY}|{MONTH}", re.IGNORECASE)
_YEAR_ONLY = re.compile(_YEAR)
_SENTENCE = re.compile(r"(?<=[a-zäöüß)“\"]{2}[.!?])\s+(?=[A-ZÄÖÜ„\"(])")


def paper_dates(
    document: Document, title: str = "", last_modified: str | None = None
) -> dict[str, PaperDate]:
    """What a document says of its own dates, by kind: stated, adopted, published, valid_from, valid_to, renewal.

    ``title`` is that of the paper; ``last_modified`` the HTTP header, which counts only where nothing better is said.
    """
    pages = document.pages
    found = {
        "stated": _stated(pages) or _of_page(document, "stated"),
        "adopted": _adopted(pages),
        "published": _published(document, last_modified),
        **validity(title, pages[:_FRONT]),
        "renewal": renewal(pages),
    }
    stated, adopted = found["stated"], found["adopted"]
    if stated and adopted and stated.year - adopted.year >= _YEARS_APART:
        found["adopted"] = None
    return {kind: date for kind, date in found.items() if date is not None}


def own_year(dates: Mapping[str, PaperDate]) -> int | None:
    """The year of the text's state by its own dates, else by the day its page says it was published.

    What a file or server says of itself counts for nothing: another export bears another date.
    """
    own = [dates[kind] for kind in ("stated", "adopted", "published") if kind in dates]
    said = (date.year for source in ("text", "page") for date in own if date.source == source)
    return next(said, None)


def settled_year(found: int | None, dates: Mapping[str, PaperDate], this_year: int) -> int | None:
    """The year recognition found, else that of the text's own dates; one not yet reached is a horizon."""
    years = (found, own_year(dates))
    return next((year for year in years if year is not None and year <= this_year), None)


def _stated(pages: Sequence[str]) -> PaperDate | None:
    for number, line in _telling_lines(pages):
        if match := _STATED.search(line):
            return _dated(match[1], line, number)
    return None


def _published(document: Document, last_modified: str | None) -> PaperDate | None:
    for number, line in _telling_lines(document.pages):
        if match := _PUBLISHED.search(line):
            return _dated(match[1], line, number)
    for line in document.pages[0].split("\n") if document.pages else ():
        if match := _ALONE.fullmatch(line.strip()):
            return _dated(match[1], line.strip(), 1)
    said = _of_page(document, "published") or _of_file(document)
    if said is None and last_modified and (moment := iso_moment(last_modified)):
        return PaperDate(moment[:10], last_modified, None, "server")
    return said


def _of_page(document: Document, kind: str) -> PaperDate | None:
    """What a web page says of itself beside its text."""
    moment = document.dates.get(kind, "")
    return PaperDate(moment[:10], moment, None, "page") if moment else None


def _of_file(document: Document) -> PaperDate | None:
    """When a PDF was made. Word files keep the dates of their template and say nothing."""
    moment = document.dates.get("created", "") if document.media_type == "application/pdf" else ""
    return PaperDate(moment[:10], moment, None, "file") if moment else None


def _adopted(pages: Sequence[str]) -> PaperDate | None:
    """The decision on this paper: the latest one told, for those before it were on earlier editions."""
    told = [*_decisions(pages)]
    return max(told, key=lambda date: date.date, default=None)


def _decisions(pages: Sequence[str]) -> Iterator[PaperDate]:
    for number, page in _telling_pages(pages, _TOLD_WITHIN):
        for sentence in (*_decided_lines(page), *_SENTENCE.split(" ".join(page.split()))):
            verb = _DECIDED.search(sentence)
            if verb is None or not _BODY.search(sentence) or _NOT_IT.search(sentence):
                continue
            around = sentence[max(0, verb.start() - 200) : verb.end() + 120]
            if when := _nearest(around, _DECIDED.search(around)):
                yield _dated(when, _cut(around, when), number)


def _decided_lines(page: str) -> Iterator[str]:
    """Lines of a cover that tell of a decision: no full stop keeps them from the text below."""
    for line in page.split("\n"):
        if len(line) <= _LONGEST_LINE and _DAY_OR_MONTH.search(line):
            yield line.strip()


def _nearest(text: str, verb: re.Match[str] | None) -> str | None:
    """The date nearest to the verb; days and months before bare years."""
    if verb is None:
        return None
    for pattern in (_DAY_OR_MONTH, _YEAR_ONLY):
        found = list(pattern.finditer(text))
        if found:
            return min(found, key=lambda match: abs(match.start() - verb.start()))[0]
    return None


def _cut(text: str, around: str) -> str:
    """A passage of bearable length with the date in it."""
    start = max(0, text.find(around) - _LONGEST_PASSAGE // 2)
    return text[start : start + _LONGEST_PASSAGE].strip()


def _dated(when: str, passage: str, page: int) -> PaperDate:
    year = _YEAR_ONLY.search(when)
    return PaperDate(iso_date(when) or (year[0] if year else when[-4:]), passage.strip(), page, "text")


def _telling_lines(pages: Sequence[str]) -> Iterator[tuple[int, str]]:
    for number, page in _telling_pages(pages, _FRONT):
        yield from ((number, line.strip()) for line in page.split("\n") if len(line) <= _LONGEST_LINE)


def _telling_pages(pages: Sequence[str], front: int) -> Iterator[tuple[int, str]]:
    """The first and last pages with their numbers, from 1."""
    for index, page in enumerate(pages):
        if index < front or index >= len(pages) - _BACK:
            yield index + 1, page
