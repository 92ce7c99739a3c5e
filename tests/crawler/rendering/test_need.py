"""Which pages are empty without their scripts, and which only carry some."""

from __future__ import annotations

import pytest

from crawler.rendering.need import Need, is_contents, needs_scripts
from crawler.rendering.parts import parts_of
from monitor.samples.addresses import SITES, path_of
from monitor.samples.model import SampleSite
from monitor.samples.world import respond

MENU = (
    "<header><nav><ul>"
    + "".join(f"<li><a href=/{n}>Punkt {n}</a></li>" for n in range(30))
    + "</ul></nav></header>"
)
FOOT = "<footer><p>Landkreis Auental, Straße 1, 12345 Auental, Telefon 01234 567</p><a href=/impressum>Impressum</a></footer>"
SCRIPT = "<script src=/main.js></script>"
TEXT = "<p>" + "Der Landkreis berät alle, die neu zugezogen sind. " * 25 + "</p>"


def need(main: str, scripts: str = SCRIPT) -> Need | None:
    return needs_scripts(
        parts_of(f"<!doctype html><html><body>{MENU}<main>{main}</main>{FOOT}{scripts}</body></html>")
    )


@pytest.mark.parametrize(
    ("main", "why"),
    [
        ("<div id=app></div>", Need.APPLICATION),
        (
            "<div id=root><noscript>You need to enable JavaScript to run this app.</noscript></div>",
            Need.APPLICATION,
        ),
        ("<app-root>Wird geladen ...</app-root>", Need.APPLICATION),
        ("<div id=__nuxt></div>", Need.APPLICATION),
        ("<div ng-app=dokumente></div>", Need.APPLICATION),
        ("<h1>Dokumente</h1><div class=liste data-url=/api/docs.json></div>", Need.DATA),
        (
            "<h1>Dokumente</h1><section class=publikationen data-endpoint='/rest/v1/docs?thema=5'></section>",
            Need.DATA,
        ),
        ("<h1>Dokumente</h1><div id=c12 hx-get=/fragment/liste hx-trigger=load></div>", Need.DATA),
        ("<h1>Dokumente</h1><x-dokumente src=/dokumente.json></x-dokumente>", Need.DATA),
        ("<h1>Dokumente</h1><p>Die Daten werden geladen …</p>", Need.WAITING),
        ("<h1>Dokumente</h1><div class=spinner>Bitte warten</div>", Need.WAITING),
        ("<h1>Dokumente</h1><div id=x><p v-for='d in docs'>{{ d.titel }}</p></div>", Need.TEMPLATE),
        ("<h1>Dokumente</h1><p>{{ treffer.titel }}</p>", Need.TEMPLATE),
        ("<h1>Dokumente</h1><ul id=docs></ul>", Need.LIST),
        ("<h1>Dokumente</h1><table><thead><tr><th>Titel</th></tr></thead><tbody></tbody></table>", Need.LIST),
        ("<h1>Dokumente</h1><div class='search-results'></div>", Need.LIST),
        ("<h1>Dokumente</h1><div id=content></div>", Need.LIST),
        ("<h1>Dokumente</h1><div id=content-left><div class=left-liste></div></div>", Need.LIST),
        (
            "<h1>Dokumente</h1><noscript>Bitte aktivieren Sie JavaScript in Ihrem Browser.</noscript>",
            Need.DEMAND,
        ),
        ("<h1>Dokumente</h1><p>Diese Seite benötigt JavaScript.</p>", Need.DEMAND),
    ],
)
def test_a_page_that_is_empty_without_scripts_is_noticed(main: str, why: Need) -> None:
    assert need(main) is why


@pytest.mark.parametrize(
    "main",
    [
        f"<h1>Integration</h1>{TEXT}<a href=/ik.pdf>Integrationskonzept</a>",
        f"<h1>Integration</h1>{TEXT}<noscript>Bitte aktivieren Sie JavaScript.</noscript>",
        f"<h1>Integration</h1>{TEXT}<ul id=social-share></ul><div id=root></div>",
        "<h1>Kontakt</h1><p>Rufen Sie uns an.</p>",
        "<h1>Kontakt</h1><p>Text</p><div class=clearfix></div><div id=karte data-url=/geo/punkte.json></div>",
        "<h1>Kontakt</h1><p>Text</p><div id=cookie-banner data-url=/consent/api.json></div>",
        "<h1>Bilder</h1><p>Text</p><img data-src=/bild.jpg><div class=bild data-src=/bild.jpg></div>",
        "<h1>Rathaus</h1><p>Text</p><a class=btn data-url=/teilen href=/a>Teilen</a>",
        "<h1>Liste</h1><ul id=docs><li><a href=/a.pdf>A</a></ul>",
        "<h1>Liste</h1>"
        + "<p><a href=/x>Verweis</a></p>" * 14
        + "<div class=liste data-url=/api/mehr.json></div>",
        f"<h1>Programmieren</h1><p>Ein Kurs zu JavaScript, für den kein Vorwissen notwendig ist.</p>{TEXT}",
    ],
)
def test_an_ordinary_page_is_not(main: str) -> None:
    assert need(main) is None


def test_a_page_without_scripts_needs_none() -> None:
    assert need("<h1>Dokumente</h1><ul id=docs></ul>", scripts="") is None


def test_what_stands_in_menus_and_feet_does_not_fill_a_page() -> None:
    page = parts_of(f"<body>{MENU}<main><h1>Dokumente</h1></main>{FOOT}</body>")
    assert (page.words, page.links) == (1, 0)


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.ags)
def test_no_page_of_the_sample_sites_needs_its_scripts(site: SampleSite) -> None:
    pages = [
        (part, page, state) for part in site.parts for page in part.pages.values() for state in page.states
    ]
    assert len(pages) > 20
    for part, page, state in pages:
        answer = respond(part.host, path_of(part, f"page:{page.key}", state), state, nonce=7)
        if answer.header("Content-Type").startswith("text/html"):
            markup = answer.body.decode("utf-8", "replace")
            assert needs_scripts(parts_of(markup)) is None, page.key


@pytest.mark.parametrize(
    "place",
    ["<div id=contentSub></div>", "<div id=viewlet-above-content></div>", "<div class=content-bottom></div>"],
)
def test_empty_places_of_a_layout_are_no_lists(place: str) -> None:
    assert need(f"<h1>Wohngeld</h1>{place}<p>Das Wohngeld ist ein Zuschuss.</p>") is None


def test_what_is_empty_on_all_pages_is_no_list() -> None:
    page = parts_of(f"<body><main><h1>Wohngeld</h1><ul class=liste></ul></main>{SCRIPT}</body>")
    assert needs_scripts(page) is Need.LIST
    assert needs_scripts(page, frozenset(page.hollow)) is None


@pytest.mark.parametrize(
    ("text", "url", "contents"),
    [
        ("Sitemap", "https://kreis.de/x", True),
        ("Übersicht", "https://kreis.de/sitemap", True),
        ("Inhaltsverzeichnis", "https://kreis.de/inhalt.html", True),
        ("Übersicht", "https://kreis.de/uebersicht", False),
        ("Sitemaps im Vergleich", "https://kreis.de/sitemaps-im-vergleich", False),
    ],
)
def test_a_page_that_lists_the_site_s_pages_consists_of_menus(text: str, url: str, contents: bool) -> None:
    assert is_contents(text, url) is contents
