"""A paper that was edited and put elsewhere is no new paper: its text is found again at the new address.

The crawler joins addresses by equal texts alone, for it cannot know yet what becomes of the old address. Here
both are known, and nobody was told of anything.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from monitor.look import Arrival, Look
from monitor.predecessor import COMPARABLE_WORDS
from storage.correction_rules import FIELDS
from storage.corrections import machine_says
from storage.models import Paper, Place, Version
from storage.near_texts import note_texts, signatures
from storage.signatures import Signature, jaccard
from storage.text import similarity
from storage.values import Outcome, Role

# More than this of all word sequences in common is one paper that was edited; a rewritten edition has less, and
# two papers of one district on one subject far less.
SAME_PAPER = 0.6
# The estimate is off by 0.05 at most times; what may reach the bound is counted exactly.
_DOUBT = 0.15


def join_edited_moves(look: Look) -> None:
    """File what this crawl took for new papers under the known ones that left their addresses for them.

    Asked for before anything of the crawl is looked at; ``look.arrivals`` says what was joined.
    """
    if look.crawl.baseline or look.crawl.outcome == Outcome.FAILED or look.crawl.ags is None:
        return
    new = list(_new(look))
    left = list(_left(look)) if new else []
    if not left:
        return
    texts = {version.text_sha256 for version in (*new, *(paper.versions[-1] for paper in left))}
    note_texts(look.session, texts)
    known = signatures(look.session, texts)
    for version in new:
        share, paper = max(
            ((_share(look, known, paper.versions[-1], version), paper) for paper in left),
            key=lambda pair: (pair[0], -pair[1].id),
            default=(0.0, None),
        )
        if paper is not None and share >= SAME_PAPER:
            arrival = Arrival(tuple(place.resource.url for place in paper.places), share, paper.vanished_at)
            if _join(look, version, paper):
                left.remove(paper)
                look.arrivals[version.id] = arrival
    look.forget_papers()


def _new(look: Look) -> Iterator[Version]:
    """The only texts of papers that this crawl found first."""
    for version in look.versions:
        paper = version.paper
        if paper.crawl_id != look.crawl.id or paper.role == Role.NONE or paper.parts:
            continue
        if len(paper.versions) == 1 and version.document.words >= COMPARABLE_WORDS:
            yield version


def _left(look: Look) -> Iterator[Paper]:
    """Papers known before that stand at none of their addresses now."""
    for paper in look.papers:
        if paper.crawl_id >= look.crawl.id or paper.role == Role.NONE or paper.parts or not paper.places:
            continue
        if all(place.missing_since or place.gone_at for place in paper.places):
            yield paper


def _share(look: Look, known: dict[str, Signature], old: Version, new: Version) -> float:
    """Which share of their word sequences two texts have in common; estimated where that leaves no doubt."""
    before, after = known.get(old.text_sha256), known.get(new.text_sha256)
    if before is None or after is None:
        return 0.0
    guess = jaccard(before, after)
    if guess < SAME_PAPER - _DOUBT:
        return guess
    return similarity(look.text(old.document_id), look.text(new.document_id))[0]


def _join(look: Look, version: Version, paper: Paper) -> bool:
    """Make a paper's only text the next one of another; False when something refers to it already."""
    session, taken = look.session, version.paper
    last = session.scalar(select(func.max(Version.number)).where(Version.paper_id == paper.id)) or 0
    try:
        with session.begin_nested():
            session.execute(update(Place).where(Place.paper_id == taken.id).values(paper_id=paper.id))
            session.execute(
                update(Version).where(Version.id == version.id).values(paper_id=paper.id, number=last + 1)
            )
            _describe(look, paper, taken)
            paper.vanished_at = None
            session.flush()
            session.expire_all()
            session.delete(taken)
            session.flush()
    except IntegrityError:  # a person's word, a resolution: then it stays a paper of its own
        session.expire_all()
        return False
    return True


def _describe(look: Look, paper: Paper, by: Paper) -> None:
    machine_says(look.session, paper, **{name: getattr(by, name) for name in FIELDS})
    for name in ("subtitle", "score", "dates", "fields_of_action", "participation_oriented", "reasons", "recogniser"):  # fmt: skip
        setattr(paper, name, getattr(by, name))
