from __future__ import annotations

import pytest

from crawler.recognise.reading import read
from crawler.recognise.understanding import participation_oriented
from tests.crawler.recognise import texts as t


def understood(text: str) -> bool | None:
    return participation_oriented(read(t.pdf("Integrationskonzept", text), t.KREIS))[0]


@pytest.mark.parametrize(
    "text",
    [
        "Integration bedeutet für uns die gleichberechtigte Teilhabe aller Menschen am Leben im Landkreis.",
        "Unter Integration verstehen wir, dass alle Einwohnerinnen und Einwohner gleichberechtigt teilhaben können.",
        "Wir verstehen Integration als chancengleiche Teilhabe von Menschen mit und ohne Migrationshintergrund.",
        "Ziel der Integration ist die gleichberechtigte Teilhabe der gesamten Bevölkerung, unabhängig von der Herkunft.",
        "Integration heißt, jedem einzelnen Menschen unabhängig von seiner Herkunft gleiche Chancen auf Teilhabe zu geben.",
        t.UNDERSTANDING_ALL,
    ],
)
def test_equal_participation_of_all_as_the_stated_understanding(text: str) -> None:
    assert understood(text) is True


@pytest.mark.parametrize(
    "text",
    [
        "Integration bedeutet die Eingliederung von Zuwanderern in die Gesellschaft.",
        "Integration ist die Teilhabe der Zugewanderten am gesellschaftlichen Leben.",
        "Unter Integration verstehen wir die gleichberechtigte Teilhabe aller Menschen mit Migrationshintergrund.",
        t.UNDERSTANDING_NARROW,
    ],
)
def test_an_understanding_that_speaks_of_migrants_only(text: str) -> None:
    assert understood(text) is False


@pytest.mark.parametrize(
    "text",
    [
        "Alle Menschen sollen gleichberechtigt teilhaben.",
        "Der Integrationsrat fördert die Teilhabe. Die Maßnahmen richten sich an alle Menschen.",
        "Integration ist eine Querschnittsaufgabe der Verwaltung.",
        "",
    ],
)
def test_without_a_definition_nothing_is_claimed(text: str) -> None:
    assert understood(text) is None


def test_a_wide_definition_outweighs_a_narrow_sentence_before_it() -> None:
    assert understood(f"{t.UNDERSTANDING_NARROW}\n\n{t.UNDERSTANDING_ALL}") is True


def test_the_defining_passage_and_its_page_are_given() -> None:
    equal, found = participation_oriented(read(t.pdf("Titel", t.UNDERSTANDING_ALL), t.KREIS))
    assert equal is True
    assert found is not None
    assert found.page == 2
    assert "Integration bedeutet für uns" in found.passage
