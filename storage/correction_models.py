"""What people decided about papers and websites: append-only rows, from which the effective values follow.

A decision is taken back by a further row that names it (``undoes_id``), never by changing or deleting one.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.models import Base


class Correction(Base):
    """One decision: who, when, why, what is so from now on, and what was so before."""

    __tablename__ = "correction"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]  # correction_rules.CorrectionKind
    ags: Mapped[str] = mapped_column(ForeignKey("district.ags"), index=True)
    # the paper it is about; of a merge the one that stays, of a split the one that was split
    paper_id: Mapped[int | None] = mapped_column(ForeignKey("paper.id"), index=True)
    # of a merge the paper that goes into it, of a split the new one
    other_id: Mapped[int | None] = mapped_column(ForeignKey("paper.id"), index=True)
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("correction.id"), unique=True)
    capture_id: Mapped[int | None] = mapped_column(ForeignKey("capture.id"))  # what was added by hand
    by: Mapped[str] = mapped_column("decided_by")
    at: Mapped[datetime] = mapped_column("decided_at")
    why: Mapped[str]
    said: Mapped[dict[str, Any]]  # what the person says: {"title": …}, {"website": …}
    was: Mapped[dict[str, Any]] = mapped_column(default=dict)  # the same before
    moved: Mapped[dict[str, Any]] = mapped_column(
        default=dict
    )  # rows that changed hands: {"versions": […], …}
