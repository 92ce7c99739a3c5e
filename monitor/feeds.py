"""Alerts as feeds: Atom (RFC 4287) and RSS 2.0."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from monitor.mailtext.rendering import entry_html
from monitor.telling import Told, plain, told
from storage.models import Alert

ATOM, RSS = "atom", "rss"
MEDIA_TYPES = {ATOM: "application/atom+xml", RSS: "application/rss+xml"}


def atom(alerts: Sequence[Alert], base_url: str, title: str, now: datetime, address: str = "") -> bytes:
    """The feed of these alerts as Atom, newest first, as UTF-8.

    Ids depend on what is told, not on where the dashboard stands, so that readers do not show an entry
    twice after a move. ``address`` is the feed's own, if it is known; ``now`` dates an empty feed.
    """
    return bytes(_feed(alerts, base_url, title, now, address, ATOM).atom_str(pretty=True))


def rss(alerts: Sequence[Alert], base_url: str, title: str, now: datetime, address: str = "") -> bytes:
    """The same feed as RSS 2.0, for the programs that read nothing else."""
    return bytes(_feed(alerts, base_url, title, now, address, RSS).rss_str(pretty=True))


def _feed(
    alerts: Sequence[Alert], base_url: str, title: str, now: datetime, address: str, form: str
) -> FeedGenerator:
    home = base_url.rstrip("/")
    newest_first = sorted(alerts, key=lambda alert: (alert.created_at, alert.id), reverse=True)
    feed = FeedGenerator()
    feed.id(_urn(f"feed/{title}"))
    feed.title(plain(title))
    feed.description(plain(title))
    feed.language("de")
    feed.author(name="Konzeptmonitor")
    feed.generator("Konzeptmonitor")
    if address:
        feed.link(href=address, rel="self", type=MEDIA_TYPES[form])
    feed.link(href=f"{home}/meldungen", rel="alternate", type="text/html")
    feed.updated(newest_first[0].created_at if newest_first else now)
    for alert in newest_first:
        feed.add_entry(_entry(alert, told(alert, home)), order="append")
    return feed


def _entry(alert: Alert, tale: Told) -> FeedEntry:
    entry = FeedEntry()
    entry.id(_urn(f"alert/{alert.change.fingerprint}"))
    entry.title(tale.headline)
    entry.published(alert.created_at)
    entry.updated(alert.created_at)
    # One link only: feedgen 1.0 drops the rel of an entry's links, and two without it would both be "alternate".
    # The paper's own address stands in the content.
    entry.link(href=tale.link)
    entry.category(term=tale.kind, label=tale.label)
    entry.content(entry_html(tale), type="html")
    return entry


def _urn(name: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'konzeptmonitor/{name}')}"
