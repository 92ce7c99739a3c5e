"""``python -m benchmarks.crawl.bare PORT REQUESTS FOLDER``: the yardstick, the least a crawler can do.

Fetch, links, each address once, the body compressed on disk, a row an answer. It knows no robots.txt, no order, no
identity of addresses, reads nothing and recognises nothing.
"""

from __future__ import annotations

import hashlib
import http.client
import sqlite3
import sys
import zlib
from collections import deque
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser


def crawl(port: int, requests: int, folder: Path) -> int:
    """Breadth first from the home page; how many answers came."""
    rows = sqlite3.connect(folder / "bare.sqlite")
    rows.execute("create table answer (url text primary key, status integer, sha256 text)")
    connection = http.client.HTTPConnection("127.0.0.1", port)
    start = f"http://127.0.0.1:{port}/"
    queue, seen, answers = deque([start]), {start}, 0
    while queue and answers < requests:
        url = queue.popleft()
        connection.request("GET", urlsplit(url).path)
        answer = connection.getresponse()
        body = answer.read()
        answers += 1
        sha256 = hashlib.sha256(body).hexdigest()
        (folder / sha256).write_bytes(zlib.compress(body))
        with rows:
            rows.execute("insert into answer values (?, ?, ?)", (url, answer.status, sha256))
        for node in LexborHTMLParser(body).css("a[href]"):
            target = urljoin(url, node.attributes.get("href") or "")
            if target.startswith(start) and target not in seen:
                seen.add(target)
                queue.append(target)
    return answers


if __name__ == "__main__":
    print(crawl(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])))
