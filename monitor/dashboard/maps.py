"""The map of the districts: outlines once from ``data/map.json``, coloured by state for each page."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

RADIUS = 5.5  # of a district drawn as a point, in units of the view box; as large as a small town's outline


@dataclass(frozen=True, slots=True)
class Outlines:
    """View box, SVG path data by AGS, borders, points (districts younger than the outlines), and the licence text."""

    view_box: str
    paths: dict[str, str]
    land_borders: str
    outer_border: str
    points: dict[str, tuple[float, float]]
    source: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A district on the map: a path, or a point when ``path`` is empty."""

    ags: str
    name: str
    state: str
    path: str
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class MapPicture:
    """What the template draws; ``missing`` are the districts the outlines do not have."""

    outlines: Outlines
    shapes: tuple[Shape, ...]
    missing: tuple[tuple[str, str], ...]


@cache
def outlines() -> Outlines:
    """The outlines that come with the program, read once."""
    raw = json.loads((files("monitor.dashboard") / "data" / "map.json").read_text(encoding="utf-8"))
    return Outlines(
        view_box=raw["viewBox"],
        paths=raw["kreise"],
        land_borders=raw["laendergrenzen"],
        outer_border=raw["aussengrenze"],
        points={ags: (x, y) for ags, (x, y) in raw["punkte"].items()},
        source=raw["quelle"],
    )


def picture(districts: Iterable[tuple[str, str, str]]) -> MapPicture:
    """The map of (AGS, name, state) triples. Small outlines come last so that no larger one covers them."""
    ground = outlines()
    shapes, missing = [], []
    for ags, name, state in districts:
        if ags in ground.paths:
            shapes.append(Shape(ags, name, state, ground.paths[ags]))
        elif ags in ground.points:
            shapes.append(Shape(ags, name, state, "", *ground.points[ags]))
        else:
            missing.append((ags, name))
    shapes.sort(key=lambda shape: -len(shape.path))
    return MapPicture(ground, tuple(shapes), tuple(missing))
