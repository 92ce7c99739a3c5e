"""A crawl's end record as German text that can be cited. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from monitor.crawl_record import CrawlRecord, Left
from monitor.dashboard.formats import day, decimal, percent, plural
from monitor.dashboard.labels import CHANNELS, FAILURES, word
from monitor.wording import LEVEL, ROLE


def record_lines(record: CrawlRecord, *, pages: bool = False) -> list[str]:
    """The record in lines: the sentence to cite first, then its evidence; ``pages``: every fetch as well."""
    sections = (
        ("Gefragte Hosts", _hosts(record)),
        ("Durch robots.txt gesperrt", _robots(record)),
        ("Beobachtete Adressen", _watches(record)),
        ("Gefundene Papiere", _papers(record)),
        ("Geprüft und verworfen", _rejected(record)),
        ("Dem Namen nach ein Konzept, aber nicht gelesen", _unread(record)),
        ("Ohne Antwort (keine Beobachtung)", _failures(record)),
        ("Fallen", _traps(record)),
        ("Bemerkungen", iter(record.notes)),
        ("Abrufe", _pages(record) if pages else iter(())),
    )
    lines = [_headline(record), "", citation(record), left_sentence(record.left)]
    for heading, content in sections:
        found = list(content)
        if found:
            lines += ["", f"{heading}:", *(f"  {line}" for line in found)]
    return lines


_WATCHED = {
    "same": "unverändert",
    "read": "anders als zuvor, oder zum ersten Mal gelesen",
    "gone": "nicht mehr da",
    "moved": "umgezogen",
}


def _watches(record: CrawlRecord) -> Iterator[str]:
    for one in record.watches:
        state = word(FAILURES, one.failure) if one.failure else _WATCHED.get(one.state, one.state)
        looks = plural(one.looks, "Blick", "Blicke")
        yield f"{one.url}: {state} ({looks}{', unruhig' if one.restless else ''})"


# How a crawl with this outcome searched its district.
_SEARCHED = {
    "complete": "durchsucht",
    "partial": "nur zum Teil durchsucht",
    "failed": "nicht beobachtbar",
}


def _headline(record: CrawlRecord) -> str:
    crawl = record.crawl
    ags = f" ({crawl['ags']})" if crawl.get("ags") else ""
    return f"Protokoll des Laufs {crawl.get('crawl_id', '?')}: {crawl.get('name', '')}{ags}"


def citation(record: CrawlRecord) -> str:
    """What a researcher may write: when, where and how much was searched, and with what result."""
    crawl = record.crawl
    hosts = ", ".join(host.host for host in record.hosts) or "keine"
    found = f"{plural(len({one.paper_id for one in record.papers}), 'Papier', 'Papiere')} bekannt"
    how = _SEARCHED.get(crawl.get("outcome", ""), "gelesen")
    return (
        f"Am {_date(crawl.get('ended_at'))} {how}. "
        f"{crawl.get('detail') or ''} Hosts: {hosts}. "
        f"{plural(_count(crawl.get('requests')), 'Abruf', 'Abrufe')}, davon {crawl.get('answered', 0)} beantwortet; "
        f"{plural(_count(crawl.get('pages')), 'Seite', 'Seiten')} und {plural(_count(crawl.get('documents')), 'Datei', 'Dateien')} "
        f"gelesen; {found}, {plural(len(record.rejected), 'Kandidat', 'Kandidaten')} geprüft und verworfen."
    )


def left_sentence(left: Left) -> str:
    """What was left unasked, and how likely the best of it was to bring a find."""
    parts = []
    if left.queued:
        parts.append(
            f"{plural(left.queued, 'Adresse blieb', 'Adressen blieben')} ungefragt; die aussichtsreichste davon "
            f"hätte nach Schätzung des Laufs mit {percent(left.best)} Wahrscheinlichkeit zu einem Papier geführt."
        )
    if left.hopeless:
        parts.append(
            f"{plural(left.hopeless, 'Adresse wurde', 'Adressen wurden')} nicht abgerufen, weil jede mit weniger als "
            f"{percent(left.worth_asking)} zu einem Papier geführt hätte."
        )
    if left.dropped:
        parts.append(
            f"{plural(left.dropped, 'Adresse', 'Adressen')} auf Hosts, die nicht mehr antworteten, blieben ungefragt."
        )
    return " ".join(parts) or "Keine bekannte Adresse blieb ungefragt."


def _hosts(record: CrawlRecord) -> Iterator[str]:
    for one in record.hosts:
        blocked = f", {one.robots_blocked} durch robots.txt gesperrt" if one.robots_blocked else ""
        yield (
            f"{one.host}: {plural(one.requests, 'Abruf', 'Abrufe')}, {one.answered} beantwortet, "
            f"{one.failed} ohne Antwort{blocked}"
        )


def _robots(record: CrawlRecord) -> Iterator[str]:
    for one in record.robots:
        rule = f"„{one.rule}“" if one.rule else "robots.txt nicht lesbar, also alles gesperrt"
        yield f"{one.origin}: {rule}, {plural(len(one.urls), 'Adresse', 'Adressen')}, etwa {one.urls[0] if one.urls else '–'}"


def _papers(record: CrawlRecord) -> Iterator[str]:
    for one in record.papers:
        seen = ", ".join(word(CHANNELS, channel) for channel in one.channels) or "bekannte Adresse"
        what = f"{word(ROLE, one.role)}, {word(LEVEL, one.level)}"
        yield f"[{one.paper_id}] {what}: „{one.title}“ ({one.url}), gesehen über: {seen}"


def _rejected(record: CrawlRecord) -> Iterator[str]:
    for group in record.by_reason():
        yield f"{group.reason} ({len(group.candidates)})"
        for one in group.candidates:
            yield f"  {decimal(one.score)}  {one.title or 'ohne Titel'} ({one.url})"


def _unread(record: CrawlRecord) -> Iterator[str]:
    for one in record.unread:
        yield f"{one.title or one.url} ({one.url}): {one.reason}"


def _failures(record: CrawlRecord) -> Iterator[str]:
    for one in record.failures:
        yield f"{one.host}: {word(FAILURES, one.failure)}, {plural(one.number, 'Abruf', 'Abrufe')}"


def _traps(record: CrawlRecord) -> Iterator[str]:
    for one in record.traps:
        yield f"{one.shape}: {one.reason} Beispiel: {one.example}"


def _pages(record: CrawlRecord) -> Iterator[str]:
    for one in record.pages:
        answer = word(FAILURES, one.failure) if one.failure else str(one.status or "–")
        yield f"{one.at}  {answer}  {one.url}" + (f"  „{one.title}“" if one.title else "")


def _date(moment: object) -> str:
    try:
        return day(datetime.fromisoformat(str(moment)))
    except ValueError:
        return "einem unbekannten Tag"


def _count(value: object) -> int:
    return value if isinstance(value, int) else 0
