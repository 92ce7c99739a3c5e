"""Word, OpenDocument and RTF texts and plain text. Pure; call it in a process of its own (``worker``)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.sax import SAXException

import mammoth
from lxml import etree
from striprtf.striprtf import rtf_to_text

from crawler.extract import EXTRACTOR_VERSION
from crawler.extract.blocks import Block, Kind, blocks_of
from crawler.extract.charset import decode
from crawler.extract.german_dates import iso_moment
from crawler.extract.html import parsed
from crawler.extract.language import guess_language, primary_language
from crawler.extract.pdf_facts import LONGEST_TITLE, usable_title
from crawler.extract.problems import unread
from crawler.extract.sniff import DOC, DOCX, ENCRYPTED_PACKAGE, ODT, RTF, TEXT
from crawler.extract.word97 import LockedWordFile, NoWordFile, read_word97
from storage.text import clean
from storage.values import Document, Problem

# Office files of concepts unpack to a few MB of text and some pictures; what unpacks to more is no document.
MOST_UNPACKED = 300_000_000
MOST_MEMBERS = 10_000

BROKEN = "Die Datei ist beschädigt oder mit einem Kennwort geschützt und kann nicht gelesen werden."
CUT_OFF = "Die Datei bricht vorzeitig ab: Ihr Ende fehlt schon auf dem Server oder ging bei der Übertragung verloren."
BROKEN_DOC = "Die Datei ist beschädigt, mit einem Kennwort geschützt oder älter als Word 97 und kann nicht gelesen werden."
TOO_LARGE = "Die Datei entpackt sich auf mehr als {limit} MB und wird deshalb nicht gelesen."
NO_TEXT = "Die Datei enthält keinen Text."
LOCKED = "Die Datei ist mit einem Kennwort geschützt und kann nicht gelesen werden."

_MANIFEST = "META-INF/manifest.xml"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_TERMS = "{http://purl.org/dc/terms/}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_UNREAD = frozenset(
    {f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_OFFICE}forms", f"{_TEXT}sequence-decls"}
)
_SPACES = {f"{_TEXT}s": " ", f"{_TEXT}tab": " ", f"{_TEXT}line-break": "\n"}

# Everything that the readers below raise for files that are not what they say.
_FAULTS = (
    zipfile.BadZipFile, etree.LxmlError, SAXException, KeyError, ValueError, AttributeError, IndexError, TypeError,
    OSError, NotImplementedError, RuntimeError, EOFError,
)  # fmt: skip


def read_docx(body: bytes) -> Document:
    """The document a Word file (.docx) holds; a ``problem`` where it cannot be read."""
    if not body.startswith(b"PK") and ENCRYPTED_PACKAGE.encode("utf-16-le") in body:
        return unread(DOCX, Problem.ENCRYPTED, LOCKED)
    if problem := _unpacked_problem(body):
        return unread(DOCX, *problem)
    try:
        html = mammoth.convert_to_html(
            io.BytesIO(body), convert_image=mammoth.images.img_element(_no_picture)
        ).value
        facts = _facts(
            body, "docProps/core.xml", {"created": f"{_TERMS}created", "modified": f"{_TERMS}modified"}
        )
    except _FAULTS:
        return unread(DOCX, Problem.BROKEN, _what_is_broken(body))
    return _document(DOCX, blocks_of(parsed(html)), facts)


def _what_is_broken(body: bytes) -> str:
    """An archive's list of contents stands at its end: without it the file was cut off. Its text is not put together
    from what is left, since half a paper would pass for another version of it."""
    is_cut_off = body.startswith(b"PK\x03\x04") and b"PK\x05\x06" not in body[-70_000:]
    return CUT_OFF if is_cut_off else BROKEN


def _no_picture(_image: object) -> dict[str, str]:
    return {}


def read_odt(body: bytes) -> Document:
    """The document an OpenDocument text (.odt) holds; a ``problem`` where it cannot be read."""
    if problem := _unpacked_problem(body):
        return unread(ODT, *problem)
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            if _is_locked(archive):
                return unread(ODT, Problem.ENCRYPTED, LOCKED)
            content = _xml(archive.read("content.xml"))
        blocks = list(_odt_blocks(content.find(f"{_OFFICE}body/{_OFFICE}text")))
        facts = _facts(body, "meta.xml", {"created": f"{_META}creation-date", "modified": f"{_DC}date"})
    except _FAULTS:
        return unread(ODT, Problem.BROKEN, _what_is_broken(body))
    return _document(ODT, blocks, facts)


def _is_locked(archive: zipfile.ZipFile) -> bool:
    """Whether an OpenDocument file has a password: its list of contents says how each member was encrypted, or the
    whole is one encrypted member (LibreOffice 24 and later)."""
    names = archive.namelist()
    if "encrypted-package" in names:
        return True
    return _MANIFEST in names and b"encryption-data" in archive.read(_MANIFEST)


@dataclass(frozen=True)
class _Facts:
    """What an office file says about itself."""

    title: str = ""
    language: str = ""
    dates: Mapping[str, str] = field(default_factory=dict)


def _facts(body: bytes, member: str, dates: Mapping[str, str]) -> _Facts:
    """The facts of one XML member of the file; none where it is missing. ``dates`` names their elements."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        if member not in archive.namelist():
            return _Facts()
        root = _xml(archive.read(member))
    moments = {kind: iso_moment(_said(root, name)) for kind, name in dates.items()}
    found = {kind: moment for kind, moment in moments.items() if moment}
    return _Facts(_said(root, f"{_DC}title"), _said(root, f"{_DC}language"), found)


def _said(root: etree._Element, name: str) -> str:
    return root.findtext(f".//{name}") or ""


def _xml(source: bytes) -> etree._Element:
    return etree.fromstring(source, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def _odt_blocks(parent: etree._Element | None, kind: Kind = Kind.TEXT) -> Iterator[Block]:
    for node in () if parent is None else parent:
        if not isinstance(node.tag, str) or node.tag in _UNREAD:
            continue
        if node.tag in (f"{_TEXT}h", f"{_TEXT}p"):
            level = int(node.get(f"{_TEXT}outline-level") or 1) if node.tag.endswith("}h") else 0
            for line in "".join(_odt_text(node)).split("\n"):
                yield Block(" ".join(line.split()), Kind.HEADING if level else kind, level)
        elif node.tag == f"{_TABLE}table-row":
            cells = (" ".join(block.text for block in _odt_blocks(cell)) for cell in node)
            yield Block(" | ".join(filter(None, cells)), Kind.ROW)
        else:
            yield from _odt_blocks(node, Kind.ENTRY if node.tag == f"{_TEXT}list-item" else kind)


def _odt_text(node: etree._Element) -> Iterator[str]:
    """The text of a paragraph; its notes follow in brackets, where the mark of the note stands."""
    if node.tag in _UNREAD or node.tag == f"{_TEXT}note-citation":
        return
    yield _SPACES.get(str(node.tag), "") + (node.text or "")
    for child in node:
        note = child.tag == f"{_TEXT}note"
        yield " [" if note else ""
        yield from _odt_text(child)
        yield ("]" if note else "") + (child.tail or "")


def read_doc(body: bytes) -> Document:
    """The document an old Word file (.doc) holds; a ``problem`` where it cannot be read."""
    try:
        word = read_word97(body)
    except LockedWordFile:
        return unread(DOC, Problem.ENCRYPTED, LOCKED)
    except NoWordFile:
        return unread(DOC, Problem.BROKEN, BROKEN_DOC)
    moments = {"created": iso_moment(word.created), "modified": iso_moment(word.modified)}
    dates = {kind: moment for kind, moment in moments.items() if moment}
    return _document(DOC, [Block(line) for line in word.lines], _Facts(word.title, dates=dates))


def read_rtf(body: bytes) -> Document:
    """The document an RTF file holds; a ``problem`` where it cannot be read."""
    try:
        # RTF is ASCII; what is more stands in it as escapes.
        text = str(rtf_to_text(body.decode("latin-1"), errors="replace"))  # type: ignore[no-untyped-call]
    except _FAULTS:
        return unread(RTF, Problem.BROKEN, BROKEN)
    return _document(RTF, [Block(_rtf_line(line)) for line in text.splitlines()], _Facts())


def _rtf_line(line: str) -> str:
    """Without the bullets of symbol fonts; cells of a table, each closed by a bar, as in other formats."""
    cells = line.split("|")[:-1] if line.endswith("|") else [line]
    words = ("".join(sign for sign in cell if not "\ue000" <= sign <= "\uf8ff").split() for cell in cells)
    return " | ".join(filter(None, map(" ".join, words)))


def read_text(body: bytes, declared_charset: str | None = None) -> Document:
    """The document a plain text holds."""
    lines = (
        " ".join(line.split()) for line in decode(body, declared_charset).replace("\f", "\n").splitlines()
    )
    return _document(TEXT, [Block(line) for line in lines], _Facts())


def _unpacked_problem(body: bytes) -> tuple[Problem, str] | None:
    """Why a zip file must not be opened: broken, or a bomb by the sizes its index states."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            members = archive.infolist()
    except _FAULTS:
        return Problem.BROKEN, _what_is_broken(body)
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
        return Problem.TOO_LARGE, TOO_LARGE.format(limit=MOST_UNPACKED // 1_000_000)
    return None


def _document(media_type: str, blocks: list[Block], facts: _Facts) -> Document:
    filled = [block for block in blocks if block.text]
    text = clean("\n".join(block.text for block in filled))
    headings = tuple(clean(block.text) for block in filled if block.kind is Kind.HEADING)
    shown = next(iter(headings), "") or next((block.text for block in filled), "")
    return Document(
        media_type=media_type,
        title=clean(usable_title(facts.title, [text]) or shown[:LONGEST_TITLE]),
        pages=(text,) if text else (),
        extractor=EXTRACTOR_VERSION,
        headings=headings,
        dates=facts.dates,
        language=primary_language(facts.language) or guess_language(text),
        problem=None if text else NO_TEXT,
        problem_code=None if text else Problem.NO_TEXT,
    )
