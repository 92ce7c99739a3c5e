from __future__ import annotations

import pytest

from crawler.extract.page_info import is_cookie_notice, is_page_info


@pytest.mark.parametrize(
    "line",
    [
        "Seite drucken",
        "Drucken | Teilen | Nach oben",
        "« zurück",
        "Facebook · X · WhatsApp",
        "Zum Inhalt springen",
        "mehr",
        "Hauptnavigation der Seite",
        "Seiten-Inhalt:",
        "Startseite » Aktuelles »",
        "Sie sind hier: Start / Soziales / Integration",
        "Zusätzliche Informationen zum Seiteninhalt",
        "© Landkreis Musterbach 2024",
        "Foto: Anna Muster",
        "Autor: A. Muster, 24.11.2026",
        "Redaktion",
        "12 °C, leicht bewölkt",
        "PDF, 1,2 MB",
        "Bitte aktivieren Sie JavaScript, um diese Seite zu nutzen.",
        "|",
        "",
        "Stand: 05.03.2024",
        "4.711 Besucher",
    ],
)
def test_lines_about_the_page_are_known(line: str) -> None:
    assert is_page_info(line)


@pytest.mark.parametrize(
    "line",
    [
        "Integrationskonzept",
        "Vielfalt",
        "Weitere Informationen",
        "Downloads",
        "Teilen, was wir haben",
        "Der Text der Seite wurde gedruckt und an alle Haushalte verteilt.",
        "Handlungsfeld 1: Sprache",
        "A. Einleitung",
        "10 Prozent",
        "Fotoprojekt mit Jugendlichen",
    ],
)
def test_lines_of_the_matter_are_not(line: str) -> None:
    assert not is_page_info(line)


def test_a_paragraph_is_never_page_info() -> None:
    assert not is_page_info("Stand: 05.03.2024 " * 20)


@pytest.mark.parametrize(
    "text",
    [
        "Diese Website verwendet Cookies, um Ihnen einen optimalen Service zu bieten.",
        "Wir nutzen Cookies. Bitte stimmen Sie zu.",
        "Cookies akzeptieren",
    ],
)
def test_cookie_notices_are_known(text: str) -> None:
    assert is_cookie_notice(text)


def test_a_text_that_mentions_biscuits_is_no_notice() -> None:
    assert not is_cookie_notice("Beim Fest gab es Cookies und Tee aus vielen Ländern.")
