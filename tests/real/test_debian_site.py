"""A real website nobody here wrote: the documentation Debian ships, served by the real nginx."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.real.programs import folder, missing, program

CONCEPT = Path(__file__).parent / "files" / "konzept.pdf"
BUDGET = 400

NGINX = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
  access_log {folder}/access.log;
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  types {{ text/html html; application/pdf pdf; text/css css; text/plain txt; }}
  server {{ listen 127.0.0.1:{port}; root {folder}/site; autoindex on; charset utf-8; }}
}}
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def konzeptmonitor(home: Path, *arguments: str, port: int = 9) -> subprocess.CompletedProcess[str]:
    settings = {
        "KONZEPTMONITOR_HOME": str(home),
        "KONZEPTMONITOR_CRAWL__DELAY_SECONDS": "0",
        "KONZEPTMONITOR_CRAWL__RESOLVE": f"www.bergheide.test=127.0.0.1:{port}",
        "KONZEPTMONITOR_CRAWL__ALLOWED_NETWORKS": "127.0.0.0/8",
    }
    command = [sys.executable, "-m", "monitor", *arguments]
    return subprocess.run(
        command, env={**os.environ, **settings}, capture_output=True, text=True, timeout=280
    )


def listing(home: Path, *arguments: str) -> list[dict[str, object]]:
    answer = konzeptmonitor(home, *arguments, "--format", "json")
    assert answer.returncode == 0, answer.stderr
    found = json.loads(answer.stdout)
    assert isinstance(found, list)
    return found


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[Path, int]]:
    """nginx over the shipped documentation; yields the site's folder and the port."""
    nginx = program("nginx")
    handbook = folder("/usr/share/doc/debian-handbook/html", "debian-handbook")
    reference = folder("/usr/share/debian-reference", "debian-reference-common")
    root = tmp_path / "site"
    (root / "kreis" / "soziales").mkdir(parents=True)
    (root / "kreis" / "soziales" / "sprechzeiten.txt").write_text(
        "Montag bis Freitag 8 bis 12 Uhr\n", encoding="utf-8"
    )
    (root / "handbook").symlink_to(handbook)
    (root / "reference").symlink_to(reference)
    for language in ("de-DE", "fr-FR", "es-ES"):
        (root / f"handbook-{language}").symlink_to(handbook / language)
    port = free_port()
    config = tmp_path / "nginx.conf"
    config.write_text(NGINX.format(folder=tmp_path, port=port))
    server = subprocess.Popen([nginx, "-p", str(tmp_path), "-c", str(config)], stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield root, port
    finally:
        server.terminate()
        server.wait()


def wait_for(port: int) -> None:
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("nginx did not start")


@pytest.mark.real
def test_a_real_site_without_a_concept_is_searched_and_raises_nothing_until_one_appears(
    site: tuple[Path, int], tmp_path: Path
) -> None:
    root, port = site
    home = tmp_path / "home"
    registry = tmp_path / "districts.csv"
    registry.write_text(
        "ags,name,kind,land,website,other_hosts\n91900,Landkreis Bergheide,Landkreis,Hessen,http://www.bergheide.test/,\n"
    )
    assert konzeptmonitor(home, "init", "--districts", str(registry)).returncode == 0

    first = konzeptmonitor(home, "crawl", "91900", "--max-requests", str(BUDGET), port=port)

    assert first.returncode == 0, first.stderr
    assert "Traceback" not in first.stderr
    (district,) = listing(home, "districts")
    assert district["state"] == "none_found"
    (crawl,) = listing(home, "crawls")
    assert crawl["outcome"] == "complete"
    assert crawl["requests"] == len((tmp_path / "access.log").read_text().splitlines()) <= BUDGET
    assert int(str(crawl["pages"])) >= 30
    assert listing(home, "alerts", "--include-baseline") == []
    assert [paper for paper in listing(home, "documents") if paper["is_concept"]] == []

    (root / "kreis" / "soziales" / "Integrationskonzept_Landkreis_Bergheide.pdf").write_bytes(
        CONCEPT.read_bytes()
    )
    second = konzeptmonitor(home, "crawl", "91900", "--max-requests", str(BUDGET), port=port)

    assert second.returncode == 0, second.stderr
    (alert,) = listing(home, "alerts")
    assert alert["kind"] == "new_concept"
    assert str(alert["url"]).endswith("/kreis/soziales/Integrationskonzept_Landkreis_Bergheide.pdf")
    assert alert["newness"] == "new"
    assert alert["reasons"]
    (district,) = listing(home, "districts")
    assert district["state"] == "found"


@pytest.mark.real
def test_the_real_registry_without_a_network_ends_in_a_clear_reason(tmp_path: Path) -> None:
    unshare = program("unshare")
    if subprocess.run([unshare, "-n", "true"], capture_output=True).returncode != 0:
        missing("network namespaces are not permitted here (unshare -n)")
    home = tmp_path / "home"
    started = konzeptmonitor(home, "init")
    assert started.returncode == 0, started.stderr
    assert "401" in started.stdout

    environment = {**os.environ, "KONZEPTMONITOR_HOME": str(home)}
    command = [unshare, "-n", sys.executable, "-m", "monitor", "crawl", "01001"]
    answer = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=250)

    assert answer.returncode == 3, answer.stderr
    assert "lässt sich nicht auflösen" in answer.stdout
    assert "Traceback" not in answer.stdout + answer.stderr
    state = next(row for row in listing(home, "districts") if row["ags"] == "01001")
    assert (state["state"], state["reason"]) == ("not_observable", "name_not_resolved")
