"""What a crawl counts and can show afterwards."""

from __future__ import annotations

import json

from crawler.answers import Answer, Meaning
from crawler.tally import Tally
from storage.values import Failure, Level, Reason, Recognition, Role

READ = Answer(Meaning.READ)
BROKEN = Answer(Meaning.NO_OBSERVATION, Failure.SERVER, "HTTP 500")
A, B = "https://a.de", "https://b.de"


def test_every_request_is_counted_for_its_host() -> None:
    tally = Tally()
    for url in (A + "/1", A + "/2", B + "/1"):
        tally.asked(url)
    tally.answer(A + "/1", READ)
    tally.answer(A + "/2", BROKEN)
    assert (tally.requests, tally.answered, tally.failed) == (3, 1, 1)
    assert tally.summary()["hosts"] == {
        "a.de": {"requests": 2, "answered": 1, "failed": 1},
        "b.de": {"requests": 1},
    }


def test_an_absence_is_an_answer() -> None:
    tally = Tally()
    tally.answer(A + "/weg", Answer(Meaning.ABSENT))
    assert (tally.answered, tally.failed) == (1, 0)


def test_a_host_that_misses_answer_after_answer_is_down_and_only_that_host() -> None:
    tally = Tally()
    for number in range(4):
        assert not tally.is_down(A + "/")
        tally.failure(f"{A}/{number}", Failure.TIMEOUT)
    assert tally.is_down(A + "/anything")
    assert not tally.is_down(B + "/")


def test_one_answer_brings_a_host_back() -> None:
    tally = Tally()
    for number in range(3):
        tally.failure(f"{A}/{number}", Failure.TIMEOUT)
    tally.answer(A + "/gut", READ)
    tally.failure(A + "/4", Failure.TIMEOUT)
    assert not tally.is_down(A + "/")


def test_two_broken_pages_asked_twice_each_do_not_make_a_host_down() -> None:
    tally = Tally()
    for url in (A + "/1", A + "/2"):
        tally.answer(url, BROKEN)
        tally.answer(url, BROKEN)
    assert not tally.is_down(A + "/")


def test_an_address_answered_at_the_second_try_did_not_stay_without_answer() -> None:
    tally = Tally()
    tally.answer(A + "/1", BROKEN)
    tally.answer(A + "/1", READ)
    tally.answer(A + "/2", BROKEN)
    tally.answer(A + "/2", BROKEN)
    assert tally.unanswered == 1
    assert tally.failed == 3


def test_an_address_answered_in_another_spelling_did_not_stay_without_answer() -> None:
    tally = Tally()
    tally.failure("https://www.a.de/robots.txt", Failure.TLS)
    tally.answer("http://a.de/robots.txt", READ)
    assert tally.unanswered == 0


def test_failures_are_kept_by_kind_with_count_and_a_few_examples() -> None:
    tally = Tally()
    for number in range(50):
        tally.failure(f"{A}/{number}", Failure.TIMEOUT)
    kept = tally.summary()["failures"][Failure.TIMEOUT]
    assert kept["count"] == 50
    assert kept["examples"][0] == A + "/0"
    assert len(kept["examples"]) < 50


def test_what_robots_forbids_is_counted_apart_from_failures() -> None:
    tally = Tally()
    tally.blocked(A + "/session/1")
    assert tally.summary()["robots"] == {"blocked": 1, "examples": [A + "/session/1"]}
    assert (tally.requests, tally.failed) == (0, 0)


def test_a_rejected_candidate_is_kept_with_the_strongest_reason_against_it() -> None:
    tally = Tally()
    reasons = (
        Reason("title", "Titel passt.", 0.4),
        Reason("land", "Papier des Landes.", -0.7),
        Reason("x", "Kurz.", -0.1),
    )
    tally.reject(A + "/1", "Integrationsplan", Recognition(Role.NONE, Level.LAND, 0.31, reasons=reasons))
    tally.reject(A + "/2", "", Recognition(Role.NONE, Level.OTHER, 0.2))
    assert tally.rejected == [
        {"url": A + "/1", "title": "Integrationsplan", "score": 0.31, "reason": "Papier des Landes."},
        {"url": A + "/2", "title": "", "score": 0.2, "reason": "Zu wenig spricht für ein Konzept."},
    ]


def test_the_summary_in_the_row_stays_small() -> None:
    tally = Tally()
    for number in range(5000):
        tally.asked(f"{A}/{number}")
        tally.failure(f"{A}/{number}", Failure.SERVER)
        tally.blocked(f"{A}/{number}")
        tally.reject(f"{A}/{number}", "Titel " * 100, Recognition(Role.NONE, Level.OTHER, 0.2))
    assert len(json.dumps(tally.summary())) < 5_000
    assert len(tally.rejected) == len(tally.blocked_urls) == 2000


def test_pages_and_documents_are_counted_apart() -> None:
    tally = Tally()
    tally.read(is_page=True)
    tally.read(is_page=True)
    tally.read(is_page=False)
    assert (tally.pages, tally.documents) == (2, 1)


def test_addresses_dropped_with_their_host_stayed_without_answer() -> None:
    tally = Tally()
    tally.failure(A + "/1", Failure.TIMEOUT)
    tally.dropped += 7
    assert tally.unanswered == 8


def test_a_host_that_wants_more_patience_than_a_crawl_has_is_asked_no_further() -> None:
    tally = Tally()
    tally.give_up(A + "/1")
    assert tally.is_down(A + "/2")
    assert not tally.is_down(B + "/1")


def test_an_answer_that_turns_out_to_be_none_is_counted_once() -> None:
    tally = Tally()
    tally.asked(A + "/im-kreis")
    tally.answer(A + "/im-kreis", Answer(Meaning.REDIRECT))
    tally.refuse(A + "/im-kreis", Failure.REDIRECTS)
    assert (tally.requests, tally.answered, tally.failed) == (1, 0, 1)
    assert tally.summary()["hosts"]["a.de"] == {"requests": 1, "answered": 0, "failed": 1}


CALLED = "Integrationskonzept (PDF)"


def test_a_concept_by_name_that_was_asked_for_in_vain_is_in_the_record() -> None:
    tally = Tally()
    tally.not_reached(A + "/k.pdf", CALLED, Failure.FORBIDDEN)
    tally.not_reached(A + "/kfz", "Kfz-Zulassung", Failure.FORBIDDEN)
    assert [one["url"] for one in tally.summary()["unread"]] == [A + "/k.pdf"]
    assert "HTTP 403" in tally.summary()["notes"][0]


def test_what_answers_the_second_time_was_reached() -> None:
    tally = Tally()
    tally.not_reached(A + "/k.pdf", CALLED, Failure.TIMEOUT)
    tally.answer(A + "/k.pdf", READ)
    assert tally.unreached == {}


def test_a_file_that_could_not_be_read_is_in_the_record_with_its_reason() -> None:
    tally = Tally()
    tally.not_read(A + "/k.pdf", "Integrationskonzept", "Das PDF ist beschädigt.")
    record = json.loads(json.dumps(tally.summary()))
    assert record["unread"] == [{"url": A + "/k.pdf", "title": "Integrationskonzept", "reason": "Das PDF ist beschädigt."}]  # fmt: skip
    assert "beschädigt" in record["notes"][0]
