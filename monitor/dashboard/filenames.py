"""The name and type under which an archived body leaves the house. Pure.

Nothing that a browser or the system would run keeps its type: web pages and unknown formats are sent as
plain bytes, and a page is named ``.txt`` so that opening it shows its source instead of running it.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime

# Formats a person opens in a reader. Everything else leaves as application/octet-stream.
EXTENSIONS = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/msword": ".doc",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "image/png": ".png",
    "image/jpeg": ".jpg",
}
_TEXTS = {"text/html": ".html.txt", "application/xhtml+xml": ".html.txt", "text/plain": ".txt"}
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})
TITLE_LENGTH = 60  # with the rest well below the 255 bytes every file system takes


def download_type(media_type: str) -> str:
    """The Content-Type of a download: the sniffed type of a passive format, else plain bytes."""
    return media_type if media_type in EXTENSIONS else "application/octet-stream"


def download_name(ags: str, title: str, number: int, sha256: str, media_type: str) -> str:
    """A name of letters, digits, hyphen and dot only: 03991-Zusammen-in-Auental-Fassung-4-9f31c0b7e2d4.pdf."""
    extension = EXTENSIONS.get(media_type) or _TEXTS.get(media_type, ".bin")
    parts = (ags, _plain(title)[:TITLE_LENGTH].strip("-") or "Papier", f"Fassung-{number}", sha256[:12])
    return "-".join(parts) + extension


def evidence_name(captured_at: datetime, sha256: str, media_type: str) -> str:
    """The name of a capture's bytes: 20260101T040000Z-9f31c0b7e2d4.pdf (the moment must be UTC)."""
    extension = EXTENSIONS.get(media_type) or _TEXTS.get(media_type, ".bin")
    return f"{captured_at:%Y%m%dT%H%M%SZ}-{sha256[:12]}{extension}"


def _plain(title: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", title.translate(_UMLAUTS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", ascii_only).strip("-")
