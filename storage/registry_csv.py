"""Registry tables read strictly: one bad row, and nothing is returned. Pure (bytes in, values out)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from storage.registry_url import base_url
from storage.registry_values import OWN_LIST, BadRegistry, Host, Successor, Unit
from storage.values import HostRole

REQUIRED = ("ags", "name", "kind", "land", "website")
OPTIONAL = (
    "other_hosts", "council_hosts", "nuts3", "population", "population_date", "area_km2", "bbsr_type",
    "website_confidence", "website_source", "valid_from", "valid_to",
)  # fmt: skip
HOST_COLUMNS = ("ags", "base_url", "role", "system", "access", "note", "source")
SUCCESSION_COLUMNS = ("on", "old_ags", "old_name", "new_ags", "new_name", "kind", "note", "source")
ACCESS = ("forbidden", "login")
CONFIDENCE = ("A", "B", "C")

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table with the place it stands at, so that every complaint can name it."""

    file: str
    number: int
    cells: dict[str, str]

    def fault(self, text: str) -> BadRegistry:
        return BadRegistry(f"{self.file}, line {self.number}: {text}. Nothing was loaded.")

    def text(self, column: str) -> str | None:
        """The cell, or None when it is empty or the table has no such column."""
        return self.cells.get(column, "").strip() or None

    def required(self, column: str) -> str:
        value = self.text(column)
        if value is None:
            raise self.fault(f"{column} is empty; every district needs it")
        return value

    def parsed(self, column: str, parse: Callable[[str], Value]) -> Value | None:
        value = self.text(column)
        return None if value is None else self.read(column, value, parse)

    def read(self, column: str, value: str, parse: Callable[[str], Value]) -> Value:
        try:
            return parse(value)
        except ValueError as error:
            raise self.fault(f"{column}: {error}") from None


def parse_units(content: bytes, file: str) -> tuple[tuple[Unit, ...], tuple[str, ...]]:
    """The districts of a table, in its order, and the columns it has that nobody reads.

    Raises BadRegistry for the first row that cannot be used.
    """
    columns, lines = _table(content, file, REQUIRED)
    own_list = "website_confidence" not in columns
    units: dict[str, Unit] = {}
    seen: dict[str, int] = {}
    for line in lines:
        unit = _unit(line, own_list)
        if unit.ags in seen:
            raise line.fault(f"district {unit.ags} is already in line {seen[unit.ags]}; keep one of the two")
        seen[unit.ags] = line.number
        units[unit.ags] = unit
    if not units:
        raise BadRegistry(f"{file} holds no district; add a row for each below the headings.")
    return tuple(units.values()), tuple(name for name in columns if name not in REQUIRED + OPTIONAL)


def parse_hosts(content: bytes, file: str) -> dict[str, tuple[Host, ...]]:
    """Hosts by AGS. Raises BadRegistry."""
    found: dict[str, tuple[Host, ...]] = {}
    for line in _table(content, file, HOST_COLUMNS)[1]:
        ags = line.read("ags", line.required("ags"), _ags)
        found[ags] = (*found.get(ags, ()), _host(line))
    return found


def parse_successors(content: bytes, file: str) -> tuple[Successor, ...]:
    """Successions in the order of the file. Raises BadRegistry."""
    return tuple(
        Successor(
            on=line.read("on", line.required("on"), _date),
            old_ags=line.read("old_ags", line.required("old_ags"), _ags),
            old_name=line.required("old_name"),
            new_ags=line.read("new_ags", line.required("new_ags"), _ags),
            new_name=line.required("new_name"),
            kind=line.required("kind"),
            note=line.text("note"),
            source=line.text("source"),
        )
        for line in _table(content, file, SUCCESSION_COLUMNS)[1]
    )


def _table(content: bytes, file: str, required: tuple[str, ...]) -> tuple[list[str], Iterator[Line]]:
    """Headings and rows; a byte order mark and ``;`` or tab instead of ``,`` are understood."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = content[: error.start].count(b"\n") + 1
        raise BadRegistry(
            f"{file}, line {number}: not UTF-8; in Excel, save it as 'CSV UTF-8'. Nothing was loaded."
        ) from None
    heading = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=heading.count))
    columns = [cell.strip().casefold() for cell in next(reader, [])]
    missing = [name for name in required if name not in columns]
    if missing:
        raise BadRegistry(
            f"{file}, line 1: column {', '.join(missing)} is missing; the first line must name the columns "
            f"{', '.join(required)}. Nothing was loaded."
        )
    twice = sorted({name for name in columns if name and columns.count(name) > 1})
    if twice:
        raise BadRegistry(
            f"{file}, line 1: column {', '.join(twice)} stands there more than once; keep one. Nothing was loaded."
        )
    return columns, _lines(reader, columns, file)


def _lines(reader: Iterator[list[str]], columns: list[str], file: str) -> Iterator[Line]:
    last = 1
    while True:
        number = last + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise BadRegistry(f"{file}, line {number}: {error}. Nothing was loaded.") from None
        last = reader.line_num  # type: ignore[attr-defined]  # a quoted cell may span lines
        if not any(map(str.strip, cells)):
            continue
        line = Line(file, number, dict(zip(columns, cells, strict=False)))
        if len(cells) != len(columns):
            raise line.fault(
                f"{len(cells)} cells under {len(columns)} headings; quote cells that hold a separator"
            )
        yield line


def _unit(line: Line, own_list: bool) -> Unit:
    website = line.parsed("website", base_url)
    valid_from, valid_to = line.parsed("valid_from", _date), line.parsed("valid_to", _date)
    if valid_from and valid_to and valid_to < valid_from:
        raise line.fault(f"valid_to {valid_to} lies before valid_from {valid_from}")
    return Unit(
        ags=line.read("ags", line.required("ags"), _ags),
        name=line.required("name"),
        kind=line.required("kind"),
        land=line.required("land"),
        nuts3=line.text("nuts3"),
        population=line.parsed("population", _count),
        population_date=line.parsed("population_date", _date),
        area_km2=line.parsed("area_km2", _area),
        bbsr_type=line.text("bbsr_type"),
        website=website,
        website_confidence=_confidence(line, own_list) if website else None,
        website_source=(line.text("website_source") or (line.file if own_list else None))
        if website
        else None,
        valid_from=valid_from,
        valid_to=valid_to,
        hosts=tuple(_other_hosts(line, website)),
    )


def _confidence(line: Line, own_list: bool) -> str | None:
    return OWN_LIST if own_list else line.parsed("website_confidence", _one_of(CONFIDENCE))


def _other_hosts(line: Line, website: str | None) -> Iterator[Host]:
    seen = {website}
    for column, role in (("other_hosts", HostRole.PORTAL), ("council_hosts", HostRole.COUNCIL)):
        for part in (line.text(column) or "").split():
            url = line.read(column, part, base_url)
            if url not in seen:
                seen.add(url)
                yield Host(url, role, source=line.file)


def _host(line: Line) -> Host:
    return Host(
        base_url=line.read("base_url", line.required("base_url"), base_url),
        role=HostRole(line.read("role", line.required("role"), _one_of(tuple(HostRole)))),
        system=line.text("system"),
        access=line.parsed("access", _one_of(ACCESS)),
        note=line.text("note"),
        source=line.text("source"),
    )


def _ags(text: str) -> str:
    if re.fullmatch(r"[0-9]{5}", text):
        return text
    if re.fullmatch(r"[0-9]{4}", text):
        raise ValueError(
            f"{text!r} has lost its leading zero; write 0{text} (in a spreadsheet, format the column as text)"
        )
    if re.fullmatch(r"[0-9]{8}", text):
        raise ValueError(f"{text!r} is the key of a municipality; districts have 5 digits, here {text[:5]}")
    raise ValueError(f"{text!r} is no AGS; districts have 5 digits, such as 05315")


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is no date; write it like 2026-01-31") from None


def _count(text: str) -> int:
    if not re.fullmatch(r"[0-9]+", text):
        raise ValueError(f"{text!r} is no whole number; write it without points, such as 83155")
    return int(text)


def _area(text: str) -> float:
    if not re.fullmatch(r"[0-9]+([.,][0-9]+)?", text):
        raise ValueError(f"{text!r} is no area in square kilometres; write it like 1234.56")
    return float(text.replace(",", "."))


def _one_of(known: tuple[str, ...]) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text not in known:
            raise ValueError(f"{text!r} is unknown; write one of {', '.join(known)}")
        return text

    return parse
