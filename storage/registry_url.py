"""Base URLs as people write them, brought to one form. Pure."""

from __future__ import annotations

import re

import can_ada

SCHEMES = ("http:", "https:")
_HOST = re.compile(
    r"[a-z0-9._-]+|\[[0-9a-f:.]+\]"
)  # what a name or an IP address may hold; the URL standard allows more


def base_url(text: str) -> str:
    """The base URL in its one form: scheme (https when missing), lower-case host, port and path kept.

    The slash of a bare host and a fragment are dropped, international names are in ASCII.
    Raises ValueError with a sentence that says what is wrong with ``text``.
    """
    text = text.strip()
    if any(map(str.isspace, text)):
        raise ValueError(f"{text!r} holds a space; write one address such as https://www.kreis.de")
    try:
        url = can_ada.parse(text if "://" in text else f"https://{text.lstrip('/')}")
    except ValueError:
        raise ValueError(f"{text!r} is no web address; write it like https://www.kreis.de") from None
    _check(text, url)
    url.hash = ""
    return str(url.href).removesuffix("/") if url.pathname == "/" and not url.search else str(url.href)


def _check(text: str, url: can_ada.URL) -> None:
    if url.protocol not in SCHEMES:
        raise ValueError(f"{text!r} is neither http nor https; write an address such as https://www.kreis.de")
    if url.username or url.password:
        raise ValueError(f"{text!r} holds a user name or password; leave it out")
    if not _HOST.fullmatch(url.hostname):
        raise ValueError(f"{text!r} is no web address: {url.hostname!r} is no host name")
    # A word alone ("keine", "folgt") would pass as a host name; a scheme or port shows that one is meant.
    if "://" not in text and not url.port and "." not in url.hostname and url.hostname != "localhost":
        raise ValueError(f"{text!r} is no web address; leave the field empty if none is known")
