"""People's corrections as German sentences. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from monitor.dashboard.formats import german_date
from monitor.dashboard.labels import HOST_ROLES
from monitor.telling import plain
from monitor.wording import LEVEL, ROLE
from storage.correction_rules import FIELDS, CorrectionKind

FIELD_NAMES = {"title": "Titel", "role": "Rolle", "level": "Ebene", "unit": "Einheit", "year": "Jahr"}
_WORDS: dict[str, Mapping[str, str]] = {"role": ROLE, "level": LEVEL}


def correction_text(
    kind: str,
    said: Mapping[str, Any],
    was: Mapping[str, Any],
    paper_id: int | None = None,
    other_id: int | None = None,
    undoes_id: int | None = None,
) -> str:
    """What a correction says, without who, when and why."""
    if kind == CorrectionKind.UNDO:
        return f"Korrektur {undoes_id} zurückgenommen"
    if kind == CorrectionKind.WEBSITE:
        return f"Website ist {said['website']} statt {was.get('website') or '(keine bekannt)'}"
    if kind == CorrectionKind.HOST:
        return f"Adresse {said['host']}: {HOST_ROLES.get(said['role'], said['role'])}"
    changes = "; ".join(_field(name, said[name], was) for name in FIELDS if name in said)
    first = _first(kind, said, was, paper_id, other_id)
    return "; ".join(filter(None, (first, changes)))


def _first(
    kind: str, said: Mapping[str, Any], was: Mapping[str, Any], paper_id: int | None, other_id: int | None
) -> str:
    if kind == CorrectionKind.ADD:
        source = said.get("url") or ""
        if said.get("file"):
            return f"Von Hand hinzugefügt aus der Datei {plain(said['file'])}" + (
                f" (Quelle: {plain(source)})" if source else ""
            )
        return f"Von Hand hinzugefügt von {plain(source)}"
    if kind == CorrectionKind.MERGE:
        return f"Papier {other_id} „{plain(was.get('title') or '')}“ mit Papier {paper_id} zusammengeführt"
    if kind == CorrectionKind.SPLIT:
        what = (
            f"Adresse {plain(said['url'])}"
            if "url" in said
            else f"Fassung {said['number']} ({german_date(_day(said['captured_at']))})"
        )
        return f"{what} von Papier {paper_id} getrennt: ist jetzt Papier {other_id}"
    return ""


def _day(moment: str) -> str:
    return datetime.fromisoformat(moment).date().isoformat()


def _field(name: str, value: Any, was: Mapping[str, Any]) -> str:
    new = _shown(name, value)
    return f"{FIELD_NAMES[name]}: {new}" + (f" statt {_shown(name, was[name])}" if name in was else "")


def _shown(name: str, value: Any) -> str:
    if value in (None, ""):
        return "(keine Angabe)"
    words = _WORDS.get(name)
    if words is not None:
        return words.get(value, str(value))
    return f"„{plain(str(value))}“" if name == "title" else plain(str(value))
