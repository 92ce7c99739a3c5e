"""A changed registry, told once for each loading that altered something."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from monitor.dashboard.formats import day
from storage.models import Change, RegistryVersion
from storage.values import Kind, Reason

_REGISTRY = 0.4
_SHOWN_DISTRICTS = 20


def _is_told(session: Session, fingerprint: str) -> bool:
    return session.scalar(select(Change.id).where(Change.fingerprint == fingerprint)) is not None


def registry_changes(session: Session, now: datetime) -> Iterator[Change]:
    """A change for each loading of the registry, but the first, that altered something and is not told yet."""
    for version in session.scalars(select(RegistryVersion).order_by(RegistryVersion.id).offset(1)):
        fingerprint = f"registry:{version.id}"
        if any(version.summary.values()) and not _is_told(session, fingerprint):
            yield _registry_change(version, fingerprint, now)


def _registry_change(version: RegistryVersion, fingerprint: str, now: datetime) -> Change:
    words = (("added", "neu"), ("changed", "geändert"), ("dropped", "weggefallen"))
    parts = [(word, list(version.summary.get(key) or [])) for key, word in words]
    texts = [f"{len(ags)} {word}: {_listed(ags)}" for word, ags in parts if ags]
    return Change(
        fingerprint=fingerprint,
        kind=Kind.REGISTRY_CHANGED,
        detected_at=now,
        url="",
        urls=[],
        title=f"Register vom {day(version.loaded_at)}",
        score=0.0,
        significance=_REGISTRY,
        reasons=[Reason("registry", f"{text}.").as_json() for text in texts],
        evidence={"path": [], "passages": [], "summary": version.summary, "source": version.source},
        baseline=False,
    )


def _listed(ags: list[str]) -> str:
    return ", ".join(ags[:_SHOWN_DISTRICTS]) + (" …" if len(ags) > _SHOWN_DISTRICTS else "")
