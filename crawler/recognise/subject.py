"""What a text is about: migration throughout, in part, hardly, or something else. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from crawler.recognise.language import is_german
from crawler.recognise.reading import Reading
from crawler.recognise.weights import WEIGHTS
from storage.values import Reason

# "Migration" and "Migrationskonzept" are also what administrators of computers write.
_MIGRATION = (
    "migrant", "migrationshinter", "migrationsgesch", "migrationsgesell", "migrationserf", "migrationsberat",
    "migrationsarbeit", "migrationsbe", "migrationsdienst", "migrationssozial", "migrationsspez", "migrationspol",
    "migrationsamt", "migrationsagentur", "migration und integration", "integration und migration",
    "migration und vielfalt", "migration und teilhabe", "zuwander", "zugewander", "einwander", "eingewander",
    "gefluechtet", "fluechtling", "fluchterf", "fluchthinter", "auslaend", "asyl", "aussiedl", "interkultur",
    "integrationsarbeit", "integrationspol", "integrationskurs", "integrationsbe", "einheimische",
)  # fmt: skip
# Said in papers on migration, and elsewhere too: half as telling.
_NEAR = (
    "herkunft", "diskriminier", "rassis", "mehrsprach", "muttersprach", "sprachkurs", "deutschkurs", "deutsch lernen",
    "willkommen", "ankommen", "ankomm", "einbuerger", "vielfalt", "zusammenleben", "kultursensib", "heimat",
    "dolmetsch", "sprachmittl", "gesellschaftliche teilhabe", "dazugehoer", "fremdsprach",
)  # fmt: skip
_FOREIGN_MIGRATION = (
    "integra",
    "migra",
    "migrant",
    "refugee",
    "newcomer",
    "diversity",
    "intercultur",
    "asylum",
)
# (sign, stems, how often per 1,000 words at least, what to say)
_OTHER_SUBJECTS = (
    (
        "about_disability", ("behinder", "inklusi", "beeintraechtig", "barrierefrei", "foerderbedarf"), 3.0,
        "Der Text handelt von Behinderung und Inklusion.",
    ),
    (
        "about_jobs",
        (
            "jobcenter", "sgb ii", "langzeitarbeitslos", "leistungsberechtigt", "arbeitslosengeld", "eingliederungs",
            "buergergeld",
        ),
        6.0, "Der Text handelt von der Vermittlung in Arbeit.",
    ),
    (
        "about_children",
        ("kita", "kindertages", "kindergarten", "integrationsgruppe", "heilpaedag", "foerderbedarf", "erzieher"), 10.0,
        "Der Text handelt von einer Kindertagesstätte.",
    ),
    (
        "about_democracy",
        ("extremis", "demokratiefoerder", "demokratie leben", "jugendforum", "begleitausschuss", "menschenfeindlich"), 6.0,
        "Der Text handelt von Demokratieförderung.",
    ),
    (
        "about_computers",
        (
            "server", "software", "konfigur", "datenbank", "betriebssystem", "installier", "schnittstelle", "rechner",
            "backup", "paket", "fachverfahren", "rechenzentr",
        ),
        8.0, "Der Text handelt von Informationstechnik.",
    ),
    (
        "about_building",
        (
            "klimaschutz", "energie", "verkehr", "mobilitaet", "radweg", "gewerbefl", "staedtebau", "sanierung",
            "treibhaus",
        ),
        7.0, "Der Text handelt von Klima, Verkehr oder Stadtentwicklung.",
    ),
)  # fmt: skip
# Below these many words a density says nothing; that a subject is missing shows only in a longer text,
# and in a leaflet of one or two pages less than in a book.
_A_FEW_WORDS, _ENOUGH_WORDS, _LEAFLET_WORDS = 25, 150, 400
# Of 1,000 words: the subject runs through the text.
_DENSE = 6.0


def subject(reading: Reading) -> Iterator[Reason]:
    """How much of the text is on migration, and whether it is rather on something else."""
    if reading.words < _A_FEW_WORDS:
        return
    if not is_german(reading):
        yield from _about_migration_elsewhere(reading)
        return
    migration = density(reading, *_MIGRATION)
    yield from _about_migration(reading, migration + density(reading, *_NEAR) / 2)
    for code, stems, least, text in _OTHER_SUBJECTS:
        share = density(reading, *stems)
        if share >= least and share > migration:
            yield Reason(code, text, WEIGHTS[code])


def density(reading: Reading, *stems: str) -> float:
    """Occurrences of the stems per 1,000 words."""
    return 1000.0 * reading.count(*stems) / max(reading.words, 1)


def _about_migration(reading: Reading, migration: float) -> Iterator[Reason]:
    said = f"{migration:.0f} von 1.000 Wörtern"
    if migration >= _DENSE:
        text = f"Der Text handelt durchgehend von Migration und Integration ({said})."
        yield Reason("topic_dense", text, WEIGHTS["topic_dense"] * (0.5 if reading.is_page else 1.0))
    elif migration >= 2.5:
        text = f"Der Text handelt auch von Migration und Integration ({said})."
        yield Reason("topic_some", text, WEIGHTS["topic_some"] * (0.5 if reading.is_page else 1.0))
    elif reading.words >= _ENOUGH_WORDS and migration < 1.2:
        yield _missed(reading, migration, said)


def _about_migration_elsewhere(reading: Reading) -> Iterator[Reason]:
    """A translation's words on migration: English, and what other languages share with it."""
    if (said := density(reading, *_FOREIGN_MIGRATION)) >= _DENSE:
        text = f"Der fremdsprachige Text handelt von Migration ({said:.0f} von 1.000 Wörtern)."
        yield Reason("topic_some", text, WEIGHTS["topic_some"])


def _missed(reading: Reading, migration: float, said: str) -> Reason:
    code = "topic_absent" if migration < 0.3 else "topic_thin"
    text = (
        "Der Text handelt nicht von Migration und Integration."
        if code == "topic_absent"
        else f"Der Text handelt kaum von Migration und Integration ({said})."
    )
    return Reason(code, text, WEIGHTS[code] * (0.5 if reading.words < _LEAFLET_WORDS else 1.0))
