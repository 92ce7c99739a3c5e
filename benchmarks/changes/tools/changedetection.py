"""changedetection.io as shipped: its server on loopback, driven through its API."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

import requests

from benchmarks.changes.measure.judge import Told
from benchmarks.changes.site.world import World
from benchmarks.changes.tools.run import Cost, ProgramFailed, Round, plain_environment
from benchmarks.changes.tools.venv import environment_of

_START_SECONDS, _ROUND_SECONDS, _POLL_SECONDS = 60, 420, 1.0
_TICKS = os.sysconf("SC_CLK_TCK")


class Changedetection:
    """One server for all rounds; a round is "check everything again"."""

    name = "changedetection.io"

    def __init__(self, world: World, folder: Path) -> None:
        self._world, self._folder = world, folder
        with socket.create_server(("127.0.0.1", 0)) as free:
            self._port = int(free.getsockname()[1])
        command = [str(environment_of("changedetection.io") / "changedetection.io"), "-C", "-d", str(folder), "-h", "127.0.0.1", "-p", str(self._port)]  # fmt: skip
        environment = plain_environment() | {
            "ALLOW_IANA_RESTRICTED_ADDRESSES": "true",
            "DISABLE_VERSION_CHECK": "true",
        }
        with (folder / "server.log").open("wb") as log:
            self._process = subprocess.Popen(
                command, env=environment, stdout=log, stderr=log, start_new_session=True
            )
        self._session = requests.Session()
        self._session.trust_env = False

    def prepare(self) -> None:
        """Wait for the server, empty its list of examples, learn the key of its API."""
        end = time.monotonic() + _START_SECONDS
        while time.monotonic() < end:
            key = self._key()
            if key:
                self._session.headers["x-api-key"] = key
                try:
                    for uuid in self._watches():
                        self._session.delete(f"{self._api}/watch/{uuid}", timeout=30)
                    return
                except (requests.RequestException, ValueError):
                    pass
            time.sleep(_POLL_SECONDS)
        raise ProgramFailed("changedetection.io did not answer its API within a minute")

    @property
    def _api(self) -> str:
        return f"http://127.0.0.1:{self._port}/api/v1"

    def _key(self) -> str:
        for path in self._folder.glob("*.json"):
            try:
                found = json.loads(path.read_text())
            except ValueError:
                continue
            key = found.get("settings", {}).get("application", {}).get("api_access_token")
            if key:
                return str(key)
        return ""

    def _watches(self) -> dict[str, dict[str, Any]]:
        """All watches; asked again while the server trips over its own imports (HTTP 500)."""
        for _ in range(5):
            answer = self._session.get(f"{self._api}/watch", timeout=60)
            if answer.ok:
                return dict(answer.json())
            time.sleep(_POLL_SECONDS)
        raise ValueError(f"changedetection.io answered {answer.status_code}")

    def round(self, number: int) -> Round:
        """Import, or check everything again; wait until every watch was checked after that."""
        start, mark, cpu = time.monotonic(), int(time.time()), self._cpu()
        time.sleep(1.1)  # its times are whole seconds
        if number == 0:
            urls = [url for host in self._world.hosts for url in self._world.watched(host)]
            answer = self._session.post(
                f"{self._api}/import",
                data="\n".join(urls).encode(),
                headers={"Content-Type": "text/plain"},
                timeout=300,
            )
            answer.raise_for_status()
            wanted = len(urls)
        else:
            wanted = len(self._watches())
            self._session.get(
                f"{self._api}/watch", params={"recheck_all": "1"}, timeout=120
            ).raise_for_status()
        watches = self._settled(mark, wanted)
        cost = Cost(time.monotonic() - start, self._cpu() - cpu, self._peak())
        return Round(self._told(watches, mark) if number else [], cost)

    def _settled(self, mark: int, wanted: int) -> dict[str, dict[str, Any]]:
        end = time.monotonic() + _ROUND_SECONDS
        watches = self._watches()
        while time.monotonic() < end:
            watches = self._watches()
            if len(watches) >= wanted and all(
                (one.get("last_checked") or 0) > mark for one in watches.values()
            ):
                return watches
            time.sleep(_POLL_SECONDS)
        late = sum((one.get("last_checked") or 0) <= mark for one in watches.values())
        raise ProgramFailed(
            f"changedetection.io left {late} of {wanted} addresses unchecked after {_ROUND_SECONDS} s"
        )

    @staticmethod
    def _told(watches: dict[str, dict[str, Any]], mark: int) -> list[Told]:
        told = []
        for one in watches.values():
            url = frozenset({str(one["url"])})
            if (one.get("last_changed") or 0) > mark:
                told.append(Told("change", url, "changed"))
            if one.get("last_error"):  # stored beside the address; no message is sent
                told.append(Told("error", url, str(one["last_error"])[:80]))
        return told

    def _cpu(self) -> float:
        """CPU seconds of the server and what it has waited for."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return sum(int(value) for value in fields[11:15]) / _TICKS

    def _peak(self) -> float:
        for line in Path(f"/proc/{self._process.pid}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
        return 0.0

    def close(self) -> None:
        """End the server that was started here."""
        os.killpg(self._process.pid, signal.SIGTERM)
        try:
            self._process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
