"""What is known of the noise of web pages that show papers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.models import Base


class PageNoise(Base):
    """What changes by itself on a page of a paper, or of a part of one."""

    __tablename__ = "page_noise"
    resource_id: Mapped[int] = mapped_column(ForeignKey("resource.id"), primary_key=True)
    volatile: Mapped[dict[str, Any]]  # steady.Volatile.as_json()
    shared: Mapped[list[Any]] = mapped_column(
        default=list
    )  # folded lines that other pages of the host show, too
    restless_at: Mapped[datetime | None]  # since when its text differs at every look
