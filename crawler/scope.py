"""Which addresses belong to a district. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

import tldextract

from storage.addresses import shared_host
from storage.values import HostRole

# From the list bundled with the package: a crawl never asks anybody for the public suffixes.
_suffixes = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


@dataclass(frozen=True, slots=True)
class HostRule:
    """One base URL of a district and what it opens: a whole domain, one host, or a folder of a host."""

    base_url: str
    role: str
    host: str
    port: int | None
    prefix: str
    with_subdomains: bool

    def matches(self, host: str, port: int | None, path: str) -> bool:
        if host == self.host or host == f"www.{self.host}":
            same = True
        else:
            same = self.with_subdomains and host.endswith("." + self.host)
        return same and port == self.port and f"{path}/".startswith(self.prefix)


def host_rule(base_url: str, role: str) -> HostRule:
    """What a base URL opens.

    Main sites and portals open their host (without www) and all its sub-domains; a council system opens just
    its host. Further addresses with a folder open that folder only: such hosts are often shared by many
    districts. An address with an explicit port opens that port only.
    """
    parts = urlsplit(base_url)
    host = (parts.hostname or "").removeprefix("www.")
    folder = "/" if role == HostRole.MAIN else _folder(parts.path)
    whole_domain = role != HostRole.COUNCIL and folder == "/" and _has_own_domain(host)
    return HostRule(base_url, role, host, parts.port, folder, with_subdomains=whole_domain)


def _folder(path: str) -> str:
    """The folder a path names, or that its file stands in: ``/town`` and ``/town/index.php`` are ``/town/``."""
    head, _, last = path.rpartition("/")
    return f"{head}/" if not last or "." in last else f"{path}/"


def _has_own_domain(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return (
            "." in host and _suffixes(host).domain != "" or host.endswith((".test", ".example", ".localhost"))
        )
    return False


class Scope:
    """The hosts of one district, main site first."""

    def __init__(self, rules: Iterable[HostRule], refused: Iterable[HostRule] = ()) -> None:
        self._rules = tuple(rules)
        self._refused = tuple(refused)
        self._found: dict[str, HostRule | None] = {}  # menus ask about the same addresses on every page

    def rule_for(self, url: str) -> HostRule | None:
        """The rule an address falls under; None when it is not this district's (or was refused)."""
        if url not in self._found:
            self._found[url] = self._rule_for(url)
        return self._found[url]

    def _rule_for(self, url: str) -> HostRule | None:
        parts = urlsplit(url)
        host, path = parts.hostname or "", parts.path or "/"
        try:
            port = parts.port
        except ValueError:
            return None
        if any(rule.matches(host, port, path) for rule in self._refused):
            return None
        matching = [rule for rule in self._rules if rule.matches(host, port, path)]
        # A council system on a sub-domain, or in a folder, of the main site is a council system.
        return max(matching, key=lambda rule: (len(rule.host), len(rule.prefix)), default=None)

    def is_refused(self, url: str) -> bool:
        """Whether the maintainer said that this address is not the district's."""
        parts = urlsplit(url)
        return any(rule.matches(parts.hostname or "", rule.port, parts.path or "/") for rule in self._refused)

    def adopt(self, url: str) -> bool:
        """Open the site a home page forwards to, for this crawl; False when it was refused.

        Of a shared host only the folder: the others belong to other districts.
        """
        if self.is_refused(url):
            return False
        shared = shared_host(urlsplit(url).netloc) != urlsplit(url).netloc
        self._rules += (host_rule(url, HostRole.PORTAL if shared else HostRole.MAIN),)
        self._found.clear()
        return True

    @property
    def has_council(self) -> bool:
        """Whether the registry names a council system of the district."""
        return any(rule.role == HostRole.COUNCIL for rule in self._rules)

    def is_main_host(self, host: str) -> bool:
        """Whether a host is one the registry names as a site of the district (not merely one of its sub-domains)."""
        host = host.removeprefix("www.")
        return any(rule.host == host and rule.role != HostRole.COUNCIL for rule in self._rules)

    def is_council_host(self, url: str) -> bool:
        """Whether a host serves the district's council system (in whatever folder) and nothing else."""
        host = (urlsplit(url).hostname or "").removeprefix("www.")
        roles = {rule.role for rule in self._rules if rule.host == host}
        return roles == {HostRole.COUNCIL}

    def __contains__(self, url: str) -> bool:
        return self.rule_for(url) is not None
