"""What speaks for and against an integration paper in a document, each with its weight and passage. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from crawler.recognise.events import events
from crawler.recognise.names import named
from crawler.recognise.other_names import against
from crawler.recognise.reading import Reading
from crawler.recognise.structure import parts_of_a_paper, structure
from crawler.recognise.subject import subject
from crawler.recognise.weights import WEIGHTS
from storage.paper_names import BRAND, name_strength
from storage.values import Reason

_SELF = re.compile(
    r"(?:vorliegende[nsmr]?|diese[smr]?|unser[es]*|das|dem|des|der) (?:\w+ )?"
    r"(?:integrations|migrations|zuwanderungs|teilhabe|vielfalts)[a-z-]*(?:konzept|plan|strategie|leitbild|leitlinien|programm)"
)
_CORE_NAMES = (
    "integrationskonzept", "integrationsplan", "integrationsstrategie", "integrationsleit", "integrationsprogramm",
    "migrationskonzept", "zuwanderungskonzept", "handlungskonzept integration", "integrationspolitische leit",
    "vielfaltskonzept", "diversitaetskonzept", "masterplan integration", "integrationsrahmenplan",
    "interkulturelles gesamtkonzept", "teilhabekonzept", "teilhabe-konzept", "integrationsfahrplan",
)  # fmt: skip
# What a paper under a brand says of itself, and a list of projects does not
_A_PAPER = re.compile(
    r"konzept|leitlinien|leitbild|strategie|handlungsfeld|beschlossen|verabschiedet|beschluss (?:des|der)"
)
# Parts or fields that show a paper
_BUILT = 3
_UNDERSTANDING = re.compile(
    r"integrationsverstaendnis|verstaendnis von integration|(?:was|wie) [^.\n]{0,30}?unter integration"
    r"|was (?:bedeutet|heisst|ist) integration"
)


def text_reasons(reading: Reading, fields: Mapping[str, str]) -> list[Reason]:
    """Every sign for or against in names and text that fired, names first."""
    reasons = [*named(reading), *against(reading, fields), *events(reading)]
    if reading.words == 0:
        return [*reasons, _no_text(reading)]
    return [
        *reasons,
        *subject(reading),
        *structure(reading, fields),
        *_self_naming(reading),
        *_brand_alone(reading, fields),
    ]


def _brand_alone(reading: Reading, fields: Mapping[str, str]) -> Iterator[Reason]:
    """A file whose only name is a brand, built like no paper: clubs, projects and weeks bear brands as well."""
    named = name_strength(f"{reading.names}\n{reading.cover_lines}") == BRAND
    built = max(len(parts_of_a_paper(reading)), len(fields)) >= _BUILT or _A_PAPER.search(reading.front)
    if not reading.is_page and named and not built:
        text = "Nur ein Markenname nennt das Papier, und der Text sagt nicht, dass er ein Konzept ist."
        yield Reason("brand_alone", text, WEIGHTS["brand_alone"])


def _no_text(reading: Reading) -> Reason:
    problem = reading.document.problem or "Die Datei enthält keinen lesbaren Text."
    return Reason("no_text", f"Nur nach Adresse und Verweis beurteilt: {problem}", WEIGHTS["no_text"])


def _self_naming(reading: Reading) -> Iterator[Reason]:
    count = reading.count(*_CORE_NAMES)
    if found := (reading.find(_SELF, 12) if count else None):
        code = "names_itself" if count >= 3 and not reading.is_page else "names_a_concept"
        text = f"Der Text nennt {count}-mal ein Integrationskonzept oder gleichwertiges Papier."
        yield Reason(code, text, WEIGHTS[code], found.page, found.passage)
    if found := reading.find(_UNDERSTANDING, 12):
        yield Reason(
            "understanding",
            "Der Text sagt, was er unter Integration versteht.",
            WEIGHTS["understanding"],
            found.page,
            found.passage,
        )
