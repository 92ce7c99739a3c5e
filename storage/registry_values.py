"""The registry as plain values, before anything is in the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import combinations

from storage.values import HostRole

# Confidence of a website that counts as verified: several sources (A) or one (B); C is an inference.
VERIFIED = frozenset({"A", "B"})
# A list that a maintainer hands over shows its websites itself: one source.
OWN_LIST = "B"


class BadRegistry(ValueError):
    """A registry file cannot be used; nothing was loaded. The message names file, line, value and remedy."""


@dataclass(frozen=True, slots=True)
class Host:
    """A base URL of a district beside its website."""

    base_url: str
    role: HostRole
    system: str | None = None
    access: str | None = None
    note: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """One district as a registry file states it."""

    ags: str
    name: str
    kind: str
    land: str
    nuts3: str | None = None
    population: int | None = None
    population_date: date | None = None
    area_km2: float | None = None
    bbsr_type: str | None = None
    website: str | None = None
    website_confidence: str | None = None
    website_source: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    hosts: tuple[Host, ...] = ()

    @property
    def website_verified(self) -> bool:
        """Whether at least one source shows the website (rule in storage/data/SOURCES.md)."""
        return self.website is not None and self.website_confidence in VERIFIED


@dataclass(frozen=True, slots=True)
class Successor:
    """A unit that ended or changed, and the one that followed.

    Kinds: merge, split, rekey (same unit, new key), rename and boundary (key unchanged).
    """

    on: date
    old_ags: str
    old_name: str
    new_ags: str
    new_name: str
    kind: str
    note: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Registry:
    """What a registry file holds. ``ignored`` names columns nobody reads (a typing error, perhaps)."""

    source: str
    sha256: str
    units: tuple[Unit, ...]
    successors: tuple[Successor, ...] = ()
    ignored: tuple[str, ...] = ()

    def shared_websites(self) -> dict[str, tuple[str, ...]]:
        """Websites that several districts name at the same time, with their AGS: one of them is wrong."""
        users: dict[str, list[Unit]] = {}
        for unit in self.units:
            if unit.website:
                users.setdefault(_bare(unit.website), []).append(unit)
        found = {site: _side_by_side(units) for site, units in users.items()}
        return {site: agss for site, agss in found.items() if agss}


def _bare(website: str) -> str:
    return website.partition("://")[2].removeprefix("www.").rstrip("/")


def _side_by_side(units: list[Unit]) -> tuple[str, ...]:
    """The units of a list that exist at a time when another of them does; a successor shares with nobody."""
    met = {
        one.ags
        for first, second in combinations(units, 2)
        if (first.valid_from or date.min) <= (second.valid_to or date.max)
        and (second.valid_from or date.min) <= (first.valid_to or date.max)
        for one in (first, second)
    }
    return tuple(sorted(met))


@dataclass(frozen=True, slots=True)
class RegistryChange:
    """What loading changed: AGS in order. All empty: the database already said the same."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.dropped)
