"""What a person decided about a district's addresses; loading a registry never overwrites it."""

from __future__ import annotations

from datetime import datetime

from storage.models import District, DistrictHost
from storage.registry_url import base_url
from storage.values import HostRole


class BadDecision(ValueError):
    """This cannot be decided. The message says why and what to do instead; show it to the person."""


def set_website(district: District, url: str, by: str, why: str, now: datetime) -> None:
    """Make ``url`` the district's website, verified. The one before stays as a suggested host.

    Raises ValueError when ``url`` is no web address.
    """
    url = base_url(url)
    for host in district.hosts:
        if host.role == HostRole.MAIN and host.base_url != url:
            _decide(host, HostRole.SUGGESTED, by, now)
            host.note = "frühere Website"
    main = _find(district, url) or _add(district, url)
    _decide(main, HostRole.MAIN, by, now)
    main.note = why
    district.website = url
    district.website_source = f"{by}: {why}"
    district.website_confidence = None  # grades sources; a person's word is not one of them
    district.website_verified = True


def accept_host(district: District, url: str, role: HostRole, by: str, now: datetime) -> DistrictHost:
    """Let a host that the registry or a crawl named be crawled. Raises BadDecision, ValueError."""
    host = _listed(district, url)
    _refuse_main(district, host)
    _decide(host, role, by, now)
    return host


def refuse_host(district: District, url: str, by: str, now: datetime) -> DistrictHost:
    """Keep a listed host out of every crawl. Raises BadDecision (not listed, or the website), ValueError."""
    host = _listed(district, url)
    _refuse_main(district, host)
    _decide(host, HostRole.REFUSED, by, now)
    return host


def add_host(district: District, url: str, role: HostRole, by: str, now: datetime) -> DistrictHost:
    """Add a host, or accept it if it is listed already. Raises BadDecision (the website), ValueError."""
    url = base_url(url)
    host = _find(district, url) or _add(district, url)
    _refuse_main(district, host)
    _decide(host, role, by, now)
    return host


def _decide(host: DistrictHost, role: HostRole, by: str, now: datetime) -> None:
    host.role, host.decided_by, host.decided_at = role, by, now


def _add(district: District, url: str) -> DistrictHost:
    host = DistrictHost(base_url=url, role=HostRole.SUGGESTED)
    district.hosts.append(host)
    return host


def _listed(district: District, url: str) -> DistrictHost:
    host = _find(district, base_url(url))
    if host is None:
        raise BadDecision(
            f"{url!r} is not listed for {district.ags} ({district.name}); `konzeptmonitor districts hosts "
            f"{district.ags}` shows what is, --add adds an address."
        )
    return host


def _find(district: District, url: str) -> DistrictHost | None:
    """The host of that address; a slash at the end makes no difference to a person."""
    same = [host for host in district.hosts if host.base_url.rstrip("/") == url.rstrip("/")]
    return same[0] if same else None


def _refuse_main(district: District, host: DistrictHost) -> None:
    if host.role == HostRole.MAIN or host.base_url == district.website:
        raise BadDecision(
            f"{host.base_url} is the website of {district.name}; name another one with "
            f"`konzeptmonitor districts set {district.ags} --website URL`."
        )
