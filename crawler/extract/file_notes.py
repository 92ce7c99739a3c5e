"""Sizes and download counts beside the names of documents. Pure.

A re-exported PDF has another size and the same text; the page that links it has not changed.
"""

from __future__ import annotations

import re

_SIZE = r"[\d.,]+\s?(?:[kmg]i?b(?:yte)?s?|bytes?)\b"
_TYPE = r"(?:pdf|docx?|xlsx?|odt|zip|pptx?)"
_WORDS = rf"(?:(?:{_TYPE}|datei(?:typ|format|größe)?|typ|format|größe|dokument|document|nicht|barrierefrei)\b[\s:;,/.–-]*)*"
_BRACKETED = re.compile(rf"[(\[]\s*{_WORDS}{_SIZE}[^()\[\]]{{0,40}}[)\]]", re.IGNORECASE)
_DOWNLOADS = re.compile(r"[(\[]\s*[\d.,]+\s?(?:downloads?|mal heruntergeladen|x)\s*[)\]]", re.IGNORECASE)
_OPEN = re.compile(rf"[\s,;–-]*\b(?:(?:datei)?größe:?\s?)?{_SIZE}", re.IGNORECASE)
_FACT = re.compile(rf"\b{_TYPE}\b|{_SIZE}", re.IGNORECASE)
_LINE = re.compile(rf"\W*{_WORDS}(?:{_SIZE})?\W*", re.IGNORECASE)


def without_file_notes(line: str, of_document: bool) -> str:
    """A line without file sizes and download counts ("Konzept (PDF, 1,2 MB)" → "Konzept (PDF)").

    ``of_document``: the line links to a document, so that a size without brackets is that of the file.
    """
    if not any(map(str.isdigit, line)):
        return line
    if "(" in line or "[" in line:
        line = _DOWNLOADS.sub(" ", _BRACKETED.sub(_kept_type, line))
    return " ".join((_OPEN.sub(" ", line) if of_document else line).split())


def _kept_type(note: re.Match[str]) -> str:
    kind = re.search(rf"\b{_TYPE}\b", note[0], re.IGNORECASE)
    return f"({kind[0]})" if kind else " "


def is_file_note(line: str) -> bool:
    """Whether a line holds nothing but type and size of a file."""
    return _LINE.fullmatch(line) is not None and _FACT.search(line) is not None
