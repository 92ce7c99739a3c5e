"""What comparing two editions of a long paper costs: ``python -m benchmarks.diffing [--pages 300] [--markdown]``.

CPU seconds of this process, and the ratio to splitting both texts into words, which any comparison must do: the
ratio is what counts on a machine of another speed.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from monitor import diff_views
from monitor.diff import Diff, diff
from storage.text import words

SEED, ROUNDS = 7, 3
LINES_A_PAGE = 20
SAME = "Zuständigkeit: Landkreis, Jugendamt."


@dataclass(frozen=True)
class Case:
    """Two editions and how they differ, in words."""

    name: str
    old: str
    new: str


def paper(pages: int, seed: int = SEED) -> list[str]:
    """Sentences of words of a German text's lengths; a fifth of them stand in many places, as in tables."""
    chance = random.Random(seed)
    vocabulary = [
        "".join(chance.choices("abcdefghiklmnorstuw", k=chance.randint(3, 13))) for _ in range(9000)
    ]
    return [
        SAME
        if chance.random() < 0.2
        else " ".join(chance.choices(vocabulary, k=chance.randint(8, 22))).capitalize() + "."
        for _ in range(pages * LINES_A_PAGE)
    ]


def edited(lines: list[str], edits: int, seed: int = SEED) -> list[str]:
    """The lines with words changed, sentences dropped and added."""
    chance, new = random.Random(seed), list(lines)
    for _ in range(edits):
        at, what = chance.randrange(len(new)), chance.random()
        if what < 0.5:
            found = new[at].split()
            found[chance.randrange(len(found))] = "geändert"
            new[at] = " ".join(found)
        elif what < 0.75:
            del new[at]
        else:
            new.insert(at, f"Ein neuer Satz mit der Nummer {chance.randrange(10**6)} steht hier im Text.")
    return new


def moved(lines: list[str], many: int) -> list[str]:
    """The lines with a chapter put elsewhere."""
    third = len(lines) // 3
    rest = lines[:third] + lines[third + many :]
    return rest[: 2 * third] + lines[third : third + many] + rest[2 * third :]


def in_pages(lines: list[str]) -> str:
    return "\f".join(" ".join(lines[at : at + LINES_A_PAGE]) for at in range(0, len(lines), LINES_A_PAGE))


def cases(pages: int) -> list[Case]:
    """From a corrected figure to another paper."""
    lines = paper(pages)
    old = in_pages(lines)
    return [
        Case("one word", old, in_pages(edited(lines, 1))),
        Case(
            "a chapter moved, every hundredth sentence edited",
            old,
            in_pages(edited(moved(lines, 200), pages // 5)),
        ),
        Case("every tenth sentence edited", old, in_pages(edited(lines, pages * 2))),
        Case("every third sentence edited", old, in_pages(edited(lines, pages * 7))),
        Case("another paper altogether", old, in_pages(paper(pages, seed=9))),
    ]


def cost(work: Callable[[], object]) -> float:
    """CPU seconds of the median round."""
    seconds = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        seconds.append(time.process_time() - began)
    return median(seconds)


def measured(case: Case) -> tuple[str, float, float, float, int]:
    """Name, seconds to compare, to write as HTML, ratio to splitting into words, hunks."""
    found: list[Diff] = []
    compare = cost(lambda: found.append(diff(case.old, case.new)))
    shown = cost(lambda: diff_views.as_html_page(found[-1], "Konzept", "Fassung 1", "Fassung 2"))
    plain = cost(lambda: (words(case.old), words(case.new)))
    return case.name, compare, shown, compare / plain, len(found[-1].hunks)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=300)
    pages = parser.parse_args().pages
    print(f"{pages} pages, {len(words(cases(pages)[0].old))} words; CPU seconds, median of {ROUNDS}\n")
    print(
        "| difference | compare | as HTML | ratio to splitting into words | places |\n|---|--:|--:|--:|--:|"
    )
    for case in cases(pages):
        name, compare, shown, ratio, hunks = measured(case)
        print(f"| {name} | {compare:.2f} | {shown:.2f} | {ratio:.1f} | {hunks} |")


if __name__ == "__main__":
    main()
