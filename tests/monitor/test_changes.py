"""Detection told as stories: what a crawl left behind, and what people are told of it."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from monitor import changes
from monitor.changes import DetectResult, detect, detect_all
from monitor.reviews import Verdict, record_review
from storage.config import Settings
from storage.models import Alert, Change, Crawl, Delivery, RegistryVersion, Version
from storage.store import Store
from tests.monitor.builders import (
    SITE,
    at,
    lose,
    make_capture,
    make_crawl,
    make_document,
    make_paper,
    make_place,
    make_resource,
    make_subscriber,
    make_version,
    see_again,
)
from tests.monitor.texts import in_pages, long_paper

LINES = long_paper(pages=8)
TEXT = in_pages(LINES)
EDITED = TEXT + " Im Kreis leben jetzt 6 190 Menschen mit Einwanderungsgeschichte."
OTHER = in_pages(long_paper(pages=8, seed=11))
UPDATE = "Fortschreibung 2026\n\n" + in_pages(LINES[:120] + long_paper(pages=4, seed=5))


@pytest.fixture
def settings(store: Store) -> Settings:
    return store.settings


def told(session: Session, crawl: Crawl | None = None) -> list[tuple[str, str]]:
    """(kind, path) of every alert, in order; of one crawl if given."""
    query = select(Change).join(Alert, Alert.change_id == Change.id).order_by(Alert.id)
    if crawl is not None:
        query = query.where(Change.crawl_id == crawl.id)
    return [(change.kind, change.url.removeprefix(SITE)) for change in session.scalars(query)]


def only(session: Session, crawl: Crawl) -> Change:
    """The one change of a crawl that was told."""
    query = select(Change).join(Alert, Alert.change_id == Change.id).where(Change.crawl_id == crawl.id)
    return session.scalars(query).one()


def codes(change: Change) -> list[str]:
    return [reason["code"] for reason in change.reasons]


def inventory(session: Session, settings: Settings, **values: Any) -> Any:
    """A district read for the first time: one concept, detected."""
    crawl = make_crawl(session, 0)
    home = make_resource(session, crawl, "/")
    values = {"parent": home, "link_text": "Integrationskonzept (PDF)", **values}
    paper = make_paper(session, crawl, TEXT, **values)
    detect(session, at(0), settings)
    return paper


# --- finds --------------------------------------------------------------------------------------


def test_a_first_inventory_is_told_as_baseline_only(session: Session, settings: Settings) -> None:
    inventory(session, settings)
    change = session.scalars(select(Change)).one()
    assert (change.kind, change.baseline, change.newness) == ("new_concept", True, None)
    assert session.scalars(select(Alert)).one().change is change


def test_editions_found_together_in_the_first_inventory_are_not_each_others_news(
    session: Session, settings: Settings
) -> None:
    crawl = make_crawl(session)
    make_paper(session, crawl, TEXT, "/2019.pdf", title="Integrationskonzept 2019")
    make_paper(session, crawl, OTHER, "/2026.pdf", title="Integrationskonzept 2026")
    detect(session, at(0), settings)
    assert told(session) == [("new_concept", "/2019.pdf"), ("new_concept", "/2026.pdf")]


def test_a_concept_without_a_known_predecessor_is_a_new_concept_that_says_why(
    session: Session, settings: Settings
) -> None:
    crawl = make_crawl(session, 0)
    detect(session, at(0), settings)
    crawl = make_crawl(session, 7)
    home = make_resource(session, crawl, "/")
    make_paper(session, crawl, TEXT, parent=home, link_text="Integrationskonzept (PDF)")
    detect(session, at(7), settings)
    change = only(session, crawl)
    assert (change.kind, change.baseline, change.newness) == ("new_concept", False, "new")
    assert codes(change) == ["name", "path", "new"]
    assert change.reasons[0]["weight"] == 0.5
    assert change.reasons[1]["text"] == "Gefunden über: Startadresse › Integrationskonzept (PDF)."
    assert [step["link_text"] for step in change.evidence["path"]] == [None, "Integrationskonzept (PDF)"]
    assert change.detected_at == at(7)
    assert change.from_version_id is None
    assert change.to_version_id == session.scalars(select(Version.id)).one()


def test_an_update_at_another_address_is_a_new_version_of_the_known_work(
    session: Session, settings: Settings
) -> None:
    old = inventory(session, settings, title="Integrationskonzept 2019", year=2019)
    crawl = make_crawl(session, 7)
    see_again(session, crawl, old)
    new = make_paper(
        session,
        crawl,
        UPDATE,
        "/neu.pdf",
        title="Fortschreibung des Integrationskonzepts",
        role="update",
        year=2026,
    )
    detect(session, at(7), settings)
    change = only(session, crawl)
    assert (change.kind, change.url) == ("new_version", f"{SITE}/neu.pdf")
    assert (change.paper_id, change.from_version_id, change.to_version_id) == (
        new.id,
        old.versions[0].id,
        new.versions[0].id,
    )
    assert {"predecessor", "year", "update", "amount"} <= set(codes(change))
    assert change.evidence["passages"]
    assert change.significance >= 0.5


def test_an_older_edition_found_later_is_no_new_version(session: Session, settings: Settings) -> None:
    inventory(session, settings, title="Integrationskonzept 2019", year=2019)
    crawl = make_crawl(session, 7)
    make_paper(
        session, crawl, OTHER, "/alt.pdf", title="Integrationskonzept 2010", year=2010, newness="late_found"
    )
    detect(session, at(7), settings)
    assert (only(session, crawl).kind, only(session, crawl).newness) == ("new_concept", "late_found")


@pytest.mark.parametrize("role", ["draft", "report", "short_version", "annex", "council_paper", "news"])
def test_papers_around_a_concept_are_new_papers(session: Session, settings: Settings, role: str) -> None:
    inventory(session, settings)
    crawl = make_crawl(session, 7)
    make_paper(session, crawl, OTHER, "/x.pdf", title="Integrationskonzept 2026", role=role)
    detect(session, at(7), settings)
    assert told(session, crawl) == [("new_paper", "/x.pdf")]


def test_the_concept_of_a_town_is_a_new_paper_never_a_new_concept(
    session: Session, settings: Settings
) -> None:
    inventory(session, settings)
    crawl = make_crawl(session, 7)
    make_paper(session, crawl, OTHER, "/stadt.pdf", level="town")
    detect(session, at(7), settings)
    assert told(session, crawl) == [("new_paper", "/stadt.pdf")]


def test_a_short_page_that_presents_the_new_concept_is_not_a_second_one(
    session: Session, settings: Settings
) -> None:
    inventory(session, settings, title="Leitbild Integration")
    crawl = make_crawl(session, 7)
    page = make_resource(session, crawl, "/integration")
    presents = {"title": "Unser Weg zum Miteinander", "media_type": "text/html"}
    make_paper(session, crawl, "Der Kreis hat jetzt ein Konzept. " * 20, "/integration", **presents)
    make_paper(session, crawl, OTHER, "/k.pdf", title="Vielfalt leben", parent=page)
    detect(session, at(7), settings)
    assert told(session, crawl) == [("new_paper", "/integration"), ("new_concept", "/k.pdf")]


def test_papers_below_the_least_score_and_no_papers_at_all_raise_no_alert(
    session: Session, settings: Settings
) -> None:
    crawl = make_crawl(session)
    make_paper(session, crawl, TEXT, "/a.pdf", score=0.4)
    make_paper(session, crawl, OTHER, "/b.pdf", role="none")
    result = detect(session, at(0), settings)
    assert told(session) == []
    assert result.changes == 1
    assert session.scalars(select(Version.detected_at)).all() == [at(0), at(0)]


def test_a_persons_verdict_outranks_score_and_role(session: Session, settings: Settings) -> None:
    first = make_crawl(session)
    doubted = make_paper(session, first, TEXT, "/a.pdf", score=0.4)
    believed = make_paper(session, first, OTHER, "/b.pdf", score=0.9)
    detect(session, at(0), settings)
    record_review(session, doubted.id, Verdict.CONCEPT, "Anna", None, at(1))
    record_review(session, believed.id, Verdict.FALSE_FRIEND, "Anna", None, at(1))
    crawl = make_crawl(session, 7)
    make_version(session, crawl, doubted, EDITED)
    make_version(session, crawl, believed, OTHER + " Im Kreis leben 7 Menschen.")
    detect(session, at(7), settings)
    assert told(session, crawl) == [("changed", "/a.pdf")]


# --- newness ------------------------------------------------------------------------------------


def test_what_was_there_all_along_is_late_found(session: Session, settings: Settings) -> None:
    inventory(session, settings)
    crawl = make_crawl(session, 7)
    make_paper(session, crawl, OTHER, "/x.pdf", title="Vielfalt leben", newness="late_found")
    result = detect(session, at(7), settings)
    assert only(session, crawl).newness == "late_found"
    assert codes(only(session, crawl))[-1] == "late_found"
    assert (result.late, sum(result.alerts.values())) == (1, 0)


def test_a_known_address_recognised_since_we_read_better_is_late_found(
    session: Session, settings: Settings
) -> None:
    paper = inventory(session, settings)
    make_resource(session, session.scalars(select(Crawl)).one(), "/x.pdf")
    crawl = make_crawl(session, 7, settings={"terms": 1, "recogniser": 2, "extractor": 1})
    see_again(session, crawl, paper)
    make_paper(session, crawl, OTHER, "/x.pdf", title="Vielfalt leben")
    make_paper(session, crawl, TEXT[::-1], "/neu.pdf", title="Zusammen wachsen")
    detect(session, at(7), settings)
    rows = session.scalars(select(Change).where(Change.crawl_id == crawl.id))
    newness = {change.url: change.newness for change in rows}
    assert newness == {f"{SITE}/x.pdf": "late_found", f"{SITE}/neu.pdf": "new"}


# --- edits --------------------------------------------------------------------------------------


def test_a_small_edit_is_changed_with_old_and_new_wording_and_page(
    session: Session, settings: Settings
) -> None:
    paper = inventory(session, settings)
    crawl = make_crawl(session, 7)
    version = make_version(session, crawl, paper, EDITED)
    detect(session, at(7), settings)
    change = only(session, crawl)
    assert (change.kind, change.newness, change.baseline) == ("changed", "new", False)
    assert (change.from_version_id, change.to_version_id) == (paper.versions[0].id, version.id)
    (passage,) = change.evidence["passages"]
    assert passage["old"] is None
    assert passage["new"] == "Im Kreis leben jetzt 6 190 Menschen mit Einwanderungsgeschichte."
    assert passage["page_new"] == 8
    assert codes(change)[-1] == "path"


def test_another_edition_at_the_same_address_is_a_new_version(session: Session, settings: Settings) -> None:
    paper = inventory(session, settings)
    crawl = make_crawl(session, 7)
    make_version(session, crawl, paper, UPDATE, role="update", year=2026)
    detect(session, at(7), settings)
    assert only(session, crawl).kind == "new_version"


def test_a_draft_that_became_final_is_a_new_version(session: Session, settings: Settings) -> None:
    paper = inventory(session, settings, role="draft", title="Integrationskonzept (Entwurf)")
    crawl = make_crawl(session, 7)
    paper.role, paper.title = "concept", "Integrationskonzept"
    make_version(session, crawl, paper, EDITED)
    detect(session, at(7), settings)
    assert only(session, crawl).kind == "new_version"


def test_a_page_that_becomes_the_concept_is_a_find(session: Session, settings: Settings) -> None:
    paper = inventory(session, settings, role="news", title="Auf dem Weg", media_type="text/html")
    crawl = make_crawl(session, 7)
    paper.role, paper.title = "concept", "Integrationskonzept"
    make_version(session, crawl, paper, OTHER, media_type="text/html")
    detect(session, at(7), settings)
    change = only(session, crawl)
    assert (change.kind, change.newness) == ("new_concept", "new")
    assert change.from_version_id == paper.versions[0].id


def test_cosmetic_changes_are_kept_and_not_told(session: Session, settings: Settings) -> None:
    page = {"media_type": "text/html", "role": "news"}
    paper = inventory(session, settings, **page)
    crawl = make_crawl(session, 7)
    make_version(
        session, crawl, paper, TEXT + "\n\nZuletzt aktualisiert am 8.1.2026.", media_type="text/html"
    )
    result = detect(session, at(7), settings)
    assert told(session, crawl) == []
    assert (result.changes, session.scalars(select(Change.significance).order_by(Change.id)).all()[-1]) == (
        1,
        0.0,
    )


def test_texts_that_a_better_extractor_read_are_never_told(session: Session, settings: Settings) -> None:
    paper = inventory(session, settings)
    first = session.scalars(select(Crawl)).one()
    reread = make_version(session, first, paper, TEXT + " Fußnote.", cause="extractor", extractor=2)
    result = detect(session, at(1), settings)
    assert (result.changes, told(session)) == (0, [("new_concept", "/konzept.pdf")])
    assert reread.detected_at == at(1)


def test_two_texts_are_compared_as_one_extractor_read_them(session: Session, settings: Settings) -> None:
    paper = inventory(session, settings)
    first = paper.versions[0]
    reread = make_version(
        session,
        session.get_one(Crawl, first.crawl_id),
        paper,
        TEXT + " Nur der neue Leser sieht das.",
        cause="extractor",
        extractor=2,
    )
    reread.sha256 = first.sha256
    reread.document.body_sha256 = first.sha256
    crawl = make_crawl(session, 7)
    make_version(session, crawl, paper, EDITED + " Nur der neue Leser sieht das.", extractor=2)
    detect(session, at(7), settings)
    (passage,) = only(session, crawl).evidence["passages"]
    assert "neue Leser" not in passage["new"]


def test_an_address_that_catches_up_with_another_of_the_same_paper_is_silence(
    session: Session, settings: Settings
) -> None:
    paper = inventory(session, settings)
    second = make_crawl(session, 7)
    make_place(session, second, paper, "/kopie.pdf")
    make_version(session, second, paper, EDITED)
    detect(session, at(7), settings)
    third = make_crawl(session, 14)
    make_version(session, third, paper, EDITED, "/kopie.pdf")
    detect(session, at(14), settings)
    assert told(session, second) == [("changed", "/konzept.pdf")]
    assert told(session, third) == []


def test_a_near_copy_read_again_unchanged_is_silence(session: Session, settings: Settings) -> None:
    """A page that differed in noise was filed as a copy; its own text is nothing new a week later."""
    paper = inventory(session, settings, media_type="text/html")
    second = make_crawl(session, 7)
    noisy = TEXT + " Im Kreis leben 5 Menschen."
    page = make_place(session, second, paper, "/kopie").resource
    make_document(
        session, make_capture(session, second, page, noisy, "text/html"), noisy, "text/html", "Titel"
    )
    detect(session, at(7), settings)
    third = make_crawl(session, 14)
    make_version(session, third, paper, noisy, "/kopie", media_type="text/html")
    detect(session, at(14), settings)
    assert told(session, third) == []


def test_a_text_that_goes_back_to_what_it_was_is_a_change(session: Session, settings: Settings) -> None:
    paper = inventory(session, settings)
    second = make_crawl(session, 7)
    make_version(session, second, paper, EDITED)
    third = make_crawl(session, 14)
    make_version(session, third, paper, TEXT)
    detect(session, at(14), settings)
    assert told(session, second) == told(session, third) == [("changed", "/konzept.pdf")]


# --- addresses ----------------------------------------------------------------------------------


def test_a_move_is_told_once_with_both_addresses(session: Session, settings: Settings) -> None:
    paper = inventory(session, settings)
    second = make_crawl(session, 7)
    lose(session, second, paper, "/konzept.pdf", confirmed=False)
    make_place(session, second, paper, "/neu/konzept.pdf")
    detect(session, at(7), settings)
    change = only(session, second)
    assert (change.kind, change.urls) == ("moved", [f"{SITE}/neu/konzept.pdf", f"{SITE}/konzept.pdf"])
    third = make_crawl(session, 14)
    see_again(session, third, paper)
    lose(session, third, paper, "/konzept.pdf")
    detect(session, at(14), settings)
    assert told(session, third) == []


def test_a_redirect_is_a_move_that_says_so(session: Session, settings: Settings) -> None:
    paper = inventory(session, settings)
    crawl = make_crawl(session, 7)
    lose(session, crawl, paper, "/konzept.pdf", confirmed=False, redirected_to="/neu.pdf")
    make_place(session, crawl, paper, "/neu.pdf")
    detect(session, at(7), settings)
    assert f"{SITE}/konzept.pdf leitet dauerhaft" in only(session, crawl).reasons[1]["text"]


def test_a_copy_is_silence(session: Session, settings: Settings) -> None:
    paper = inventory(session, settings)
    crawl = make_crawl(session, 7)
    see_again(session, crawl, paper)
    make_place(session, crawl, paper, "/kopie.pdf")
    result = detect(session, at(7), settings)
    assert (result.changes, told(session, crawl)) == (0, [])


def test_there_and_back_again_are_two_moves(session: Session, settings: Settings) -> None:
    paper = inventory(session, settings)
    for day, old, new in (
        (7, "/konzept.pdf", "/b.pdf"),
        (14, "/b.pdf", "/konzept.pdf"),
        (21, "/konzept.pdf", "/b.pdf"),
    ):
        crawl = make_crawl(session, day)
        lose(session, crawl, paper, old)
        make_place(session, crawl, paper, new)
        detect(session, at(day), settings)
        assert told(session, crawl) == [("moved", new)]


def test_a_relaunch_of_the_whole_site_is_moves_and_nothing_else(session: Session, settings: Settings) -> None:
    first = make_crawl(session)
    papers = [
        make_paper(
            session,
            first,
            in_pages(long_paper(pages=3, seed=number)),
            f"/alt/{number}.pdf",
            title=f"Papier {number}",
        )
        for number in range(6)
    ]
    make_place(session, first, papers[0], "/alt/kopie.pdf")
    detect(session, at(0), settings)
    crawl = make_crawl(session, 7)
    for number, paper in enumerate(papers):
        lose(session, crawl, paper, f"/alt/{number}.pdf")
        make_place(session, crawl, paper, f"/neu/{number}.pdf")
    lose(session, crawl, papers[0], "/alt/kopie.pdf")
    detect(session, at(7), settings)
    assert told(session, crawl) == [("moved", f"/neu/{number}.pdf") for number in range(6)]


def test_a_relaunch_whose_new_pages_stand_before_the_old_ones_go_is_one_move_a_paper(
    session: Session, settings: Settings
) -> None:
    first = make_crawl(session)
    texts = [in_pages(long_paper(pages=3, seed=number)) for number in range(4)]
    papers = [
        make_paper(session, first, text, f"/alt/{number}.pdf", title=f"Papier {number}")
        for number, text in enumerate(texts)
    ]
    detect(session, at(0), settings)
    second = make_crawl(session, 7)
    for number, paper in enumerate(papers):
        make_place(session, second, paper, f"/neu/{number}.pdf")
    see_again(session, second, *papers)
    detect(session, at(7), settings)
    assert told(session, second) == []
    third = make_crawl(session, 14)
    see_again(session, third, *papers)
    for number, paper in enumerate(papers):
        lose(session, third, paper, f"/alt/{number}.pdf")
    detect(session, at(14), settings)
    assert told(session, third) == [("moved", f"/neu/{number}.pdf") for number in range(4)]
    fourth = make_crawl(session, 21)
    see_again(session, fourth, *papers)
    detect(session, at(21), settings)
    assert told(session, fourth) == []


@pytest.mark.parametrize("first", ["https://spiegel.test/konzept.pdf", "/konzept.pdf"])
def test_a_mirror_is_silence_whichever_is_found_first_and_its_going_as_well(
    session: Session, settings: Settings, first: str
) -> None:
    """When what was found first goes, the text has moved to where it stands; the other's going is silence."""
    second_url = "/konzept.pdf" if "://" in first else "https://spiegel.test/konzept.pdf"
    paper = inventory(session, settings, path=first)
    second = make_crawl(session, 7)
    see_again(session, second, paper)
    make_place(session, second, paper, second_url)
    detect(session, at(7), settings)
    assert told(session, second) == []
    third = make_crawl(session, 14)
    see_again(session, third, paper)
    lose(session, third, paper, second_url)
    detect(session, at(14), settings)
    assert told(session, third) == []
    fourth = make_crawl(session, 21)
    make_place(session, fourth, paper, second_url)
    lose(session, fourth, paper, first)
    detect(session, at(21), settings)
    assert told(session, fourth) == [("moved", second_url)]


def test_a_paper_gone_everywhere_vanished_once_and_can_reappear(session: Session, settings: Settings) -> None:
    paper = inventory(session, settings)
    second = make_crawl(session, 7)
    lose(session, second, paper, "/konzept.pdf", confirmed=False)
    detect(session, at(7), settings)
    assert told(session, second) == []
    third = make_crawl(session, 14)
    lose(session, third, paper, "/konzept.pdf")
    detect(session, at(14), settings)
    assert told(session, third) == [("vanished", "/konzept.pdf")]
    assert paper.vanished_at == at(14)
    assert "antwortet mit Status 404" in only(session, third).reasons[1]["text"]
    fourth = make_crawl(session, 21)
    detect(session, at(21), settings)
    assert told(session, fourth) == []
    fifth = make_crawl(session, 28)
    make_place(session, fifth, paper, "/konzept.pdf")
    detect(session, at(28), settings)
    assert told(session, fifth) == [("reappeared", "/konzept.pdf")]
    assert paper.vanished_at is None


def test_an_absence_that_heals_is_silence(session: Session, settings: Settings) -> None:
    paper = inventory(session, settings)
    second = make_crawl(session, 7)
    lose(session, second, paper, "/konzept.pdf", confirmed=False)
    detect(session, at(7), settings)
    third = make_crawl(session, 14)
    make_place(session, third, paper, "/konzept.pdf")
    result = detect(session, at(14), settings)
    assert (result.changes, told(session, third)) == (0, [])


@pytest.mark.parametrize("outcome", ["partial", "failed"])
def test_only_a_complete_crawl_may_call_anything_vanished(
    session: Session, settings: Settings, outcome: str
) -> None:
    paper = inventory(session, settings)
    second = make_crawl(session, 7, outcome=outcome)
    lose(session, second, paper, "/konzept.pdf")
    detect(session, at(7), settings)
    assert told(session, second) == []
    assert paper.vanished_at is None
    third = make_crawl(session, 14)
    detect(session, at(14), settings)
    assert told(session, third) == [("vanished", "/konzept.pdf")]


def test_a_paper_that_made_way_for_another_at_its_address_did_not_vanish(
    session: Session, settings: Settings
) -> None:
    old = inventory(session, settings)
    second = make_crawl(session, 7)
    new = make_paper(session, second, OTHER, "/neu.pdf", title="Vielfalt leben")
    detect(session, at(7), settings)
    third = make_crawl(session, 14)
    lose(session, third, old, "/konzept.pdf")
    make_place(session, third, new, "/konzept.pdf")
    detect(session, at(14), settings)
    assert told(session, third) == []


def test_a_vanished_text_that_comes_back_elsewhere_reappeared_and_did_not_move(
    session: Session, settings: Settings
) -> None:
    paper = inventory(session, settings)
    second = make_crawl(session, 7)
    lose(session, second, paper, "/konzept.pdf")
    detect(session, at(7), settings)
    third = make_crawl(session, 14)
    make_place(session, third, paper, "/neu.pdf")
    detect(session, at(14), settings)
    assert told(session, third) == [("reappeared", "/neu.pdf")]


# --- the queue ----------------------------------------------------------------------------------


def test_a_killed_crawls_finds_are_told_once_by_the_next_detection(
    session: Session, settings: Settings
) -> None:
    inventory(session, settings)
    killed = make_crawl(session, 7, outcome="failed", reason="killed")
    make_paper(session, killed, OTHER, "/x.pdf", title="Vielfalt leben")
    later = make_crawl(session, 8)
    detect(session, at(8), settings)
    assert (told(session, killed), told(session, later)) == ([("new_concept", "/x.pdf")], [])


def test_a_killed_first_crawls_finds_are_inventory(session: Session, settings: Settings) -> None:
    killed = make_crawl(session, 0, outcome="failed", reason="killed")
    make_paper(session, killed, TEXT, "/a.pdf")
    again = make_crawl(session, 1, baseline=True)
    make_paper(session, again, OTHER, "/b.pdf", title="Vielfalt leben")
    detect(session, at(1), settings)
    assert [change.baseline for change in session.scalars(select(Change))] == [True, True]


def test_a_crawl_that_still_runs_is_left_alone(session: Session, settings: Settings) -> None:
    crawl = make_crawl(session, 0, ended_at=None, outcome=None)
    make_paper(session, crawl, TEXT)
    assert detect(session, at(0), settings) == DetectResult()
    assert crawl.detected_at is None


def test_texts_written_after_their_crawl_was_looked_at_are_told_all_the_same(
    session: Session, settings: Settings
) -> None:
    inventory(session, settings)
    crawl = make_crawl(session, 7)
    detect(session, at(7), settings)
    make_paper(session, crawl, OTHER, "/x.pdf", title="Vielfalt leben")
    detect(session, at(8), settings)
    detect(session, at(9), settings)
    assert told(session, crawl) == [("new_concept", "/x.pdf")]


def test_several_crawls_waiting_are_told_in_their_order(session: Session, settings: Settings) -> None:
    paper = make_paper(session, make_crawl(session, 0), TEXT)
    make_version(session, make_crawl(session, 7), paper, EDITED)
    make_version(session, make_crawl(session, 14), paper, UPDATE, role="update")
    result = detect(session, at(14), settings)
    assert [kind for kind, _ in told(session)] == ["new_concept", "changed", "new_version"]
    assert result.crawls == 3
    assert (
        result.sentence()
        == "3\xa0Läufe ausgewertet: 1 × Geändert, 1 × Neue Fassung, 1\xa0Papier im Erstbestand."
    )


def test_alerts_come_with_their_deliveries(session: Session, settings: Settings) -> None:
    inventory(session, settings)
    subscriber = make_subscriber(session)
    crawl = make_crawl(session, 7)
    make_paper(session, crawl, OTHER, "/x.pdf", title="Vielfalt leben")
    detect(session, at(7), settings)
    delivery = session.scalars(select(Delivery)).one()
    assert delivery.subscriber_id == subscriber.id
    assert delivery.alert_id == session.scalars(select(Alert.id).order_by(Alert.id.desc())).first()


# --- sites and registry -------------------------------------------------------------------------


def test_a_site_problem_is_told_once_and_so_is_its_end(session: Session, settings: Settings) -> None:
    make_crawl(session, 0)
    failed = {"outcome": "failed", "reason": "timeout", "detail": "Die Website antwortet nicht."}
    days: list[tuple[float, dict[str, Any], list[str]]] = [
        (7, failed, []),
        (7.5, failed, []),
        (8, failed, ["site_problem"]),
        (9, failed, []),
        (10, {}, ["site_recovered"]),
        (11, {}, []),
        (12, failed, []),
        (13, failed, ["site_problem"]),
    ]
    for day, values, expected in days:
        crawl = make_crawl(session, day, **values)
        detect(session, at(day), settings)
        assert [kind for kind, _ in told(session, crawl)] == expected


def test_one_bad_crawl_our_own_failures_and_a_site_never_read_are_no_problem_of_the_site(
    session: Session, settings: Settings
) -> None:
    make_crawl(session, 0, ags="03992", outcome="failed", reason="timeout")
    make_crawl(session, 7, ags="03992", outcome="failed", reason="timeout")
    make_crawl(session, 0)
    make_crawl(session, 7, outcome="failed", reason="timeout")
    make_crawl(session, 9, outcome="failed", reason="killed")
    make_crawl(session, 10)
    detect(session, at(10), settings)
    assert told(session) == []


def test_a_changed_registry_is_told_once_the_first_loading_never(
    session: Session, settings: Settings
) -> None:
    for day, summary in (
        (0, {"added": ["03991"]}),
        (1, {"changed": ["03991"], "dropped": []}),
        (2, {"added": []}),
    ):
        session.add(RegistryVersion(loaded_at=at(day), source="shipped", sha256=str(day), summary=summary))
    session.flush()
    detect(session, at(2), settings)
    detect(session, at(3), settings)
    change = session.scalars(select(Change)).one()
    assert (change.kind, change.ags, change.title) == ("registry_changed", None, "Register vom 2.1.2026")
    assert change.reasons[0]["text"] == "1 geändert: 03991."


def test_a_new_report_is_told_whatever_its_score(session: Session, settings: Settings) -> None:
    """Its score says that it is no concept; that it is a report is known all the same."""
    inventory(session, settings)
    crawl = make_crawl(session, 7)
    make_paper(
        session, crawl, OTHER, "/bericht.pdf", title="Integrationsbericht 2026", role="report", score=0.06
    )
    detect(session, at(7), settings)
    assert told(session, crawl) == [("new_paper", "/bericht.pdf")]


# --- an error of ours ---------------------------------------------------------------------------


def test_a_move_that_names_no_place_of_its_paper_stops_nobody(session: Session, settings: Settings) -> None:
    """Another paper with nearly the text took over, and the old address went: the next crawl is looked at as ever."""
    first = make_crawl(session)
    paper = make_paper(session, first, TEXT, path="/alt.pdf")
    make_place(session, first, paper, "/alt.pdf")
    session.add(
        Change(
            fingerprint="succeeded:1", ags=first.ags, kind="moved", paper_id=paper.id, crawl_id=first.id,
            detected_at=at(0), url=SITE + "/neu.pdf", urls=[], title="x", score=0.9, significance=0.0, reasons=[],
            evidence={"path": [], "passages": [], "successor": 2}, baseline=False,
        )
    )  # fmt: skip
    make_crawl(session, 1)

    assert detect(session, at(1), settings).crawls == 2


def test_a_crawl_that_cannot_be_looked_at_holds_up_its_own_district_only(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.session() as session:
        broken = make_crawl(session, 0, "03991")
        make_crawl(session, 0, "03992")
        make_crawl(session, 1, "03991")
        make_crawl(session, 1, "03992")
        number = broken.id
    real = changes.site_changes

    def failing(session: Session, crawl: Crawl, *rest: Any) -> Any:
        if crawl.ags == "03991":
            raise KeyError("to_place")
        return real(session, crawl, *rest)

    monkeypatch.setattr(changes, "site_changes", failing)
    result = detect_all(store, at(2))

    assert (result.crawls, result.failed) == (2, [number])
    assert f"Lauf {number}" in result.sentence()
    with store.session() as session:
        left = session.scalars(select(Crawl.ags).where(Crawl.detected_at.is_(None))).all()
    assert left == ["03991", "03991"]

    monkeypatch.setattr(changes, "site_changes", real)
    assert detect_all(store, at(2)).crawls == 2
