"""Which addresses lead once more to a file that is known or about to be."""

from __future__ import annotations

import pytest

from crawler.same_file import framed, is_below

PLAN = "kreis.de/downloads/plan"


@pytest.mark.parametrize(
    ("key", "below"),
    [
        (f"{PLAN}/view", True),
        (f"{PLAN}/@@download/file/plan.pdf", True),
        (PLAN, False),
        (f"{PLAN}ung/view", False),
        ("kreis.de/downloads", False),
        ("kreis.de/?weiter=kreis.de/downloads/plan/view", False),
    ],
)
def test_nothing_new_lies_below_a_file(key: str, below: bool) -> None:
    assert is_below(key, {PLAN}) is below


def test_the_frame_of_a_file_that_links_its_download_spares_the_file_s_own_address() -> None:
    assert framed(f"{PLAN}/view", ["kreis.de/anderes.pdf", f"{PLAN}/@@download/file/plan.pdf"]) == PLAN


@pytest.mark.parametrize(
    ("key", "documents"),
    [
        (f"{PLAN}/view", ["kreis.de/anderes.pdf"]),
        (PLAN, [f"{PLAN}/plan.pdf"]),
        (f"{PLAN}/review", [f"{PLAN}/review/plan.pdf"]),
    ],
)
def test_other_pages_that_link_files_spare_nothing(key: str, documents: list[str]) -> None:
    assert framed(key, documents) is None
