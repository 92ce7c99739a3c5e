"""Joomla: index.php paths with an article number before the words, print views in a component template."""

from __future__ import annotations

import re

from monitor.samples.makes.base import Make
from monitor.samples.model import File, Page, Part
from monitor.samples.tree import slug

ARTICLE = re.compile(r"^/index\.php/(?:[\w/-]*?/)?(\d+)-[\w-]*(?:\?.*)?$")


class Joomla(Make):
    name = "joomla"
    link_class = "doclink"

    def page_path(self, part: Part, page: Page) -> str:
        if page.parent is None:
            return "/"
        sections = [slug(step.title) for step in part.trail(page)[1:-1]]
        return "/index.php/" + "/".join([*sections, f"{page.number}-{slug(page.title)}"])

    def canonical(self, target: str) -> str:
        """Only the article's number counts: any menu path leads to it."""
        found = ARTICLE.match(target)
        return f"article:{found[1]}" if found else super().canonical(target)

    def file_path(self, part: Part, file: File, state: int) -> str:
        del part
        return f"/images/dokumente/{file.name[state]}"

    def print_link(self, path: str) -> str | None:
        return f"{path}?tmpl=component&print=1" if path.startswith("/index.php") else None

    def is_print(self, target: str) -> bool:
        return "print=1" in target
