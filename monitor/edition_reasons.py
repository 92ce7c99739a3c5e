"""What makes a new text a new edition of its work: year, Auflage, Fortschreibung, end or beginning of a draft, role. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from monitor.edition import Edition, edition
from monitor.wording import ROLE
from storage.values import Reason, Role

# Each alone makes an edition; together they still leave room for what else changed.
_MARK = 0.3
_ROLE = 0.2
_FINAL = (Role.CONCEPT, Role.UPDATE)


@dataclass(frozen=True)
class Meta:
    """What is known of one version beside its text: document title, role, year, media type, and its text."""

    title: str
    role: str
    year: int | None = None
    media_type: str = "application/pdf"
    text: str = ""

    @property
    def is_page(self) -> bool:
        """Whether the text is a web page's, with what pages carry around it."""
        return self.media_type.startswith(("text/html", "application/xhtml"))

    @cached_property
    def edition(self) -> Edition:
        return edition(self.title, self.text, page=self.is_page)

    @cached_property
    def titled(self) -> Edition:
        return edition(self.title)


def edition_reasons(old: Meta, new: Meta) -> list[Reason]:
    """Why the new text is a new edition; empty when it is the old one, edited.

    A paper that is no longer recognised as one is no edition, whatever it says.
    """
    if new.role == Role.NONE:
        return []
    return [
        reason
        for reason in (_year(old, new), _printing(old, new), _update(old, new), _final(old, new))
        if reason
    ]


def role_reasons(old: Meta, new: Meta) -> Iterator[Reason]:
    """What it says when the text is recognised as something else than before."""
    if new.role == Role.NONE and old.role != Role.NONE:
        yield Reason(
            "no_longer_recognised", "Der neue Text wird nicht mehr als Papier zur Integration erkannt.", _ROLE
        )
    elif old.role != new.role:
        was, now = ROLE.get(old.role, old.role), ROLE.get(new.role, new.role)
        yield Reason("role", f"Wird jetzt als {now} erkannt, vorher als {was}.", _ROLE)


def _year(old: Meta, new: Meta) -> Reason | None:
    for before, after, where in (
        (old.titled.year, new.titled.year, "im Titel"),
        (old.edition.year, new.edition.year, "auf dem Deckblatt"),
        (old.year, new.year, "laut Text"),
    ):
        if before is not None and after is not None and after > before:
            return Reason("year", f"Neues Jahr {where}: {after} statt {before}.", _MARK)
    if old.titled.year is None and new.titled.year is not None and old.year != new.titled.year:
        return Reason("year", f"Der Titel nennt jetzt ein Jahr: {new.titled.year}.", _MARK)
    return None


def _printing(old: Meta, new: Meta) -> Reason | None:
    before, after = old.edition.printing, new.edition.printing
    if after is None or after <= (before or 1):
        return None
    instead = f" statt der {before}." if before else "."
    return Reason("printing", f"Nennt sich {after}. Auflage oder Fassung{instead}", _MARK)


def _update(old: Meta, new: Meta) -> Reason | None:
    before, after = old.edition.update, new.edition.update
    if after is not None and after > (before or 0):
        instead = f" statt der {before}." if before else "."
        return Reason("update", f"Nennt sich {after}. Fortschreibung{instead}", _MARK)
    if new.edition.updated and not old.edition.updated:
        return Reason("update", "Nennt sich erstmals Fortschreibung oder Neuauflage.", _MARK)
    if new.role == Role.UPDATE and old.role == Role.CONCEPT:
        return Reason("update", "Wird jetzt als Fortschreibung erkannt.", _MARK)
    return None


def _final(old: Meta, new: Meta) -> Reason | None:
    if old.role == Role.DRAFT and new.role in _FINAL:
        return Reason("final", "Aus dem Entwurf ist die Endfassung geworden.", _MARK)
    if old.edition.draft and not new.edition.draft and new.role in _FINAL:
        return Reason("final", "Der Vermerk „Entwurf“ ist weggefallen.", _MARK)
    if old.role in _FINAL and new.role == Role.DRAFT:
        return Reason("draft", "Statt der Endfassung steht hier jetzt ein Entwurf.", _MARK)
    return None
