from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extract.sniff import (
    DOC,
    DOCX,
    HTML,
    JSON,
    ODT,
    PDF,
    RTF,
    TEXT,
    UNKNOWN,
    XML,
    has_pdf_header,
    sniff,
)

FILES = Path(__file__).parent / "files"
URL = "https://www.kreis.test/datei"
PDF_BODY = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\0" * 20


def zipped(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return packed.getvalue()


@pytest.mark.parametrize(
    "declared", ["application/octet-stream", "text/html", "image/png", "", "application/x-download"]
)
def test_a_pdf_is_a_pdf_whatever_was_declared(declared: str) -> None:
    assert sniff(PDF_BODY, declared, URL) == PDF


def test_a_pdf_may_begin_after_a_notice_of_the_server() -> None:
    assert (
        sniff(b"<br />\n<b>Warning</b>: foo in x.php on line 3<br />\n" + PDF_BODY, "text/html", URL) == PDF
    )
    assert not has_pdf_header(b" " * 2000 + PDF_BODY)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("konzept.docx", DOCX),
        ("konzept.odt", ODT),
        ("konzept.doc", DOC),
        ("konzept.rtf", RTF),
        ("konzept.pdf", PDF),
    ],
)
@pytest.mark.parametrize(
    "declared", ["application/octet-stream", "application/zip", "text/plain", "text/html"]
)
def test_office_files_are_told_by_their_content(name: str, kind: str, declared: str) -> None:
    assert sniff((FILES / name).read_bytes(), declared, URL) == kind


@pytest.mark.parametrize(("name", "kind"), [("konzept.docx", DOCX), ("konzept.odt", ODT)])
def test_a_cut_off_office_file_is_still_told(name: str, kind: str) -> None:
    assert sniff((FILES / name).read_bytes()[:-2000], "application/octet-stream", URL) == kind


@pytest.mark.parametrize(
    ("url", "declared", "kind"),
    [
        (URL + ".docx", "", DOCX),
        (URL + ".odt", "application/zip", ODT),
        (URL, DOCX, DOCX),
        (URL, "application/octet-stream", "application/zip"),
    ],
)
def test_of_a_broken_package_tells_what_it_is_said_to_be(url: str, declared: str, kind: str) -> None:
    assert sniff(b"PK\x03\x04rubbish", declared, url) == kind


def test_a_zip_of_papers_is_no_paper() -> None:
    assert sniff(zipped("konzept.docx", "anlage.pdf"), DOCX, URL) == "application/zip"


@pytest.mark.parametrize(
    "body",
    [
        b"<!DOCTYPE html><html><body>x",
        b"\xef\xbb\xbf\r\n  <!doctype HTML>\n",
        b"<!-- Vorlage -->\n<html lang=de>",
        b'<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x"><html xmlns="y">',
        b"<table width=100%><tr><td>Inhalt</td></tr></table>",
        b"<p>Nicht gefunden</p>",
        "<html><body>Größe</body></html>".encode("utf-16"),
        "<html><body>Größe</body></html>".encode("latin-1"),
    ],
)
@pytest.mark.parametrize("declared", ["application/pdf", "text/plain", "application/octet-stream", ""])
def test_a_page_is_a_page_even_where_a_document_was_promised(body: bytes, declared: str) -> None:
    assert sniff(body, declared, "https://www.kreis.test/konzept.pdf") == HTML


@pytest.mark.parametrize(
    "body",
    [
        b'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url/></urlset>',
        b"<sitemapindex><sitemap/></sitemapindex>",
        b'<?xml version="1.0"?><rss version="2.0"><channel><description>&lt;p&gt;x</description></channel></rss>',
    ],
)
@pytest.mark.parametrize("declared", ["text/html", "text/xml; charset=utf-8", "application/xml"])
def test_sitemaps_and_feeds_are_xml(body: bytes, declared: str) -> None:
    assert sniff(body, declared, URL) == XML


def test_an_xml_declared_as_xhtml_is_read_by_its_root() -> None:
    assert sniff(b"<html><body>x</body></html>", "application/xhtml+xml", URL) == HTML
    assert sniff(b'<svg xmlns="http://www.w3.org/2000/svg"></svg>', "image/svg+xml", URL) == "image/svg+xml"


def test_json_is_json_only_if_it_can_be_read() -> None:
    assert sniff(b'{"a": [1, 2]}', "text/html", URL) == JSON
    assert sniff(b"[Hinweis] Die Seite ist im Aufbau.", "text/plain", URL) == TEXT


def test_plain_text_stays_plain_text() -> None:
    assert sniff("Größe und Maß".encode("latin-1"), "application/octet-stream", URL) == TEXT
    assert sniff(b"BM Meier spricht im Kreishaus", "text/plain", URL) == TEXT


def test_text_kinds_are_told_by_declaration_or_name() -> None:
    assert sniff(b"a;b\n1;2", "application/octet-stream", "https://www.kreis.test/werte.csv") == "text/csv"
    assert sniff(b"BEGIN:VCALENDAR", "text/calendar; charset=utf-8", URL) == "text/calendar"
    assert sniff(b'document.write("<p>x</p>")', "application/javascript", URL) == "application/javascript"


def test_images_and_unknown_bytes() -> None:
    assert sniff(PNG, "application/pdf", URL) == "image/png"
    assert sniff(b"\x00\x01\x02\x03\x7f\x80", "application/pdf", URL) == UNKNOWN
    assert sniff(b"\x00\x01\x02\x03\x7f\x80", "video/x-own", URL) == "video/x-own"


def test_an_empty_body_is_what_it_was_declared_to_be() -> None:
    assert sniff(b"", "text/html; charset=utf-8", URL) == HTML
    assert sniff(b"", "", URL) == UNKNOWN


@given(
    st.binary(max_size=200),
    st.sampled_from(["", "text/html", "application/pdf", "a/b; c=d"]),
    st.text(max_size=30),
)
def test_any_body_and_address_get_a_bare_media_type(body: bytes, declared: str, url: str) -> None:
    kind = sniff(body, declared, url)

    assert "/" in kind
    assert ";" not in kind


def test_a_stray_control_byte_makes_no_page_binary() -> None:
    page = b"<!doctype html><html><body><p>Integration\x02 im Kreis</p></body></html>"
    assert sniff(page, "text/html; charset=utf-8", "https://kreis.test/") == "text/html"
    assert (
        sniff(b"\x02\x03\x04 <html> mitten drin", "application/octet-stream", "https://kreis.test/x")
        != "text/html"
    )
