"""Judging by address, title and link text alone, as the ``classify`` command and a first look do. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from crawler.recognise.address_model import shipped_model
from crawler.recognise.address_signs import signs
from crawler.recognise.level import level_of
from crawler.recognise.paper import recognise
from crawler.recognise.reading import read
from crawler.recognise.role import COUNCIL_URL
from crawler.recognise.weights import THRESHOLD, probability
from storage.normal_words import normal, normalise_url_words
from storage.values import Context, Document, Level, Reason, Role
from storage.vocabulary import STATUS

_PRESS = re.compile(
    r"(?<![a-z])(?:presse\w*|aktuell\w*|news|nachricht\w*|meldung\w*|artikel|lokales|blog)(?![a-z])|arid|article"
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
    model = shipped_model()
    found = signs(url, f"{title}\n{link_text}".strip())
    reasons = [Reason(sign.code, sign.text, model.weights[sign.code] * sign.strength) for sign in found]
    if district_name and (reason := _not_ours(url, title, link_text, district)):
        reasons.append(reason)
    score = probability(model.bias + sum(reason.weight for reason in reasons))
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


def _not_ours(url: str, title: str, link_text: str, district: Context) -> Reason | None:
    """A title that names another municipality than the district asked about."""
    document = Document("text/html", title, (), 0)
    level, reason = level_of(read(document, replace(district, url=url, link_text=link_text)))
    if level in (Level.DISTRICT, Level.JOINT):
        return None
    said = reason.text if reason else f"Das Papier gehört nicht zu {district.district_name}."
    return Reason("not_ours", said, shipped_model().weights["not_ours"])


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
