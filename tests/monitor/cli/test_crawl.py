"""``crawl``: which districts are meant, and what is said when the process dies without a word."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from monitor.cli.crawl_log import last_words
from storage.store import Store
from tests.monitor.cli.command import Command


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        (("--all", "01001"), "--all chooses the districts itself; leave out 01001, or leave out --all."),
        (("--due", "01001", "01002"), "leave out 01001 01002, or leave out --due."),
        (("--all", "--due"), "exclude each other"),
        ((), "Name districts by their AGS"),
    ],
)
def test_a_choice_that_contradicts_itself_says_which_word_is_too_many(
    store: Store, konzeptmonitor: Command, arguments: tuple[str, ...], advice: str
) -> None:
    shown = konzeptmonitor("crawl", *arguments)
    assert shown.code == 2
    assert advice in shown.err


@pytest.mark.parametrize(
    ("free", "said"), [(1_000_000, "is full (1 MB free)"), (10**12, "wrote nothing to its log")]
)
def test_a_process_without_last_words_is_explained_by_the_disk(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, free: int, said: str
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free))
    assert said in last_words(" \n", tmp_path / "crawl.log")


def test_last_words_are_quoted_with_their_log(tmp_path: Path) -> None:
    log = tmp_path / "crawl.log"
    said = last_words("INFO one\nERROR the end\n", log)
    assert "ERROR the end" in said
    assert str(log) in said
