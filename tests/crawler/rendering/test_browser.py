"""The real Chromium, answered by us alone: what it shows, and that it opens no connection."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from crawler.rendering.asking import Fetched
from crawler.rendering.browser import Browser, NoBrowser, NotRendered, executable
from tests.crawler.rendering.listening import Listener
from tests.real.programs import program

PAGE = "https://www.kreis.test/soziales/"


class Answers:
    """What the page's scripts get, and what they asked for."""

    def __init__(self, **bodies: str) -> None:
        self.bodies = bodies
        self.asked: list[str] = []
        self.refused: list[tuple[str, str]] = []

    async def get(self, url: str) -> Fetched | None:
        self.asked.append(url)
        body = self.bodies.get(url.rpartition("/")[2])
        return None if body is None else Fetched(url, 200, {"content-type": "text/javascript"}, body.encode())

    def refuse(self, url: str, why: str) -> None:
        self.refused.append((url, why))


def shown(markup: str, answers: Answers, seconds: float = 60) -> str:
    """The page after its scripts have run."""

    async def render() -> str:
        browser = Browser("Konzeptmonitor/test", seconds)
        try:
            return await browser.render(PAGE, markup, answers.get, answers.refuse)
        finally:
            await browser.close()

    program("chromium")
    return asyncio.run(render())


@pytest.mark.real
def test_the_page_is_shown_as_it_was_read_with_what_its_scripts_add() -> None:
    answers = Answers(liste="document.body.innerHTML += `<a href='/neu.pdf'>Größe ${location.pathname}</a>`")
    markup = shown("<meta charset=latin1><body><script src=/js/liste></script>Straße</body>", answers)
    assert "Straße" in markup
    assert "Größe /soziales/" in markup
    assert answers.asked == ["https://www.kreis.test/js/liste"]


@pytest.mark.real
def test_links_in_open_shadow_roots_are_seen() -> None:
    script = "document.querySelector('x-liste').attachShadow({mode: 'open'}).innerHTML = '<a href=/tief.pdf>Tief</a>'"
    assert "/tief.pdf" in shown(f"<x-liste></x-liste><script>{script}</script>", Answers())


@pytest.mark.real
def test_styles_pictures_frames_and_other_pages_are_not_asked_for() -> None:
    answers = Answers()
    markup = shown(
        "<link rel=stylesheet href=/a.css><img src=/b.png><iframe src=/c></iframe><video src=/d.mp4></video>"
        "<script>setTimeout(() => { location.href = '/e' }, 50); window.open('/f')</script><p>bleibt</p>",
        answers,
    )
    assert answers.asked == []
    assert "bleibt" in markup


@pytest.mark.real
def test_a_loader_that_waits_for_its_styles_is_not_held_up() -> None:
    script = (
        "const one = document.createElement('link'); one.rel = 'stylesheet'; one.href = '/a.css';"
        "one.onload = () => { document.body.innerHTML = '<a href=/da.pdf>da</a>' }; document.head.append(one)"
    )
    assert "/da.pdf" in shown(f"<body><script>{script}</script></body>", Answers())


@pytest.mark.real
def test_no_packet_leaves_the_browser_on_a_page_of_a_secure_address() -> None:
    with Listener("127.0.0.2") as inside:
        at = f"127.0.0.2:{inside.port}"
        tries = [
            f"new WebTransport('https://{at}/x')",
            f"new WebSocket('wss://{at}/x')",
            f"fetch('https://{at}/x')",
            f"navigator.sendBeacon('https://{at}/x', 'x')",
            "navigator.serviceWorker.register('/sw.js')",
            f"new RTCPeerConnection({{iceServers: [{{urls: 'stun:{at}'}}]}}).createDataChannel('x')",
            f"(async () => {{ const one = new RTCPeerConnection({{iceServers: [{{urls: 'stun:{at}'}}]}});"
            "one.createDataChannel('x'); await one.setLocalDescription(await one.createOffer()) })()",
            f"new Worker(URL.createObjectURL(new Blob([`new WebSocket('wss://{at}/w'); fetch('https://{at}/w')`])))",
            f"document.head.innerHTML += `<link rel=preconnect href='https://{at}'><link rel=dns-prefetch href='//{at}'>`",
        ]
        script = ";".join(f"try {{ {one} }} catch (problem) {{}}" for one in tries)
        answers = Answers()
        markup = shown(
            f"<body><script>{script};setTimeout(() => {{ document.body.id = 'lived' }}, 300)</script>",
            answers,
        )
        assert "lived" in markup
        assert inside.heard == []
    assert not [url for url in answers.asked if "sw.js" in url]


@pytest.mark.real
def test_a_page_that_never_ends_is_given_up_and_the_next_one_is_shown() -> None:
    program("chromium")
    answers = Answers()

    async def both() -> str:
        browser = Browser("Konzeptmonitor/test", 10)
        try:
            with pytest.raises(NotRendered):
                await browser.render(PAGE, "<script>while (true) {}</script>", answers.get, answers.refuse)
            return await browser.render(PAGE, "<p>danach</p>", answers.get, answers.refuse)
        finally:
            await browser.close()

    assert "danach" in asyncio.run(both())


def test_a_missing_program_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert executable("/nowhere/chrome") is None
    browser = Browser("Konzeptmonitor/test", 5)
    answers = Answers()

    async def render() -> None:
        try:
            await browser.render(PAGE, "", answers.get, answers.refuse)
        finally:
            await browser.close()

    with pytest.raises(NoBrowser, match=r"Chromium ist nicht installiert.*apt install chromium"):
        asyncio.run(render())


@pytest.mark.real
def test_where_no_sandbox_is_permitted_the_browser_runs_without_and_the_log_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    strict = tmp_path / "chromium"
    strict.write_text(
        f'#!/bin/sh\ncase "$*" in *--no-sandbox*) exec {program("chromium")} "$@";; esac\necho "No usable sandbox!" >&2\nexit 1\n'
    )
    strict.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert "hier" in shown("<p>hier</p>", Answers())
    assert "without its sandbox" in caplog.text
