"""What two states of a watched page amount to."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.watch_rules import Judged, Shared, State, judge_file, judge_page
from storage.steady import Volatile
from storage.text import fold

TEXT = ("Wohngeld", "Wir beraten Sie gern zum Thema Wohngeld.", "Gebühr: 20 Euro")


def state(old: Sequence[str], new: Sequence[str], **more: object) -> State:
    return State("kreis.test", old, new, Volatile(), **more)  # type: ignore[arg-type]


def judged(one: State, *others: State) -> Judged:
    shared = Shared()
    for page in (one, *others):
        shared.note(page)
    return judge_page(one, shared)


def test_a_paragraph_on_any_subject_that_went_is_told() -> None:
    found = judged(state((*TEXT, "Anträge bearbeiten wir in vier Wochen."), TEXT))
    assert found.telling
    assert found.score > 0


def test_another_fee_is_told() -> None:
    assert judged(state(TEXT, (*TEXT[:2], "Gebühr: 27 Euro"))).telling


def test_a_line_that_came_to_several_pages_at_once_belongs_to_the_site() -> None:
    notice = "Hinweis: Das Kreishaus bleibt am Freitag geschlossen."
    other = ("Ganz anderes", notice)
    assert not judged(state(TEXT, (notice, *TEXT)), state(("Ganz anderes",), other)).telling


def test_two_pages_may_announce_the_same_concept() -> None:
    announced = "Der Kreistag hat die Fortschreibung des Integrationskonzepts beschlossen."
    assert judged(
        state(TEXT, (*TEXT, announced)), state(("Ganz anderes",), ("Ganz anderes", announced))
    ).telling


def test_what_stands_in_the_place_of_the_sites_own_line_is_the_sites_own() -> None:
    old, new = "Tipp der Woche: Bauernmarkt", "Tipp der Woche: Orgelkonzert"
    one = state((*TEXT, old, "Ende"), (*TEXT, new, "Ende"), shared_old={fold(old): 2})
    assert not judged(one).telling


def test_the_pages_own_title_comes_and_goes_with_the_template() -> None:
    assert not judged(state(TEXT, TEXT[1:], titles=frozenset({fold("Wohngeld")}))).telling


def test_the_same_heading_said_of_another_title_is_told() -> None:
    assert judged(state(TEXT, ("Wohngeld und Heizkostenzuschuss", *TEXT[1:]))).telling


def test_contacts_are_no_news_but_the_paragraph_around_one_is() -> None:
    contact = "Frau Müller, Telefon 05121 77-134, Zimmer 12"
    assert not judged(state((*TEXT, contact), (*TEXT, "Herr Kaya, Telefon 05121 77-135, Zimmer 14"))).telling
    paragraph = "Zuständig ist das Fachamt im Kreishaus, Zimmer 226. Lotsen helfen bei allen Behördengängen und Anträgen. Beraten wird in mehreren Sprachen."  # fmt: skip
    assert judged(state((*TEXT, paragraph), TEXT)).telling


def test_a_file_set_anew_is_no_change_and_another_word_is_one() -> None:
    old = "Der Kreis berät\nalle Menschen. Das Konzept gilt bis 2030."
    assert not judge_file(
        old, "Der Kreis berät alle Menschen.\nDas Konzept gilt bis 2030.", blocks=False
    ).telling
    assert judge_file(old, old.replace("2030", "2032"), blocks=False).telling


def test_a_chapter_that_also_has_a_date_and_mentions_a_notice_is_no_teaser() -> None:
    chapter = [
        "Neue Förderrichtlinie",
        "Menschen aus vielen Ländern leben im Kreis. Freigegeben hat das Ministerium am 9. Februar 2025. Zuständig ist "
        "die Kreisverwaltung. Die Fachstelle hilft allen gern weiter. Änderungen stehen in den Pressemitteilungen.",
    ]
    teaser = ["Konzert im Park", "Am 9. Februar um 19 Uhr spielt das Kreisorchester. Der Eintritt ist frei."]
    for added, told in ((chapter, True), (teaser, False)):
        state = State("h", ["Anfang", "Ende"], ["Anfang", "Ende", *added], Volatile())
        assert bool(judge_page(state, Shared()).telling) is told
