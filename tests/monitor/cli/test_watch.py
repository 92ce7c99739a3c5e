"""konzeptmonitor watch add, import, list, remove."""

from __future__ import annotations

from pathlib import Path

from tests.monitor.cli.command import Command

PAGE = "https://www.kreis.example/integration"


def test_an_address_is_watched_listed_and_removed(konzeptmonitor: Command) -> None:
    assert konzeptmonitor("watch", "add", PAGE, "--name", "Integration").code == 0
    (row,) = konzeptmonitor("watch", "list", "--format", "json").json
    assert (row["url"], row["ags"], row["name"], row["state"]) == (PAGE, None, "Integration", "new")
    assert konzeptmonitor("watch", "remove", PAGE).code == 0
    assert konzeptmonitor("watch", "list", "--format", "json").json == []


def test_an_address_added_again_is_one_and_takes_on_new_rules(konzeptmonitor: Command) -> None:
    konzeptmonitor("watch", "add", PAGE)
    again = konzeptmonitor("watch", "add", f"{PAGE}/", "--selector", "main", "--ignore", "^Stand")
    assert "schon" in again.out
    (row,) = konzeptmonitor("watch", "list", "--format", "json").json
    assert (row["selector"], row["ignore"]) == ("main", ["^Stand"])


def test_a_list_is_imported_whole_or_not_at_all(konzeptmonitor: Command, tmp_path: Path) -> None:
    file = tmp_path / "urls.txt"
    file.write_text(f"{PAGE}\nhttps://b.example/\n")
    assert "2\N{NO-BREAK SPACE}Adressen" in konzeptmonitor("watch", "import", "--file", str(file)).out
    file.write_text("https://c.example/\nquatsch\n")
    assert konzeptmonitor("watch", "add", "--file", str(file)).code == 2
    assert len(konzeptmonitor("watch", "list", "--format", "json").json) == 2


def test_mistakes_are_told_in_a_sentence(konzeptmonitor: Command) -> None:
    for arguments, words in (
        (["add", "ftp://x.example"], "no web address"),
        (["add", PAGE, "--ags", "99999"], "99999"),
        (["add", PAGE, "--selector", "div[["], "no CSS selector"),
        (["add", PAGE, "--ignore", "("], "no regular expression"),
        (["add"], "Name one address"),
        (["remove", "https://nie.example/"], "is not watched"),
        (["import", "--file", "/gibt/es/nicht.txt"], "cannot be read"),
    ):
        ran = konzeptmonitor("watch", *arguments)
        assert ran.code == 2, arguments
        assert words in ran.err, arguments


def test_crawl_watched_says_when_nothing_is_watched(konzeptmonitor: Command) -> None:
    assert "Keine Adresse wird beobachtet" in konzeptmonitor("crawl", "--watched").out
    assert konzeptmonitor("crawl", "--watched", "01001").code == 2
