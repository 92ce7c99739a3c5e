"""Messages as text of 72 columns and as simple HTML."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from monitor.dashboard.formats import decimal, moment, web_address
from monitor.digest import ORDER
from monitor.telling import Message, Passage, Told
from monitor.wording import KIND, ROLE, joined, quoted
from storage.values import IS_CONCEPT_LEVELS, Kind

COLUMNS = 72
# A mail of more lines than this is not read; the list in the dashboard can be filtered.
LISTED = 60


def render(message: Message) -> tuple[str, str]:
    """The text and the HTML of a message."""
    values = {
        "message": message,
        "groups": grouped(message.alerts[:LISTED]),
        "more": len(message.alerts[LISTED:]),
    }
    name = "summary" if message.is_summary else "alert"
    text, html = (_environment.get_template(f"{name}.{ending}") for ending in ("txt", "html"))
    return text.render(values), html.render(values)


def entry_html(alert: Told) -> str:
    """The body of a feed entry: why, and where to look."""
    return _environment.get_template("entry.html").render(alert=alert)


def grouped(alerts: Sequence[Told]) -> list[tuple[str, list[Told]]]:
    """The alerts by kind (a first inventory: by role, for nothing in it is new), then by place and title.

    Papers of towns and Länder come last in an inventory and under a heading of their own: they do not count.
    """
    names = [*(KIND[kind] for kind in ORDER), *ROLE.values()]
    groups: dict[str, list[Told]] = {}
    for alert in sorted(alerts, key=lambda told: (told.place, told.title)):
        name = _in_inventory(alert) if alert.baseline else alert.label
        groups.setdefault(name, []).append(alert)
    return sorted(
        groups.items(), key=lambda group: names.index(group[0]) if group[0] in names else len(names)
    )


def _in_inventory(alert: Told) -> str:
    role = ROLE.get(alert.role or "", alert.label)
    return f"{role}, {alert.whose}" if alert.whose and alert.level not in IS_CONCEPT_LEVELS else role


def addresses(alert: Told) -> list[tuple[str, str]]:
    """The addresses of an alert with what each is: for a move the new and the old one."""
    others = [url for url in alert.urls if url != alert.url]
    first, rest = ("Neue Adresse", "Alte Adresse") if alert.kind == Kind.MOVED else ("Adresse", "Auch unter")
    return [(first, alert.url), *((rest, url) for url in others)]


def fill(text: str, indent: int = 0, first: str = "") -> str:
    """Text in lines of at most 72 columns; an address is never broken."""
    return textwrap.fill(
        text,
        COLUMNS,
        initial_indent=" " * indent + first,
        subsequent_indent=" " * (indent + len(first)),
        break_long_words=False,
        break_on_hyphens=False,
    )


def heading(text: str) -> str:
    """A heading for plain text: capitals and a rule."""
    return f"{text.upper()}\n{'-' * min(len(text), COLUMNS)}"


def worded(passage: Passage, side: str) -> str:
    """``S. 9: „…“`` of one side of a passage; what is absent is called so."""
    text, page = (passage.old, passage.page_old) if side == "old" else (passage.new, passage.page_new)
    if not text:
        return "(nicht vorhanden)"
    return f"S. {page}: „{text}“" if page else f"„{text}“"


_environment = Environment(
    loader=FileSystemLoader(Path(__file__).parent, encoding="utf-8"),
    autoescape=select_autoescape(("html",)),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)
_environment.filters.update(
    addresses=addresses, decimal=decimal, fill=fill, heading=heading, joined=joined, moment=moment,
    quoted=quoted, web_address=web_address, worded=worded,
)  # fmt: skip
