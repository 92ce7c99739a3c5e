"""A body that could not be read, as a document that says why. Pure."""

from __future__ import annotations

from crawler.extract import EXTRACTOR_VERSION
from storage.values import Document, Problem


def unread(media_type: str, code: Problem, sentence: str) -> Document:
    """The document without text; ``sentence`` says in German what is wrong and, where possible, what to do."""
    return Document(media_type, "", (), EXTRACTOR_VERSION, problem=sentence, problem_code=code)
