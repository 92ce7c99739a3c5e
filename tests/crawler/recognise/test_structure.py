from __future__ import annotations

from crawler.recognise.reading import read
from crawler.recognise.structure import parts_of_a_paper, structure
from tests.crawler.recognise import texts as t


def test_a_paper_shows_its_parts() -> None:
    assert len(parts_of_a_paper(read(t.concept(), t.KREIS))) >= 5
    assert len(parts_of_a_paper(read(t.pdf(*t.COURSES), t.KREIS))) <= 1


def test_a_word_said_once_is_no_part() -> None:
    assert parts_of_a_paper(read(t.pdf("Ein Leitbild und eine Maßnahme."), t.KREIS)) == []


def test_fields_need_a_part_beside_them() -> None:
    fields = {"ARBEIT": "Arbeit", "SPRACHE": "Sprache", "WOHNEN": "Wohnen"}
    assert [reason.code for reason in structure(read(t.concept(), t.KREIS), fields)] == [
        "built_like_a_paper",
        "some_fields",
    ]
    assert list(structure(read(t.pdf("Arbeit\nSprache\nWohnen"), t.KREIS), fields)) == []
