from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extract import office
from crawler.extract.office import (
    BROKEN,
    BROKEN_DOC,
    CUT_OFF,
    LOCKED,
    NO_TEXT,
    read_doc,
    read_docx,
    read_odt,
    read_rtf,
    read_text,
)
from crawler.extract.pdf import read_pdf
from crawler.extract.read import read
from crawler.extract.sniff import sniff
from storage.text import text_sha256
from storage.values import Document, Problem

FILES = Path(__file__).parent / "files"
DOCX, ODT = (FILES / "konzept.docx").read_bytes(), (FILES / "konzept.odt").read_bytes()
OLD, RICH = (FILES / "konzept.doc").read_bytes(), (FILES / "konzept.rtf").read_bytes()
READERS = [(read_docx, DOCX), (read_odt, ODT)]

CONTENT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>{}</office:text></office:body>'
    "</office:document-content>"
)


def odt(content: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("content.xml", CONTENT.format(content))
    return packed.getvalue()


@pytest.mark.parametrize(("read", "body"), READERS)
def test_text_headings_lists_and_tables_are_read(read: Callable[[bytes], Document], body: bytes) -> None:
    document = read(body)

    assert document.problem is None
    assert document.headings[:2] == ("1 Ausgangslage", "2 Leitbild")
    lines = document.text.split("\n")
    assert lines[0] == "Integrationskonzept des Landkreises Musterbach"
    assert "Sprachpatenschaften an Grundschulen" in lines
    assert "Koordinierungsstelle Sprache | Amt für Bildung | 2024" in lines


@pytest.mark.parametrize(("read", "body"), READERS)
def test_title_dates_and_language_are_read(read: Callable[[bytes], Document], body: bytes) -> None:
    document = read(body)

    assert document.title == "Integrationskonzept des Landkreises Musterbach"
    assert document.dates["created"].startswith("2023-11-02T09:30")
    assert document.dates["modified"].startswith("2024-01-15T14:05")
    assert document.language == "de"


def test_one_paper_has_one_text_in_all_its_formats() -> None:
    files = [read_docx(DOCX), read_odt(ODT), read_doc(OLD), read_rtf(RICH)]
    texts = [document.text for document in [*files, read_pdf((FILES / "konzept.pdf").read_bytes())]]

    assert len({text_sha256(text) for text in texts}) == 1


def test_headers_and_footers_are_no_text() -> None:
    assert "Stabsstelle Integration" not in read_docx(DOCX).text + read_odt(ODT).text


@pytest.mark.parametrize(("read", "body"), READERS)
@pytest.mark.parametrize("kept", [0, 4, 2_000])
def test_a_damaged_file_says_so(read: Callable[[bytes], Document], body: bytes, kept: int) -> None:
    document = read(body[:kept])

    assert (document.problem, document.pages) == (CUT_OFF if kept else BROKEN, ())


def test_old_formats_have_title_dates_language_and_tables() -> None:
    old, rich = read_doc(OLD), read_rtf(RICH)

    assert old.title == rich.title == "Integrationskonzept des Landkreises Musterbach"
    assert old.dates["modified"].startswith("2024-01-15T14:05")
    assert old.language == rich.language == "de"
    for document in (old, rich):
        assert "Koordinierungsstelle Sprache | Amt für Bildung | 2024" in document.text.split("\n")
        assert "Sprachpatenschaften an Grundschulen" in document.text.split("\n")


def test_old_formats_that_cannot_be_read_say_so() -> None:
    assert read_doc(OLD[:3_000]).problem == BROKEN_DOC
    assert read_rtf(b"{\\rtf1\\ansi}").problem == NO_TEXT


def test_a_zip_without_the_text_says_so() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("andere.xml", "<x/>")

    assert read_docx(packed.getvalue()).problem == read_odt(packed.getvalue()).problem == BROKEN


@pytest.mark.parametrize(("read", "body"), READERS)
def test_a_file_that_unpacks_to_too_much_is_not_opened(
    read: Callable[[bytes], Document], body: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "MOST_UNPACKED", 1_000)

    assert "entpackt sich" in (read(body).problem or "")


def test_a_file_of_too_many_members_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "MOST_MEMBERS", 2)

    assert "entpackt sich" in (read_docx(DOCX).problem or "")


def test_spaces_breaks_and_notes_are_read() -> None:
    content = (
        "<text:p>eins<text:s/>zwei<text:tab/>drei<text:line-break/>vier</text:p>"
        "<text:p>Satz<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Anmerkung</text:p>"
        "</text:note-body></text:note>.</text:p>"
    )

    assert read_odt(odt(content)).text.split("\n") == ["eins zwei drei", "vier", "Satz [Anmerkung]."]


def test_deleted_text_and_comments_are_not() -> None:
    content = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>alt</text:p></text:deletion></text:changed-region>"
        "</text:tracked-changes><text:p>neu<office:annotation><text:p>Kommentar</text:p></office:annotation></text:p>"
    )

    assert read_odt(odt(content)).text == "neu"


def test_a_file_without_text_says_so() -> None:
    assert read_odt(odt("<text:p/>")).problem == NO_TEXT


def test_entities_are_not_resolved() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + CONTENT.format(
            "<text:p>Text &b;</text:p>"
        )
        archive.writestr("content.xml", bomb)

    assert "aaaa" not in read_odt(packed.getvalue()).text


def test_plain_text_keeps_its_lines() -> None:
    document = read_text("Leitbild\r\n\r\nFür alle   Städte\n".encode("cp1252"))

    assert (document.title, document.text, document.problem) == (
        "Leitbild",
        "Leitbild\nFür alle Städte",
        None,
    )
    assert read_text(b" \n ").problem == NO_TEXT


@given(st.binary(max_size=200))
def test_any_bytes_become_a_document(body: bytes) -> None:
    for reader in (read_docx, read_odt, read_doc, read_rtf, read_text):
        document = reader(body)
        assert (document.problem is None) == bool(document.pages)


@pytest.mark.parametrize(("name", "read"), [("konzept.docx", read_docx), ("konzept.odt", read_odt)])
def test_a_file_that_was_cut_off_says_so_and_gives_no_half_text(
    name: str, read: Callable[[bytes], Document]
) -> None:
    body = (FILES / name).read_bytes()
    assert read(body).problem is None
    assert (read(body[: len(body) // 2]).problem, read(body[:-80]).pages) == (CUT_OFF, ())


def locked_odt() -> bytes:
    """The paper as LibreOffice saves it with a password: its members are noise, its list of contents is open."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(ODT)) as before, zipfile.ZipFile(packed, "w") as after:
        for member in before.infolist():
            content = before.read(member)
            if member.filename == "META-INF/manifest.xml":
                key = b'<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
                content = content.replace(b"</manifest:manifest>", key + b"</manifest:manifest>")
            elif member.filename != "mimetype":
                content = bytes(byte ^ 0x5A for byte in content)
            after.writestr(member, content)
    return packed.getvalue()


def locked_docx() -> bytes:
    """What Word saves with a password is an OLE file with one encrypted stream."""
    return OLD.replace("WordDocument\0\0\0\0".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le"))


def locked_doc() -> bytes:
    body = bytearray(OLD)
    body[body.index(b"\xec\xa5") + 0x0B] |= 0x01  # the flag fEncrypted of the file's head
    return bytes(body)


@pytest.mark.parametrize(
    ("name", "body"),
    [("konzept.docx", locked_docx()), ("konzept.odt", locked_odt()), ("konzept.doc", locked_doc())],
)
def test_a_file_with_a_password_says_so(name: str, body: bytes) -> None:
    document = read(body, sniff(body, "application/octet-stream", f"https://kreis-x.de/{name}"))

    assert (document.problem, document.problem_code, document.pages) == (LOCKED, Problem.ENCRYPTED, ())


def test_an_open_file_has_no_password() -> None:
    assert {read_docx(DOCX).problem, read_odt(ODT).problem, read_doc(OLD).problem} == {None}


def test_a_rich_text_named_and_declared_as_word_file_is_read_as_what_it_is() -> None:
    kind = sniff(RICH, "application/msword", "https://kreis-x.de/konzept.doc")

    assert read(RICH, kind) == read_rtf(RICH)
