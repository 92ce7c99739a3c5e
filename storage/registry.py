"""The registry: which districts there are, when, and where they live on the web.

``shipped_registry()`` or ``read_csv(path)`` gives a Registry; ``load`` brings the database in line with it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import date, datetime, timedelta
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session, selectinload

from storage.models import District, RegistryVersion, Succession
from storage.registry_csv import parse_hosts, parse_successors, parse_units
from storage.registry_merge import merge, new_district
from storage.registry_values import BadRegistry, Host, Registry, RegistryChange, Successor
from storage.values import HostRole

SHIPPED = "shipped"  # RegistryVersion.source of the registry that comes with the program
AGS_DIGITS = 5
CRAWLED_ROLES = (HostRole.MAIN, HostRole.PORTAL, HostRole.COUNCIL)


class UnknownDistrict(LookupError):
    """No district of that AGS. The message suggests what may have been meant; show it to the person."""


def shipped_registry() -> Registry:
    """The registry that comes with the program: every unit since 2007 with its hosts and successors."""
    data = files("storage") / "data"
    districts, hosts, successions = (
        (data / f"{name}.csv").read_bytes() for name in ("districts", "hosts", "successions")
    )
    units, _ = parse_units(districts, "districts.csv")
    by_ags = parse_hosts(hosts, "hosts.csv")
    _check_known(by_ags, {unit.ags for unit in units})
    return Registry(
        source=SHIPPED,
        sha256=hashlib.sha256(districts + hosts + successions).hexdigest(),
        units=tuple(replace(unit, hosts=by_ags.get(unit.ags, ())) for unit in units),
        successors=parse_successors(successions, "successions.csv"),
    )


def _check_known(hosts: dict[str, tuple[Host, ...]], known: set[str]) -> None:
    if unknown := sorted(set(hosts) - known):
        raise BadRegistry(f"hosts.csv names {', '.join(unknown)}, which districts.csv does not have.")


def read_csv(path: Path) -> Registry:
    """A registry from a file of one's own (columns: docs/registry.md).

    Raises BadRegistry with file, line, value and remedy for the first row that cannot be used;
    OSError when the file cannot be read.
    """
    content = path.read_bytes()
    units, ignored = parse_units(content, path.name)
    return Registry(str(path), hashlib.sha256(content).hexdigest(), units, ignored=ignored)


def load(session: Session, registry: Registry, now: datetime) -> RegistryChange:
    """Bring the districts in line with the registry and say which were added, changed, dropped.

    Loading the same registry again changes nothing. A person's decisions stay. Nothing is deleted:
    a district the registry no longer has ends the day before ``now``. A RegistryVersion records it.
    """
    existing = {
        row.ags: row for row in session.scalars(select(District).options(selectinload(District.hosts)))
    }
    added, changed = [], []
    for unit in registry.units:
        if unit.ags not in existing:
            session.add(new_district(unit))
            added.append(unit.ags)
        elif merge(existing[unit.ags], unit):
            changed.append(unit.ags)
    gone = [row for ags, row in existing.items() if ags not in {unit.ags for unit in registry.units}]
    change = RegistryChange(
        tuple(sorted(added)), tuple(sorted(changed)), _end(gone, now.date() - timedelta(days=1))
    )
    if registry.successors:
        _replace_successions(session, registry.successors)
    _record(session, registry, change, now)
    session.flush()
    return change


def _end(districts: Iterable[District], last_day: date) -> tuple[str, ...]:
    """End those that have not ended yet; their AGS in order."""
    ended = [row for row in districts if row.valid_to is None or row.valid_to > last_day]
    for row in ended:
        row.valid_to = last_day
    return tuple(sorted(row.ags for row in ended))


def _replace_successions(session: Session, successors: Iterable[Successor]) -> None:
    """The rows hold nothing of anybody else, so a changed list is written anew."""
    wanted = [asdict(successor) for successor in successors]
    rows = session.scalars(select(Succession).order_by(Succession.id)).all()
    if [{name: getattr(row, name) for name in wanted[0]} for row in rows] == wanted:
        return
    for row in rows:
        session.delete(row)
    session.add_all(Succession(**values) for values in wanted)


def _record(session: Session, registry: Registry, change: RegistryChange, now: datetime) -> None:
    last = last_version(session)
    if not change and last is not None and last.sha256 == registry.sha256:
        return
    summary = {name: list(ags) for name, ags in asdict(change).items()}
    session.add(
        RegistryVersion(loaded_at=now, source=registry.source, sha256=registry.sha256, summary=summary)
    )


def last_version(session: Session) -> RegistryVersion | None:
    """The registry in force: what was loaded last; None before the first loading."""
    return session.scalars(select(RegistryVersion).order_by(RegistryVersion.id.desc()).limit(1)).first()


def districts_as_of(session: Session, day: date) -> list[District]:
    """The districts that existed on that day, by AGS, hosts loaded (known back to the end of 2006)."""
    return list(
        session.scalars(
            select(District)
            .where(*existed_on(day))
            .order_by(District.ags)
            .options(selectinload(District.hosts))
        )
    )


def existed_on(day: date) -> tuple[ColumnElement[bool], ...]:
    """The conditions by which a district existed on that day."""
    return (
        or_(District.valid_from.is_(None), District.valid_from <= day),
        or_(District.valid_to.is_(None), District.valid_to >= day),
    )


def find_district(session: Session, ags: str) -> District:
    """The district of that AGS, whether it still exists or not.

    Raises UnknownDistrict; the message names districts that may have been meant.
    """
    district = session.get(District, ags)
    if district is None:
        rows = session.execute(select(District.ags, District.name, District.valid_to)).all()
        raise UnknownDistrict(_unknown(ags, {row.ags: row.name for row in rows if row.valid_to is None}))
    return district


def _unknown(text: str, names: dict[str, str]) -> str:
    sentence = f"no district {text!r} in the registry ({len(names)} known)"
    if not names:
        return f"{sentence}; run `konzeptmonitor init` first."
    if f"0{text}" in names:
        return f"{sentence}; the leading zero is missing: 0{text} is {names[f'0{text}']}."
    if text.isdigit() and len(text) != AGS_DIGITS:
        return f"{sentence}; an AGS has {AGS_DIGITS} digits, such as 05315."
    near = [ags for ags, name in names.items() if text.casefold() in name.casefold()] if text else []
    near = near or get_close_matches(text, names, n=3, cutoff=0.7)
    hint = " or ".join(f"{ags} ({names[ags]})" for ags in near[:3])
    return f"{sentence}; " + (f"did you mean {hint}?" if hint else "`konzeptmonitor districts` lists them.")


def successors(session: Session, ags: str) -> list[Succession]:
    """What became of a district, oldest first: its successors, and changes it outlived (rename, boundary)."""
    return list(
        session.scalars(
            select(Succession).where(Succession.old_ags == ags).order_by(Succession.on, Succession.id)
        )
    )


def hosts_to_crawl(district: District) -> list[tuple[str, str]]:
    """Base URL and role of what may be crawled, the website first.

    Left out: suggested and refused hosts, and those known to turn programs away or to need a login.
    A path is part of the address: council hosts are shared by many districts, and some lie on the website.
    """
    found = {district.website: str(HostRole.MAIN)} if district.website else {}
    for host in district.hosts:
        if host.role in CRAWLED_ROLES and host.access is None:
            found.setdefault(host.base_url, host.role)
    return list(found.items())
