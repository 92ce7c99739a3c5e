from __future__ import annotations

from crawler.recognise.reading import read
from crawler.recognise.subject import subject
from crawler.recognise.weights import WEIGHTS
from storage.values import Document
from tests.crawler.recognise import texts as t

ROADS = "Der Kreis baut Straßen und Brücken in allen Gemeinden. "


def signs(document: Document) -> dict[str, float]:
    return {reason.code: reason.weight for reason in subject(read(document, t.KREIS))}


def test_what_the_text_is_about_is_counted_in_a_thousand_words() -> None:
    assert "topic_dense" in signs(t.concept())
    assert "topic_absent" in signs(t.pdf(ROADS * 60))
    assert "about_disability" in signs(t.pdf(*t.INCLUSION))
    assert "about_building" in signs(t.pdf(*t.CLIMATE))
    assert "about_children" in signs(t.pdf(*t.KITA))
    assert "about_computers" in signs(t.pdf(*t.DEBIAN))


def test_dot_leaders_do_not_thin_out_a_subject() -> None:
    text = "Zugewanderte und Einheimische leben hier. " + ROADS * 20
    dotted = text + "\n" + "Kapitel . . . . . . . . . . . . . . . . . . . . . . . . . 3\n" * 60
    assert set(signs(t.pdf(text))) == set(signs(t.pdf(dotted)))


def test_a_leaflet_that_misses_the_subject_is_doubted_less_than_a_book() -> None:
    assert signs(t.pdf(ROADS * 30))["topic_absent"] == WEIGHTS["topic_absent"] / 2
    assert signs(t.pdf(ROADS * 60))["topic_absent"] == WEIGHTS["topic_absent"]


def test_moving_data_is_not_migration() -> None:
    text = (
        "Das Migrationskonzept beschreibt die Migration der Fachverfahren auf neue Server und Datenbanken. "
        * 20
    )
    assert "topic_dense" not in signs(t.pdf(text))
    assert "about_computers" in signs(t.pdf(text))


def test_a_page_s_subject_says_less_than_a_file_s() -> None:
    text = t.CHAPTERS["Wohnen"] * 2
    assert signs(t.page("Wohnen", text))["topic_dense"] < signs(t.pdf(text))["topic_dense"]
