"""The scheduler's pulse, read from the table it keeps its own jobs in.

It plans each job's next run when it starts one, a minute ahead and also while a round is still at work; a plan
that lies well in the past was made by a scheduler that lives no more, or hangs.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import column, func, inspect, select, table
from sqlalchemy.orm import Session

TICK_MINUTES = 1  # how soon a due district or a delivery to be retried is noticed
# Five ticks: a locked database, a suspended laptop or a busy minute delays one or two.
STALLED_AFTER = timedelta(minutes=5 * TICK_MINUTES)
_JOBS = "apscheduler_jobs"  # APScheduler's table, not one of our models


def last_tick(session: Session) -> datetime | None:
    """When the scheduler last looked; None when none has ever run on this database.

    The job that waits longest decides: one that hangs is not hidden by the others.
    """
    if not inspect(session.connection()).has_table(_JOBS):
        return None
    planned = session.scalar(select(func.min(column("next_run_time"))).select_from(table(_JOBS)))
    if planned is None:
        return None
    return datetime.fromtimestamp(planned, UTC) - timedelta(minutes=TICK_MINUTES)


def is_stalled(tick: datetime | None, now: datetime) -> bool:
    """Whether a scheduler that should be there has not looked for too long."""
    return tick is None or now - tick > STALLED_AFTER
