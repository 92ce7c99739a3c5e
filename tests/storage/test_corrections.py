"""Corrections of papers against what crawls see before and after them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.correction_models import Correction
from storage.correction_rules import FIELDS, CorrectionRefused, Decision, UnknownPaper, completed, effective
from storage.corrections import as_known_at, correct, derived, history
from storage.merging import merge
from storage.models import Paper, Review, Version
from storage.papers import Recorded
from storage.splitting import split_address, split_version
from storage.undoing import undo
from storage.values import Role
from tests.storage.history import DAY, START, History

MACHINE = {"title": "A", "role": "concept", "level": "district", "unit": "", "year": 2019}
LONG = " ".join(f"Wort{number}" for number in range(400))


@pytest.fixture
def past(session: Session) -> History:
    return History(session)


def row(past: History, number: int = 0) -> Paper:
    return past.papers()[number]


def said(past: History, paper: int, **fields: object) -> Correction:
    return correct(past.session, row(past, paper).id, fields, "Anna", "Titelblatt", past.now)


# --- the rule -----------------------------------------------------------------------------------


def test_without_decisions_the_machine_counts() -> None:
    found = effective(MACHINE, [], None)
    assert (found.values, found.corrected, found.role_decided_at) == (MACHINE, (), None)


@given(
    st.lists(st.dictionaries(st.sampled_from(FIELDS), st.integers(), min_size=1), max_size=6),
    st.dictionaries(st.sampled_from(FIELDS), st.integers()),
)
def test_the_newest_word_on_each_field_counts_whatever_the_machine_says(
    decisions: list[dict[str, int]], machine: dict[str, int]
) -> None:
    rows = [Decision(one, START + number * DAY) for number, one in enumerate(decisions)]
    found = effective(MACHINE | machine, rows, None)
    for name in FIELDS:
        spoken = [one[name] for one in decisions if name in one]
        assert found.values[name] == (spoken[-1] if spoken else (MACHINE | machine)[name])
        assert (name in found.corrected) == bool(spoken)


def test_a_paper_that_is_none_of_its_own_is_none_whatever_was_said_of_it() -> None:
    found = effective(MACHINE, [Decision({"role": "update"}, START)], START + DAY)
    assert found.values["role"] == "none"
    assert found.role_decided_at == START + DAY


def test_who_corrects_the_level_takes_over_the_role_a_review_gave() -> None:
    whole = completed(
        {"level": "town"}, MACHINE | {"role": "report"}, ("concept", "district"), "Landkreis Au"
    )
    assert whole == {"level": "town", "role": "concept", "unit": ""}


def test_a_paper_of_the_district_again_is_that_of_the_district_by_name() -> None:
    whole = completed({"level": "district"}, MACHINE | {"level": "town"}, ("concept", "town"), "Landkreis Au")
    assert whole == {"level": "district", "unit": "Landkreis Au"}


# --- title, role, level, unit, year -------------------------------------------------------------


def test_a_correction_is_kept_with_who_when_why_and_what_was_before(past: History) -> None:
    past.see("/a.pdf", "Eins")
    said(past, 0, title="Integrationskonzept 2024", year=2024)
    (kept,) = history(past.session, row(past).id)
    assert (kept.by, kept.at, kept.why) == ("Anna", past.now, "Titelblatt")
    assert kept.said == {"title": "Integrationskonzept 2024", "year": 2024}
    assert kept.was == {"title": "Integrationskonzept", "year": None}
    assert (row(past).title, row(past).year, row(past).corrected) == (
        "Integrationskonzept 2024",
        2024,
        ["title", "year"],
    )


def test_a_new_edition_describes_only_what_nobody_corrected(past: History) -> None:
    past.see("/a.pdf", "Eins", year=2019)
    said(past, 0, title="Von Hand", role="update")
    past.crawl()
    past.see("/a.pdf", "Zwei", role=Role.DRAFT, title="Neuer Titel", year=2024)
    assert (row(past).title, row(past).role, row(past).year) == ("Von Hand", "update", 2024)
    assert (row(past).recognised or {})["title"] == "Neuer Titel"


def test_taken_back_the_machines_newest_word_counts_again(past: History) -> None:
    past.see("/a.pdf", "Eins", year=2019)
    one = said(past, 0, title="Von Hand")
    past.crawl()
    past.see("/a.pdf", "Zwei", title="Neuer Titel")
    undo(past.session, one.id, "Bert", "war falsch", past.now)
    assert (row(past).title, row(past).corrected) == ("Neuer Titel", [])
    assert [one.kind for one in history(past.session, row(past).id)] == ["correct", "undo"]


def test_of_two_corrections_the_older_counts_once_the_newer_is_taken_back(past: History) -> None:
    past.see("/a.pdf", "Eins")
    said(past, 0, title="Erster")
    second = said(past, 0, title="Zweiter")
    undo(past.session, second.id, "Anna", "Tippfehler", past.now)
    assert row(past).title == "Erster"


def test_a_reading_of_a_better_extractor_leaves_corrections_alone(past: History) -> None:
    past.see("/a.pdf", "Eins")
    said(past, 0, title="Von Hand", year=2001)
    past.see("/a.pdf", "Eins, besser gelesen", bytes_=b"application/pdf:Eins", extractor=2, title="Anders")
    assert (row(past).title, row(past).year) == ("Von Hand", 2001)


@pytest.mark.parametrize("text", ["", "   "])
def test_an_empty_title_is_refused(past: History, text: str) -> None:
    past.see("/a.pdf", "Eins")
    with pytest.raises(CorrectionRefused, match="leer"):
        said(past, 0, title=text)


def test_an_unknown_paper_and_nothing_to_say_are_refused(past: History) -> None:
    past.see("/a.pdf", "Eins")
    with pytest.raises(UnknownPaper, match="no paper 77"):
        correct(past.session, 77, {"year": 2000}, "Anna", "", past.now)
    with pytest.raises(CorrectionRefused, match="nichts zu berichtigen"):
        correct(past.session, row(past).id, {}, "Anna", "", past.now)


def test_role_and_level_as_they_were_known_before_the_decision(past: History) -> None:
    past.see("/a.pdf", "Eins", role=Role.REPORT)
    said(past, 0, role="concept")
    assert as_known_at(past.session, past.now - DAY) == {row(past).id: ("report", "district")}
    assert as_known_at(past.session, past.now) == {}


# --- merging ------------------------------------------------------------------------------------


@pytest.fixture
def two(past: History) -> History:
    """Two papers of one district: ``/a.pdf`` with its second text, and ``/b.pdf``."""
    past.see("/a.pdf", "Eins")
    past.crawl()
    past.see("/b.pdf", "Drei", title="Anderes Konzept", year=2020)
    past.crawl()
    past.see("/a.pdf", "Zwei")
    past.crawl()
    return past


def merged(past: History, lead: int = 0, other: int = 1) -> Correction:
    return merge(past.session, row(past, lead).id, row(past, other).id, "Anna", "ein Werk", past.now)


def test_merged_papers_have_all_texts_in_the_order_of_their_time(two: History) -> None:
    merged(two)
    assert two.texts(0) == ["Eins", "Drei", "Zwei"]
    assert [one.number for one in row(two).versions] == [1, 2, 3]
    assert two.shown() == {"/a.pdf": "Zwei", "/b.pdf": "Drei"}
    assert (row(two, 1).role, row(two, 1).merged_into_id, row(two, 1).versions) == ("none", row(two).id, [])


def test_merged_papers_stay_one_when_both_addresses_change(two: History) -> None:
    merged(two)
    assert two.see("/b.pdf", "Fünf") is Recorded.NEW_VERSION
    assert two.see("/a.pdf", "Vier") is Recorded.NEW_VERSION
    assert two.texts(0) == ["Eins", "Drei", "Zwei", "Fünf", "Vier"]
    assert len(two.papers()) == 2


def test_a_text_of_a_merged_paper_at_a_third_address_is_the_lead_s(two: History) -> None:
    merged(two)
    assert two.see("/c.pdf", "Drei") is Recorded.NEW_PLACE
    assert two.place("/c.pdf").paper_id == row(two).id


def test_the_other_s_address_does_not_describe_the_lead(two: History) -> None:
    merged(two)
    two.see("/b.pdf", "Fünf", title="Seite zum Konzept", role=Role.NEWS)
    assert (row(two).title, row(two).role) == ("Integrationskonzept", "concept")


def test_once_the_lead_s_own_address_is_gone_the_other_s_describes_it(two: History) -> None:
    merged(two)
    two.miss("/a.pdf", second_look=True)
    two.see("/b.pdf", "Fünf", title="Umgezogenes Konzept")
    assert row(two).title == "Umgezogenes Konzept"


def test_what_people_said_of_the_other_holds_where_nobody_spoke_of_the_lead(two: History) -> None:
    said(two, 0, title="Leitpapier")
    said(two, 1, title="Nebenpapier", year=2021)
    two.session.add(
        Review(paper_id=row(two, 1).id, verdict="update", reviewer="Bert", note=None, reviewed_at=two.now)
    )
    merged(two)
    assert (row(two).title, row(two).year, row(two).role) == ("Leitpapier", 2021, "update")


@pytest.mark.parametrize("observed", ["before", "after", "both"])
def test_a_merge_taken_back_gives_each_what_its_addresses_showed(two: History, observed: str) -> None:
    if observed in ("before", "both"):
        two.see("/b.pdf", "Fünf")
    one = merged(two)
    expected = {"/a.pdf": "Zwei", "/b.pdf": "Fünf" if observed != "after" else "Drei"}
    if observed in ("after", "both"):
        two.crawl()
        two.see("/b.pdf", "Sechs")
        two.see("/d.pdf", "Sechs")
        expected |= {"/b.pdf": "Sechs", "/d.pdf": "Sechs"}
    undo(two.session, one.id, "Bert", "zwei Werke", two.now)
    assert two.shown() == expected
    assert row(two, 1).role == "concept"
    assert row(two, 1).merged_into_id is None
    assert two.texts(0) == ["Eins", "Zwei"]
    assert two.place("/b.pdf").paper_id == row(two, 1).id
    assert [one.number for one in row(two, 1).versions] == list(range(1, len(two.texts(1)) + 1))
    assert_consistent(two)


def test_taken_back_each_has_the_text_that_both_came_to_show(two: History) -> None:
    one = merged(two)
    two.see("/b.pdf", "Gemeinsam")
    two.see("/a.pdf", "Gemeinsam")
    undo(two.session, one.id, "Bert", "zwei Werke", two.now)
    assert two.texts(0)[-1] == two.texts(1)[-1] == "Gemeinsam"
    assert_consistent(two)


def test_an_address_that_both_papers_know_is_one_place_and_both_again_when_taken_back(past: History) -> None:
    past.see("/a.pdf", "Eins")
    past.see("/b.pdf", "Zwei")
    past.crawl()
    past.see("/a.pdf", "Zwei")  # the address of the first shows the second now
    assert len(row(past, 1).places) == 2
    one = merged(past)
    assert [place.resource.url[-6:] for place in row(past).places] == ["/a.pdf", "/b.pdf"]
    assert past.shown() == {"/a.pdf": "Zwei", "/b.pdf": "Zwei"}
    undo(past.session, one.id, "Anna", "doch nicht", past.now)
    assert len(row(past, 1).places) == 2
    assert_consistent(past)


def test_states_from_a_web_archive_stay_below_our_own_and_go_back_with_their_paper(two: History) -> None:
    for number, (paper, days) in enumerate([(0, 30), (1, 40), (0, 50)]):
        first = row(two, paper).versions[0]
        lowest = min(one.number for one in row(two, paper).versions)
        names = ("paper_id", "document_id", "capture_id", "resource_id", "crawl_id", "sha256", "media_type", "role", "year")  # fmt: skip
        values = {name: getattr(first, name) for name in names}
        two.session.add(
            Version(**values, number=min(lowest, 1) - 1, captured_at=START - days * DAY, cause="archive",
                    text_sha256=f"{number:064}", detected_at=two.now)
        )  # fmt: skip
        two.session.flush()
        two.session.expire_all()
    one = merged(two)
    numbers = [(version.number, version.cause) for version in row(two).versions]
    assert numbers == [
        (-2, "archive"),
        (-1, "archive"),
        (0, "archive"),
        (1, "site"),
        (2, "site"),
        (3, "site"),
    ]
    undo(two.session, one.id, "Anna", "zwei Werke", two.now)
    assert [version.number for version in row(two).versions] == [-1, 0, 1, 2]
    assert [version.number for version in row(two, 1).versions] == [0, 1]


def test_merging_is_refused_with_itself_in_circles_and_across_districts(two: History) -> None:
    with pytest.raises(CorrectionRefused, match="nicht mit sich selbst"):
        merged(two, 0, 0)
    elsewhere = History(two.session, ags="03992")
    elsewhere.see("/a.pdf", "Anderswo")
    with pytest.raises(CorrectionRefused, match="verschiedener Kreise"):
        merge(two.session, row(two).id, elsewhere.papers()[0].id, "Anna", "", two.now)
    merged(two)
    for lead, other in ((1, 0), (0, 1)):
        with pytest.raises(CorrectionRefused, match=f"ist mit Papier {row(two).id} zusammengeführt"):
            merged(two, lead, other)


def test_of_merges_that_build_on_each_other_the_newest_is_taken_back_first(two: History) -> None:
    two.see("/c.pdf", "Neun")
    first = merged(two, 1, 2)
    second = merged(two, 0, 1)
    with pytest.raises(CorrectionRefused, match=f"zuerst Korrektur {second.id}"):
        undo(two.session, first.id, "Anna", "", two.now)
    undo(two.session, second.id, "Anna", "", two.now)
    undo(two.session, first.id, "Anna", "", two.now)
    assert [two.texts(number) for number in range(3)] == [["Eins", "Zwei"], ["Drei"], ["Neun"]]
    assert_consistent(two)


def test_what_is_taken_back_stays_so_and_is_no_correction_to_take_back(two: History) -> None:
    one = merged(two)
    back = undo(two.session, one.id, "Anna", "", two.now)
    with pytest.raises(CorrectionRefused, match="schon zurückgenommen"):
        undo(two.session, one.id, "Anna", "", two.now)
    with pytest.raises(CorrectionRefused, match="selbst eine Rücknahme"):
        undo(two.session, back.id, "Anna", "", two.now)
    with pytest.raises(CorrectionRefused, match="keine Korrektur 99"):
        undo(two.session, 99, "Anna", "", two.now)


# --- splitting ----------------------------------------------------------------------------------


@pytest.fixture
def replaced(past: History) -> History:
    """One address that showed one work and then another."""
    past.see("/a.pdf", "Eins", title="Erstes Konzept", year=2018)
    past.crawl()
    past.see("/a.pdf", "Zwei", title="Zweites Konzept", year=2024)
    past.crawl()
    return past


def apart(past: History, number: int) -> Correction:
    version = row(past).versions[number - 1]
    return split_version(past.session, version.id, "Anna", "zwei Werke", past.now)


def test_a_split_text_takes_the_address_that_shows_it_along(replaced: History) -> None:
    apart(replaced, 2)
    assert (replaced.texts(0), replaced.texts(1)) == (["Eins"], ["Zwei"])
    assert replaced.place("/a.pdf").paper_id == row(replaced, 1).id
    assert (row(replaced, 1).title, row(replaced, 1).year) == ("Zweites Konzept", 2024)
    assert row(replaced).vanished_at is not None
    assert_consistent(replaced)


def test_a_split_older_text_leaves_the_address_to_the_newer(replaced: History) -> None:
    apart(replaced, 1)
    assert replaced.place("/a.pdf").paper_id == row(replaced).id
    (place,) = row(replaced, 1).places
    assert place.gone_at is not None
    assert (row(replaced, 1).title, row(replaced, 1).vanished_at) == ("Erstes Konzept", replaced.now)
    assert_consistent(replaced)


@pytest.mark.parametrize("path", ["/a.pdf", "/neu.pdf"])
def test_a_split_text_stays_apart_when_it_is_seen_again(replaced: History, path: str) -> None:
    apart(replaced, 1)
    replaced.crawl()
    replaced.see(path, "Eins")
    assert replaced.place(path).paper_id == row(replaced, 1).id
    assert (replaced.texts(0), replaced.texts(1)) == (["Zwei"], ["Eins"])


def test_a_split_address_keeps_its_own_even_if_both_show_one_text_later(past: History) -> None:
    past.see("/a.pdf", "Eins")
    past.see("/b.pdf", "Eins")
    url = past.place("/b.pdf").resource.url
    split_address(past.session, row(past).id, url, "Anna", "zwei Werke", past.now)
    assert (past.texts(0), past.texts(1)) == (["Eins"], ["Eins"])
    past.crawl()
    past.see("/a.pdf", "Zwei")
    past.see("/b.pdf", "Zwei")
    assert past.place("/b.pdf").paper_id == row(past, 1).id
    assert (past.texts(0), past.texts(1)) == (["Eins", "Zwei"], ["Eins", "Zwei"])
    assert_consistent(past)


def test_split_pages_that_are_much_alike_stay_apart_when_one_changes_a_little(past: History) -> None:
    past.see("/a", LONG, media_type="text/html")
    past.see("/b", LONG + " Fuß", media_type="text/html")
    assert len(past.papers()) == 1  # alike enough to be taken for one page
    split_address(past.session, row(past).id, past.place("/b").resource.url, "Anna", "zwei", past.now)
    past.crawl()
    past.see("/b", LONG + " Fuß anders", media_type="text/html")
    past.see("/a", LONG + " Fuß neu", media_type="text/html")
    assert [past.place(path).paper_id for path in ("/a", "/b")] == [row(past).id, row(past, 1).id]


@pytest.mark.parametrize("later", [False, True])
def test_a_split_taken_back_is_one_paper_with_all_its_texts(replaced: History, later: bool) -> None:
    one = apart(replaced, 2)
    if later:
        replaced.see("/a.pdf", "Drei")
    undo(replaced.session, one.id, "Bert", "doch ein Werk", replaced.now)
    assert replaced.texts(0) == ["Eins", "Zwei", *(["Drei"] if later else [])]
    assert row(replaced).vanished_at is None
    assert replaced.place("/a.pdf").paper_id == row(replaced).id
    assert row(replaced, 1).role == "none"
    assert_consistent(replaced)


def test_what_cannot_be_split_is_refused_with_what_can(replaced: History) -> None:
    session, paper = replaced.session, row(replaced)
    with pytest.raises(CorrectionRefused, match="keine Fassung 99"):
        split_version(session, 99, "Anna", "", replaced.now)
    with pytest.raises(CorrectionRefused, match=f"99 ist keine Fassung von Papier {paper.id}"):
        split_version(session, 99, "Anna", "", replaced.now, paper_id=paper.id)
    with pytest.raises(CorrectionRefused, match=r"keine Adresse .* Seine Adressen: .*/a\.pdf"):
        split_address(session, paper.id, "https://nirgends.test", "Anna", "", replaced.now)
    apart(replaced, 2)
    with pytest.raises(CorrectionRefused, match="nichts, wovon"):
        apart(replaced, 1)


# --- whatever is done, rows fit together ---------------------------------------------------------


def assert_consistent(past: History) -> None:
    """Every place shows a version of its own paper; a paper's fields are what its rows say."""
    session = past.session
    session.expire_all()
    for paper in past.papers():
        assert all(place.version.paper_id == paper.id for place in paper.places)
        assert [one.number for one in paper.versions] == list(range(1, len(paper.versions) + 1))
        assert bool(paper.versions) == (paper.merged_into_id is None)
        found = derived(session, paper)
        assert {name: getattr(paper, name) for name in FIELDS} == dict(found.values)
    assert session.scalar(select(Version.id).where(Version.number > 1_000_000)) is None
