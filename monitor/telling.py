"""What people are told: an alert, or a message of one or many; German, plain values, no database behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from monitor.shown_titles import shown_title
from monitor.wording import KIND, LEVEL, MEANING, ROLE, quoted
from storage.models import Alert
from storage.text import clean
from storage.values import Kind, Level

# A passage is there to be recognised, not to replace the paper; three lines of a mail are enough for that.
PASSAGE_CHARACTERS = 240
# The passages that matter most come first; the page behind the link shows all.
PASSAGES = 3


@dataclass(frozen=True, slots=True)
class Passage:
    """An old and a new wording; either may be empty."""

    old: str
    new: str
    page_old: int | None = None
    page_new: int | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What mails, feeds and other channels say of one alert."""

    id: int
    kind: str
    label: str
    meaning: str
    ags: str | None
    district: str | None
    land: str | None
    paper_id: int | None
    role: str | None
    level: str | None
    title: str
    url: str
    urls: tuple[str, ...]
    score: float
    newness: str | None
    baseline: bool
    reasons: tuple[str, ...]
    against: tuple[str, ...]
    passages: tuple[Passage, ...]
    path: tuple[str, ...]
    detected_at: datetime
    link: str

    @property
    def place(self) -> str:
        """``Landkreis Auental, Niedersachsen``, or the whole registry."""
        # Berlin and Hamburg are their own Land: one word is enough.
        whole = "Alle Kreise und Städte" if self.kind == Kind.REGISTRY_CHANGED else "Beobachtete Adressen"
        return ", ".join(dict.fromkeys(filter(None, (self.district, self.land)))) or whole

    @property
    def what(self) -> str:
        """What kind of paper it is; empty where it is about none."""
        return ROLE.get(self.role, self.role) if self.role else ""

    @property
    def whose(self) -> str:
        """Whose paper it is, where that is not simply the district's: ``Gemeindeebene``; else empty."""
        return "" if self.level in (None, Level.DISTRICT) else LEVEL.get(self.level, self.level)

    @property
    def headline(self) -> str:
        """``Neues Konzept, Landkreis Auental: „Integrationskonzept 2027“``."""
        start = f"{self.label}, {self.district}" if self.district else self.label
        return f"{start}: {quoted(self.title)}" if self.title else start


@dataclass(frozen=True, slots=True)
class Message:
    """One alert, or a summary of many, for one subscriber.

    ``key`` is stable over all attempts, so that a repeat after a crash can be recognised; ``earlier``
    are the keys of what this subscriber already got about the same paper, oldest first.
    """

    key: str
    address: str
    name: str
    subject: str
    introduction: str  # of a summary; empty for a single alert
    alerts: tuple[Told, ...]
    wanted: str  # the subscriber's filters, in German
    earlier: tuple[str, ...]
    written_at: datetime
    installation: str  # which installation sends it: the dashboard's address
    overview: str  # address of the list of alerts
    leave: str = ""  # address that ends this subscription
    secret: str = ""  # the subscriber's own, with which programs can check who wrote
    with_csv: bool = False  # the alerts as a table beside the text
    silence: bool = True  # when nothing happens, nothing comes

    @property
    def is_summary(self) -> bool:
        return bool(self.introduction)


def told(alert: Alert, base_url: str) -> Told:
    """An alert in words. ``base_url`` is the dashboard's address, without a slash at its end."""
    change = alert.change
    way = path(change.evidence)
    # The path has its own line; as a reason it would be told twice.
    for_it, against = reason_sentences([r for r in change.reasons if not (way and r.get("code") == "path")])
    return Told(
        id=alert.id,
        kind=change.kind,
        label=KIND.get(change.kind, change.kind),
        meaning=MEANING.get(change.kind, ""),
        ags=change.ags,
        district=change.district.name if change.district else None,
        land=change.district.land if change.district else None,
        paper_id=change.paper_id,
        role=change.paper.role if change.paper else None,
        level=change.paper.level if change.paper else None,
        title=plain(shown_title(change, change.paper)),
        url=plain(change.url),
        urls=tuple(dict.fromkeys(map(plain, [*change.urls, change.url]))),
        score=change.score,
        newness=change.newness,
        baseline=change.baseline,
        reasons=for_it,
        against=against,
        passages=passages(change.evidence),
        path=way,
        detected_at=change.detected_at,
        link=f"{base_url}/meldungen/{alert.id}",
    )


def reason_sentences(reasons: Sequence[Mapping[str, Any]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Stored reasons as German lines: what speaks for it, what against, each with page and wording."""
    for_it: list[str] = []
    against: list[str] = []
    for reason in reasons:
        (against if (reason.get("weight") or 0) < 0 else for_it).append(_reason(reason))
    return tuple(for_it), tuple(against)


def _reason(reason: Mapping[str, Any]) -> str:
    text = plain(reason.get("text") or reason.get("code") or "")
    page, passage = reason.get("page"), clipped(reason.get("passage") or "")
    quote = f"„{passage}“" if passage and passage not in text else ""
    proof = ": ".join(filter(None, [f"S. {page}" if page else "", quote]))
    return f"{text} ({proof})" if proof else text


def passages(evidence: Mapping[str, Any]) -> tuple[Passage, ...]:
    """The first old and new wordings of a change."""
    return tuple(
        Passage(
            clipped(passage.get("old") or ""),
            clipped(passage.get("new") or ""),
            passage.get("page_old"),
            passage.get("page_new"),
        )
        for passage in (evidence.get("passages") or [])[:PASSAGES]
    )


def path(evidence: Mapping[str, Any]) -> tuple[str, ...]:
    """The links that led from the start page to the find, in words where there are words."""
    steps = []
    for step in evidence.get("path") or []:
        named = (
            (step.get("text") or step.get("title") or step.get("url")) if isinstance(step, Mapping) else step
        )
        steps.append(plain(str(named or "")))
    return tuple(filter(None, steps))


def plain(text: object) -> str:
    """One line without control characters: what came from a website can break no header and no layout."""
    shown = "".join(sign if sign.isprintable() else " " for sign in clean(str(text)))
    return " ".join(shown.split())


def clipped(text: object) -> str:
    """One line of at most PASSAGE_CHARACTERS, cut between words."""
    line = plain(text)
    if len(line) <= PASSAGE_CHARACTERS:
        return line
    return line[:PASSAGE_CHARACTERS].rsplit(" ", 1)[0] + " …"
