"""Signed webhooks, checked as a receiver would."""

from __future__ import annotations

import hmac
from base64 import b64decode, b64encode
from datetime import UTC, datetime
from hashlib import sha256

from monitor.channels.signing import signature_headers, webhook_secret


def test_the_example_of_the_specification_is_signed_as_it_says() -> None:
    """Values of the reference implementation's own tests."""
    headers = signature_headers(
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        datetime.fromtimestamp(1614265330, UTC),
        b'{"test": 2432232314}',
    )
    assert headers == {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }


def test_every_subscriber_has_a_secret_of_their_own() -> None:
    one, other = webhook_secret("token-1"), webhook_secret("token-2")
    assert one != other
    assert len(b64decode(one.removeprefix("whsec_"))) == 32
    assert "token" not in one


def test_another_body_has_another_signature() -> None:
    secret, now = webhook_secret("t"), datetime(2026, 11, 24, tzinfo=UTC)
    first, second = (signature_headers(secret, "k", now, body)["webhook-signature"] for body in (b"a", b"b"))
    assert first != second
    expected = hmac.new(b64decode(secret[6:]), f"k.{int(now.timestamp())}.a".encode(), sha256).digest()
    assert first == "v1," + b64encode(expected).decode()
