"""What stands last on a page of measures, the whole way: added by hand, crawled, compared."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.fake_papers import concept, pdf
from tests.test_by_hand import AGS, HIDDEN, Desk, desk

__all__ = ["desk"]

COSTS = (4520, 1800, 5000, 750, 4520, 12000, 990, 3100)
REACHED = (40, 25, 65, 30, 120, 80, 15, 50)


def sheets(lines: Sequence[str]) -> bytes:
    """A concept with a measure a page, each of these lines the last of one."""
    places = (chr(64 + number) for number in range(1, len(lines) + 1))
    measures = (
        f"Blatt {place}\nDie Sprachkurse im Ort {place} werden ausgebaut.\n{line}"
        for place, line in zip(places, lines, strict=True)
    )
    return pdf(*concept(), *measures)


def costing(*costs: int) -> bytes:
    return sheets([f"Kosten: {cost} Euro im Jahr" for cost in costs])


def reaching(*reached: int) -> bytes:
    """0 is a measure without the sentence."""
    return sheets(
        [
            f"Maßnahme {number}.1: Bis 2024 werden {people} Personen erreicht." if people else ""
            for number, people in enumerate(reached, 1)
        ]
    )


EDITIONS = [
    (costing(*COSTS), costing(*COSTS[:2], 95000, *COSTS[3:]), "95000"),
    (reaching(*REACHED), reaching(*REACHED[:4], 0, *REACHED[5:]), "120 Personen"),
]


@pytest.mark.parametrize(("old", "new", "said"), EDITIONS)
def test_a_crawl_tells_and_the_comparison_shows_it(desk: Desk, old: bytes, new: bytes, said: str) -> None:
    desk.site.file(HIDDEN, old)
    desk.run("paper", "add", AGS, desk.url(HIDDEN), "--why", "per Mail genannt")
    assert desk.crawl() == []
    desk.site.file(HIDDEN, new)
    assert len(desk.crawl()) == 1
    shown = desk.run("diff", "2")
    assert "Die Texte sind gleich" not in shown.out
    assert said in " ".join(shown.out.split())


@pytest.mark.parametrize(("old", "new", "said"), EDITIONS)
def test_another_figure_makes_another_text_for_a_file_added_by_hand(
    desk: Desk, tmp_path: Path, old: bytes, new: bytes, said: str
) -> None:
    for name, body in (("alt.pdf", old), ("neu.pdf", new)):
        (tmp_path / name).write_bytes(body)
        done = desk.run("paper", "add", AGS, str(tmp_path / name), "--why", "per Post")
        assert "Diesen Text gibt es schon" not in done.out
    assert done.code == 0, said
