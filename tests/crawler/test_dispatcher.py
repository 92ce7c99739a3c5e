"""Who may ask next: one request a district, one a host, patience where it was asked for."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from crawler import dispatcher as dispatching
from crawler.dispatcher import Dispatcher
from crawler.frontier import Entry


class District:
    """A visit with a list of addresses to ask for."""

    def __init__(self, *urls: str) -> None:
        self.urls = list(urls)
        self.opened = self.closed = False

    def open(self) -> None:
        self.opened = True

    @property
    def has_more(self) -> bool:
        return bool(self.urls)

    def next_entry(self, is_free: Callable[[str], bool]) -> Entry | None:
        for url in self.urls:
            if is_free(url.split("/")[2] + ":"):
                self.urls.remove(url)
                return Entry(url, 1.0)
        return None

    def close_if_done(self) -> bool:
        self.closed = True
        return True


def under_way(dispatcher: Dispatcher) -> list[tuple[District, str]]:
    """Everything that may be asked at this moment."""
    found = []
    while (pair := dispatcher.next()) is not None:
        found.append((pair[0], pair[1].url))
    return found  # type: ignore[return-value]


def test_a_district_has_one_request_under_way() -> None:
    district = District("https://a.de/1", "https://portal.de/2")
    dispatcher = Dispatcher([district], 5)
    [(_, first)] = under_way(dispatcher)
    dispatcher.finished(district, dispatcher.slot(first))
    assert len(under_way(dispatcher)) == 1


def test_a_host_has_one_request_under_way_whoever_asks() -> None:
    districts = [District("https://a.de/1"), District("https://a.de/2"), District("https://b.de/3")]
    dispatcher = Dispatcher(districts, 5)
    assert [url for _, url in under_way(dispatcher)] == ["https://a.de/1", "https://b.de/3"]


def test_hosts_of_one_hoster_count_as_one() -> None:
    districts = [District("https://au.sitzung-online.de/1"), District("https://tal.sitzung-online.de/2")]
    assert len(under_way(Dispatcher(districts, 5))) == 1
    own = [District("https://au.ris.test/1"), District("https://tal.ris.test/2")]
    assert len(under_way(Dispatcher(own, 5, ["ris.test"]))) == 1
    assert (
        len(under_way(Dispatcher([District("https://au.ris.test/1"), District("https://tal.ris.test/2")], 5)))
        == 2
    )


def test_districts_beyond_the_limit_wait_unopened() -> None:
    districts = [District(f"https://{name}.de/1") for name in "abc"]
    dispatcher = Dispatcher(districts, 2)
    started = under_way(dispatcher)
    assert [district.opened for district in districts] == [True, True, False]
    dispatcher.finished(started[0][0], dispatcher.slot(started[0][1]))
    under_way(dispatcher)
    assert districts[0].closed
    assert districts[2].opened


def test_a_host_that_asked_for_patience_is_left_alone_and_then_asked(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    now = 100.0
    monkeypatch.setattr(dispatching.time, "monotonic", lambda: now)
    dispatcher = Dispatcher([District("https://a.de/1"), District("https://b.de/1")], 5)
    dispatcher.hold("https://a.de/x", 10)
    dispatcher.hold("https://a.de/x", 2)  # a shorter wish does not end the longer one
    assert [url for _, url in under_way(dispatcher)] == ["https://b.de/1"]
    now = 109.9
    assert under_way(dispatcher) == []
    assert dispatcher.has_more
    now = 110.0
    assert [url for _, url in under_way(dispatcher)] == ["https://a.de/1"]


def test_an_orderly_stop_gets_every_district_that_is_not_finished() -> None:
    districts = [District(f"https://{name}.de/1", f"https://{name}.de/2") for name in "abc"]
    dispatcher = Dispatcher(districts, 1)
    [(first, url)] = under_way(dispatcher)
    dispatcher.finished(first, dispatcher.slot(url))
    assert set(dispatcher.drain()) == set(districts)
    assert not dispatcher.has_more


@given(
    st.lists(
        st.lists(
            st.builds("https://{}.de/{}".format, st.sampled_from("abcd"), st.integers(0, 99)), max_size=6
        ),
        max_size=6,
    ),
    st.integers(1, 4),
    st.randoms(use_true_random=False),
)
def test_every_address_of_every_district_is_handed_out_once_and_all_are_closed(
    lists, side_by_side, random
) -> None:  # type: ignore[no-untyped-def]
    districts = [District(*urls) for urls in lists]
    dispatcher = Dispatcher(districts, side_by_side)
    asked: list[str] = []
    running: list[tuple[District, str]] = []
    while dispatcher.has_more:
        running += (new := under_way(dispatcher))
        asked += [url for _, url in new]
        busy = [url.split("/")[2] for _, url in running]
        assert len(busy) == len(set(busy))
        assert len({id(district) for district, _ in running}) == len(running) <= side_by_side
        if running:
            visit, url = running.pop(random.randrange(len(running)))
            dispatcher.finished(visit, dispatcher.slot(url))
    assert sorted(asked) == sorted(url for urls in lists for url in urls)
    assert all(district.closed for district in districts)
