"""What one crawl says is wrong with a site, and where it says nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from monitor.health.problems import Problem, failure_class
from monitor.health.readings import Expectation, HomeReading, HostReading, Known, SiteReading
from monitor.health.rules import Finding, judge
from storage.values import Failure

NOW = datetime(2026, 11, 24, 21, tzinfo=UTC)
DAY = timedelta(days=1)
MAIN, COUNCIL = "www.kreis-auental.de", "sitzung.kreis-auental.de"
HOME = HomeReading(
    f"https://{MAIN}/", f"https://{MAIN}/", "Landkreis Auental", "Willkommen", 300, read_before=True, named_before=True
)  # fmt: skip
SITE = SiteReading(
    "Landkreis Auental", MAIN, NOW, "complete", "exhausted", pages=100, documents=10, registered=frozenset({MAIN, COUNCIL}),
    hosts={MAIN: HostReading(100, 100), COUNCIL: HostReading(20, 20)}, home=HOME, was_read=True,
    hosts_before={MAIN: HostReading(100, 100), COUNCIL: HostReading(20, 20)}, known=Known(asked=80),
    expected=Expectation(100, 10, 5),
)  # fmt: skip


def found(**values: Any) -> dict[tuple[str, str], Finding]:
    """The findings about the site of this crawl, changed in that way."""
    return {key: finding for key, finding in judge(replace(SITE, **values)).items() if finding is not None}


def failed(reason: str, **values: Any) -> dict[tuple[str, str], Finding]:
    return found(
        **{"outcome": "failed", "reason": reason, "home": None, "hosts": {}, "known": Known(), **values}
    )


def test_a_healthy_site_is_judged_healthy_in_every_respect() -> None:
    assert found() == {}
    assert {problem for problem, _ in judge(SITE)} >= set(Problem) - {Problem.CERTIFICATE}


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        (Failure.DNS, "dns"), (Failure.TLS, "tls"), (Failure.REFUSED, "refused"), (Failure.TIMEOUT, "timeout"),
        (Failure.FORBIDDEN, "4xx"), (Failure.SERVER, "5xx"), (Failure.TOO_MANY, "429"), (Failure.BOT_WALL, "bot_wall"),
        (Failure.ROBOTS, "robots"), (Failure.LOGIN, "login"), (Failure.EMPTY, "empty"), (Failure.CLIENT, "4xx"),
        (Failure.OUT_OF_SCOPE, "redirect"), (Failure.ADDRESS, "other"),
    ],
)  # fmt: skip
def test_a_site_that_cannot_be_observed_is_unreachable_with_its_class(reason: str, expected: str) -> None:
    [(key, finding)] = failed(reason).items()
    assert (key, finding.failure) == ((Problem.UNREACHABLE, ""), expected)


def test_every_failure_has_a_class() -> None:
    assert all(failure_class(failure) for failure in Failure)
    assert failure_class(None, 404) == "4xx"
    assert failure_class(None, 200) == ""


@pytest.mark.parametrize("reason", ["killed", "interrupted", "internal_error", "time_limit", "no_website"])
def test_our_own_failures_say_nothing_about_the_site(reason: str) -> None:
    assert judge(replace(SITE, outcome="failed", reason=reason)) == {}


def test_a_site_never_read_is_no_news_when_it_cannot_be_read() -> None:
    assert failed(Failure.DNS, was_read=False) == {}


def test_when_hardly_anybody_answers_the_connection_is_ours() -> None:
    assert failed(Failure.DNS, our_outage=True) == {}
    assert failed(Failure.FORBIDDEN, our_outage=True) != {}  # who refuses has answered


def test_a_failed_crawl_says_nothing_of_size_addresses_or_owner() -> None:
    keys = judge(replace(SITE, outcome="failed", reason="timeout", home=None, hosts={})).keys()
    assert {problem for problem, _ in keys} == {Problem.UNREACHABLE}


def test_a_silent_council_system_is_a_problem_of_its_host() -> None:
    silent = HostReading(4, 0, failure=Failure.TIMEOUT, captures=(7, 8))
    result = found(hosts={MAIN: HostReading(100, 100), COUNCIL: silent})
    [(key, finding)] = result.items()
    assert (key, finding.failure, finding.captures) == (
        (Problem.HOST_UNREACHABLE, COUNCIL),
        "timeout",
        (7, 8),
    )


def test_a_host_that_never_answered_and_one_nobody_registered_are_no_news() -> None:
    silent = {
        MAIN: HostReading(100, 100),
        COUNCIL: HostReading(4, 0),
        "alt.kreis-auental.de": HostReading(4, 0),
    }
    before = {MAIN: HostReading(100, 100), "alt.kreis-auental.de": HostReading(4, 4)}
    assert found(hosts=silent, hosts_before=before) == {}


def test_a_robots_txt_that_newly_forbids_is_found_and_stays_one_while_it_does() -> None:
    forbids = {MAIN: HostReading(10, 10, blocked=60)}
    [key] = found(hosts=forbids)
    assert key == (Problem.ROBOTS, MAIN)
    # In the crawl after that it is no longer new, but still so.
    assert found(hosts=forbids, hosts_before=forbids) == {}
    assert found(hosts=forbids, hosts_before=forbids, still_open=frozenset({key})).keys() == {key}


def test_a_robots_txt_that_always_forbade_or_forbids_a_little_is_none() -> None:
    assert found(hosts={MAIN: HostReading(90, 90, blocked=12)}) == {}
    assert found(hosts={MAIN: HostReading(1, 1, blocked=2)}) == {}


def certificate(left: timedelta, life: timedelta) -> dict[tuple[str, str], Finding]:
    until = NOW + left
    return found(hosts={MAIN: HostReading(9, 9, valid_from=until - life, valid_until=until)})


def test_a_certificate_in_its_last_days_is_found() -> None:
    assert certificate(9 * DAY, 365 * DAY).keys() == {(Problem.CERTIFICATE, MAIN)}
    assert certificate(-DAY, 365 * DAY).keys() == {(Problem.CERTIFICATE, MAIN)}


def test_a_certificate_that_machines_renew_is_not() -> None:
    assert certificate(30 * DAY, 90 * DAY) == {}
    assert certificate(3 * DAY, 6 * DAY) == {}  # of a week, renewed every few days


def test_a_site_half_its_usual_size_is_found_by_pages_and_by_documents() -> None:
    [finding] = found(pages=50).values()
    assert finding.sentence.startswith("Gelesen wurden nur 50 Seiten statt 100")
    assert found(documents=5).keys() == {(Problem.HALVED, "")}
    assert found(pages=51, documents=6) == {}


def test_small_sites_partial_crawls_and_short_histories_say_nothing_of_size() -> None:
    assert found(pages=4, documents=1, expected=Expectation(10, 3, 5)) == {}
    assert found(pages=4, outcome="partial", reason="failures") == {}
    assert found(pages=4, expected=Expectation(None, None, 2)) == {}


def test_addresses_gone_with_their_texts_elsewhere_are_a_relaunch() -> None:
    assert found(known=Known(80, 70, 0, 40)).keys() == {(Problem.RELAUNCH, "")}
    assert found(known=Known(80, 70, 60, 0)).keys() == {(Problem.RELAUNCH, "")}  # all forwarded


def test_addresses_gone_with_their_texts_are_no_relaunch() -> None:
    [(key, finding)] = found(known=Known(80, 70, 0, 2, captures=(5,))).items()
    assert (key, finding.captures) == ((Problem.ADDRESSES_GONE, ""), (5,))


def test_a_tidied_section_and_few_known_addresses_are_neither() -> None:
    assert found(known=Known(80, 20, 0, 20)) == {}
    assert found(known=Known(5, 5, 0, 5)) == {}


def test_a_home_page_forwarded_to_another_domain_of_the_district_has_moved() -> None:
    assert found(home=replace(HOME, url="https://www.auental.de/")).keys() == {(Problem.MOVED_SITE, "")}
    assert found(home=replace(HOME, url="https://portal.kreis-auental.de/start")) == {}


def test_a_home_page_of_somebody_else_is_foreign() -> None:
    casino = replace(HOME, title="Bonus", text="Casino ohne Einzahlung")
    assert found(home=casino).keys() == {(Problem.FOREIGN, "")}
    assert found(home=replace(casino, url="https://casino.example/")).keys() == {(Problem.FOREIGN, "")}
    parked = replace(HOME, title="x", text="Diese Domain steht zum Verkauf.", words=5, named_before=False)
    assert found(home=parked).keys() == {(Problem.FOREIGN, "")}


def test_a_home_page_that_never_named_its_district_is_no_news() -> None:
    quiet = replace(HOME, title="Startseite", text="Aktuelles und Service", named_before=False)
    assert found(home=quiet) == {}
    assert found(home=quiet, still_open=frozenset({(Problem.FOREIGN, "")})) != {}
