"""What a crawl says about the pages that need their scripts: in counts, and in sentences. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

# Addresses kept per kind: in the record of the archive, which is evidence, and in the crawl's row.
EVIDENCE, EXAMPLES = 500, 20

INSTALL = "Zusatz js einrichten: pip install 'konzeptmonitor[js]', dazu Chromium"


@dataclass
class ScriptRecord:
    """Counts of one crawl. ``left`` are pages that stayed empty, by reason; ``refused`` requests of scripts."""

    needs: Counter[str] = field(default_factory=Counter)
    by_state: int = 0
    by_data: int = 0
    by_browser: int = 0
    rendered: int = 0
    data_calls: int = 0
    requests: int = 0  # all that scripts and data calls cost
    left: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    pages: list[dict[str, str]] = field(default_factory=list)
    refused_examples: list[str] = field(default_factory=list)
    trouble: str = ""  # why the browser did not work, as a sentence

    def page(self, url: str, need: str, how: str) -> None:
        """A page that needs its scripts, and what became of it: state, data, browser, or why it stayed empty."""
        self.needs[need] += 1
        if how in ("state", "data", "browser"):
            setattr(self, f"by_{how}", getattr(self, f"by_{how}") + 1)
        else:
            self.left[how] += 1
        if len(self.pages) < EVIDENCE:
            self.pages.append({"url": url, "need": need, "result": how})

    def refuse(self, url: str, why: str) -> None:
        """A request of a page's scripts that was not made."""
        self.refused[why] += 1
        if len(self.refused_examples) < EVIDENCE and url not in self.refused_examples:
            self.refused_examples.append(url)

    def as_json(self, examples: int = EXAMPLES) -> dict[str, Any]:
        return {
            "pages": sum(self.needs.values()),
            "needs": dict(self.needs),
            "filled": {"state": self.by_state, "data": self.by_data, "browser": self.by_browser},
            "rendered": self.rendered,
            "data_calls": self.data_calls,
            "requests": self.requests,
            "left": dict(self.left),
            "refused": {"counts": dict(self.refused), "examples": self.refused_examples[:examples]},
            "examples": self.pages[:examples],
        }

    def sentences(self) -> list[str]:
        """German sentences for people; none where no page needed its scripts."""
        total, filled = sum(self.needs.values()), self.by_state + self.by_data + self.by_browser
        if not total:
            return []
        found = [
            f"{_pages(total)} erst mit JavaScript; {filled} davon {'wurde' if filled == 1 else 'wurden'} gelesen."
        ]
        found += [
            _LEFT[why].format(pages=_count(number)) for why, number in self.left.items() if why in _LEFT
        ]
        if self.trouble:
            found.append(self.trouble)
        if self.refused:
            found.append(
                f"{sum(self.refused.values())} Anfragen von Skripten wurden nicht gestellt ({_reasons(self.refused)})."
            )
        return found


_LEFT = {
    "no_extra": "{pages} ohne Browser nicht lesbar; " + INSTALL + ".",
    "no_browser": "{pages} nicht lesbar, weil der Browser nicht startet.",
    "switched_off": "{pages} nicht im Browser geöffnet (crawl.rendered_pages_per_district = 0).",
    "pages_spent": "{pages} nicht im Browser geöffnet: crawl.rendered_pages_per_district ist ausgeschöpft.",
    "requests_spent": "{pages} nicht im Browser geöffnet: Die Anfragen dieses Laufs sind ausgeschöpft.",
    "empty": "{pages} auch im Browser leer.",
    "failed": "{pages} im Browser nicht zu Ende geladen.",
}
_REFUSED = {
    "outside": "fremder Host",
    "robots": "robots.txt",
    "address": "nicht öffentliche Adresse",
    "method": "nicht GET",
    "spent": "Grenze für Anfragen",
    "kind": "kein Skript und keine Daten",
    "failed": "keine Antwort",
}


def _pages(number: int) -> str:
    return "1 Seite füllt ihre Inhalte" if number == 1 else f"{number} Seiten füllen ihre Inhalte"


def _count(number: int) -> str:
    return "1 Seite ist" if number == 1 else f"{number} Seiten sind"


def _reasons(refused: Counter[str]) -> str:
    return ", ".join(f"{_REFUSED.get(why, why)}: {number}" for why, number in refused.most_common())
