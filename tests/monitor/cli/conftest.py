from __future__ import annotations

from pathlib import Path

import pytest

from tests.monitor.cli.command import Command


@pytest.fixture
def konzeptmonitor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """The command line on the home that ``store`` opens too."""
    return Command(tmp_path / "home", monkeypatch, capsys)
