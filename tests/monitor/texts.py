"""Texts for comparing: strategies that make papers as they look, and a plain long one."""

from __future__ import annotations

import random

from hypothesis import strategies as st

WORDS = [
    *(
        "Integration",
        "Teilhabe",
        "Landkreis",
        "Sprache",
        "Kurs",
        "Kita",
        "Schule",
        "Wohnen",
        "Arbeit",
        "Verein",
    ),
    *("fördert", "stärkt", "plant", "neue", "alle", "Menschen", "2024", "2025", "12", "3,5", "Prozent"),
    *("und", "mit", "für", "der", "die", "das", "z.", "B.", "Nr.", "4"),
]

_sentence = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(lambda words: " ".join(words))
_ending = st.sampled_from([". ", ".\n", "! ", "? ", "\n\n", ".\f", "\f", " – ", "\n• "])

papers = st.lists(st.tuples(_sentence, _ending), max_size=14).map(
    lambda parts: "".join(sentence + ending for sentence, ending in parts)
)


def long_paper(pages: int, seed: int = 7) -> list[str]:
    """Sentences of a paper of so many pages (20 a page); a fifth of them are the same line again."""
    chance = random.Random(seed)
    vocabulary = ["".join(chance.choices("abcdefghiklmnorstu", k=chance.randint(3, 11))) for _ in range(4000)]
    return [
        "Zuständigkeit: Landkreis."
        if chance.random() < 0.2
        else " ".join(chance.choices(vocabulary, k=chance.randint(8, 22))).capitalize() + "."
        for _ in range(pages * 20)
    ]


def in_pages(sentences: list[str]) -> str:
    return "\f".join(" ".join(sentences[start : start + 20]) for start in range(0, len(sentences), 20))
