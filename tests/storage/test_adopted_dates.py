"""The four dates of a paper: its adoption comes from the council where its own text is silent."""

from __future__ import annotations

from datetime import date

import pytest

from storage.adopted_dates import Told, with_adoption
from storage.resolutions import Result

PAGE = "https://ris.kreis.de/vo0050.asp?__kvonr=1"


def told(
    result: Result = Result.ADOPTED, on: date | None = date(2023, 12, 14), body: str = "Kreistag"
) -> Told:
    return Told(body, on, result, "einstimmig beschlossen", PAGE, 7)


def test_the_day_of_the_resolution_is_that_of_the_adoption_with_its_evidence() -> None:
    assert with_adoption({}, [told()])["adopted"] == {
        "date": "2023-12-14", "passage": "Kreistag: einstimmig beschlossen", "page": None, "source": "council",
        "url": PAGE, "capture_id": 7,
    }  # fmt: skip


def test_what_the_paper_itself_says_of_its_adoption_is_kept() -> None:
    own = {"date": "2023-11-30", "passage": "beschlossen am 30.11.2023", "page": 2, "source": "text"}
    assert with_adoption({"adopted": own}, [told()]) == {"adopted": own}


@pytest.mark.parametrize(
    "result", [one for one in Result if one not in (Result.ADOPTED, Result.ADOPTED_CHANGED)]
)
def test_what_is_no_adoption_gives_no_day_of_adoption(result: Result) -> None:
    assert with_adoption({}, [told(result)]) == {}


def test_the_latest_adoption_counts() -> None:
    found = with_adoption({}, [told(), told(on=date(2020, 1, 2)), told(on=None)])
    assert found["adopted"]["date"] == "2023-12-14"


@pytest.mark.parametrize(("stated", "counts"), [("2024-01", True), ("2025", False), ("2026-05-01", False)])
def test_a_resolution_years_before_the_text_was_on_an_earlier_edition(stated: str, counts: bool) -> None:
    assert ("adopted" in with_adoption({"stated": {"date": stated}}, [told()])) is counts


def test_a_day_that_no_resolution_supports_any_longer_is_dropped() -> None:
    once = with_adoption({"published": {"date": "2024"}}, [told()])
    assert with_adoption(once, [told(Result.ADJOURNED)]) == {"published": {"date": "2024"}}
    assert with_adoption(once, [told()]) == once
