"""Tables of what is wrong with a site: from the first sign to the end, with the evidence."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.models import Base, District


class SiteProblem(Base):
    """A problem of a site or of one of its hosts. Suspected from its first sign on, told when it lasts, then ended."""

    __tablename__ = "site_problem"
    __table_args__ = (
        # One open problem of a kind and host: two processes cannot both enter it.
        Index(
            "uq_site_problem_open",
            "ags",
            "problem",
            "host",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    ags: Mapped[str] = mapped_column(ForeignKey("district.ags"), index=True)
    problem: Mapped[str]  # monitor.health.problems.Problem
    host: Mapped[str]  # "": the site as a whole
    since: Mapped[datetime]  # start of the first crawl that showed it
    first_crawl_id: Mapped[int] = mapped_column(ForeignKey("crawl.id"))
    last_crawl_id: Mapped[int] = mapped_column(ForeignKey("crawl.id"))  # the newest that showed it
    seen_at: Mapped[datetime]
    times: Mapped[int]  # crawls in a row that showed it
    failure: Mapped[str | None]  # class of failure (Failure), where there is one
    sentence: Mapped[str]  # German
    evidence: Mapped[dict[str, Any]]  # {"captures": [ids], "urls": […], …}
    told_at: Mapped[datetime | None]  # None: only suspected
    ended_at: Mapped[datetime | None]
    district: Mapped[District] = relationship()
