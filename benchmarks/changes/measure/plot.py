"""False and true alerts of every tool as SVG."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

_WIDTH, _LEFT, _BAR, _GAP, _SCALE_W = 820, 190, 18, 26, 520
_SERIES = (
    ("false alerts, noise round", "#be123c"),
    ("false alerts, material round", "#f59e0b"),
    ("true changes told (of 17)", "#0f766e"),
)


def svg(result: Mapping[str, Any]) -> str:
    """Three bars a tool: false in both rounds, true in the last."""
    tools = [tool for tool in result["tools"] if "rounds" in tool]
    values = [_values(tool) for tool in tools]
    most = max((max(row) for row in values), default=1) or 1
    height = 70 + len(tools) * (3 * _BAR + _GAP) + 30
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" font-family="system-ui, sans-serif" font-size="13" role="img" aria-label="Alerts of four tools">',
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>',
        f'<text x="20" y="26" font-size="15" font-weight="600" fill="#111827">{tools[0]["urls"] if tools else 0} watched addresses, nothing configured</text>',
    ]
    for index, (label, colour) in enumerate(_SERIES):
        x = 20 + index * 230
        parts.append(f'<rect x="{x}" y="40" width="12" height="12" fill="{colour}"/>')
        parts.append(f'<text x="{x + 18}" y="51" fill="#374151">{escape(label)}</text>')
    for row, (tool, three) in enumerate(zip(tools, values, strict=True)):
        top = 74 + row * (3 * _BAR + _GAP)
        parts.append(
            f'<text x="{_LEFT - 10}" y="{top + 1.5 * _BAR + 4}" text-anchor="end" fill="#111827">{escape(tool["name"])}</text>'
        )
        for index, value in enumerate(three):
            y, width = top + index * _BAR, _SCALE_W * value / most
            parts.append(
                f'<rect x="{_LEFT}" y="{y}" width="{width:.1f}" height="{_BAR - 3}" fill="{_SERIES[index][1]}"/>'
            )
            parts.append(
                f'<text x="{_LEFT + width + 6:.1f}" y="{y + 12}" fill="#374151" font-size="12">{value}</text>'
            )
    return "\n".join([*parts, "</svg>\n"])


def _values(tool: Mapping[str, Any]) -> tuple[int, int, int]:
    _, noise, material = tool["rounds"]
    return noise["counts"]["false"], material["counts"]["false"], material["counts"]["true"]
