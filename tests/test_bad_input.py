"""Whatever strangers send: the crawl ends, says what it made of it, and nobody else notices."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from crawler.extract.sniff import DOCX
from monitor.coverage import State, observation_states
from monitor.listings import paper_rows
from storage.models import Body, Capture, Crawl, Document, Resource
from storage.values import Failure, Outcome, Problem, Role
from tests.crawling import Crawls, crawls
from tests.fake_papers import concept, concept_pdf, pdf
from tests.fake_site import FakeSite

MEGABYTE = 1_000_000
TITLE = "Konzept für Geflüchtete und Zugewanderte im Landkreis"
UMLAUTS = f"<html><head><title>{TITLE}</title></head><body><h1>Integration: {TITLE}</h1><p>Straßenschäden, Öffnung, Maßnahmen</p>"


def raw(head: str, body: bytes = b"<h1>Integration</h1>") -> bytes:
    return head.replace("\n", "\r\n").encode("latin-1") + b"\r\n\r\n" + body


def zip_bomb() -> bytes:
    """A Word file whose text unpacks to 300 MB."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w") as document:
            for _ in range(300):
                document.write(b" " * MEGABYTE)
    return out.getvalue()


# Path → what a file there holds and is declared as. Every one is linked as a concept.
FILES: dict[str, tuple[bytes, str | None]] = {
    "rubbish.pdf": (b"\x00\x01\x02rubbish" * 500, "application/pdf"),
    "only-a-head.pdf": (b"%PDF-1.7\n", "application/pdf"),
    "cut.pdf": (concept_pdf(year=2001)[:1500], "application/pdf"),
    "page.pdf": (b"<!DOCTYPE html><title>Anmelden</title><h1>Bitte melden Sie sich an</h1>", "application/pdf"),
    "locked.pdf": (pdf("Integrationskonzept", password="geheim"), "application/pdf"),
    "declared-html.pdf": (concept_pdf(year=2002), "text/html; charset=utf-8"),
    "declared-octets.pdf": (concept_pdf(year=2003), "application/octet-stream"),
    "undeclared.pdf": (concept_pdf(year=2004), None),
    "declared-nonsense.pdf": (concept_pdf(year=2005), "quatsch"),
    "declared-twice.pdf": (concept_pdf(year=2006), "application/pdf, text/html"),
    "odd-title.pdf": (pdf(*concept(year=2007), title="Integrationskonzept \ud83d\x00 2007".encode("utf-16", "surrogatepass").decode("utf-16", "ignore")), "application/pdf"),
    "bomb.docx": (zip_bomb(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "rubbish.docx": (b"PK\x03\x04rubbish", "application/msword"),
    "picture.pdf": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 400, "application/pdf"),
}  # fmt: skip

# Path → bytes of a page and its Content-Type; all hold umlauts that must come out right.
CHARSETS: dict[str, tuple[bytes, str | None]] = {
    "latin1-declared-utf8": (UMLAUTS.encode("latin-1"), "text/html; charset=utf-8"),
    "utf8-declared-latin1": (UMLAUTS.encode(), "text/html; charset=iso-8859-1"),
    "cp1252-undeclared": (UMLAUTS.encode("cp1252"), "text/html"),
    "utf8-undeclared": (UMLAUTS.encode(), "text/html"),
    "utf16": (UMLAUTS.encode("utf-16"), "text/html; charset=utf-16"),
    "utf8-with-mark": (b"\xef\xbb\xbf" + UMLAUTS.encode(), "text/html; charset=iso-8859-1"),
    "unknown-charset": (UMLAUTS.encode(), "text/html; charset=x-quatsch"),
    "no-type": (UMLAUTS.encode(), None),
}

# Path → a whole answer, as bytes on the wire. None of them may be taken for an absence.
WIRE: dict[str, bytes] = {
    "no-http": b"hello?\r\n\r\n",
    "no-reason": raw("HTTP/1.1 200\nContent-Length: 20\nContent-Type: text/html"),
    "no-status": raw("HTTP/1.1\nContent-Length: 20"),
    "odd-status": raw("HTTP/1.1 99999 Much\nContent-Length: 20"),
    "negative-length": raw("HTTP/1.1 200 OK\nContent-Length: -5"),
    "wordy-length": raw("HTTP/1.1 200 OK\nContent-Length: viele"),
    "two-lengths": raw("HTTP/1.1 200 OK\nContent-Length: 20\nContent-Length: 3"),
    "bad-chunks": raw("HTTP/1.1 200 OK\nTransfer-Encoding: chunked", b"zz\r\nabc\r\n0\r\n\r\n"),
    "cut-chunks": raw("HTTP/1.1 200 OK\nTransfer-Encoding: chunked", b"50\r\n<h1>Integration</h1>"),
    "no-colon": raw("HTTP/1.1 200 OK\nkeine Kopfzeile\nContent-Length: 20"),
    "huge-header": raw("HTTP/1.1 200 OK\nX-Viel: " + "a" * 200_000 + "\nContent-Length: 20"),
    "odd-header": raw("HTTP/1.1 200 OK\nETag: \"\xe4\x00\x01\"\nLast-Modified: \xfcbermorgen\nContent-Length: 20\nContent-Type: text/html"),
    "odd-retry": raw("HTTP/1.1 503 Moment\nRetry-After: \xb2\nContent-Length: 0", b""),
    "odd-location": raw("HTTP/1.1 302 Found\nLocation: http://[::1/\xff\nContent-Length: 0", b""),
    "location-inside": raw("HTTP/1.1 302 Found\nLocation: file:///etc/passwd\nContent-Length: 0", b""),
    "not-gzip": raw("HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Type: text/html\nContent-Length: 20"),
    "unasked-304": raw("HTTP/1.1 304 Not Modified\nETag: \"1\"", b""),
}  # fmt: skip

# Redirects to what is no web address: an answer, but of no content and no absence.
NOWHERE = {"odd-location", "location-inside"}

PAGES: dict[str, bytes] = {
    "deep": b"<h1>Integration</h1>" + b"<div>" * 100_000,
    "tables": b"<h1>Integration</h1>" + b"<table><tr><td>" * 5_000,
    "many-links": b"<h1>Integration</h1>" + b"".join(b'<a href="/l/%d.jpg">x</a>' % number for number in range(20_000)),
    "long-words": b"<title>" + b"Integration " * 100_000 + b"</title><h1>" + b"x" * MEGABYTE + b"</h1>",
    "long-link": b'<h1>Integration</h1><a href="/' + b"a/" * 100_000 + b'">' + b"wort " * 100_000 + b"</a>",
    "odd-links": b'<h1>Integration</h1><a href="http://[::1">a</a><a href="//">b</a><a href="http://\x00/">c</a><a href="javascript:x">d</a><a href="/%zz%">e</a><a href="http://user:pw@bad.test:99999/">f</a><a href="&#xD800;">g</a><a href="?&&&=">h</a><a href="http://a.de:80:80/">i</a>',
    "odd-base": b'<base href="javascript:void(0)"><h1>Integration</h1><a href="x">Integrationskonzept</a>',
    "foreign-base": b'<base href="http://www.fremd.test/"><h1>Integration</h1><a href="konzept.pdf">Integrationskonzept</a>',
    "refresh": b'<meta http-equiv=refresh content="0;url=/pages/refresh"><h1>Integration</h1>',
    "entities": b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]><html><h1>Integration &b;&c;</h1></html>',
    "nothing": b"<!-- Integration -->" * 10,
    "nuls": b"<h1>Integration\x00skonzept</h1>\x00<a href='/a\x00b'>Integrations\x00konzept</a>",
    "unclosed": b"<h1>Integration<script>if (a < b) {",
    "endless-attribute": b'<h1>Integration</h1><a href="' + b"x" * MEGABYTE,
}  # fmt: skip


@dataclass
class Flood:
    crawling: Crawls
    crawled: dict[str, Crawl]
    site: FakeSite

    def captures(self, ags: str = "03001") -> dict[str, Capture]:
        return self.crawling.captures(self.crawled[ags])

    def documents(self) -> dict[str, Document]:
        """Path → what was read there."""
        with self.crawling.store.session() as session:
            rows = session.execute(
                select(Resource.url, Document).join(Document, Document.body_sha256 == Resource.body_sha256)
            )
            return {url.split("/", 3)[3]: document for url, document in rows}


@pytest.fixture(scope="module")
def flood(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flood]:
    with crawls(tmp_path_factory.mktemp("bad") / "home") as crawling:
        site = crawling.web.site("www.flut.test")
        _fill(site)
        neighbour = crawling.web.site("www.nachbar.test")
        neighbour.home({"/konzept.pdf": "Integrationskonzept"})
        neighbour.file("/konzept.pdf", concept_pdf())
        for name in WIRE:  # hosts of their own: many failures in a row would make one host count as down
            crawling.web.site(f"{name}.flut.test").raw["/integration"] = WIRE[name]
        crawling.district("03001", "http://www.flut.test/")
        crawling.district("03002", "http://www.nachbar.test/")
        locked = crawling.web.site("www.schloss.test")
        locked.home({"/datei.php": "Integrationskonzept des Landkreises Auental"})
        locked.file("/datei.php", FILES["locked.pdf"][0], "application/pdf")
        walled = crawling.web.site("www.mauer.test")
        walled.home(
            {
                "/integrationskonzept.pdf": "Integrationskonzept",
                **{f"/s/{n}": f"Seite {n}" for n in range(12)},
            }
        )
        walled.status["/integrationskonzept.pdf"] = 403
        for number in range(12):
            walled.page(f"/s/{number}", f"Seite {number}", "<p>Öffnungszeiten und Anschrift des Amtes</p>")
        crawling.district("03003", "http://www.schloss.test/")
        crawling.district("03004", "http://www.mauer.test/")
        crawling.settings = {"max_body_mb": 25}
        first = crawling.crawl("03001", "03002", "03003", "03004")
        yield Flood(crawling, first, site)


def _fill(site: FakeSite) -> None:
    links = {
        **{
            f"/files/integrationskonzept-{name}": f"Integrationskonzept des Landkreises Auental ({name})"
            for name in FILES
        },
        **{f"/charsets/{name}": f"Integration {name}" for name in CHARSETS},
        **{f"/pages/{name}": f"Integration {name}" for name in PAGES},
        **{f"http://{name}.flut.test/integration": f"Integration {name}" for name in WIRE},
        "/gross": "Integration auf einer großen Seite",
        "/zu-gross": "Integration auf einer zu großen Seite",
        "/gepackt": "Integration, gepackt",
    }
    site.home(links)
    for name, (body, declared) in FILES.items():
        site.file(f"/files/integrationskonzept-{name}", body, declared)
    for name, (body, declared) in CHARSETS.items():
        site.file(f"/charsets/{name}", body, declared)
    for name, body in PAGES.items():
        site.file(f"/pages/{name}", body, "text/html; charset=utf-8")
    site.page("/gross", "Integration", "<p>" + "Wir fördern Vielfalt und Teilhabe. " * 600_000)
    site.file("/zu-gross", b"<h1>Integration</h1>" + b"x" * 30 * MEGABYTE, "text/html")
    site.file("/gepackt", gzip.compress(b"\x00" * 60 * MEGABYTE), "text/html")
    site.headers["/gepackt"] = {"Content-Encoding": "gzip"}
    site.file("/robots.txt", b"User-agent: *\nDisallow: /\xff\xfe\x00\nCrawl-delay: -1\nCrawl-delay: nan\n" + b"x" * MEGABYTE, "text/plain")  # fmt: skip
    site.file(
        "/sitemap.xml",
        gzip.compress(b"<urlset>" + b"<url><loc>http://[</loc></url>" * 50_000),
        "application/xml",
    )


def test_both_crawls_end_in_order(flood: Flood) -> None:
    ends = {ags: (crawl.outcome, crawl.reason) for ags, crawl in flood.crawled.items()}
    assert ends["03002"] == (Outcome.COMPLETE, "exhausted")
    assert ends["03001"][0] in (Outcome.COMPLETE, Outcome.PARTIAL)
    assert flood.crawled["03001"].home_read


def test_everything_was_asked_for(flood: Flood) -> None:
    asked = {asked.path for asked in flood.crawling.web.requests}
    wanted = {
        *(f"/files/integrationskonzept-{name}" for name in FILES),
        *(f"/pages/{name}" for name in PAGES),
        "/gross",
        "/gepackt",
    }
    assert wanted <= asked
    assert {f"{name}.flut.test" for name in WIRE} <= {asked.host for asked in flood.crawling.web.requests}


def test_no_bad_answer_is_taken_for_content_or_absence(flood: Flood) -> None:
    captures = flood.captures()
    passable = {"no-reason", "odd-header", "two-lengths", "no-colon", "huge-header"}
    wrong = {
        name: (capture.status, capture.failure)
        for name in WIRE
        if name not in passable | NOWHERE
        and (capture := captures.get(f"http://{name}.flut.test/integration")) is not None
        and (capture.failure is None or capture.body_sha256 is not None)
    }
    assert wrong == {}


@pytest.mark.parametrize("name", sorted(NOWHERE))
def test_a_redirect_to_nowhere_is_kept_as_the_redirect_it_is(flood: Flood, name: str) -> None:
    capture = flood.captures()[f"http://{name}.flut.test/integration"]
    assert (capture.status, capture.body_sha256) == (302, None)


def test_every_bad_answer_left_a_capture(flood: Flood) -> None:
    missing = [name for name in WIRE if f"http://{name}.flut.test/integration" not in flood.captures()]
    assert missing == []


def test_a_page_of_twenty_megabytes_is_read(flood: Flood) -> None:
    capture = flood.captures()["http://www.flut.test/gross"]
    assert (capture.status, capture.failure) == (200, None)
    assert capture.body_sha256 is not None
    assert len(flood.crawling.store.bodies.get(capture.body_sha256)) > 20 * MEGABYTE


@pytest.mark.parametrize("path", ["zu-gross", "gepackt"])
def test_a_body_beyond_the_limit_is_not_kept_packed_or_not(flood: Flood, path: str) -> None:
    capture = flood.captures()[f"http://www.flut.test/{path}"]
    assert (capture.failure, capture.body_sha256) == (Failure.TOO_LARGE, None)


@pytest.mark.parametrize(
    "name",
    ["declared-html", "declared-octets", "undeclared", "declared-nonsense", "declared-twice", "odd-title"],
)
def test_a_pdf_is_known_by_its_bytes_whatever_it_is_declared_as(flood: Flood, name: str) -> None:
    document = flood.documents()[f"files/integrationskonzept-{name}.pdf"]
    assert (document.media_type, document.problem) == ("application/pdf", None)
    assert document.words > 100


def test_concepts_behind_wrong_declarations_are_found(flood: Flood) -> None:
    years = {paper.year for paper in flood.crawling.concepts("03001")}
    assert {2002, 2003, 2004, 2005, 2006, 2007} <= years


@pytest.mark.parametrize("name", ["only-a-head.pdf", "cut.pdf", "locked.pdf", "bomb.docx"])
def test_a_file_that_cannot_be_read_says_why_in_german(flood: Flood, name: str) -> None:
    document = flood.documents()[f"files/integrationskonzept-{name}"]
    assert document.words == 0
    assert document.problem
    assert document.problem.endswith(".")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("cut.pdf", Problem.BROKEN),
        ("locked.pdf", Problem.ENCRYPTED),
        ("bomb.docx", Problem.TOO_LARGE),
        ("rubbish.docx", Problem.BROKEN),
        ("rubbish.pdf", Problem.UNKNOWN_TYPE),
        ("picture.pdf", Problem.UNKNOWN_TYPE),
    ],
)
def test_a_file_that_cannot_be_read_has_its_problem_in_a_word(flood: Flood, name: str, code: Problem) -> None:
    assert flood.documents()[f"files/integrationskonzept-{name}"].problem_code == code


@pytest.mark.parametrize("ags", ["03003", "03004"])
def test_a_concept_by_name_that_nobody_read_forbids_to_say_none(flood: Flood, ags: str) -> None:
    assert flood.crawled[ags].outcome == Outcome.COMPLETE
    with flood.crawling.store.session() as session:
        states = {one.district.ags: one for one in observation_states(session, datetime.now(UTC), 90)}
    assert (states[ags].state, states[ags].reason) == (State.NOT_OBSERVABLE, "candidate_unreadable")
    record = flood.crawled[ags].record
    assert record
    assert len(record["unread"]) == 1


def test_a_concept_by_name_that_nobody_read_is_listed_with_its_problem(flood: Flood) -> None:
    with flood.crawling.store.session() as session:
        [row] = paper_rows(session, "03003")
    assert (row["role"], row["is_concept"], row["problem_code"]) == (Role.CONCEPT, False, "encrypted")
    assert "Kennwort" in row["problem"]


@pytest.mark.parametrize("name", ["negative-length", "no-http", "not-gzip", "wordy-length"])
def test_an_answer_that_is_no_http_is_called_so(flood: Flood, name: str) -> None:
    assert flood.captures()[f"http://{name}.flut.test/integration"].failure == Failure.MALFORMED


@pytest.mark.parametrize("name", ["rubbish.pdf", "page.pdf", "picture.pdf", "rubbish.docx"])
def test_what_is_no_document_is_not_taken_for_one(flood: Flood, name: str) -> None:
    with flood.crawling.store.session() as session:
        sha256 = flood.captures()[f"http://www.flut.test/files/integrationskonzept-{name}"].body_sha256
        assert sha256 is not None
        media_type = session.get_one(Body, sha256).media_type
    assert media_type in ("application/octet-stream", "text/html", "image/png", DOCX)


@pytest.mark.parametrize("name", list(CHARSETS))
def test_umlauts_come_out_right_whatever_the_charset_is_said_to_be(flood: Flood, name: str) -> None:
    document = flood.documents()[f"charsets/{name}"]
    assert TITLE in document.title
    with flood.crawling.store.session() as session:
        text = session.merge(document).text
    assert "Straßenschäden, Öffnung, Maßnahmen" in text


@pytest.mark.parametrize("name", list(PAGES))
def test_every_odd_page_is_kept_as_it_came(flood: Flood, name: str) -> None:
    capture = flood.captures()[f"http://www.flut.test/pages/{name}"]
    assert capture.failure is None
    assert capture.body_sha256 is not None
    assert flood.crawling.store.bodies.get(capture.body_sha256) == PAGES[name]


def test_nobody_foreign_was_asked(flood: Flood) -> None:
    hosts = {asked.host for asked in flood.crawling.web.requests}
    assert all(
        host.endswith((".flut.test", ".nachbar.test", ".schloss.test", ".mauer.test")) for host in hosts
    )


def test_what_was_kept_can_be_stored_anywhere(flood: Flood) -> None:
    """PostgreSQL takes no NUL and no half characters."""
    with flood.crawling.store.session() as session:
        texts = [
            text
            for row in session.execute(
                select(
                    Resource.url,
                    Resource.link_text,
                    Resource.link_heading,
                    Resource.etag,
                    Resource.last_modified,
                )
            )
            for text in row
            if text
        ]
        texts += session.scalars(select(Document.title)).all()
        texts += session.scalars(select(Document.text)).all()
        texts += [str(headers) for headers in session.scalars(select(Capture.headers))]
    assert not [text[:80] for text in texts if "\x00" in text or "\\x00" in text]
    assert "".join(texts).encode()


def test_a_second_visit_with_whatever_validators_were_sent_ends_in_order(flood: Flood) -> None:
    again = flood.crawling.crawl("03001", "03002")
    assert again["03002"].outcome == Outcome.COMPLETE
    assert again["03001"].outcome in (Outcome.COMPLETE, Outcome.PARTIAL)
    assert len(flood.crawling.concepts("03002")) == 1
