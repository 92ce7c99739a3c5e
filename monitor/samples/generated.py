"""Pages that lists call for: press items, events and member municipalities from the libraries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from monitor.samples.model import TODAY, Page
from monitor.samples.tree import Entry, library, slug, words_in

FIRST_PRESS = date(2024, 1, 8)


def expand(pages: list[Page], words: Mapping[str, str]) -> list[Page]:
    """The pages with the children that ``press``, ``events`` and ``towns`` options ask for, at their end."""
    chance = Random(words["name"])  # noqa: S311  (repeatable variety, no secret)
    added = list[Page]()
    number = max(page.number for page in pages) + 50
    for page in pages:
        for child in _children(page, words, chance):
            number += 3
            added.append(replace(child, number=number, parent=page.key))
    years = _years([*pages, *added])
    return [
        *pages,
        *added,
        *(replace(year, number=number + 3 * index) for index, year in enumerate(years, 1)),
    ]


def _years(pages: list[Page]) -> list[Page]:
    """A page for every year of every press archive."""
    archives = [page for page in pages if page.kind == "presse-archiv"]
    return [
        Page(
            f"{archive.key}-{year}",
            f"{archive.title} {year}",
            0,
            archive.key,
            "jahr",
            options={"year": str(year)},
        )
        for archive in archives
        for year in sorted(
            {page.date.year for page in pages if page.parent == archive.key and page.date}, reverse=True
        )
    ]


def _children(page: Page, words: Mapping[str, str], chance: Random) -> Iterator[Page]:
    if "press" in page.options:
        yield from _press(int(page.options["press"]), int(page.options.get("later", "3")), words, chance)
    if "events" in page.options:
        yield from _events(int(page.options["events"]), words, chance)
    if "towns" in page.options:
        yield from (_town(name, words, chance) for name in words["towns"].split(", "))


def _press(count: int, later: int, words: Mapping[str, str], chance: Random) -> Iterator[Page]:
    """``count`` items until the first state's today, ``later`` ones between the two states."""
    entries = chance.sample(list(library("press").values()), count + later)
    span = (TODAY[1] - FIRST_PRESS).days
    for index, entry in enumerate(entries[:count]):
        day = FIRST_PRESS + timedelta(days=span * index // count + chance.randrange(5))
        yield _dated(entry, "presse", day, words)
    between = (TODAY[2] - TODAY[1]).days
    for entry in entries[count:]:
        day = TODAY[1] + timedelta(days=1 + chance.randrange(between - 1))
        yield replace(_dated(entry, "presse", day, words), states=(2,))


def _events(count: int, words: Mapping[str, str], chance: Random) -> Iterator[Page]:
    for entry in chance.sample(list(library("events").values()), count):
        day = TODAY[1] + timedelta(days=chance.randrange(5, 150))
        yield _dated(entry, "termin", day, words)


def _dated(entry: Entry, kind: str, day: date, words: Mapping[str, str]) -> Page:
    title = words_in(entry.title, words)
    return Page(slug(title), title, 0, None, kind, words_in(entry.body, words), day)


def _town(name: str, words: Mapping[str, str], chance: Random) -> Page:
    entry = chance.choice(list(library("towns").values()))
    own = {
        **words,
        "town": name,
        "people": f"{chance.randrange(2, 38)}.{chance.randrange(100, 999)}",
        "area": str(chance.randrange(18, 160)),
        "villages": str(chance.randrange(3, 17)),
        "year": str(chance.randrange(890, 1420)),
    }
    return Page(f"gemeinde-{slug(name)}", name, 0, None, "gemeinde", words_in(entry.body, own))
