"""What a person decided about a district's addresses; loading a registry never overwrites it.

Each decision is kept as a correction, with the addresses as they were before it, so that it can be taken back.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import object_session

from storage.correction_models import Correction
from storage.correction_rules import CorrectionKind
from storage.models import District, DistrictHost
from storage.registry_url import base_url
from storage.values import HostRole

_WEBSITE = ("website", "website_confidence", "website_source", "website_verified")
_HOST = ("base_url", "role", "system", "access", "note", "source", "decided_by", "decided_at")


class BadDecision(ValueError):
    """This cannot be decided. The message says why and what to do instead; show it to the person."""


def set_website(district: District, url: str, by: str, why: str, now: datetime) -> None:
    """Make ``url`` the district's website, verified. The one before stays as a suggested host.

    Raises ValueError when ``url`` is no web address.
    """
    url, before = base_url(url), state_of(district)
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
    _keep(district, CorrectionKind.WEBSITE, {"website": url}, before, by, why, now)


def accept_host(
    district: District, url: str, role: HostRole, by: str, now: datetime, why: str = ""
) -> DistrictHost:
    """Let a host that the registry or a crawl named be crawled. Raises BadDecision, ValueError."""
    return _decide_host(district, _listed(district, url), state_of(district), role, by, now, why)


def refuse_host(district: District, url: str, by: str, now: datetime, why: str = "") -> DistrictHost:
    """Keep a listed host out of every crawl. Raises BadDecision (not listed, or the website), ValueError."""
    return _decide_host(district, _listed(district, url), state_of(district), HostRole.REFUSED, by, now, why)


def add_host(
    district: District, url: str, role: HostRole, by: str, now: datetime, why: str = ""
) -> DistrictHost:
    """Add a host, or accept it if it is listed already. Raises BadDecision (the website), ValueError."""
    url, before = base_url(url), state_of(district)
    host = _find(district, url) or _add(district, url)
    return _decide_host(district, host, before, role, by, now, why)


def _decide_host(
    district: District,
    host: DistrictHost,
    before: dict[str, Any],
    role: HostRole,
    by: str,
    now: datetime,
    why: str,
) -> DistrictHost:
    _refuse_main(district, host)
    _decide(host, role, by, now)
    _keep(district, CorrectionKind.HOST, {"host": host.base_url, "role": role}, before, by, why, now)
    return host


def state_of(district: District) -> dict[str, Any]:
    """A district's website and hosts as plain values."""
    hosts = [{name: _plain(getattr(host, name)) for name in _HOST} for host in district.hosts]
    return {**{name: getattr(district, name) for name in _WEBSITE}, "hosts": hosts}


def restore_hosts(district: District, before: Mapping[str, Any]) -> None:
    """Give a district the website and the host decisions it had; addresses found since stay as they are."""
    for name in _WEBSITE:
        setattr(district, name, before[name])
    earlier = {one["base_url"]: one for one in before["hosts"]}
    for host in list(district.hosts):
        was = earlier.get(host.base_url)
        if was is not None:
            for name in _HOST:
                setattr(host, name, was[name])
            host.decided_at = datetime.fromisoformat(was["decided_at"]) if was["decided_at"] else None
        elif host.decided_by:
            district.hosts.remove(host)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def _keep(
    district: District,
    kind: CorrectionKind,
    said: dict[str, Any],
    before: dict[str, Any],
    by: str,
    why: str,
    now: datetime,
) -> None:
    """Keep the decision where the district is kept (one that is not stored yet has no history)."""
    session = object_session(district)
    if session is not None:
        session.add(Correction(kind=kind, ags=district.ags, by=by, at=now, why=why, said=said, was=before))


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
