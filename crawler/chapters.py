"""Concepts published as many web pages: which page is a chapter of a paper we hold. Pure."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from storage.normal_words import normal
from storage.paper_names import name_strength
from storage.values import Reason, Recognition, Role

_CONCEPTS = (Role.CONCEPT, Role.UPDATE)


def folder(url: str) -> str:
    """Host and folder of an address; "" for the top level, which every page of a site shares."""
    parts = urlsplit(url)
    path = parts.path.rstrip("/").rpartition("/")[0]
    return f"{parts.hostname}{path}/" if path else ""


def subfolder(url: str) -> str:
    """Host and path under which the chapters of a page at this address would stand."""
    parts = urlsplit(url)
    name = parts.path.rstrip("/")
    stem = name.rpartition(".")[0] if "." in name.rpartition("/")[2] else name
    return f"{parts.hostname}{stem}/" if stem.strip("/") else ""


def is_chapter(url: str, title: str, papers: dict[str, str]) -> str | None:
    """The title of the paper this concept page is a chapter of; None if it stands for itself.

    ``papers`` maps the addresses of the district's concept pages to their titles. A page that names a
    paper in its own title ("Integrationskonzept 2022") is that paper; one called "4 Wohnen" in the folder
    of a concept page, or below it, is a chapter.
    """
    if name_strength(normal(title)) == 1.0:
        return None
    own = folder(url)
    for address, name in papers.items():
        if address != url and own and (own == folder(address) or own.startswith(subfolder(address) or "\0")):
            return name
    return None


def as_chapter(found: Recognition, paper_title: str) -> Recognition:
    """The recognition of a chapter: part of the paper, not a concept of its own."""
    reason = Reason("chapter", f"Die Seite ist ein Kapitel von „{paper_title}“.", 0.0)
    return replace(found, role=Role.ANNEX, reasons=(reason, *found.reasons))


def may_be_chapter(found: Recognition, is_page: bool) -> bool:
    return is_page and found.role in _CONCEPTS
