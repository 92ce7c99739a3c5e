"""Bytes to text: byte order mark, header, meta, then the bytes themselves. Pure.

German sites are UTF-8 or windows-1252 and a good share of them declare the other one, so the bytes
outrank every declaration: text that is valid UTF-8 *and* uses it for umlauts is UTF-8.
"""

from __future__ import annotations

import codecs
import re

# Where a declaration may stand. The HTML standard says 1,024 bytes; old templates put comments before it.
META_WINDOW = 4096

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"""<meta[^>]{1,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_XML_DECLARATION = re.compile(rb"""^\s*<\?xml[^>]{1,100}?encoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE)

# Labels that in practice mean windows-1252 (the HTML standard maps them so).
_REALLY_1252 = {"iso8859-1", "latin-1", "ascii", "us-ascii", "cp1252"}

# What UTF-8 umlauts, sharp s and quotation marks look like when they were decoded as windows-1252 once.
_TWICE_ENCODED = re.compile("Ã[¤¶¼Ÿ„–œ\u009f\u0084\u0096\u009c]|â€[žœ“\u009d\u009c]")


def decode(body: bytes, declared: str | None = None) -> str:
    """The text of ``body``. ``declared`` is the charset of the HTTP header, if any. Never fails."""
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, errors="replace")
    head = body[:META_WINDOW]
    if b"\0" in head and (name := _utf16_without_mark(head)):
        return body.decode(name, errors="replace")
    named = _known(declared) or declared_in(head)
    return _once(_utf8(body) or _mixed(body, named) or _single_byte(body, named))


def declared_in(head: bytes) -> str | None:
    """The codec that the document names itself in its first bytes, if Python knows it."""
    found = _XML_DECLARATION.search(head) or _META.search(head)
    return _known(found[1].decode("ascii", errors="ignore")) if found else None


def _known(label: str | None) -> str | None:
    """The codec of a label, or None for an unknown label and for codecs that are none of text."""
    try:
        info = codecs.lookup((label or "").strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    if not getattr(info, "_is_text_encoding", True) or info.name in {
        "utf-7",
        "idna",
        "punycode",
        "unicode_escape",
    }:
        return None
    return "cp1252" if info.name in _REALLY_1252 else info.name


def _utf16_without_mark(head: bytes) -> str | None:
    """UTF-16 shows in markup as a NUL in every second byte."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > len(head) // 4 and even < odd // 10:
        return "utf-16-le"
    return "utf-16-be" if even > len(head) // 4 and odd < even // 10 else None


def _utf8(body: bytes) -> str | None:
    """The text if it is UTF-8 throughout; an answer cut inside its last character still counts."""
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(body)
    except UnicodeDecodeError:
        return None


def _mixed(body: bytes, named: str | None) -> str | None:
    """UTF-8 with stray windows-1252 bytes (a UTF-8 template around an old database), else None.

    Only where the UTF-8 characters outnumber the strays: in windows-1252 text two neighbouring
    special characters can look like one UTF-8 character by chance.
    """
    if named not in (None, "utf-8", "cp1252"):
        return None
    text = body.decode("utf-8", errors="surrogateescape")
    strays = sum("\udc80" <= char <= "\udcff" for char in text)
    if sum(char > "\x7f" for char in text) - strays <= strays:
        return None
    return re.sub("[\udc80-\udcff]+", _from_1252, text)


def _from_1252(strays: re.Match[str]) -> str:
    return _cp1252(strays[0].encode("utf-8", errors="surrogateescape"))


def _single_byte(body: bytes, named: str | None) -> str:
    if named in (None, "utf-8", "cp1252"):
        return _cp1252(body)
    return body.decode(named, errors="replace")


def _cp1252(body: bytes) -> str:
    """windows-1252 as browsers read it: its five unused bytes become control characters."""
    try:
        return body.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(bytes((byte,)).decode("cp1252", errors="ignore") or chr(byte) for byte in body)


def _once(text: str) -> str:
    """Undo a double encoding ("Ã¼" for "ü") when the text shows it and has no proper umlaut at all."""
    if (
        not ("Ã" in text or "â€" in text)
        or len(_TWICE_ENCODED.findall(text)) < 2
        or re.search("[äöüÄÖÜß]", text)
    ):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text
