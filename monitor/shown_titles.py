"""The title a change goes by: as it was told, unless a person has corrected that of its paper since."""

from __future__ import annotations

from sqlalchemy import ColumnElement, String, case, cast

from storage.models import Change, Paper

_NAMED = '"title"'


def shown_title(change: Change, paper: Paper | None) -> str:
    """The title of a change about a paper (None: about none)."""
    return paper.title if paper is not None and "title" in (paper.corrected or ()) else change.title


def shown_title_column() -> ColumnElement[str]:
    """The same in a statement that joins ``Paper`` to ``Change`` from outside."""
    return case((cast(Paper.corrected, String).contains(_NAMED), Paper.title), else_=Change.title)
