"""The plain values that pass between reading, recognising, keeping and telling.

Nothing here knows the database, Scrapy or the clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a paper is (study.md's document_role)."""

    CONCEPT = "concept"
    UPDATE = "update"
    DRAFT = "draft"
    SHORT_VERSION = "short_version"
    ANNEX = "annex"
    REPORT = "report"
    COUNCIL_PAPER = "council_paper"
    NEWS = "news"
    NONE = "none"


class Level(StrEnum):
    """Whose paper it is; only district and joint count for the study."""

    DISTRICT = "district"
    JOINT = "joint"
    TOWN = "town"
    LAND = "land"
    OTHER = "other"


class Kind(StrEnum):
    """Kinds of change that can be told (DESIGN contract, ``alerts``)."""

    NEW_CONCEPT = "new_concept"
    NEW_VERSION = "new_version"
    CHANGED = "changed"
    MOVED = "moved"
    VANISHED = "vanished"
    REAPPEARED = "reappeared"
    NEW_PAPER = "new_paper"
    WATCHED_CHANGED = "watched_changed"
    SITE_PROBLEM = "site_problem"
    SITE_RECOVERED = "site_recovered"
    REGISTRY_CHANGED = "registry_changed"


class HostRole(StrEnum):
    MAIN = "main"
    PORTAL = "portal"
    COUNCIL = "council"
    SUGGESTED = "suggested"
    REFUSED = "refused"


class Outcome(StrEnum):
    """How a crawl ended. Only COMPLETE lets anything be called absent."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    FAILED = "failed"


class Failure(StrEnum):
    """Why a fetch is no observation. A site's failures become rows, never exceptions."""

    DNS = "name_not_resolved"
    ADDRESS = "address_not_allowed"
    TLS = "tls"
    REFUSED = "connection_refused"
    TIMEOUT = "timeout"
    CONNECTION = "connection_lost"
    TRUNCATED = "truncated"
    TOO_LARGE = "too_large"
    REDIRECTS = "redirect_loop"
    OUT_OF_SCOPE = "redirect_out_of_scope"
    ROBOTS = "robots"
    ROBOTS_UNAVAILABLE = "robots_unavailable"
    FORBIDDEN = "http_403"
    LOGIN = "http_401"
    TOO_MANY = "http_429"
    SERVER = "http_5xx"
    CLIENT = "http_4xx"
    BOT_WALL = "bot_wall"
    MALFORMED = "malformed_answer"
    EMPTY = "empty"
    OTHER = "other"


class Problem(StrEnum):
    """Why a body could not be read."""

    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    TOO_LARGE = "too_large"  # unpacked, in memory or in files
    TOO_SLOW = "too_slow"
    NO_TEXT = "no_text"  # intact, but there is no text in it: a scan that was not recognised
    UNKNOWN_TYPE = "unknown_type"  # not what it claims to be, or nothing we read


IS_CONCEPT_ROLES = frozenset({Role.CONCEPT, Role.UPDATE})
IS_CONCEPT_LEVELS = frozenset({Level.DISTRICT, Level.JOINT})


def is_concept(role: str, level: str) -> bool:
    """Whether a paper counts for the study: concept or update, of district or joint level."""
    return role in IS_CONCEPT_ROLES and level in IS_CONCEPT_LEVELS


@dataclass(frozen=True, slots=True)
class Reason:
    """One part of a score, in words a person can check.

    ``text`` is a German sentence; ``weight`` its share in the score (negative: speaks against);
    ``page`` counts from 1; ``passage`` is verbatim from the source.
    """

    code: str
    text: str
    weight: float = 0.0
    page: int | None = None
    passage: str | None = None

    def as_json(self) -> dict[str, object]:
        return {
            "code": self.code,
            "text": self.text,
            "weight": round(self.weight, 3),
            "page": self.page,
            "passage": self.passage,
        }


@dataclass(frozen=True, slots=True)
class Document:
    """What one extractor version read from one body.

    ``pages`` are the page texts in order (one entry for formats without pages); ``headings`` in
    document order; ``dates`` maps a kind (``modified``, ``created``, ``published``, ``stated`` for a line
    "Stand: …", ``updated`` for "Zuletzt aktualisiert: …") to an ISO date or time; ``problem`` says in a German sentence why a body could not be
    read (then ``pages`` is empty), ``problem_code`` in a word; ``note`` what was left out of one that could.
    ``confidence`` (0..1) is that of text recognition, None where the text is the file's own.
    """

    media_type: str
    title: str
    pages: tuple[str, ...]
    extractor: int
    headings: tuple[str, ...] = ()
    dates: Mapping[str, str] = field(default_factory=dict)
    language: str = ""
    problem: str | None = None
    note: str = ""
    problem_code: str | None = None
    confidence: float | None = None

    @property
    def text(self) -> str:
        """All pages, a form feed between two of them (so that an offset leads back to its page)."""
        return "\f".join(self.pages)


@dataclass(frozen=True, slots=True)
class PaperDate:
    """A date of a paper with what it rests on.

    ``date`` is as exact as its source: ``2019``, ``2019-05``, ``2019-05-14``, or a duration (``P5Y``). ``passage``
    is verbatim; ``source`` says whose word it is: text | page | file | server.
    """

    date: str
    passage: str
    page: int | None = None
    source: str = "text"

    @property
    def year(self) -> int:
        return int(self.date[:4])

    def as_json(self) -> dict[str, object]:
        return {"date": self.date, "passage": self.passage, "page": self.page, "source": self.source}


@dataclass(frozen=True, slots=True)
class Context:
    """How a document was reached; what counts when its own text says little."""

    url: str
    link_text: str = ""
    link_heading: str = ""  # the heading above the link on the page that holds it
    parent_title: str = ""
    parent_url: str = ""
    district_name: str = ""
    district_kind: str = ""
    land: str = ""
    host_role: str = HostRole.MAIN
    links: tuple[tuple[str, str], ...] = ()  # (url, text) of the document links a page holds


@dataclass(frozen=True, slots=True)
class Recognition:
    """What a document is, of which unit, and why.

    ``score`` is the probability (0..1) that this is an integration concept or presents one.
    """

    role: Role
    level: Level
    score: float
    title: str = ""
    year: int | None = None
    fields_of_action: tuple[str, ...] = ()
    participation_oriented: bool | None = None
    reasons: tuple[Reason, ...] = ()
    unit: str = ""  # whose it is, as people say it: "Landkreis Auental", "Stadt Hausen", "Land Hessen"
    subtitle: str = ""  # the part of the title that stands below it on the cover

    @property
    def is_concept(self) -> bool:
        return is_concept(self.role, self.level)
