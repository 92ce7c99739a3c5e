"""Where a text stands, or one much like it: in the district's papers and in those of all others."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from storage.models import Document
from storage.relation_models import TextBand, TextSignature
from storage.signatures import SCHEME, Signature, jaccard, signature

# A statement names so many texts at most; SQLite takes 32,766 variables, and nobody waits longer for this.
_AT_ONCE = 500


def note_texts(session: Session, texts: Collection[str]) -> None:
    """Make the signatures of these texts (by sha256), as far as there are none of the present scheme."""
    known = signatures(session, texts)
    for sha256 in sorted(set(texts) - known.keys()):
        _note(session, sha256)
    session.flush()


def _note(session: Session, sha256: str) -> None:
    stored = select(Document.text).where(Document.text_sha256 == sha256).limit(1)
    made = signature(session.scalar(stored) or "")
    if made is None:
        return
    outdated = session.scalar(select(TextSignature).where(TextSignature.text_sha256 == sha256))
    if outdated is not None:
        session.execute(delete(TextBand).where(TextBand.signature_id == outdated.id))
        session.delete(outdated)
        session.flush()
    row = TextSignature(text_sha256=sha256, scheme=SCHEME, shingles=made.shingles, signature=made.as_bytes())
    session.add(row)
    session.flush()
    session.add_all(TextBand(key=key, signature_id=row.id) for key in set(made.bands))


def signatures(session: Session, texts: Collection[str]) -> dict[str, Signature]:
    """The signatures there are of these texts."""
    found: dict[str, Signature] = {}
    for some in _batches(sorted(set(texts))):
        rows = select(TextSignature).where(
            TextSignature.text_sha256.in_(some), TextSignature.scheme == SCHEME
        )
        for row in session.scalars(rows):
            found[row.text_sha256] = Signature.from_bytes(row.shingles, row.signature)
    return found


def near_texts(session: Session, one: Signature, least: float) -> dict[str, float]:
    """Texts of any district that are like this one: sha256 → estimated share in common, from ``least`` on."""
    meeting = select(TextBand.signature_id).where(TextBand.key.in_(one.bands)).distinct()
    rows = session.scalars(
        select(TextSignature).where(TextSignature.id.in_(meeting), TextSignature.scheme == SCHEME)
    )
    shares = {
        row.text_sha256: jaccard(one, Signature.from_bytes(row.shingles, row.signature)) for row in rows
    }
    return {sha256: share for sha256, share in shares.items() if share >= least}


def _batches(texts: list[str]) -> Iterator[list[str]]:
    return (texts[at : at + _AT_ONCE] for at in range(0, len(texts), _AT_ONCE))
