"""Manners towards a web archive: robots.txt, pauses, patience, the address guard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from crawler.web_archive.asking import Archive, ArchiveRefuses, NotHad
from storage.addresses import AddressGuard
from storage.guarded_requests import guarded_session
from tests.fake_site import FakeSite, Web


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now, self.slept = 0.0, list[float]()

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds


@pytest.fixture
def site() -> Iterator[FakeSite]:
    with Web() as web:
        site = web.site("127.0.0.1")
        site.robots("Disallow: /secret")
        site.page("/a")
        site.page("/secret/b")
        yield site


@pytest.fixture
def time() -> Time:
    return Time()


def archive(time: Time, *, delay: float = 0.0, allowed: str = "127.0.0.1/32", most: int = 10**6) -> Archive:
    session = guarded_session(AddressGuard.of([allowed] if allowed else []), "Konzeptmonitor/1")
    return Archive(session, delay, 10, most, clock=time, sleep=time.sleep)


def address(site: FakeSite, path: str) -> str:
    return f"http://127.0.0.1:{site.web.port}{path}"


def test_robots_txt_is_asked_for_once_and_obeyed(site: FakeSite, time: Time) -> None:
    polite = archive(time)
    assert polite.get(address(site, "/a")).status == 200
    polite.get(address(site, "/a"))
    with pytest.raises(ArchiveRefuses, match=r"robots\.txt"):
        polite.get(address(site, "/secret/b"))

    assert site.asked == ["/robots.txt", "/a", "/a"]
    assert site.requests[0].headers["user-agent"] == "Konzeptmonitor/1"


@pytest.mark.parametrize("status", [500, 503, 429])
def test_without_robots_txt_nothing_is_asked_for(site: FakeSite, time: Time, status: int) -> None:
    site.status["/robots.txt"] = status
    with pytest.raises(ArchiveRefuses, match="could not be had"):
        archive(time).get(address(site, "/a"))

    assert site.asked == ["/robots.txt"]


def test_requests_keep_the_pause_of_the_settings(site: FakeSite, time: Time) -> None:
    archive(time, delay=1.5).get(address(site, "/a"))

    assert time.slept == [1.5]


def test_a_crawl_delay_is_obeyed_where_it_is_longer(site: FakeSite, time: Time) -> None:
    site.robots("Crawl-delay: 7")
    archive(time, delay=1.5).get(address(site, "/a"))

    assert time.slept == [7.0]


def test_an_archive_that_names_a_time_is_asked_once_more_after_it(site: FakeSite, time: Time) -> None:
    site.status["/a"] = [429, 200]
    site.headers["/a"] = {"Retry-After": "30"}

    assert archive(time).get(address(site, "/a")).status == 200
    assert time.slept == [30.0]


@pytest.mark.parametrize("patience", [{}, {"Retry-After": "4000"}])
def test_an_archive_that_names_no_bearable_time_is_left_alone(
    site: FakeSite, time: Time, patience: dict[str, str]
) -> None:
    site.status["/a"] = 503
    site.headers["/a"] = patience
    with pytest.raises(ArchiveRefuses, match="patience"):
        archive(time).get(address(site, "/a"))

    assert site.asked == ["/robots.txt", "/a"]


def test_the_address_guard_binds_here_too(site: FakeSite, time: Time) -> None:
    with pytest.raises(ArchiveRefuses, match=r"crawl\.allowed_networks"):
        archive(time, allowed="").get(address(site, "/a"))

    assert site.asked == []


def test_a_redirect_within_the_archive_is_followed_and_one_out_of_it_is_not(
    site: FakeSite, time: Time
) -> None:
    site.redirect("/near", "/a", 302)
    site.redirect("/away", "http://localhost:9/a", 302)
    site.redirect("/round", "/round2", 302)
    site.redirect("/round2", "/round", 302)
    polite = archive(time)

    assert polite.get(address(site, "/near")).url == address(site, "/a")
    with pytest.raises(NotHad, match="leads away"):
        polite.get(address(site, "/away"))
    with pytest.raises(NotHad, match="302"):
        polite.get(address(site, "/round"))


def test_what_is_missing_too_large_or_cut_off_is_not_had(site: FakeSite, time: Time) -> None:
    site.file("/large.pdf", b"x" * 3000)
    site.close_mid_body.add("/a")
    polite = archive(time, most=2000)

    with pytest.raises(NotHad, match="404"):
        polite.get(address(site, "/nothing"))
    with pytest.raises(NotHad, match="max_body_mb"):
        polite.get(address(site, "/large.pdf"))
    with pytest.raises(NotHad, match="could not be had"):
        polite.get(address(site, "/a"))


def test_parameters_are_part_of_the_address(site: FakeSite, time: Time) -> None:
    site.file("/cdx?url=http%3A%2F%2Fa.test%2F%3Fb%3D1&output=json", b"", "text/plain")

    assert (
        archive(time).get(address(site, "/cdx"), {"url": "http://a.test/?b=1", "output": "json"}).status
        == 200
    )
