"""What an answer is: an observation, an absence, a redirect, or no observation."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.answers import SENTENCES, Meaning, is_soft_404, judge, retry_after, sentence
from storage.values import Failure

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
HTML = {"content-type": "text/html; charset=utf-8"}
MENU = b"".join(b'<li><a href="/%d">Seite</a>' % number for number in range(12))
PAGE = b"<html><title>Landkreis Au</title><ul>" + MENU + b"</ul><p>Willkommen."

WALLS = [
    b'<title>Just a moment...</title><script src="/cdn-cgi/challenge-platform/h/g/orchestrate/chl_page/v1"></script>',
    b"<title>Making sure you&#39;re not a bot!</title><script id='anubis_challenge' type='application/json'>{}</script><a href='https://github.com/TecharoHQ/anubis'>Anubis</a>",
    b"<html><head><title>DDOS-GUARD</title></head><body>Checking your browser before accessing</body></html>",
    b'<html><iframe src="/_Incapsula_Resource?SWUDNSAI=31">Request unsuccessful. Incapsula incident ID: 1</iframe></html>',
    b"<title>Request Rejected</title>The requested URL was rejected. Your support ID is: 123",
    "<h1>Bitte warten</h1><p>Bitte warten Sie, Ihr Browser wird überprüft.</p>".encode(),
    "<h1>Sicherheitsüberprüfung</h1><div class=h-captcha data-src=https://hcaptcha.com></div>".encode(),
    b"<h1>Access Denied</h1>You don't have permission to access this server. Reference #18.abc",
]


@given(st.integers(100, 599), st.binary(max_size=40), st.sampled_from([{}, HTML, {"location": "/b"}]))
def test_every_status_has_a_meaning_and_every_failure_a_kind(
    status: int, body: bytes, headers: dict[str, str]
) -> None:
    answer = judge(status, headers, body)
    assert (answer.failure is not None) == (answer.meaning is Meaning.NO_OBSERVATION)
    assert answer.observed == (answer.failure is None)
    assert bool(answer.detail) == (answer.failure is not None)


@pytest.mark.parametrize(
    ("status", "meaning"),
    [
        (200, Meaning.READ),
        (203, Meaning.READ),
        (404, Meaning.ABSENT),
        (410, Meaning.ABSENT),
    ],
)
def test_content_unchanged_and_absent_are_observations(status: int, meaning: Meaning) -> None:
    assert judge(status, HTML, PAGE).meaning is meaning


def test_unchanged_is_an_observation_only_for_whoever_asked_so() -> None:
    assert judge(304, HTML, b"", conditional=True).meaning is Meaning.UNCHANGED
    assert judge(304, HTML, b"").failure is Failure.EMPTY


@pytest.mark.parametrize(
    ("status", "failure"),
    [
        (401, Failure.LOGIN),
        (403, Failure.FORBIDDEN),
        (429, Failure.TOO_MANY),
        (400, Failure.CLIENT),
        (418, Failure.CLIENT),
        (451, Failure.CLIENT),
        (500, Failure.SERVER),
        (503, Failure.SERVER),
        (520, Failure.SERVER),
    ],
)
def test_a_refusal_or_an_error_is_no_observation_and_never_an_absence(status: int, failure: Failure) -> None:
    answer = judge(status, HTML, PAGE)
    assert (answer.meaning, answer.failure) == (Meaning.NO_OBSERVATION, failure)
    assert str(status) in answer.detail


@pytest.mark.parametrize(
    ("status", "permanent"), [(301, True), (308, True), (302, False), (303, False), (307, False)]
)
def test_a_redirect_says_whether_it_is_for_good(status: int, permanent: bool) -> None:
    answer = judge(status, {"location": "/b"}, b"")
    assert (answer.meaning, answer.permanent) == (Meaning.REDIRECT, permanent)


@pytest.mark.parametrize("status", [301, 302, 300])
def test_a_redirect_to_nowhere_is_no_observation(status: int) -> None:
    assert judge(status, {}, b"").meaning is Meaning.NO_OBSERVATION


@pytest.mark.parametrize("body", [b"", b" \r\n\t"])
def test_an_empty_answer_is_no_observation(body: bytes) -> None:
    assert judge(200, HTML, body).failure is Failure.EMPTY


@pytest.mark.parametrize("body", WALLS)
@pytest.mark.parametrize("status", [200, 202, 403, 503])
def test_a_wall_is_no_observation_whatever_its_status(body: bytes, status: int) -> None:
    assert judge(status, HTML, body).failure is Failure.BOT_WALL


def test_a_wall_that_only_its_header_names_is_one() -> None:
    assert judge(403, {**HTML, "cf-mitigated": "challenge"}, PAGE).failure is Failure.BOT_WALL


@pytest.mark.parametrize(
    "script",
    [
        b'<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>',
        b'<div class="g-recaptcha" data-sitekey="x"></div>',
        b"<script src='/_Incapsula_Resource?SWJIYLWA=71'></script>",
        b"<p>Zugriff verweigert? So melden Sie sich an.",
    ],
)
def test_a_page_with_a_menu_is_no_wall_though_it_carries_the_walls_script(script: bytes) -> None:
    assert judge(200, HTML, PAGE + script).meaning is Meaning.READ


def test_a_long_text_or_a_pdf_about_walls_is_none() -> None:
    assert judge(200, HTML, WALLS[0] + b"<p>Wie Schutzseiten arbeiten. " * 2000).meaning is Meaning.READ
    assert judge(200, {"content-type": "application/pdf"}, b"%PDF-1.4 " + WALLS[0]).meaning is Meaning.READ


@pytest.mark.parametrize(
    ("title", "headings"),
    [
        ("Seite nicht gefunden - Landkreis Au", ()),
        ("404", ("404",)),
        ("Fehler 404", ()),
        ("Landkreis Au", ("Die Seite wurde nicht gefunden",)),
        ("Landkreis Au", ("Dieses Dokument ist nicht mehr verfügbar",)),
        ("Page not found", ()),
        ("Error 404: page not found", ()),
        ("Landkreis Au", ("Der Inhalt existiert nicht",)),
        ("Nicht gefunden", ()),
    ],
)
def test_a_page_that_says_there_is_no_page_is_a_soft_404(title: str, headings: tuple[str, ...]) -> None:
    assert is_soft_404(title, headings, 40)
    assert not is_soft_404(title, headings, 2000)


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Integrationskonzept",
        "Wohnung nicht gefunden? Hilfe für Geflüchtete",
        "Raum 404",
        "Kreisstraße K 404: Sperrung",
        "Fundsachen: nicht abgeholt",
        "Seite 2 von 3",
    ],
)
def test_a_page_with_something_to_say_is_no_soft_404(title: str) -> None:
    assert not is_soft_404(title, (title,), 40)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("Sun, 22 Nov 2026 12:02:00 GMT", 120.0),
        ("Sun, 22 Nov 2026 12:02:00", 120.0),
        ("Sun, 22 Nov 2026 13:02:00 +0100", 120.0),
        ("Sun, 22 Nov 2026 11:00:00 GMT", 0.0),
        (None, None),
        ("", None),
        ("-5", None),
        ("1.5", None),
        ("bald", None),
        ("²", None),
        ("Mon, 01 Jan 2024 00:00:00 +99999999999999999999", None),
    ],
)
def test_retry_after_is_read_as_seconds_or_a_date(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds


@given(st.text(max_size=40) | st.from_regex(r"[A-Z][a-z]{2}, [0-9]+ [A-Z][a-z]{2} [0-9]+ [0-9:]+ [+-]?\w+"))
def test_no_retry_after_raises_or_is_negative(value: str) -> None:
    seconds = retry_after(value, NOW)
    assert seconds is None or seconds >= 0


@pytest.mark.parametrize("failure", list(Failure))
def test_every_failure_has_a_german_sentence(failure: Failure) -> None:
    assert failure in SENTENCES
    assert sentence(failure, "www.kreis-au.de").endswith((".", ")."))
    assert "{" not in sentence(failure, "www.kreis-au.de")
