"""From a document and the way it was reached to what it is: the whole judgement in one function. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from crawler.recognise.calibration import shipped_calibration
from crawler.recognise.features import text_reasons
from crawler.recognise.fields import fields_of_action
from crawler.recognise.language import is_german
from crawler.recognise.level import owner_of
from crawler.recognise.pages import page_reasons, role_of_page
from crawler.recognise.reading import Reading, read
from crawler.recognise.role import role_of_file
from crawler.recognise.title import subtitle_of, title_of
from crawler.recognise.understanding import participation_oriented
from crawler.recognise.weights import BASE, THRESHOLD, WEIGHTS
from crawler.recognise.year import year_of
from storage.values import Context, Document, Reason, Recognition, Role

# Roles whose text is the paper's own, so that its fields and understanding may be read off it.
_OWN_TEXT = frozenset({Role.CONCEPT, Role.UPDATE, Role.DRAFT, Role.SHORT_VERSION, Role.ANNEX})

# A sign of this weight names the paper beyond doubt.
_SURE = 2.4
# A report with more than this against it is one on something else.
_DOUBT = -1.0


def recognise(document: Document, context: Context) -> Recognition:
    """What a document is, of which unit, and why. Never raises; the same input gives the same answer."""
    reading = read(document, context)
    fields = fields_of_action(reading)
    reasons = text_reasons(reading, fields)
    if reading.is_page:
        reasons += page_reasons(reading)
    if reading.words and not is_german(reading):
        reasons.append(_foreign(reasons))
    score = shipped_calibration().score(BASE + sum(reason.weight for reason in reasons))
    owner = owner_of(reading)
    role, role_reason = _role(reading, fields, reasons, score)
    own_text = role in _OWN_TEXT
    title = title_of(reading)
    equal, equal_reason = _understanding(reading) if own_text else (None, None)
    return Recognition(
        role=role,
        level=owner.level,
        score=score,
        title=title,
        year=year_of(reading, role),
        fields_of_action=tuple(fields) if own_text else (),
        participation_oriented=equal,
        reasons=_ordered(reasons, role_reason, owner.reason, equal_reason),
        unit=owner.unit,
        subtitle=subtitle_of(reading, title),
    )


def _foreign(reasons: list[Reason]) -> Reason:
    """Another language speaks against a paper, less so where it is named or linked for sure: a translation."""
    sure = sum(reason.weight for reason in reasons if reason.code.startswith("named_")) >= _SURE
    return Reason("foreign", "Der Text ist nicht auf Deutsch.", WEIGHTS["foreign"] * (0.1 if sure else 1.0))


def _role(
    reading: Reading, fields: Mapping[str, str], reasons: list[Reason], score: float
) -> tuple[Role, Reason | None]:
    if score < THRESHOLD:
        return _bare_report(reading, reasons)
    if reading.is_page:
        return role_of_page(reading, fields)
    if not is_german(reading):
        return Role.SHORT_VERSION, Reason("role_translation", "Fremdsprachige Fassung eines Papiers.")
    return role_of_file(reading)


def _bare_report(reading: Reading, reasons: list[Reason]) -> tuple[Role, Reason | None]:
    """A report on integration that is and presents no concept keeps its role, whatever its score; else none."""
    report = next((reason for reason in reasons if reason.code == "named_report"), None)
    others = sum(reason.weight for reason in reasons if reason.weight < 0 and reason is not report)
    if reading.is_page or others < _DOUBT:
        return Role.NONE, None
    if report is None:
        return _unseen_report(reading, reasons)
    return Role.REPORT, Reason("role_report", "Bericht oder Zahlen zur Integration, ohne eigenes Konzept.")


def _unseen_report(reading: Reading, reasons: list[Reason]) -> tuple[Role, Reason | None]:
    """A scan nobody has read whose names say that it reports on a concept; without a text they are all there is."""
    if not reading.words and any(reason.code.startswith("named_") for reason in reasons):
        role, reason = role_of_file(reading)
        if role is Role.REPORT:
            return role, reason
    return Role.NONE, None


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
