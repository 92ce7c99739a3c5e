"""Judging by address, title and link text alone, as the ``classify`` command and a first look do. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from crawler.recognise.level import level_of
from crawler.recognise.paper import recognise
from crawler.recognise.reading import read
from crawler.recognise.role import COUNCIL_URL
from crawler.recognise.weights import THRESHOLD, probability
from storage.false_friends import find_false_friend
from storage.normal_words import normal, normalise_url_words
from storage.paper_names import REPORT_NAME, find_name
from storage.values import Context, Document, Level, Reason, Role
from storage.vocabulary import PAPER_STEMS, SIDE_STEMS, STATUS, TOPIC_STEMS

# Of the pages of municipal sites that come up for judging, about one in ten has to do with a paper.
_BASE = -2.6
_WEIGHTS = {
    "title_names": (4.6, 3.2),
    "address_names": (3.8, 2.2),
    "both_name": (0.8, 0.4),
    "topic": 0.7,
    "topic_in_address": 0.3,
    "shelf": 0.8,
    "file": 0.9,
    "report": 0.5,
    "side": -1.0,
    "office": -0.3,
    "press_without_name": -0.4,
    "state": -3.6,
    "association": -3.6,
    "integrated": -4.6,
    "inclusion": -4.6,
    "person": -4.6,
    "jobs": -3.6,
    "nature": -4.6,
    "technical": -4.6,
    "not_ours": -4.0,
}
_FRIENDS = {
    "integrated": "integrierte Planung statt Integration",
    "inclusion": "Inklusion und Behinderung",
    "person": "Plan für einzelne Personen",
    "jobs": "Vermittlung in Arbeit",
    "nature": "Natur und Arten",
    "technical": "Technik oder Verkehr",
    "state": "Papier von Land oder Bund",
}
_STATE_HOST = re.compile(
    r"(?:^|\.)(?:[a-z]+-th|thueringen|sachsen|sachsen-anhalt|brandenburg|hessen|bayern|nrw|rlp|saarland|niedersachsen|baden-wuerttemberg|schleswig-holstein"
    r"|regierung-mv|landesregierung|bundesregierung|bund|bamf|mv-regierung)\.de$"
)
_MUNICIPAL_HOST = re.compile(r"kreis|stadt|lra|region")
_ASSOCIATION = re.compile(
    r"gemeindetag|landkreistag|staedtetag|gstbrp|bertelsmann|(?<![a-z])stiftung|(?<![a-z])hochschule|caritas|diakonie|wohlfahrtsverband"
    r"|(?<![a-z])(?:awo|drk|vhw|kgst|difu)(?![a-z])|land und kommunen"
)
_PRESS = re.compile(
    r"(?<![a-z])(?:presse\w*|aktuell\w*|news|nachricht\w*|meldung\w*|artikel|lokales|blog)(?![a-z])|arid|article"
)
_OFFICE = re.compile(
    r"integrations(?:beauftragt|buero|zentrum|referat|management|stelle)|koordinierungsstelle|fachdienst"
)
_FILE = re.compile(
    r"\.(?:pdf|docx?|odt)(?:$|[?#])|getfile|/download|/blob/|/document/|/doc/|docplayer|readkong|fdokument|vdocuments|pdfslide|9dok",
    re.IGNORECASE,
)
# A paper that is not the asked district's own is no find for it.
_OTHER_UNIT = 0.3


def classify_address(
    url: str,
    title: str,
    link_text: str = "",
    text: str = "",
    *,
    district_name: str = "",
    district_kind: str = "",
    land: str = "",
) -> tuple[float, Role, tuple[Reason, ...]]:
    """Probability, role and reasons for a page or file known by its address and title (and perhaps text).

    With ``district_name`` the question is whether it is that district's paper: papers of towns, the Land
    and others score low. Without it any municipal level counts.
    """
    district = Context(url, district_name=district_name, district_kind=district_kind, land=land)
    if text.strip():
        return _by_text(url, title, link_text, text, district)
    reasons = [*_signs(url, f"{title}\n{link_text}".strip())]
    if district_name and (reason := _not_ours(url, title, link_text, district)):
        reasons.append(reason)
    score = probability(_BASE + sum(reason.weight for reason in reasons))
    if not reasons:
        reasons.append(Reason("nothing", "Titel und Adresse nennen weder Konzept noch Thema."))
    role = _role(url, title, link_text) if score >= THRESHOLD else Role.NONE
    return score, role, tuple(sorted(reasons, key=lambda reason: -abs(reason.weight)))


def _by_text(
    url: str, title: str, link_text: str, text: str, district: Context
) -> tuple[float, Role, tuple[Reason, ...]]:
    """With the page's text at hand, the whole recogniser judges."""
    media_type = "application/pdf" if _FILE.search(url) else "text/html"
    document = Document(media_type, title, (text,), 0, headings=(title,) if title else ())
    found = recognise(document, replace(district, url=url, link_text=link_text))
    if not district.district_name or found.level in (Level.DISTRICT, Level.JOINT):
        return found.score, found.role, found.reasons
    reason = Reason("not_ours", f"Das Papier gehört nicht zu {district.district_name}.")
    score = found.score * _OTHER_UNIT
    return score, found.role if score >= THRESHOLD else Role.NONE, (*found.reasons, reason)


def _signs(url: str, own_text: str) -> Iterator[Reason]:
    own, path = normal(own_text), normalise_url_words(url)
    both = f"{own}\n{path}"
    name = find_name(own)
    path_name = find_name(path)
    if name:
        yield _weighed("title_names", name[0], f"Der Titel nennt „{_quote(name[1])}“.")
    elif path_name:
        yield _weighed("address_names", path_name[0], f"Die Adresse enthält „{_quote(path_name[1])}“.")
    if name and path_name:
        yield _weighed("both_name", path_name[0], f"Auch die Adresse enthält „{_quote(path_name[1])}“.")
    host = _host(url)
    if not (name or path_name):
        yield from _topic(url, own, path, host)
    if friend := find_false_friend(both):
        text = f"Verwechslungsgefahr ({_FRIENDS[friend[0]]}): „{_quote(friend[1])}“."
        yield Reason(friend[0], text, _simple(friend[0]))
    if (
        not (friend and friend[0] == "state")
        and _STATE_HOST.search(host)
        and not _MUNICIPAL_HOST.search(host)
    ):
        yield Reason("state", f"Die Adresse gehört zu Land oder Bund ({host}).", _simple("state"))
    if found := _ASSOCIATION.search(f"{both}\n{host}"):
        yield Reason(
            "association", f"Verband oder Forschung statt Kommune: „{found[0]}“.", _simple("association")
        )


def _topic(url: str, own: str, path: str, host: str) -> Iterator[Reason]:
    """How near a page that names no paper is to the topic and to a shelf of papers."""
    if stem := next((stem for stem in TOPIC_STEMS if stem in own), None):
        yield Reason(
            "topic", f"Der Titel handelt vom Thema („{stem}…“), nennt aber kein Konzept.", _simple("topic")
        )
        if any(stem in own for stem in PAPER_STEMS):
            yield Reason(
                "shelf", "Der Titel nennt Grundlagen, Berichte oder Downloads zum Thema.", _simple("shelf")
            )
        if _FILE.search(url):
            yield Reason("file", "Ein Dokument zum Thema.", _simple("file"))
    elif any(stem in path or stem in host for stem in TOPIC_STEMS):
        yield Reason("topic_in_address", "Nur die Adresse handelt vom Thema.", _simple("topic_in_address"))
    if REPORT_NAME.search(own):
        yield Reason("report", "Der Titel nennt einen Bericht zur Integration.", _simple("report"))
    if _OFFICE.search(own):
        yield Reason("office", "Der Titel nennt eine Stelle oder Person, kein Papier.", _simple("office"))
    if any(stem in own for stem in SIDE_STEMS):
        yield Reason("side", "Es geht um Kurs, Gremium, Beratung oder Veranstaltung.", _simple("side"))
    if _PRESS.search(path):
        yield Reason(
            "press_without_name", "Eine Meldung, die kein Konzept nennt.", _simple("press_without_name")
        )


def _not_ours(url: str, title: str, link_text: str, district: Context) -> Reason | None:
    """A title that names another municipality than the district asked about."""
    document = Document("text/html", title, (), 0)
    level, reason = level_of(read(document, replace(district, url=url, link_text=link_text)))
    if level in (Level.DISTRICT, Level.JOINT):
        return None
    said = reason.text if reason else f"Das Papier gehört nicht zu {district.district_name}."
    return Reason("not_ours", said, _simple("not_ours"))


def _role(url: str, title: str, link_text: str) -> Role:
    """The likeliest role of a named page or file; a web page presents a paper rather than being it."""
    words = normal(f"{title}\n{link_text}")
    if COUNCIL_URL.search(url):
        return Role.COUNCIL_PAPER
    path = normalise_url_words(url)
    if _PRESS.search(path) or not _FILE.search(url):
        return Role.NEWS
    for role, code in (
        (Role.SHORT_VERSION, "short"),
        (Role.DRAFT, "draft"),
        (Role.REPORT, "report"),
        (Role.UPDATE, "update"),
    ):
        if STATUS[code].search(words):
            return role
    return Role.CONCEPT


def _weighed(code: str, strength: float, text: str) -> Reason:
    sure, likely = _pair(code)
    return Reason(code, text, sure if strength == 1.0 else likely)


def _pair(code: str) -> tuple[float, float]:
    value = _WEIGHTS[code]
    return value if isinstance(value, tuple) else (value, value)


def _simple(code: str) -> float:
    return _pair(code)[0]


def _quote(match: re.Match[str]) -> str:
    return " ".join(match[0].split())[:120]


def _host(url: str) -> str:
    """The host of an address; empty when it cannot be taken apart (a bad IPv6 literal)."""
    try:
        return urlsplit(url if "://" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
