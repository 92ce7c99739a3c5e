"""iKISS: object addresses with free parameter order, navigation noise and a download script."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

from monitor.samples.makes.base import Extra, Href, Make
from monitor.samples.model import File, Page, Part, Response, View
from monitor.samples.noise import Noise


class Ikiss(Make):
    name = "ikiss"
    link_class = "csslink_PDF"

    def page_path(self, part: Part, page: Page) -> str:
        if page.parent is None:
            return "/"
        if page.kind in {"presse", "termin"}:
            return f"/index.php?ModID=7&FID={self._id(part, page)}&object=tx,{self._id(part, page)}"
        return f"/index.php?object=tx,{self._id(part, page)}&ModID=10&NavID={part.options['client']}.{page.number}"

    def _id(self, part: Part, page: Page) -> str:
        return f"{part.options['client']}.{page.number}.1"

    def file_path(self, part: Part, file: File, state: int) -> str:
        return f"/output/download.php?fid={part.options['client']}.{file.number[state]}.1.PDF"

    def link(self, path: str, noise: Noise) -> str:
        """The same object is written with ``,`` or ``|`` and with or without the menu's state."""
        if "object=" not in path:
            return path
        pick = int(noise.token[0], 16) % 3
        return (path, path.replace("tx,", "tx%7C"), path + "&La=1&kat=&kuo=2&sub=0")[pick]

    def print_link(self, path: str) -> str | None:
        return path + "&call=print" if "?" in path else None

    def is_print(self, target: str) -> bool:
        return "call=print" in target

    def canonical(self, target: str) -> str:
        parts = urlsplit(target)
        query = parse_qs(parts.query)
        found = query.get("object") or query.get("FID")
        if parts.path == "/index.php" and found:
            return "object:" + unquote(found[0]).replace("|", ",").removeprefix("tx,")
        if parts.path == "/output/download.php":
            return "fid:" + query.get("fid", [""])[0].upper().replace("..PDF", ".PDF")
        return super().canonical(target)

    def outside(self, part: Part, target: str, view: View, href: Href) -> Extra | Response | None:
        """The council system lives in a folder that robots.txt forbids."""
        del part, view
        if not target.startswith("/kreistagsinfo/"):
            return None
        return Extra(
            "Kreistagsinformationssystem",
            f'<p>Sitzungen, Vorlagen, Gremien. <a href="{href("page:kreistag")}">zurück</a></p>',
        )

    def file_headers(self, part: Part, file: File, state: int) -> list[tuple[str, str]]:
        return [("Content-Disposition", f'inline; filename="{file.name[state]}"')]
