"""What becomes of a paper in parts: its title page goes, a chapter is noisy, the reader is upgraded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from sqlalchemy import select

from monitor.changes import detect_all
from monitor.listings import alert_rows
from storage.models import Document, Version
from storage.text import text_sha256
from tests.crawler.test_crawl_parts import CHAPTERS, ROOT, path, tree
from tests.crawling import Crawls
from tests.fake_site import FakeSite

AGS = "03001"
FIRST = datetime(2026, 3, 1, 3, 0, tzinfo=UTC)
EXTRA = "Neu ist ein Fonds von 250.000 Euro für Mietzuschüsse an kinderreiche Familien im ganzen Landkreis."


class Story:
    """A concept told as a tree of chapters, read once; then weeks go by."""

    def __init__(self, crawling: Crawls) -> None:
        self.crawling, self.now, self.known = crawling, FIRST, 0
        crawling.district(AGS, "http://www.baum.test/")
        self.site: FakeSite = crawling.web.site("www.baum.test")
        tree(self.site)
        self.week()

    def week(self) -> list[str]:
        """Crawl, a week later; the kinds of what is told."""
        self.crawling.crawl(AGS, now=self.now)
        detect_all(self.crawling.store, self.now)
        self.now += timedelta(days=7)
        with self.crawling.store.session() as session:
            kinds = [str(row["kind"]) for row in reversed(alert_rows(session))]
        kinds, self.known = kinds[self.known :], len(kinds)
        return kinds

    def upgrade(self) -> None:
        """As if all had been read by an older reader, which left something out."""
        with self.crawling.store.session() as session:
            for row in session.scalars(select(Document)):
                row.extractor, row.text = 0, row.text.replace("Beratungsstelle", "")
                row.text_sha256 = text_sha256(row.text)
            for version in session.scalars(select(Version)):
                version.text_sha256 = version.document.text_sha256

    def causes(self) -> list[str]:
        return [version.cause for version in self.crawling.versions(AGS)]


@pytest.fixture
def story(crawling: Crawls) -> Story:
    return Story(crawling)


def test_a_paper_whose_title_page_alone_goes_did_not_vanish(story: Story) -> None:
    story.site.page(
        "/soziales", "Soziales", links={path(n, name): f"{n} {name}" for n, name in enumerate(CHAPTERS, 1)}
    )
    story.site.home({"/soziales": "Integrationskonzept: Kapitel"})
    story.site.status[ROOT] = 410
    assert "vanished" not in [*story.week(), *story.week()]
    [paper] = story.crawling.concepts(AGS)
    assert paper.vanished_at is None
    for number, name in enumerate(CHAPTERS, 1):
        story.site.status[path(number, name)] = 410
    assert [*story.week(), *story.week()].count("vanished") == 1


def test_a_chapter_that_changes_with_an_upgrade_of_the_reader_is_told_and_nothing_but_it(
    story: Story,
) -> None:
    story.upgrade()
    tree(story.site, Wohnen=EXTRA)
    [kind] = story.week()
    assert kind in ("changed", "new_version")
    with story.crawling.store.session() as session:
        [alert] = alert_rows(session)
    [passage] = alert["evidence"]["passages"]
    assert "250.000" in passage["new"]
    assert story.causes() == ["site", "site"]


def test_an_upgrade_of_the_reader_alone_is_silence(story: Story) -> None:
    story.upgrade()
    assert story.week() == []
    assert story.causes()[1:] in ([], ["extractor"])


def test_a_chapter_that_shows_another_line_at_each_look_is_silence(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns = count()
    page = path(2, CHAPTERS[1])
    plain = story.site.answers[page].body

    def noisy(asked: str, answer: Callable[[str], object] = story.site.answer) -> object:
        if asked == page:
            line = f"<p>Heute empfehlen wir Ihnen den Artikel Nummer {next(turns)} aus dem Kreisarchiv.</p>"
            story.site.answers[page].body = plain.replace(b"</main>", line.encode() + b"</main>")
        return answer(asked)

    monkeypatch.setattr(story.site, "answer", noisy)
    assert [*story.week(), *story.week()] == []
    assert story.causes() == ["site"]
