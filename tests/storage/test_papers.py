"""Which paper a document belongs to, and whether it is a new version of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage import papers
from storage.models import Document, Place, Version
from storage.papers import Recorded
from storage.store import Store
from storage.values import Document as ReadDocument
from storage.values import Role
from tests.storage.history import DAY, History

A, B = "/konzept.pdf", "/download/konzept-neu.pdf"
FIRST = "Integrationskonzept des Landkreises Au 2016. Sprache, Arbeit, Wohnen."
SECOND = "Integrationskonzept des Landkreises Au 2026. Sprache, Arbeit, Teilhabe."
HTML = "text/html"
PAGE = " ".join(f"Wort{number}" for number in range(120))


@pytest.fixture
def history(session: Session) -> History:
    return History(session)


# --- one address -----------------------------------------------------------------------------


def test_a_first_sighting_is_a_new_paper_with_one_version_at_one_place(history: History) -> None:
    assert history.see(A, FIRST, title="Integrationskonzept", year=2016) is Recorded.NEW_PAPER
    [paper] = history.papers()
    assert (paper.title, paper.role, paper.level, paper.year) == (
        "Integrationskonzept",
        "concept",
        "district",
        2016,
    )
    assert history.texts() == [FIRST]
    assert history.shown() == {A: FIRST}


def test_what_is_no_paper_is_not_filed(history: History) -> None:
    assert history.see(A, FIRST, role=Role.NONE) is Recorded.NOTHING
    assert history.papers() == []


def test_the_same_text_again_is_only_seen_again(history: History) -> None:
    history.see(A, FIRST)
    history.crawl()
    assert history.see(A, FIRST) is Recorded.SEEN_AGAIN
    assert history.texts() == [FIRST]
    assert history.place(A).last_seen_at == history.now


def test_other_bytes_with_the_same_text_are_only_seen_again(history: History) -> None:
    history.see(A, FIRST)
    history.crawl()
    assert history.see(A, FIRST.replace(" ", "\n"), bytes_=b"exported again") is Recorded.SEEN_AGAIN
    assert len(history.texts()) == 1


def test_a_replaced_text_is_a_new_version_of_the_same_paper(history: History) -> None:
    history.see(A, FIRST, year=2016)
    history.crawl()
    assert history.see(A, SECOND, year=2026, role=Role.UPDATE) is Recorded.NEW_VERSION
    [paper] = history.papers()
    assert history.texts() == [FIRST, SECOND]
    assert (paper.year, paper.role) == (2026, "update")


def test_a_known_paper_replaced_by_something_else_keeps_its_description(history: History) -> None:
    history.see(A, FIRST, year=2016)
    history.crawl()
    assert history.see(A, "Der Vorgang ist abgeschlossen.", role=Role.NONE) is Recorded.NEW_VERSION
    assert (history.papers()[0].role, history.papers()[0].year) == ("concept", 2016)


def test_a_return_to_an_earlier_text_is_a_change_like_any_other(history: History) -> None:
    for text in (FIRST, SECOND, FIRST):
        history.see(A, text)
        history.crawl()
    assert history.texts() == [FIRST, SECOND, FIRST]
    assert history.see(A, FIRST) is Recorded.SEEN_AGAIN


def test_two_files_that_could_not_be_read_are_two_papers(history: History) -> None:
    history.see(A, "", bytes_=b"scan one")
    assert history.see(B, "", bytes_=b"scan two") is Recorded.NEW_PAPER
    assert len(history.papers()) == 2


# --- several addresses -------------------------------------------------------------------------


def test_the_same_text_at_another_address_is_another_place(history: History) -> None:
    history.see(A, FIRST)
    assert history.see(B, FIRST, bytes_=b"a copy") is Recorded.NEW_PLACE
    assert len(history.papers()) == 1
    assert history.texts() == [FIRST]
    assert history.shown() == {A: FIRST, B: FIRST}


# --- several formats ---------------------------------------------------------------------------

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LONG = " ".join(
    f"Maßnahme {number} des Kreises fördert die Teilhabe im Feld {number % 7}." for number in range(60)
)
LONG_SECOND = " ".join(
    f"Schritt {number} der Stadt stärkt das Zusammenleben im Ort {number % 9}." for number in range(60)
)
FRAMED = f"Titelblatt mit Foto\n{LONG}\nImpressum: Druckerei Au"
FRAMED_SECOND = f"Titelblatt mit Foto\n{LONG_SECOND}\nImpressum: Druckerei Au"


@pytest.mark.parametrize("media_type", [DOCX, "text/html"])
def test_one_edition_in_two_formats_is_one_paper_at_two_places(history: History, media_type: str) -> None:
    history.see(A, FRAMED, year=2019)
    assert history.see(B, LONG, media_type=media_type, year=2019) is Recorded.NEW_PLACE
    history.crawl()
    history.see(A, FRAMED, year=2019)
    assert history.see(B, LONG, media_type=media_type, year=2019) is Recorded.SEEN_AGAIN
    assert len(history.papers()) == 1
    assert history.texts() == [FRAMED]


@pytest.mark.parametrize(
    "other",
    [{"year": 2024}, {"year": 2019, "role": Role.DRAFT}, {"year": 2019, "media_type": "application/pdf"}],
)
def test_another_year_role_or_the_same_format_is_another_edition(
    history: History, other: dict[str, object]
) -> None:
    history.see(A, FRAMED, year=2019)
    assert history.see(B, LONG, **{"media_type": DOCX, **other}) is Recorded.NEW_PAPER  # type: ignore[arg-type]


@pytest.mark.parametrize("first", [A, B])
def test_a_new_edition_in_two_formats_is_one_version(history: History, first: str) -> None:
    shown = {A: (FRAMED_SECOND, "application/pdf"), B: (LONG_SECOND, DOCX)}
    history.see(A, FRAMED)
    history.see(B, LONG, media_type=DOCX)
    history.crawl()
    second = B if first == A else A
    assert history.see(first, shown[first][0], media_type=shown[first][1]) is Recorded.NEW_VERSION
    assert history.see(second, shown[second][0], media_type=shown[second][1]) is Recorded.SEEN_AGAIN
    assert len(history.texts()) == 2


def test_papers_of_two_districts_are_never_one(session: Session) -> None:
    ours, theirs = History(session), History(session, ags="03992")
    ours.see(A, FIRST)
    assert theirs.see(A, FIRST) is Recorded.NEW_PAPER


def test_a_new_edition_seen_at_both_its_places_is_one_version(history: History) -> None:
    history.see(A, FIRST)
    history.see(B, FIRST)
    history.crawl()
    assert history.see(A, SECOND) is Recorded.NEW_VERSION
    assert history.see(B, SECOND) is Recorded.SEEN_AGAIN
    assert history.texts() == [FIRST, SECOND]
    assert history.shown() == {A: SECOND, B: SECOND}


def test_a_copy_that_lags_behind_catches_up_without_a_new_version(history: History) -> None:
    history.see(A, FIRST)
    history.see(B, FIRST)
    history.crawl()
    history.see(A, SECOND)
    history.see(B, FIRST)
    history.crawl()
    history.see(A, SECOND)
    assert history.see(B, SECOND) is Recorded.SEEN_AGAIN
    assert history.texts() == [FIRST, SECOND]


@pytest.mark.parametrize("order", [(A, B), (B, A)])
def test_a_move_is_the_same_paper_whichever_address_is_asked_first(
    history: History, order: tuple[str, str]
) -> None:
    history.confirm = timedelta(0)
    history.see(A, FIRST)
    history.crawl()
    for path in order:
        if path == A:
            assert history.miss(A)
            history.miss(A, second_look=True)
        else:
            assert history.see(B, FIRST) is Recorded.NEW_PLACE
    assert len(history.papers()) == 1
    assert history.texts() == [FIRST]
    assert history.shown() == {B: FIRST}


@pytest.mark.parametrize("order", [(A, B), (B, A)])
def test_an_edition_that_moves_as_it_changes_is_filed_alike_in_both_orders(
    history: History, order: tuple[str, str]
) -> None:
    """Whether it is a new edition of the old paper is for detection; nothing may be lost or doubled here."""
    history.confirm = timedelta(0)
    history.see(A, FIRST)
    history.crawl()
    for path in order:
        if path == A:
            history.miss(A)
            history.miss(A, second_look=True)
        else:
            assert history.see(B, SECOND) is Recorded.NEW_PAPER
    assert history.shown() == {B: SECOND}
    assert [history.texts(0), history.texts(1)] == [[FIRST], [SECOND]]


def test_an_address_that_shows_another_known_paper_gives_up_its_own(history: History) -> None:
    history.see(A, FIRST)
    history.see(B, SECOND)
    history.crawl()
    assert history.see(A, SECOND) is Recorded.NEW_PLACE
    assert history.shown() == {A: SECOND, B: SECOND}
    assert [history.texts(0), history.texts(1)] == [[FIRST], [SECOND]]


def test_an_address_that_returns_to_its_own_paper_shows_that_one_and_stays_quiet(history: History) -> None:
    history.see(A, FIRST)
    history.see(B, SECOND)
    for text in (SECOND, FIRST):
        history.crawl()
        assert history.see(A, text) is Recorded.NEW_PLACE
        assert history.shown() == {A: text, B: SECOND}
    history.crawl()
    assert history.see(A, FIRST) is Recorded.SEEN_AGAIN
    assert history.shown() == {A: FIRST, B: SECOND}


# --- pages with noise ------------------------------------------------------------------------------


def test_a_page_with_noise_at_two_addresses_is_one_paper(history: History) -> None:
    history.see("/konzept", PAGE + " Stand: 3. März", media_type=HTML)
    assert history.see("/konzept?druck=1", PAGE + " Stand: 4. März", media_type=HTML) is Recorded.NEW_PLACE
    assert len(history.papers()) == 1


def test_a_page_with_noise_at_two_addresses_stays_quiet_while_it_stands_still(history: History) -> None:
    for _ in range(3):
        for path, noise in (("/konzept", " Kontakt: Frau Ott"), ("/en/konzept", " Kontakt: Herr Ax")):
            history.see(path, PAGE + noise, media_type=HTML)
        history.crawl()
    assert history.texts() == [PAGE + " Kontakt: Frau Ott"]


def test_a_page_that_changes_at_two_addresses_changes_once(history: History) -> None:
    for text in (PAGE, PAGE + " Neu: Wohnen."):
        for path, noise in (("/konzept", " Kontakt: Frau Ott"), ("/en/konzept", " Kontakt: Herr Ax")):
            history.see(path, text + noise, media_type=HTML)
        history.crawl()
    assert len(history.texts()) == 2
    assert history.shown()["/en/konzept"] == history.texts()[1]


def test_a_page_that_changes_at_its_second_address_only_has_changed(history: History) -> None:
    history.see("/konzept", PAGE + " Kontakt: Frau Ott", media_type=HTML)
    history.see("/en/konzept", PAGE + " Kontakt: Herr Ax", media_type=HTML)
    history.crawl()
    assert (
        history.see("/en/konzept", PAGE + " Neu: Wohnen. Kontakt: Herr Ax", media_type=HTML)
        is Recorded.NEW_VERSION
    )


def test_short_pages_are_too_easily_alike_to_be_one(history: History) -> None:
    history.see("/konzept", "Integrationskonzept (PDF, 2 MB) 2024", media_type=HTML)
    assert (
        history.see("/konzept-2", "Integrationskonzept (PDF, 2 MB) 2025", media_type=HTML)
        is Recorded.NEW_PAPER
    )


def test_files_that_differ_in_a_figure_are_two_papers(history: History) -> None:
    history.see(A, PAGE + " 2024")
    assert history.see(B, PAGE + " 2025") is Recorded.NEW_PAPER


# --- missing ---------------------------------------------------------------------------------------


def test_a_paper_is_gone_only_after_a_second_look_late_enough(history: History) -> None:
    history.see(A, FIRST)
    history.crawl()
    assert not history.miss(A)
    assert history.place(A).missing_since == history.now
    first = history.now
    history.crawl(timedelta(hours=23))
    history.miss(A)
    assert history.place(A).gone_at is None
    history.crawl(timedelta(hours=1))
    history.miss(A)
    assert history.place(A).gone_at == history.now
    assert history.place(A).missing_since == first


def test_without_a_waiting_time_the_second_look_follows_at_once(history: History) -> None:
    history.confirm = timedelta(0)
    history.see(A, FIRST)
    history.crawl()
    assert history.miss(A)
    assert history.place(A).gone_at is None
    assert not history.miss(A, second_look=True)
    assert history.place(A).gone_at == history.now


def test_a_paper_that_is_back_was_never_gone(history: History) -> None:
    history.see(A, FIRST)
    history.crawl()
    history.miss(A, moved_to="https://www.kreis-au.test/neu")
    history.crawl()
    history.see(A, FIRST)
    place = history.place(A)
    assert (place.missing_since, place.gone_at, place.redirected_to) == (None, None, None)
    history.crawl()
    history.miss(A)
    assert history.place(A).gone_at is None


def test_a_gone_paper_that_returns_is_at_its_place_again(history: History) -> None:
    history.confirm = timedelta(0)
    history.see(A, FIRST)
    history.crawl()
    history.miss(A)
    history.miss(A, second_look=True)
    assert history.shown() == {}
    history.crawl()
    assert history.see(A, FIRST) is Recorded.SEEN_AGAIN
    assert history.shown() == {A: FIRST}


def test_what_was_never_a_paper_cannot_go_missing(history: History) -> None:
    history.confirm = timedelta(0)
    assert not history.miss("/nie-gewesen")


def test_a_gone_paper_does_not_go_again(history: History) -> None:
    history.see(A, FIRST)
    for _ in range(3):
        history.crawl()
        history.miss(A)
    gone = history.place(A).gone_at
    history.crawl()
    history.miss(A)
    assert history.place(A).gone_at == gone


def test_where_a_permanent_redirect_leads_is_kept(history: History) -> None:
    history.see(A, FIRST)
    history.crawl()
    history.miss(A, moved_to="https://www.kreis-au.test" + B)
    assert history.place(A).redirected_to == "https://www.kreis-au.test" + B


# --- documents and extractors ------------------------------------------------------------------


def test_one_extractor_reads_a_body_once(history: History) -> None:
    history.see(A, FIRST)
    history.crawl()
    history.see(A, FIRST)
    assert history.session.scalar(select(func.count()).select_from(Document)) == 1


def test_a_better_reading_of_the_same_bytes_is_a_version_of_its_own_cause(history: History) -> None:
    history.see(A, FIRST)
    place = history.place(A)
    better = ReadDocument("application/pdf", "", (FIRST + " Anhang",), 2)
    papers.reread(
        history.session, place, papers.record_document(history.session, place.version.sha256, better)
    )
    versions = history.session.scalars(select(Version).order_by(Version.number)).all()
    assert [version.cause for version in versions] == ["site", "extractor"]
    assert history.place(A).version_id == versions[1].id
    assert versions[1].capture_id == versions[0].capture_id


def test_a_reading_that_finds_the_same_text_makes_no_version(history: History) -> None:
    history.see(A, FIRST)
    place = history.place(A)
    again = ReadDocument("application/pdf", "", tuple(FIRST.split(". ")), 2)
    papers.reread(
        history.session, place, papers.record_document(history.session, place.version.sha256, again)
    )
    assert len(history.texts()) == 1


def test_a_text_with_a_nul_can_be_kept_in_any_database(history: History) -> None:
    history.see(A, "Integrations\x00konzept")
    assert history.texts() == ["Integrationskonzept"]


# --- any history -----------------------------------------------------------------------------------

events = st.tuples(
    st.sampled_from([A, B, "/c.pdf"]), st.sampled_from([FIRST, SECOND, "Drittes Konzept 2030", None])
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(events, max_size=4), min_size=1, max_size=4))
def test_after_any_history_each_address_shows_what_was_seen_last_and_a_quiet_crawl_changes_nothing(
    store: Store, rounds: list[list[tuple[str, str | None]]]
) -> None:
    with store.session() as session:
        history, last = History(session), {}
        history.confirm = timedelta(0)
        for observed in rounds:
            for path, text in observed:
                if text is not None:
                    history.see(path, text)
                    last[path] = text
                elif history.miss(path):
                    history.miss(path, second_look=True)
                    last.pop(path)
            history.crawl(DAY)
        assert history.shown() == last
        counted = [session.scalar(select(func.count()).select_from(table)) for table in (Version, Place)]
        assert {path: history.see(path, text) for path, text in last.items()} == dict.fromkeys(
            last, Recorded.SEEN_AGAIN
        )
        assert counted == [
            session.scalar(select(func.count()).select_from(table)) for table in (Version, Place)
        ]
        session.rollback()
