"""Tables of what people stopped for a while: who, since when, why, and until when."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.models import Base


class Pause(Base):
    """That crawls of a district, or all crawls, were stopped. Ended, never deleted."""

    __tablename__ = "pause"
    __table_args__ = (
        # One pause of a district at a time.
        Index(
            "uq_pause_open",
            "ags",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    ags: Mapped[str | None] = mapped_column(ForeignKey("district.ags"), index=True)  # None: all crawls
    began_at: Mapped[datetime]
    began_by: Mapped[str]  # "": nobody said
    why: Mapped[str]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[str | None]
