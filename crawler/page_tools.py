"""The tools that sites hang on their pages: editor, history, login, reply, feed. Known by their addresses. Pure.

None shows what the page does not; on a wiki there are twenty for each page, and each links the others.
"""

from __future__ import annotations

import re
from urllib.parse import unquote_plus, urlsplit

# What is done with a page, as the value of the parameter that names the operation.
_OPERATION = re.compile(
    r"(?:^|&)(?:"
    r"action=(?:edit|editsource|history|raw|delete|protect|watch|unwatch|move|rename|rollback|undo|purge|credits|markpatrolled|"
    r"login|logout|register|lostpassword|subscribe|feed\w+|newaccount|userprefs|fulltextsearch|titlesearch)|"
    r"title=[^&]*&(?:[^&]*&)*action=(?:info|submit|render)|veaction=|"
    r"do=(?:edit|revisions|recent|backlink|diff|login|logout|register|resendpwd|subscribe|profile|media|admin|draft|export_\w+)"
    r")\b",
    re.IGNORECASE,
)
# Parameters that only a tool has: of an old revision, a comparison, a reply, a feed.
_MARK = re.compile(
    r"(?:^|&)(?:oldid=|diff=|redlink=|printable=|returnto=|tab_(?:files|details)=|rev=\d{9,}|difftype=|replytocom=\d|"
    r"feed(?:format)?=(?:rss|atom|rdf)|format=(?:rss|atom)\b)",
    re.IGNORECASE,
)
# The pages a wiki's software makes: changes, logs, logins, reports. Its search and its lists of all pages and files
# lead to content.
_SPECIAL = re.compile(
    r"(?:[?&]title=|/)(?:spezial|special):"
    r"(?!(?:suche|search|alle[_ ]seiten|allpages|pr(?:ä|ae)fixindex|prefixindex|kategorien|categories|dateien|listfiles|"
    r"neue[_ ]dateien|newfiles)(?:$|[/?&]))",
    re.IGNORECASE,
)
# Feeds of a list or its search: they link what the list links.
_FEED = re.compile(r"/(?:feed|search_rss|(?:rss|feed|atom)\.xml)/?$", re.IGNORECASE)


def is_tool(url: str) -> bool:
    """Whether an address is that of a tool, not of content."""
    parts = urlsplit(url)
    query = unquote_plus(parts.query, errors="replace")
    if _OPERATION.search(query) or _MARK.search(query) or _FEED.search(parts.path):
        return True
    return bool(_SPECIAL.search(unquote_plus(parts.path) + (f"?{query}" if query else "")))
