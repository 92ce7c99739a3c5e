"""The curve as SVG, readable in light and dark."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

_WIDTH, _HEIGHT, _LEFT, _TOP, _PLOT_W, _PLOT_H = 820, 440, 60, 48, 560, 320
_COLOURS = {
    "omniscient": "#6b7280", "ours, found": "#0f766e", "ours, reached": "#5eaaa2", "words first": "#b45309",
    "tag-path bandit": "#7c3aed", "breadth first": "#be123c",
}  # fmt: skip
_LABEL_GAP = 15


def svg(title: str, curves: Mapping[str, list[tuple[int, float]]]) -> str:
    """Recall over requests, one line for each crawler, labelled at its end."""
    most = max(point[0] for points in curves.values() for point in points)
    parts = [_frame(title, most)]
    for (name, points), y_label in zip(curves.items(), _label_places(curves), strict=True):
        colour = _COLOURS.get(name, "#334155")
        path = " ".join(f"{_x(x, most):.1f},{_y(y):.1f}" for x, y in points)
        dash = ' stroke-dasharray="5 4"' if name in ("omniscient", "ours, reached") else ""
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2.2"{dash}/>')
        parts.append(
            f'<text x="{_LEFT + _PLOT_W + 10}" y="{y_label:.1f}" fill="{colour}">{escape(name)} {points[-1][1]:.0%}</text>'
        )
    return "\n".join([*parts, "</svg>\n"])


def _x(value: float, most: float) -> float:
    return _LEFT + _PLOT_W * value / most


def _y(value: float) -> float:
    return _TOP + _PLOT_H * (1 - value)


def _label_places(curves: Mapping[str, list[tuple[int, float]]]) -> list[float]:
    """Heights of the labels, moved apart where lines end together."""
    wanted = sorted((_y(points[-1][1]) + 4, name) for name, points in curves.items())
    places: dict[str, float] = {}
    last = -float(_LABEL_GAP)
    for height, name in wanted:
        last = max(height, last + _LABEL_GAP)
        places[name] = last
    return [places[name] for name in curves]


def _frame(title: str, most: int) -> str:
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="system-ui, sans-serif" font-size="13" role="img" aria-label="{escape(title)}">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
        f'<text x="{_LEFT}" y="26" font-size="15" font-weight="600" fill="#111827">{escape(title)}</text>',
    ]
    for tenth in range(0, 11, 2):
        y = _y(tenth / 10)
        parts.append(f'<line x1="{_LEFT}" x2="{_LEFT + _PLOT_W}" y1="{y}" y2="{y}" stroke="#e5e7eb"/>')
        parts.append(
            f'<text x="{_LEFT - 8}" y="{y + 4}" text-anchor="end" fill="#4b5563">{tenth * 10} %</text>'
        )
    parts += [
        f'<text x="{_x(step, most):.1f}" y="{_TOP + _PLOT_H + 20}" text-anchor="middle" fill="#4b5563">{step}</text>'
        for step in range(0, most + 1, 50 if most <= 500 else 100)
    ]
    parts.append(
        f'<text x="{_LEFT + _PLOT_W / 2}" y="{_TOP + _PLOT_H + 42}" text-anchor="middle" fill="#4b5563">requests per district, robots.txt and sitemaps included</text>'
    )
    return "\n".join(parts)
