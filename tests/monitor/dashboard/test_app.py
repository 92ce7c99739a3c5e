"""What holds for every page: markup, hostile texts, errors, a fixed number of statements."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from sqlalchemy import event
from starlette.testclient import TestClient

from monitor.dashboard.app import create_app
from storage.models import Version
from storage.store import Store
from tests.monitor import home
from tests.monitor.dashboard.holdings import AUENTAL, NOW, Held, fill
from tests.monitor.dashboard.pagetext import Shown

# As many statements as a page needs, however much the home holds.
MOST_STATEMENTS = 14


def paths(held: Held) -> list[str]:
    return [
        "/",
        "/meldungen?erstbestand=1",
        f"/meldungen/{held.new_version_alert}",
        f"/meldungen/{held.hostile_alert}",
        f"/meldungen/{held.problem_alert}",
        "/papiere",
        f"/papiere/{held.paper}",
        f"/papiere/{held.hostile_paper}",
        f"/papiere/{held.paper}/vergleich",
        f"/fassungen/{held.hostile_version}/text",
        "/kreise",
        f"/kreise/{AUENTAL}",
        "/betrieb",
        f"/betrieb/laeufe/{held.done_crawl}",
        f"/betrieb/laeufe/{held.failed_crawl}",
        "/betrieb/vollstaendigkeit",
        "/gibt-es-nicht",
    ]


def test_no_page_carries_script_inline_style_or_foreign_parts(web: TestClient, held: Held) -> None:
    for path in paths(held):
        tree = Shown(web, path, 404 if path == "/gibt-es-nicht" else 200).tree
        assert tree.select("script, style, iframe, object, embed, base, [style]") == [], path
        for tag in tree.find_all(True):
            assert not [name for name in tag.attrs if name.startswith("on")], path
        for part in tree.select("link[href], img[src]"):
            assert str(part.get("href") or part.get("src")).startswith("/"), path


def test_links_lead_to_pages_of_ours_or_to_the_web_and_tell_the_web_nothing(
    web: TestClient, held: Held
) -> None:
    for path in paths(held):
        for link in Shown(web, path, 404 if path == "/gibt-es-nicht" else 200).tree.select("a[href]"):
            address = str(link["href"])
            assert re.match(r"(/|#|\?|https?://)", address), (path, address)
            if address.startswith("http"):
                assert "noreferrer" in link["rel"]


def test_every_link_of_ours_leads_somewhere(web: TestClient, held: Held) -> None:
    links = {link.partition("#")[0] for path in paths(held)[:-1] for link in Shown(web, path).links()}
    ours = {link for link in links if link.startswith("/") and not link.startswith("/kreise/")}

    assert len(ours) > 60
    for link in ours | {f"/kreise/{AUENTAL}"}:
        assert web.get(link).status_code == 200, link


def test_every_page_can_be_found_through_by_ear_and_keyboard(web: TestClient, held: Held) -> None:
    for path in paths(held):
        tree = Shown(web, path, 404 if path == "/gibt-es-nicht" else 200).tree
        assert tree.html is not None
        assert tree.html["lang"] == "de"
        assert [
            len(tree.select(one)) for one in ("header.top", "main", "footer.foot", "nav ul.menu", "h1")
        ] == [1] * 5, path
        assert tree.select("a[href]")[0].get_text() == "Zum Inhalt"
        assert tree.select_one("main#inhalt") is not None
        levels = [int(heading.name[1]) for heading in tree.select("h1, h2, h3")]
        assert all(later - earlier <= 1 for earlier, later in pairwise(levels)), (
            path,
            levels,
        )
        for table in tree.select("table"):
            assert table.caption, path
            assert table.select("thead th[scope=col]"), path
        for field in tree.select("input, select"):
            assert field.find_parent("label") or tree.select(f'label[for="{field["id"]}"]'), path
        ids = [str(tag["id"]) for tag in tree.select("[id]")]
        assert len(ids) == len(set(ids)), path


def test_the_menu_says_where_one_is(web: TestClient, held: Held) -> None:
    assert Shown(web, f"/meldungen/{held.hostile_alert}").one("[aria-current]") == "Meldungen"


def test_head_answers_like_get(web: TestClient, held: Held) -> None:
    for path in ("/", "/kreise", "/healthz", "/feed.atom", f"/fassungen/{held.new_version}/original"):
        assert web.head(path).status_code == 200


def test_the_feed_is_atom_and_harmless(web: TestClient, held: Held) -> None:
    answer = web.get("/feed.atom")
    feed = ElementTree.fromstring(answer.content)
    atom = "{http://www.w3.org/2005/Atom}"

    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    assert len(feed.findall(f"{atom}entry")) == 4
    addresses = [link.get("href") or "" for link in feed.iter(f"{atom}link")]
    assert f"http://127.0.0.1:8765/meldungen/{held.new_version_alert}" in addresses
    assert not [address for address in addresses if address.startswith("javascript:")]


def test_only_known_files_are_on_the_shelf(web: TestClient) -> None:
    for name in ("../app.py", "%2e%2e%2fapp.py", "map.json", ""):
        assert web.get(f"/static/{name}").status_code == 404


def test_no_machine_readable_description_is_published(web: TestClient) -> None:
    for path in ("/docs", "/redoc", "/openapi.json"):
        assert web.get(path).status_code == 404


def test_a_fault_of_ours_is_a_german_page_with_a_number_that_the_log_knows(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    times = iter([NOW])

    def clock() -> datetime:
        return next(times, NOW)

    with home.opened(tmp_path) as store:
        app = create_app(store, clock)
        web = TestClient(app, base_url="http://localhost", raise_server_exceptions=False)
        store.engine.dispose()
        (tmp_path / "konzeptmonitor.db").write_bytes(b"no database " * 1000)
        with caplog.at_level(logging.ERROR):
            page = Shown(web, "/meldungen", 500)

    assert page.one("h1") == "Hier ist etwas schiefgegangen."
    number = page.one("main .fixed")
    assert number.startswith("F-2026-11-22-")
    assert number in caplog.text
    assert "DatabaseError" not in page.text
    answer = web.get("/meldungen")
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert web.get("/healthz").status_code == 503


def test_a_body_that_the_archive_lost_is_said_so(tmp_path: Path) -> None:
    with home.opened(tmp_path) as store:
        held = fill(store)
        with store.session() as session:
            sha256 = session.get_one(Version, held.new_version).sha256
        for file in (tmp_path / "archive").rglob(f"{sha256}*"):
            file.unlink()
        web = TestClient(create_app(store, lambda: NOW), base_url="http://localhost")
        page = Shown(web, f"/fassungen/{held.new_version}/original", 404)

    assert page.one("h1") == "Das Original fehlt im Archiv."
    assert "konzeptmonitor doctor" in page.text


@contextmanager
def statements(store: Store) -> Iterator[list[str]]:
    """The statements sent to the database in the meantime."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(store.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(store.engine, "before_cursor_execute", note)


def test_no_page_asks_once_a_row(web: TestClient, filled: tuple[Store, Held]) -> None:
    store, held = filled
    for path in paths(held):
        with statements(store) as sent:
            web.get(path)
        assert len(sent) <= MOST_STATEMENTS, (path, len(sent))
        assert not [one for one in sent if one.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE"))], (
            path
        )
