"""What a crawler did in one district: how many requests until each paper was in hand."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Trace:
    """``papers``: paper key to the number of the request that brought it; ``targets``: documents fetched."""

    requests: int = 0
    pages: int = 0
    targets: int = 0
    papers: dict[str, int] = field(default_factory=dict)

    def found(self, key: str) -> None:
        self.papers.setdefault(key, self.requests)
