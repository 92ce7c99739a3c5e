"""The bytes of a file: made once, then kept on disk under the version of the code that made them."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from benchmarks.discovery.chance import rng, token
from benchmarks.discovery.files.office import docx_bytes, odt_bytes
from benchmarks.discovery.files.pdf import pdf_bytes
from benchmarks.discovery.files.scan import scan_bytes
from benchmarks.discovery.texts.blocks import Text
from benchmarks.discovery.worlds.model import File

_PACKAGE = Path(__file__).parent.parent
_FOLDER = _PACKAGE.parent / "results" / "cache"


@lru_cache(maxsize=1)
def _version() -> str:
    """Changes with every change of the texts, the writers or the plan."""
    sources = sorted([*_PACKAGE.glob("*/*.py"), *_PACKAGE.glob("texts/data/*.txt")])
    return token(
        *(path.read_bytes() for path in sources if path.parent.name in ("texts", "files", "worlds", "data")),
        length=12,
    )


def file_bytes(seed: int, file: File) -> bytes:
    """The file's content; copies of a paper in one form are equal."""
    part = f"-{file.part[0]}of{file.part[1]}" if file.part else ""
    path = _FOLDER / _version() / f"{seed}-{file.paper.key}{part}.{file.form}"
    if path.exists():
        return path.read_bytes()
    content = _make(file, f"{seed}-{file.paper.key}{part}")
    path.parent.mkdir(parents=True, exist_ok=True)
    waiting = path.with_suffix(f".{os.getpid()}-{token(file.path)}.part")
    waiting.write_bytes(content)
    waiting.replace(path)
    return content


def _make(file: File, name: str) -> bytes:
    text = file.paper.text()
    if file.part:
        text = _part(text, *file.part)
    chance = rng(name, file.form)
    if file.form == "docx":
        return docx_bytes(text, file.paper.publisher.full, chance)
    if file.form == "odt":
        return odt_bytes(text)
    if file.form == "scan":
        return scan_bytes(text, chance)
    return pdf_bytes(text, file.paper.publisher.full, chance)


def _part(text: Text, number: int, count: int) -> Text:
    size = (len(text.blocks) + count - 1) // count
    part = Text(text.title, f"{text.subtitle} – Teil {number}".strip(" –"), text.cover, text.running_header)
    for block in text.blocks[(number - 1) * size : number * size]:
        if block.kind == "row":
            part.row(*block.cells)
        else:
            part.add(block.kind, block.text)
    return part
