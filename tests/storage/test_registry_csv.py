"""Registry files: read strictly, complaints name the place, nothing is half-read."""

from __future__ import annotations

from datetime import date

import pytest

from storage.registry_csv import parse_hosts, parse_units
from storage.registry_values import BadRegistry, Host, Registry, Unit
from storage.values import HostRole

HEADING = "ags,name,kind,land,website,other_hosts"
GOOD = "01001,Flensburg,Kreisfreie Stadt,Schleswig-Holstein,www.flensburg.de,"


def units(*lines: str, encoding: str = "utf-8") -> tuple[Unit, ...]:
    return parse_units("\n".join(lines).encode(encoding), "kreise.csv")[0]


def complaint(*lines: str) -> str:
    with pytest.raises(BadRegistry) as caught:
        units(*lines)
    return str(caught.value)


def test_the_columns_of_the_contract_give_a_district_with_its_hosts() -> None:
    [unit] = units(
        HEADING,
        "09999,Kreis A,Landkreis,Bayern,http://127.0.0.1:8081,http://127.0.0.1:8082 portal-a.test http://127.0.0.1:8081/",
    )

    assert unit == Unit(
        ags="09999",
        name="Kreis A",
        kind="Landkreis",
        land="Bayern",
        website="http://127.0.0.1:8081",
        website_confidence="B",
        website_source="kreise.csv",
        hosts=(
            Host("http://127.0.0.1:8082", HostRole.PORTAL, source="kreise.csv"),
            Host("https://portal-a.test", HostRole.PORTAL, source="kreise.csv"),
        ),
    )
    assert unit.website_verified


def test_optional_columns_are_read() -> None:
    [unit] = units(
        "ags;name;kind;land;website;population;area_km2;valid_from;valid_to;council_hosts;nuts3",
        "01001;Flensburg;Kreisfreie Stadt;SH;;91113;56,73;2007-01-01;2026-12-31;ratsinfo.flensburg.de;DEF01",
    )

    assert (unit.population, unit.area_km2, unit.nuts3) == (91113, 56.73, "DEF01")
    assert (unit.valid_from, unit.valid_to) == (date(2007, 1, 1), date(2026, 12, 31))
    assert [(host.base_url, host.role) for host in unit.hosts] == [
        ("https://ratsinfo.flensburg.de", "council")
    ]
    assert unit.website is None
    assert not unit.website_verified


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_what_spreadsheets_write_is_understood(separator: str, line_end: str) -> None:
    """Byte order mark, other separators and line ends, and the empty rows below a list."""
    text = line_end.join([HEADING, GOOD, ",,,,,", ""]).replace(",", separator)

    [unit] = parse_units(text.encode("utf-8-sig"), "kreise.csv")[0]

    assert unit.website == "https://www.flensburg.de"


def test_headings_may_stand_in_any_order_and_case() -> None:
    [unit] = units("Website,AGS,Land,Name,Kind", "a.de,01001,SH,Flensburg,Stadt")

    assert (unit.ags, unit.website) == ("01001", "https://a.de")


def test_columns_nobody_reads_are_named() -> None:
    _, ignored = parse_units(f"{HEADING},valid_form\n{GOOD},x".encode(), "kreise.csv")

    assert ignored == ("valid_form",)


def test_only_a_confidence_of_a_or_b_makes_a_website_verified() -> None:
    heading = "ags,name,kind,land,website,website_confidence"
    rows = [f"0100{number},N,K,L,a.de,{grade}" for number, grade in enumerate(["A", "B", "C", ""], start=1)]

    assert [unit.website_verified for unit in units(heading, *rows)] == [True, True, False, False]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("1001,Flensburg,Stadt,SH,a.de,", ["'1001'", "leading zero", "01001"]),
        ("06415000,Hanau,Stadt,HE,a.de,", ["'06415000'", "06415"]),
        ("0100A,Flensburg,Stadt,SH,a.de,", ["'0100A'", "5 digits"]),
        (",Flensburg,Stadt,SH,a.de,", ["ags is empty"]),
        ("01002,,Stadt,SH,a.de,", ["name is empty"]),
        ("01002,Kiel,,SH,a.de,", ["kind is empty"]),
        ("01002,Kiel,Stadt,,a.de,", ["land is empty"]),
        ("01002,Kiel,Stadt,SH,unbekannt,", ["website", "'unbekannt'"]),
        ("01002,Kiel,Stadt,SH,a.de,ftp://b.de", ["other_hosts", "'ftp://b.de'"]),
        ("01002,Kiel,Stadt,SH", ["4 cells under 6 headings"]),
        ("01002,Kiel, Landeshauptstadt,Stadt,SH,a.de,", ["7 cells under 6 headings"]),
        ("01001,Flensburg,Stadt,SH,a.de,", ["01001", "line 2"]),
    ],
)
def test_a_bad_row_stops_with_line_value_and_remedy(row: str, words: list[str]) -> None:
    text = complaint(HEADING, GOOD, row)

    assert text.startswith("kreise.csv, line 3: ")
    assert all(word in text for word in words), text
    assert text.endswith("Nothing was loaded.")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("population", "83.155"),
        ("area_km2", "groß"),
        ("valid_from", "01.07.2021"),
        ("website_confidence", "D"),
    ],
)
def test_a_bad_optional_value_stops_too(column: str, value: str) -> None:
    text = complaint(f"ags,name,kind,land,website,{column}", f"01001,Flensburg,Stadt,SH,a.de,{value}")

    assert column in text
    assert repr(value) in text


def test_a_district_cannot_end_before_it_begins() -> None:
    text = complaint("ags,name,kind,land,website,valid_from,valid_to", "01001,F,S,SH,,2021-07-01,2021-06-30")

    assert "2021-06-30" in text


def test_line_numbers_count_lines_not_rows() -> None:
    """A quoted cell may span lines, and empty lines are no rows."""
    text = complaint(HEADING, '01001,"Flensburg', 'Stadt",Stadt,SH,a.de,', "", "x,Kiel,Stadt,SH,a.de,")

    assert text.startswith("kreise.csv, line 5: ")


def test_missing_columns_are_named() -> None:
    assert "column kind, website is missing" in complaint("ags,name,land", "01001,Flensburg,SH")


@pytest.mark.parametrize("lines", [(), (HEADING,), (HEADING, "")])
def test_a_file_without_districts_is_refused(lines: tuple[str, ...]) -> None:
    complaint(*lines)


def test_another_encoding_than_utf_8_is_refused_with_the_line() -> None:
    content = f"{HEADING}\n{GOOD}\n03159,Göttingen,Landkreis,NI,a.de,".encode("cp1252")

    with pytest.raises(BadRegistry, match="line 3: not UTF-8"):
        parse_units(content, "kreise.csv")


def test_a_host_with_an_unknown_role_is_refused() -> None:
    table = "ags,base_url,role,system,access,note,source\n01001,a.de,forum,,,,"

    with pytest.raises(BadRegistry, match="'forum' is unknown; write one of main, portal"):
        parse_hosts(table.encode(), "hosts.csv")


def test_a_column_that_stands_there_twice_is_refused() -> None:
    said = complaint(
        "ags,name,kind,land,website,Website", "01001,Flensburg,Kreisfreie Stadt,Hessen,a.de,b.de"
    )
    assert "line 1: column website stands there more than once" in said


def test_websites_of_several_districts_are_named_however_they_are_spelled() -> None:
    found = units(
        HEADING + ",valid_from,valid_to",
        "01001,A,Landkreis,Hessen,https://www.kreis.de/,,,",
        "01002,B,Landkreis,Hessen,http://kreis.de,,,",
        "01003,C,Landkreis,Hessen,c.de,,,2021-06-30",
        "01004,D,Landkreis,Hessen,c.de,,2021-07-01,",
        "01005,E,Landkreis,Hessen,,,,",
        "01006,F,Landkreis,Hessen,,,,",
    )
    assert Registry("kreise.csv", "", found).shared_websites() == {"kreis.de": ("01001", "01002")}
