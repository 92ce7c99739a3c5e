"""Zip archives of papers ("Konzept und Anlagen.zip"), read as one document. Pure but for the clock."""

from __future__ import annotations

import io
import time
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePosixPath

from crawler.extract import EXTRACTOR_VERSION
from crawler.extract.problems import unread
from crawler.extract.sniff import DOC, DOCX, ODT, PDF, RTF, TEXT, ZIP, sniff
from storage.text import clean
from storage.values import Document, Problem

# A concept and its annexes are some files; archives of more are data, not papers.
MOST_PARTS = 20
# The largest single papers; what unpacks to more would fill the worker's memory.
MOST_PART_BYTES = 100_000_000
MOST_MEMBERS = 10_000
# No part is begun later: one begun then may still use the whole budget of a scan within the worker's limit.
LAST_START = 20.0

_UTF8_NAME = 0x800
_GERMAN = frozenset("äöüÄÖÜß–„“")

# Archives in archives are not opened; pages and tables are no papers.
_PAPERS = frozenset({PDF, DOC, DOCX, ODT, RTF, TEXT})

BROKEN = "Das Archiv ist beschädigt und kann nicht gelesen werden."
TOO_MANY_FILES = "Das Archiv enthält {count} Dateien und wird deshalb nicht gelesen (höchstens {most})."
NO_PAPER = "Das Archiv enthält keine lesbare Datei."
UNREAD = "Nicht gelesen: {name} ({why})."
TOO_MANY = f"höchstens {MOST_PARTS} Dateien je Archiv"
TOO_LARGE = f"größer als {MOST_PART_BYTES // 1_000_000} MB"
TOO_LATE = "die Zeit reichte nicht"
LOCKED = "mit einem Kennwort geschützt"
DAMAGED = "beschädigt"
OTHER = "kein Text, sondern {kind}"

# Reads one part: (body, media type) to a document.
PartReader = Callable[[bytes, str], Document]


@dataclass
class Parts:
    """The parts that were read, by name and in the order of the archive, and German sentences on the others."""

    read: dict[str, Document] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    code: Problem = Problem.UNKNOWN_TYPE  # why the first unread paper among them was not read


class UnreadPart(Exception):
    """A part is not read. The message is the German reason, ``code`` the Problem."""

    def __init__(self, code: Problem, why: str) -> None:
        super().__init__(why)
        self.code = code


def read_zip(body: bytes, read_part: PartReader, clock: Callable[[], float] = time.monotonic) -> Document:
    """The papers of an archive as one document; a ``problem`` where it holds none that can be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            if len(archive.namelist()) > MOST_MEMBERS:
                problem = TOO_MANY_FILES.format(count=len(archive.namelist()), most=MOST_MEMBERS)
                return unread(ZIP, Problem.TOO_LARGE, problem)
            return joined(read_parts(_packed_files(archive), read_part, clock), ZIP)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return unread(ZIP, Problem.BROKEN, BROKEN)


def read_parts(
    files: Iterable[tuple[str, Callable[[], bytes]]],
    read_part: PartReader,
    clock: Callable[[], float] = time.monotonic,
) -> Parts:
    """Reads files of one container, each given as its name and what unpacks it (or raises UnreadPart)."""
    end = clock() + LAST_START
    parts = Parts()
    for number, (name, unpack) in enumerate(files):
        try:
            late = TOO_MANY if number >= MOST_PARTS else TOO_LATE if clock() > end else ""
            if late:
                raise UnreadPart(Problem.TOO_LARGE, late)
            body = unpack()
            document = read_part(body, _kind(body, name))
            if document.problem:
                code = Problem(document.problem_code or Problem.BROKEN)
                raise UnreadPart(code, document.problem.rstrip("."))
        except UnreadPart as why:
            parts.notes.append(UNREAD.format(name=name, why=why))
            parts.code = why.code if parts.code == Problem.UNKNOWN_TYPE else parts.code
            continue
        parts.read[name] = document
        parts.notes += [f"{name}: {document.note}"] if document.note else []
    return parts


def _packed_files(archive: zipfile.ZipFile) -> Iterator[tuple[str, Callable[[], bytes]]]:
    for member in _files(archive):
        yield " ".join(clean(member_name(member)).split()), partial(_unpacked, archive, member)


def _files(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    """The files a person put in: no folders, nothing hidden, no leavings of a Mac."""
    for member in archive.infolist():
        steps = PurePosixPath(member.filename).parts
        if not member.is_dir() and not any(step.startswith((".", "__MACOSX")) for step in steps):
            yield member


def member_name(member: zipfile.ZipInfo) -> str:
    """The name of a file as it was packed: by the book in code page 437, by many programs in another charset."""
    if member.flag_bits & _UTF8_NAME:
        return member.filename
    try:
        raw = member.filename.encode("cp437")
    except UnicodeEncodeError:
        return member.filename
    with suppress(UnicodeDecodeError):
        return raw.decode("utf-8")
    readings = [raw.decode(charset, "replace") for charset in ("cp437", "cp1252")]
    return max(readings, key=lambda name: sum(map(_GERMAN.__contains__, name)))  # the first of equals


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """A file's bytes, never more than its entry states. Raises UnreadPart."""
    if member.flag_bits & 1:
        raise UnreadPart(Problem.ENCRYPTED, LOCKED)
    if member.file_size > MOST_PART_BYTES:
        raise UnreadPart(Problem.TOO_LARGE, TOO_LARGE)
    try:
        return archive.read(member)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
        raise UnreadPart(Problem.BROKEN, DAMAGED) from error


def _kind(body: bytes, name: str) -> str:
    kind = sniff(body, "", name)
    if kind not in _PAPERS:
        raise UnreadPart(Problem.UNKNOWN_TYPE, OTHER.format(kind=kind))
    return kind


def joined(parts: Parts, media_type: str) -> Document:
    """One document: the longest text first, since what an archive is about stands on its cover."""
    names = sorted(parts.read, key=lambda name: -len(parts.read[name].text))
    notes = " ".join(parts.notes)
    if not names:
        return unread(media_type, parts.code, f"{NO_PAPER} {notes}".strip())
    main = parts.read[names[0]]
    return Document(
        media_type=media_type,
        title=main.title,
        pages=tuple(page for name in names for page in _named_pages(name, parts.read[name].pages)),
        extractor=EXTRACTOR_VERSION,
        headings=tuple(heading for name in names for heading in (name, *parts.read[name].headings)),
        dates=main.dates,
        language=main.language,
        note=notes,
    )


def _named_pages(name: str, pages: tuple[str, ...]) -> tuple[str, ...]:
    """The pages of one file, its name above the first."""
    return (f"{name}\n{pages[0]}", *pages[1:])
