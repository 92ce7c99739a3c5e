"""The texts of the sample papers and how they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

SAMPLES = Path(__file__).parent.parent / "monitor" / "samples"
TEXTS, FILES = SAMPLES / "texts", SAMPLES / "files"
INCLUDE = re.compile(r"^<<([\w-]+): (#+ .+)$", re.MULTILINE)


def read(name: str) -> tuple[dict[str, str], str]:
    """Head and body of a text; ``<<name: ## heading`` takes over a section of another text, as new editions do."""
    head, _, body = (TEXTS / f"{name}.md").read_text(encoding="utf-8").partition("\n---\n")
    body = INCLUDE.sub(lambda found: section(found[1], found[2]), body)
    return dict(line.split(": ", 1) for line in head.strip().split("\n")), body


def section(name: str, heading: str) -> str:
    """What stands below a heading of a text, up to the next heading of the same or a higher level."""
    level = len(heading) - len(heading.lstrip("#"))
    after = read(name)[1].partition(f"{heading}\n")[2]
    end = re.search(rf"^#{{1,{level}}} ", after, re.MULTILINE)
    return after[: end.start() if end else None].strip()


def blocks(body: str) -> Iterator[list[str]]:
    """The lines of each block; blocks are divided by empty lines."""
    return (block.strip().split("\n") for block in re.split(r"\n\s*\n", body.strip()))


def heading_level(lines: list[str]) -> int:
    """1 to 3 for a heading, 0 for any other block."""
    return len(lines[0]) - len(lines[0].lstrip("#"))


def cells(lines: list[str]) -> list[list[str]]:
    """The cells of a table's rows."""
    return [[cell.strip() for cell in line.strip("| ").split("|")] for line in lines]
