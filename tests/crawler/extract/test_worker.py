from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from crawler.extract import ocr
from crawler.extract import worker as worker_module
from crawler.extract.page_image import NoImage, page_image
from crawler.extract.read import read
from crawler.extract.scanned import BUDGET
from crawler.extract.sniff import DOCX, HTML, PDF
from crawler.extract.worker import CRASHED, MEMORY, SECONDS, Reader
from storage.values import Document
from tests.crawler.extract.papers import budget, paper, paragraphs, scan, scanned
from tests.real.programs import missing

FILES = Path(__file__).parent / "files"
BODY = paper(paragraphs(5))


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader(workers=2) as opened:
        yield opened


def pids(reader: Reader) -> set[int]:
    return {worker._process.pid for worker in reader._workers.queue if worker._process}


def test_a_worker_reads_what_would_be_read_here(reader: Reader) -> None:
    docx = (FILES / "konzept.docx").read_bytes()

    assert reader.read(BODY, PDF) == read(BODY, PDF)
    assert reader.read(docx, DOCX) == read(docx, DOCX)
    assert reader.read("<main><p>Größe</p></main>".encode("cp1252"), HTML, "iso-8859-1").text == "Größe"


@pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_AS is enforced on Linux only")
def test_three_thousand_pages_are_read_within_a_third_of_the_limits() -> None:
    with Reader(workers=1, seconds=SECONDS / 3, memory=MEMORY // 3) as reader:
        document = reader.read(budget(3_000), PDF)

    assert document.problem is None
    assert document.note == "Gelesen wurden die ersten 1000 von 3000 Seiten."
    assert len(document.pages) == 1_000
    assert "Produkt 1000, " in document.pages[-1]


def test_problems_cross_the_pipe(reader: Reader) -> None:
    assert reader.read(b"", PDF).problem == "Die Datei ist leer."
    assert "keinen Text" in (reader.read(scan(), PDF).problem or "")


def test_scans_are_read_within_the_limits_of_a_worker(reader: Reader) -> None:
    if not ocr.is_installed():
        missing("the extra ocr is not installed; ./run.sh test installs it")

    assert reader.read(scanned(BODY), PDF).note.startswith("Durch Texterkennung gelesen")
    assert BUDGET < SECONDS


def test_a_page_is_shown_by_a_worker(reader: Reader) -> None:
    assert reader.page_image(BODY, 1, 300) == page_image(BODY, 1, 300)
    with pytest.raises(NoImage, match="keine Seite 99"):
        reader.page_image(BODY, 99, 300)
    assert reader.read(BODY, PDF).problem is None


def test_a_page_on_which_the_worker_dies_is_not_shown() -> None:
    with Reader(workers=1, seconds=1.0) as reader:
        reader.read(BODY, PDF)
        (pid,) = pids(reader)
        os.kill(pid, signal.SIGSTOP)
        with pytest.raises(NoImage, match="abgebrochen"):
            reader.page_image(BODY, 1, 300)


def test_workers_start_when_needed_and_are_used_again() -> None:
    with Reader(workers=2) as reader:
        assert pids(reader) == set()
        reader.read(BODY, PDF)
        first = pids(reader)
        reader.read(BODY, PDF)
        assert pids(reader) == first
        assert len(first) == 1


def test_many_threads_may_read_at_once(reader: Reader) -> None:
    bodies = [paper([f"Absatz {number} eines Textes"]) for number in range(12)]
    with ThreadPoolExecutor(6) as threads:
        documents = list(threads.map(lambda body: reader.read(body, PDF), bodies))

    assert [f"Absatz {number} " in document.text for number, document in enumerate(documents)] == [True] * 12


def test_a_crash_costs_one_document(reader: Reader) -> None:
    reader.read(BODY, PDF)
    for pid in pids(reader):
        os.kill(pid, signal.SIGKILL)
    time.sleep(0.2)  # until the processes are gone

    assert reader.read(BODY, PDF).problem in (None, CRASHED)
    assert reader.read(BODY, PDF).problem is None


def test_a_crash_while_reading_is_told() -> None:
    """The worker dies under the document, as PDFium can make it."""
    with Reader(workers=1, seconds=30) as reader:
        reader.read(BODY, PDF)
        (pid,) = pids(reader)
        os.kill(pid, signal.SIGSTOP)  # stopped, so that the document waits in the pipe
        threading.Timer(0.5, os.kill, (pid, signal.SIGKILL)).start()
        document = reader.read(BODY, PDF)

        assert (document.problem, document.pages, document.media_type) == (CRASHED, (), PDF)
        assert reader.read(BODY, PDF).problem is None


def test_a_document_that_takes_too_long_is_given_up() -> None:
    with Reader(workers=1, seconds=1.0) as reader:
        reader.read(BODY, PDF)
        (pid,) = pids(reader)
        os.kill(pid, signal.SIGSTOP)
        document = reader.read(BODY, PDF)

        assert document.problem == "Das Lesen der Datei wurde nach 1 Sekunden abgebrochen."
        assert pids(reader) == set()
    with Reader(workers=1) as reader:
        assert reader.read(BODY, PDF).problem is None


@pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_AS is enforced on Linux only")
def test_a_document_that_wants_too_much_memory_is_given_up() -> None:
    with Reader(workers=1, memory=400_000_000) as reader:
        document = reader.read(b"x" * 300_000_000, "text/plain")

        assert document.problem is not None
        assert reader.read(BODY, PDF).problem is None


def test_a_closed_reader_can_read_again() -> None:
    reader = Reader(workers=1)
    reader.read(BODY, PDF)
    reader.close()

    assert pids(reader) == set()
    assert reader.read(BODY, PDF).problem is None
    reader.close()


def test_a_worker_that_cannot_start_is_our_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_module, "_ROOT", "")
    monkeypatch.setenv("PYTHONPATH", "")
    monkeypatch.setattr(sys, "executable", "/bin/false")

    with pytest.raises(OSError, match="did not start"), Reader(workers=1) as reader:
        reader.read(BODY, PDF)


def test_damaged_files_never_stop_the_reader(reader: Reader) -> None:
    dice = random.Random(3)
    original = (FILES / "konzept.pdf").read_bytes()
    for _ in range(25):
        body = bytearray(original)
        for _ in range(dice.choice([1, 20, 400])):
            body[dice.randrange(len(body))] = dice.randrange(256)
        document = reader.read(bytes(body), PDF)
        assert isinstance(document, Document)
        assert document.problem or document.text

    assert reader.read(original, PDF) == read(original, PDF)


def test_a_worker_starts_without_the_crawler() -> None:
    """Scrapy would make each start a second slower."""
    script = "import sys, crawler.extract.read, crawler.extract.worker; print('scrapy' in sys.modules, 'twisted' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["False", "False"]
