"""``python -m tests.monitor.fake_service HOME``: the real service with crawls that fetch nothing."""

from __future__ import annotations

import sys

from monitor import service
from monitor.dashboard.app import create_app
from monitor.serving import listen, shown
from storage.store import open_store
from tests.monitor.fake_crawl import start_fake

if __name__ == "__main__":
    store = open_store(sys.argv[1])
    with service.only_one(store):
        listener = listen("127.0.0.1:0")
        print(shown(listener), flush=True)  # noqa: T201
        service.run(store, listener, create_app(store), start_fake)
