"""What leaves the command line is the same for programs, whatever the list holds."""

from __future__ import annotations

import csv
import io
import re

import pytest

from monitor.changes import detect_all
from monitor.cli import columns
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


@pytest.mark.parametrize(
    ("command", "default"),
    [
        ("review", "default: your user name"),
        ("serve", "default: web.address"),
        ("crawl", "default: the clock"),
        ("classify", "default: standard input"),
    ],
)
def test_help_names_what_happens_without_an_option(
    konzeptmonitor: Command, command: str, default: str
) -> None:
    shown = konzeptmonitor(command, "--help").out
    assert default in re.sub(r"[\s│]+", " ", shown)
