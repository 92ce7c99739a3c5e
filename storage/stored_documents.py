"""A document as it was read, from its row."""

from __future__ import annotations

from storage import models
from storage.values import Document


def as_read(row: models.Document) -> Document:
    """The document of a row whose text and headings are loaded; its language is not kept."""
    return Document(
        media_type=row.media_type,
        title=row.title,
        pages=tuple(row.text.split("\f")),
        extractor=row.extractor,
        headings=tuple(row.headings),
        dates=row.dates,
        problem=row.problem,
        note=row.note or "",
        problem_code=row.problem_code,
        confidence=row.confidence,
    )
