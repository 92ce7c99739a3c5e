from __future__ import annotations

import io
import zipfile
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extract import container
from crawler.extract.container import BROKEN, read_zip
from crawler.extract.pdf import read_pdf
from crawler.extract.read import read
from crawler.extract.sniff import ZIP, sniff
from storage.values import Document
from tests.crawler.extract.papers import paper

FILES = Path(__file__).parent / "files"
CONCEPT = (FILES / "konzept.pdf").read_bytes()
ANNEX = paper(["Die Mitglieder der Steuerungsgruppe sind hier genannt."], title="Anlage 1")


def packed(**files: bytes) -> bytes:
    """An archive of these files; ``__`` in a name stands for the dot."""
    return archive({name.replace("__", "."): body for name, body in files.items()})


def archive(files: dict[str, bytes]) -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in files.items():
            opened.writestr(name, content)
    return body.getvalue()


def locked(body: bytes) -> bytes:
    """The archive with the flag "encrypted" set on its only file."""
    directory = body.index(b"PK\x01\x02")
    return body[: directory + 8] + b"\x01" + body[directory + 9 :]


def test_an_archive_is_read_as_one_document_named_after_its_longest_part() -> None:
    body = archive(
        {"Anlage 1.pdf": ANNEX, "Konzept/Integrationskonzept.docx": (FILES / "konzept.docx").read_bytes()}
    )
    document = read(body, sniff(body, "application/octet-stream", "https://www.kreis.test/x.zip"))

    assert (document.media_type, document.problem, document.note) == (ZIP, None, "")
    assert document.title == "Integrationskonzept des Landkreises Musterbach"
    assert document.pages[0].startswith("Konzept/Integrationskonzept.docx\nIntegrationskonzept des")
    assert document.pages[-1].startswith("Anlage 1.pdf\nAnlage 1\n")
    assert document.headings[:2] == ("Konzept/Integrationskonzept.docx", "1 Ausgangslage")
    assert document.dates["modified"].startswith("2024-01-15")
    assert document.language == "de"


def test_pages_of_a_part_stay_pages() -> None:
    pages = read_pdf(CONCEPT).pages
    document = read_zip(packed(konzept__pdf=CONCEPT), read)

    assert document.pages == (f"konzept.pdf\n{pages[0]}", *pages[1:])


@pytest.mark.parametrize("charset", ["cp437", "cp850", "cp1252", "latin-1", "utf-8"])
def test_umlauts_in_names_are_read_in_whatever_charset_they_were_packed(charset: str) -> None:
    raw = "Übersicht der Maßnahmen".encode(charset)
    body = archive({f"{'A' * len(raw)}.pdf": ANNEX}).replace(b"A" * len(raw), raw)

    assert read_zip(body, read).pages[0].startswith("Übersicht der Maßnahmen.pdf\n")


def test_what_is_not_read_is_named_with_its_reason() -> None:
    note = read_zip(
        archive(
            {
                "konzept.pdf": CONCEPT,
                "karte.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
                "mehr.zip": packed(a__pdf=ANNEX),
                "leer.pdf": b"%PDF-1.4",
            }
        ),
        read,
    ).note

    assert "Nicht gelesen: karte.png (kein Text, sondern image/png)." in note
    assert "Nicht gelesen: mehr.zip (kein Text, sondern application/zip)." in note
    assert "Nicht gelesen: leer.pdf (Das PDF ist beschädigt" in note


def test_leavings_of_a_mac_and_hidden_files_are_passed_over() -> None:
    body = archive({"__MACOSX/._konzept.pdf": b"x", ".DS_Store": b"x", "konzept.pdf": CONCEPT})

    assert read_zip(body, read).note == ""


def test_an_archive_without_papers_says_so() -> None:
    document = read_zip(packed(werte__json=b"{}"), read)

    assert document.pages == ()
    assert (document.problem or "").startswith(
        "Das Archiv enthält keine lesbare Datei. Nicht gelesen: werte.json"
    )
    assert read_zip(archive({}), read).problem == "Das Archiv enthält keine lesbare Datei."


@pytest.mark.parametrize("kept", [0, 30, 400])
def test_a_damaged_archive_says_so(kept: int) -> None:
    assert read_zip(packed(konzept__pdf=CONCEPT)[:kept], read).problem == BROKEN


def test_a_file_with_a_password_is_not_read() -> None:
    assert "konzept.pdf (mit einem Kennwort geschützt)" in (
        read_zip(locked(packed(konzept__pdf=CONCEPT)), read).problem or ""
    )


def test_a_file_whose_bytes_are_damaged_is_not_read() -> None:
    body = bytearray(archive({"konzept.pdf": CONCEPT, "anlage.pdf": ANNEX}))
    body[200:260] = bytes(60)

    assert "konzept.pdf (beschädigt)" in read_zip(bytes(body), read).note


def test_no_file_is_unpacked_beyond_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "MOST_PART_BYTES", 1_000_000)
    bomb = archive({"bombe.txt": b"Nichts " * 1_000_000, "konzept.pdf": CONCEPT})

    assert len(bomb) < 100_000
    assert "bombe.txt (größer als" in read_zip(bomb, read).note


def test_of_many_files_the_first_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "MOST_PARTS", 2)
    document = read_zip(archive({f"{number}.pdf": ANNEX for number in range(4)}), read)

    assert len(document.pages) == 2
    assert "3.pdf (höchstens" in document.note
    monkeypatch.setattr(container, "MOST_MEMBERS", 2)
    assert "4 Dateien" in (
        read_zip(archive({f"{number}.pdf": ANNEX for number in range(4)}), read).problem or ""
    )


def test_no_part_is_begun_late() -> None:
    """The clock runs fifteen seconds on whenever it is looked at."""
    clock = map(float, count(0, 15)).__next__
    document = read_zip(archive({"a.pdf": ANNEX, "b.pdf": ANNEX}), read, clock)

    assert len(document.pages) == 1
    assert "b.pdf (die Zeit reichte nicht)" in document.note


@given(
    st.dictionaries(
        st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=20),
        st.binary(max_size=50),
        max_size=5,
    )
)
def test_any_files_become_a_document_or_a_problem(files: dict[str, bytes]) -> None:
    def read_part(body: bytes, kind: str) -> Document:
        return Document(kind, "", (str(len(body)),), 1)

    document = read_zip(archive(files), read_part)

    assert (document.problem is None) == bool(document.pages)
