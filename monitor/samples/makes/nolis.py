"""NOLIS portals: numbers carry the page, the words before them are free; downloads behind coded names."""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode

from monitor.samples.makes.base import Make
from monitor.samples.model import File, Page, Part
from monitor.samples.tree import slug

PAGE = re.compile(r"^/portal/(seiten|meldungen|termine)/.*?-?(9\d{8})-(\d+)\.html")


class Nolis(Make):
    name = "nolis"
    link_class = "nolis-link-extern"

    def page_path(self, part: Part, page: Page) -> str:
        if page.parent is None:
            return "/portal/startseite.html"
        shape = {"presse": "meldungen", "termin": "termine"}.get(page.kind, "seiten")
        return f"/portal/{shape}/{slug(page.title)}-{900_000_000 + page.number}-{part.options['client']}.html"

    def also(self, part: Part, page: Page) -> tuple[str, ...]:
        del part
        return ("/",) if page.parent is None else ()

    def canonical(self, target: str) -> str:
        found = PAGE.match(target)
        return f"{found[1]}:{found[2]}" if found else super().canonical(target)

    def file_path(self, part: Part, file: File, state: int) -> str:
        coded = f"{900_000_000 + file.number[state]};-;{part.host};{file.name[state]}"
        return "/downloads/datei/" + urlsafe_b64encode(coded.encode()).decode().rstrip("=")

    def file_headers(self, part: Part, file: File, state: int) -> list[tuple[str, str]]:
        return [("Content-Disposition", f'inline; filename="{file.name[state]}"')]

    def print_link(self, path: str) -> str | None:
        return f"{path}?vs=1" if path.startswith("/portal/seiten/") else None

    def is_print(self, target: str) -> bool:
        return target.endswith("vs=1")
