"""Signed webhooks: the receiver can check that a message is ours and new.

Follows the Standard Webhooks specification (https://www.standardwebhooks.com): the headers ``webhook-id``,
``webhook-timestamp`` and ``webhook-signature`` over "id.timestamp.body".
"""

from __future__ import annotations

import hmac
from base64 import b64decode, b64encode
from datetime import datetime
from hashlib import sha256

PREFIX = "whsec_"


def webhook_secret(token: str) -> str:
    """What the messages to a subscriber are signed with, in the form that libraries of Standard Webhooks take."""
    return PREFIX + b64encode(sha256(f"webhook/{token}".encode()).digest()).decode()


def signature_headers(secret: str, key: str, sent_at: datetime, body: bytes) -> dict[str, str]:
    """The three headers. ``secret`` is ``whsec_`` and base64; ``key`` stays the same when a message is repeated."""
    seconds = str(int(sent_at.timestamp()))
    signed = b".".join((key.encode(), seconds.encode(), body))
    digest = hmac.new(b64decode(secret.removeprefix(PREFIX)), signed, sha256).digest()
    return {
        "webhook-id": key,
        "webhook-timestamp": seconds,
        "webhook-signature": "v1," + b64encode(digest).decode(),
    }
