"""Drupal: node numbers, files by month, and language prefixes that serve the German text again."""

from __future__ import annotations

import re

from monitor.samples.makes.base import Make
from monitor.samples.model import File, Page, Part


class Drupal(Make):
    name = "drupal"
    link_class = "file file--mime-application-pdf"
    ignored = frozenset({"destination", "order", "sort"})

    def page_path(self, part: Part, page: Page) -> str:
        del part
        return "/" if page.parent is None else f"/node/{page.number}"

    def also(self, part: Part, page: Page) -> tuple[str, ...]:
        return (f"/node/{page.number}",)

    def file_path(self, part: Part, file: File, state: int) -> str:
        del part
        return f"/sites/default/files/{file.saved[state]:%Y-%m}/{file.name[state]}"

    def canonical(self, target: str) -> str:
        """``/en/node/7`` and ``/fr/node/7`` are node 7: nothing was translated; print views likewise."""
        return super().canonical(re.sub(r"^/(en|fr|print)(?=/|$)", "", target) or "/")

    def print_link(self, path: str) -> str | None:
        return path.replace("/node/", "/print/node/") if path.startswith("/node/") else None

    def is_print(self, target: str) -> bool:
        return target.startswith("/print/")
