"""What is due when and why, for every district of a home: the schedule as people see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from monitor.schedule import district_states, rhythm_of
from monitor.schedule_rules import ALWAYS, DistrictState, Visit, Why, next_visit
from monitor.schedule_text import pause_sentence, why_sentence
from storage.config import Settings
from storage.models import District
from storage.pause_models import Pause
from storage.pauses import open_pauses


@dataclass(frozen=True, slots=True)
class Planned:
    """A district in the schedule. ``starts_at``: when the service can begin; None while nothing is planned."""

    ags: str
    name: str
    last_started: datetime | None
    starts_at: datetime | None
    due: bool
    why: Why
    sentence: str
    paused: bool
    crawling: bool


def planned(session: Session, now: datetime, settings: Settings) -> list[Planned]:
    """The whole schedule, the next one first, as the service works it off."""
    names = {ags: name for ags, name in session.execute(select(District.ags, District.name))}  # noqa: C416
    pauses = open_pauses(session)
    found = []
    for state in district_states(session, now, settings):
        visit = next_visit(state, rhythm_of(settings), now)
        order = (visit.at is None or None in pauses, visit.at or ALWAYS, state.ags)
        found.append((order, _planned(state, visit, names[state.ags], pauses, now, settings)))
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]


def _planned(
    state: DistrictState,
    visit: Visit,
    name: str,
    pauses: dict[str | None, Pause],
    now: datetime,
    settings: Settings,
) -> Planned:
    week = settings.crawl.week
    pause = pauses.get(None) or pauses.get(state.ags)
    starts_at = None if visit.at is None or None in pauses else week.next_open(max(visit.at, now))
    sentence = why_sentence(visit.why, rhythm_of(settings))
    if pause is not None and not state.crawling:
        sentence = pause_sentence(pause, week.zone)
    elif starts_at is not None and visit.at is not None and starts_at > max(visit.at, now):
        sentence += "; wartet auf das nächste Zeitfenster"
    due = visit.at is not None and visit.at <= now
    return Planned(
        state.ags,
        name,
        state.last_started,
        starts_at,
        due,
        visit.why,
        sentence,
        state.paused or None in pauses,
        state.crawling,
    )
