"""Log lines: for people or as JSON, and which crawl they belong to."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from storage.log_lines import JSON, QUIET, TEXT, Names, configure, crawl_lines

LOG = logging.getLogger("somebody.else")


@pytest.fixture(autouse=True)
def root() -> Iterator[None]:
    """The root logger and the quiet ones as they were, after each test."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    quiet = {name: logging.getLogger(name).level for name in QUIET}
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, before in quiet.items():
        logging.getLogger(name).setLevel(before)


def written(format_: str, names: Names | None = None) -> io.StringIO:
    stream = io.StringIO()
    configure(format_, stream, names)
    return stream


def objects(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_every_line_is_one_json_object_whatever_stands_in_it() -> None:
    stream = written(JSON)
    LOG.warning("Grüße\naus %s", "„Köln“")
    try:
        raise ValueError("two\nlines")
    except ValueError:
        LOG.exception("it failed")
    first, second = objects(stream)

    assert (first["event"], first["level"], first["logger"]) == (
        "Grüße\naus „Köln“",
        "warning",
        "somebody.else",
    )
    assert first["timestamp"].endswith("Z")
    assert "ValueError: two" in second["exception"]


@pytest.mark.parametrize("format_", [JSON, TEXT])
def test_lines_of_anybody_within_a_crawl_bear_it_and_others_do_not(format_: str) -> None:
    stream = written(format_)
    with crawl_lines(17, "03991"):
        LOG.info("inside")
    LOG.info("outside")
    inside, outside = stream.getvalue().splitlines()

    if format_ == JSON:
        assert (json.loads(inside)["crawl_id"], json.loads(inside)["ags"]) == (17, "03991")
    else:
        assert inside.endswith("INFO somebody.else [crawl 17, 03991]: inside")
    assert "17" not in outside.partition("outside")[2]
    assert "03991" not in outside


def test_a_crawl_of_watched_addresses_has_no_district() -> None:
    stream = written(JSON)
    with crawl_lines(17, None):
        LOG.info("inside")
    assert "ags" not in objects(stream)[0]


def test_what_a_record_tells_of_its_crawl_stands_in_its_line() -> None:
    stream = written(JSON, lambda record: {"ags": "03992"} if record.levelno == logging.ERROR else {})
    LOG.error("one")
    LOG.info("two")
    assert [line.get("ags") for line in objects(stream)] == ["03992", None]


def test_configured_twice_a_line_is_written_once() -> None:
    written(JSON)
    stream = written(TEXT)
    LOG.info("one")
    assert len(stream.getvalue().splitlines()) == 1


def test_the_text_of_an_error_keeps_its_traceback() -> None:
    stream = written(TEXT)
    try:
        raise ValueError("why")
    except ValueError:
        LOG.exception("it failed")
    assert stream.getvalue().splitlines()[-1] == "ValueError: why"
