"""How alerts reach people. One class per channel, one line here."""

from monitor.channels.contract import Channel
from monitor.channels.email import EmailChannel

CHANNELS: dict[str, Channel] = {"email": EmailChannel()}
