"""One page of a long list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

# Rows and statements whose columns differ from list to list.
AnyRow: TypeAlias = Row[*tuple[Any, ...]]
AnySelect: TypeAlias = Select[*tuple[Any, ...]]

PAGE_SIZE = 50
LAST_PAGE = 1_000_000  # larger numbers in an address are typing errors; a database would refuse the offset


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of page ``number`` (from 1) of ``total`` rows."""

    rows: Sequence[AnyRow]
    number: int
    total: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE_SIZE))

    @property
    def first(self) -> int:
        return (self.number - 1) * PAGE_SIZE + 1

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1


def page_number(text: str | None) -> int:
    """The page an address asks for; 1 for anything that is no page number."""
    if text is None or not (text.isascii() and text.isdigit()) or len(text) > len(str(LAST_PAGE)):
        return 1
    return min(max(int(text), 1), LAST_PAGE)


def read_page(session: Session, statement: AnySelect, number: int) -> Page:
    """Page ``number`` of an ordered statement, and how many rows there are in all (two statements)."""
    total = session.scalar(select(func.count()).select_from(statement.order_by(None).subquery())) or 0
    number = min(number, max(1, -(-total // PAGE_SIZE)))
    rows = session.execute(statement.limit(PAGE_SIZE).offset((number - 1) * PAGE_SIZE)).all()
    return Page(rows, number, total)


def contains(text: str) -> str:
    """A LIKE pattern for "holds this text", with \\ as its escape: % and _ mean themselves."""
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"
