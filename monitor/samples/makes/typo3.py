"""TYPO3: speaking paths, fileadmin, news records with cHash, type=98 print pages, a sitemap index."""

from __future__ import annotations

from hashlib import md5
from urllib.parse import urlsplit

from monitor.samples.makes.base import Extra, Href, Make
from monitor.samples.model import File, Page, Part, Response, View
from monitor.samples.tree import slug


class Typo3(Make):
    name = "typo3"
    link_class = "download"
    ignored = frozenset({"L", "tx_jppageteaser_pi1[backId]", "no_cache", "type"})

    def page_path(self, part: Part, page: Page) -> str:
        if page.parent is None:
            return "/"
        if page.kind in {"presse", "termin"}:
            base = self.page_path(part, part.pages[page.parent])
            arguments = (
                f"tx_news_pi1[action]=detail&tx_news_pi1[controller]=News&tx_news_pi1[news]={page.number}"
            )
            return f"{base}?{arguments}&cHash={chash(arguments)}".replace("[", "%5B").replace("]", "%5D")
        return "/" + "/".join(slug(step.title) for step in part.trail(page)[1:])

    def file_path(self, part: Part, file: File, state: int) -> str:
        return f"/fileadmin/{part.options['folder']}/{file.name[state]}"

    def print_link(self, path: str) -> str | None:
        return path + ("&type=98" if "?" in path else "?type=98")

    def is_print(self, target: str) -> bool:
        return "type=98" in target

    def outside(self, part: Part, target: str, view: View, href: Href) -> Extra | Response | None:
        del view
        if urlsplit(target).path != "/suche":
            return None
        return Extra(
            "Suche",
            f'<p>Ihre Suche ergab keine Treffer. <a href="{href("page:" + part.home.key)}">Startseite</a></p>',
        )


def chash(arguments: str) -> str:
    """A check sum like TYPO3's: without the right one the system refuses the record."""
    return md5(arguments.encode(), usedforsecurity=False).hexdigest()
