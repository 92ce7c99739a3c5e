"""The observation states, for pages: every district of today with its state, in registry order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from monitor.coverage import DistrictState, observation_states
from storage.config import Settings


def states_today(session: Session, settings: Settings, now: datetime) -> Sequence[DistrictState]:
    """Every district that exists now, by AGS, with state, reason and last success."""
    return observation_states(session, now, settings.crawl.none_found_days)
