"""How a paper is built: aims, measures, fields, responsibilities, review. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from crawler.recognise.reading import Reading
from crawler.recognise.weights import WEIGHTS
from storage.fields_of_action import FIELD_NAMES
from storage.values import Reason

_PARTS: dict[str, tuple[str, ...]] = {
    "Handlungsfelder": ("handlungsfeld", "themenfeld", "aktionsfeld", "handlungsschwerpunkt", "handlungsbereich"),
    "Ziele": ("leitziel", "zielsetzung", "oberziel", "teilziel", "handlungsziel", "ziele ", "ziel:", "unser ziel", "wir wollen"),
    "Maßnahmen": ("massnahme", "handlungsempfehlung", "vorhaben"),
    "Ausgangslage": (
        "bestandsaufnahme", "ausgangslage", "ausgangssituation", "situationsbeschreibung", "situationsanalyse",
        "bedarfsanalyse", "ist-situation", "wo wir stehen",
    ),
    "Leitbild": ("leitbild", "leitlinie", "leitgedanke", "leitsatz", "leitsaetze", "vision ", "grundsaetze", "praeambel"),
    "Umsetzung": ("umsetzung", "umgesetzt", "umzusetzen"),
    "Zuständigkeiten": ("zustaendig", "verantwortlich", "federfuehr", "akteure", "wer macht was"),
    "Überprüfung": (
        "indikator", "monitoring", "evaluation", "fortschreib", "fortgeschrieb", "controlling", "ueberprueft", "kennzahl",
        "weiterentwickelt",
    ),
}  # fmt: skip


def parts_of_a_paper(reading: Reading) -> list[str]:
    """Which parts of a paper (fields, aims, measures, …) the text has."""
    return [part for part, stems in _PARTS.items() if reading.count(*stems) >= 2]


def structure(reading: Reading, fields: Mapping[str, str]) -> Iterator[Reason]:
    """The parts and the fields of action that show a paper's making."""
    parts = parts_of_a_paper(reading)
    if len(parts) >= 3:
        code = "built_like_a_paper" if len(parts) >= 5 else "built_partly"
        yield Reason(code, f"Aufbau eines Konzepts: {', '.join(parts)}.", WEIGHTS[code])
    if len(fields) >= 3 and parts:
        code = "many_fields" if len(fields) >= 5 else "some_fields"
        text = f"{len(fields)} Handlungsfelder als Überschriften: {', '.join(FIELD_NAMES[field] for field in fields)}."
        yield Reason(code, text, WEIGHTS[code], *_where(reading, next(iter(fields.values()))))


def _where(reading: Reading, heading: str) -> tuple[int | None, str]:
    """The page of a file that holds a heading, with the heading."""
    pages = () if reading.is_page else enumerate(reading.document.pages, 1)
    return next((number for number, page in pages if heading in page), None), heading
