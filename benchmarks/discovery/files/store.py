"""The bytes of a file: made once, then kept on disk under the version of the code that made them."""

from __future__ import annotations

import os
import shutil
from functools import lru_cache
from pathlib import Path

from benchmarks.discovery.chance import rng, token
from benchmarks.discovery.files.office import docx_bytes, odt_bytes, rtf_bytes
from benchmarks.discovery.files.pdf import pdf_bytes
from benchmarks.discovery.files.scan import scan_bytes
from benchmarks.discovery.texts.blocks import Text
from benchmarks.discovery.worlds.model import File

_PACKAGE = Path(__file__).parent.parent
_CACHE = _PACKAGE.parent / "results" / "cache"


@lru_cache(maxsize=1)
def _folder() -> Path:
    """Where this version's files are kept; those of other versions are of no use any more."""
    sources = sorted([*_PACKAGE.glob("*/*.py"), *_PACKAGE.glob("texts/data/*.txt")])
    makers = [path for path in sources if path.parent.name in ("texts", "files", "worlds", "data")]
    folder = _CACHE / token(*(path.read_bytes() for path in makers), length=12)
    for old in _CACHE.glob("*"):
        if old != folder:
            shutil.rmtree(old, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def file_bytes(seed: int, file: File) -> bytes:
    """The file's content; copies of a paper in one form are equal."""
    part = f"-{file.part[0]}of{file.part[1]}" if file.part else ""
    path = _folder() / f"{seed}-{file.paper.key}{part}.{file.form}"
    if path.exists():
        return path.read_bytes()
    content = _make(file, f"{seed}-{file.paper.key}{part}")
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
    if file.form == "doc":
        return rtf_bytes(text)
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
