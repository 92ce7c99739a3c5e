"""``python -m monitor.channels.chat_process``: one message to apprise, read as JSON from standard input.

Without a body, only whether apprise knows the address. Exit status 1 when it was not delivered, with a German sentence on standard output.
"""

from __future__ import annotations

import json
import socket
import sys
from typing import Any

from storage.addresses import AddressGuard

REFUSED = "Die Adresse liegt in einem nicht öffentlichen Netz, das crawl.allowed_networks nicht erlaubt."


class Refused(OSError):
    """The guard forbids every address of a name."""


def guard_names(guard: AddressGuard) -> list[str]:
    """From now on this process finds only allowed addresses. Returns a list that the refused names will stand in."""
    ask, refused = socket.getaddrinfo, []

    def allowed(host: Any, *arguments: Any, **more: Any) -> list[Any]:
        found = ask(host, *arguments, **more)
        kept = [one for one in found if guard.allows(str(one[4][0]))]
        if not kept:
            refused.append(str(host))
            raise Refused(f"{host} may not be asked (crawl.allowed_networks)")
        return kept

    socket.getaddrinfo = allowed
    return refused


def main() -> int:
    """Send what standard input holds."""
    order = json.load(sys.stdin)
    refused = guard_names(AddressGuard.of(order["networks"]))
    import apprise

    chat = apprise.Apprise()
    known = chat.add(order["address"])
    if "body" not in order:
        return 0 if known else 1
    sent = known and chat.notify(body=order["body"], title=order["title"])
    if not sent:
        sys.stdout.write(REFUSED if refused else "Der Chat nahm die Nachricht nicht an.")
    return 0 if sent else 1


if __name__ == "__main__":
    sys.exit(main())
