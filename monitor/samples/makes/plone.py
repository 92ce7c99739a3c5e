"""Plone: short ids as paths, files as objects with /view and /@@download/file."""

from __future__ import annotations

from monitor.samples.makes.base import Make
from monitor.samples.model import File, Page, Part
from monitor.samples.tree import slug


class Plone(Make):
    name = "plone"
    link_class = "contenttype-file"
    ignored = frozenset({"set_language", "-C"})

    def page_path(self, part: Part, page: Page) -> str:
        if page.parent is None:
            return "/"
        return "/" + "/".join(slug(step.title) for step in part.trail(page)[1:])

    def canonical(self, target: str) -> str:
        return super().canonical(target).removesuffix("/view") or "/"

    def file_path(self, part: Part, file: File, state: int) -> str:
        return f"/{part.options['folder']}/{file.name[state]}/@@download/file"

    def file_headers(self, part: Part, file: File, state: int) -> list[tuple[str, str]]:
        del part
        return [("Content-Disposition", f"attachment; filename*=UTF-8''{file.name[state]}.pdf")]

    def print_link(self, path: str) -> str | None:
        return path.rstrip("/") + "/view?-C=print"

    def is_print(self, target: str) -> bool:
        return target.endswith("-C=print")
