"""HTML of a page: skeleton, menus, content, furniture. A pure function of the world's plan."""

from __future__ import annotations

import re
from html import escape

from benchmarks.discovery.chance import rng, token
from benchmarks.discovery.makes import content
from benchmarks.discovery.makes.links import anchor, from_site
from benchmarks.discovery.texts.grammar import bank, expand
from benchmarks.discovery.worlds.identity import words
from benchmarks.discovery.worlds.model import Page, Site

_HEAD = {
    "classic": '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n<html xmlns="http://www.w3.org/1999/xhtml" lang="de">',
    "table": '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">\n<html>',
}  # fmt: skip
_PLAIN_LINK = re.compile(r'(<a(?: class="[^"]*")?(?: rel="[^"]*")? href=")/')
_LANGUAGES = {"": "Deutsch", "en": "English", "fr": "Français"}
# Sites show the same few teasers on all their pages.
_TEASERS = 9
_MODERN = '<!DOCTYPE html>\n<html lang="de">'


def page_html(page: Page, *, prefix: str = "", session: str = "") -> str:
    """The page as text. ``prefix`` is a language folder, ``session`` goes into every link of sites with that trap."""
    site = page.site
    body = _skeleton(page, content.main_html(page), prefix)
    text = (
        f"{_HEAD.get(site.markup.skeleton, _MODERN)}\n<head>{_head(page)}</head>\n<body>{body}</body></html>"
    )
    if session:
        text = _with_session(text, session)
    return _with_prefix(text, prefix) if prefix else text


def _with_session(text: str, session: str) -> str:
    parts = text.split('href="/')
    return parts[0] + "".join('href="/' + _insert_session(part, session) for part in parts[1:])


def _insert_session(rest: str, session: str) -> str:
    address, quote, after = rest.partition('"')
    path, mark, query = address.partition("?")
    return f"{path};jsessionid={session}{mark}{query}{quote}{after}"


def _with_prefix(text: str, prefix: str) -> str:
    """Every link stays in the language folder, but for the language switch."""
    return _PLAIN_LINK.sub(rf"\g<1>/{prefix}/", text).replace('lang="de"', f'lang="{prefix}"')


def _head(page: Page) -> str:
    site = page.site
    chance = rng(site.host, "head")
    title = (
        f"{page.title} {chance.choice(('|', '-', '–', '/'))} {site.name}"
        if chance.random() < 0.85
        else site.name
    )
    parts = [f"<title>{escape(title)}</title>"]
    if page.charset:
        parts.insert(0, f'<meta charset="{page.charset}">' if site.markup.skeleton not in _HEAD else
                     f'<meta http-equiv="Content-Type" content="text/html; charset={page.charset}">')  # fmt: skip
    if site.make.generator:
        parts.append(f'<meta name="generator" content="{site.make.generator}">')
    if chance.random() < 0.5:
        parts.append(
            f'<meta name="description" content="{escape(page.title)} – Informationen {escape(site.name)}">'
        )
    parts.append('<link rel="stylesheet" href="/assets/style.css"><link rel="icon" href="/favicon.ico">')
    if page.kind != "root" and chance.random() < 0.3:
        parts.append(f'<link rel="canonical" href="http://{site.host}{site.prefix}{escape(page.path)}">')
    return "".join(parts)


def _skeleton(page: Page, main: str, prefix: str) -> str:
    site, markup = page.site, page.site.markup
    top = _top(page, prefix)
    menu = _menu(site)
    side = _side(page) if markup.has_side_menu else ""
    crumbs = _crumbs(page) if markup.has_crumbs else ""
    boxes = _boxes(page)
    footer = _footer(page)
    heading = f"<h1>{escape(page.title)}</h1>"
    if markup.skeleton == "table":
        return (
            f'{top}<table width="980"><tr><td colspan="3" class="{markup.menu}">{menu}</td></tr><tr>'
            f'<td class="{markup.side}" valign="top">{side}</td><td class="{markup.content}">{crumbs}{heading}{main}</td>'
            f'<td class="{markup.box}">{boxes}</td></tr></table>{footer}'
        )
    if markup.skeleton == "classic":
        return (
            f'<div id="seite">{top}<div id="kopf"><div class="{markup.menu}">{menu}</div></div><div id="links">'
            f'<div class="{markup.side}">{side}</div></div><div id="inhalt" class="{markup.content}">{crumbs}{heading}{main}</div>'
            f'<div id="rechts" class="{markup.box}">{boxes}</div><div id="fuss">{footer}</div></div>'
        )
    if markup.skeleton == "bootstrap":
        return (
            f'{top}<header class="container"><nav class="navbar"><div class="{markup.menu}">{menu}</div></nav></header>'
            f'<div class="container"><div class="row"><div class="col-md-12">{crumbs}</div><div class="col-md-3 {markup.side}">'
            f'{side}</div><main class="col-md-6"><div class="{markup.content}">{heading}{main}</div></main>'
            f'<div class="col-md-3"><div class="{markup.box}">{boxes}</div></div></div></div><footer class="footer">{footer}</footer>'
        )
    return (
        f'{top}<header role="banner"><nav class="{markup.menu}" aria-label="Hauptmenü">{menu}</nav></header>{crumbs}'
        f'<main id="main"><article class="{markup.content}">{heading}{main}</article>'
        f'<aside><nav class="{markup.side}">{side}</nav><div class="{markup.box}">{boxes}</div></aside></main><footer>{footer}</footer>'
    )


def _top(page: Page, prefix: str) -> str:
    site = page.site
    parts = [
        '<a class="skip" href="#main">Zum Inhalt springen</a>',
        f'<a class="logo" href="{site.prefix}/">{escape(site.name)}</a>',
    ]
    if "search" in site.traps:
        parts.append('<form action="/suche" method="get"><input name="q"><button>Suche</button></form>')
    if "languages" in site.traps:
        others = "".join(
            f'<a hreflang="{code or "de"}" href="{f"/{code}" if code else ""}{escape(page.path)}">{name}</a> '
            for code, name in _LANGUAGES.items() if code != prefix
        )  # fmt: skip
        parts.append(f'<div class="lang">{others}</div>')
    if site.markup.cookie_banner:
        parts.append('<div id="cookie">Wir verwenden Cookies. <a href="' + site.prefix + '/datenschutz">Mehr erfahren</a> <button>Alle akzeptieren</button></div>')  # fmt: skip
    return "".join(parts)


def _menu(site: Site) -> str:
    if "menu" not in site.chrome:
        site.chrome["menu"] = _level(site.root.children, site.markup.menu_depth)
    return site.chrome["menu"]


def _level(pages: list[Page], depth: int) -> str:
    items = [
        f"<li>{anchor(page, page.title)}{_level(page.children, depth - 1) if depth > 1 else ''}</li>"
        for page in pages if page.in_menu
    ]  # fmt: skip
    return f"<ul>{''.join(items)}</ul>" if items else ""


def _side(page: Page) -> str:
    """Siblings and children, as left columns show them; for pages outside the menu those of the page above."""
    here = page
    while not here.in_menu and here.parent is not None:
        here = here.parent
    if here.parent is None:
        return ""
    cache = f"side{here.number}"
    if cache not in here.site.chrome:
        rows = []
        siblings = here.parent.children if here.parent.parent is not None else [here]
        for sibling in siblings:
            if sibling.in_menu:
                below = _level(here.children, 1) if sibling is here else ""
                rows.append(f"<li>{anchor(sibling, sibling.title)}{below}</li>")
        here.site.chrome[cache] = f"<ul>{''.join(rows)}</ul>"
    return here.site.chrome[cache]


def _crumbs(page: Page) -> str:
    links = [anchor(one, one.title if one.parent else "Startseite") for one in page.ancestors()]
    return f'<div class="{page.site.markup.crumbs}">Sie sind hier: {" &gt; ".join([*links, escape(page.title)])}</div>'


def _boxes(page: Page) -> str:
    """Teasers that change from page to page, and the boxes of the page itself."""
    site = page.site
    chance = rng(site.host, page.number, "boxes")
    parts = content.boxed_links(page)
    where = words(site.owner, chance)
    pool = rng(site.host, "teasers").sample(site.pages, min(_TEASERS, len(site.pages)))
    for target in chance.sample(pool, min(len(pool), site.markup.teasers)):
        if target.number % 2:
            parts.append(f'<div class="teaser"><h3>{anchor(target, target.title)}</h3></div>')
        else:
            line = expand(chance.choice(bank("site")["teaser"]), where, chance)
            title = target.title if target.number % 3 else line
            parts.append(f'<div class="teaser"><h3>{escape(title)}</h3><p>{anchor(target, "mehr")}</p></div>')
    return "".join(parts)


def _footer(page: Page) -> str:
    site = page.site
    parts = [f'<a href="{site.prefix}/{name}">{label}</a>' for name, label in (("impressum", "Impressum"), ("datenschutz", "Datenschutz"),
             ("kontakt", "Kontakt"), ("barrierefreiheit", "Barrierefreiheit"))]  # fmt: skip
    if site.markup.site_index_page and site.district:
        parts.append('<a href="/inhaltsverzeichnis">Inhaltsverzeichnis</a>')
    if "print" in site.traps:
        mark = "&amp;" if "?" in page.path else "?"
        parts.append(f'<a rel="nofollow" href="{escape(page.path)}{mark}print=1">Seite drucken</a>')
    if "recommend" in site.traps:
        parts.append(f'<a href="/empfehlen?url={token(page.path)}">Seite empfehlen</a>')
    if "loop" in site.traps:
        parts.append('<a href="/intranet">Mitarbeiterportal</a>')
    parts += [
        f'<a href="{escape(from_site(site.host, link.target))}">{escape(link.text)}</a>'
        for link in site.partners
    ]
    if site.markup.footer_sitemap:
        parts.append(f'<div class="footer-sitemap">{_level(site.root.children, 2)}</div>')
    updated = rng(site.host, page.number, "updated").randint(1, 28)
    if site.markup.shows_updated:
        parts.append(f"<p>Zuletzt aktualisiert: {updated:02d}.0{1 + page.number % 9}.2026</p>")
    return " ".join(parts)
