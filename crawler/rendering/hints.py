"""Whether a page with a text of its own is worth a close look for what its scripts add. Pure, and cheap: every page is asked."""

from __future__ import annotations

import re

# Where content comes from, and the beginning of an address. Case is not ignored: that costs a third of the whole.
_SOURCE = (
    rb"(?:url|uri|src|source|endpoint|api|ajax|json|feed|rest|service|load|include|get|remote|fetch)(?:-[a-z]{1,12}){0,2}"
    rb"\s?=\s?[\"']((?:https?:/|[/?]|\./|[\w/-]{1,80}\.(?:json|php))[^\"']{0,300})"
)
_NAMING = (
    re.compile(rb"data-(?:[a-z]+-){0,3}" + _SOURCE),
    re.compile(rb"hx-" + _SOURCE),
    re.compile(rb"up-" + _SOURCE),
    re.compile(rb"<[a-z]+-[a-z-]+\s[^>]{0,300}?\b" + _SOURCE),  # an element of the site's own
)
_ASSET = re.compile(rb"\.(?:jpe?g|png|gif|svg|webp|avif|ico|css|m?js|mp4|webm|woff2?)\b", re.IGNORECASE)
_FILE = re.compile(rb"[\"'`][^\"'`<>\s]{1,400}\.(?:pdf|docx?|odt)[\"'`?]", re.IGNORECASE)
_SCRIPT = re.compile(rb"<script\b[^>]*>(.*?)</script", re.IGNORECASE | re.DOTALL)
# Where a list begins; what is longer is a dump.
_LONGEST = 1_000_000


def has_hints(body: bytes) -> bool:
    """Whether an element names data, or a file stands in a script."""
    body = body[:_LONGEST]
    return _names_data(body) or _has_file_in_script(body)


def _names_data(body: bytes) -> bool:
    return any(not _ASSET.search(match[1]) for naming in _NAMING for match in naming.finditer(body))


def _has_file_in_script(body: bytes) -> bool:
    return any(
        _FILE.search(match[1])
        for match in _SCRIPT.finditer(body)
        if b".pdf" in match[1] or b".doc" in match[1] or b".odt" in match[1]
    )
