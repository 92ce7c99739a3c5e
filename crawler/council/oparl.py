"""OParl 1.0 and 1.1: what an answer of the interface says, and what to ask next. Pure.

Servers lie, repeat themselves and send wrong types; nothing here trusts more than it has checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawler.council.oparl_objects import Object, addresses, list_of, type_of
from crawler.council.subject import concern
from crawler.extract.german_dates import iso_date
from storage.normal_words import normal

# A system serves one district; on a shared one, bodies of other names are not ours.
_MAX_BODIES = 2
# The way of one paper through the bodies; more are repetitions.
_MAX_CONSULTATIONS = 6
# Worth of an address of the interface: the way to the papers, the papers, the way of a paper through the bodies.
_SYSTEM, _LIST, _MEETING = 0.5, 0.35, 0.45


@dataclass(frozen=True, slots=True)
class Lead:
    """An address to ask next: of the interface itself, or of a file."""

    url: str
    worth: float
    words: str = ""  # what it is called; of a file: its name
    paper: str = ""  # the paper it belongs to
    is_file: bool = False
    is_list: bool = False  # a further page of a list
    backwards: bool = False  # that is read from its end


@dataclass(frozen=True, slots=True)
class Consultation:
    """Where a paper on a concept was dealt with."""

    paper: str
    meeting: str = ""
    item: str = ""
    asked_for: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one answer of the interface holds for us."""

    leads: tuple[Lead, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    papers: tuple[str, ...] = ()  # names of papers on a concept
    listed: int = 0  # papers on this page of a list
    oldest: str = ""  # the day of the oldest of them


def read_answer(
    one: Object, url: str, *, district: str, ags: str, since: date | None = None, backwards: bool = False
) -> Answer:
    """What to ask next after an answer, and what it tells of papers on a concept.

    ``district`` and ``ags`` tell which body of a shared system is ours; ``since`` is the day of the last
    crawl, from which on papers are asked for anew; ``backwards`` says that a list is read from its end.
    """
    kind, entries = type_of(one), list_of(one)
    if kind == "System":
        return Answer(
            tuple(Lead(address, _SYSTEM) for address in list(addresses(one.get("body"), url))[:_MAX_BODIES])
        )
    if kind == "Body":
        return Answer(_papers_of([one], url, since))
    if kind == "Paper":
        return _papers([one], url)
    if not entries:
        return Answer()
    if type_of(entries[0]) == "Body":
        return Answer(_papers_of(_ours(entries, district, ags), url, since))
    found = _papers([entry for entry in entries if type_of(entry) in ("Paper", "")], url)
    following = _following(one, url, entries, since, backwards=backwards)
    days = [day for entry in entries if (day := iso_date(str(entry.get("date") or "")))]
    return Answer(
        (*found.leads, *following), found.consultations, found.papers, len(entries), min(days, default="")
    )


def _ours(bodies: list[Object], district: str, ags: str) -> list[Object]:
    """The bodies of a system that are the district: by key, else by name, else the only one."""
    keyed = [body for body in bodies if _is_key(str(body.get("ags") or ""), ags)]
    name = normal(district)
    named = [body for body in bodies if _is_name(normal(str(body.get("name") or "")), name)]
    return (keyed or named or (bodies if len(bodies) == 1 else []))[:_MAX_BODIES]


def _is_key(given: str, ags: str) -> bool:
    return given.startswith(ags) and set(given[len(ags) :]) <= {"0"}


def _is_name(given: str, wanted: str) -> bool:
    return bool(given) and bool(wanted) and (given == wanted or given in wanted or wanted in given)


def _papers_of(bodies: list[Object], url: str, since: date | None) -> tuple[Lead, ...]:
    """The lists of papers of these bodies, from a day on if one is given."""
    return tuple(
        Lead(_from(address, since), _LIST)
        for body in bodies
        for address in list(addresses(body.get("paper"), url))[:1]
    )


def _from(url: str, since: date | None) -> str:
    if since is None:
        return url
    parts = urlsplit(url)
    query = [pair for pair in parse_qsl(parts.query) if pair[0] != "modified_since"]
    moment = f"{since.isoformat()}T00:00:00+00:00"
    return urlunsplit(parts._replace(query=urlencode([*query, ("modified_since", moment)])))


def _following(
    one: Object, url: str, entries: list[Object], since: date | None, *, backwards: bool
) -> tuple[Lead, ...]:
    """The further pages of a list: the next one; of one that begins with the oldest papers, first the last one.

    Not of one that was asked for what is new and sends what is old.
    """
    if since is not None and "modified_since" in url and not any(_is_new(entry, since) for entry in entries):
        return ()
    if backwards:
        return _page(one, "prev", url, _LIST)
    following = _page(one, "next", url, _LIST)
    last = _page(one, "last", url, _LIST, backwards=True) if following and _is_oldest_first(entries) else ()
    if not last or last[0].url == following[0].url:
        return following
    return (*last, *(replace(lead, worth=lead.worth * _OLDEST) for lead in following))


# Papers of the first years of an archive, when the newest are at hand.
_OLDEST = 0.3


def _page(one: Object, name: str, url: str, worth: float, *, backwards: bool = False) -> tuple[Lead, ...]:
    links = one.get("links")
    found = next(addresses(links.get(name), url), None) if isinstance(links, dict) else None
    return (
        (Lead(found, worth, is_list=True, backwards=backwards or name == "prev"),)
        if found and found != url
        else ()
    )


def _is_oldest_first(entries: list[Object]) -> bool:
    """By the papers' own dates: those the server gives for its changes are often the same for all."""
    days = [
        day for entry in entries if (day := iso_date(str(entry.get("date") or entry.get("created") or "")))
    ]
    return len(days) > 1 and days[0] < days[-1]


def _is_new(entry: Object, since: date) -> bool:
    """By the object's own word; one without a date may be new."""
    day = iso_date(str(entry.get("modified") or entry.get("created") or ""))
    return day is None or day >= since.isoformat()


def _papers(entries: list[Object], url: str) -> Answer:
    leads: list[Lead] = []
    consultations: list[Consultation] = []
    names: list[str] = []
    for entry in entries:
        name = " ".join(str(entry.get("name") or "").split())[:300]
        strength = concern(name)
        if strength == 0 or entry.get("deleted") is True:
            continue
        names.append(name)
        leads += _files(entry, name, strength, url)
        for one in _consultations(entry, name, url):
            consultations.append(one)
            leads += [
                Lead(address, _MEETING * strength, paper=name)
                for address in (one.meeting or one.item,)
                if address
            ]
    return Answer(tuple(leads), tuple(consultations), tuple(names))


def _files(paper: Object, name: str, strength: float, url: str) -> Iterator[Lead]:
    for field in ("mainFile", "auxiliaryFile"):
        value = paper.get(field)
        for file in value if isinstance(value, list) else [value]:
            if not isinstance(file, dict) or file.get("deleted") is True:
                continue
            address = next(addresses(file.get("downloadUrl") or file.get("accessUrl"), url), None)
            words = str(file.get("name") or file.get("fileName") or "")
            if address:
                yield Lead(address, 0.9 * max(strength, concern(words)), words[:300], name, is_file=True)


def _consultations(paper: Object, name: str, url: str) -> list[Consultation]:
    value = paper.get("consultation")
    entries = [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
    # The body that decides comes first.
    entries.sort(key=lambda one: one.get("authoritative") is not True)
    return [
        Consultation(
            name,
            next(addresses(one.get("meeting"), url), ""),
            next(addresses(one.get("agendaItem"), url), ""),
            "Entscheidung" if one.get("authoritative") is True else str(one.get("role") or ""),
        )
        for one in entries[:_MAX_CONSULTATIONS]
    ]
