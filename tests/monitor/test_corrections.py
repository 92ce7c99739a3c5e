"""Corrections by people against detection, reviews, states and listings."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from monitor.changes import detect
from monitor.coverage import concept_districts
from monitor.dashboard.formats import NO_BREAK
from monitor.dashboard.queries.alerts import AlertFilter, alert_page, find_alert
from monitor.dashboard.queries.papers import PaperFilter, confirmed_districts, find_paper, paper_page
from monitor.doctor import database
from monitor.listings import alert_rows, paper_rows
from monitor.paper_record import paper_record
from monitor.reviews import Verdict, newest_reviews, record_review
from storage.correction_rules import CorrectionRefused
from storage.corrections import correct
from storage.documents import record_document
from storage.hand_papers import Said, capture_file, file_by_hand, open_hand_crawl
from storage.merging import merge
from storage.models import Change, Paper, Version
from storage.sighted import Sighting
from storage.splitting import split_version
from storage.store import Store
from storage.undoing import undo
from storage.values import Document, Level, Recognition, Role
from tests.monitor.builders import (
    AGS,
    at,
    lose,
    make_crawl,
    make_paper,
    make_version,
    see_again,
)
from tests.monitor.texts import in_pages, long_paper

TEXT = in_pages(long_paper(pages=2))
NOON = timedelta(hours=12)


def said(session: Session, paper: Paper, day: int = 0, **fields: object) -> int:
    return correct(session, paper.id, fields, "Anna", "Titelblatt", at(day) + NOON).id


@pytest.fixture
def paper(session: Session, store: Store) -> Paper:
    """A report of the first inventory."""
    paper = make_paper(session, make_crawl(session, 0), TEXT, role="report", year=2019)
    detect(session, at(0), store.settings)
    return paper


def shown(session: Session, paper: Paper) -> tuple[str, str]:
    (row,) = paper_rows(session, paper_id=paper.id)
    found = find_paper(session, paper.id)
    assert found is not None
    assert (row["role"], row["level"]) == (found.role, found.level)  # the page says what the list says
    return row["role"], row["level"]


# --- reviews and corrections ----------------------------------------------------------------------


def test_a_correction_of_the_role_outranks_earlier_reviews_and_later_reviews_outrank_it(
    session: Session, paper: Paper
) -> None:
    record_review(session, paper.id, Verdict.FALSE_FRIEND, "Anna", None, at(1))
    said(session, paper, 2, role="draft")
    assert shown(session, paper) == ("draft", "district")
    assert newest_reviews(session) == {}
    record_review(session, paper.id, Verdict.CONCEPT, "Bert", None, at(3))
    assert shown(session, paper) == ("concept", "district")


def test_a_correction_of_the_level_keeps_the_role_a_review_gave(session: Session, paper: Paper) -> None:
    record_review(session, paper.id, Verdict.CONCEPT, "Anna", None, at(1))
    said(session, paper, 2, level="town")
    assert shown(session, paper) == ("concept", "town")


def test_taken_back_the_review_before_it_counts_again(session: Session, paper: Paper) -> None:
    record_review(session, paper.id, Verdict.CONCEPT, "Anna", None, at(1))
    number = said(session, paper, 2, role="news")
    undo(session, number, "Anna", "Irrtum", at(3))
    assert shown(session, paper) == ("concept", "district")


def test_a_title_leaves_reviews_alone(session: Session, paper: Paper) -> None:
    record_review(session, paper.id, Verdict.CONCEPT, "Anna", None, at(1))
    said(session, paper, 2, title="Titel", year=2021)
    assert shown(session, paper) == ("concept", "district")


def test_a_merged_paper_is_reviewed_no_more(session: Session, paper: Paper) -> None:
    other = make_paper(session, make_crawl(session, 1), "Anderer Text", "/b.pdf")
    merge(session, paper.id, other.id, "Anna", "ein Werk", at(1) + NOON)
    with pytest.raises(CorrectionRefused, match=f"zusammengeführt; gemeint ist wohl Papier {paper.id}"):
        record_review(session, other.id, Verdict.CONCEPT, "Anna", None, at(2))


# --- states ---------------------------------------------------------------------------------------


def test_a_corrected_role_makes_the_district_found_from_that_day_on(session: Session, paper: Paper) -> None:
    said(session, paper, 5, role="concept")
    assert concept_districts(session, at(4)) == set()
    assert concept_districts(session, at(6)) == {AGS}
    assert confirmed_districts(session) == {AGS}


def test_a_review_counts_for_the_days_before_a_correction_outranked_it(
    session: Session, paper: Paper
) -> None:
    record_review(session, paper.id, Verdict.CONCEPT, "Anna", None, at(1))
    said(session, paper, 5, role="report")
    assert concept_districts(session, at(2)) == {AGS}
    assert concept_districts(session, at(6)) == set()


# --- listings -------------------------------------------------------------------------------------


def test_lists_show_what_was_corrected_and_say_so(session: Session, paper: Paper) -> None:
    said(session, paper, 1, title="Von Hand", year=2021)
    (row,) = paper_rows(session)
    assert (row["title"], row["year"], row["corrected"]) == ("Von Hand", 2021, ["title", "year"])
    (alert,) = alert_rows(session, include_baseline=True)
    assert (alert["title"], alert["corrected"]) == ("Von Hand", ["title", "year"])
    (entry,) = alert_page(session, AlertFilter(baseline=True), 1).rows
    assert entry.title == "Von Hand"
    assert [one.title for one in paper_page(session, PaperFilter(text="Hand"), 1).rows] == ["Von Hand"]


def test_an_alert_keeps_the_title_it_was_told_with_unless_a_person_corrected_it(
    session: Session, paper: Paper
) -> None:
    said(session, paper, 1, year=2021)
    paper.title = "Was die nächste Ausgabe sagt"
    session.flush()
    (alert,) = alert_rows(session, include_baseline=True)
    assert alert["title"] == "Integrationskonzept"


def test_the_record_tells_the_decisions_and_the_machines_word(session: Session, paper: Paper) -> None:
    number = said(session, paper, 1, role="concept", title="Von Hand")
    undo(session, number, "Bert", "Irrtum", at(2))
    record = paper_record(session, paper.id)
    first, second = record["corrections"]
    assert first["text"] == "Titel: „Von Hand“ statt „Integrationskonzept“; Rolle: Konzept statt Bericht"
    assert (first["by"], first["why"], first["undone_by"]) == ("Anna", "Titelblatt", second["correction_id"])
    assert (second["text"], second["by"]) == (f"Korrektur {number} zurückgenommen", "Bert")
    assert (record["machine"]["role"], record["machine"]["title"]) == ("report", "Integrationskonzept")


def test_alerts_of_a_merged_paper_are_those_of_the_one_it_became(session: Session, store: Store) -> None:
    first = make_crawl(session, 0)
    lead, other = make_paper(session, first, TEXT), make_paper(session, first, "Anderer Text", "/b.pdf")
    detect(session, at(0), store.settings)
    row = merge(session, lead.id, other.id, "Anna", "ein Werk", at(1))
    assert {one["paper_id"] for one in alert_rows(session, include_baseline=True)} == {lead.id}
    assert [one["paper_id"] for one in paper_rows(session)] == [lead.id]
    assert find_alert(session, 2) is not None
    record_review(session, lead.id, Verdict.CONCEPT, "Anna", None, at(2))
    undo(session, row.id, "Anna", "zwei Werke", at(3))
    told = {one["paper_id"] for one in alert_rows(session, include_baseline=True)}
    assert told == {lead.id, other.id}


# --- detection ------------------------------------------------------------------------------------


def kinds(session: Session) -> list[str]:
    return [change.kind for change in session.query(Change).order_by(Change.id) if not change.baseline]


def test_merging_and_taking_it_back_tell_nothing(session: Session, store: Store) -> None:
    first = make_crawl(session, 0)
    lead, other = make_paper(session, first, TEXT), make_paper(session, first, "Anderer Text", "/b.pdf")
    detect(session, at(0), store.settings)
    row = merge(session, lead.id, other.id, "Anna", "ein Werk", at(1))
    see_again(session, make_crawl(session, 2), lead, other)
    detect(session, at(2), store.settings)
    undo(session, row.id, "Anna", "zwei Werke", at(3))
    see_again(session, make_crawl(session, 4), lead, other)
    detect(session, at(4), store.settings)
    assert kinds(session) == []


def test_a_merged_paper_vanishes_only_when_both_addresses_do(session: Session, store: Store) -> None:
    first = make_crawl(session, 0)
    lead, other = make_paper(session, first, TEXT), make_paper(session, first, "Anderer Text", "/b.pdf")
    detect(session, at(0), store.settings)
    merge(session, lead.id, other.id, "Anna", "ein Werk", at(1))
    lose(session, make_crawl(session, 2), lead, "/b.pdf")
    detect(session, at(2), store.settings)
    assert kinds(session) == []
    lose(session, make_crawl(session, 3), lead, "/konzept.pdf")
    detect(session, at(3), store.settings)
    assert kinds(session) == ["vanished"]


def test_a_split_tells_nothing_even_when_the_old_text_has_no_address_any_more(
    session: Session, store: Store
) -> None:
    paper = make_paper(session, make_crawl(session, 0), TEXT)
    make_version(session, make_crawl(session, 1), paper, "Ein ganz anderes Werk. " * 40)
    detect(session, at(1), store.settings)
    before = kinds(session)
    split_version(session, paper.versions[0].id, "Anna", "zwei Werke", at(1) + NOON)
    for day in (2, 3):
        see_again(session, make_crawl(session, day), *session.query(Paper))
        detect(session, at(day), store.settings)
    assert kinds(session) == before
    lose(session, make_crawl(session, 4), paper, "/konzept.pdf")
    detect(session, at(4), store.settings)
    assert kinds(session) == [*before, "vanished"]  # once: the old text had gone before


def by_hand(session: Session, text: str, day: int) -> Paper:
    moment = at(day)
    crawl = open_hand_crawl(session, moment, {}, "Von Hand", 1)
    sha256 = f"{day:064}"
    capture = capture_file(session, crawl, AGS, "k.pdf", None, sha256, 1, "application/pdf", moment)
    document = record_document(session, sha256, Document("application/pdf", "Titel", (text,), 1))
    found = Recognition(Role.CONCEPT, Level.DISTRICT, 0.9, "Integrationskonzept", 2019)
    seen = Sighting(crawl, capture.resource, capture, document, found, 1, "late_found", moment)
    return file_by_hand(session, seen, Said({}, "Anna", "per Mail", moment, {"file": "k.pdf"})).paper


def test_a_paper_added_by_hand_is_no_news(session: Session, store: Store) -> None:
    make_crawl(session, 0)
    detect(session, at(0), store.settings)
    by_hand(session, TEXT, 1)
    detect(session, at(1), store.settings)
    make_crawl(session, 2)
    detect(session, at(2), store.settings)
    assert kinds(session) == []
    assert session.query(Version).filter(Version.detected_at.is_(None)).count() == 0


def test_a_new_edition_of_a_paper_added_by_hand_is_a_new_version(session: Session, store: Store) -> None:
    make_crawl(session, 0)
    by_hand(session, TEXT, 1)
    crawl = make_crawl(session, 2)
    make_paper(session, crawl, TEXT + " Neu 2026." * 30, year=2026, newness="new")
    detect(session, at(2), store.settings)
    assert kinds(session) == ["new_version"]


def test_what_a_person_called_a_concept_is_told_whatever_its_score(session: Session, store: Store) -> None:
    paper = make_paper(session, make_crawl(session, 0), TEXT, role="news", score=0.1)
    detect(session, at(0), store.settings)
    said(session, paper, 0, role="concept")
    make_version(session, make_crawl(session, 1), paper, "Ein ganz anderes Werk. " * 40)
    result = detect(session, at(1), store.settings)
    assert sum(result.alerts.values()) == 1


# --- doctor ---------------------------------------------------------------------------------------


def test_doctor_accepts_merged_papers_and_finds_one_that_hides_a_correction(
    session: Session, paper: Paper
) -> None:
    other = make_paper(session, make_crawl(session, 1), "Anderer Text", "/b.pdf")
    merge(session, paper.id, other.id, "Anna", "ein Werk", at(1) + NOON)
    said(session, paper, 2, title="Von Hand")
    assert [one.found for one in database.contradictions(session)] == [
        "Abrufe, Dokumente, Fassungen und Fundstellen passen zueinander."
    ]
    assert [one.found for one in database.corrections(session)] == [
        f"2{NO_BREAK}Papiere zeigen, was die Korrekturen von Hand sagen."
    ]
    paper.title = "Vom Programm"
    session.flush()
    (finding,) = database.corrections(session)
    assert finding.found.startswith(f"1{NO_BREAK}Papier zeigt anderes")


def test_a_corrected_paper_that_was_edited_and_put_elsewhere_keeps_its_correction(
    session: Session, store: Store
) -> None:
    text = in_pages(long_paper(pages=6))
    paper = make_paper(session, make_crawl(session, 0), text, year=2019)
    detect(session, at(0), store.settings)
    said(session, paper, 0, title="Von Hand")
    crawl = make_crawl(session, 1)
    lose(session, crawl, paper, "/konzept.pdf")
    make_paper(session, crawl, text + " Ein Nachsatz.", "/neu.pdf", title="Titel vom Crawl", year=2020)
    detect(session, at(1), store.settings)
    (row,) = paper_rows(session)
    assert (row["title"], row["year"], len(row["versions"])) == ("Von Hand", 2020, 2)
