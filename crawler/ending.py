"""How a crawl ended, from its counts. Pure (DESIGN rule 3)."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.answers import sentence
from storage.values import Failure, Outcome

# Below this share of answered fetches nothing may be called absent.
ANSWERED_SHARE = 0.9


@dataclass(frozen=True, slots=True)
class Ending:
    outcome: Outcome
    reason: str
    detail: str


def ending(
    *,
    home_read: bool,
    home_failure: str | None,
    host: str,
    requests: int,
    answered: int,
    unanswered: int,
    stopped_by: str,
    left: int = 0,
) -> Ending:
    """The outcome of a crawl that came to its end by itself.

    ``stopped_by``: "exhausted" (nothing left to ask), "stop_rule" (none of the ``left`` addresses promised
    a find), "budget" or "interrupted". ``unanswered``: addresses that stayed without a usable answer after
    all tries. Failed: the home page could not be read. Complete: it was, and 90 % of all fetches were
    answered.
    """
    if not home_read:
        failure = home_failure or Failure.OTHER
        return Ending(Outcome.FAILED, failure, sentence(failure, host))
    total = answered + unanswered
    if stopped_by == "interrupted":
        return Ending(Outcome.PARTIAL, stopped_by, "Der Lauf wurde angehalten, bevor er fertig war.")
    if total and answered / total < ANSWERED_SHARE:
        return Ending(
            Outcome.PARTIAL,
            "failures",
            f"{unanswered} von {total} Adressen blieben ohne verwertbare Antwort oder ungefragt.",
        )
    if stopped_by == "budget":
        return Ending(Outcome.COMPLETE, "budget", f"Das Kontingent von {requests} Abrufen ist ausgeschöpft.")
    if stopped_by == "stop_rule":
        return Ending(
            Outcome.COMPLETE, stopped_by, f"Keine der übrigen {left} Adressen versprach noch einen Fund."
        )
    return Ending(Outcome.COMPLETE, "exhausted", "Alle erreichbaren Adressen wurden gelesen.")
