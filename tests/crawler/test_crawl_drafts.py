"""A draft and the final text under one address, through real crawls: what stands there now is judged by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from monitor.changes import detect_all
from monitor.listings import alert_rows, paper_rows
from storage.corrections import correct
from storage.models import Paper
from tests.crawling import Crawls, crawls
from tests.fake_papers import concept, pdf

FIRST = datetime(2026, 3, 1, 3, 0, tzinfo=UTC)
FINAL, UPDATE, STILL, BY_HAND, RELABELLED = "03001", "03002", "03003", "03004", "03005"
DRAFT_LINK, FINAL_LINK = "Integrationskonzept – Entwurf (PDF)", "Integrationskonzept (PDF)"
ADOPTED = "Beschlossen vom Kreistag am 3. Juni 2024"
MORE = "Neu ist ein Fonds von 250.000 Euro für Sprachkurse. Der Kreistag hat ihn im Juni 2024 bewilligt."


def paper(status: str, year: int = 2024, note: str = "") -> bytes:
    """A concept with this line on its cover."""
    cover, *rest = concept(year=year, note=note)
    return pdf(f"{cover}\n\n{status}", *rest, title="Integrationskonzept")


@dataclass
class Rounds:
    crawling: Crawls
    rows: list[dict[str, dict[str, object]]] = field(default_factory=list)  # by crawl and district
    alerts: list[dict[str, object]] = field(default_factory=list)

    def show(self, ags: str, link: str, body: bytes) -> None:
        site = self.crawling.web.site(f"www.kreis{ags}.test")
        site.home({"/integration": "Integration"})
        site.page("/integration", "Integration", links={"/konzept.pdf": link})
        site.file("/konzept.pdf", body)

    def crawl(self) -> None:
        now = FIRST + timedelta(days=7 * len(self.rows))
        self.crawling.crawl(FINAL, UPDATE, STILL, BY_HAND, RELABELLED, now=now)
        detect_all(self.crawling.store, now)
        with self.crawling.store.session() as session:
            self.rows.append({str(row["ags"]): row for row in paper_rows(session)})
            self.alerts = alert_rows(session)

    def told(self, ags: str) -> list[dict[str, object]]:
        return [alert for alert in self.alerts if alert["ags"] == ags]


@pytest.fixture(scope="module")
def rounds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rounds]:
    with crawls(tmp_path_factory.mktemp("drafts") / "home") as crawling:
        found = Rounds(crawling)
        for ags in (FINAL, UPDATE, STILL, BY_HAND, RELABELLED):
            crawling.district(ags, f"http://www.kreis{ags}.test/")
            found.show(ags, DRAFT_LINK, paper("Entwurf"))
        found.show(UPDATE, FINAL_LINK, paper("Beschlossen vom Kreistag am 3. Juni 2019", 2019))
        found.show(RELABELLED, DRAFT_LINK, paper("Der Landrat"))
        found.crawl()
        with crawling.store.session() as session:
            [one] = session.query(Paper).filter(Paper.ags == BY_HAND)
            correct(session, one.id, {"role": "report"}, by="M. Beispiel", why="Probe", now=FIRST)
        for ags in (FINAL, BY_HAND):
            found.show(ags, FINAL_LINK, paper(ADOPTED, note=MORE))
        found.show(UPDATE, "Fortschreibung Integrationskonzept – Entwurf (PDF)", paper("Entwurf", 2024, MORE))
        found.show(STILL, DRAFT_LINK, paper("Vorlage für den Sommer", note=MORE))
        found.show(RELABELLED, FINAL_LINK, paper("Der Landrat"))
        found.crawl()
        found.crawl()
        yield found


def test_the_final_text_at_the_address_of_its_draft_is_a_new_version(rounds: Rounds) -> None:
    assert rounds.rows[0][FINAL]["role"] == "draft"
    [alert] = rounds.told(FINAL)
    assert alert["kind"] == "new_version"
    assert "Aus dem Entwurf ist die Endfassung geworden." in str(alert["reasons"])


@pytest.mark.parametrize("crawl", [1, 2])
def test_the_final_text_makes_the_paper_a_concept_at_once(rounds: Rounds, crawl: int) -> None:
    row = rounds.rows[crawl][FINAL]
    assert row["is_concept"]
    assert row["role"] == "concept"


def test_the_draft_of_an_update_at_the_address_of_the_concept_is_a_new_version(rounds: Rounds) -> None:
    assert rounds.rows[0][UPDATE]["role"] == "concept"
    [alert] = rounds.told(UPDATE)
    assert alert["kind"] == "new_version"
    assert "Statt der Endfassung steht hier jetzt ein Entwurf." in str(alert["reasons"])
    row = rounds.rows[1][UPDATE]
    assert (row["role"], row["year"], row["is_concept"]) == ("draft", 2024, False)


def test_a_draft_that_only_its_link_calls_one_stays_one_while_it_is_called_so(rounds: Rounds) -> None:
    [alert] = rounds.told(STILL)
    assert alert["kind"] == "changed"
    assert rounds.rows[2][STILL]["role"] == "draft"


def test_the_same_text_is_none_any_more_when_its_link_stops_calling_it_a_draft(rounds: Rounds) -> None:
    assert rounds.rows[0][RELABELLED]["role"] == "draft"
    assert rounds.rows[1][RELABELLED]["role"] == "concept"


def test_a_persons_correction_outranks_what_the_new_text_is_called(rounds: Rounds) -> None:
    assert rounds.rows[2][BY_HAND]["role"] == "report"
    with rounds.crawling.store.session() as session:
        [one] = session.query(Paper).filter(Paper.ags == BY_HAND)
        assert one.recognised is not None
        assert one.recognised["role"] == "concept"
