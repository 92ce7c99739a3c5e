"""A small grammar: ``[this|that]`` is a choice, ``{name}`` a word of the place, ``{n:3-9}`` a number.

The sentences are in ``data/*.txt``: ``## key`` opens a bank, every line below is one alternative.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

Words = Mapping[str, "str | Callable[[random.Random], str]"]
_CHOICE = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")
_SLOT = re.compile(r"\{([^{}]+)\}")
_DATA = Path(__file__).parent / "data"


@cache
def bank(file: str) -> dict[str, tuple[str, ...]]:
    """The alternatives of a data file by key."""
    found: dict[str, list[str]] = {}
    key = ""
    for line in (_DATA / f"{file}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            key = line[3:].strip()
            found[key] = []
        elif line.strip():
            found[key].append(line.rstrip())
    return {name: tuple(lines) for name, lines in found.items()}


@cache
def outline(file: str) -> tuple[tuple[int, str], ...]:
    """The indented titles of a data file as (depth, title)."""
    lines = (_DATA / f"{file}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(((len(line) - len(line.lstrip())) // 2, line.strip()) for line in lines if line.strip())


def expand(template: str, words: Words, chance: random.Random) -> str:
    """One sentence of the template. Raises KeyError for a slot that ``words`` does not fill."""
    text = template
    while match := _CHOICE.search(text):
        text = text[: match.start()] + chance.choice(match[1].split("|")) + text[match.end() :]
    while match := _SLOT.search(text):
        text = text[: match.start()] + _fill(match[1], words, chance) + text[match.end() :]
    return re.sub(r"\s+([,.;])", r"\1", re.sub(r"  +", " ", text)).strip()


def _fill(slot: str, words: Words, chance: random.Random) -> str:
    if slot.startswith("n:"):
        low, high = slot[2:].split("-")
        return str(chance.randint(int(low), int(high)))
    word = words[slot]
    return word if isinstance(word, str) else word(chance)


def paragraph(lines: tuple[str, ...], words: Words, chance: random.Random, low: int, high: int) -> str:
    """Between ``low`` and ``high`` sentences of a bank in its order, no template twice.

    Words that hold ``_long`` (a probability) get the subordinate clauses of official prose.
    """
    chosen = sorted(chance.sample(range(len(lines)), min(len(lines), chance.randint(low, high))))
    sentences = [_sentence(expand(lines[index], words, chance)) for index in chosen]
    odds = float(str(words.get("_long", "0")))
    return " ".join(lengthened(one, words, chance, odds) for one in sentences)


def lengthened(sentence: str, words: Words, chance: random.Random, odds: float) -> str:
    """The sentence with one more clause, by chance and if it can take one."""
    if not odds or chance.random() > odds or ":" in sentence or ";" in sentence or not sentence.endswith("."):
        return sentence
    return f"{sentence[:-1]}, {expand(chance.choice(bank('concept')['anhang']), words, chance)}."


def _sentence(text: str) -> str:
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?", ",", ":", "_")) else text + "."
