from __future__ import annotations

from crawler.recognise.reading import read
from crawler.recognise.telling import Telling, telling
from tests.crawler.recognise import texts as t


def told(text: str) -> Telling:
    return telling(read(t.page("Seite", text), t.KREIS))


def test_sentences_that_name_the_paper_or_point_back_to_it_are_counted() -> None:
    found = told(
        "Der Kreistag hat am 12. Juli das Integrationskonzept beschlossen. Es nennt acht Handlungsfelder. Das Papier liegt aus. "
        "Danach ging es um den Haushalt des Kreises."
    )
    assert (len(found.passages), found.sentences, found.happened) == (3, 4, True)


def test_nothing_points_back_before_the_paper_was_named() -> None:
    assert told("Das Konzept der Schule gefällt. Es umfasst zwei Seiten.").passages == ()


def test_menus_and_rows_of_tables_are_no_sentences() -> None:
    assert told(
        "Integrationskonzept\nÖ 5 | Integrationskonzept | 117/2023 | einstimmig beschlossen\nKontakt"
    ) == Telling((), 0, False)


def test_a_paper_named_in_passing_is_not_told_of() -> None:
    assert (
        told("Der Sprachtreff ist eine Maßnahme des Integrationskonzepts und kostet nichts.").passages == ()
    )
    assert (
        told("Der Kreis schreibt den Preis im Rahmen des Integrationskonzepts zum dritten Mal aus.").passages
        == ()
    )


def test_a_brand_is_told_of_where_something_happens_to_it() -> None:
    assert told("Der Kreistag hat die Strategie „Vielfalt leben“ mit großer Mehrheit beschlossen.").passages
    assert not told("Am Samstag heißt es auf dem Markt wieder Vielfalt leben für alle.").passages


def test_a_false_friend_is_not_told_of() -> None:
    assert (
        told(
            "Der Kreistag hat das integrierte Klimaschutzkonzept und den Nahverkehrsplan beschlossen."
        ).passages
        == ()
    )
