"""What speaks for and against an integration paper in a document, each with its weight and passage. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from crawler.recognise.names import against, named
from crawler.recognise.reading import Reading
from crawler.recognise.weights import WEIGHTS
from storage.values import Reason

# "Migration" alone is also what administrators of computers do.
_MIGRATION = (
    "migrant", "migrations", "migration und integration", "integration und migration", "zuwander", "zugewander", "einwander",
    "eingewander", "gefluechtet", "fluechtling", "auslaend", "asyl", "aussiedl", "interkultur", "integrationsarbeit",
    "integrationspol", "integrationskurs", "integrationsbe",
)  # fmt: skip
_TECHNICAL = (
    "server",
    "software",
    "konfigur",
    "datenbank",
    "betriebssystem",
    "installier",
    "schnittstelle",
    "rechner",
    "backup",
    "protokolle",
    "paket",
)
_DISABILITY = ("behinder", "inklusi", "beeintraechtig", "barrierefrei")
_CHILDREN = (
    "kita",
    "kindertages",
    "kindergarten",
    "integrationsgruppe",
    "heilpaedag",
    "foerderbedarf",
    "erzieher",
)
_BUILDING = (
    "klimaschutz",
    "energie",
    "verkehr",
    "mobilitaet",
    "radweg",
    "gewerbefl",
    "staedtebau",
    "sanierung",
    "treibhaus",
)
_PARTS: dict[str, tuple[str, ...]] = {
    "Handlungsfelder": ("handlungsfeld", "themenfeld", "aktionsfeld", "handlungsschwerpunkt"),
    "Ziele": ("leitziel", "zielsetzung", "oberziel", "teilziel", "handlungsziel", "ziele "),
    "Maßnahmen": ("massnahme", "handlungsempfehlung"),
    "Ausgangslage": ("bestandsaufnahme", "ausgangslage", "ausgangssituation", "situationsbeschreibung", "bedarfsanalyse"),
    "Leitbild": ("leitbild", "leitlinie", "leitgedanke", "leitsatz", "leitsaetze", "vision "),
    "Umsetzung": ("umsetzung",),
    "Zuständigkeiten": ("zustaendigkeit", "verantwortlich", "federfuehr", "akteure"),
    "Überprüfung": ("indikator", "monitoring", "evaluation", "fortschreib", "fortgeschrieb", "controlling"),
}  # fmt: skip
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
_UNDERSTANDING = re.compile(
    r"integrationsverstaendnis|verstaendnis von integration|was (?:bedeutet|heisst|ist|verstehen wir unter) integration"
)
_GERMAN = re.compile(r"(?<![a-z])(?:der|die|das|und|von|mit|den|fuer|auf|ist|im|werden|eine|des|zu)(?![a-z])")
# Shares of very common German words: German prose has a fifth to a third of them, other languages under 3 %.
_GERMAN_SHARE, _LANGUAGE_WORDS = 0.06, 60
# A name of this weight is a sure one.
_SURE = 2.4
# Below this many words a density says nothing.
_ENOUGH_WORDS = 90


def text_reasons(reading: Reading, fields: Mapping[str, str]) -> list[Reason]:
    """Every sign for or against that fired, heaviest statements first (names, then text)."""
    reasons = [*named(reading), *against(reading)]
    if reading.words == 0:
        return [*reasons, _no_text(reading)]
    sure = any(reason.weight >= _SURE for reason in reasons)
    return [
        *reasons,
        *_topic(reading),
        *_built(reading, fields),
        *_self_naming(reading),
        *_language(reading, sure),
    ]


def _no_text(reading: Reading) -> Reason:
    problem = reading.document.problem or "Die Datei enthält keinen lesbaren Text."
    return Reason("no_text", f"Nur nach Adresse und Verweis beurteilt: {problem}", WEIGHTS["no_text"])


def density(reading: Reading, *stems: str) -> float:
    """Occurrences of the stems per 1,000 words."""
    return 1000.0 * reading.count(*stems) / max(reading.words, 1)


def _topic(reading: Reading) -> Iterator[Reason]:
    if reading.words < _ENOUGH_WORDS or not is_german(reading):
        return
    migration = density(reading, *_MIGRATION)
    disability, building = density(reading, *_DISABILITY), density(reading, *_BUILDING)
    said = (
        f"{migration:.1f} von 1.000 Wörtern".replace(".0 ", " ").replace(".", ",", 1)
        if migration < 100
        else "viele"
    )
    for least, code, text in (
        (6.0, "topic_dense", f"Der Text handelt durchgehend von Migration und Integration ({said})."),
        (2.5, "topic_some", f"Der Text handelt auch von Migration und Integration ({said})."),
        (1.2, "", ""),
        (0.3, "topic_thin", f"Der Text handelt kaum von Migration und Integration ({said})."),
        (-1.0, "topic_absent", "Der Text handelt nicht von Migration und Integration."),
    ):
        if migration > least:
            if code:
                yield Reason(code, text, WEIGHTS[code])
            break
    if disability >= 3.0 and disability > migration:
        yield Reason(
            "about_disability", "Der Text handelt von Behinderung und Inklusion.", WEIGHTS["about_disability"]
        )
    children = density(reading, *_CHILDREN)
    if children >= 10.0 and children > migration:
        yield Reason(
            "about_children", "Der Text handelt von einer Kindertagesstätte.", WEIGHTS["about_children"]
        )
    technical = density(reading, *_TECHNICAL)
    if technical >= 8.0 and technical > migration:
        yield Reason(
            "about_computers", "Der Text handelt von Informationstechnik.", WEIGHTS["about_computers"]
        )
    if building >= 5.0 and building > 1.5 * migration:
        text = "Der Text handelt von Klima, Verkehr oder Stadtentwicklung."
        yield Reason("about_building", text, WEIGHTS["about_building"])


def parts_of_a_paper(reading: Reading) -> list[str]:
    """Which parts of a paper (fields, aims, measures, …) the text has."""
    return [part for part, stems in _PARTS.items() if reading.count(*stems) >= 2]


def _built(reading: Reading, fields: Mapping[str, str]) -> Iterator[Reason]:
    parts = parts_of_a_paper(reading)
    if len(parts) >= 3:
        code = "built_like_a_paper" if len(parts) >= 5 else "built_partly"
        yield Reason(code, f"Aufbau eines Konzepts: {', '.join(parts)}.", WEIGHTS[code])
    if len(fields) >= 3 and len(parts) >= 2:
        code = "many_fields" if len(fields) >= 5 else "some_fields"
        first = next(iter(fields.values()))
        yield Reason(
            code,
            f"{len(fields)} Handlungsfelder als Überschriften: {', '.join(fields)}.",
            WEIGHTS[code],
            passage=first,
        )


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


def _language(reading: Reading, named: bool) -> Iterator[Reason]:
    """Another language speaks against a paper, less so where the names are sure: a translation."""
    if not is_german(reading):
        yield Reason(
            "foreign", "Der Text ist nicht auf Deutsch.", WEIGHTS["foreign"] * (0.2 if named else 1.0)
        )


def is_german(reading: Reading) -> bool:
    """Whether the text is German, by its commonest words; short texts count as German."""
    sample = reading.text[2000:22000] if len(reading.text) > 24000 else reading.text[:20000]
    words = len(sample.split())
    return words < _LANGUAGE_WORDS or len(_GERMAN.findall(sample)) >= _GERMAN_SHARE * words
