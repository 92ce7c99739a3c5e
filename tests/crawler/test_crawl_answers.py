"""What a crawl makes of the answers districts give: one process, many districts, one trouble each."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

import pytest

from storage.models import Crawl
from storage.values import Failure, HostRole, Outcome
from tests.crawling import Crawls, crawls
from tests.fake_papers import concept_pdf
from tests.fake_site import FakeSite

CONCEPT = "Integrationskonzept 2024 (PDF)"


@dataclass
class World:
    """Districts by a short name; ``crawled`` holds their crawls once they were crawled."""

    crawling: Crawls
    ags: dict[str, str] = field(default_factory=dict)
    crawled: dict[str, Crawl] = field(default_factory=dict)
    _number: Iterator[int] = field(default_factory=lambda: count(3001))

    def district(self, name: str, website: str = "http://www.{}.test/", *hosts: tuple[str, str]) -> FakeSite:
        """A district with a home page, its menu and a concept; trouble is added to it."""
        self.ags[name] = f"{next(self._number):05}"
        self.crawling.district(self.ags[name], website.format(name), *hosts)
        site = self.crawling.web.site(f"www.{name}.test")
        site.home({"/konzept.pdf": CONCEPT})
        site.file("/konzept.pdf", concept_pdf())
        return site

    def host(self, name: str) -> FakeSite:
        return self.crawling.web.site(name)

    def crawl_all(self) -> None:
        rows = self.crawling.crawl(*self.ags.values())
        self.crawled = {name: rows[ags] for name, ags in self.ags.items()}

    # --- questions ------------------------------------------------------------------------------

    def end(self, name: str) -> tuple[str | None, str | None]:
        return self.crawled[name].outcome, self.crawled[name].reason

    def asked(self, name: str) -> list[str]:
        return self.host(f"www.{name}.test").asked

    def failure(self, name: str, host: str, path: str = "/x") -> str | None:
        """Why an address was not observed."""
        return self.crawling.failures(self.crawled[name]).get(f"http://{host}{path}")

    def found(self, name: str) -> int:
        return len(self.crawling.concepts(self.ags[name]))


TROUBLES = ("403", "401", "429", "500", "418", "leer", "wand", "abbruch", "stumm", "schleife", "gross")
SAMPLE = 12  # ordinary pages beside the troubled hosts


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with crawls(tmp_path_factory.mktemp("answers") / "home") as crawling, _closed_port() as closed:
        world = World(crawling)
        _healthy(world)
        _home_pages(world)
        _unreachable(world, closed)
        _redirects(world)
        _robots(world)
        _pages(world)
        table = [*crawling.web.resolve, f"www.geschlossen.test=127.0.0.1:{closed}"]
        crawling.settings = {
            "resolve": [entry for entry in table if not entry.startswith("www.nurohne.test=")],
            "timeout_seconds": 3,
            "max_body_mb": 1,
        }
        world.crawl_all()
        yield world


class _closed_port:  # noqa: N801  (used like a function)
    """A port nobody listens on, kept so while the block lasts."""

    def __enter__(self) -> int:
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        return int(self._socket.getsockname()[1])

    def __exit__(self, *_: object) -> None:
        self._socket.close()


def _healthy(world: World) -> None:
    site = world.district("gesund")
    site.robots("Disallow: /intern", sitemaps=("http://www.gesund.test/sitemap.xml",))
    site.sitemap("http://www.gesund.test/nur-im-sitemap/integration", "http://www.fremd.test/a")
    site.page("/nur-im-sitemap/integration", "Integration")


def _home_pages(world: World) -> None:
    world.district("ohnestart").remove("/")
    world.district("leerstart").file("/", b"  ", "text/html")
    world.district("nurtext").page("/", "Landkreis", menu=False)
    world.district("kaputt").status["/"] = 500
    world.district("verboten").status["/"] = 403
    world.district("wandstart").file("/", b"<title>Just a moment...</title><script src=/cdn-cgi/challenge-platform/x>", "text/html")  # fmt: skip
    world.district("weichstart").page("/", "Seite nicht gefunden", menu=False)
    world.district("wackelig").status["/"] = [503, 200]
    world.district("vorhang").page("/", "Landkreis", links={"/konzept.pdf": CONCEPT}, menu=False)
    world.district("ohneadresse", "")


def _unreachable(world: World, closed: int) -> None:
    world.district("gibtsnicht", "http://www.gibt-es-nicht.invalid/")
    world.district("geschlossen")
    world.host("www.geschlossen.test").web.sites.pop("www.geschlossen.test")
    world.district("schweigt").slow["/robots.txt"] = 60
    world.district("nurohne", "http://www.nurohne.test/")
    bare = world.host("nurohne.test")
    bare.home({"/konzept.pdf": CONCEPT})
    bare.file("/konzept.pdf", concept_pdf())
    world.district("nurhttp", "https://www.nurhttp.test/")


def _redirects(world: World) -> None:
    site = world.district("umgeleitet")
    site.page("/start", "Landkreis", links={"/konzept.pdf": CONCEPT})
    site.redirect("/", "/start", 302)
    site = world.district("weiter")
    site.home({"/k1": CONCEPT, "/k2": "Integration: weitere Angebote", "/k3": "Migration"})
    site.redirect("/k1", "/ziel.pdf", 301)
    site.file("/ziel.pdf", concept_pdf())
    site.redirect("/k2", "http://www.fremd.test/integration", 302)
    site.redirect("/k3", "mailto:amt@weiter.test", 302)
    world.host("www.fremd.test").page("/integration", "Integration")


def _robots(world: World) -> None:
    site = world.district("regeln", "http://www.regeln.test/", ("http://portal.test/", HostRole.PORTAL))
    site.home(
        {
            "/intern/konzept.pdf": CONCEPT,
            "/offen/konzept.pdf": CONCEPT,
            "http://amt.regeln.test/x": "Integration",
        }
    )
    site.file("/offen/konzept.pdf", concept_pdf())
    site.file("/intern/konzept.pdf", concept_pdf(year=2011))
    site.robots("Disallow: /intern")
    world.host("portal.test").home({"/k.pdf": CONCEPT})
    world.host("portal.test").robots("Disallow: /")
    world.host("amt.regeln.test").page("/x", "Integration")
    world.host("amt.regeln.test").file("/robots.txt", b"User-agent: *\nDisallow: /y", "text/plain")
    world.district("zutritt").robots("Disallow: /")
    world.district("ausfall").status["/robots.txt"] = 503
    world.district("husten").status["/robots.txt"] = [503, 404]
    world.district("regelseite").page("/robots.txt", "Startseite", "<p>Disallow: /</p>")
    site = world.district("regelweg")
    site.redirect("/robots.txt", "/r.txt", 301)
    site.file("/r.txt", b"User-agent: *\nDisallow: /konzept.pdf\n", "text/plain")


def _pages(world: World) -> None:
    site = world.district("truebe")
    hosts = {f"http://{trouble}.truebe.test/x": f"Integration {trouble}" for trouble in TROUBLES}
    site.home(
        {
            "/konzept.pdf": CONCEPT,
            "/fehlt": "Migration",
            "/weich": "Zuwanderung",
            "/weg.pdf": "Vielfalt",
            **hosts,
        }
    )
    site.page("/weich", "Die Seite wurde nicht gefunden", menu=True)
    site.status["/weg.pdf"] = 410
    for number in range(SAMPLE):
        site.page(f"/themen/{'abcdefghijkl'[number]}", "Thema")
    for trouble in TROUBLES:
        host = world.host(f"{trouble}.truebe.test")
        host.page("/x", "Integration")
        if trouble.isdigit():
            host.status["/x"] = int(trouble)
    world.host("leer.truebe.test").file("/x", b"", "text/html")
    world.host("wand.truebe.test").file("/x", b"<h1>Access Denied</h1>", "text/html")
    world.host("abbruch.truebe.test").close_mid_body.add("/x")
    world.host("stumm.truebe.test").hang_up.add("/x")
    world.host("schleife.truebe.test").redirect("/x", "/y", 302)
    world.host("schleife.truebe.test").redirect("/y", "/x", 302)
    world.host("gross.truebe.test").file("/x", b"<p>" + b"a" * 2_000_000, "text/html")


# --- what a good crawl is ------------------------------------------------------------------------


def test_a_healthy_district_is_read_completely_and_its_concept_found(world: World) -> None:
    assert world.end("gesund") == (Outcome.COMPLETE, "exhausted")
    assert world.found("gesund") == 1
    crawl = world.crawled["gesund"]
    assert (crawl.home_read, crawl.menu_read, crawl.baseline) == (True, True, True)


def test_robots_come_first_and_no_address_is_asked_for_twice(world: World) -> None:
    asked = world.asked("gesund")
    assert asked[0] == "/robots.txt"
    assert len(asked) == len(set(asked))


def test_every_request_is_counted(world: World) -> None:
    for name in ("gesund", "weiter", "wackelig", "ausfall", "husten", "regelweg", "umgeleitet"):
        assert world.crawled[name].requests == len(world.asked(name)), name
    hosts = [asked for asked in world.crawling.web.requests if asked.host.endswith("truebe.test")]
    assert world.crawled["truebe"].requests == len(hosts)


def test_we_say_who_we_are_and_carry_no_cookies(world: World) -> None:
    for asked in world.host("www.gesund.test").requests:
        assert asked.headers["user-agent"].startswith("Konzeptmonitor/")
        assert asked.headers["accept-language"] == "de"
        assert "cookie" not in asked.headers


def test_an_address_only_the_sitemap_names_is_read_and_its_foreign_ones_are_not(world: World) -> None:
    assert "/nur-im-sitemap/integration" in world.asked("gesund")
    assert "/a" not in world.asked("fremd")


# --- home pages ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("ohnestart", Failure.CLIENT),
        ("weichstart", Failure.CLIENT),
        ("leerstart", Failure.EMPTY),
        ("nurtext", Failure.EMPTY),
        ("kaputt", Failure.SERVER),
        ("verboten", Failure.FORBIDDEN),
        ("wandstart", Failure.BOT_WALL),
        ("ohneadresse", "no_website"),
        ("gibtsnicht", Failure.DNS),
        ("geschlossen", Failure.REFUSED),
        ("schweigt", Failure.TIMEOUT),
        ("zutritt", Failure.ROBOTS),
        ("ausfall", Failure.ROBOTS_UNAVAILABLE),
    ],
)
def test_a_district_whose_home_page_cannot_be_read_was_not_observed(
    world: World, name: str, reason: str
) -> None:
    assert world.end(name) == (Outcome.FAILED, reason)
    assert world.crawled[name].detail
    assert not world.crawled[name].home_read


def test_a_home_page_that_fails_once_is_asked_again(world: World) -> None:
    assert world.end("wackelig") == (Outcome.COMPLETE, "exhausted")
    assert world.asked("wackelig").count("/") == 2


def test_a_broken_home_page_is_asked_twice_and_no_more(world: World) -> None:
    assert world.asked("kaputt").count("/") == 2
    assert world.asked("verboten").count("/") == 1


def test_a_splash_screen_was_read_but_no_menu(world: World) -> None:
    assert world.end("vorhang")[0] == Outcome.COMPLETE
    assert (world.crawled["vorhang"].home_read, world.crawled["vorhang"].menu_read) == (True, False)
    assert world.found("vorhang") == 1


@pytest.mark.parametrize("name", ["nurohne", "nurhttp"])
def test_a_home_page_is_found_under_its_other_spelling(world: World, name: str) -> None:
    assert world.end(name)[0] == Outcome.COMPLETE
    assert world.found(name) == 1


def test_one_home_page_in_two_spellings_is_one_resource(world: World) -> None:
    keys = [resource.key for resource in world.crawling.resources(world.ags["nurhttp"]).values()]
    assert keys.count("nurhttp.test") == 1
    assert not [key for key in keys if key.startswith("home:")]


# --- redirects -----------------------------------------------------------------------------------


def test_a_redirect_inside_is_followed(world: World) -> None:
    assert world.found("umgeleitet") == 1
    assert world.found("weiter") == 1


def test_a_redirect_outside_is_not_followed(world: World) -> None:
    assert world.host("www.fremd.test").asked == []
    assert world.end("weiter")[0] == Outcome.COMPLETE


def test_a_redirect_to_no_web_address_is_recorded_and_not_followed(world: World) -> None:
    assert world.failure("weiter", "www.weiter.test", "/k3") is None


def test_a_loop_ends(world: World) -> None:
    assert world.failure("truebe", "schleife.truebe.test") == Failure.REDIRECTS
    assert len(world.host("schleife.truebe.test").asked) < 10


def test_no_request_is_counted_both_as_answered_and_as_failed(world: World) -> None:
    counts = {ags: (one.answered + one.failed, one.requests) for ags, one in world.crawled.items()}
    assert {ags: found for ags, found in counts.items() if found[0] > found[1]} == {}


# --- robots --------------------------------------------------------------------------------------


def test_robots_bind_paths_and_hosts_apart(world: World) -> None:
    assert world.end("regeln")[0] == Outcome.COMPLETE
    assert "/offen/konzept.pdf" in world.asked("regeln")
    assert "/intern/konzept.pdf" not in world.asked("regeln")
    assert set(world.host("portal.test").asked) == {"/robots.txt"}
    assert "/x" in world.host("amt.regeln.test").asked
    record = world.crawled["regeln"].record
    assert record is not None
    assert record["robots"]["blocked"] >= 2
    assert "http://www.regeln.test/intern/konzept.pdf" in record["robots"]["examples"]


def test_a_site_that_forbids_everything_is_asked_for_its_rules_only(world: World) -> None:
    assert world.asked("zutritt") == ["/robots.txt"]


def test_rules_that_cannot_be_had_are_asked_for_twice_and_forbid_everything(world: World) -> None:
    assert world.asked("ausfall") == ["/robots.txt"] * 2


def test_rules_that_came_at_the_second_try_are_rules(world: World) -> None:
    assert world.end("husten")[0] == Outcome.COMPLETE


def test_a_page_instead_of_rules_forbids_nothing(world: World) -> None:
    assert world.found("regelseite") == 1


def test_rules_behind_a_redirect_are_obeyed(world: World) -> None:
    assert world.asked("regelweg")[:2] == ["/robots.txt", "/r.txt"]
    assert "/konzept.pdf" not in world.asked("regelweg")
    assert world.end("regelweg")[0] == Outcome.COMPLETE


# --- pages ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("trouble", "failure"),
    [
        ("401", Failure.LOGIN),
        ("403", Failure.FORBIDDEN),
        ("418", Failure.CLIENT),
        ("429", Failure.TOO_MANY),
        ("500", Failure.SERVER),
        ("leer", Failure.EMPTY),
        ("wand", Failure.BOT_WALL),
        ("abbruch", Failure.TRUNCATED),
        ("stumm", Failure.CONNECTION),
        ("gross", Failure.TOO_LARGE),
    ],
)
def test_an_answer_that_is_no_observation_is_kept_with_its_reason(
    world: World, trouble: str, failure: str
) -> None:
    assert world.failure("truebe", f"{trouble}.truebe.test") == failure
    capture = world.crawling.captures(world.crawled["truebe"])[f"http://{trouble}.truebe.test/x"]
    assert capture.body_sha256 is None
    assert capture.detail
    assert capture.status == (int(trouble) if trouble.isdigit() else capture.status)


@pytest.mark.parametrize(
    ("trouble", "times"), [("403", 1), ("418", 1), ("leer", 1), ("wand", 1), ("gross", 1), ("500", 2), ("429", 2), ("abbruch", 2), ("stumm", 2)]
)  # fmt: skip
def test_only_passing_trouble_is_asked_about_again(world: World, trouble: str, times: int) -> None:
    assert world.host(f"{trouble}.truebe.test").asked.count("/x") == times


@pytest.mark.parametrize(("path", "status"), [("/fehlt", 404), ("/weg.pdf", 410), ("/weich", 200)])
def test_what_is_not_there_is_an_observation(world: World, path: str, status: int) -> None:
    capture = world.crawling.captures(world.crawled["truebe"])[f"http://www.truebe.test{path}"]
    assert (capture.status, capture.failure, capture.body_sha256) == (status, None, None)


def test_a_district_with_too_many_failures_was_observed_in_part(world: World) -> None:
    assert world.end("truebe") == (Outcome.PARTIAL, "failures")
    assert world.found("truebe") == 1


def test_the_trouble_of_one_district_is_nobody_elses(world: World) -> None:
    complete = [name for name in world.ags if world.end(name)[0] == Outcome.COMPLETE]
    assert len(complete) == 11
    assert all(row.ended_at is not None for row in world.crawled.values())
