"""``python -m tests.monitor.dying HOME STEP``: deliver, and die by SIGKILL at that step."""

from __future__ import annotations

import os
import signal
import sys
from typing import Any

from monitor import deliveries
from storage.store import open_store
from tests.monitor.home import NOW


def die(*_: Any, **__: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    home, step = sys.argv[1:]
    setattr(deliveries, {"before sending": "_send", "before recording": "record_sent"}[step], die)
    deliveries.deliver_all(open_store(home), NOW)
