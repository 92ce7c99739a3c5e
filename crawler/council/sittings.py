"""How promising the sittings of a council are where its system cannot be searched. Pure.

A concept is decided by the assembly and prepared in the committees that deal with it: their agendas, the newest
first, are some dozens of pages, while the calendar of all bodies has a month for every page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl, urlsplit

from crawler.council.bodies import Standing, body_in
from crawler.council.systems import Kind
from crawler.extract.german_dates import iso_date
from storage.normal_words import normal

# Eight to ten years of a body that meets four or five times a year: no page makes more sittings than that worth it.
MOST_SITTINGS = 40
# The list of bodies is one request; a body, a year of its sittings, and an agenda may each lead on.
_BODIES, _BODY, _OWN_SITTINGS, _AGENDA = 0.28, 0.3, 0.3, 0.3
# The calendar of all bodies: of use where no list of bodies is offered; each month costs a request.
_CALENDAR, _YEAR, _MONTH = 0.12, 0.12, 0.02
# What is hoped for in a body: the assembly decides every concept, its main committee prepares what it decides,
# a committee for the topic has it on its agenda too, but not in every district; the rest would be chance.
_ASSEMBLY, _ON_TOPIC, _MAIN = 1.0, 0.95, 0.8
ANY_BODY = 0.12
_TOPIC = re.compile(
    r"sozial|integration|migration|zuwander|gesellschaft|vielfalt|teilhabe|asyl|fluecht|auslaender|chancen"
)
_MAIN_BODY = re.compile(
    r"(?<![a-z])(?:kreis|haupt|verwaltungs|rats|staedteregions|regions)ausschu(?:ss|sses)(?![a-z])"
)
# The younger an agenda, the likelier its concept still holds; those of ten years ago are worth less than half.
_LOSS_A_YEAR, _LEAST = 0.06, 0.4
# What a site tells of the decision: its very day, or at least its year.
_THE_DAY, _THE_YEAR = 0.75, 1.5
# Once a concept was found, the rest of the sittings may hold its older editions.
_AFTER_A_FIND = 0.5
_ONLY_YEAR = re.compile(
    r"^\W*(?:jahr(?:gang)?|wahlperiode|sitzungen)?\W*(20\d\d)\W*$|^\W*(?:jahresuebersicht|ganzes jahr|vorjahr|voriges jahr)\W*$"
)
_YEAR_NAMES = re.compile(r"^_*c?(?:jahr|year|yy|j)$", re.IGNORECASE)
_MONTH_NAMES = re.compile(r"^_*c?(?:monat|month|mm|m)$", re.IGNORECASE)
_BODY_NAMES = re.compile(
    r"^_*(?:c?kgrnr|c?grnr|gra|aulfdnr|grlfdnr|gremium\w*|gr|organization)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Hope:
    """What a page of the system lends to the ways on it: the body it belongs to, today, and the days a site tells."""

    body: float = ANY_BODY
    today: date | None = None
    days: tuple[str, ...] = ()  # ISO, as exact as the site says it
    found: bool = False  # the system has shown a concept already


def body_share(words: str) -> float:
    """0..1: how much is hoped for in the body that these words name; 0 when they name none."""
    said = normal(words)
    found = body_in(words)
    if _MAIN_BODY.search(said):
        return _MAIN
    if found is not None and found[1] is Standing.DECIDES:
        return _ASSEMBLY
    if _TOPIC.search(said):
        return _ON_TOPIC
    return ANY_BODY if found is not None else 0.0


def way_worth(kind: Kind, words: str, url: str, at: Kind, hope: Hope) -> float:
    """0..1: how promising a body, a list of sittings or an agenda is, linked on a page of kind ``at``."""
    return _way(kind, words, url, at, hope) * (_AFTER_A_FIND if hope.found else 1.0)


def _way(kind: Kind, words: str, url: str, at: Kind, hope: Hope) -> float:
    share = body_share(words) or hope.body
    if kind is Kind.BODY:
        return _BODY * share if urlsplit(url).query else _BODIES
    if kind is Kind.AGENDA:
        return _agenda(words, share, hope)
    if at is Kind.BODY or (_names_body(url) and body_share(words)):
        return _OWN_SITTINGS * share * _youth(_year(words, url), hope)
    if at is not Kind.CALENDAR:
        return _CALENDAR
    return _other_time(words, url, hope)


def _agenda(words: str, share: float, hope: Hope) -> float:
    day = iso_date(words)
    told = [one for one in hope.days if day is not None and day.startswith(one[:10])]
    if any(len(one) == len("2020-01-01") for one in told):
        return _THE_DAY
    worth = _AGENDA * share * _youth(int(day[:4]) if day else None, hope)
    if day is not None and any(one[:4] == day[:4] for one in hope.days):
        return min(_THE_DAY, worth * _THE_YEAR)
    return worth


def _other_time(words: str, url: str, hope: Hope) -> float:
    """Another month or year of the calendar of all bodies; what is still to come holds no decision."""
    fields = dict(parse_qsl(urlsplit(url).query))
    year = next(
        (int(value) for name, value in fields.items() if _YEAR_NAMES.match(name) and value.isdigit()), None
    )
    month = next(
        (int(value) for name, value in fields.items() if _MONTH_NAMES.match(name) and value.isdigit()), None
    )
    today = hope.today
    if today is not None and year is not None and (year, month or 1) > (today.year, today.month):
        return 0.0
    if _ONLY_YEAR.match(normal(words)):
        return _YEAR * _youth(_year(words, url), hope)
    return _MONTH * _youth(year, hope)


def _names_body(url: str) -> bool:
    return any(_BODY_NAMES.match(name) for name, _ in parse_qsl(urlsplit(url).query))


def _year(words: str, url: str) -> int | None:
    found = re.search(r"(?<!\d)(20[0-4]\d)(?!\d)", words) or re.search(r"=(20[0-4]\d)(?!\d)", url)
    return int(found[1]) if found else None


def _youth(year: int | None, hope: Hope) -> float:
    if year is None or hope.today is None:
        return 1.0
    return max(_LEAST, 1.0 - _LOSS_A_YEAR * max(0, hope.today.year - year))
