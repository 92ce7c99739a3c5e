"""Addresses and anchors as the pages write them, with the noise parameters of the site."""

from __future__ import annotations

from html import escape

from benchmarks.discovery.worlds.model import File, Page


def href(target: Page | File | str) -> str:
    """The address to link to; absolute only if it is on another host than the site that is being written.

    Links inside one site are written from the root; callers that cross hosts pass `full`.
    """
    return target if isinstance(target, str) else target.site.prefix + target.path


def full(target: Page | File | str) -> str:
    """The whole address."""
    return (
        target if isinstance(target, str) else f"http://{target.site.host}{target.site.prefix}{target.path}"
    )


def from_site(host: str, target: Page | File | str) -> str:
    """The address as a page on ``host`` would write it."""
    if isinstance(target, str):
        return target
    return href(target) if target.site.host == host else full(target)


def anchor(page: Page, text: str, name: str = "") -> str:
    """A plain link to a page of the same site."""
    kind = f' class="{name}"' if name else ""
    return f'<a{kind} href="{escape(href(page))}">{escape(text)}</a>'
