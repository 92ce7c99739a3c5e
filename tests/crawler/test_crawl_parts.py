"""Papers in several parts through real crawls: one paper, one row, one alert when a part changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from monitor.changes import detect_all
from monitor.listings import alert_rows, paper_rows
from storage.models import Document, Version
from tests.crawling import Crawls, crawls
from tests.fake_papers import FIELDS, concept, pdf
from tests.fake_site import FakeSite

FIRST = datetime(2026, 3, 1, 3, 0, tzinfo=UTC)
SECOND = FIRST + timedelta(days=7)
TREE, VOLUMES, LATE = "03001", "03002", "03003"
ROOT = "/soziales/integrationskonzept"
CHAPTERS = ("Einleitung", *FIELDS, "Umsetzung und Evaluation")


def chapter(number: int, name: str, note: str = "") -> str:
    return (
        f"<h2>Ziel</h2><p>Ziel im Handlungsfeld {name}: Alle Zugewanderten im Landkreis Auental haben gleichberechtigt teil. "
        f"Integration gelingt, wo Menschen mit Migrationshintergrund im Feld {name} mitwirken.</p>"
        f"<h2>Maßnahmen</h2><p>Maßnahme {number}.1: Der Landkreis richtet eine Beratungsstelle für {name} ein. {note}</p>"
        f"<p>Zuständig: Integrationsbeauftragte. Umsetzung bis {2026 + number}. Migrantenorganisationen werden beteiligt.</p>"
    )


def path(number: int, name: str) -> str:
    return f"{ROOT}/{number}-{name.lower().replace(' ', '-').replace('ö', 'oe').replace('ü', 'ue')}"


def tree(site: FakeSite, chapters: tuple[str, ...] = CHAPTERS, **notes: str) -> None:
    links = {path(number, name): f"{number} {name}" for number, name in enumerate(chapters, 1)}
    site.home({ROOT: "Integrationskonzept"})
    site.page(ROOT, "Integrationskonzept des Landkreises Auental", "<p>Inhalt</p>", links)
    for number, name in enumerate(chapters, 1):
        site.page(
            path(number, name), f"{number} {name}", chapter(number, name, notes.get(name.split()[0], ""))
        )


def volumes(site: FakeSite, note: str = "") -> None:
    pages = concept(note=note)
    site.home({"/integration": "Integration"})
    site.page(
        "/integration",
        "Integration",
        links={
            "/d/1.pdf": "Integrationskonzept Teil 1: Grundlagen",
            "/d/2.pdf": "Integrationskonzept Teil 2: Handlungsfelder",
        },
    )
    site.file("/d/1.pdf", pdf(*pages[:2], title="Integrationskonzept Teil 1"))
    site.file("/d/2.pdf", pdf(*pages[2:], title="Integrationskonzept Teil 2"))


@dataclass
class Rounds:
    crawling: Crawls
    rows: list[list[dict[str, object]]] = field(default_factory=list)
    alerts: list[dict[str, object]] = field(default_factory=list)

    def concepts(self, number: int, ags: str) -> list[dict[str, object]]:
        return [row for row in self.rows[number] if row["ags"] == ags and row["is_concept"]]

    def told(self, ags: str) -> list[dict[str, object]]:
        return [alert for alert in self.alerts if alert["ags"] == ags]

    def crawl(self, now: datetime) -> None:
        self.crawling.crawl(TREE, VOLUMES, LATE, now=now)
        detect_all(self.crawling.store, now)
        with self.crawling.store.session() as session:
            self.rows.append(paper_rows(session))
            self.alerts = alert_rows(session)

    def newest_text(self, ags: str) -> str:
        with self.crawling.store.session() as session:
            version = self.crawling.versions(ags)[-1]
            found = session.scalar(
                select(Document.text)
                .join(Version, Version.document_id == Document.id)
                .where(Version.id == version.id)
            )
            return found or ""


@pytest.fixture(scope="module")
def rounds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rounds]:
    with crawls(tmp_path_factory.mktemp("parts") / "home") as crawling:
        for ags, host in ((TREE, "baum"), (VOLUMES, "baende"), (LATE, "spaet")):
            crawling.district(ags, f"http://www.{host}.test/")
        sites = {
            ags: crawling.web.site(f"www.{host}.test")
            for ags, host in ((TREE, "baum"), (VOLUMES, "baende"), (LATE, "spaet"))
        }
        found = Rounds(crawling)
        tree(sites[TREE])
        volumes(sites[VOLUMES])
        tree(sites[LATE], CHAPTERS[:-1])
        found.crawl(FIRST)
        # As with a clock that runs: a paper's first version is older than the parts read after it.
        with crawling.store.session() as session:
            session.execute(update(Version).values(captured_at=FIRST - timedelta(minutes=1)))
        extra = "Neu ist ein Fonds von 250.000 Euro für Mietzuschüsse an kinderreiche Familien im ganzen Landkreis."
        tree(sites[TREE], Wohnen=extra)
        volumes(sites[VOLUMES], note="Der Kreistag stellt dafür ab sofort jährlich 480.000 Euro bereit.")
        tree(sites[LATE])
        found.crawl(SECOND)
        yield found


def test_a_tree_of_chapters_is_one_concept(rounds: Rounds) -> None:
    [row] = rounds.concepts(0, TREE)
    assert row["title"] == "Integrationskonzept des Landkreises Auental"
    assert [part["number"] for part in row["parts"]] == list(range(len(CHAPTERS) + 1))  # type: ignore[attr-defined]
    assert len(row["urls"]) == len(CHAPTERS) + 1  # type: ignore[arg-type]
    assert len(row["versions"]) == 1  # type: ignore[arg-type]


def test_the_chapters_are_joined_in_their_order(rounds: Rounds) -> None:
    text = rounds.newest_text(TREE)
    places = [
        text.index(f"{number} {name}\n")
        for number, name in enumerate(CHAPTERS, 1)
        if f"{number} {name}\n" in text
    ]
    assert len(places) >= len(CHAPTERS) - 1
    assert places == sorted(places)


@pytest.mark.parametrize(("ags", "passage"), [(TREE, "250.000"), (VOLUMES, "480.000")])
def test_a_part_that_changes_is_told_once_and_as_a_change_of_the_paper(
    rounds: Rounds, ags: str, passage: str
) -> None:
    [row] = rounds.concepts(1, ags)
    assert len(row["versions"]) == 2  # type: ignore[arg-type]
    [alert] = rounds.told(ags)
    assert alert["kind"] in ("changed", "new_version")
    assert alert["paper_id"] == row["paper_id"]
    assert passage in str(alert["evidence"])


def test_volumes_are_one_concept_with_the_name_they_share(rounds: Rounds) -> None:
    [row] = rounds.concepts(0, VOLUMES)
    assert [part["url"].rpartition("/")[2] for part in row["parts"]] == ["1.pdf", "2.pdf"]  # type: ignore[attr-defined]
    assert row["title"] == "Integrationskonzept"
    assert rounds.newest_text(VOLUMES).index("Vorwort") < rounds.newest_text(VOLUMES).index(
        "Umsetzung und Evaluation"
    )


def test_a_chapter_that_is_new_on_the_site_changes_the_paper(rounds: Rounds) -> None:
    [row] = rounds.concepts(1, LATE)
    assert len(row["parts"]) == len(CHAPTERS) + 1  # type: ignore[arg-type]
    [alert] = rounds.told(LATE)
    assert alert["kind"] in ("changed", "new_version")


def test_a_first_inventory_of_parts_is_told_once_a_paper(rounds: Rounds) -> None:
    with rounds.crawling.store.session() as session:
        alerts = [row for row in alert_rows(session, include_baseline=True) if row["baseline"]]
    assert sorted(str(row["ags"]) for row in alerts) == [TREE, VOLUMES, LATE]
