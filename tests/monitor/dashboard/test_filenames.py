"""Under which name and type a body leaves the house."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.dashboard.filenames import download_name, download_type

SHA256 = "9f31c0b7e2d4" + "0" * 52


def test_the_name_says_district_title_version_and_bytes() -> None:
    name = download_name("03991", "Zusammen in Auental: Übersicht", 4, SHA256, "application/pdf")

    assert name == "03991-Zusammen-in-Auental-Uebersicht-Fassung-4-9f31c0b7e2d4.pdf"


def test_a_title_without_letters_is_called_papier() -> None:
    assert download_name("03991", "…", 1, SHA256, "application/pdf").startswith("03991-Papier-Fassung-1-")


@given(st.text(), st.text())
def test_whatever_the_title_the_name_is_harmless(title: str, media_type: str) -> None:
    name = download_name("03991", title, 1, SHA256, media_type)

    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.-]*", name)
    assert len(name) < 120
    assert ".." not in name


@pytest.mark.parametrize(
    "media_type", ["text/html", "application/xhtml+xml", "image/svg+xml", "text/xml", "odd/odd"]
)
def test_what_could_run_is_sent_as_plain_bytes(media_type: str) -> None:
    assert download_type(media_type) == "application/octet-stream"
    assert download_name("03991", "x", 1, SHA256, media_type).endswith((".txt", ".bin"))


def test_a_pdf_stays_a_pdf() -> None:
    assert download_type("application/pdf") == "application/pdf"
