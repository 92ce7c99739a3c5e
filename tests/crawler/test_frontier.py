"""The frontier: best first, nothing twice, nothing lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crawler.frontier import WORTH_ASKING, Entry, Frontier

hosts = st.sampled_from(["www.kreis-au.de", "portal.kreis-au.de", "ris.hoster.de:8080"])
# Words only: addresses with numbers share a shape, and a shape's patience is a rule of its own.
addresses = st.builds("https://{}/{}".format, hosts, st.text(alphabet="abcdefgh", min_size=1, max_size=3))
priorities = st.floats(WORTH_ASKING, 1)
links = st.lists(st.tuples(addresses, priorities), max_size=40)


def everyone_is_free(_host: str) -> bool:
    return True


def emptied(frontier: Frontier, is_free=everyone_is_free) -> list[Entry]:  # type: ignore[no-untyped-def]
    """Everything the frontier gives, as a visit takes it: each is done when it was asked for."""
    taken = []
    while (entry := frontier.pop(is_free)) is not None:
        frontier.done(entry)
        taken.append(entry)
    return taken


def filled(pairs: list[tuple[str, float]]) -> Frontier:
    frontier = Frontier()
    for url, priority in pairs:
        frontier.push(Entry(url, priority))
    return frontier


@given(links)
def test_every_address_comes_out_exactly_once(pairs: list[tuple[str, float]]) -> None:
    taken = [entry.key for entry in emptied(filled(pairs))]
    assert sorted(taken) == sorted({Entry(url, 0).key for url, _ in pairs})


@given(links)
def test_the_best_comes_first(pairs: list[tuple[str, float]]) -> None:
    taken = [entry.priority for entry in emptied(filled(pairs))]
    assert taken == sorted(taken, reverse=True)


@given(links)
def test_an_address_is_worth_nearly_the_best_of_its_links(pairs: list[tuple[str, float]]) -> None:
    best: dict[str, float] = {}
    for url, priority in pairs:
        best[url] = max(priority, best.get(url, 0.0))
    for entry in emptied(filled(pairs)):
        assert entry.priority > best[entry.url] - 0.1 - 1e-9


@given(links)
def test_an_empty_frontier_counts_zero_and_a_full_one_at_least_its_addresses(
    pairs: list[tuple[str, float]],
) -> None:
    frontier = filled(pairs)
    assert len(frontier) >= len({url for url, _ in pairs})
    emptied(frontier)
    assert len(frontier) == 0


@given(links, hosts)
def test_a_busy_host_holds_up_nobody_and_loses_nothing(pairs: list[tuple[str, float]], busy: str) -> None:
    frontier = filled(pairs)
    name = busy if ":" in busy else f"{busy}:"
    first = emptied(frontier, lambda host: host != name)
    then = emptied(frontier)
    assert all(busy not in entry.url for entry in first)
    assert all(busy in entry.url for entry in then)
    assert len(first) + len(then) == len({url for url, _ in pairs})


@given(links)
def test_what_was_fetched_is_never_queued_again_as_a_link(pairs: list[tuple[str, float]]) -> None:
    frontier = filled(pairs)
    emptied(frontier)
    assert not any(frontier.push(Entry(url, 1.0)) for url, _ in pairs)
    assert frontier.pop(everyone_is_free) is None


def test_two_spellings_of_one_address_are_one_entry() -> None:
    frontier = filled([("http://www.kreis.de/a/", 0.5), ("https://kreis.de/a", 0.5)])
    assert len(emptied(frontier)) == 1


def test_a_much_better_link_lifts_an_address_that_waits_and_brings_its_own_words() -> None:
    frontier = Frontier()
    frontier.push(Entry("https://kreis.de/a", 0.3, link_text="mehr"))
    frontier.push(Entry("https://kreis.de/b", 0.5))
    frontier.push(Entry("https://kreis.de/a", 0.9, link_text="Integrationskonzept"))
    assert [entry.link_text for entry in emptied(frontier)] == ["Integrationskonzept", ""]


def test_of_equals_the_one_found_first_goes_first() -> None:
    frontier = filled([("https://kreis.de/b", 0.5), ("https://kreis.de/a", 0.5)])
    assert [entry.url for entry in emptied(frontier)] == ["https://kreis.de/b", "https://kreis.de/a"]


def test_a_retry_comes_out_though_its_address_is_done() -> None:
    frontier = filled([("https://kreis.de/a", 0.5)])
    entry = frontier.pop(everyone_is_free)
    assert entry is not None
    frontier.done(entry)
    entry.tries += 1
    frontier.put_back(entry)
    assert frontier.pop(everyone_is_free) is entry


def test_a_second_look_comes_out_though_its_address_is_done() -> None:
    frontier = filled([("https://kreis.de/a", 0.5)])
    emptied(frontier)
    frontier.put_back(Entry("https://kreis.de/a", 6.0, kind="confirm"))
    assert [entry.kind for entry in emptied(frontier)] == ["confirm"]


def test_a_sitemap_named_twice_is_read_once() -> None:
    frontier = Frontier()
    for scheme in ("http", "https"):
        frontier.push(Entry(f"{scheme}://kreis.de/sitemap.xml", 2.0, kind="sitemap"))
    assert len(emptied(frontier)) == 1


def test_a_shape_that_keeps_bringing_nothing_loses_its_turn() -> None:
    frontier = filled([(f"https://kreis.de/kalender?tag={day}", 0.5) for day in range(40)])
    frontier.push(Entry("https://kreis.de/soziales/integration", 0.4))
    for _ in range(13):
        frontier.judged("https://kreis.de/kalender?tag=99", fruitful=False)
    taken = emptied(frontier)
    assert taken[0].url == "https://kreis.de/soziales/integration"
    assert len(taken) == 41


def test_a_parameter_that_keeps_bringing_nothing_loses_its_turn_on_every_page() -> None:
    frontier = filled([(f"https://kreis.de/{name}?monat=3", 0.5) for name in ("amt", "rat", "bad")])
    frontier.push(Entry("https://kreis.de/soziales", 0.4))
    for name in "abcdefghijkl":
        frontier.judged(f"https://kreis.de/{name}/x?monat=5", fruitful=False)
    assert emptied(frontier)[0].url == "https://kreis.de/soziales"


def test_links_that_promise_next_to_nothing_are_not_asked_for_but_counted() -> None:
    frontier = filled([("https://kreis.de/a", WORTH_ASKING / 2), ("https://kreis.de/b", WORTH_ASKING * 2)])
    assert [entry.url for entry in emptied(frontier)] == ["https://kreis.de/b"]
    assert frontier.hopeless == 1
    assert len(frontier) == 0


def test_a_shape_that_never_brings_anything_is_given_up_in_the_end() -> None:
    frontier = filled([("https://kreis.de/kalender?tag=1", 0.05)])
    for _ in range(200):
        frontier.judged("https://kreis.de/kalender?tag=2", fruitful=False)
    assert emptied(frontier) == []


def test_what_repeats_known_pages_is_given_up_however_much_it_promises() -> None:
    frontier = filled([("https://kreis.de/integration?monat=1", 0.6), ("https://kreis.de/soziales/x", 0.4)])
    for month in range(60):
        frontier.judged(f"https://kreis.de/migration?monat={month}", fruitful=False, repeated=True)
    assert [entry.url for entry in emptied(frontier)] == ["https://kreis.de/soziales/x"]


def test_a_shape_whose_pages_say_something_new_is_no_trap() -> None:
    frontier = filled([("https://kreis.de/index.php?FID=1", 0.6)])
    for number in range(60):
        frontier.judged(
            f"https://kreis.de/index.php?FID={number}", fruitful=number % 7 == 0, repeated=number % 3 == 0
        )
    assert len(emptied(frontier)) == 1


def test_a_trap_that_repeats_pages_we_have_loses_its_turn_sooner_than_one_that_only_brings_nothing() -> None:
    trap = filled([("https://kreis.de/kalender?tag=1", 0.8), ("https://kreis.de/soziales", 0.3)])
    dull = filled([("https://kreis.de/archiv?nr=1", 0.8), ("https://kreis.de/soziales", 0.3)])
    for _ in range(12):
        trap.judged("https://kreis.de/kalender?tag=2", fruitful=False, repeated=True)
        dull.judged("https://kreis.de/archiv?nr=2", fruitful=False)
    assert emptied(trap)[0].url == "https://kreis.de/soziales"
    assert emptied(dull)[0].url == "https://kreis.de/archiv?nr=1"


def test_pages_that_bring_something_new_now_and_then_are_no_trap() -> None:
    frontier = filled([("https://kreis.de/liste?seite=1", 0.8), ("https://kreis.de/soziales", 0.79)])
    for number in range(30):
        frontier.judged("https://kreis.de/liste?seite=2", fruitful=True, repeated=number % 3 > 0)
    assert emptied(frontier)[0].url == "https://kreis.de/liste?seite=1"


def test_one_find_gives_a_shape_its_turn_back() -> None:
    frontier = filled([("https://kreis.de/kalender?tag=1", 0.5), ("https://kreis.de/soziales/x", 0.4)])
    for fruitful in [*[False] * 40, True]:
        frontier.judged("https://kreis.de/kalender?tag=9", fruitful=fruitful)
    assert emptied(frontier)[0].url == "https://kreis.de/kalender?tag=1"


def test_what_must_be_asked_is_asked_whatever_its_shape_brought() -> None:
    frontier = Frontier()
    frontier.push(Entry("https://kreis.de/papier?id=1", 4.0, kind="known"))
    frontier.push(Entry("https://kreis.de/a", 3.0, kind="seed"))
    for _ in range(100):
        frontier.judged("https://kreis.de/papier?id=2", fruitful=False)
    assert emptied(frontier)[0].kind == "known"


@given(links, hosts)
def test_a_dropped_host_is_forgotten_and_the_others_are_not(
    pairs: list[tuple[str, float]], gone: str
) -> None:
    frontier = filled(pairs)
    before = len(frontier)
    dropped = frontier.drop_host(gone if ":" in gone else f"{gone}:")
    assert len(frontier) == before - dropped
    assert {entry.url for entry in emptied(frontier)} == {url for url, _ in pairs if gone not in url}


def test_what_a_link_inherited_is_lost_when_it_turns_out_to_be_the_menu_of_the_site() -> None:
    everywhere: set[str] = set()
    frontier = Frontier(is_everywhere=everywhere.__contains__)
    menu = Entry("https://kreis-au.de/abfall", 0.4, own=0.05, nearness=0.6)
    other = Entry("https://kreis-au.de/projekte", 0.2, own=0.1, nearness=0.3)
    frontier.push(menu)
    frontier.push(other)
    everywhere.add(menu.key)
    assert frontier.pop(lambda _: True) is other
    last = frontier.pop(lambda _: True)
    assert last is menu
    assert (menu.nearness, other.nearness) == (0.0, 0.3)
