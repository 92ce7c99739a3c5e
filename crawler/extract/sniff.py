"""What a body is, from its own bytes. Pure.

Municipal servers send PDFs as octet-stream, error pages as PDF and Word files as text; what the bytes
say wins over what was declared.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from urllib.parse import urlsplit

import filetype

HTML = "text/html"
PDF = "application/pdf"
DOC = "application/msword"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
TEXT = "text/plain"
XML = "application/xml"
JSON = "application/json"
RTF = "application/rtf"
ZIP = "application/zip"
UNKNOWN = "application/octet-stream"

# ISO 32000-1 annex H: readers accept the header anywhere in the first 1,024 bytes (PHP notices come before it).
PDF_WINDOW = 1024
# Enough to pass comments and blank lines that templates put before the first tag.
TEXT_WINDOW = 4096

_PDF_HEADER = re.compile(rb"%PDF-\d")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# A name in the directory of an OLE file, stored as UTF-16, tells which program wrote it.
_OLE_STREAMS = (
    ("WordDocument", DOC),
    ("Workbook", "application/vnd.ms-excel"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
)
# The stream that holds a .docx with a password.
ENCRYPTED_PACKAGE = "EncryptedPackage"
_ZIP_MEMBERS = (
    ("word/", DOCX),
    ("xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
)
_HTML_START = re.compile(rb"<!doctype\s+html|<(html|head|body|title|frameset)[\s>]", re.IGNORECASE)
_HTML_TAG = re.compile(
    rb"</?(p|a|div|table|tr|td|ul|ol|li|br|h[1-6]|span|form|meta|link|script|style|img|iframe|font|center|b|strong)"
    rb"(\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_XML_ROOT = re.compile(rb"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s>/]")
_XML_ONLY_ROOTS = {b"urlset", b"sitemapindex", b"rss", b"rdf", b"feed", b"kml", b"gpx"}
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BOM8 = b"\xef\xbb\xbf"
_TEXT_LIKE = ("application/javascript", "application/ecmascript", "application/x-javascript")
_TEXT_SUFFIXES = {".csv": "text/csv", ".ics": "text/calendar", ".css": "text/css", ".js": "text/javascript"}


def sniff(body: bytes, declared: str, url: str) -> str:
    """The media type of ``body``, lower case and without parameters.

    ``declared`` (a Content-Type) and ``url`` only choose between readings the bytes allow. An empty
    body is what it was declared to be. XHTML is ``text/html``; feeds and sitemaps ``application/xml``.
    """
    declared = declared.partition(";")[0].strip().lower()
    if not body:
        return declared or UNKNOWN
    return _packed(body, declared, url) or _textual(body, declared, url) or _binary(body, declared)


def has_pdf_header(body: bytes) -> bool:
    """Whether a body begins as PDF readers want it."""
    return _PDF_HEADER.search(body, 0, PDF_WINDOW) is not None


def _packed(body: bytes, declared: str, url: str) -> str | None:
    """The document formats with an unmistakable beginning."""
    if has_pdf_header(body):
        return PDF
    if body.startswith(b"PK\x03\x04"):
        return _zip(body, declared, url)
    if body.startswith(_OLE):
        return _ole(body, declared, url)
    return RTF if body.lstrip(_BOM8 + b" \r\n\t").startswith(b"{\\rtf") else None


def _ole(body: bytes, declared: str, url: str) -> str:
    """Old office files, and new ones with a password: of those tells what they claim to be."""
    kinds = (kind for name, kind in _OLE_STREAMS if name.encode("utf-16-le") in body)
    if kind := next(kinds, None):
        return kind
    is_locked = ENCRYPTED_PACKAGE.encode("utf-16-le") in body
    return (_claimed_office(declared, url) if is_locked else None) or "application/x-ole-storage"


def _zip(body: bytes, declared: str, url: str) -> str:
    """Office formats are zip files; the names inside tell which. Of a broken one tells what it claims to be."""
    mime = re.search(
        rb"mimetype(application/vnd\.oasis\.opendocument\.[a-z-]+?)(?:-template)?(?=PK|[^a-z-])", body[:200]
    )
    if mime:
        return mime[1].decode("ascii")
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        # Without the index at the end, the first local headers still carry the names in the open.
        names = [name.decode("ascii") for name in re.findall(rb"(?:word|xl|ppt)/[\w.]+", body[:100_000])]
        return _by_members(names) or _claimed_office(declared, url) or ZIP
    return _by_members(names) or ZIP


def _by_members(names: list[str]) -> str | None:
    return next(
        (kind for folder, kind in _ZIP_MEMBERS if any(name.startswith(folder) for name in names)), None
    )


def _claimed_office(declared: str, url: str) -> str | None:
    """The office format a broken or locked file is said to be."""
    path = urlsplit(url).path.lower() if url.isprintable() and "[" not in url else ""
    for suffix, kind in ((".docx", DOCX), (".odt", ODT)):
        if declared == kind or path.endswith(suffix):
            return kind
    return None


def _textual(body: bytes, declared: str, url: str) -> str | None:
    """Markup, JSON or plain text; None when the bytes are no text."""
    head = body[:TEXT_WINDOW]
    if b"\0" in head:
        head = _from_utf16(head)
    opening = head.removeprefix(_BOM8).lstrip()
    # A stray control byte (pasted from a word processor) makes no page binary; without a page's opening it does.
    if _CONTROL.search(head) and not _HTML_START.match(opening):
        return None
    head = opening
    if head.startswith(b"<?xml") or declared.endswith(("/xml", "+xml")):
        return _markup(head)
    if _HTML_START.search(head):
        return HTML
    root = _XML_ROOT.match(head)
    if root and root[2].lower() in _XML_ONLY_ROOTS:
        return XML
    if _is_json(head, body, declared):
        return JSON
    return HTML if _HTML_TAG.search(head) and not _is_code(declared, url) else _plain(declared, url)


def _from_utf16(head: bytes) -> bytes:
    """UTF-16 text as ASCII bytes for the rules here; other bytes with NULs stay as they are."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head.decode("utf-16", errors="ignore").encode("ascii", errors="replace")
    if head[1::2].count(0) > len(head) // 4:
        return head.decode("utf-16-le", errors="ignore").encode("ascii", errors="replace")
    return head


def _markup(head: bytes) -> str:
    """XML by its root: HTML, an image, or XML as such."""
    if re.search(rb"<!doctype\s+html|<(\w+:)?html[\s>]", head, re.IGNORECASE):
        return HTML
    return "image/svg+xml" if re.search(rb"<(\w+:)?svg[\s>]", head) else XML


def _is_json(head: bytes, body: bytes, declared: str) -> bool:
    if head[:1] not in (b"{", b"["):
        return False
    try:
        json.loads(body)
    except (ValueError, RecursionError):
        return declared.endswith("json")  # cut off, or with comments
    return True


def _is_code(declared: str, url: str) -> bool:
    """Scripts and style sheets may hold tags as text."""
    return _plain(declared, url) not in (TEXT, HTML)


def _plain(declared: str, url: str) -> str:
    if (declared.startswith("text/") and declared != XML) or declared in _TEXT_LIKE:
        return declared
    path = urlsplit(url).path.lower() if url.isprintable() and "[" not in url else ""
    return next((kind for suffix, kind in _TEXT_SUFFIXES.items() if path.endswith(suffix)), TEXT)


def _binary(body: bytes, declared: str) -> str:
    kind = filetype.guess_mime(body)
    if kind:
        return str(kind)
    # No text and no known format: a declared text or document type is refuted, any other may be true.
    refuted = declared.startswith("text/") or declared in (
        PDF,
        DOC,
        DOCX,
        ODT,
        RTF,
        ZIP,
        XML,
        JSON,
        "application/xhtml+xml",
    )
    return UNKNOWN if refuted or not declared else declared
