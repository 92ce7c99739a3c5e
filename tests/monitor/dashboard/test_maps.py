"""The map has every district of today, each once, in its state."""

from __future__ import annotations

import re
from datetime import date

from monitor.dashboard.maps import outlines, picture
from storage.registry import shipped_registry


def districts() -> list[tuple[str, str, str]]:
    day = date(2026, 11, 22)
    return [
        (unit.ags, unit.name, "found")
        for unit in shipped_registry().units
        if (unit.valid_from is None or unit.valid_from <= day)
        and (unit.valid_to is None or unit.valid_to >= day)
    ]


def test_every_district_of_today_is_on_the_map() -> None:
    drawn = picture(districts())

    assert len(drawn.shapes) == 401
    assert len({shape.ags for shape in drawn.shapes}) == 401
    assert drawn.missing == ()


def test_a_district_younger_than_the_outlines_is_a_point() -> None:
    (hanau,) = (shape for shape in picture(districts()).shapes if shape.ags == "06415")

    assert hanau.path == ""
    assert hanau.x > 0


def test_points_and_small_outlines_are_drawn_over_large_ones() -> None:
    lengths = [len(shape.path) for shape in picture(districts()).shapes]

    assert lengths == sorted(lengths, reverse=True)


def test_a_district_without_outline_is_named_instead() -> None:
    drawn = picture([("03991", "Landkreis Auental", "found")])

    assert drawn.shapes == ()
    assert drawn.missing == (("03991", "Landkreis Auental"),)


def test_the_outlines_are_path_data_and_name_their_source() -> None:
    ground = outlines()

    assert all(re.fullmatch(r"[MmLlHhVvZz0-9 .,-]+", path) for path in ground.paths.values())
    assert "GeoBasis-DE / BKG 2021 (Daten verändert), dl-de/by-2-0" in ground.source
