"""Tag-path sleeping bandit after Gauquier, Manolescu and Senellart (arXiv 2602.11874).

A link's tag path (tags with classes and ids) becomes 2-grams of its steps, their term frequencies are
hashed into 4,096 dimensions, and the nearest action takes the link if the cosine is 0.75 or more. The
action with the highest mean reward plus exploration bonus is chosen among those that have links, a link of
it at random; the reward of a page is the number of target files it leads to. What a link leads to is asked
with HEAD requests until the first batch of ten is learnt, then told by an online logistic regression on
2-grams of the address. Targets: PDF and office files, and long pages that are a concept.
"""

from __future__ import annotations

import itertools
import math
import random
from dataclasses import dataclass, field

from benchmarks.discovery.chance import rng
from benchmarks.discovery.crawlers.loop import BudgetSpent, Visitor
from benchmarks.discovery.crawlers.trace import Trace
from benchmarks.discovery.crawlers.url_types import UrlTypes
from benchmarks.discovery.crawlers.web import Anchor, Web

_SIMILARITY = 0.75
_M, _W, _A = 12, 15, 766245317
_ALPHA = 2 * math.sqrt(2)
_EPSILON = 1e-6
Vector = dict[int, float]


@dataclass(slots=True)
class Action:
    """Links with similar tag paths."""

    centroid: Vector
    members: int = 1
    links: list[str] = field(default_factory=list)
    chosen: int = 0
    mean: float = 0.0

    def score(self, time: int) -> float:
        if not self.links or time == 0:
            return 0.0 if self.links else -1.0
        return self.mean + _ALPHA * math.sqrt(math.log(time) / (self.chosen + _EPSILON))

    def reward(self, value: float) -> None:
        self.chosen += 1
        self.mean += (value - self.mean) / self.chosen

    def join(self, vector: Vector) -> None:
        """The centroid becomes the mean of all paths that joined."""
        share = self.members / (self.members + 1)
        for dimension in self.centroid:
            self.centroid[dimension] *= share
        for dimension, value in vector.items():
            self.centroid[dimension] = self.centroid.get(dimension, 0.0) + value / (self.members + 1)
        self.members += 1


class TagPaths:
    """Actions by the tag paths of their links."""

    def __init__(self) -> None:
        self.actions: list[Action] = []
        self._grams: dict[str, int] = {}
        self._crowd: dict[int, int] = {}
        self._last: dict[str, int] = {}

    def action_of(self, path: str) -> Action:
        """The action a link with this tag path belongs to; a new one if none is similar."""
        vector = self._vector(path)
        index = self._last.get(path)
        if index is None or _cosine(vector, self.actions[index].centroid) < _SIMILARITY:
            index = self._nearest(vector)
        if index is None:
            self.actions.append(Action(dict(vector)))
            index = len(self.actions) - 1
        else:
            self.actions[index].join(vector)
        self._last[path] = index
        return self.actions[index]

    def _vector(self, path: str) -> Vector:
        steps = ["[SOS]", *path.split("/"), "[EOS]"]
        grams = [f"{a}/{b}" for a, b in itertools.pairwise(steps)]
        vector: Vector = {}
        for gram in grams:
            if gram not in self._grams:
                self._grams[gram] = len(self._grams)
                place = _hashed(self._grams[gram])
                self._crowd[place] = self._crowd.get(place, 0) + 1
            place = _hashed(self._grams[gram])
            vector[place] = vector.get(place, 0.0) + 1 / len(grams)
        return {place: value / self._crowd[place] for place, value in vector.items()}

    def _nearest(self, vector: Vector) -> int | None:
        best, index = 0.0, None
        for number, action in enumerate(self.actions):
            similar = _cosine(vector, action.centroid)
            if similar > best:
                best, index = similar, number
        return index if best >= _SIMILARITY else None


def _hashed(number: int) -> int:
    return (number * _A) % (1 << _W) >> (_W - _M)


def _cosine(one: Vector, other: Vector) -> float:
    dot = sum(value * other.get(place, 0.0) for place, value in one.items())
    if not dot:
        return 0.0
    return dot / math.sqrt(sum(v * v for v in one.values()) * sum(v * v for v in other.values()))


class _Run:
    def __init__(self, web: Web, budget: int, chance: random.Random) -> None:
        self.web, self.chance = web, chance
        self.visitor = Visitor(web, budget)
        self.paths, self.types = TagPaths(), UrlTypes()
        self.seen: set[str] = set()

    def run(self) -> Trace:
        try:
            for url in self.web.start():
                self.seen.add(url)
                self._crawl(url, None)
            while action := self._choose():
                url = action.links.pop(self.chance.randrange(len(action.links)))
                self._crawl(url, action)
        except BudgetSpent:
            pass
        return self.visitor.trace

    def _choose(self) -> Action | None:
        time = self.visitor.trace.requests
        best = max(self.paths.actions, key=lambda action: action.score(time), default=None)
        return best if best is not None and best.links else None

    def _crawl(self, url: str, action: Action | None) -> None:
        got = self.visitor.get(url)
        if got is None:
            return
        if got[1] == "target":
            self.types.learn(url, True)
            return
        self.types.learn(url, False)
        reward = float(self.visitor.is_target(got[0]))
        for link in self.web.links(got[0]):
            reward += self._meet(link)
        if action is not None:
            action.reward(reward)

    def _meet(self, link: Anchor) -> float:
        """Queue a page, fetch a file at once; 1 for a target that was got."""
        if link.url in self.seen or not self.web.in_scope(link.url) or not self.visitor.may_fetch(link.url):
            return 0.0
        self.seen.add(link.url)
        if not self._looks_like_file(link.url):
            self.paths.action_of(link.path).links.append(link.url)
            return 0.0
        got = self.visitor.get(link.url)
        if got is None:
            return 0.0
        self.types.learn(link.url, got[1] == "target")
        if got[1] == "target":
            return 1.0
        action = self.paths.action_of(link.path)  # taken for a file, but a page: crawled now
        inner = sum(self._meet(below) for below in self.web.links(got[0]))
        action.reward(inner)
        return 0.0

    def _looks_like_file(self, url: str) -> bool:
        if self.types.ready:
            return self.types.is_file(url)
        self.visitor.count()  # HEAD
        answer = self.web.answer(url)
        is_file = answer.status == 200 and not answer.media_type.startswith("text/html")
        self.types.learn(url, is_file)
        return is_file


def tag_path_bandit(web: Web, budget: int, seed: int) -> Trace:
    """The bandit's trace; ``seed`` draws the links inside an action."""
    return _Run(web, budget, rng(seed, "bandit", web.district.who.ags)).run()
