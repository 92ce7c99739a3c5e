"""An old ASP.NET portal: tab numbers in paths, table layout, windows-1252 without saying so, view state."""

from __future__ import annotations

from monitor.samples.makes.base import Make
from monitor.samples.model import File, Page, Part


class AspNet(Make):
    name = "aspnet"
    encoding = "windows-1252"
    content_type = "text/html"  # no charset anywhere, as such systems answer
    ignored = frozenset({"SkinSrc", "mid"})

    def page_path(self, part: Part, page: Page) -> str:
        if page.parent is None:
            return "/default.aspx"
        if page.kind in {"presse", "termin"}:
            parent = part.pages[page.parent]
            return f"/desktopdefault.aspx/tabid-{parent.number}/364_read-{page.number}/"
        return f"/desktopdefault.aspx/tabid-{page.number}/"

    def also(self, part: Part, page: Page) -> tuple[str, ...]:
        del part
        return ("/",) if page.parent is None else ()

    def file_path(self, part: Part, file: File, state: int) -> str:
        del part
        return f"/PortalData/1/Resources/dokumente/{file.name[state]}"
