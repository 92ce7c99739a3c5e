"""What a monitor must find on the sample sites, what it must tell about state 2, and what it must not.

Written by hand from the content, never from a monitor's output. Addresses are resolved from page and
file keys, so that they follow the sites.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from monitor.samples.addresses import SITES, hosts, make_of, url_of

BY_AGS = {site.ags: site for site in SITES}


@dataclass(frozen=True, slots=True)
class ExpectedPaper:
    """A paper with every address that shows its text (any of them may be named as the paper's)."""

    ags: str
    urls: tuple[str, ...]
    role: str
    title: str
    level: str = "district"
    states: tuple[int, ...] = (1, 2)

    @property
    def url(self) -> str:
        return self.urls[0]

    @property
    def is_concept(self) -> bool:
        return self.role in {"concept", "update"} and self.level in {"district", "joint"}


@dataclass(frozen=True, slots=True)
class ExpectedAlert:
    """One change between the two states that must be told exactly once, by one of its addresses."""

    ags: str
    kind: str
    urls: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Quiet:
    """An address that changes without meaning, or means something else: no alert may name it."""

    ags: str
    url: str
    why: str


def paper(
    ags: str, targets: str, role: str, title: str, level: str = "district", state: int = 0
) -> ExpectedPaper:
    """An expected paper at ``targets`` ("file:key page:key"); ``state`` 0: in both states."""
    first = state or 1
    urls = tuple(url_of(BY_AGS[ags], target, first) for target in targets.split())
    return ExpectedPaper(ags, urls, role, title, level, (state,) if state else (1, 2))


def alert(ags: str, kind: str, old: str, new: str, why: str) -> ExpectedAlert:
    """An expected alert; ``old`` is resolved in state 1, ``new`` in state 2."""
    before = [url_of(BY_AGS[ags], target, 1) for target in old.split()]
    after = [url_of(BY_AGS[ags], target, 2) for target in new.split()]
    return ExpectedAlert(ags, kind, tuple(dict.fromkeys([*after, *before])), why)


def quiet(ags: str, target: str, why: str) -> Quiet:
    return Quiet(ags, url_of(BY_AGS[ags], target, 2), why)


# Every paper that counts for the study, and the papers about them that are easy to name. "update" where the
# paper calls itself a Fortschreibung or a later Auflage (vocabulary of status words).
EXPECTED_PAPERS: tuple[ExpectedPaper, ...] = (
    paper("91001", "file:konzept", "concept", "Integrationskonzept für den Landkreis Auental", state=1),
    paper("91001", "file:konzept", "update", "Integrationskonzept für den Landkreis Auental", state=2),
    paper("91002", "file:strategie file:anlage", "concept", "Vielfalt leben – Zukunft gestalten"),
    paper("91002", "file:kurz", "short_version", "Vielfalt leben – Zukunft gestalten, Kurzfassung"),
    paper(
        "91002", "page:vo-117", "council_paper", "Vorlage 117/2023: Strategie für Teilhabe und Zusammenhalt"
    ),
    paper("91003", "file:plan", "concept", "Integrationsplan für den Landkreis Hohenrode", state=1),
    paper("91003", "file:plan", "concept", "Integrationsplan für den Landkreis Hohenrode", state=2),
    paper("91004", "file:konzept", "concept", "Integrationskonzept des Landkreises Mittelforst", state=2),
    paper("91005", "page:leitlinien", "concept", "Leitlinien für das Zusammenleben"),
    paper("91006", "file:konzept", "concept", "Handlungskonzept Integration", state=1),
    paper("91007", "file:anlage", "concept", "Migrations- und Integrationsstrategie des Kreises Nordergeest"),
    paper("91007", "page:vo-143", "council_paper", "Vorlage 2021/143"),
    paper("91009", "file:land", "concept", "Integrationskonzept Musterland 2030", "land"),
    paper("91009", "file:stadt", "concept", "Integrationskonzept der Stadt Bad Salzfelde", "town"),
    paper("91010", "file:konzeption", "update", "Integrationskonzeption des Landkreises Emmerow"),
    paper("91011", "file:gesamt", "update", "Ankommen erleichtern, Teilhabe ermöglichen"),
    paper("91011", "file:entwurf", "draft", "Gesamtkonzept Migration und Vielfalt, Entwurf", state=2),
    paper("91012", "file:kip", "concept", "Kommunaler Integrationsplan Grünhafen (KIP)", state=1),
    paper("91012", "file:kip", "concept", "Kommunaler Integrationsplan Grünhafen (KIP)", state=2),
)

# ags → observation state after a complete crawl in state 1; state 2 differs where a concept appears.
EXPECTED_STATES: dict[str, str] = {
    "91001": "found",
    "91002": "found",
    "91003": "found",
    "91004": "none_found",
    "91005": "found",
    "91006": "found",
    "91007": "found",
    "91008": "none_found",
    "91009": "none_found",
    "91010": "found",
    "91011": "found",
    "91012": "found",
}
EXPECTED_STATES_2: dict[str, str] = {**EXPECTED_STATES, "91004": "found", "91006": "none_found"}

EXPECTED_ALERTS: tuple[ExpectedAlert, ...] = (
    alert(
        "91001",
        "new_version",
        "file:konzept",
        "file:konzept",
        "Fortschreibung 2026 replaces the text of 2018 under the same address",
    ),
    alert("91003", "moved", "file:plan", "file:plan", "the same file under a new address"),
    alert("91004", "new_concept", "", "file:konzept", "linked newly from the known topic page"),
    alert("91005", "changed", "page:leitlinien", "page:leitlinien", "one measure was edited"),
    alert("91006", "vanished", "file:konzept", "", "404, and no page links it any more"),
    alert("91011", "new_paper", "", "file:entwurf", "the draft of the next edition was published"),
    alert("91012", "moved", "file:kip", "file:kip", "the whole site was relaunched"),
)

# Alerts that are right but not required: pages and press items that present a change told above.
TOLERATED_ALERTS: tuple[ExpectedAlert, ...] = (
    alert("91001", "new_paper", "", "page:presse-fortschreibung", "press item on the Fortschreibung"),
    alert("91001", "changed", "page:grundlagen", "page:grundlagen", "the topic page names the new decision"),
    alert("91004", "new_paper", "", "page:presse-beschluss", "press item on the new concept"),
    alert("91004", "changed", "page:integration", "page:integration", "the topic page links the new concept"),
    alert("91006", "changed", "page:presse-konzept", "page:presse-konzept", "the press item lost its link"),
    alert("91011", "changed", "page:weiter", "page:weiter", "the page links the draft"),
)

MUST_NOT_ALERT: tuple[Quiet, ...] = (
    quiet(
        "91002", "file:strategie", "same text, exported again: other fonts, page breaks, producer and bytes"
    ),
    quiet("91002", "file:nahverkehr", "not an integration paper"),
    quiet("91001", "file:klimaschutz", "integrated climate concept"),
    quiet("91003", "page:im", "individual integration plan"),
    quiet("91003", "file:flyer", "individual integration plan"),
    quiet("91004", "file:sozialbericht", "social report"),
    quiet("91004", "file:insek", "a town's urban development concept"),
    quiet("91005", "file:monitoring", "monitoring without aims or measures, unchanged"),
    quiet("91006", "file:kita", "concept of a day-care centre"),
    quiet("91006", "file:land", "concept of the Land"),
    quiet(
        "91008", "file:klimaschutz", "a new edition, decided unanimously, of the integrated climate concept"
    ),
    quiet("91008", "page:presse-klima", "press item on the climate concept"),
    quiet("91008", "file:entwicklung", "brand title of a development concept"),
    quiet("91008", "file:senioren", "old people's policy"),
    quiet("91009", "file:land", "concept of the Land, unchanged"),
    quiet("91009", "file:stadt", "concept of a town, unchanged"),
    quiet("91009", "file:inklusion", "disability plan"),
    quiet("91012", "file:klima", "climate concept at a new address after the relaunch"),
    quiet("91012", "page:planung", "topic page at a new address after the relaunch"),
)


def place(url: str, state: int = 1) -> tuple[str, str]:
    """Host and what its system goes by: equal for two spellings of one address (order, session ids, menu state)."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return host, make_of(hosts()[host][1], state).canonical(target)


def district_of(host: str) -> str:
    """The AGS of the site that a host belongs to. Raises KeyError for a foreign host."""
    return hosts()[host][0].ags
