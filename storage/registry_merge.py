"""Bring one district's row in line with the registry without touching what a person decided."""

from __future__ import annotations

from storage.models import District, DistrictHost
from storage.registry_values import Host, Unit
from storage.values import HostRole

FACTS = (
    "name", "kind", "land", "nuts3", "population", "population_date", "area_km2", "bbsr_type",
    "valid_from", "valid_to",
)  # fmt: skip
WEBSITE = ("website", "website_confidence", "website_source", "website_verified")
HOST_FACTS = ("role", "system", "access", "note", "source")


def new_district(unit: Unit) -> District:
    """A row that says what the registry says."""
    district = District(ags=unit.ags, name=unit.name, kind=unit.kind, land=unit.land)
    merge(district, unit)
    return district


def merge(district: District, unit: Unit) -> bool:
    """Make the row say what the registry says; True if anything changed.

    A website or host that a person decided stays as it is, and hosts that a crawl suggested stay
    suggestions. ``district.website`` and the host with role main always name the same address.
    """
    changed = _assign(district, unit, FACTS)
    website_open = _website_open(district, unit.website)
    if website_open:
        changed |= _assign(district, unit, WEBSITE)
    wanted = {host.base_url: host for host in unit.hosts}
    if website_open and unit.website:
        wanted[unit.website] = Host(unit.website, HostRole.MAIN, source=unit.website_source)
    return _merge_hosts(district, wanted, keep=None if website_open else district.website) or changed


def _website_open(district: District, website: str | None) -> bool:
    """Whether the registry may say which website it is: nobody chose one, nobody refused this one."""
    decided = {host.base_url: host.role for host in district.hosts if host.decided_by}
    return HostRole.MAIN not in decided.values() and decided.get(website or "") != HostRole.REFUSED


def _merge_hosts(district: District, wanted: dict[str, Host], keep: str | None) -> bool:
    changed = False
    for host in list(district.hosts):
        new = wanted.pop(host.base_url, None)
        if host.decided_by or host.base_url == keep:
            continue
        if new is not None:
            changed |= _assign(host, new, HOST_FACTS)
        elif host.role != HostRole.SUGGESTED:
            district.hosts.remove(host)
            changed = True
    # The website first: hosts are listed in the order they were written.
    for new in sorted(wanted.values(), key=lambda host: host.role != HostRole.MAIN):
        district.hosts.append(
            DistrictHost(
                base_url=new.base_url,
                role=new.role,
                system=new.system,
                access=new.access,
                note=new.note,
                source=new.source,
            )
        )
        changed = True
    return changed


def _assign(row: object, value: object, names: tuple[str, ...]) -> bool:
    changed = False
    for name in names:
        new = getattr(value, name)
        if getattr(row, name) != new:
            setattr(row, name, new)
            changed = True
    return changed
