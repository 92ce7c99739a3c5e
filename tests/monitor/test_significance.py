from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.diff import diff
from monitor.edition_reasons import Meta
from monitor.significance import Significance, significance
from storage.values import Kind, Role
from tests.monitor.texts import in_pages, long_paper, papers

BODY = in_pages(long_paper(pages=8))
COVER = "Landkreis Auental\n{}\n\n"


def judge(old: str, new: str, was: Meta | None = None, now: Meta | None = None) -> Significance:
    was, now = (
        was or Meta("Integrationskonzept", Role.CONCEPT),
        now or Meta("Integrationskonzept", Role.CONCEPT),
    )
    return significance(
        diff(old, new),
        Meta(was.title, was.role, was.year, was.media_type, old),
        Meta(now.title, now.role, now.year, now.media_type, new),
    )


def codes(found: Significance) -> set[str]:
    return {reason.code for reason in found.reasons}


def test_a_changed_figure_is_a_small_edit_that_names_both_figures() -> None:
    found = judge(BODY + " Im Kreis leben 4 812 Menschen.", BODY + " Im Kreis leben 6 190 Menschen.")
    assert found.kind == Kind.CHANGED
    assert found.worth_telling
    (reason,) = [reason for reason in found.reasons if reason.code == "figures"]
    assert "4 812 → 6 190" in reason.text
    assert reason.passage is not None
    assert "6 190 Menschen" in reason.passage
    assert reason.page == 8


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("Stand: Mai 2018", "Stand: Mai 2026", "year"),
        ("2. Auflage", "3. Auflage", "printing"),
        ("1. Fortschreibung", "Zweite Fortschreibung", "update"),
        ("Konzept", "Konzept, Neuauflage", "update"),
        ("Entwurf", "Endfassung", "final"),
    ],
)
def test_a_mark_on_the_cover_makes_a_new_version_of_a_text_edited_little(
    old: str, new: str, code: str
) -> None:
    found = judge(COVER.format(old) + BODY, COVER.format(new) + BODY)
    assert found.kind == Kind.NEW_VERSION
    assert code in codes(found)
    assert found.score >= 0.5


@pytest.mark.parametrize(
    ("was", "now", "code"),
    [
        (
            Meta("Integrationskonzept 2018", Role.CONCEPT),
            Meta("Integrationskonzept 2026", Role.CONCEPT),
            "year",
        ),
        (Meta("Integrationskonzept", Role.CONCEPT), Meta("Integrationskonzept 2026", Role.CONCEPT), "year"),
        (Meta("K", Role.CONCEPT, 2018), Meta("K", Role.CONCEPT, 2026), "year"),
        (Meta("K", Role.DRAFT), Meta("K", Role.CONCEPT), "final"),
        (Meta("K", Role.CONCEPT), Meta("K", Role.UPDATE), "update"),
    ],
)
def test_title_year_and_role_can_make_a_new_version_too(was: Meta, now: Meta, code: str) -> None:
    found = judge(BODY, BODY + " Ein Satz kam noch dazu.", was, now)
    assert found.kind == Kind.NEW_VERSION
    assert code in codes(found)


def test_an_older_year_makes_no_new_version() -> None:
    was, now = Meta("Integrationskonzept 2026", Role.CONCEPT), Meta("Integrationskonzept 2018", Role.CONCEPT)
    assert judge(BODY, BODY + " Ein Satz kam dazu.", was, now).kind == Kind.CHANGED


def test_a_replaced_text_is_a_new_version() -> None:
    found = judge(BODY, in_pages([line[::-1] for line in long_paper(pages=8, seed=3)]))
    assert found.kind == Kind.NEW_VERSION
    assert found.reasons[0].code == "amount"
    assert "weitgehend ersetzt" in found.reasons[0].text


def test_half_of_a_short_page_edited_is_still_an_edit() -> None:
    page = Meta("Integration", Role.NEWS, None, "text/html")
    found = judge("Der Kreis plant ein Konzept.", "Der Kreis hat das Konzept beschlossen.", page, page)
    assert found.kind == Kind.CHANGED


def test_a_text_no_longer_recognised_is_no_edition_however_much_changed() -> None:
    found = judge(BODY, "Diese Seite gibt es nicht mehr. " * 30, now=Meta("Seite", Role.NONE, 2030))
    assert found.kind == Kind.CHANGED
    assert "no_longer_recognised" in codes(found)
    assert found.score > 0.5


def test_a_new_decision_and_a_new_field_of_action_are_named_with_page_and_words() -> None:
    more = " Der Kreistag hat das Konzept am 5. November 2026 beschlossen. Handlungsfeld 7: Gesundheit und Pflege."
    found = judge(BODY, f"{BODY}\f{more}")
    by_code = {reason.code: reason for reason in found.reasons}
    assert by_code["decision"].page == by_code["field"].page == 9
    assert by_code["field"].text == "Handlungsfeld hinzugekommen: Gesundheit."
    assert "beschlossen" in (by_code["decision"].passage or "")


def test_cosmetic_changes_score_nothing_and_say_so() -> None:
    page = Meta("Integration", Role.NEWS, None, "text/html")
    found = judge(
        "Das Konzept gilt. Zuletzt aktualisiert am 1.2.2026.",
        "Das Konzept gilt. Zuletzt aktualisiert am 3.2.2026.",
        page,
        page,
    )
    assert found == Significance(0.0, Kind.CHANGED, found.reasons)
    assert not found.worth_telling
    assert codes(found) == {"cosmetic"}


def test_more_change_is_never_less_significant() -> None:
    lines = long_paper(pages=8)
    scores = []
    for count in (1, 5, 20, 80, 160):
        new = [line[::-1] if at < count else line for at, line in enumerate(lines)]
        scores.append(judge(in_pages(lines), in_pages(new)).score)
    assert scores == sorted(scores)


@given(papers, papers, st.sampled_from(list(Role)), st.sampled_from(list(Role)))
def test_every_verdict_has_a_score_between_0_and_1_and_reasons_that_make_it(
    old: str, new: str, was: Role, now: Role
) -> None:
    found = judge(old, new, Meta("Konzept", was), Meta("Konzept", now))
    assert 0 <= found.score <= 1
    assert found.kind in (Kind.NEW_VERSION, Kind.CHANGED)
    assert found.reasons
    assert found.score >= min(1.0, sum(reason.weight for reason in found.reasons)) - 1e-9
    weights = [reason.weight for reason in found.reasons]
    assert weights == sorted(weights, reverse=True)


def test_a_pages_own_title_comes_and_goes_with_the_template() -> None:
    old = Meta(
        "Integrationskonzept", Role.CONCEPT, None, "text/html", "Integrationskonzept\nDer Kreis berät."
    )
    new = Meta("Integrationskonzept", Role.CONCEPT, None, "text/html", "Der Kreis berät.")
    found = significance(diff(old.text, new.text, blocks=True), old, new)
    assert not found.worth_telling
