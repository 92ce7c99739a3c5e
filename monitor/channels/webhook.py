"""Alerts as JSON to an address of the subscriber's own: a chat's incoming webhook, or a program.

Mattermost, Rocket.Chat, Slack and their kin show ``text``; programs read ``alerts``.
"""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import Any
from urllib.parse import urlsplit

from monitor.channels.contract import ChannelError
from monitor.channels.signing import signature_headers, webhook_secret
from monitor.dashboard.formats import web_address
from monitor.mailtext.rendering import render
from monitor.telling import Message, Told, plain
from storage.addresses import AddressGuard
from storage.config import Settings

# To connect, and to wait for the answer; together well below the lifetime of a claim.
TIMEOUT_SECONDS = (10, 30)
# Answers that a later attempt may change, though they begin with a 4: timeout, too early, too many requests.
TEMPORARY = frozenset({408, 425, 429})


class WebhookChannel:
    """Posts to the subscriber's address."""

    def problem(self, settings: Settings) -> str | None:
        """Nothing to set up."""
        return None

    def accepts(self, address: str) -> str:
        """An http or https address. Raises ValueError with a sentence."""
        usable = web_address(address.strip())
        if usable is None or not usable.isprintable():
            raise ValueError(f"{plain(address)!r} ist keine Webadresse; erwartet wird https://…")
        return usable

    def send(self, message: Message, settings: Settings) -> None:
        """Post the message; any 2xx answer is a receipt. Raises ChannelError."""
        import requests  # here, because every command would pay for it: most send nothing

        from storage.guarded_requests import AddressRefused, guarded_session

        host = urlsplit(message.address).hostname  # paths of webhooks are secrets: no sentence repeats them
        contact = f"; {settings.crawl.contact}" if settings.crawl.contact else ""
        body = json.dumps(payload(message), ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json", "Idempotency-Key": message.key}
        if message.secret:
            secret = webhook_secret(message.secret)
            headers |= signature_headers(secret, message.key, message.written_at, body)
        agent = f"Konzeptmonitor/{version('konzeptmonitor')} (Meldungen{contact})"
        try:
            with guarded_session(AddressGuard.of(settings.crawl.allowed_networks), agent) as session:
                answer = session.post(
                    message.address,
                    data=body,
                    headers=headers,
                    timeout=TIMEOUT_SECONDS,
                    allow_redirects=False,
                    stream=True,  # whatever it answers, only the status counts
                )
                answer.close()
        except AddressRefused as error:
            raise ChannelError(
                f"Webhook auf {host}: Die Adresse liegt in einem nicht öffentlichen Netz, das "
                "crawl.allowed_networks nicht erlaubt."
            ) from error
        except requests.RequestException as error:
            raise ChannelError(f"Webhook auf {host} nicht erreichbar ({type(error).__name__}).") from error
        if not 200 <= answer.status_code < 300:
            raise _refused(host, answer.status_code)


def _refused(host: str | None, status: int) -> ChannelError:
    moved = " Er leitet um; tragen Sie die neue Adresse ein." if 300 <= status < 400 else ""
    permanent = 300 <= status < 500 and status not in TEMPORARY
    return ChannelError(f"Webhook auf {host} antwortet {status}.{moved}", permanent=permanent)


def payload(message: Message) -> dict[str, Any]:
    """What is posted: the text of the mail, and the alerts with the keys of the listing."""
    return {
        "text": f"{message.subject}\n\n{render(message)[0]}",
        "subject": message.subject,
        "key": message.key,
        "alerts": [_alert(alert) for alert in message.alerts],
    }


def _alert(alert: Told) -> dict[str, Any]:
    return {
        "id": alert.id,
        "ags": alert.ags,
        "district": alert.district,
        "kind": alert.kind,
        "title": alert.title,
        "url": alert.url,
        "urls": list(alert.urls),
        "score": alert.score,
        "newness": alert.newness,
        "baseline": alert.baseline,
        "reasons": [*alert.reasons, *alert.against],
        "detected_at": alert.detected_at.isoformat().replace("+00:00", "Z"),
        "paper_id": alert.paper_id,
        "link": alert.link,
    }
