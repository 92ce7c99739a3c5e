"""What leaves the command line is the same for programs, whatever the list holds."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
import typer
from rich.text import Text

from monitor.changes import detect_all
from monitor.cli import columns
from monitor.cli.app import GROUPS, app
from monitor.cli.output import Format, print_rows
from storage.models import DistrictHost
from storage.store import Store
from tests.monitor.builders import AGS, at, make_crawl, make_paper
from tests.monitor.cli.command import Command
from tests.monitor.texts import in_pages, long_paper

LISTINGS = (
    (("documents",), columns.DOCUMENTS),
    (("alerts", "--include-baseline"), columns.ALERTS),
    (("crawls",), columns.CRAWLS),
    (("districts",), columns.DISTRICTS),
    (("districts", "hosts"), columns.HOSTS),
    (("schedule",), columns.SCHEDULE),
    (("subscribe", "list"), columns.SUBSCRIBERS),
)


def fill(store: Store, konzeptmonitor: Command) -> None:
    with store.session() as session:
        crawl = make_crawl(session, 1)
        make_paper(session, crawl, in_pages(long_paper(pages=2)))
        session.add(DistrictHost(ags=AGS, base_url="https://ris.test", role="council"))
    detect_all(store, at(1))
    konzeptmonitor("subscribe", "add", "kern@institut.example")


def test_the_columns_of_a_csv_do_not_depend_on_its_rows(store: Store, konzeptmonitor: Command) -> None:
    empty = {listing: konzeptmonitor(*listing, "--format", "csv").out for listing, _ in LISTINGS}
    fill(store, konzeptmonitor)
    for listing, fields in LISTINGS:
        reader = csv.reader(io.StringIO(konzeptmonitor(*listing, "--format", "csv").out))
        head, *rows = reader
        assert rows, listing
        assert tuple(head) == fields, listing
        assert next(csv.reader(io.StringIO(empty[listing]))) == head, listing
        assert list(konzeptmonitor(*listing, "--format", "json").json[0]) == head, listing


def test_programs_get_english_words_people_german_ones(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"paused": True, "due": False, "note": None, "title": ""}]
    shown = {"paused": "angehalten", "due": "fällig", "note": "Notiz", "title": "Titel"}
    print_rows(rows, Format.CSV, shown, "")
    assert capsys.readouterr().out.splitlines()[1] == "true,false,,"
    print_rows(rows, Format.TABLE, shown, "")
    assert re.split(r"\s+", capsys.readouterr().out.splitlines()[1].strip()) == ["ja", "nein", "–"]


def helps(command: Any) -> Iterator[str]:
    """Every help text of a command, its options and its subcommands."""
    yield from (text for one in (command, *command.params) if (text := getattr(one, "help", None)))
    for sub in getattr(command, "commands", {}).values():
        yield from helps(sub)


def test_no_help_text_loses_words_in_square_brackets() -> None:
    """Help is read as markup, in which [words in brackets] are styles."""
    for group in GROUPS:
        import_module(f"monitor.cli.{group}")
    texts = list(helps(typer.main.get_command(app)))
    assert len(texts) > 100
    assert [text for text in texts if Text.from_markup(text).plain != text] == []
