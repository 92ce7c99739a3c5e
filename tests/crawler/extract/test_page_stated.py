from __future__ import annotations

import pytest

from crawler.extract.html import read_html

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
