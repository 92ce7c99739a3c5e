"""How pages are registered, and how their addresses are read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Path, Query

# A row's number; larger ones name nothing and would overflow the column.
RowId = Annotated[int, Path(ge=1, le=2**31 - 1)]
Page = TypeVar("Page", bound=Callable[..., Any])
Text = Annotated[str | None, Query(max_length=200)]


def page(router: APIRouter, path: str) -> Callable[[Page], Page]:
    """Register a function for GET and HEAD (FastAPI alone would refuse HEAD)."""
    return router.api_route(path, methods=["GET", "HEAD"], response_model=None)


def ticked(value: str | None) -> bool:
    """Whether a checkbox of a form was ticked."""
    return value in ("1", "on", "ja", "true")
