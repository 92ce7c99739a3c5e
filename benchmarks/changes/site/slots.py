"""The places of a page where a system puts what is not the text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Slots:
    """Markup by place. ``above_text`` and ``below_text`` are inside the element that holds the text."""

    head: str = ""
    top: str = ""
    above_text: str = ""
    amid_text: str = ""
    below_text: str = ""
    aside: str = ""
    footer: str = ""
    end: str = ""
    link_suffix: str = ""  # into every link of the page: session ids
    new_template: bool = False
    rewrite: list[Callable[[str], str]] = field(default_factory=list)  # over the whole page, at the end
