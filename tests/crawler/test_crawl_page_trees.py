"""Papers told in many short pages through a real crawl: no page is one by itself, all together are one row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

import pytest

from monitor.listings import paper_rows
from tests.crawling import Crawls, crawls
from tests.fake_site import FakeSite

NOW = datetime(2026, 3, 1, 3, 0, tzinfo=UTC)
WIKI, BLOG, BOOK, SITE_AS_HEADING = "03011", "03012", "03013", "03014"
PRESS, CATALOGUE, AGENDA = "03021", "03022", "03023"
FIELDS = {
    "Sprache": "Alle Zugewanderten finden binnen drei Monaten einen Kurs in Deutsch.",
    "Bildung": "Kinder mit Migrationshintergrund erreichen dieselben Abschlüsse wie alle anderen.",
    "Arbeit und Beruf": "Abschlüsse aus dem Ausland werden rascher anerkannt.",
    "Wohnen": "Niemand wird bei der Vergabe von Wohnungen wegen seiner Herkunft benachteiligt.",
    "Gesundheit": "Arztpraxen und Kliniken verständigen sich mit allen, die Hilfe suchen.",
    "Begegnung und Vereine": "Vereine gewinnen Mitglieder aus allen Gruppen der Bevölkerung.",
}
FOREWORD = (
    "Das Integrationskonzept des Landkreises Auental beschreibt, wie alle Menschen gleichberechtigt am Leben teilhaben. "
    "Der Kreistag hat es am 9. Mai 2023 beschlossen."
)
CLOSING = "Die Verwaltung berichtet dem Kreistag jährlich über die Umsetzung. Ein Monitoring mit Indikatoren begleitet sie."


def chapters() -> dict[str, str]:
    """Name and text of short chapters: an opening one, the fields, a closing one."""
    found = {"Einleitung": f"<p>{FOREWORD}</p><p>Ausgangslage: Jeder vierte Mensch ist zugewandert.</p>"}
    for number, (name, aim) in enumerate(FIELDS.items(), 1):
        found[name] = (
            f"<p>Ziel: {aim}</p><p>Maßnahme {number}: Der Landkreis richtet dafür eine Stelle ein, an der Vereine der Zugewanderten "
            f"beteiligt sind.</p><p>Zuständig: Fachdienst Teilhabe. Umsetzung bis {2024 + number}.</p>"
        )
    return found | {"Umsetzung": f"<p>{CLOSING}</p>"}


def slug(name: str) -> str:
    return name.lower().replace(" ", "-")


def wiki(site: FakeSite) -> None:
    """Sub-pages with a number after a slash for a title; the real heading is the h2."""
    root = "/index.php/Vielfalt_leben"
    site.home({root: "Vielfalt leben"})
    links = {f"{root}/{number}": f"{number}. {name}" for number, name in enumerate(chapters(), 1)}
    site.page(root, "Vielfalt leben", "<h2>Integrationskonzept des Landkreises Auental</h2>", links)
    for number, (name, text) in enumerate(chapters().items(), 1):
        site.page(f"{root}/{number}", f"Vielfalt leben/{number}", f"<h2>{name}</h2>{text}")


def blog(site: FakeSite) -> None:
    """Child pages without numbers."""
    root = "/themen/integrationskonzept/"
    site.home({root: "Integrationskonzept"})
    links = {f"{root}{slug(name)}/": name for name in chapters()}
    site.page(root, "Integrationskonzept", "<p>Die Kapitel:</p>", links)
    for name, text in chapters().items():
        site.page(f"{root}{slug(name)}/", name, text)


def book(site: FakeSite) -> None:
    """Pages that one turns: each links the next and the one before."""
    pages = list(chapters().items())
    site.home({"/konzept/start.html": "Integrationskonzept"})
    site.page("/konzept/start.html", "Integrationskonzept Auental", "", {"/konzept/s1.html": "weiter"})
    for number, (name, text) in enumerate(pages, 1):
        links = {f"/konzept/s{number - 1}.html": "zurück"} if number > 1 else {}
        if number < len(pages):
            links |= {f"/konzept/s{number + 1}.html": "weiter"}
        site.page(f"/konzept/s{number}.html", name, text, links)


def site_as_heading(site: FakeSite) -> None:
    """The first heading of every page is the site's name."""
    root = "/soziales/integrationskonzept"
    site.home({root: "Integrationskonzept"})
    links = {f"{root}/kapitel-{number}": f"Kapitel {number}" for number in range(1, len(chapters()) + 1)}
    site.page(root, "Landkreis Auental", "<h2>Integrationskonzept 2023</h2>", links)
    for number, (name, text) in enumerate(chapters().items(), 1):
        site.page(f"{root}/kapitel-{number}", "Landkreis Auental", f"<h2>{number}. {name}</h2>{text}")


def list_of_others(site: FakeSite, root: str, title: str, pages: Mapping[str, str]) -> None:
    site.home({root: title})
    site.page(root, title, "", {f"{root}/{slug(name)}": name for name in pages})
    for name, text in pages.items():
        site.page(f"{root}/{slug(name)}", name, text)


def press(site: FakeSite) -> None:
    items = {
        f"Integrationskonzept: {name}": f"<p>Der Landrat stellte das Ziel vor: {aim} Das sagt die Maßnahme {number} des Konzepts.</p>"
        for number, (name, aim) in enumerate(FIELDS.items(), 1)
    }
    list_of_others(site, "/presse/integrationskonzept", "Pressemitteilungen zum Integrationskonzept", items)


def catalogue(site: FakeSite) -> None:
    names = (
        "Aufenthaltstitel",
        "Einbürgerung",
        "Führerschein umschreiben",
        "Sprachkurs",
        "Wohngeld",
        "Ziele",
    )
    pages = {
        name: f"<p>{name}: Ziel der Leistung ist die Teilhabe. Unterlagen: Pass. Zuständig: Amt für Migration. Maßnahme: Antrag.</p>"
        for name in names
    }
    list_of_others(site, "/migration-und-integration", "Migration und Integration", pages)


def agenda(site: FakeSite) -> None:
    pages = {
        f"{number}. {name}": f"<p>Tagesordnung, Vorlage {number}/2023, Beschlussvorschlag: Das Ziel „{aim}“ im "
        "Integrationskonzept wird zur Kenntnis genommen. Maßnahme: keine. Sachverhalt: siehe Anlage.</p>"
        for number, (name, aim) in enumerate(FIELDS.items(), 1)
    }
    list_of_others(site, "/sitzungen/integrationskonzept", "Sitzung zum Integrationskonzept", pages)


SITES = {
    WIKI: wiki, BLOG: blog, BOOK: book, SITE_AS_HEADING: site_as_heading, PRESS: press, CATALOGUE: catalogue,
    AGENDA: agenda,
}  # fmt: skip


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[dict[str, object]]]:
    with crawls(tmp_path_factory.mktemp("trees") / "home") as crawling:
        yield crawled(crawling)


def crawled(crawling: Crawls) -> list[dict[str, object]]:
    for ags, build in SITES.items():
        crawling.district(ags, f"http://www.baum{ags}.test/")
        build(crawling.web.site(f"www.baum{ags}.test"))
    crawling.crawl(*SITES, now=NOW)
    with crawling.store.session() as session:
        return paper_rows(session)


def concepts(rows: list[dict[str, object]], ags: str) -> list[dict[str, object]]:
    return [row for row in rows if row["ags"] == ags and row["is_concept"]]


@pytest.mark.parametrize("ags", [WIKI, BLOG, BOOK, SITE_AS_HEADING])
def test_a_paper_in_short_pages_is_one_concept_with_all_of_them_in_order(
    rows: list[dict[str, object]], ags: str
) -> None:
    [row] = concepts(rows, ags)
    titles = [str(part["title"]) for part in row["parts"]]  # type: ignore[attr-defined]
    assert [title.split(". ")[-1] for title in titles[1:]] == list(chapters())
    assert "konzept" in str(row["title"]).lower()


@pytest.mark.parametrize("ags", [WIKI, BLOG, BOOK, SITE_AS_HEADING])
def test_the_pages_of_a_paper_are_no_papers_of_their_own(rows: list[dict[str, object]], ags: str) -> None:
    assert [row for row in rows if row["ags"] == ags] == concepts(rows, ags)


@pytest.mark.parametrize("ags", [PRESS, CATALOGUE, AGENDA])
def test_lists_of_press_items_services_and_agenda_items_are_no_paper(
    rows: list[dict[str, object]], ags: str
) -> None:
    assert concepts(rows, ags) == []
