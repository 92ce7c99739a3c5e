"""How complete the inventory is, from what crawls saw through which channel."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from monitor.completeness import Completeness, completeness
from monitor.completeness_text import sentences
from monitor.reviews import Verdict, record_review
from storage.captures import link_number
from storage.models import Crawl, Paper, Part, Sighting
from storage.sightings import record_sightings
from tests.monitor.builders import at, make_crawl, make_district, make_paper, make_place, make_resource

DAYS = 90


def seen(session: Session, crawl: Crawl, path: str, *channels: str, paper: Paper | None = None) -> Paper:
    """A concept at ``path`` that a crawl saw through these channels."""
    paper = paper or make_paper(session, crawl, "Integrationskonzept " + path, path=path)
    resource_id = make_place(session, crawl, paper, path).resource_id
    session.add_all(
        Sighting(resource_id=resource_id, crawl_id=crawl.id, channel=channel) for channel in channels
    )
    session.flush()
    return paper


def measured(session: Session, now: datetime) -> Completeness:
    return completeness(session, now, DAYS)


@pytest.fixture
def crawl(session: Session) -> Crawl:
    return make_crawl(
        session, 1, home_read=True, menu_read=True, record={"channels": {"link": 90, "sitemap": 40}}
    )


def test_the_estimate_follows_from_the_channels_of_each_paper(session: Session, crawl: Crawl) -> None:
    for number in range(45):
        channels = ("link", "sitemap") if number < 20 else ("link",) if number < 35 else ("sitemap",)
        seen(session, crawl, f"/konzept-{number}.pdf", *channels)
    found = measured(session, at(2))
    assert (found.known, found.unsighted) == (45, 0)
    assert found.estimate is not None
    assert found.estimate.total == pytest.approx(36 * 31 / 21 - 1)
    assert found.overlaps == {("link", "sitemap"): 20}
    link, sitemap = found.channels
    assert (link.channel, link.papers, link.only_here, link.districts) == ("link", 35, 15, 1)
    assert (sitemap.papers, sitemap.only_here) == (30, 10)


def test_a_paper_is_seen_by_what_shows_any_of_its_places(session: Session, crawl: Crawl) -> None:
    paper = seen(session, crawl, "/konzept.pdf", "link")
    seen(session, crawl, "https://ris.test/vorlage.pdf", "council", paper=paper)
    assert measured(session, at(2)).overlaps == {("council", "link"): 1}


def test_a_paper_is_seen_by_what_shows_any_of_its_parts(session: Session, crawl: Crawl) -> None:
    paper = seen(session, crawl, "/konzept", "link")
    chapter = make_resource(session, crawl, "/konzept/kapitel-1")
    session.add_all(
        [
            Part(
                paper_id=paper.id, resource=chapter, document=paper.versions[0].document, number=1, title="Kapitel 1",
                first_seen_at=at(1), last_seen_at=at(1),
            ),
            Sighting(resource_id=chapter.id, crawl_id=crawl.id, channel="sitemap"),
        ]
    )  # fmt: skip
    session.flush()
    assert measured(session, at(2)).overlaps == {("link", "sitemap"): 1}


def test_sightings_of_chapters_are_kept(session: Session, crawl: Crawl) -> None:
    paper = seen(session, crawl, "/konzept")
    chapter = make_resource(session, crawl, "/konzept/kapitel-1")
    session.add(
        Part(
            paper_id=paper.id, resource=chapter, document=paper.versions[0].document, number=1, title="Kapitel 1",
            first_seen_at=at(1), last_seen_at=at(1),
        )
    )  # fmt: skip
    session.flush()
    assert record_sightings(session, crawl, {"sitemap": {link_number(chapter.key)}}) == 1


def test_what_we_were_told_is_no_channel_but_known(session: Session, crawl: Crawl) -> None:
    seen(session, crawl, "/gemerkt.pdf", "seed")
    found = measured(session, at(2))
    assert (found.known, found.unsighted, found.channels[0].papers) == (1, 1, 0)


def test_papers_a_person_refused_do_not_count(session: Session, crawl: Crawl) -> None:
    paper = seen(session, crawl, "/konzept.pdf", "link")
    record_review(session, paper.id, Verdict.FALSE_FRIEND, "A. Kern", None, at(1))
    assert measured(session, at(2)).known == 0


def test_what_was_seen_later_is_not_known_before(session: Session, crawl: Crawl) -> None:
    paper = seen(session, crawl, "/konzept.pdf", "link")
    seen(session, make_crawl(session, 5), "/konzept.pdf", "sitemap", paper=paper)
    assert measured(session, at(2)).overlaps == {}
    assert measured(session, at(6)).overlaps == {("link", "sitemap"): 1}


def test_districts_nobody_read_are_named_and_outside_the_estimate(session: Session, crawl: Crawl) -> None:
    make_district(session, "03992", "Landkreis Bergau")
    make_crawl(session, 1, ags="03992", outcome="failed", reason="timeout")
    found = measured(session, at(2))
    assert [one.district.ags for one in found.unread] == ["03992"]
    assert "Landkreis Bergau" in "\n".join(sentences(found))


def test_too_few_finds_are_said_and_not_estimated(session: Session, crawl: Crawl) -> None:
    seen(session, crawl, "/konzept.pdf", "link", "sitemap")
    found = measured(session, at(2))
    assert found.missed is None
    text = "\n".join(sentences(found))
    assert "Zu wenige Funde für eine Schätzung" in text
    assert "Annahmen" not in text


def test_an_estimate_never_comes_without_its_assumptions(session: Session, crawl: Crawl) -> None:
    for number in range(30):
        seen(session, crawl, f"/konzept-{number}.pdf", *(("link", "sitemap") if number < 15 else ("link",)))
    for number in range(30, 40):
        seen(session, crawl, f"/konzept-{number}.pdf", "sitemap")
    found = measured(session, at(2))
    text = "\n".join(sentences(found))
    assert "Vermutlich fehlen also mindestens 9" in text
    assert "Unabhängigkeit" in text
    assert "Untergrenze" in text
    assert found.missed is not None
    assert found.missed[1] <= found.missed[0] <= found.missed[2]


def test_a_channel_that_shows_nothing_of_its_own_is_told_to_be_dependent(
    session: Session, crawl: Crawl
) -> None:
    for number in range(20):
        seen(session, crawl, f"/konzept-{number}.pdf", *(("link", "sitemap") if number < 15 else ("link",)))
    text = "\n".join(sentences(measured(session, at(2))))
    assert "Achtung: „Sitemap“ zeigte kein Konzept, das nicht auch ein anderer Weg zeigte" in text
    assert "„Verweis auf einer Seite“ zeigte kein" not in text


def test_an_empty_home_has_nothing_to_say_and_says_so(session: Session) -> None:
    found = measured(session, at(2))
    assert (found.known, found.districts, found.estimate) == (0, 0, None)
    assert sentences(found)
