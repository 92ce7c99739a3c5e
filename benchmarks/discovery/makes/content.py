"""The main column of a page by its kind."""

from __future__ import annotations

from functools import lru_cache
from html import escape

from benchmarks.discovery.chance import rng, token
from benchmarks.discovery.makes.councils import council_html
from benchmarks.discovery.makes.links import anchor, from_site
from benchmarks.discovery.texts.blocks import Block, Text
from benchmarks.discovery.texts.grammar import Words, bank, expand, paragraph
from benchmarks.discovery.worlds.identity import words
from benchmarks.discovery.worlds.model import File, Link, Page, Paper

_MONTHS = 12


def main_html(page: Page) -> str:
    """Text, links and lists of the page, without its heading."""
    if page.kind.startswith("council"):
        return council_html(page)
    parts = [_paper_html(page)] if page.paper is not None else _text(page)
    parts += [f"<p>{escape(hint)}</p>" for hint in page.hints]
    parts += [_inline(page, link) for link in page.links if link.where in ("inline", "intro")]
    parts.append(_file_list(page))
    parts.append(_entries(page))
    parts.append(_children(page))
    parts.append(_special(page))
    return f'<div class="{page.site.markup.text}">{"".join(parts)}</div>'


def boxed_links(page: Page) -> list[str]:
    """What the page itself puts into its side column."""
    return [
        f'<div class="box"><a href="{escape(from_site(page.site.host, link.target))}">{escape(link.text)}</a>{escape(link.note)}</div>'
        for link in page.links if link.where == "box"
    ]  # fmt: skip


def _words(page: Page) -> Words:
    year = page.day.year if page.day else None
    return words(page.site.owner, rng(page.site.host, page.number, "words"), year, thema=page.title)


def _text(page: Page) -> list[str]:
    chance = rng(page.site.host, page.number, "text")
    where, data = _words(page), bank("site")
    key = {"press": "presse.absatz", "press_integration": "presse.absatz", "service": "leistung.absatz",
           "integration": "integration_absatz"}.get(page.kind, "absatz")  # fmt: skip
    count = {"root": 1, "list": 0, "index": 0, "document": 0}.get(page.kind, chance.randint(1, 4))
    date_line = f'<p class="datum">{page.day:%d.%m.%Y}</p>' if page.day and page.kind != "list" else ""
    parts = [date_line] + [
        f"<p>{escape(paragraph(data[key], where, chance, 2, 5))}</p>" for _ in range(count)
    ]
    if count > 2:
        parts.insert(2, f"<h2>{escape(expand(chance.choice(data['unterseite']), where, chance))}</h2>")
    if page.kind in ("topic", "integration") and chance.random() < 0.6:
        person = chance.choice(page.site.owner.people)
        parts.append(f'<div class="kontakt"><h3>Kontakt</h3>{escape(person)}<br>Telefon 0{chance.randint(2100, 9900)} {chance.randint(10, 99)}-{chance.randint(100, 999)}</div>')  # fmt: skip
    return parts


@lru_cache(maxsize=32)
def _kept(paper: Paper) -> Text:
    """The text of a paper; its chapters are asked for one after the other."""
    return paper.text()


def _paper_html(page: Page) -> str:
    assert page.paper is not None
    text = _kept(page.paper)
    if page.chapter is None:
        head = "".join(f"<p>{escape(line)}</p>" for line in (text.subtitle, *text.cover) if line)
        return head + blocks_html(text.blocks)
    if page.chapter == 0:
        cover = "".join(f"<p>{escape(line)}</p>" for line in (text.subtitle, *text.cover) if line)
        return cover + "".join(f"<p>{escape(b.text)}</p>" for b in text.blocks[:3] if b.kind == "p")
    chapters = text.chapters()
    return blocks_html(chapters[(page.chapter - 1) % len(chapters)][1])


def blocks_html(blocks: list[Block]) -> str:
    """The blocks of a text as HTML."""
    parts: list[str] = []
    rows: list[str] = []
    items: list[str] = []
    for block in [*blocks, Block("break")]:
        if block.kind != "row" and rows:
            parts.append(f"<table>{''.join(rows)}</table>")
            rows = []
        if block.kind != "li" and items:
            parts.append(f"<ul>{''.join(items)}</ul>")
            items = []
        if block.kind == "row":
            rows.append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in block.cells) + "</tr>")
        elif block.kind == "li":
            items.append(f"<li>{escape(block.text)}</li>")
        elif block.kind != "break":
            tag = {"h1": "h2", "h2": "h3"}.get(block.kind, "p")
            parts.append(f"<{tag}>{escape(block.text)}</{tag}>")
    return "".join(parts)


def _inline(page: Page, link: Link) -> str:
    tag = f'<a href="{escape(from_site(page.site.host, link.target))}">{escape(link.text)}</a>'
    before, _, after = (link.sentence or "{}").partition("{}")
    return f"<p>{escape(before)}{tag}{escape(link.note)}{escape(after)}</p>"


def _file_list(page: Page) -> str:
    links = [link for link in page.links if link.where == "list"]
    if not links:
        return ""
    markup = page.site.markup
    rows = [_file_row(page, link, markup.file_list) for link in links]
    if markup.file_list == "table":
        return f'<table class="{markup.files}">{"".join(rows)}</table>'
    if markup.file_list in ("cards", "button"):
        return f'<div class="{markup.files}">{"".join(rows)}</div>'
    if markup.file_list == "accordion":
        return (
            f'<details class="{markup.files}"><summary>Downloads</summary><ul>{"".join(rows)}</ul></details>'
        )
    return f'<h2>Dokumente</h2><ul class="{markup.files}">{"".join(rows)}</ul>'


def _file_row(page: Page, link: Link, style: str) -> str:
    address = escape(from_site(page.site.host, link.target))
    text, note = escape(link.text), escape(link.note)
    is_file = isinstance(link.target, File)
    name = f' class="csslink_{link.target.name.rpartition(".")[2].upper()}"' if is_file and page.site.make.name == "ikiss" else ""  # type: ignore[union-attr]  # fmt: skip
    if style == "table":
        return f'<tr><td><a{name} href="{address}">{text}</a></td><td>{note}</td></tr>'
    if style == "button":
        return f'<div class="file"><span>{text}</span> {note} <a{name} href="{address}" download>{"Herunterladen" if is_file else "Öffnen"}</a></div>'
    if style == "cards":
        return f'<div class="card"><a{name} href="{address}"><strong>{text}</strong><span>{note}</span></a></div>'
    if style == "size_before":
        return f'<li><span class="typ">{note}</span> <a{name} href="{address}" title="{text}">{text}</a></li>'
    return f'<li><a{name} href="{address}">{text}</a> {note}</li>'


def _entries(page: Page) -> str:
    if not page.entries and page.later is None:
        return ""
    rows = []
    for entry in page.entries:
        chance = rng(page.site.host, entry.number, "teaser")
        day = f"<time>{entry.day:%d.%m.%Y}</time> " if entry.day else ""
        more = (
            f"<p>{escape(paragraph(bank('site')['presse.absatz'], _words(entry), chance, 1, 1))}</p>"
            if entry.day
            else ""
        )
        rows.append(f"<li>{day}{anchor(entry, entry.title)}{more}</li>")
    pager = f'<p class="pager">{anchor(page.later, "ältere Einträge")}</p>' if page.later else ""
    return f'<ul class="liste">{"".join(rows)}</ul>{pager}'


def _children(page: Page) -> str:
    site = page.site
    shown = page.kind == "root" or site.markup.lists_children or page.kind in ("index", "tree")
    below = [child for child in page.children if child.in_menu or page.kind in ("index", "tree")]
    if not shown or not below or page.kind == "list":
        return ""
    if page.kind == "root":
        below = [*below, *[grand for child in below for grand in child.children[:3] if grand.in_menu]]
    return (
        '<ul class="unterseiten">'
        + "".join(f"<li>{anchor(child, child.title)}</li>" for child in below)
        + "</ul>"
    )


def _special(page: Page) -> str:
    site = page.site
    if page.kind == "calendar":
        return calendar_html(page, 2026, 11)
    if page.kind == "root" and "search" in site.traps:
        facets = "".join(
            f'<a href="/suche?filter={name}&amp;sort=datum">{name}</a> '
            for name in ("Soziales", "Umwelt", "Verkehr")
        )
        return f'<div class="facetten">{facets}</div>'
    return ""


def calendar_html(page: Page, year: int, month: int) -> str:
    """A month with links to the months around it: as many months as a crawler asks for."""
    mark = "&amp;" if "?" in page.path else "?"
    before, after = (year * _MONTHS + month - 2, year * _MONTHS + month)
    links = "".join(
        f'<a href="{escape(page.path)}{mark}month={n // _MONTHS}{n % _MONTHS + 1:02d}">{label}</a> '
        for n, label in ((before, "Vormonat"), (after, "Folgemonat"))
    )
    days = "".join(f"<td>{day}</td>" for day in range(1, 29))
    return f'<table class="kalender"><caption>{month:02d}/{year}</caption><tr>{days}</tr></table>{links}'


def facet_html(host: str, query: str) -> str:
    """Search results whose filters multiply without end."""
    names = ("Soziales", "Umwelt", "Verkehr", "Bildung", "Kultur", "Wirtschaft")
    links = "".join(
        f'<li><a href="/suche?{escape(query)}&amp;filter={name}{token(query, length=2)}">{name}</a></li>'
        for name in names
    )
    return f"<h1>Suche</h1><p>{host}: 0 Treffer</p><ul>{links}</ul>"
