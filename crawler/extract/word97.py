"""The text of a Word 97–2003 file (.doc), after [MS-DOC]. Pure.

legacy-doc opens the OLE container and reads its properties. The text is taken here, because its own text
holds headers, footers and the codes of fields (tables of contents, links), which differ between two
savings of one paper.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from legacy_doc.exceptions import LegacyDocError
from legacy_doc.ole import OleReader
from legacy_doc.properties import SUMMARY_INFORMATION_STREAM, parse_summary_information
from legacy_doc.types import ExtractionOptions

# What the crawl fetches at most is larger than the 25 MB the library opens: papers with photographs.
MOST_BYTES = 100_000_000
_OPTIONS = ExtractionOptions(max_file_bytes=MOST_BYTES, max_chain_sectors=MOST_BYTES // 512)
# A thousand pages have three million; a crafted table could ask for the same piece without end.
MOST_UNITS = 20_000_000

# Places in the file information block, the head of the stream WordDocument.
_FLAGS, _LENGTHS, _TABLE = 0x0A, 0x4C, 0x1A2
_ENCRYPTED, _TABLE_ONE = 0x0100, 0x0200
_COMPRESSED = 0x40000000
# The texts of a file follow each other: body, footnotes, headers, macros, comments, endnotes, text boxes.
_READ = (True, True, False, False, False, True, True)

# A field is begin, code, separator, shown text, end; some have no code or nothing to show.
_FIELD_CODE = re.compile(r"\x13[^\x13-\x15]*(?:\x14([^\x13-\x15]*))?\x15")
_ROW_END = re.compile(r"\x07\x07")
_SIGNS = str.maketrans({"\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x0e": "\n", "\x1e": "-", "\xa0": " "})


class NoWordFile(Exception):
    """The file is damaged, encrypted or of another kind."""


class LockedWordFile(NoWordFile):
    """The file has a password."""


@dataclass(frozen=True, slots=True)
class WordFile:
    """Text lines, table rows as lines with " | " between cells, and what the file says about itself."""

    lines: tuple[str, ...]
    title: str = ""
    created: str = ""
    modified: str = ""


def read_word97(body: bytes) -> WordFile:
    """What a .doc file holds. Raises NoWordFile."""
    try:
        ole = OleReader(body, options=_OPTIONS)
        text = _text(ole)
    except (LegacyDocError, struct.error, IndexError, ValueError) as error:
        raise NoWordFile(str(error)) from error
    said = _properties(ole)
    return WordFile(
        tuple(lines_of(text)), *(said.get(name, "") for name in ("title", "created_at", "last_saved_at"))
    )


def _properties(ole: OleReader) -> dict[str, str]:
    """The properties that are filled; none where they are damaged, since the text counts without them."""
    try:
        found = parse_summary_information(ole.read_stream(SUMMARY_INFORMATION_STREAM))
    except (LegacyDocError, struct.error, LookupError, ValueError, OverflowError):
        return {}
    return {name: str(value) for name, value in found.items() if value}


def _text(ole: OleReader) -> str:
    """The characters of the texts that are read, with Word's signs still among them."""
    head = ole.read_stream("WordDocument")
    (flags,) = struct.unpack_from("<H", head, _FLAGS)
    if flags & _ENCRYPTED:
        raise LockedWordFile("encrypted")
    table = ole.read_stream("1Table" if flags & _TABLE_ONE else "0Table")
    start, length = struct.unpack_from("<II", head, _TABLE)
    whole = b"".join(_pieces(head, _piece_table(table[start : start + length])))
    lengths = struct.unpack_from(f"<{len(_READ)}I", head, _LENGTHS)
    return "\r".join(part.decode("utf-16-le", "replace") for part in _parts(whole, lengths))


def _parts(whole: bytes, lengths: tuple[int, ...]) -> Iterator[bytes]:
    start = 0
    for length, is_read in zip(lengths, _READ, strict=True):
        if is_read:
            yield whole[2 * start : 2 * (start + length)]
        start += length


def _piece_table(clx: bytes) -> bytes:
    """The table of text pieces, which follows any number of formatting runs."""
    place = 0
    while clx[place] == 1:
        place += 3 + int(struct.unpack_from("<H", clx, place + 1)[0])
    if clx[place] != 2:
        raise NoWordFile("no piece table")
    (length,) = struct.unpack_from("<I", clx, place + 1)
    return clx[place + 5 : place + 5 + length]


def _pieces(stream: bytes, table: bytes) -> Iterator[bytes]:
    """The pieces in order, in UTF-16, by whose units Word counts; each lies anywhere in the stream."""
    count = (len(table) - 4) // 12
    borders = struct.unpack_from(f"<{count + 1}I", table)
    if list(borders) != sorted(borders) or borders[-1] > MOST_UNITS:
        raise NoWordFile("impossible piece table")
    for number, (start, end) in enumerate(pairwise(borders)):
        (place,) = struct.unpack_from("<I", table, 4 * (count + 1) + 8 * number + 2)
        if place & _COMPRESSED:
            place = (place & ~_COMPRESSED) // 2
            yield stream[place : place + end - start].decode("cp1252", "replace").encode("utf-16-le")
        else:
            yield stream[place : place + 2 * (end - start)]


def lines_of(text: str) -> Iterator[str]:
    """The lines a reader sees: without field codes, a table row in one line."""
    count = 1
    while count:  # fields stand in each other: the inner ones first
        text, count = _FIELD_CODE.subn(lambda field: field[1] or "", text)
    text = _ROW_END.sub("\n", text.translate(_SIGNS)).replace("\x07", " | ")
    for line in text.split("\n"):
        shown = " ".join("".join(filter(_is_shown, line)).split()).strip(" |")
        if shown:
            yield shown


def _is_shown(sign: str) -> bool:
    """Not the places of pictures and notes, optional hyphens, or halves of characters."""
    return (sign >= " " and sign != "\ufffd") or sign == "\t"
