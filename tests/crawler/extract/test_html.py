"""Pages in the make of the systems German districts use; each with its text as expected beside it.

``pages/<system>.html`` has places for noise (``{{CLOCK}}``, ``{{TEASER}}`` …), ``pages/<system>.txt`` the text.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.extract import EXTRACTOR_VERSION
from crawler.extract.html import read_html
from crawler.extract.markup import MOST_CHARACTERS
from storage.text import text_sha256

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
CHARSETS = {"allris": "iso-8859-1", "tables2005": "iso-8859-1"}

QUIET = {
    "TOKEN": "a8f3c09b77e1d2f4c6b8",
    "CLOCK": "Dienstag, 24. November 2026, 10:31 Uhr",
    "COUNTER": "12.345",
    "DATE": "05.03.2024",
    "TIME": "10:31",
    "SIZE": "1,2 MB",
    "PERSON": "Frau Erika Muster",
    "PHONE": "02521 29-123",
    "MAIL": "erika.muster@kreis.de",
    "TEASER": "Blutspende im Kreishaus am Freitag",
    "TEASER2": "Straßensperrung in der Ortsmitte",
    "WEATHER": "12 °C, leicht bewölkt",
    "COOKIE": "Diese Website verwendet Cookies, um Ihnen einen optimalen Service zu bieten.",
    "AD": "Jetzt Ökostrom buchen",
}

words = st.lists(
    st.sampled_from(
        [
            "Kreis",
            "Wald",
            "Fest",
            "Straße",
            "Hilfe",
            "Neu",
            "Markt",
            "Schule",
            "Landrat",
            "öffnet",
            "ehrt",
            "sperrt",
        ]
    ),
    min_size=2,
    max_size=7,
)
noise = st.fixed_dictionaries(
    {
        "TOKEN": st.text("0123456789abcdef", min_size=20, max_size=40).filter(
            lambda token: not token.isalpha() and not token.isdigit()
        ),
        "CLOCK": st.datetimes().map("{:%d.%m.%Y %H:%M:%S} Uhr".format),
        "COUNTER": st.integers(0, 9_999_999).map(str),
        "DATE": st.dates().map("{:%d.%m.%Y}".format),
        "TIME": st.times().map("{:%H:%M}".format),
        "SIZE": st.tuples(st.integers(1, 999), st.sampled_from(["KB", "MB", "kB", "Bytes"])).map(
            "{0[0]} {0[1]}".format
        ),
        "PERSON": st.sampled_from(["Frau Muster", "Herr Dr. Jonas Beispiel", "Erika Mustermann-Beispiel"]),
        "PHONE": st.integers(100_000, 9_999_999).map("02521 {}".format),
        "MAIL": st.sampled_from(
            ["integration@kreis.de", "e.muster(at)kreis.de", "post [at] kreis [punkt] de"]
        ),
        "TEASER": words.map(" ".join),
        "TEASER2": words.map(" ".join),
        "WEATHER": st.integers(-20, 40).map("{} °C heiter".format),
        "COOKIE": st.sampled_from(
            [QUIET["COOKIE"], "Wir nutzen Cookies. Bitte stimmen Sie zu oder lehnen Sie ab."]
        ),
        "AD": words.map(" ".join),
    }
)


def filled(page: Path, values: dict[str, str]) -> bytes:
    html = re.sub(r"\{\{(\w+)\}\}", lambda place: values[place[1]], page.read_text(encoding="utf-8"))
    return html.encode(CHARSETS.get(page.stem, "utf-8"), errors="xmlcharrefreplace")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_text_of_a_page_is_what_a_reader_came_for(page: Path) -> None:
    expected = page.with_suffix(".txt").read_text(encoding="utf-8").strip().split("\n")

    assert read_html(filled(page, QUIET)).text.split("\n") == expected


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(values=noise)
def test_two_fetches_that_differ_in_noise_have_one_text(page: Path, values: dict[str, str]) -> None:
    quiet, noisy = read_html(filled(page, QUIET)), read_html(filled(page, values))

    assert noisy.text.split("\n") == quiet.text.split("\n")
    assert noisy.title == quiet.title


@pytest.mark.parametrize(
    ("stem", "title", "dates"),
    [
        (
            "ikiss",
            "Integrationskonzept des Landkreises Musterbach",
            {"published": "2024-03-05", "updated": "2024-03-05"},
        ),
        ("typo3", "Integration und Teilhabe", {"modified": "2024-05-17T09:30:00+02:00"}),
        (
            "joomla",
            "Integrationskonzept für den Landkreis Alpenau",
            {"modified": "2024-02-02T10:00:00+01:00", "updated": "2024-03-05"},
        ),
        ("aspnet", "Integrationskonzeption", {}),
        ("liferay", "Teilhabekonzept für den Kreis Lindau-Nord", {}),
        ("tables2005", "Integrationsleitbild", {}),
    ],
)
def test_title_and_dates_of_a_page(stem: str, title: str, dates: dict[str, str]) -> None:
    page = next(page for page in PAGES if page.stem == stem)
    document = read_html(filled(page, QUIET))

    assert (document.title, dict(document.dates)) == (title, dates)
    assert (document.language, document.extractor, document.media_type) == (
        "de",
        EXTRACTOR_VERSION,
        "text/html",
    )


@pytest.mark.parametrize(
    "line",
    [
        "<p>Stand: 05.03.2024</p>",
        "<p><strong>Stand:</strong> 5. März 2024</p>",
    ],
)
def test_a_stated_date_is_kept_though_its_line_is_no_text(line: str) -> None:
    document = read_html(f"<main><h1>Konzept</h1><p>Alle sollen teilhaben.</p>{line}</main>".encode())

    assert document.dates == {"stated": "2024-03-05"}
    assert document.text == "Konzept\nAlle sollen teilhaben."


def test_a_changed_word_is_a_changed_text() -> None:
    page = next(page for page in PAGES if page.stem == "typo3")
    before = filled(page, QUIET)

    assert text_sha256(read_html(before).text) != text_sha256(
        read_html(before.replace(b"13,9", b"14,1")).text
    )


def test_headings_are_those_of_the_text() -> None:
    html = "<nav><h2>Menü</h2></nav><main><h1>Konzept</h1><h2>Ziele</h2><p>Alle sollen teilhaben können.</p></main><footer><h3>Fuß</h3></footer>"

    assert read_html(html.encode()).headings == ("Konzept", "Ziele")


def test_the_charset_is_repaired_before_reading() -> None:
    html = "<meta charset=iso-8859-1><main><h1>Größe</h1><p>Für Städte.</p></main>"

    assert read_html(html.encode(), "iso-8859-1").text == "Größe\nFür Städte."
    assert read_html(html.encode("cp1252"), "utf-8").text == "Größe\nFür Städte."


def test_soft_hyphens_and_split_umlauts_are_made_whole() -> None:
    assert (
        read_html("<main><p>Integra&shy;tions&shy;konzept fu\u0308r alle</p></main>".encode()).text
        == "Integrationskonzept für alle"
    )


def test_xhtml_and_control_characters_are_read() -> None:
    body = b'<?xml version="1.0" encoding="UTF-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body><p>A\x00B\x0b und C</p></body></html>'

    assert read_html(body).text == "AB und C"


@pytest.mark.parametrize(
    "body", [b"", b"   ", b"<html></html>", b"<html><body><script>x()</script></body></html>"]
)
def test_a_page_without_text_says_so(body: bytes) -> None:
    document = read_html(body)

    assert document.pages == ()
    assert document.problem == "Die Seite enthält keinen lesbaren Text."


def test_text_without_markup_is_read() -> None:
    assert read_html(b"index.html").text == "index.html"
    assert read_html(b"Seite nicht gefunden").text == "Seite nicht gefunden"


def test_only_the_beginning_of_a_huge_page_is_read() -> None:
    body = b"<main><p>Anfang des Textes</p>" + b" " * MOST_CHARACTERS + b"<p>Ende</p></main>"

    assert read_html(body).text == "Anfang des Textes"


def test_deeply_nested_markup_is_no_trap() -> None:
    assert "Text" in read_html(b"<div>" * 5000 + b"Text").text


@given(st.binary(max_size=400))
def test_any_bytes_become_a_document(body: bytes) -> None:
    document = read_html(b"<html>" + body)

    assert (document.problem is None) == bool(document.pages)


@pytest.mark.parametrize("declared", [None, "utf-8", "iso-8859-1"])
def test_typographic_signs_of_windows_are_read_without_a_charset(declared: str | None) -> None:
    text = "„Vielfalt“ – so heißt es… – kostet 5 €; der Beirat’ ist ‚dabei‘."
    html = f"<title>Konzept</title><main><h1>Konzept</h1><p>{text}</p></main>"

    assert read_html(html.encode("cp1252"), declared).text == f"Konzept\n{text}"
