"""How moments, numbers and addresses are written on a page. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")
THIN_SPACE = "\u202f"  # narrow and unbreakable: groups of three digits stay together
NO_BREAK = "\u00a0"
_WEEKDAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
_SIZES = (("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000))


def number(value: int) -> str:
    """A whole number, digits in groups of three: 71 204."""
    return f"{value:,}".replace(",", THIN_SPACE)


def decimal(value: float, places: int = 2) -> str:
    """A number with a decimal comma and a real minus sign: 0,96."""
    return f"{value:.{places}f}".replace(".", ",").replace("-", "−")


def signed(value: float) -> str:
    """A part of a score: +0,41 or −0,02."""
    return ("+" if value >= 0 else "") + decimal(value)


def percent(share: float | None) -> str:
    """A share (0..1) as 62,9 %; a dash when there is none to give."""
    return "–" if share is None else decimal(share * 100, 1) + NO_BREAK + "%"


def size(octets: int) -> str:
    """A file size in the unit people know it by: 3,1 MB."""
    for unit, factor in _SIZES:
        if octets >= factor:
            return decimal(octets / factor, 1) + NO_BREAK + unit
    return f"{octets}{NO_BREAK}Byte"


def day(moment: datetime | None) -> str:
    """The date in Germany: 22.11.2026."""
    if moment is None:
        return "–"
    local = moment.astimezone(BERLIN)
    return f"{local.day}.{local.month}.{local.year}"


def german_date(iso: str | None) -> str:
    """A calendar day in German: 22.11.2026; a day nobody named is said to be unknown."""
    if iso is None:
        return "Tag nicht genannt"
    year, month, number = iso.split("-")
    return f"{int(number)}.{int(month)}.{year}"


def moment(value: datetime | None) -> str:
    """Date and time in Germany: 22.11.2026, 04:31 Uhr."""
    return "–" if value is None else f"{day(value)}, {value.astimezone(BERLIN):%H:%M}{NO_BREAK}Uhr"


def utc_time(value: datetime) -> str:
    """The time of day in UTC: 03:31 UTC."""
    return f"{value.astimezone(UTC):%H:%M}{NO_BREAK}UTC"


def machine(value: datetime) -> str:
    """The moment for the ``datetime`` attribute: ISO 8601 in UTC."""
    return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def relative_day(value: datetime, now: datetime) -> str:
    """How a list says when: heute, gestern, Fr, 20.11., or the full date when older than six days."""
    there, here = value.astimezone(BERLIN).date(), now.astimezone(BERLIN).date()
    days = (here - there).days
    if days in (0, 1):
        return ("heute", "gestern")[days]
    if 1 < days < 7:
        return f"{_WEEKDAYS[there.weekday()]}, {there.day}.{there.month}."
    return f"{there.day}.{there.month}.{there.year}"


def duration(length: timedelta) -> str:
    """A length of time as one figure: 40 s, 47 min, 3 h 5 min, 12 Tage."""
    seconds = max(0, int(length.total_seconds()))
    if seconds < 60:
        return f"{seconds}{NO_BREAK}s"
    if seconds < 3600:
        return f"{seconds // 60}{NO_BREAK}min"
    if seconds < 2 * 86_400:
        return f"{seconds // 3600}{NO_BREAK}h {seconds % 3600 // 60}{NO_BREAK}min"
    return f"{seconds // 86_400}{NO_BREAK}Tage"


def setting(value: object) -> str:
    """A recorded setting: ja or nein, the entries of a list, a dash for nothing."""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "–"
    return "–" if value in (None, "") else str(value)


def plural(count: int, one: str, many: str) -> str:
    """The count with the fitting noun: 1 Meldung, 12 Meldungen."""
    return f"{number(count)}{NO_BREAK}{one if count == 1 else many}"


def web_address(url: str | None) -> str | None:
    """The address if a link may lead there: http or https with a host; else None (shown as plain text)."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and parts.netloc else None


def short_sha256(sha256: str) -> str:
    """The first twelve digits: enough to tell bodies apart, short enough to read."""
    return sha256[:12] + "…"
