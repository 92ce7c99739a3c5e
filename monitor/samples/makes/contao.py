"""Contao: aliases ending in .html, a news reader, and a small calendar on every page that never ends."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qs, urlsplit

from monitor.samples.makes.base import Make
from monitor.samples.model import TODAY, File, Page, Part, View
from monitor.samples.tree import slug


class Contao(Make):
    name = "contao"
    link_class = "download-element"
    ignored = frozenset({"month", "day", "pdf"})

    def page_path(self, part: Part, page: Page) -> str:
        if page.parent is None:
            return "/"
        if page.kind == "presse":
            return f"/aktuelles-newsleser/items/{slug(page.title)}.html"
        if page.kind == "termin":
            return f"/event-reader/events/{slug(page.title)}.html"
        return f"/{page.options.get('alias', page.key)}.html"

    def file_path(self, part: Part, file: File, state: int) -> str:
        return f"/files/{part.options['folder']}/{file.name[state]}"

    def context(self, target: str, view: View) -> dict[str, object]:
        """The month shown in the small calendar, with the one before and the one after."""
        asked = parse_qs(urlsplit(target).query).get("month", [""])[0]
        today = TODAY[view.state]
        month = date(int(asked[:4]), int(asked[4:6]), 1) if valid_month(asked) else today.replace(day=1)
        return {"month": month, "before": shifted(month, -1), "after": shifted(month, 1)}


def valid_month(text: str) -> bool:
    """Whether this is a YYYYMM that the calendar shows (1900 to 2200)."""
    return len(text) == 6 and text.isdigit() and 1900 <= int(text[:4]) <= 2200 and 1 <= int(text[4:]) <= 12


def shifted(month: date, by: int) -> date:
    """The first day of the month ``by`` months later."""
    index = month.year * 12 + month.month - 1 + by
    return date(index // 12, index % 12 + 1, 1)
