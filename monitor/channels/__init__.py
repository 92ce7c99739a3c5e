"""How alerts reach people. One class per channel, one line here."""

from monitor.channels.chat import ChatChannel
from monitor.channels.contract import Channel
from monitor.channels.email import EmailChannel
from monitor.channels.webhook import WebhookChannel

CHANNELS: dict[str, Channel] = {"email": EmailChannel(), "webhook": WebhookChannel(), "chat": ChatChannel()}


def guessed(address: str) -> str:
    """The channel that an address looks like: http and https are webhooks, other schemes chats, the rest is mail."""
    scheme, found, _ = address.strip().partition("://")
    if not found:
        return "email"
    return "webhook" if scheme.lower() in ("http", "https") else "chat"
