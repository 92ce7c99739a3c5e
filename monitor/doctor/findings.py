"""What an examination finds: one finding a check, in words for the maintainer. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

# More examples than these say nothing new; JSON carries the count.
EXAMPLES = 5


class State(StrEnum):
    OK = "ok"
    NOTE = "note"
    DAMAGE = "damage"


WORDS = {State.OK: "in Ordnung", State.NOTE: "Hinweis", State.DAMAGE: "Schaden"}


@dataclass(frozen=True, slots=True)
class Finding:
    """``found`` and ``advice`` are German sentences; ``count`` is how many things are concerned."""

    check: str
    state: State
    found: str
    advice: str = ""
    count: int = 0
    examples: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"state": str(self.state), "examples": list(self.examples)}


def fine(check: str, found: str) -> Finding:
    return Finding(check, State.OK, found)


def note(check: str, found: str, advice: str = "", examples: Sequence[str] = (), count: int = 0) -> Finding:
    """Something worth knowing that harms nothing kept."""
    return Finding(check, State.NOTE, found, advice, count or len(examples), tuple(examples[:EXAMPLES]))


def damage(check: str, found: str, advice: str, examples: Sequence[str] = (), count: int = 0) -> Finding:
    """Something is lost, contradicts itself, or will not work."""
    return Finding(check, State.DAMAGE, found, advice, count or len(examples), tuple(examples[:EXAMPLES]))


def healthy(findings: Iterable[Finding]) -> bool:
    """Whether no finding is a damage."""
    return all(finding.state is not State.DAMAGE for finding in findings)


def counted(count: int, one: str, many: str) -> str:
    """A count with its noun, in plain characters: lines of a terminal are searched."""
    return f"{count} {one if count == 1 else many}"


def room(size: float) -> str:
    """A number of bytes for people: 12,3 MB."""
    units = ("Byte", "kB", "MB", "GB", "TB")
    power = 0
    while size >= 1000 and power < len(units) - 1:
        size, power = size / 1000, power + 1
    return f"{size:.{1 if power else 0}f} {units[power]}".replace(".", ",")
