"""Stored reasons, passages and link paths as pages show them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.dashboard import evidence

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def reason(weight: float, **values: Any) -> dict[str, Any]:
    return {"code": "c", "text": "Grund", "weight": weight, "page": 1, "passage": "Wortlaut", **values}


def test_the_heaviest_reason_comes_first_and_what_speaks_against_last() -> None:
    lines = evidence.reasons([reason(-0.02), reason(0.41), reason(0.1)]).lines

    assert [line.weight for line in lines] == [0.41, 0.1, -0.02]
    assert [line.against for line in lines] == [False, False, True]


def test_all_bars_share_one_scale_with_zero_in_it() -> None:
    shown = evidence.reasons([reason(0.3), reason(-0.1)])

    assert shown.zero == pytest.approx(25)
    assert shown.lines[0].bar == pytest.approx((25, 75))
    assert shown.lines[1].bar == pytest.approx((0, 25))


def test_a_reason_without_weight_has_no_bar() -> None:
    assert evidence.reasons([reason(0.0)]).lines[0].bar == (0.0, 0.0)


def test_control_characters_of_a_website_reach_no_page() -> None:
    assert evidence.reasons([reason(1, passage="a\u202eb\x00c\nd")]).lines[0].passage == "a b c d"


def test_a_reworded_passage_marks_the_words_that_differ() -> None:
    (pair,) = evidence.passages(
        {"passages": [{"old": "Teilhabe der Zugewanderten am gesellschaftlichen Leben vor Ort.",
                       "new": "Teilhabe aller Menschen am gesellschaftlichen Leben vor Ort.",
                       "page_old": 9, "page_new": 11}]}
    )  # fmt: skip

    assert [piece.text for piece in pair.pieces if piece.kind == "removed"] == ["der Zugewanderten"]
    assert [piece.text for piece in pair.pieces if piece.kind == "added"] == ["aller Menschen"]
    assert all(piece.kind != "added" for piece in pair.old)
    assert (pair.page_old, pair.page_new) == (9, 11)


def test_a_passage_that_is_only_new_is_all_added() -> None:
    (pair,) = evidence.passages({"passages": [{"old": None, "new": "Handlungsfeld 7"}]})

    assert [piece.kind for piece in pair.pieces] == ["added"]
    assert pair.old == ()


def test_a_moved_passage_is_shown_as_one() -> None:
    (pair,) = evidence.passages({"passages": [{"old": "Ein Satz.", "new": "Ein Satz.", "kind": "moved"}]})

    assert pair.moved
    assert [piece.kind for piece in pair.pieces] == ["equal"]


def test_the_link_path_keeps_address_and_words() -> None:
    stored = {"path": [{"url": "https://k.de/", "link_text": None, "text": "Startadresse"}, "Sitemap"]}

    start, second = evidence.path(stored)

    assert (start.url, start.link_text, start.words) == ("https://k.de/", None, "Startadresse")
    assert (second.url, second.words) == (None, "Sitemap")


@given(
    st.lists(json_values, max_size=4),
    st.dictionaries(st.sampled_from(["path", "passages"]), st.lists(json_values)),
)
def test_no_stored_shape_breaks_a_page(stored: list[Any], other: dict[str, Any]) -> None:
    evidence.reasons(stored)
    evidence.passages(other)
    evidence.path(other)


@given(st.integers(0, 200), st.integers(1, 50))
def test_the_parts_of_a_list_are_the_list(length: int, size: int) -> None:
    rows = list(range(length))
    pages = evidence.part(rows, 1, size).pages

    assert [row for number in range(1, pages + 1) for row in evidence.part(rows, number, size).rows] == rows
    assert evidence.part(rows, pages + 7, size).number == pages
