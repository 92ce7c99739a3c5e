"""Reading in processes of their own: PDFium is not thread-safe and can crash, and a file can ask for
all memory or all time. A crash, too much memory or too much time costs that document and nothing else.

Each frame on the pipes is a header in JSON and a body, both with their length before them. No pickle: what
a crafted file makes of the worker must not run in the process that asked.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import struct
import subprocess
import sys
import threading
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from crawler.extract.problems import unread
from storage.values import Document, Problem

# Two documents at once: one per core of the smallest machine; the crawl itself needs a share too.
WORKERS = 2
# A 300-page concept takes half a second, a 1,000-page budget with drawings some ten; a scan has its own
# budget (``scanned.BUDGET``), which must end before this does.
SECONDS = 120.0
# The largest real files (scans of 64 MB) need 0.5 GB; a bomb stops here instead of at the machine's end.
MEMORY = 1_500_000_000

CRASHED = "Das Programm zum Lesen der Datei ist an ihr abgestürzt; sie ist vermutlich beschädigt."
TOO_SLOW = "Das Lesen der Datei wurde nach {seconds:.0f} Sekunden abgebrochen."

_Frame = tuple[dict[str, Any], bytes]
_LENGTHS = struct.Struct(">II")
_ROOT = str(Path(__file__).parents[2])


class _NoAnswer(Exception):
    """A worker did not answer. The message is the German sentence for people, ``code`` the Problem."""

    def __init__(self, code: Problem, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


class Reader:
    """Reads documents in worker processes, started when first needed and used again.

    ``read`` blocks and may be called from many threads; ``close`` ends the workers.
    """

    def __init__(self, workers: int = WORKERS, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._seconds = seconds
        self._workers: queue.LifoQueue[_Worker] = queue.LifoQueue()  # the last used first: few get started
        for _ in range(workers):
            self._workers.put(_Worker(memory))

    def read(self, body: bytes, media_type: str, charset: str | None = None) -> Document:
        """The document a body holds; ``problem`` says what went wrong. Raises OSError when no worker can start."""
        try:
            values, _ = self._ask({"media_type": media_type, "charset": charset}, body)
        except _NoAnswer as problem:
            return unread(media_type, problem.code, str(problem))
        return _from_json(values)

    def page_image(self, body: bytes, page: int, width: int) -> bytes:
        """Page ``page`` (from 1) of a PDF as PNG, ``width`` pixels wide. Raises NoImage, and OSError as ``read`` does."""
        from crawler.extract.page_image import NoImage

        try:
            values, image = self._ask({"page": page, "width": width}, body)
        except _NoAnswer as problem:
            raise NoImage(str(problem)) from problem
        if values["problem"]:
            raise NoImage(values["problem"])
        return image

    def _ask(self, header: dict[str, Any], body: bytes) -> _Frame:
        worker = self._workers.get()
        try:
            return worker.ask(header, body, self._seconds)
        finally:
            self._workers.put(worker)

    def close(self) -> None:
        """End the workers. A later ``read`` starts new ones."""
        workers = [self._workers.get() for _ in range(self._workers.qsize())]
        for worker in workers:
            worker.stop()
            self._workers.put(worker)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()


class _Worker:
    """One process and how to talk to it. Used by one thread at a time."""

    def __init__(self, memory: int) -> None:
        self._memory = memory
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, header: dict[str, Any], body: bytes, seconds: float) -> _Frame:
        """The answer to one frame. Raises _NoAnswer when the process dies or takes too long over it."""
        process = self._started()
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(seconds, end)
        timer.start()
        try:
            _send(_pipe(process.stdin), header, body)
            return _receive(_pipe(process.stdout))
        except (OSError, EOFError) as error:
            self.stop()
            if late.is_set():
                raise _NoAnswer(Problem.TOO_SLOW, TOO_SLOW.format(seconds=seconds)) from error
            raise _NoAnswer(Problem.BROKEN, CRASHED) from error
        finally:
            timer.cancel()

    def _started(self) -> subprocess.Popen[bytes]:
        """The running process. Raises OSError when it does not come up: that is our fault and no document's."""
        if self._process is None or self._process.poll() is not None:
            self.stop()
            path = os.pathsep.join(filter(None, (_ROOT, os.environ.get("PYTHONPATH"))))
            self._process = subprocess.Popen(  # noqa: S603  (our own module)
                [sys.executable, "-m", "crawler.extract.worker", str(self._memory)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                # Text recognition in several threads makes no page faster, but waits for all cores.
                env={**os.environ, "PYTHONPATH": path, "OMP_THREAD_LIMIT": "1"},
            )
            try:
                _receive(_pipe(self._process.stdout))
            except EOFError as error:
                raise OSError(
                    f"The reading process did not start (exit {self._process.wait()}); see its message above."
                ) from error
        return self._process

    def stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                try:
                    pipe.close()
                except OSError:  # what was not written yet is lost with the process
                    continue


def _from_json(values: dict[str, Any]) -> Document:
    return Document(**{**values, "pages": tuple(values["pages"]), "headings": tuple(values["headings"])})


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise OSError("The reading process has no pipes; it was started by other means than Reader.")
    return pipe


def _send(pipe: IO[bytes], header: dict[str, Any], body: bytes = b"") -> None:
    head = json.dumps(header).encode()
    pipe.write(_LENGTHS.pack(len(head), len(body)) + head)
    pipe.write(body)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> _Frame:
    """The next frame. Raises EOFError when the other side has ended."""
    head, body = _LENGTHS.unpack(_exactly(pipe, _LENGTHS.size))
    return json.loads(_exactly(pipe, head)), _exactly(pipe, body)


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    found = pipe.read(size)
    if len(found) < size:
        raise EOFError
    return found


# --- inside the worker -------------------------------------------------------------------------


def serve(memory: int) -> None:
    """Answer frames on stdin until it ends. What libraries print goes to stderr, not between the frames."""
    _limit(memory)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that asks; we end with it
    from crawler.extract.read import read  # here, so that the limit binds what it loads

    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _send(answers, {})
    while True:
        try:
            header, body = _receive(sys.stdin.buffer)
        except (EOFError, MemoryError):  # the other side has ended, or sent more than fits: it sees us end
            return
        if "page" in header:
            _send(answers, *_image(body, header["page"], header["width"]))
        else:
            _send(answers, asdict(read(body, header["media_type"], header["charset"])))


def _image(body: bytes, page: int, width: int) -> _Frame:
    from crawler.extract.page_image import NoImage, page_image

    try:
        return {"problem": ""}, page_image(body, page, width)
    except NoImage as problem:
        return {"problem": str(problem)}, b""


def _limit(memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


if __name__ == "__main__":
    serve(int(sys.argv[1]))
