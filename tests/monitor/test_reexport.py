"""A text exported again, with other lines, cells and pages, alerts nobody; one changed word or figure does."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.diff import diff
from monitor.edition_reasons import Meta
from monitor.significance import significance
from storage.values import Role

ROWS = [
    "Sprachkurse in allen Gemeinden ausbauen Volkshochschule und Migrantenorganisationen laufend",
    "Beratung für zugewanderte Fachkräfte Wirtschaftsförderung und Arbeitsagentur 2027",
    "Elterncafés an Grundschulen einrichten Schulamt mit freien Trägern 2028",
    "Interkulturelle Öffnung der Verwaltung voranbringen Personalamt des Landkreises 2029",
    "Wohnraum für große Familien vermitteln Wohnungsbaugesellschaften der Kommunen laufend",
    "Ehrenamtliche Sprachmittlung aufbauen Freiwilligenagentur im Mehrgenerationenhaus 2030",
]
HEADINGS = ["11 Gesundheit und Pflege", "12 Sport", "13 Umsetzung, Monitoring und Evaluation", "14 Ausblick"]
PROSE = [
    "Der Kreis stärkt die Teilhabe aller Menschen.",
    "Im Jahr 2024 lebten 4 812 Menschen ohne deutschen Pass im Kreisgebiet.",
    "Die Gemeinden wirken an der Umsetzung mit.",
    "Das Konzept entstand gemeinsam mit Vereinen und Verbänden.",
]
seeds = st.integers(0, 10_000)


def alerts(old: str, new: str) -> bool:
    was, now = (Meta("Integrationskonzept", Role.CONCEPT, text=text) for text in (old, new))
    return significance(diff(old, new), was, now).worth_telling


def printed(parts: list[str], width: int, page: int) -> str:
    """Parts set in lines of ``width`` letters, so many lines a page; too long words break without hyphen."""
    lines: list[str] = []
    for part in parts:
        line = ""
        for word in part.split():
            if line and len(line) + len(word) >= width:
                lines.append(line)
                line = ""
            line = f"{line} {word}".strip()
            while len(line) > width:
                lines.append(line[:width])
                line = line[width:]
        lines += [line, ""]
    return "\f".join("\n".join(lines[at : at + page]) for at in range(0, len(lines), page))


def split_words(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    for at in chance.sample(range(len(words)), min(4, len(words))):
        cut = chance.randint(1, max(1, len(words[at]) - 1))
        words[at] = f"{words[at][:cut]} {words[at][cut:]}"
    return " ".join(words)


def paper(rows: list[str]) -> list[str]:
    chapters = [part for heading, text in zip(HEADINGS, PROSE, strict=True) for part in (heading, text)]
    return ["Inhalt", *HEADINGS, *chapters, *rows]


@given(st.integers(18, 90), st.integers(18, 90), st.integers(5, 40), st.integers(5, 40))
def test_other_widths_of_lines_and_pages_alert_nobody(a: int, b: int, page_a: int, page_b: int) -> None:
    assert not alerts(printed(paper(ROWS), a, page_a), printed(paper(ROWS), b, page_b))


@given(seeds)
def test_words_split_anywhere_alert_nobody(seed: int) -> None:
    chance = random.Random(seed)
    old = [split_words(part, chance) for part in paper(ROWS)]
    new = [split_words(part, chance) for part in paper(ROWS)]
    assert not alerts("\n\n".join(old), "\n\n".join(new))


@given(seeds, st.permutations(ROWS))
def test_rows_in_another_order_with_words_split_otherwise_alert_nobody(seed: int, rows: list[str]) -> None:
    chance = random.Random(seed)
    old, new = ([split_words(row, chance) for row in order] for order in (ROWS, rows))
    assert not alerts("\n\n".join(paper(old)), "\n\n".join(paper(new)))


@given(seeds, st.booleans())
def test_one_changed_figure_or_word_alerts_among_moved_rows_and_split_words(seed: int, figure: bool) -> None:
    chance = random.Random(seed)
    rows = [split_words(row, chance) for row in chance.sample(ROWS, len(ROWS))]
    old = "\n\n".join(paper(ROWS))
    new = "\n\n".join(paper(rows))
    was, now = ("4 812", "4 821") if figure else ("Die Gemeinden wirken", "Die Gemeinden klagen")
    assert was in new
    assert alerts(old, new.replace(was, now))


def test_a_row_behind_a_page_break_with_a_word_cut_otherwise_alerts_nobody() -> None:
    old = (
        "Maßnahmen im Überblick\n\nAusbau der Beratung\nMigrantenorgan\nisationen\nKreis und Gemeinden\n"
        "laufend\fSprachkurse ausbauen\nVolkshochschule\n2027\n\nDas Weitere regelt der Kreistag."
    )
    new = (
        "Maßnahmen im Überblick\n\nSprachkurse ausbauen Volkshochschule\n2027\n\fAusbau der Beratung\n"
        "Migrantenorganisa\ntionen Kreis und\nGemeinden laufend\n\nDas Weitere regelt der Kreistag."
    )
    assert not alerts(old, new)


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_heading_of_the_contents_run_together_with_its_neighbour_alerts_nobody(heading: str) -> None:
    old = "\n\n".join(paper(ROWS))
    assert not alerts(old, old.replace(f"{heading}\n\n", f"{heading} ", 1))


def test_a_heading_gone_from_the_contents_alerts_though_the_chapter_has_it() -> None:
    old = "\n\n".join(paper(ROWS))
    assert alerts(old, old.replace(f"{HEADINGS[2]}\n\n", "", 1))


def test_figures_that_changed_places_between_sentences_alert() -> None:
    old = "Im Kreis leben 4 812 Menschen.\n\nIn der Stadt leben 6 190 Menschen."
    new = "Im Kreis leben 6 190 Menschen.\n\nIn der Stadt leben 4 812 Menschen."
    assert alerts(old, new)
