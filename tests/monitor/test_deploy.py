"""The files for running the service: what they name exists."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import typer
import yaml

from monitor.cli.app import GROUPS, app

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"


def known_commands() -> dict[str, object]:
    from importlib import import_module

    for group in GROUPS:
        import_module(f"monitor.cli.{group}")
    return dict(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def test_every_command_in_the_instructions_exists() -> None:
    text = "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "docs/deploy.md", *DEPLOY.iterdir())
    )
    named = re.findall(r"(?:`|/bin/)konzeptmonitor ([a-z]+)", text)
    assert {"run", "doctor", "schedule", "crawls"} <= set(named)
    assert set(named) <= known_commands().keys()


def test_the_compose_file_is_yaml_and_its_database_is_not_open_to_others() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    assert set(compose["services"]) == {"konzeptmonitor", "database"}
    assert all(port.startswith("127.0.0.1:") for port in compose["services"]["database"]["ports"])
    assert (
        DEPLOY / compose["services"]["konzeptmonitor"]["build"]["context"] / "deploy/Containerfile"
    ).exists()


def test_everything_the_container_copies_exists() -> None:
    lines = re.findall(
        r"^COPY (.+) \S+$", (DEPLOY / "Containerfile").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert all((ROOT / name).exists() for line in lines for name in line.split())


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
def test_systemd_understands_every_line_of_the_unit(tmp_path: Path) -> None:
    unit = (DEPLOY / "konzeptmonitor.service").read_text(encoding="utf-8")
    copy = tmp_path / "konzeptmonitor.service"
    copy.write_text(
        unit.replace("/opt/konzeptmonitor/.venv/bin/konzeptmonitor", "/bin/true"), encoding="utf-8"
    )
    ran = subprocess.run(
        ["systemd-analyze", "verify", str(copy)], capture_output=True, text=True, check=False
    )
    assert "konzeptmonitor.service" not in ran.stderr, ran.stderr
    assert ran.returncode == 0
