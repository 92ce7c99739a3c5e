"""Alerts into a chat (Matrix, Mattermost, Teams, Telegram and many others) through apprise, the extra ``chat``.

The address is apprise's own URL of the chat (``matrixs://…``, ``mmosts://…``). apprise opens its connections
itself, so it runs in a process of its own that resolves names through our address guard and knows no proxies.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec

from monitor.channels.contract import ChannelError
from monitor.mailtext.rendering import render
from monitor.telling import Message, plain
from storage.config import Settings

# apprise itself waits 4 seconds to connect and 4 for an answer, for each of a handful of calls.
TIMEOUT_SECONDS = 60
# Chats show no more of a message; the link leads to the rest.
LONGEST_TEXT = 3500
MISSING = "Für Nachrichten in Chats fehlt das Extra „chat“; pip install 'konzeptmonitor[chat]'."


class ChatChannel:
    """Hands messages to apprise."""

    def problem(self, settings: Settings) -> str | None:
        """The extra that is missing, or None."""
        return None if find_spec("apprise") else MISSING

    def accepts(self, address: str) -> str:
        """An address that apprise knows. Raises ValueError with a sentence."""
        if find_spec("apprise") is None:
            raise ValueError(MISSING)
        usable = address.strip()
        if _run({"address": usable, "networks": []}).returncode:
            scheme = plain(usable).partition("://")[0]
            raise ValueError(
                f"{scheme}://… ist keine Adresse, die apprise kennt; siehe https://github.com/caronc/apprise/wiki."
            )
        return usable

    def send(self, message: Message, settings: Settings) -> None:
        """Send through apprise in a process of its own. Raises ChannelError; addresses are secrets, none is repeated."""
        scheme = message.address.partition("://")[0]
        order = {
            "address": message.address,
            "title": message.subject,
            "body": _short(render(message)[0], message),
            "networks": list(settings.crawl.allowed_networks),
        }
        try:
            done = _run(order)
        except subprocess.TimeoutExpired as error:
            raise ChannelError(f"Chat ({scheme}): keine Antwort in {TIMEOUT_SECONDS} Sekunden.") from error
        if done.returncode:
            said = done.stdout.decode("utf-8", "replace").strip()
            raise ChannelError(f"Chat ({scheme}): {said or 'apprise brach ab'}")


def _run(order: Mapping[str, object]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "monitor.channels.chat_process"],
        input=json.dumps(order).encode(),
        capture_output=True,
        timeout=TIMEOUT_SECONDS,
        check=False,
        env=_without_proxies(os.environ),
    )


def _short(text: str, message: Message) -> str:
    if len(text) <= LONGEST_TEXT:
        return text
    return f"{text[:LONGEST_TEXT].rstrip()} …\n\nAlles: {message.overview}"


def _without_proxies(environment: os._Environ[str]) -> dict[str, str]:
    """DESIGN rule 7: proxies of the environment are ignored."""
    return {name: value for name, value in environment.items() if not name.lower().endswith("_proxy")}
