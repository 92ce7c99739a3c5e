"""From a new text to the change it makes: a find, an edit, or nothing to speak of."""

from __future__ import annotations

from sqlalchemy import select

from monitor.comparisons import add_comparison, compare, text_row, way_reason
from monitor.dashboard.formats import day
from monitor.finds import found
from monitor.look import Arrival, Look
from monitor.newness import NEW
from monitor.returns import tell_return
from storage.models import Capture, Change, Document, Part, Version
from storage.values import Reason, Role, is_concept

_MOVED = 0.3  # a new address is told, however slight the edit
_WORKS = (Role.CONCEPT, Role.UPDATE, Role.DRAFT)


def text_change(look: Look, version: Version) -> Change | None:
    """The change a new text makes; None when there is nothing to tell (our own re-reading, no paper at all)."""
    role, level = look.judged(look.paper(version.paper_id))
    if version.cause != "site" or role == Role.NONE:
        return None
    old = _text_before(look, version)
    if old is None:
        return found(look, version)
    if not _in_parts(look, version) and (_shown_elsewhere(look, version) or _shown_before(look, version)):
        return None
    by_hand = look.paper(version.paper_id).role_decided_at is not None  # then it was one before
    became_one = not by_hand and old.role not in _WORKS and is_concept(version.role, level)
    change = found(look, version, became=old) if became_one else _edited(look, version, old)
    if change is not None:
        tell_return(look, change, version)
    return change


def _text_before(look: Look, version: Version) -> Version | None:
    """What the address showed before, or else the paper's version before; None for a paper's first text."""
    if version.number == 1:
        return None
    earlier = select(Version).where(Version.paper_id == version.paper_id, Version.number < version.number)
    own = (Version.resource_id == version.resource_id).desc()
    nearest = earlier.order_by(*([] if _in_parts(look, version) else [own]), Version.number.desc())
    return look.session.scalars(nearest.limit(1)).first()


def _in_parts(look: Look, version: Version) -> bool:
    """Whether the paper's text is joined: no address of it shows it whole, so none can catch up with another."""
    parts = select(Part.id).where(Part.paper_id == version.paper_id)
    return look.session.scalar(parts.limit(1)) is not None


def _shown_elsewhere(look: Look, version: Version) -> bool:
    """Whether another address of the paper showed this text already: this one only caught up."""
    same = select(Version.id).where(
        Version.paper_id == version.paper_id,
        Version.number.between(1, version.number - 1),  # those below 1 are of a web archive: shown there only
        Version.text_sha256 == version.text_sha256,
        Version.resource_id != version.resource_id,
    )
    return look.session.scalar(same.limit(1)) is not None


def _shown_before(look: Look, version: Version) -> bool:
    """Whether this address showed the text when it was last read, and passed for a copy of another page."""
    as_read = (Document.body_sha256 == Capture.body_sha256) & (
        Document.extractor == version.document.extractor
    )
    last = look.session.execute(
        select(Capture.body_sha256, Document.text_sha256)
        .outerjoin(Document, as_read)
        .where(
            Capture.resource_id == version.resource_id,
            Capture.id < version.capture_id,
            Capture.body_sha256.is_not(None),
        )
        .order_by(Capture.id.desc())
        .limit(1)
    ).first()
    return last is not None and (last[0] == version.sha256 or last[1] == version.text_sha256)


def _edited(look: Look, version: Version, old: Version) -> Change:
    comparison = compare(look, old, version)
    change = text_row(look, version, comparison.judged.kind, baseline=look.crawl.baseline)
    add_comparison(change, comparison)
    change.newness = None if change.baseline else NEW
    change.significance = comparison.judged.score
    arrival = look.arrivals.get(version.id)
    came = [_came_from(arrival)] if arrival else []
    if arrival:
        change.urls = list(dict.fromkeys([*change.urls, *arrival.old_urls]))
        change.significance = max(change.significance, _MOVED)
    reasons = [*came, *comparison.judged.reasons, *way_reason(look, version)]
    change.reasons = [reason.as_json() for reason in reasons]
    return change


def _came_from(arrival: Arrival) -> Reason:
    gone = f", seit {day(arrival.vanished_at)} verschwunden" if arrival.vanished_at else ""
    return Reason(
        "moved_and_edited",
        f"Stand bisher unter {' und '.join(arrival.old_urls)} (dort nicht mehr zu finden{gone}); "
        f"{round(100 * arrival.share)} % der Formulierungen beider Texte stimmen überein.",
    )
