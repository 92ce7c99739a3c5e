"""A paper's record as lines for the terminal. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.dashboard.formats import decimal, german_date, moment, short_sha256
from monitor.dashboard.labels import FIELDS, VERDICTS, word
from monitor.listings import Listed
from monitor.paper_dates import date_lines
from monitor.telling import plain
from monitor.wording import KIND, LEVEL, NEWNESS, RELATION, ROLE
from storage.resolutions import LABELS

_CAUSES = {
    "extractor": " – neu gelesen, nicht geändert",
    "hand": " – von Hand hinzugefügt",
    "archive": " – aus einem Webarchiv, vor unserem ersten Lauf",
}


def paper_text(record: Listed) -> Iterator[str]:
    """The record of ``monitor.paper_record`` in German, one fact a line; no control character gets through."""
    yield f"Papier {record['paper_id']}: {plain(record['title'])}"
    yield f"  {record['district']} ({record['ags']})"
    yield from (f"  {line}" for line in _nature(record))
    yield from _section("Fassungen", _versions(record))
    yield from _section("Adressen", _places(record))
    yield from _section("Verwandte Papiere", _relations(record))
    yield from _section("Beschlüsse", _adoptions(record))
    yield from _section("Weg dorthin", _way(record))
    yield from _section("Warum erkannt", [plain(reason) for reason in record["reasons"]])
    yield from _section("Meldungen", _alerts(record))
    yield from _section("Prüfungen", _reviews(record))
    yield from _section("Korrekturen", _corrections(record))


def _section(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield title
        yield from (f"  {line}" for line in lines)


def _nature(record: Listed) -> Iterator[str]:
    machine = record["machine"]
    counts = "zählt als Konzept" if record["is_concept"] else "zählt nicht als Konzept"
    yield f"{ROLE[record['role']]}, {LEVEL[record['level']]}; {counts}; Wert {decimal(record['score'])}"
    if record["merged_into"]:
        yield f"zusammengeführt mit Papier {record['merged_into']}; dort stehen Fassungen und Adressen"
    if record["verdict"] or {"role", "level"} & set(record["corrected"]):
        yield f"von einer Person entschieden; automatisch: {ROLE[machine['role']]}, {LEVEL[machine['level']]}"
    if "title" in record["corrected"]:
        yield f"Titel von einer Person berichtigt; automatisch: „{plain(machine['title'])}“"
    if record["by_hand"]:
        yield "von Hand hinzugefügt"
    if record["year"] or "year" in record["corrected"]:
        yield f"Jahr: {record['year'] or 'keins'}" + _instead(record, "year")
    if record["problem"]:
        yield f"nicht gelesen: {plain(record['problem'])}"
    yield from (plain(line) for line in date_lines(record["dates"]))
    if record["fields_of_action"]:
        yield "Handlungsfelder: " + ", ".join(word(FIELDS, field) for field in record["fields_of_action"])
    if record["participation_oriented"] is not None:
        yield f"teilhabeorientiert: {'ja' if record['participation_oriented'] else 'nein'}"
    yield f"zuerst gesehen: {moment(record['first_seen_at'])}" + (
        " (Erstbestand)" if record["baseline"] else ""
    )
    if record["newness"] in NEWNESS:
        yield NEWNESS[record["newness"]]
    if record["vanished_at"]:
        yield f"verschwunden, bestätigt am {moment(record['vanished_at'])}"


def _instead(record: Listed, field: str) -> str:
    """What the machine says where a person says otherwise."""
    if field not in record["corrected"]:
        return ""
    return f" (von einer Person berichtigt; automatisch: {record['machine'][field] or 'keins'})"


def _versions(record: Listed) -> list[str]:
    return [
        f"{version['number']}. Fassung (Nummer {version['version_id']}), {moment(version['captured_at'])}, "
        f"{version['media_type']}, SHA-256 {short_sha256(version['sha256'])}, {plain(version['url'])}"
        + _CAUSES.get(version["cause"], "")
        for version in record["versions"]
    ]


def _places(record: Listed) -> list[str]:
    return [
        f"{plain(place['url'])}: {moment(place['first_seen_at'])} bis {moment(place['last_seen_at'])}{_absence(place)}"
        for place in record["places"]
    ]


def _absence(place: Listed) -> str:
    if place["redirected_to"]:
        return f"; leitet dauerhaft weiter auf {plain(place['redirected_to'])}"
    if place["gone_at"]:
        return f"; nicht mehr da, bestätigt am {moment(place['gone_at'])}"
    if place["missing_since"]:
        return f"; nicht mehr da seit {moment(place['missing_since'])}, noch nicht bestätigt"
    return ""


def _relations(record: Listed) -> list[str]:
    return [
        f"{RELATION[one['kind']][0 if one['of'] else 1]} Papier {one['other_id']} „{plain(one['other_title'])}“"
        + (f" ({one['other_year']})" if one["other_year"] else "")
        + (f", {one['other_district']}" if one["other_ags"] != record["ags"] else "")
        + f": {' '.join(map(plain, one['reasons']))}"
        for one in record["relations"]
    ]


def _adoptions(record: Listed) -> list[str]:
    return [
        f"{german_date(one['date'])}, {plain(one['body'])}: {word(LABELS, one['result'])}"
        + (f" („{plain(one['wording'])}“)" if one["wording"] else "")
        + f", {plain(one['url'])}"
        for one in record["adoptions"]
    ]


def _way(record: Listed) -> list[str]:
    return [f"{plain(step['text'])}: {plain(step['url'])}" for step in record["path"]]


def _alerts(record: Listed) -> list[str]:
    return [
        f"{alert['id']}: {KIND[alert['kind']]}, {moment(alert['detected_at'])}"
        + (" (Erstbestand)" if alert["baseline"] else "")
        for alert in record["alerts"]
    ]


def _reviews(record: Listed) -> list[str]:
    return [
        f"{word(VERDICTS, review['verdict'])}: {plain(review['by'])}, {moment(review['reviewed_at'])}"
        + (f" – {plain(review['note'])}" if review["note"] else "")
        for review in record["reviews"]
    ]


def _corrections(record: Listed) -> list[str]:
    return [
        f"{one['correction_id']}: {one['text']}: {plain(one['by'])}, {moment(one['at'])} – {plain(one['why'])}"
        + (f" (zurückgenommen mit {one['undone_by']})" if one["undone_by"] else "")
        for one in record["corrections"]
    ]
