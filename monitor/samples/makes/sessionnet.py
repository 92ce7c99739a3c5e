"""SessionNet: council papers, agendas and bodies by number, files behind getfile.asp, an endless calendar."""

from __future__ import annotations

from html import escape
from urllib.parse import parse_qs, urlsplit

from monitor.samples.makes.base import Extra, Href, Make
from monitor.samples.model import File, Page, Part, Response, View
from monitor.samples.noise import Noise

SHAPES = {"vorlage": "vo0050", "sitzung": "to0040", "gremium": "kp0040", "top": "to0050"}
NUMBERS = {"vo0050": "__kvonr", "to0040": "__ksinr", "kp0040": "__kgrnr", "to0050": "__ktonr"}
MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip


class SessionNet(Make):
    name = "sessionnet"
    ignored = frozenset({"s", "smcspf", "voselect", "type"})

    def _base(self, part: Part) -> str:
        return part.options.get("base", "/bi")

    def _ending(self, part: Part) -> str:
        return part.options.get("ending", "asp")

    def page_path(self, part: Part, page: Page) -> str:
        if page.parent is None:
            return f"{self._base(part)}/info.{self._ending(part)}"
        shape = SHAPES.get(page.kind)
        if shape is None:
            return f"{self._base(part)}/{page.options['name']}.{self._ending(part)}"
        return f"{self._base(part)}/{shape}.{self._ending(part)}?{NUMBERS[shape]}={page.number}"

    def file_path(self, part: Part, file: File, state: int) -> str:
        return f"{self._base(part)}/getfile.{self._ending(part)}?id={file.number[state]}&type=do"

    def outside(self, part: Part, target: str, view: View, href: Href) -> Extra | Response | None:
        """Any month of any year has a page, with links to the next and the one before."""
        del view
        parts = urlsplit(target)
        if parts.path == "/":
            return Response(302, (("Location", f"http://{part.host}{self.page_path(part, part.home)}"),), b"")
        if not parts.path.startswith(f"{self._base(part)}/si0040."):
            return None
        query = parse_qs(parts.query)
        year, month = int(query.get("__cjahr", ["2026"])[0]), int(query.get("__cmonat", ["9"])[0])
        if not (1 <= month <= 12 and 1900 <= year <= 2200):
            return None
        return Extra(f"Sitzungskalender {MONTHS[month - 1]} {year}", self._month(part, year, month, href))

    def _month(self, part: Part, year: int, month: int, href: Href) -> str:
        meetings = [
            p
            for p in part.pages.values()
            if p.date and p.kind == "sitzung" and (p.date.year, p.date.month) == (year, month)
        ]
        rows = "".join(
            f'<tr><td>{p.date:%d.%m.%Y}</td><td><a href="{escape(href("page:" + p.key))}">{escape(p.title)}</a></td></tr>'
            for p in meetings
        )
        before = (year - 1, 12) if month == 1 else (year, month - 1)
        after = (year + 1, 1) if month == 12 else (year, month + 1)
        return (
            f'<p><a href="{escape(self.month_path(part, *before))}">zurück</a> '
            f'<a href="{escape(self.month_path(part, *after))}">weiter</a></p>'
            f"<table>{rows or '<tr><td>Keine Sitzungen in diesem Monat.</td></tr>'}</table>"
        )

    def month_path(self, part: Part, year: int, month: int) -> str:
        """The address of one month's calendar."""
        return f"{self._base(part)}/si0040.{self._ending(part)}?__cjahr={year}&__cmonat={month}"

    def link(self, path: str, noise: Noise) -> str:
        """Guests get a session id in some of the links."""
        if "?" not in path or int(noise.token[2], 16) % 2:
            return path
        return f"{path}&s={noise.token}{noise.session[:8]}"

    def file_headers(self, part: Part, file: File, state: int) -> list[tuple[str, str]]:
        return [("Content-Disposition", f'attachment; filename="{file.name[state]}"')]
