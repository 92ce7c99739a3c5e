"""How alerts reach people. One class per channel, one line here."""

from monitor.channels.contract import Channel
from monitor.channels.email import EmailChannel
from monitor.channels.webhook import WebhookChannel

CHANNELS: dict[str, Channel] = {"email": EmailChannel(), "webhook": WebhookChannel()}
