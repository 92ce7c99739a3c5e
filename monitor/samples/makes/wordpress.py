"""WordPress: nested slugs, dated posts, uploads by month, short links that redirect."""

from __future__ import annotations

from monitor.samples.makes.base import Make
from monitor.samples.model import File, Page, Part
from monitor.samples.tree import slug


class WordPress(Make):
    name = "wordpress"
    link_class = "wp-block-file__button"
    ignored = frozenset({"replytocom", "share", "nb"})

    def page_path(self, part: Part, page: Page) -> str:
        if page.parent is None:
            return "/"
        if page.kind == "presse" and page.date:
            return f"/{page.date:%Y/%m/%d}/{page.options.get('slug', slug(page.title))}/"
        if page.kind == "termin":
            return f"/veranstaltung/{slug(page.title)}/"
        return (
            "/" + "/".join(step.options.get("slug", slug(step.title)) for step in part.trail(page)[1:]) + "/"
        )

    def moved_from(self, part: Part, page: Page) -> tuple[str, ...]:
        del part
        return (f"/?p={page.number}" if page.kind in {"presse", "termin"} else f"/?page_id={page.number}",)

    def file_path(self, part: Part, file: File, state: int) -> str:
        del part
        return f"/wp-content/uploads/{file.saved[state]:%Y/%m}/{file.name[state]}"
