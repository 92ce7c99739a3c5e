"""Page trees are read as they are written."""

from __future__ import annotations

from datetime import date

import pytest

from monitor.samples.tree import Entry, library, pages_of, read_entries, slug, words_in

WORDS = {"name": "Kreis Muster", "ort1": "Adorf"}


def entry(depth: int, title: str, body: str = "", **options: str) -> Entry:
    return Entry(depth, title, options=options, body=body)


def test_stars_say_what_hangs_below_what() -> None:
    entries = (entry(1, "Start", key="home"), entry(2, "A"), entry(3, "B"), entry(2, "C"), entry(3, "D"))
    pages = pages_of(entries, WORDS, 100)
    assert [(page.key, page.parent) for page in pages] == [
        ("home", None),
        ("a", "home"),
        ("b", "a"),
        ("c", "home"),
        ("d", "c"),
    ]
    assert len({page.number for page in pages}) == 5


def test_a_title_used_twice_gets_its_parents_key_in_front() -> None:
    entries = (entry(1, "Start"), entry(2, "Bauen"), entry(3, "Bauen"))
    assert [page.key for page in pages_of(entries, WORDS, 1)] == ["start", "bauen", "bauen-bauen"]


def test_options_give_state_date_kind_and_number() -> None:
    entries = (
        entry(1, "Start"),
        entry(2, "Neu in {ort1}", "Aus {ort1}", state="2", date="2026-10-01", kind="presse", number="7"),
    )
    page = pages_of(entries, WORDS, 1)[1]
    assert (page.title, page.body, page.states, page.kind, page.number) == (
        "Neu in Adorf",
        "Aus Adorf",
        (2,),
        "presse",
        7,
    )
    assert page.date == date(2026, 10, 1)


def test_a_word_that_the_site_does_not_define_is_an_error() -> None:
    with pytest.raises(KeyError, match="landrat"):
        words_in("{landrat}", WORDS)


def test_slugs_are_ascii_words() -> None:
    assert slug("Öffnungszeiten & Kontakt (Straße)") == "oeffnungszeiten-kontakt-strasse"


@pytest.mark.parametrize("name", ["services", "press", "events", "towns"])
def test_a_library_has_no_key_twice(name: str) -> None:
    entries = read_entries(f"filler/{name}.txt")
    assert len(library(name)) == len(entries)
    assert all(entry.body for entry in entries)
