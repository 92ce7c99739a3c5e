"""Whether a paper that is gone made way for a later state of the same work, which stands at another address."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from monitor.look import Look
from monitor.relations import Relation
from storage.models import Paper
from storage.relation_models import PaperRelation
from storage.values import Reason

# So much of all word sequences in common is one text for people: what stands in the later one was not taken down.
SAME_TEXT = 0.9
_SUCCEEDS = (Relation.EARLIER_EDITION, Relation.DRAFT)


@dataclass(frozen=True, slots=True)
class Successor:
    """A later state of a work, at its addresses of now."""

    paper_id: int
    title: str
    urls: tuple[str, ...]
    alike: float

    def reason(self) -> Reason:
        text = (
            f"Ein späterer Stand des Werks steht unter {self.urls[0]} (Papier {self.paper_id} „{self.title}“); "
            f"{round(100 * self.alike)} % der Formulierungen beider Texte stimmen überein."
        )
        return Reason("succeeded", text)


def successor(look: Look, paper: Paper) -> Successor | None:
    """The later edition, or the final text, that stands somewhere now; the one most alike."""
    rows = select(PaperRelation.other_id, PaperRelation.alike).where(
        PaperRelation.paper_id == paper.id, PaperRelation.kind.in_(map(str, _SUCCEEDS))
    )
    standing = []
    for other_id, alike in look.session.execute(rows):
        other = look.paper(other_id)
        urls = tuple(p.resource.url for p in other.places if p.missing_since is None and p.gone_at is None)
        if urls:
            standing.append(Successor(other.id, other.title, urls, alike))
    return max(standing, key=lambda one: (one.alike, one.paper_id), default=None)
