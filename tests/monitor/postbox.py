"""A real mail server on loopback that keeps what it gets, or answers what it is told to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class Postbox:
    """``mails`` in the order of arrival; ``refuse_recipients`` and ``refuse_content`` are answers to give instead."""

    def __init__(self) -> None:
        self.raw: list[bytes] = []
        self.recipients: list[str] = []
        self.senders: list[str] = []
        self.refuse_recipients: dict[str, str] = {}
        self.refuse_content = ""
        self.url = ""

    @property
    def mails(self) -> list[EmailMessage]:
        return [message_from_bytes(raw, policy=default) for raw in self.raw]  # type: ignore[misc]

    async def handle_RCPT(  # noqa: N802  (the server's name for it)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refuse_recipients:
            return self.refuse_recipients[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.refuse_content:
            return self.refuse_content
        assert isinstance(envelope.content, bytes)
        self.raw.append(envelope.content)
        self.recipients += envelope.rcpt_tos
        self.senders.append(envelope.mail_from or "")
        return "250 OK"


@contextmanager
def postbox(port: int = 0, **options: Any) -> Iterator[Postbox]:
    """A running server; ``box.url`` is what alerts.smtp_url has to say."""
    box = Postbox()
    controller = Controller(box, hostname="127.0.0.1", port=port or free_port(), **options)
    controller.start()
    box.url = f"smtp://127.0.0.1:{controller.port}"
    try:
        yield box
    finally:
        controller.stop()


def free_port() -> int:
    """A port nobody listens on now."""
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
