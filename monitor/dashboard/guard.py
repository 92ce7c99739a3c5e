"""Who may ask, and what every answer tells the browser.

Until accounts exist only a plain request of this machine is answered (DESIGN rule 7): the Host must be a
loopback name (a web page elsewhere that rebinds its own name to 127.0.0.1 still sends its own name), and
nothing may have passed a proxy. The headers forbid scripts, frames and anything loaded from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import ip_address

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# No script-src: default-src 'none' leaves none. Style and pictures come from this address alone.
CONTENT_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
SECURITY_HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",  # a district's server log must not show what is looked at here
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",  # full texts stay private, also on a shared computer
}
ANSWERED = ("GET", "HEAD")
# Addresses that may be posted to: who posts here proves by a secret in the path that they may.
POSTED_TO = ("/abbestellen/",)
_FORWARDED = ("forwarded", "via", "x-real-ip")

FOREIGN_HOST = (
    "Der Konzeptmonitor antwortet nur auf diesem Rechner. Bitte öffnen Sie ihn über 127.0.0.1 oder localhost; "
    "der Name „{name}“ gehört nicht dazu."
)
FORWARDED = (
    "Diese Anfrage kam über einen Vermittler (Kopfzeile „{name}“). Der Konzeptmonitor antwortet nur direkt "
    "auf diesem Rechner; bitte öffnen Sie ihn ohne Proxy über 127.0.0.1 oder localhost."
)
FOREIGN_CLIENT = "Der Konzeptmonitor antwortet nur auf diesem Rechner; diese Anfrage kam von {name}."
READ_ONLY = "Der Konzeptmonitor lässt sich hier nur lesen; {name} wird nicht angenommen."


def is_loopback(name: str) -> bool:
    """Whether a host name or address means this machine: localhost, 127.0.0.0/8, ::1 (in brackets or not)."""
    bare = name.removeprefix("[").removesuffix("]").lower()
    if bare in ("localhost", "localhost."):
        return True
    try:
        return ip_address(bare).is_loopback
    except ValueError:
        return False


def host_name(header: str) -> str:
    """The host of a Host header, without its port (brackets of IPv6 stay)."""
    if header.startswith("["):
        return header.partition("]")[0] + "]"
    return header.partition(":")[0]


def refusal(host: str | None, header_names: Iterable[str], client: str | None) -> str | None:
    """Why a request is refused, as a German sentence; None when it may pass."""
    name = host_name(host or "")
    if not is_loopback(name):
        return FOREIGN_HOST.format(name=name or "(keiner)")
    for header in header_names:
        if header in _FORWARDED or header.startswith("x-forwarded-"):
            return FORWARDED.format(name=header)
    if client is not None and _is_foreign(client):
        return FOREIGN_CLIENT.format(name=client)
    return None


def _is_foreign(client: str) -> bool:
    try:
        return not ip_address(client).is_loopback
    except ValueError:
        return False  # a socket file or a test client has no address


class Guard:
    """ASGI middleware: refuses what ``refusal`` names and every method but GET and HEAD (and POST to POSTED_TO), and adds the headers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":  # there are none here
            await send({"type": "websocket.close"})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY_HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await (self._refused(scope) or self._app)(scope, receive, send_with_headers)

    @staticmethod
    def _refused(scope: Scope) -> PlainTextResponse | None:
        connection = HTTPConnection(scope)
        headers = Headers(scope=scope)
        client = connection.client.host if connection.client else None
        hosts = headers.getlist("host")
        reason = refusal(hosts[0] if len(hosts) == 1 else None, headers.keys(), client)
        if reason is not None:
            return PlainTextResponse(reason + "\n", status_code=403)
        if scope["method"] == "POST" and scope["path"].startswith(POSTED_TO):
            return None
        if scope["method"] not in ANSWERED:
            sentence = READ_ONLY.format(name=scope["method"])
            return PlainTextResponse(sentence + "\n", status_code=405, headers={"Allow": ", ".join(ANSWERED)})
        return None
