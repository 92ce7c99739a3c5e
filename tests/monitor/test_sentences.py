from __future__ import annotations

import pytest
from hypothesis import given

from monitor.sentences import sentences
from storage.text import fold
from tests.monitor.texts import papers


def texts(text: str) -> list[str]:
    return [sentence.text for sentence in sentences(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nach § 5 Abs. 3 Nr. 12 der Satzung gilt das Konzept.",
        "Vereine, z. B. Sportvereine, d. h. auch Kulturvereine, wirken mit.",
        "Am 3. Mai hat der Kreistag beschlossen.",
        "Am 14. 10. 2026 tagte der Ausschuss.",
        "Die 2. Fortschreibung folgt auf die 1. Auflage.",
        "Seit dem 19. Jahrhundert wandern Menschen zu.",
        "Dr. Meier und Prof. Schulz berieten ca. 40 Menschen bzw. Familien.",
        "Es leben rd. 4.812 Menschen ohne deutschen Pass im Kreis.",
    ],
)
def test_a_stop_inside_a_sentence_does_not_end_it(sentence: str) -> None:
    assert texts(f"Davor steht etwas. {sentence} Danach kommt mehr.") == [
        "Davor steht etwas.",
        sentence,
        "Danach kommt mehr.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das gilt bis 2025. Danach mehr.", ["Das gilt bis 2025.", "Danach mehr."]),
        ("Die Zahl stieg auf 25. Die Quote sank.", ["Die Zahl stieg auf 25.", "Die Quote sank."]),
        ("„Wirklich?“ Ja! Gut.", ["„Wirklich?“", "Ja!", "Gut."]),
        ("Überschrift ohne Punkt\n\nDer Text.", ["Überschrift ohne Punkt", "Der Text."]),
        ("Ziele:\n• Arbeit\n• Wohnen", ["Ziele:", "• Arbeit", "• Wohnen"]),
        ("Umbruch\nmitten im Satz. Ende", ["Umbruch mitten im Satz.", "Ende"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_a_printed_line_that_ends_early_ends_a_heading_or_paragraph() -> None:
    lines = [
        "Sprache und Bildung",
        "Der Landkreis fördert Sprachkurse in allen Städten und",
        "Gemeinden des Kreises, auch mit Angeboten am Abend und",
        "am Wochenende",
        "Arbeit und Ausbildung",
        "Der Landkreis hilft bei der Anerkennung von Zeugnissen und",
        "Abschlüssen aus dem Ausland",
    ]
    assert [text.split()[0] for text in texts("\n".join(lines))] == ["Sprache", "Der", "Arbeit", "Der"]


def test_in_blocks_every_line_stands_for_itself() -> None:
    text = "Das Konzept herunterladen\nFörderung von Sprachkursen und Begegnung im ganzen Kreis\nKontakt"
    assert [sentence.text for sentence in sentences(text, blocks=True)] == text.split("\n")


def test_every_sentence_knows_the_page_it_begins_on() -> None:
    found = sentences("Erste Seite. Ein Satz läuft\fweiter bis hier. Zweite Seite.\f\fVierte Seite.")
    assert [(sentence.page, sentence.text) for sentence in found] == [
        (1, "Erste Seite."),
        (1, "Ein Satz läuft weiter bis hier."),
        (2, "Zweite Seite."),
        (4, "Vierte Seite."),
    ]


def test_many_pages_without_a_stop_are_not_one_sentence() -> None:
    found = sentences("\f".join(["klein geschrieben ohne Ende " * 30] * 40))
    assert len(found) > 5
    assert found[-1].page > 30


@given(papers)
def test_no_letter_of_a_page_gets_lost_or_doubled(text: str) -> None:
    one_page = text.replace("\f", "\n\n")
    assert "".join(sentence.key for sentence in sentences(one_page)) == fold(one_page)
