from __future__ import annotations

import pytest

from crawler.recognise.language import is_german
from crawler.recognise.reading import read
from tests.crawler.recognise import texts as t

TABLE = (
    "Bevölkerung nach Staatsangehörigkeit 2019 2020 2021\nAusländische Beschäftigung 9,7 10,1 10,4\nEinbürgerungen 31 35 38\n"
    * 12
)


def german(*pages: str) -> bool:
    return is_german(read(t.pdf(*pages), t.KREIS))


def test_german_prose_and_short_texts_are_german() -> None:
    assert is_german(read(t.concept(), t.KREIS))
    assert german("Integration")
    assert not german(*t.ENGLISH_MANUAL)


def test_a_table_without_sentences_is_german() -> None:
    assert german(TABLE)


def test_dot_leaders_and_figures_make_no_text_foreign() -> None:
    contents = "\n".join(f"{number} Kapitel {'. ' * 60}{number}" for number in range(1, 30))
    assert german(contents, "Der Kreis hat die Ziele und Maßnahmen für das Zusammenleben beschlossen. " * 3)


@pytest.mark.parametrize(
    "sentence",
    [
        "The district has adopted the integration concept and all people shall take part in social life. ",
        "Le conseil a adopté le concept et les habitants participent à la vie de la ville dans leur quartier. ",
        "Integratie van nieuwe inwoners gebeurt samen met scholen en bedrijven uit de gemeente zelf. ",
        "La integración de las personas recién llegadas depende de todos los vecinos del distrito. ",
        "Интеграция это задача всех и не только тех кто приехал в район недавно для работы или учёбы. ",
    ],
)
def test_other_languages_are_not(sentence: str) -> None:
    assert not german(sentence * 12)
