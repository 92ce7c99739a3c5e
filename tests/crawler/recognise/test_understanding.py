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


# Many voices: what one says at once takes another a heading, a detour or three sentences.
@pytest.mark.parametrize(
    "text",
    [
        "Für uns meint Integration nicht Anpassung. Gemeint ist, dass alle, die hier leben, gleiche Chancen haben, am Leben teilzunehmen.",
        "Integration ist ein wechselseitiger Prozess. Sie ist gelungen, wenn alle Bürgerinnen und Bürger gleichberechtigt teilhaben.",
        "1.2 Integrationsverständnis\nJeder Mensch soll unabhängig von Herkunft und Alter gleichberechtigt am öffentlichen Leben teilnehmen können.",
        "Was verstehen wir unter Integration?\nAlle Menschen, ob neu zugewandert oder alteingesessen, sollen gleiche Möglichkeiten der Teilhabe haben.",
        "Dem Konzept liegt ein Integrationsbegriff zugrunde, der die chancengleiche Partizipation aller Einwohner in den Mittelpunkt stellt.",
        "Integration betrifft uns alle. Sie bedeutet, dass Zugewanderte und Einheimische gleichberechtigt teilhaben.",
        "Integration ist dann erreicht, wenn jede und jeder die gleichen Rechte und Möglichkeiten hat, sich einzubringen und teilzuhaben.",
        "Wenn wir von Integration sprechen, meinen wir die gleichberechtigte Teilhabe aller, die hier zu Hause sind.",
        "Mit Integration ist in diesem Papier die gleichberechtigte Teilhabe sämtlicher Bewohnerinnen und Bewohner gemeint.",
        "Integration richtet sich nicht an eine Zielgruppe. Ziel ist es, allen Menschen gleiche Chancen zur Teilhabe zu eröffnen.",
    ],
)
def test_the_same_understanding_in_other_words(text: str) -> None:
    assert understood(text) is True


@pytest.mark.parametrize(
    "text",
    [
        "Integration verlangt von den Zuwanderern die Bereitschaft, sich auf ein Leben in unserer Gesellschaft einzulassen.",
        "Integrationsverständnis\nGeflüchtete sollen gleiche Chancen auf Teilhabe erhalten.",
        "Integration ist ein langfristiger Prozess. Sein Ziel ist es, alle Menschen einzubeziehen, die hier leben. Zugewanderten soll "
        "eine gleichberechtigte Teilhabe ermöglicht werden.",
        "Unter Integration verstehen wir die Einbindung der Ausländerinnen und Ausländer in das gesellschaftliche Leben.",
    ],
)
def test_a_narrow_understanding_in_other_words(text: str) -> None:
    assert understood(text) is False


@pytest.mark.parametrize(
    "text",
    [
        "Integrationskurse stehen allen Menschen offen; die Teilnahme ist gleichberechtigt möglich.",
        "Integration ist eine Querschnittsaufgabe. Der Landkreis fördert die gleichberechtigte Teilhabe aller Menschen an Bildung.",
        "Die Integration in den Arbeitsmarkt ist ein Ziel für alle Menschen mit gleichen Chancen auf Teilhabe.",
        "Integration ist Chefsache. Der Landrat dankt allen Menschen, die sich gleichberechtigt einbringen und teilhaben.",
    ],
)
def test_what_stands_near_the_word_defines_nothing(text: str) -> None:
    assert understood(text) is None
