"""Papers: search, versions, places, originals, comparison, download."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from storage.adoptions import record_adoptions
from storage.models import Adoption, Body, Capture
from storage.resolutions import Resolution, Result
from storage.store import Store
from tests.monitor.dashboard.holdings import NEW_TEXT, SCRIPT, Held
from tests.monitor.dashboard.pagetext import Shown


def listed(page: Shown) -> list[int]:
    return [
        int(link.rpartition("/")[2])
        for link in page.links()
        if link.startswith("/papiere/") and "?" not in link
    ]


def test_the_newest_text_comes_first(web: TestClient, held: Held) -> None:
    assert listed(Shown(web, "/papiere"))[:2] == [held.hostile_paper, held.paper]


@pytest.mark.parametrize("query", ["q=zusammen", "q=REGION+hannover+zusammen", "art=fortschreibung"])
def test_the_search_looks_into_title_and_district(web: TestClient, held: Held, query: str) -> None:
    assert listed(Shown(web, f"/papiere?{query}")) == [held.paper]


@pytest.mark.parametrize("text", ["öffnung köln", "ÖFFNUNG KÖLN", "Öffnung Köln"])
def test_the_search_knows_large_and_small_umlauts(web: TestClient, text: str) -> None:
    assert len(listed(Shown(web, f"/papiere?q={text}"))) == 1


def test_percent_and_underscore_mean_themselves(web: TestClient) -> None:
    assert Shown(web, "/papiere?q=%25").one("h1") == "Kein Papier passt zur Suche."
    assert Shown(web, "/papiere?q=_").one("h1") == "Kein Papier passt zur Suche."


def test_what_counts_can_be_asked_for(web: TestClient, held: Held) -> None:
    counting = listed(Shown(web, "/papiere?zaehlt=1&land=Niedersachsen"))

    assert held.paper in counting
    assert held.hostile_paper not in counting


def test_resolutions_are_shown_in_words_with_their_evidence(
    web: TestClient, filled: tuple[Store, Held]
) -> None:
    store, held = filled
    assert "Beschlüsse" not in Shown(web, f"/papiere/{held.paper}").text
    with store.session() as session:
        capture = session.scalars(select(Capture)).first()
        assert capture is not None
        told = [
            Resolution("Kreistag", date(2023, 12, 14), Result.ADOPTED_CHANGED, "mit Änderungen beschlossen")
        ]
        record_adoptions(session, capture.resource, capture, "Integrationskonzept", told, capture.captured_at)
        session.scalars(select(Adoption)).one().paper_id = held.paper
        url = capture.resource.url
    shown = Shown(web, f"/papiere/{held.paper}").text
    for part in ("14.12.2023", "Kreistag", "geändert beschlossen", "mit Änderungen beschlossen", url):
        assert part in shown
    with store.session() as session:
        session.delete(session.scalars(select(Adoption)).one())


def test_a_persons_verdict_is_drawn_solid_and_a_machines_dashed(web: TestClient, held: Held) -> None:
    tree = Shown(web, "/papiere?land=Niedersachsen").tree
    marks = {
        str(row.select_one("th a")["href"]): row.select_one(".mark")["class"]  # type: ignore[index]
        for row in tree.select("tbody tr")
    }

    assert "person" in marks[f"/papiere/{held.paper}"]
    assert "machine" in marks[f"/papiere/{held.hostile_paper}"]


def test_a_paper_shows_its_versions_newest_first(web: TestClient, held: Held) -> None:
    rows = Shown(web, f"/papiere/{held.paper}").rows("Fassungen")

    assert rows[0].startswith("Fassung 2 21.11.2026 Fortschreibung? 2026 3 ")
    assert rows[1].startswith("Fassung 1 ≤ 23.10.2026 Konzept? 2018 2 ")


def test_a_paper_says_why_it_counts_fields_and_reviews(web: TestClient, held: Held) -> None:
    page = Shown(web, f"/papiere/{held.paper}")

    assert "Das Papier zählt für Region Hannover." in page.text
    assert "Arbeit, Bildung, Sprache, Gesundheit" in page.section("Angaben")
    assert "A. Kern Fortschreibung Zahlen erneuert" in page.section("Prüfungen")
    assert "geprüft von A. Kern" in page.text


def test_a_paper_that_does_not_count_says_why(web: TestClient, held: Held) -> None:
    page = Shown(web, f"/papiere/{held.hostile_paper}")

    assert "zählt nicht (Entwurf)" in page.text
    assert f"konzeptmonitor review {held.hostile_paper}" in page.text


def test_a_missing_place_is_not_called_gone_before_it_is_confirmed(web: TestClient, held: Held) -> None:
    rows = Shown(web, f"/papiere/{held.paper}").rows("Adressen")

    assert rows[0].endswith("erreichbar")
    assert rows[1].endswith("fehlt seit 21.11.2026, noch nicht bestätigt")


def test_originals_are_listed_with_their_sha256(web: TestClient, held: Held) -> None:
    rows = Shown(web, f"/papiere/{held.paper}").rows("Archivierte Originale")

    assert [held.new_sha256 in row for row in rows] == [True, False]


def test_the_newest_two_versions_are_compared_by_default(web: TestClient, held: Held) -> None:
    page = Shown(web, f"/papiere/{held.paper}/vergleich")

    assert page.one("h1") == "3 geänderte Stellen zwischen Fassung 1 und Fassung 2."
    assert "aller Menschen" in [one.get_text() for one in page.tree.select("ins")]
    assert (
        page.html
        == Shown(web, f"/papiere/{held.paper}/vergleich?alt={held.old_version}&neu={held.new_version}").html
    )


def test_a_version_compared_with_itself_has_the_same_wording(web: TestClient, held: Held) -> None:
    page = Shown(web, f"/papiere/{held.paper}/vergleich?alt={held.new_version}&neu={held.new_version}")

    assert "denselben Wortlaut" in page.one("h1")


def test_a_paper_with_one_version_has_nothing_to_compare(web: TestClient, held: Held) -> None:
    assert (
        Shown(web, f"/papiere/{held.hostile_paper}/vergleich").one("h1")
        == "Von diesem Papier gibt es erst eine Fassung."
    )


def test_versions_of_another_paper_are_not_compared(web: TestClient, held: Held) -> None:
    Shown(web, f"/papiere/{held.paper}/vergleich?alt={held.hostile_version}", 404)
    Shown(web, f"/papiere/{held.paper}/vergleich?neu=abc&alt={'9' * 40}", 404)


def test_the_read_text_has_an_anchor_for_each_page(web: TestClient, held: Held) -> None:
    page = Shown(web, f"/fassungen/{held.new_version}/text")

    assert "Teilhabe aller Menschen" in page.one("#s2")
    assert "Handlungsfeld 7" in page.one("#s3")


def test_the_original_comes_byte_for_byte_as_a_download(web: TestClient, held: Held) -> None:
    answer = web.get(f"/fassungen/{held.new_version}/original")

    assert answer.content == NEW_TEXT.encode()
    assert hashlib.sha256(answer.content).hexdigest() == held.new_sha256
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == (
        f'attachment; filename="03241-Zusammen-in-der-Region-Integrationskonzept-Fassung-2-{held.new_sha256[:12]}.pdf"'
    )
    assert answer.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_an_archived_web_page_never_comes_as_one(web: TestClient, held: Held) -> None:
    answer = web.get(f"/fassungen/{held.hostile_version}/original")

    assert SCRIPT in answer.text
    assert answer.headers["content-type"] == "application/octet-stream"
    assert '.html.txt"' in answer.headers["content-disposition"]
    assert "script" not in answer.headers["content-disposition"].replace("-script-", "")


def test_only_bodies_of_the_version_can_be_had_through_it(
    web: TestClient, held: Held, filled: tuple[Store, Held]
) -> None:
    with filled[0].session() as session:
        others = session.query(Body.sha256).filter(Body.sha256 != held.new_sha256).all()

    for (sha256,) in others:
        Shown(web, f"/fassungen/{held.new_version}/original?sha256={sha256}", 404)
    Shown(web, f"/fassungen/{held.new_version}/original?sha256=../../etc/passwd", 404)
    assert web.get(f"/fassungen/{held.new_version}/original?sha256={held.new_sha256}").status_code == 200


@pytest.mark.parametrize("path", ["/papiere/999999", "/papiere/999999/vergleich", "/fassungen/999999/text",
                                  "/fassungen/999999/original", "/papiere/" + "9" * 40])  # fmt: skip
def test_what_does_not_exist_is_a_german_404(web: TestClient, path: str) -> None:
    assert Shown(web, path, 404).one("h1") == "Diese Seite gibt es nicht."
