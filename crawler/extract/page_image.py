"""The picture of a PDF page as PNG, for showing a passage where it stands. Call it in a process of its own (``worker``)."""

from __future__ import annotations

import struct
import zlib

import pypdfium2

# What a large screen shows of a page; posters of odd shape are made smaller than asked for.
MOST_WIDTH = 2_400
MOST_PIXELS = 12_000_000

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_TRUE_COLOUR = 2

NO_PAGE = "Die Datei hat keine Seite {page}."
UNSHOWN = "Seite {page} kann nicht dargestellt werden; die Datei ist beschädigt, geschützt oder kein PDF."


class NoImage(Exception):
    """A page cannot be shown. The message is a German sentence that says why."""


def page_image(body: bytes, page: int, width: int) -> bytes:
    """Page ``page`` (from 1) of a PDF as PNG of ``width`` pixels. Raises NoImage.

    ``width`` beyond what a screen shows is cut to that.
    """
    try:
        pdf = pypdfium2.PdfDocument(body)
        try:
            if not 1 <= page <= len(pdf):
                raise NoImage(NO_PAGE.format(page=page))
            return _png(pdf[page - 1], min(max(width, 1), MOST_WIDTH))
        finally:
            pdf.close()
    except pypdfium2.PdfiumError as error:
        raise NoImage(UNSHOWN.format(page=page)) from error


def _png(page: pypdfium2.PdfPage, width: int) -> bytes:
    wide, high = page.get_size()
    scale = min(width / wide, (MOST_PIXELS / (wide * high)) ** 0.5)
    bitmap = page.render(scale=scale, rev_byteorder=True)
    try:
        return png(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
    finally:
        bitmap.close()
        page.close()


def png(pixels: bytes, width: int, height: int, stride: int) -> bytes:
    """A PNG of rows of red, green and blue bytes, each row ``stride`` bytes after the last."""
    # A zero before each row: not filtered, which costs some size and no time.
    rows = b"".join(b"\0" + pixels[row * stride : row * stride + 3 * width] for row in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, _TRUE_COLOUR, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(kind, content) for kind, content in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
