"""A paper in files that are linked in a row, title page and foreword before its chapters, through real crawls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from monitor.changes import detect_all
from monitor.listings import alert_rows, paper_rows
from storage.relation_models import PaperRelation
from tests.crawling import Crawls, crawls
from tests.fake_papers import FIELDS, pdf

FIRST = datetime(2026, 3, 1, 3, 0, tzinfo=UTC)
NAMED, BARE, BESIDE = "03001", "03002", "03003"
PLACE = "Landkreis Auental"
PARTS = ("Titelblatt", "Vorwort", *(f"Kapitel {number}" for number in range(1, 7)))


def text(part: str) -> str:
    if part == "Titelblatt":
        return f"Integrationskonzept\n{PLACE}\n\n2024\n\nHerausgeber: {PLACE}, Der Landrat"
    if part == "Vorwort":
        return (
            "Vorwort\n\nLiebe Leserinnen und Leser,\nder Kreistag hat das Integrationskonzept beschlossen. Integration "
            "verstehen wir als gleichberechtigte Teilhabe aller Menschen, mit und ohne Migrationshintergrund."
        )
    number = int(part.split()[1])
    subject = (*FIELDS, "Sport und Ehrenamt")[number - 1]
    return (
        f"{number}. Handlungsfeld {subject}\n\nIntegrationskonzept {PLACE}\n\nZiel: Alle Zugewanderten im {PLACE} haben im Feld "
        f"{subject} gleichberechtigt teil. Maßnahme {number}.1: Der {PLACE} richtet bis {2024 + number} eine Beratungsstelle "
        f"für {subject} ein. Maßnahme {number}.2: Migrantenorganisationen werden an der Planung im Handlungsfeld {subject} "
        f"beteiligt. Die Integrationsbeauftragte berichtet dem Kreistag jährlich über {subject}."
    )


def whole() -> bytes:
    return pdf(*map(text, PARTS), title="Integrationskonzept")


@dataclass
class Rounds:
    crawling: Crawls
    rows: list[list[dict[str, object]]] = field(default_factory=list)
    alerts: list[dict[str, object]] = field(default_factory=list)

    def show(self, ags: str, name: str, *without: str) -> None:
        site = self.crawling.web.site(f"www.kreis{ags}.test")
        site.home({"/integration": "Integration"})
        shown = {f"/d/{number}.pdf": part for number, part in enumerate(PARTS) if part not in without}
        links = {url: f"{name}{part}" for url, part in shown.items()}
        if ags == BESIDE:
            links |= {"/d/gesamt.pdf": "Integrationskonzept (gesamt)"}
            site.file("/d/gesamt.pdf", whole())
        site.page("/integration", "Integrationskonzept", links=links)
        for url, part in shown.items():
            site.file(url, pdf(text(part), title=""))
        for number, part in enumerate(PARTS):
            if part in without:
                site.status[f"/d/{number}.pdf"] = 404

    def crawl(self) -> None:
        now = FIRST + timedelta(days=7 * len(self.rows))
        self.crawling.crawl(NAMED, BARE, BESIDE, now=now)
        detect_all(self.crawling.store, now)
        with self.crawling.store.session() as session:
            self.rows.append(paper_rows(session))
            self.alerts = alert_rows(session, include_baseline=True)

    def papers(self, number: int, ags: str) -> list[dict[str, object]]:
        return [row for row in self.rows[number] if row["ags"] == ags]


@pytest.fixture(scope="module")
def rounds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rounds]:
    with crawls(tmp_path_factory.mktemp("row") / "home") as crawling:
        found = Rounds(crawling)
        for ags in (NAMED, BARE, BESIDE):
            crawling.district(ags, f"http://www.kreis{ags}.test/")
        names = {NAMED: "Integrationskonzept: ", BARE: "", BESIDE: "Integrationskonzept – "}
        for ags, name in names.items():
            found.show(ags, name)
        found.crawl()
        for ags, name in names.items():
            found.show(ags, name, "Titelblatt")
        for _ in range(3):
            found.crawl()
        yield found


@pytest.mark.parametrize("ags", [NAMED, BARE])
def test_a_row_of_files_is_one_concept_with_what_is_bound_around_its_chapters(
    rounds: Rounds, ags: str
) -> None:
    [row] = rounds.papers(0, ags)
    assert row["is_concept"]
    assert str(row["title"]).startswith("Integrationskonzept")
    assert "Titelblatt" not in str(row["title"])
    assert [part["url"].rpartition("/")[2] for part in row["parts"]] == [  # type: ignore[attr-defined]
        f"{number}.pdf" for number in range(len(PARTS))
    ]


@pytest.mark.parametrize("ags", [NAMED, BARE])
def test_a_row_of_files_did_not_vanish_when_its_title_page_went(rounds: Rounds, ags: str) -> None:
    kinds = [alert["kind"] for alert in reversed(rounds.alerts) if alert["ags"] == ags]
    assert kinds[0] == "new_concept"
    assert "vanished" not in kinds
    [row] = rounds.papers(-1, ags)
    assert row["is_concept"]
    assert {str(url).rpartition("/")[2] for url in row["urls"]} >= {  # type: ignore[attr-defined]
        f"{number}.pdf" for number in range(1, len(PARTS))
    }


def test_a_whole_and_its_own_parts_are_no_editions_of_each_other(rounds: Rounds) -> None:
    ids = {row["paper_id"] for row in rounds.papers(0, BESIDE)}
    assert ids
    with rounds.crawling.store.session() as session:
        found = session.scalars(select(PaperRelation).where(PaperRelation.paper_id.in_(ids)))
        assert [one.kind for one in found if one.kind == "earlier_edition_of"] == []
