"""What the meetings of an OParl interface did with the papers we look for. Pure."""

from __future__ import annotations

from datetime import date, datetime

from crawler.council.bodies import Standing, body_in
from crawler.council.oparl import Consultation
from crawler.council.oparl_objects import Object, addresses
from crawler.council.results import result_of, result_words
from crawler.extract.german_dates import iso_date
from storage.normal_words import normal
from storage.resolutions import Resolution


def body_of(meeting: Object) -> tuple[str, Standing] | None:
    """The body that met, by the meeting's name or the organization embedded in it."""
    return body_in(str(meeting.get("name") or "")) or _organization(meeting)


def meeting_resolutions(
    meeting: Object, url: str, awaited: list[Consultation], where: tuple[str, Standing] | None
) -> list[tuple[str, Resolution]]:
    """What a meeting of a body (``where``) did with the papers that wait for it: (paper, resolution)."""
    name = str(meeting.get("name") or "")
    day = iso_date(str(meeting.get("start") or "")) or iso_date(name)
    items = meeting.get("agendaItem")
    if where is None or not isinstance(items, list):
        return []
    found = []
    for item in items:
        if isinstance(item, dict) and (one := _waiting_for(item, url, awaited)) is not None:
            resolution = _resolution(item, where, day, one.asked_for)
            if resolution is not None:
                found.append((one.paper, resolution))
    return found


def item_resolution(item: Object, url: str, awaited: list[Consultation]) -> tuple[str, Resolution] | None:
    """What an agenda item tells on its own, where it names body and day."""
    one = _waiting_for(item, url, awaited)
    said = f"{item.get('resolutionText') or ''} {item.get('name') or ''}"
    where = body_in(said)
    if one is None or where is None:
        return None
    resolution = _resolution(item, where, iso_date(str(item.get("start") or "")), one.asked_for)
    return None if resolution is None else (one.paper, resolution)


def _waiting_for(item: Object, url: str, awaited: list[Consultation]) -> Consultation | None:
    address = next(addresses(item.get("id"), url), "")
    by_address = next((one for one in awaited if one.item and one.item == address), None)
    name = normal(str(item.get("name") or ""))
    return by_address or next((one for one in awaited if name and normal(one.paper) in name), None)


def _organization(meeting: Object) -> tuple[str, Standing] | None:
    """The body of a meeting where the server embeds it instead of linking it."""
    value = meeting.get("organization")
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict) and (found := body_in(str(one.get("name") or ""))) is not None:
            return found
    return None


def _resolution(
    item: Object, where: tuple[str, Standing], day: str | None, asked_for: str
) -> Resolution | None:
    said = str(item.get("result") or "").strip() or result_words(str(item.get("resolutionText") or ""))
    result = result_of(said, where[1], asked_for) if said else None
    if result is None:
        return None
    return Resolution(where[0], _day(day), result, " ".join(said.split())[:200])


def _day(text: str | None) -> date | None:
    try:
        return datetime.fromisoformat(text).date() if text and len(text) >= len("2020-01-01") else None
    except ValueError:
        return None
