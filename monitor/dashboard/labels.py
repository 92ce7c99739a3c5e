"""The German words for what the tables keep in English (glossary of DESIGN section 2).

``word`` falls back to the kept value, so a new value shows up as itself instead of breaking a page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from monitor.wording import KIND
from storage import resolutions
from storage.values import Failure, HostRole, Kind, Outcome, Role


@dataclass(frozen=True, slots=True)
class KindLabel:
    """How a kind of alert is named, addressed (``?art=``) and marked."""

    name: str
    slug: str
    icon: str  # a symbol of icons.html
    trouble: bool = False


_MARKS = {  # slug, symbol
    Kind.NEW_CONCEPT: ("neues_konzept", "plus"),
    Kind.NEW_VERSION: ("neue_fassung", "version"),
    Kind.CHANGED: ("geaendert", "differs"),
    Kind.NEW_PAPER: ("neues_papier", "list"),
    Kind.MOVED: ("verschoben", "arrow"),
    Kind.VANISHED: ("verschwunden", "cross"),
    Kind.REAPPEARED: ("wieder_da", "up"),
    Kind.WATCHED_CHANGED: ("beobachtete_adresse", "eye"),
    Kind.SITE_PROBLEM: ("stoerung", "warning"),
    Kind.SITE_RECOVERED: ("stoerung_behoben", "check"),
    Kind.REGISTRY_CHANGED: ("register", "list"),
}
_TROUBLE = (Kind.VANISHED, Kind.SITE_PROBLEM)
KINDS = {
    str(kind): KindLabel(KIND[kind], slug, icon, kind in _TROUBLE) for kind, (slug, icon) in _MARKS.items()
}
KIND_OF_SLUG = {label.slug: kind for kind, label in KINDS.items()}

ROLE_SLUGS = {
    "konzept": Role.CONCEPT,
    "fortschreibung": Role.UPDATE,
    "entwurf": Role.DRAFT,
    "kurzfassung": Role.SHORT_VERSION,
    "anlage": Role.ANNEX,
    "bericht": Role.REPORT,
    "vorlage": Role.COUNCIL_PAPER,
    "nachricht": Role.NEWS,
}
RESULTS = resolutions.LABELS
VERDICTS = {
    "concept": "Konzept",
    "update": "Fortschreibung",
    "draft": "Entwurf",
    "report": "Bericht",
    "other_unit": "andere Ebene",
    "false_friend": "Fehltreffer",
    "unsure": "unsicher",
}
STATES = {
    "found": "gefunden",
    "none_found": "gesucht, nichts gefunden",
    "not_observable": "nicht beobachtbar",
}
STATE_SLUGS = {"gefunden": "found", "nichts_gefunden": "none_found", "nicht_beobachtbar": "not_observable"}
NEWNESS = {"new": "neu", "late_found": "spät gefunden"}
HOST_ROLES = {
    HostRole.MAIN: "Hauptseite",
    HostRole.PORTAL: "Themenseite außerhalb",
    HostRole.COUNCIL: "Ratsinformation",
    HostRole.SUGGESTED: "vorgeschlagen",
    HostRole.REFUSED: "abgelehnt",
}
ACCESS = {"forbidden": "gesperrt", "login": "nur mit Anmeldung"}
OUTCOMES: dict[str, str] = {
    Outcome.COMPLETE: "vollständig",
    Outcome.PARTIAL: "teilweise",
    Outcome.FAILED: "keine Beobachtung",
}
OUTCOME_SLUGS = {
    "vollstaendig": Outcome.COMPLETE,
    "teilweise": Outcome.PARTIAL,
    "keine_beobachtung": Outcome.FAILED,
    "laufend": "running",
}
FAILURES: dict[str, str] = {
    Failure.DNS: "Name nicht auflösbar",
    Failure.ADDRESS: "Adresse nicht erlaubt",
    Failure.TLS: "Zertifikat ungültig",
    Failure.REFUSED: "Verbindung abgewiesen",
    Failure.TIMEOUT: "keine Antwort in der Zeit",
    Failure.CONNECTION: "Verbindung abgebrochen",
    Failure.TRUNCATED: "Antwort unvollständig",
    Failure.TOO_LARGE: "Antwort zu groß",
    Failure.REDIRECTS: "Weiterleitung im Kreis",
    Failure.OUT_OF_SCOPE: "Weiterleitung zu fremder Website",
    Failure.ROBOTS: "robots.txt verbietet den Abruf",
    Failure.ROBOTS_UNAVAILABLE: "robots.txt nicht lesbar",
    Failure.FORBIDDEN: "gesperrt (403)",
    Failure.LOGIN: "nur mit Anmeldung (401)",
    Failure.TOO_MANY: "zu viele Anfragen (429)",
    Failure.SERVER: "Serverfehler (5xx)",
    Failure.CLIENT: "Anfrage abgelehnt (4xx)",
    Failure.BOT_WALL: "Schutzseite statt Inhalt",
    Failure.MALFORMED: "Antwort ist kein HTTP",
    Failure.EMPTY: "leere Antwort",
    Failure.OTHER: "sonstiger Fehler",
}
REASONS: dict[str, str] = {  # why a crawl ended, and why a district is in its state
    **FAILURES,
    "stop_rule": "nichts Aussichtsreiches übrig",
    "exhausted": "alles Bekannte gelesen",
    "revisited": "Bekanntes nachgesehen",
    "budget": "Obergrenze der Abrufe erreicht",
    "failures": "zu viele Abrufe ohne Antwort",
    "interrupted": "angehalten",
    "time_limit": "Höchstdauer erreicht",
    "killed": "abgebrochen",
    "internal_error": "interner Fehler",
    "concept": "Konzept gefunden",
    "searched": "durchsucht, nichts gefunden",
    "never_crawled": "noch nicht gelesen",
    "menu_not_read": "Navigation nicht gelesen",
    "other": "sonstiger Grund",
    "lapsed": "zu lange nicht durchsucht",
    "candidate_unreadable": "mögliches Konzept nicht lesbar",
}
CHANNELS = {  # through what a crawl came upon an address
    "link": "Verweis auf einer Seite",
    "sitemap": "Sitemap",
    "search": "Suche der Website",
    "council": "Ratsinformationssystem",
    "foreign": "Verweis einer fremden Website",
    "data": "Datenabruf einer Seite",
    "seed": "Register",
    "redirect": "Weiterleitung",
}
CRAWL_VERSIONS = {  # keys of Crawl.settings
    "code": "Programm",
    "registry": "Register",
    "terms": "Wortlisten",
    "extractor": "Lesefassung",
    "recogniser": "Erkennung",
}
FIELDS = {
    "ARBEIT": "Arbeit",
    "BILDUNG": "Bildung",
    "SPRACHE": "Sprache",
    "WOHNEN": "Wohnen",
    "GESUNDHEIT": "Gesundheit",
    "PARTIZIPATION": "Partizipation",
    "ENGAGEMENT": "Engagement",
    "IKÖ": "Interkulturelle Öffnung",
    "IKOE": "Interkulturelle Öffnung",
    "KULTUR_SPORT": "Kultur und Sport",
    "RELIGION": "Religion",
    "ANTIDISKRIMINIERUNG": "Antidiskriminierung",
    "AUFNAHME": "Aufnahme",
    "FAMILIE": "Familie",
    "SICHERHEIT": "Sicherheit",
    "STEUERUNG": "Steuerung",
}
LAENDER = (
    "Baden-Württemberg", "Bayern", "Berlin", "Brandenburg", "Bremen", "Hamburg", "Hessen", "Mecklenburg-Vorpommern",
    "Niedersachsen", "Nordrhein-Westfalen", "Rheinland-Pfalz", "Saarland", "Sachsen", "Sachsen-Anhalt",
    "Schleswig-Holstein", "Thüringen",
)  # fmt: skip
MEDIA_TYPES = {
    "application/pdf": "PDF",
    "text/html": "Webseite",
    "application/xhtml+xml": "Webseite",
    "application/msword": "Word (alt)",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
    "application/vnd.oasis.opendocument.text": "OpenDocument",
    "text/plain": "Text",
}


def word(labels: Mapping[str, str], value: str | None) -> str:
    """The German word for a kept value; the value itself when it has none, a dash when there is none."""
    return "–" if value is None else labels.get(value, value)


def kind_label(kind: str) -> KindLabel:
    """Name, slug and mark of a kind of alert; a kind unknown here is shown by its own name."""
    return KINDS.get(kind) or KindLabel(kind, kind, "list")
