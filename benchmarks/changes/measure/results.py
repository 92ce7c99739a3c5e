"""The figures as a table on the terminal, as JSON, and as the table and plot of the docs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.changes.measure.plot import svg

_RESULTS = Path(__file__).parents[2] / "results"
_DOCS = Path(__file__).parents[3] / "docs" / "benchmarks"
_BEGIN, _END = "<!-- table -->", "<!-- end of table -->"
_HEAD = (
    "tool", "noise: false", "material: true", "missed", "false", "errors told", "moves", "unlisted PDF",
    "requests (r1/r2/r3)", "304 (r2)", "CPU s (r1/r2/r3)", "wall s (r1/r2/r3)", "peak MB",
)  # fmt: skip


def show(result: Mapping[str, Any], verbose: bool) -> None:
    """The table, and on demand every false and missed change."""
    print(f"Seed {result['seed']}")
    print(table(result))
    for tool in result["tools"]:
        for one in tool.get("rounds", ()):
            if one["round"] == "base":
                continue
            print(f"{tool['name']} {one['round']}: false by kind {one['false_kinds']}; true {one['true_kinds']}; moves {one['move_kinds']}; errors {one['errors']}")  # fmt: skip
            if verbose or tool["name"] == "konzeptmonitor":
                for line in one["missed"]:
                    print(f"   missed {line}")
                for line in one["false"]:
                    print(f"   false  {line}")


def table(result: Mapping[str, Any]) -> str:
    """Markdown: one row a tool."""
    rows = [" | ".join(_HEAD), " | ".join("---" for _ in _HEAD)]
    rows += [" | ".join(_cells(tool)) for tool in result["tools"]]
    return "\n".join(f"| {row} |" for row in rows)


def _cells(tool: Mapping[str, Any]) -> list[str]:
    name = f"{tool['name']} {tool.get('version', '')}".strip()
    if "failed" in tool:
        return [name, f"not measured: {tool['failed']}", *("–" for _ in _HEAD[2:])]
    first, noise, material = tool["rounds"]
    counts = material["counts"]
    three = [first, noise, material]
    return [
        name, f"{noise['counts']['false']} of {tool['urls']}", f"{counts['true']} of {counts['of']}", str(counts["of"] - counts["true"]),
        str(counts["false"]), str(sum(material["errors"].values())), f"{counts['moves']} of {counts['of_moves']}",
        "found" if counts["unlisted"] else "no", "/".join(str(one["requests"]) for one in three), str(noise["unchanged"]),
        "/".join(str(one["cpu"]) for one in three), "/".join(str(one["wall"]) for one in three), str(max(one["peak_mb"] for one in three)),
    ]  # fmt: skip


def save(result: Mapping[str, Any]) -> Path:
    """The whole result as JSON."""
    _RESULTS.mkdir(parents=True, exist_ok=True)
    path = _RESULTS / f"changes-{result['seed']}.json"
    path.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def publish(result: Mapping[str, Any]) -> None:
    """Put the table into the docs and draw the plot."""
    page = _DOCS / "changes.md"
    before, _, rest = page.read_text(encoding="utf-8").partition(_BEGIN)
    after = rest.partition(_END)[2]
    page.write_text(f"{before}{_BEGIN}\n{table(result)}\n{_END}{after}", encoding="utf-8")
    (_DOCS / "changes.svg").write_text(svg(result), encoding="utf-8")
