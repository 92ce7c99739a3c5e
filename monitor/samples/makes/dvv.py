"""dvv / komm.one: plus signs in paths, numeric aliases, session ids in links, parameterised downloads."""

from __future__ import annotations

from monitor.samples.makes.base import Make
from monitor.samples.model import File, Page, Part
from monitor.samples.noise import Noise
from monitor.samples.tree import UMLAUTS


class Dvv(Make):
    name = "dvv"
    link_class = "link-download"
    ignored = frozenset({"print"})

    def page_path(self, part: Part, page: Page) -> str:
        if page.parent is None:
            return "/"
        steps = [plus_slug(step.title) for step in part.trail(page)[1:]]
        return f"/{part.options['root']}/{'/'.join(steps)}.html"

    def also(self, part: Part, page: Page) -> tuple[str, ...]:
        return (f"/,Lde/{page.number}.html", f"/{part.options['root']}.html" if page.parent is None else "")

    def file_path(self, part: Part, file: File, state: int) -> str:
        number = file.number[state]
        return f"/site/{part.options['site']}/get/params_E{(number * 7919) % 10**9:09d}/{number}/{file.name[state]}"

    def link(self, path: str, noise: Noise) -> str:
        """Visitors without a cookie get a session id in some of the links."""
        if int(noise.token[1], 16) % 3 or not path.endswith(".html"):
            return path
        return f"{path};jsessionid={noise.session.upper()}"

    def print_link(self, path: str) -> str | None:
        return path + "?print=1"

    def is_print(self, target: str) -> bool:
        return "print=1" in target


def plus_slug(title: str) -> str:
    """``Kfz & Verkehr`` → ``Kfz+_+Verkehr``."""
    plain = title.translate(UMLAUTS).replace("&", "_").replace("/", "_").replace(",", "").replace(":", "")
    return "+".join(plain.encode("ascii", "ignore").decode().split())
