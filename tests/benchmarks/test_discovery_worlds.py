"""The generated worlds must be fair: repeatable, reachable, and true about themselves."""

from __future__ import annotations

import pytest

from benchmarks.discovery.crawlers.omniscient import omniscient
from benchmarks.discovery.crawlers.simple import breadth_first
from benchmarks.discovery.crawlers.web import Web
from benchmarks.discovery.makes.links import full
from benchmarks.discovery.measure.recall import recall, small_share
from benchmarks.discovery.replay.report import replay_world
from benchmarks.discovery.replay.run import Replay
from benchmarks.discovery.worlds.hiding import WAYS
from benchmarks.discovery.worlds.model import File, Page
from benchmarks.discovery.worlds.world import World

# As many with a concept as there are ways to hide one, and three without.
_DISTRICTS = 22
_QUICKLY_SEARCHED = 1200


@pytest.fixture(scope="module")
def world() -> World:
    return World(3, _DISTRICTS)


def everything(world: World) -> list[Page | File]:
    return [
        one for district in world.districts for site in district.sites for one in [*site.pages, *site.files]
    ]


def test_the_same_seed_gives_the_same_answers(world: World) -> None:
    again = World(3, _DISTRICTS)
    for one, other in list(zip(everything(world), everything(again), strict=True))[::97]:
        assert full(one) == full(other)
        target = full(one).split("/", 3)[3]
        assert (
            world.fetch(one.site.host, f"/{target}").body() == again.fetch(one.site.host, f"/{target}").body()
        )


def test_every_page_and_file_is_found_at_its_own_address(world: World) -> None:
    for one in everything(world):
        assert world.find(one.site.host, one.site.prefix + one.path) is one


def test_every_concept_can_be_reached_with_leave_and_within_scope(world: World) -> None:
    for district in (one for one in world.districts if one.page_count < _QUICKLY_SEARCHED):
        assert set(omniscient(Web(world, district)).papers) == {paper.key for paper in district.sought}


def test_every_way_of_hiding_occurs_and_some_districts_have_no_concept(world: World) -> None:
    first = {paper.ways[0] for district in world.districts for paper in district.sought}
    assert first >= set(WAYS)
    assert any(not district.sought for district in world.districts)


def test_a_draft_or_a_towns_concept_is_not_sought(world: World) -> None:
    kinds = {paper.what for district in world.districts for paper in district.sought}
    assert kinds <= {"concept", "update"}


def test_a_crawler_keeps_to_its_budget(world: World) -> None:
    assert breadth_first(Web(world, world.districts[0]), 25).requests == 25


def test_recall_counts_only_what_was_in_hand_in_time(world: World) -> None:
    traces = {district.who.ags: omniscient(Web(world, district)) for district in world.districts[:3]}
    assert recall(world.districts[:3], traces, lambda _: 0) == 0.0
    assert recall(world.districts[:3], traces, lambda _: 1000) == 1.0
    assert small_share(world.districts[0]) >= 60


def test_a_replay_asks_the_same_in_the_same_order_and_counts_what_arrived(world: World) -> None:
    district = max(world.districts, key=lambda one: len(one.sought))
    first, again = Replay(world, district).run(40), Replay(world, district).run(40)
    assert [step.target for step in first.steps] == [step.target for step in again.steps]
    assert len(first.steps) <= 40
    assert set(first.trace(world).papers) <= {paper.key for paper in district.sought}


def test_a_replay_never_leaves_the_district(world: World) -> None:
    for district in world.districts[:4]:
        steps = Replay(world, district).run(60).steps
        assert {world.district_of(step.host, step.target) for step in steps} == {district.who.ags}


def test_accepting_the_right_proposals_never_loses_a_paper(world: World) -> None:
    found = replay_world(World(world.seed, 3))
    assert found.in_time <= found.after_acceptance <= found.sought
    assert found.outside == 0
