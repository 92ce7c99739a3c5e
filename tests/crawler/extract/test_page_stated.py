from __future__ import annotations

import pytest

from crawler.extract.html import read_html
from crawler.extract.paper_dates import own_year, paper_dates

PROSE = "<p>" + "Der Landkreis fördert die Teilhabe aller Menschen mit vielen Angeboten. " * 6 + "</p>"
MAIN = f"<main><h1>Integrationskonzept</h1>{PROSE}</main>"


def dates(html: str) -> dict[str, str]:
    return dict(read_html(html.encode()).dates)


@pytest.mark.parametrize(
    ("above", "date"),
    [
        ("<p>Stand: Juni 2019</p>", "2019-06"),
        ("<div>Stand Juni 2019</div>", "2019-06"),
        ("<div><span>Stand: </span><b>05.03.2024</b></div>", "2024-03-05"),
        ("<div>Zweite Fortschreibung, Stand: 06/2021</div>", "2021-06"),
        ("<header><h1>Landkreis Musterbach</h1><p>(Stand: Mai 2021)</p></header>", "2021-05"),
    ],
)
def test_a_state_above_the_text_is_that_of_the_text(above: str, date: str) -> None:
    assert dates(f"<body><nav>Menü</nav>{above}{MAIN}") == {"stated": date}
    assert "Stand" not in read_html(f"<body><nav>Menü</nav>{above}{MAIN}".encode()).text


def test_a_state_in_the_text_outranks_one_above_it() -> None:
    text = MAIN.replace("</h1>", "</h1><p>Stand: Mai 2021</p>")

    assert dates(f"<body><p>Stand: Juni 2019</p>{text}") == {"stated": "2021-05"}


@pytest.mark.parametrize(
    "elsewhere",
    [
        "<nav><p>Stand: Juni 2019</p></nav>",
        "<a href=/satzung>Stand: Juni 2019</a>",
        "<ul><li>Stand: Juni 2019</li></ul>",
        "<aside><p>Stand: Juni 2019</p></aside>",
        "<div><h3>Hundesteuer</h3><p>Stand: Juni 2019</p></div>",
        "<div>Gebührensatzung der Musikschule in der Fassung der Änderung, Stand: Juni 2019</div>",
        "<div>Der Stand der Dinge im Juni 2019</div>",
    ],
)
def test_a_state_of_something_else_is_not(elsewhere: str) -> None:
    assert dates(f"<body>{elsewhere}{MAIN}") == {}


def test_a_state_below_the_text_is_not() -> None:
    assert dates(f"<body>{MAIN}<div>Stand: Juni 2019</div>") == {}


@pytest.mark.parametrize(
    "line",
    [
        "Zuletzt aktualisiert: 24.11.2026 10:31",
        "Letzte Änderung: 24.11.2026",
        "Stand: 24.11.2026, 10:31 Uhr",
        "<span>Seite zuletzt bearbeitet am</span> <time>24.11.2026</time>",
    ],
)
def test_the_last_change_of_a_page_is_not_the_state_of_its_text(line: str) -> None:
    body = f"<main><h1>Integrationskonzept</h1><p>Stand: Mai 2019</p>{PROSE}</main><p>{line}</p>"
    assert dates(body) == {"stated": "2019-05", "updated": "2026-11-24"}
    assert dates(f"{MAIN}<p>{line}</p>") == {"updated": "2026-11-24"}


def test_a_paper_on_a_page_is_not_of_the_year_in_which_the_page_was_changed() -> None:
    document = read_html(f"<body>{MAIN}<p>Zuletzt aktualisiert: 24.11.2026 10:31</p></body>".encode())
    assert own_year(paper_dates(document, "Integrationskonzept")) is None
