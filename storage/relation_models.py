"""Tables of texts that are alike, and of papers that are related: editions of one work, copies."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models import Base


class TextSignature(Base):
    """What MinHash keeps of a text (storage.signatures); one a text, whatever bodies it was read from."""

    __tablename__ = "text_signature"
    id: Mapped[int] = mapped_column(primary_key=True)
    text_sha256: Mapped[str] = mapped_column(unique=True)
    scheme: Mapped[int]  # signatures.SCHEME: others are made anew
    shingles: Mapped[int]
    signature: Mapped[bytes] = mapped_column(LargeBinary)


class TextBand(Base):
    """A part of a signature as an index key: two texts that share one are worth comparing."""

    __tablename__ = "text_band"
    key: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    signature_id: Mapped[int] = mapped_column(ForeignKey("text_signature.id"), primary_key=True, index=True)


class PaperRelation(Base):
    """What a paper is to another: ``paper_id`` is an earlier edition, a draft, a short version … of ``other_id``.

    Derived from the papers as they are; a relation that does not hold any more is taken back.
    """

    __tablename__ = "paper_relation"
    __table_args__ = (UniqueConstraint("paper_id", "other_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id"), index=True)
    other_id: Mapped[int] = mapped_column(ForeignKey("paper.id"), index=True)
    kind: Mapped[str]  # monitor.relations.Relation
    alike: Mapped[float]  # share of word sequences that both texts have in common, 0..1
    reasons: Mapped[list[Any]]  # Reason.as_json() each
    crawl_id: Mapped[int] = mapped_column(ForeignKey("crawl.id"))  # the crawl that showed it
    found_at: Mapped[datetime]
