"""The change row a text makes, and what it is measured against."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from monitor.diff import Diff, diff
from monitor.edition_reasons import Meta
from monitor.look import Look, live_urls
from monitor.page_noise import without_noise
from monitor.passages import passages
from monitor.significance import Significance, significance
from monitor.version_texts import in_blocks, read_alike
from storage.models import Change, Version
from storage.noise_models import PageNoise
from storage.steady import Volatile
from storage.values import Kind, Reason


@dataclass(frozen=True, slots=True)
class Comparison:
    """A text and the one before it: what differs and what that amounts to."""

    old: Version
    diff: Diff
    judged: Significance


def compare(look: Look, old: Version, new: Version) -> Comparison:
    """Two versions compared as one extractor version read them, if the archive has both (DESIGN rule 2)."""
    before, after = read_alike(look.session, old, new)
    was = Meta(before.title, old.role, old.year, old.media_type, before.text)
    now = Meta(after.title, new.role, new.year, new.media_type, after.text)
    old_text, new_text = _told_texts(look.session, old, new, was.text, now.text)
    found = diff(old_text, new_text, blocks=in_blocks(old) and in_blocks(new))
    return Comparison(old, found, significance(found, was, now))


def _told_texts(session: Session, old: Version, new: Version, was: str, now: str) -> tuple[str, str]:
    """Both texts as they are compared: of web pages without what is known to be noise there."""
    noise = session.get(PageNoise, new.resource_id) or session.get(PageNoise, old.resource_id)
    if noise is None or not (_is_page(old) and _is_page(new)):
        return was, now
    return without_noise(was, now, Volatile.from_json(noise.volatile), noise.shared)


def _is_page(version: Version) -> bool:
    return version.media_type.startswith("text/html")


def text_row(look: Look, version: Version, kind: Kind, *, baseline: bool) -> Change:
    """The change a version makes, with its addresses and the way to it; reasons and weight are still to come."""
    paper = look.paper(version.paper_id)
    return Change(
        fingerprint=f"version:{version.id}",
        ags=look.ags,
        kind=kind,
        paper_id=paper.id,
        to_version_id=version.id,
        crawl_id=look.crawl.id,
        detected_at=look.now,
        url=version.resource.url,
        urls=live_urls(paper, version.resource.url),
        title=paper.title,
        score=paper.score,
        significance=0.0,
        reasons=[],
        evidence={"path": [step.as_json() for step in look.path_to(version.resource_id)], "passages": []},
        baseline=baseline,
    )


def add_comparison(change: Change, comparison: Comparison) -> None:
    """Tell a change what it is measured against: the older version and the passages that differ."""
    found = comparison.diff
    change.from_version_id = comparison.old.id
    change.evidence = {
        **change.evidence,
        "passages": passages(found),
        "words_added": found.words_added,
        "words_removed": found.words_removed,
        "share_changed": round(found.share_changed, 4),
    }


def way_reason(look: Look, version: Version) -> list[Reason]:
    """The pages that led to a version, as a reason people can follow."""
    way = " › ".join(dict.fromkeys(step.words for step in look.path_to(version.resource_id)))
    return [Reason("path", f"Gefunden über: {way}.")] if way else []
