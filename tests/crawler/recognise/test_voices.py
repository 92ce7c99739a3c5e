from __future__ import annotations

import pytest

from crawler.recognise.reading import read
from crawler.recognise.voices import town_speaks
from tests.crawler.recognise import texts as t


def speaks(text: str) -> bool:
    return town_speaks(read(t.pdf("Integrationskonzept", text), t.KREIS))


@pytest.mark.parametrize(
    "text",
    [
        "In unserer Stadt leben Menschen aus 80 Ländern. Ihr Bürgermeister dankt dem Stadtrat.",
        "Beschlossen vom Stadtrat am 4. Dezember. Die Stadtverwaltung hat eine Stelle geschaffen.",
        "Grußwort der Bürgermeisterin. Der Gemeinderat hat beraten. Der Landkreis hilft bei der Unterbringung.",
    ],
)
def test_mayor_and_council_make_a_town_s_text(text: str) -> None:
    assert speaks(text)


@pytest.mark.parametrize(
    "text",
    [
        "Der Landrat dankt den Bürgermeistern. Der Kreistag hat in unserem Landkreis beschlossen. Stadtrat und Rathaus helfen.",
        "Die Stadtverwaltung Bergfelde beschäftigt eine Lotsin, der Stadtrat Hausen stimmte zu. Im Landkreis koordiniert die Kreisverwaltung.",
        "Sprachkurse finden in allen Orten statt.",
    ],
)
def test_a_kreis_that_speaks_of_its_towns_stays_a_kreis(text: str) -> None:
    assert not speaks(text)
