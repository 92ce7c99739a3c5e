"""The dates of a paper, kept apart, each with the words it rests on."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extract.paper_dates import own_year, paper_dates, settled_year
from storage.values import Document, PaperDate

PDF = "application/pdf"


def dates(*pages: str, title: str = "", media_type: str = PDF, header: str | None = None, **own: str) -> dict[str, str]:  # fmt: skip
    return {kind: found.date for kind, found in found_in(*pages, title=title, media_type=media_type, header=header, **own).items()}  # fmt: skip


def found_in(*pages: str, title: str = "", media_type: str = PDF, header: str | None = None, **own: str) -> dict[str, PaperDate]:  # fmt: skip
    return paper_dates(Document(media_type, title, pages, 1, dates=own), title, header)


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("Stand: Mai 2019", "2019-05"),
        ("Stand 15.03.2024", "2024-03-15"),
        ("(Stand: 2018)", "2018"),
        ("Stand: Herbst 2017", "2017"),
        ("Bearbeitungsstand: 3. Juni 2021", "2021-06-03"),
        ("Redaktionsschluss: 30. September 2020", "2020-09-30"),
        ("Landkreis Auental, Stand: 03/2016", "2016-03"),
    ],
)
def test_a_cover_states_the_date_of_its_text(line: str, state: str) -> None:
    found = found_in(f"Integrationskonzept\n{line}", "Text", "Text")["stated"]
    assert (found.date, found.passage, found.page, found.source) == (state, line, 1, "text")


@pytest.mark.parametrize(
    "line",
    [
        "Stand der Umsetzung",
        "Der Stand der Integration wurde 2012 erhoben und seither jedes Jahr in einem umfangreichen Bericht dargestellt, der auch Zahlen zur Bildung enthält.",
        "Bevölkerungsstand",
    ],
)
def test_not_every_stand_is_a_date(line: str) -> None:
    assert "stated" not in dates(line)


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        ("Beschlossen vom Kreistag am 14.10.2019", "2019-10-14"),
        ("Der Kreistag hat am 14. Oktober 2024 das Integrationskonzept beschlossen.", "2024-10-14"),
        ("Das Konzept wurde im Mai 2018 vom Stadtrat einstimmig verabschiedet.", "2018-05"),
        ("Der Rat der Stadt stimmte zu; das Leitbild ist mit Beschluss des Rates vom 3.2.2011 in Kraft.", "2011-02-03"),
        ("Die Stadtverordnetenversammlung beschloss das Konzept in ihrer Sitzung am 12. Dezember 2013.", "2013-12-12"),
        ("Mit Kreistagsbeschluss vom 1. Juli 2015 liegt erstmals ein Konzept vor.", "2015-07-01"),
    ],
)  # fmt: skip
def test_the_decision_of_the_districts_body_is_the_adoption(sentence: str, when: str) -> None:
    found = found_in("Titel", f"Vorwort\n{sentence} Viel Freude beim Lesen wünscht der Landrat.")["adopted"]
    assert (found.date, found.page) == (when, 2)
    assert found.passage in f"Vorwort {sentence} Viel Freude beim Lesen wünscht der Landrat."


@pytest.mark.parametrize(
    "sentence",
    [
        "Der Bundestag hat am 7.7.2016 das Integrationsgesetz beschlossen.",
        "Der Kreistag soll das Konzept am 14.10.2019 beschließen; bis dahin ist nichts beschlossen.",
        "Der Kreistag hat am 3.3.2017 die Erarbeitung eines Integrationskonzeptes beschlossen.",
        "Am 14.10.2019 tagte der Kreistag.",
        "Am 14.10.2019 wurde in der Arbeitsgruppe viel beschlossen.",
    ],
)
def test_other_decisions_are_no_adoption(sentence: str) -> None:
    assert "adopted" not in dates("Titel", sentence)


def test_of_several_decisions_the_last_is_that_on_this_edition() -> None:
    first = "Das erste Konzept wurde vom Kreistag am 5.5.2010 beschlossen."
    second = "Die Fortschreibung hat der Kreistag am 6.6.2019 verabschiedet."
    assert dates(f"{first} {second}")["adopted"] == dates(f"{second} {first}")["adopted"] == "2019-06-06"


def test_a_decision_long_before_the_state_of_the_text_was_on_an_earlier_edition() -> None:
    told = "Das Konzept wurde vom Kreistag am 5.5.2010 beschlossen."
    assert "adopted" not in dates("Integrationskonzept\nStand: Mai 2019", told)
    assert "adopted" in dates("Integrationskonzept\nStand: Mai 2011", told)


@pytest.mark.parametrize(
    ("page", "when"),
    [
        ("Impressum\nHerausgegeben vom Landkreis Auental, Mai 2019", "2019-05"),
        ("2. Auflage, Oktober 2020", "2020-10"),
        ("Integrationskonzept\nLandkreis Auental\nMai 2018", "2018-05"),
    ],
)
def test_imprint_and_cover_tell_the_publication(page: str, when: str) -> None:
    assert dates(page)["published"] == when


def test_what_page_file_and_server_say_counts_in_this_order_and_after_the_text() -> None:
    file, header = "2020-02-03T10:00:00+01:00", "Wed, 05 Jan 2022 10:00:00 GMT"
    assert found_in("Text", header=header)["published"] == PaperDate("2022-01-05", header, None, "server")
    assert found_in("Text", header=header, created=file)["published"].source == "file"
    page = found_in("Text", media_type="text/html", header=header, published="2021-03-04")["published"]
    assert (page.date, page.source) == ("2021-03-04", "page")
    assert (
        found_in("Impressum\nErschienen im Mai 2019", header=header, created=file)["published"].date
        == "2019-05"
    )


@pytest.mark.parametrize(
    ("title", "page", "span"),
    [
        ("Integrationskonzept 2019 bis 2024", "", ("2019", "2024")),
        ("Integrationskonzept", "Integrationskonzept des Landkreises Auental\n2019–2024", ("2019", "2024")),
        ("Integrationskonzept", "Das Konzept gilt für die Jahre 2020 bis 2025.", ("2020", "2025")),
        ("Integrationskonzept", "Laufzeit: 2020/2024", ("2020", "2024")),
        ("Integrationskonzept", "Es ist gültig bis Ende 2026.", (None, "2026")),
        ("Integrationskonzept", "Zwischen 2005 bis 2015 stieg die Zahl.", (None, None)),
        ("Integrationskonzept", "Tel. 2020-2024", (None, None)),
        ("Integrationskonzept 1970-2024", "", (None, None)),
    ],
)  # fmt: skip
def test_for_which_time_a_paper_holds(title: str, page: str, span: tuple[str | None, str | None]) -> None:
    found = dates(page, title=title)
    assert (found.get("valid_from"), found.get("valid_to")) == span


@pytest.mark.parametrize(
    ("sentence", "every"),
    [
        ("Die Fortschreibung erfolgt alle fünf Jahre.", "P5Y"),
        ("Das Konzept wird alle 3 Jahre fortgeschrieben.", "P3Y"),
        ("Eine Aktualisierung ist spätestens nach zwei Jahren vorgesehen.", "P2Y"),
        ("Der Maßnahmenplan wird jährlich fortgeschrieben.", "P1Y"),
        ("Die Mitglieder treffen sich alle zwei Jahre.", None),
    ],
)
def test_how_often_a_paper_is_to_be_renewed(sentence: str, every: str | None) -> None:
    assert dates("Titel", sentence).get("renewal") == every


def test_the_year_of_a_paper_is_that_of_its_own_words() -> None:
    assert own_year(found_in("Stand: Mai 2019")) == 2019
    assert own_year(found_in("Text", created="2020-02-03")) is None
    assert own_year(found_in("Text", published="2020-02-03")) == 2020


@given(st.dates(date(1995, 1, 1), date(2045, 12, 31)))
def test_any_day_written_out_comes_back(day: date) -> None:
    assert dates(f"Integrationskonzept\nStand: {day:%d.%m.%Y}")["stated"] == day.isoformat()


@given(st.lists(st.text(max_size=400), max_size=6), st.text(max_size=80))
def test_every_date_found_stands_where_it_is_said_to(pages: list[str], title: str) -> None:
    for found in found_in(*pages, title=title).values():
        where = " ".join((pages[found.page - 1] if found.page else title).split())
        assert " ".join(found.passage.split()) in where


def test_a_year_not_yet_reached_is_a_horizon() -> None:
    assert settled_year(2030, found_in("Stand: Mai 2019"), 2026) == 2019
    assert settled_year(2030, {}, 2026) is None
    assert settled_year(2026, {}, 2026) == 2026


def test_a_decision_on_the_cover_needs_no_full_stop() -> None:
    cover = (
        "Integrationsstrategie 2035\nKreistagsbeschluss Nr. 44/2025 vom 18.06.2025\nKurse sollen entstehen"
    )
    assert dates(cover)["adopted"] == "2025-06-18"
