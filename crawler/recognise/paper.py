"""From a document and the way it was reached to what it is: the whole judgement in one function. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from crawler.recognise.features import is_german, text_reasons
from crawler.recognise.fields import fields_of_action
from crawler.recognise.level import level_of
from crawler.recognise.pages import page_reasons, role_of_page
from crawler.recognise.reading import Reading, read
from crawler.recognise.role import role_of_file
from crawler.recognise.title import title_of
from crawler.recognise.understanding import participation_oriented
from crawler.recognise.weights import BASE, THRESHOLD, probability
from crawler.recognise.year import year_of
from storage.values import Context, Document, Reason, Recognition, Role

# Roles whose text is the paper's own, so that its fields and understanding may be read off it.
_OWN_TEXT = frozenset({Role.CONCEPT, Role.UPDATE, Role.DRAFT, Role.SHORT_VERSION, Role.ANNEX})


def recognise(document: Document, context: Context) -> Recognition:
    """What a document is, of which unit, and why. Never raises; the same input gives the same answer."""
    reading = read(document, context)
    fields = fields_of_action(reading)
    reasons = text_reasons(reading, fields)
    if reading.is_page:
        reasons += page_reasons(reading)
    score = probability(BASE + sum(reason.weight for reason in reasons))
    level, level_reason = level_of(reading)
    role, role_reason = _role(reading, fields) if score >= THRESHOLD else (Role.NONE, None)
    own_text = role in _OWN_TEXT
    equal, equal_reason = _understanding(reading) if own_text else (None, None)
    return Recognition(
        role=role,
        level=level,
        score=score,
        title=title_of(reading),
        year=year_of(reading, role),
        fields_of_action=tuple(fields) if own_text else (),
        participation_oriented=equal,
        reasons=_ordered(reasons, role_reason, level_reason, equal_reason),
    )


def _role(reading: Reading, fields: Mapping[str, str]) -> tuple[Role, Reason | None]:
    if reading.is_page:
        return role_of_page(reading, fields)
    if not is_german(reading):
        return Role.SHORT_VERSION, Reason("role_translation", "Fremdsprachige Fassung eines Papiers.")
    return role_of_file(reading)


def _understanding(reading: Reading) -> tuple[bool | None, Reason | None]:
    equal, found = participation_oriented(reading)
    if equal is None or found is None:
        return None, None
    text = (
        "Integration wird als gleichberechtigte Teilhabe aller Menschen verstanden."
        if equal
        else "Integration wird nur auf Zugewanderte bezogen."
    )
    return equal, Reason("participation", text, page=found.page, passage=found.passage)


def _ordered(reasons: list[Reason], *others: Reason | None) -> tuple[Reason, ...]:
    """The weighty reasons first, then what decided role, level and understanding."""
    ordered = sorted(reasons, key=lambda reason: -abs(reason.weight))
    return (*ordered, *(reason for reason in others if reason is not None))
