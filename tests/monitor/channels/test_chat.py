"""Alerts into a chat through the real apprise, with a chat server on loopback."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest

from monitor.channels import guessed
from monitor.channels.chat import LONGEST_TEXT, ChatChannel
from monitor.channels.contract import ChannelError
from storage.config import CrawlSettings, Settings
from tests.monitor.channels.messages import message, tale


class Hook(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        server: Any = self.server
        server.seen.append((self.path, json.loads(self.rfile.read(int(self.headers["Content-Length"])))))
        self.send_response(server.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def chat() -> Iterator[Any]:
    server: Any = HTTPServer(("127.0.0.1", 0), Hook)
    server.seen, server.status = [], 200
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def send(chat: Any, *networks: str, **values: Any) -> None:
    crawl = CrawlSettings(allowed_networks=list(networks))  # type: ignore[call-arg]
    settings = Settings(home="/nowhere", database_url="", archive_url="", crawl=crawl)  # type: ignore[arg-type]
    address = f"mmost://127.0.0.1:{chat.server_port}/geheimnis123"
    ChatChannel().send(message(*values.pop("alerts", ()), address=address, **values), settings)


def test_a_chat_gets_the_text_of_the_mail(chat: Any) -> None:
    send(chat, "127.0.0.0/8")

    [(path, body)] = chat.seen
    assert path == "/hooks/geheimnis123"
    assert "Zusammen in Auental" in body["text"]
    assert "https://konzepte.example/meldungen/401" in body["text"]


def test_a_chat_on_an_address_that_is_not_public_is_refused_until_its_network_is_allowed(chat: Any) -> None:
    with pytest.raises(ChannelError, match=r"crawl\.allowed_networks"):
        send(chat)

    assert chat.seen == []


def test_proxies_of_the_environment_are_ignored(chat: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")

    send(chat, "127.0.0.0/8")

    assert len(chat.seen) == 1


def test_a_chat_that_refuses_is_tried_again_and_its_secret_not_repeated(chat: Any) -> None:
    chat.status = 500

    with pytest.raises(ChannelError, match="nahm die Nachricht nicht an") as caught:
        send(chat, "127.0.0.0/8")

    assert not caught.value.permanent
    assert "geheimnis" not in str(caught.value)


def test_a_long_digest_is_cut_and_leads_to_the_rest(chat: Any) -> None:
    send(chat, "127.0.0.0/8", alerts=[tale(title="Konzept " * 20)] * 40, introduction="Vierzig.")

    text = "".join(body["text"] for _, body in chat.seen)
    assert len(text) < LONGEST_TEXT + 1000
    assert "Alles: https://konzepte.example/meldungen" in text


@pytest.mark.parametrize("wrong", ["fax://1", "mmost://", "nonsense"])
def test_an_address_that_apprise_does_not_know_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="keine Adresse, die apprise kennt"):
        ChatChannel().accepts(wrong)


def test_the_channel_is_guessed_from_the_address() -> None:
    assert guessed("anna@institut.test") == "email"
    assert guessed("https://chat.example/hook") == "webhook"
    assert guessed("matrixs://user:pass@matrix.example/!room") == "chat"
