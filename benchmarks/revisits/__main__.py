"""``python -m benchmarks.revisits``: freshness of each policy, what learning costs, and time for many pages."""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from pathlib import Path

from benchmarks.revisits.policies import Ours, Policy, policies
from benchmarks.revisits.world import TruePage, freshness, lawless, optimum, world

PER_PAGE_AND_DAY = 0.1  # looks
STEPS_A_DAY = 4
POLLS = (5, 10, 20, 40)  # looks a page on average, after which freshness is measured


def simulate(pages: list[TruePage], policy: Policy, until: int, seed: int) -> dict[int, float]:
    """Freshness (0..1) over the looks that bring the average from one number of POLLS to the next."""
    chance = random.Random(seed)
    last, now, done, fresh = [0.0] * len(pages), 0.0, 0, 0.0
    whole = sum(page.importance for page in pages)
    budget = max(1, round(PER_PAGE_AND_DAY * len(pages) / STEPS_A_DAY))
    marks, begun, found = [polls for polls in POLLS if polls <= until], 0.0, {}
    while marks:
        now += 1 / STEPS_A_DAY
        for index in policy.choose([now - one for one in last], budget):
            page, waited = pages[index], now - last[index]
            fresh += freshness(page, waited) - freshness(page, max(0.0, begun - last[index]))
            policy.looked(index, waited, chance.random() < -math.expm1(-page.rate * waited))
            last[index], done = now, done + 1
        if done >= marks[0] * len(pages):
            open_now = sum(
                freshness(page, now - one) - freshness(page, max(0.0, begun - one))
                for page, one in zip(pages, last, strict=True)
            )
            found[marks.pop(0)] = (fresh + open_now) / whole / (now - begun)
            begun, fresh = now, 0.0
    return found


def compared(pages: list[TruePage]) -> dict[str, object]:
    """The optimum of these pages, and which share of it each policy reaches after so many looks a page."""
    best = optimum(pages, PER_PAGE_AND_DAY * len(pages))
    shares = {
        name: {
            polls: round(value / best, 4) for polls, value in simulate(pages, policy, POLLS[-1], 7).items()
        }
        for name, policy in policies(pages).items()
    }
    return {"optimum": round(best, 4), "share_of_optimum": shares}


def seconds_for(count: int) -> tuple[float, float]:
    """CPU seconds to choose among so many pages, and to learn all pools and rates from scratch."""
    pages = world(count, 1)
    policy = Ours(pages, knows=False)
    for index, page in enumerate(pages):
        policy._looks[index] = policy._looks[index].after(10, page.rate > 0.1)
    begun = time.process_time()
    policy._pool()
    learned = time.process_time()
    policy.choose([float(index % 90) for index in range(count)], count // 100)
    return time.process_time() - learned, learned - begun


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1848)
    parser.add_argument("--out", type=Path)
    chosen = parser.parse_args()
    result = {
        "seed": chosen.seed,
        "pages": chosen.pages,
        "worlds": {make.__name__: compared(make(chosen.pages, chosen.seed)) for make in (world, lawless)},
        "seconds": {
            count: [round(one, 2) for one in seconds_for(count)] for count in (1_000, 10_000, 100_000)
        },
    }
    print(json.dumps(result, indent=1))
    if chosen.out:
        chosen.out.write_text(json.dumps(result, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
