"""What speaks for and against an integration paper in a document, each with its weight and passage. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from crawler.recognise.names import against, named
from crawler.recognise.reading import Reading
from crawler.recognise.weights import WEIGHTS
from storage.values import Reason

# "Migration" alone is also what administrators of computers do, so only its compounds count.
_MIGRATION = (
    "migrant", "migrations", "migration und integration", "integration und migration", "zuwander", "zugewander", "einwander",
    "eingewander", "gefluechtet", "fluechtling", "auslaend", "asyl", "aussiedl", "interkultur", "integrationsarbeit",
    "integrationspol", "integrationskurs", "integrationsbe",
)  # fmt: skip
# (sign, stems, how often per 1,000 words at least, what to say)
_OTHER_SUBJECTS = (
    (
        "about_disability",
        ("behinder", "inklusi", "beeintraechtig", "barrierefrei"),
        3.0,
        "Der Text handelt von Behinderung und Inklusion.",
    ),
    (
        "about_jobs",
        (
            "jobcenter",
            "sgb ii",
            "langzeitarbeitslos",
            "leistungsberechtigt",
            "arbeitslosengeld",
            "eingliederungs",
            "buergergeld",
        ),
        6.0,
        "Der Text handelt von der Vermittlung in Arbeit.",
    ),
    (
        "about_children",
        (
            "kita",
            "kindertages",
            "kindergarten",
            "integrationsgruppe",
            "heilpaedag",
            "foerderbedarf",
            "erzieher",
        ),
        10.0,
        "Der Text handelt von einer Kindertagesstätte.",
    ),
    (
        "about_computers",
        (
            "server",
            "software",
            "konfigur",
            "datenbank",
            "betriebssystem",
            "installier",
            "schnittstelle",
            "rechner",
            "backup",
            "paket",
        ),
        8.0,
        "Der Text handelt von Informationstechnik.",
    ),
    (
        "about_building",
        (
            "klimaschutz",
            "energie",
            "verkehr",
            "mobilitaet",
            "radweg",
            "gewerbefl",
            "staedtebau",
            "sanierung",
            "treibhaus",
        ),
        7.0,
        "Der Text handelt von Klima, Verkehr oder Stadtentwicklung.",
    ),
)
_PARTS: dict[str, tuple[str, ...]] = {
    "Handlungsfelder": ("handlungsfeld", "themenfeld", "aktionsfeld", "handlungsschwerpunkt"),
    "Ziele": ("leitziel", "zielsetzung", "oberziel", "teilziel", "handlungsziel", "ziele ", "ziel:"),
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
# Below these many words a density says nothing; that a subject is missing shows only in a longer text.
_A_FEW_WORDS, _ENOUGH_WORDS = 40, 150


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
    """How much of the text is on migration, and whether it is rather on something else."""
    if reading.words < _A_FEW_WORDS or not is_german(reading):
        return
    migration = density(reading, *_MIGRATION)
    yield from _about_migration(migration, reading.words)
    for code, stems, least, text in _OTHER_SUBJECTS:
        share = density(reading, *stems)
        if share >= least and share > migration:
            yield Reason(code, text, WEIGHTS[code])


def _about_migration(migration: float, words: int) -> Iterator[Reason]:
    said = f"{migration:.0f} von 1.000 Wörtern"
    if migration >= 6.0:
        text = f"Der Text handelt durchgehend von Migration und Integration ({said})."
        yield Reason("topic_dense", text, WEIGHTS["topic_dense"])
    elif migration >= 2.5:
        text = f"Der Text handelt auch von Migration und Integration ({said})."
        yield Reason("topic_some", text, WEIGHTS["topic_some"])
    elif words >= _ENOUGH_WORDS and migration < 0.3:
        text = "Der Text handelt nicht von Migration und Integration."
        yield Reason("topic_absent", text, WEIGHTS["topic_absent"])
    elif words >= _ENOUGH_WORDS and migration < 1.2:
        text = f"Der Text handelt kaum von Migration und Integration ({said})."
        yield Reason("topic_thin", text, WEIGHTS["topic_thin"])


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
