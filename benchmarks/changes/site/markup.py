"""HTML of a page: five templates, from tables to main and article."""

from __future__ import annotations

from html import escape

from benchmarks.changes.site.model import Host, Page
from benchmarks.changes.site.moment import Moment
from benchmarks.changes.site.slots import Slots
from benchmarks.discovery.texts.blocks import Block

TEMPLATES = 5
_FOOT = (
    '<a href="/impressum">Impressum</a> <a href="/datenschutz">Datenschutz</a> <a href="/kontakt">Kontakt</a>'
)


def html_of(host: Host, page: Page, moment: Moment) -> str:
    """The page as it is at this moment, noise included."""
    slots = Slots()
    for noise in dict.fromkeys((*host.everywhere, *page.noises)):
        noise(moment, slots)
    template = (host.make + 2 * slots.new_template) % TEMPLATES
    html = _TEMPLATES[template](host, page, slots)
    for rewrite in slots.rewrite:
        html = rewrite(html)
    return html


def not_found(host: Host, moment: Moment) -> str:
    """What the site says in its own template where nothing is."""
    page = Page("", "Seite nicht gefunden", [Block("p", "Die gewünschte Seite wurde leider nicht gefunden. Möglicherweise wurde sie verschoben oder gelöscht."),
                Block("p", "Nutzen Sie bitte die Suche oder das Menü.")])  # fmt: skip
    return html_of(host, page, moment)


def _text(host: Host, page: Page, slots: Slots) -> str:
    parts = [slots.above_text]
    middle = len(page.blocks) // 2
    for index, group in enumerate(_grouped(page.blocks)):
        parts.append(_block(group))
        if slots.amid_text and index >= middle // 2:
            parts.append(slots.amid_text)
            slots.amid_text = ""
    if page.children:
        rows = "".join(f"<li>{_link(child.path, child.title, slots)}</li>" for child in page.children)
        parts.append(f"<ul>{rows}</ul>")
    if page.files:
        rows = "".join(f"<li>{_link(path, words, slots)}</li>" for words, path in page.files)
        parts.append(f"<h2>Downloads</h2><ul>{rows}</ul>")
    return "".join([*parts, slots.amid_text, slots.below_text])


def _link(path: str, words: str, slots: Slots) -> str:
    suffix = slots.link_suffix if "?" not in path else ""
    return f'<a href="{escape(path)}{suffix}" class="link" target="_self">{escape(words)}</a>'


def _grouped(blocks: list[Block]) -> list[list[Block]]:
    """Blocks in runs of one kind: list items and table rows belong together."""
    runs: list[list[Block]] = []
    for block in blocks:
        if runs and block.kind in ("li", "row") and runs[-1][0].kind == block.kind:
            runs[-1].append(block)
        else:
            runs.append([block])
    return runs


def _block(run: list[Block]) -> str:
    kind = run[0].kind
    if kind == "row":
        rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row.cells)}</tr>" for row in run)
        return f'<table border="1" class="tab">{rows}</table>'
    if kind == "li":
        return "<ul>" + "".join(f"<li>{escape(one.text)}</li>" for one in run) + "</ul>"
    tag = {"h1": "h2", "h2": "h3"}.get(kind, "p")
    return f"<{tag}>{escape(run[0].text)}</{tag}>"


def _menu(host: Host, slots: Slots) -> str:
    sections = host.home.children if host.home else []
    return (
        "<ul>" + "".join(f"<li>{_link(one.path, one.title, slots)}</li>" for one in sections[:14]) + "</ul>"
    )


def _head(host: Host, page: Page, slots: Slots) -> str:
    return f'<meta charset="utf-8"><title>{escape(page.title)} | {escape(host.who.full)}</title><link rel="stylesheet" href="/style.css">{slots.head}'


def _modern(host: Host, page: Page, slots: Slots) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="de"><head>{_head(host, page, slots)}</head><body>{slots.top}<header><a href="/">{host.who.full}</a>'
        f'<nav aria-label="Hauptmenü">{_menu(host, slots)}</nav></header><main id="main"><article><h1>{escape(page.title)}</h1>'
        f"{_text(host, page, slots)}</article><aside>{slots.aside}</aside></main><footer>{_FOOT}{slots.footer}</footer>{slots.end}</body></html>"
    )


def _classic(host: Host, page: Page, slots: Slots) -> str:
    return (
        f'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head>{_head(host, page, slots)}</head><body><div id="seite">{slots.top}<div id="kopf">'
        f'{host.who.full}<div class="menue" id="nav">{_menu(host, slots)}</div></div><div id="inhalt" class="content"><h1>{escape(page.title)}</h1>'
        f'{_text(host, page, slots)}</div><div id="rechts" class="spalte">{slots.aside}</div><div id="fuss">{_FOOT}{slots.footer}</div></div>{slots.end}</body></html>'
    )


def _table(host: Host, page: Page, slots: Slots) -> str:
    return (
        f'<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">\n<html><head>{_head(host, page, slots)}</head><body bgcolor="#ffffff">'
        f'{slots.top}<table width="980"><tr><td colspan="3" class="kopf">{host.who.full}</td></tr><tr><td valign="top" class="links">{_menu(host, slots)}</td>'
        f'<td valign="top" class="mitte"><h1>{escape(page.title)}</h1>{_text(host, page, slots)}</td><td class="rechts">{slots.aside}</td></tr>'
        f'<tr><td colspan="3" class="fuss">{_FOOT}{slots.footer}</td></tr></table>{slots.end}</body></html>'
    )


def _columns(host: Host, page: Page, slots: Slots) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="de"><head>{_head(host, page, slots)}</head><body class="page">{slots.top}<header class="container"><div class="navbar">'
        f'{_menu(host, slots)}</div></header><div class="container"><div class="row"><div class="col-md-8"><div class="page-header"><h1>{escape(page.title)}</h1></div>'
        f'<div class="textblock">{_text(host, page, slots)}</div></div><div class="col-md-4 sidebar">{slots.aside}</div></div></div>'
        f'<div class="footer"><div class="container">{_FOOT}{slots.footer}</div></div>{slots.end}</body></html>'
    )


def _nameless(host: Host, page: Page, slots: Slots) -> str:
    return (
        f'<!DOCTYPE html>\n<html><head>{_head(host, page, slots)}</head><body><div class="x1">{slots.top}<div class="x2">{_menu(host, slots)}</div>'
        f'<div class="x3"><div class="x4"><h1>{escape(page.title)}</h1>{_text(host, page, slots)}</div><div class="x5">{slots.aside}</div></div>'
        f'<div class="x6">{_FOOT}{slots.footer}</div></div>{slots.end}</body></html>'
    )


_TEMPLATES = (_modern, _classic, _table, _columns, _nameless)
