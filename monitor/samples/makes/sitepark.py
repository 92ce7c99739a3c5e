"""Sitepark: .php pages in speaking folders, media folders, image viewer addresses, honest Last-Modified."""

from __future__ import annotations

from urllib.parse import quote

from monitor.samples.makes.base import Make
from monitor.samples.model import File, Page, Part
from monitor.samples.tree import slug


class Sitepark(Make):
    name = "sitepark"
    link_class = "SP-Link--download"
    ignored = frozenset({"sp-mode", "sp-image-id"})
    page_validators = True

    def page_path(self, part: Part, page: Page) -> str:
        if page.parent is None:
            return "/index.php"
        trail = part.trail(page)[1:]
        return (
            "/"
            + "/".join([*(slug(step.title) for step in trail[:-1]), slug(page.title).replace("-", "_")])
            + ".php"
        )

    def also(self, part: Part, page: Page) -> tuple[str, ...]:
        del part
        return ("/",) if page.parent is None else ()

    def file_path(self, part: Part, file: File, state: int) -> str:
        return f"/{part.options['folder']}/medien/{quote(file.name[state])}"
