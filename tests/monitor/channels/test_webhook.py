import json
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from monitor.channels.contract import ChannelError
from monitor.channels.signing import signature_headers, webhook_secret
from monitor.channels.webhook import WebhookChannel, payload
from storage.config import CrawlSettings, Settings
from tests.monitor.channels.messages import message, tale
from tests.monitor.postbox import free_port


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.seen.append((self.path, dict(self.headers), json.loads(body)))
        self.send_response(self.server.status)
        self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments):
        pass


@pytest.fixture
def hook():
    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.seen, server.status = [], 200
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def settings(*networks):
    crawl = CrawlSettings(allowed_networks=list(networks), contact="leitung@institut.test")
    return Settings(home="/nowhere", database_url="", archive_url="", crawl=crawl)


def send(hook, *networks, path="/hooks/secret"):
    address = f"http://127.0.0.1:{hook.server_port}{path}"
    WebhookChannel().send(message(address=address), settings(*(networks or ["127.0.0.0/8"])))


def test_a_message_arrives_with_text_alerts_and_its_key(hook):
    send(hook)

    [(path, headers, body)] = hook.seen
    assert path == "/hooks/secret"
    assert headers["Idempotency-Key"] == body["key"] == "key-1"
    assert "leitung@institut.test" in headers["User-Agent"]
    assert body["text"].startswith("Neues Konzept, Landkreis Auental: „Zusammen in Auental“")
    assert body["alerts"][0]["kind"] == "new_concept"
    assert body["alerts"][0]["detected_at"] == "2026-11-22T03:31:00Z"


def test_what_arrives_is_signed_with_the_subscriber_s_secret(hook):
    address = f"http://127.0.0.1:{hook.server_port}/"
    WebhookChannel().send(message(address=address, secret="token-1"), settings("127.0.0.0/8"))

    [(_, headers, body)] = hook.seen
    raw = json.dumps(body, ensure_ascii=False).encode()
    moment = datetime.fromtimestamp(int(headers["webhook-timestamp"]), UTC)
    expected = signature_headers(webhook_secret("token-1"), "key-1", moment, raw)
    assert headers["webhook-signature"] == expected["webhook-signature"]
    assert headers["webhook-id"] == "key-1"
    assert "token-1" not in str(body)


@pytest.mark.parametrize(
    ("status", "permanent"),
    [(301, True), (404, True), (410, True), (408, False), (429, False), (500, False), (503, False)],
)
def test_a_refusal_is_permanent_or_not_by_its_status(hook, status, permanent):
    hook.status = status

    with pytest.raises(ChannelError, match=str(status)) as caught:
        send(hook)

    assert caught.value.permanent is permanent
    assert not caught.value.everyone
    assert "secret" not in str(caught.value)
    assert len(hook.seen) == 1  # no redirect is followed


def test_an_address_that_is_not_public_is_refused_until_its_network_is_allowed(hook):
    with pytest.raises(ChannelError, match=r"crawl\.allowed_networks"):
        send(hook, "10.0.0.0/8")

    assert hook.seen == []


def test_a_server_that_is_down_is_tried_again_and_its_secret_path_not_repeated():
    channel, address = WebhookChannel(), f"http://127.0.0.1:{free_port()}/secret"
    with pytest.raises(ChannelError, match="nicht erreichbar") as caught:
        channel.send(message(address=address), settings("127.0.0.0/8"))

    assert not caught.value.permanent
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "wrong", ["", "anna@institut.test", "ftp://x.example/", "https://", "https://x\u0085y/"]
)
def test_what_is_no_web_address_is_refused(wrong):
    with pytest.raises(ValueError, match="keine Webadresse"):
        WebhookChannel().accepts(wrong)


def test_everything_posted_is_json():
    assert (
        json.loads(json.dumps(payload(message(tale(), tale(), introduction="Zwei."))))["alerts"][1]["id"]
        == 401
    )
