"""What a channel is given, what it promises, and how it says that it could not.

To add a channel: write a class with ``problem`` and ``send`` beside this file and list it in
``monitor.channels.CHANNELS``.
"""

from __future__ import annotations

from typing import Protocol

from monitor.telling import Message
from storage.config import Settings


class ChannelError(Exception):
    """A message was not delivered. The text is a German sentence for the maintainer.

    ``permanent``: another attempt cannot succeed (unknown recipient). ``everyone``: the channel itself
    does not work, so that other messages need not be tried now.
    """

    def __init__(self, message: str, permanent: bool = False, everyone: bool = False) -> None:
        super().__init__(message)
        self.permanent = permanent
        self.everyone = everyone


class Channel(Protocol):
    def problem(self, settings: Settings) -> str | None:
        """Why the settings do not let this channel work (a sentence naming the setting), or None."""

    def accepts(self, address: str) -> str:
        """The address in the form to keep. Raises ValueError with a sentence if it is none."""

    def send(self, message: Message, settings: Settings) -> None:
        """Deliver a message. Raises ChannelError; returning means that somebody else answers for it now."""
