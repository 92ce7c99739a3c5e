"""One capture as WARC records: what the standard wants, and nothing that nobody knows."""

import io
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.warcwriter import WARCWriter

from storage.heads import Heads, head
from storage.warc_records import (
    UNMODIFIED,
    Exchange,
    request,
    response,
    revisit,
    told,
    unmodified,
    warcinfo,
)

BODY = b"<p>Integrationskonzept</p>"
NOW = datetime(2026, 1, 1, 4, 30, 15, 250_000, tzinfo=UTC)
REQUEST = head("GET /a HTTP/1.1", [("Host", "www.kreis-au.test"), ("User-Agent", "Konzeptmonitor/1")])


def exchange(status=200, lines=(), decoded=(), heads=True, body=BODY, **values):
    said = Heads(REQUEST, head(f"HTTP/1.1 {status} OK", lines), decoded, "192.0.2.1")
    standard = {
        "name": "7",
        "url": "http://www.kreis-au.test/a",
        "at": NOW,
        "status": status,
        "headers": {"content-type": "text/html"},
        "heads": said if heads else None,
        "sha256": sha256(body).hexdigest() if body else None,
    }
    return Exchange(**{**standard, **values})


def read_back(*records):
    """The records as a reader of the file sees them: (fields, head, content); every digest is checked."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=True, warc_version="1.1")
    for record in records:
        writer.write_record(record)
    file.seek(0)
    found = []
    for record in ArchiveIterator(file, check_digests="raise"):
        content = record.raw_stream.read()
        found.append((dict(record.rec_headers.headers), record.http_headers, content))
    return found


def one(record):
    (found,) = read_back(record)
    return found


def test_a_response_holds_the_body_its_digests_and_its_moment():
    fields, http, content = one(response(exchange(lines=[("Content-Type", "text/html")]), BODY))

    assert content == BODY
    assert fields["WARC-Type"] == "response"
    assert fields["WARC-Target-URI"] == "http://www.kreis-au.test/a"
    assert fields["WARC-Date"] == "2026-01-01T04:30:15Z"
    assert fields["WARC-IP-Address"] == "192.0.2.1"
    assert fields["WARC-Payload-Digest"] == f"sha256:{sha256(BODY).hexdigest()}"
    assert fields["WARC-Block-Digest"].startswith("sha256:")
    assert "WARC-Truncated" not in fields
    assert http.statusline == "200 OK"


def test_lines_about_the_coded_form_are_set_aside_for_a_decoded_body():
    lines = [("Content-Encoding", "gzip"), ("content-length", "9")]
    _, http, content = one(response(exchange(lines=lines, decoded=("gzip",)), BODY))

    assert content == BODY
    assert http.headers == [
        ("X-Archive-Orig-Content-Encoding", "gzip"),
        ("X-Archive-Orig-content-length", "9"),
        ("Content-Length", str(len(BODY))),
    ]


def test_a_body_that_is_still_coded_keeps_the_line_that_says_so():
    _, http, _ = one(response(exchange(lines=[("Content-Encoding", "x-own")]), BODY))

    assert http.get_header("Content-Encoding") == "x-own"


def test_a_length_that_is_right_is_left_as_it_was_sent():
    lines = [("Content-Length", str(len(BODY))), ("Server", "nginx")]

    assert one(response(exchange(lines=lines), BODY))[1].headers == lines


def test_an_answer_whose_body_nobody_kept_says_that_it_is_cut():
    lines = [("Location", "/b"), ("Content-Length", "300")]
    fields, http, content = one(response(exchange(301, lines, body=b""), b""))

    assert (content, fields["WARC-Truncated"]) == (b"", "unspecified")
    assert http.get_header("Location") == "/b"
    assert http.get_header("Content-Length") == "0"


def test_a_repeated_body_is_a_revisit_that_names_where_it_was_first():
    first, again = exchange(), exchange(name="8", url="http://www.kreis-au.test/b")
    fields, http, content = one(revisit(again, told(first)))

    assert content == b""
    assert http.statusline == "200 OK"
    assert fields["WARC-Profile"] == "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
    assert fields["WARC-Refers-To"] == response(first, BODY).rec_headers.get_header("WARC-Record-ID")
    assert fields["WARC-Refers-To-Target-URI"] == "http://www.kreis-au.test/a"
    assert fields["WARC-Refers-To-Date"] == "2026-01-01T04:30:15Z"
    assert fields["WARC-Payload-Digest"] == f"sha256:{sha256(BODY).hexdigest()}"


def test_an_unchanged_answer_refers_to_the_body_and_keeps_its_own_head_beside():
    same = exchange(304, [("ETag", '"1"')], name="8")
    answer = revisit(same, told(exchange()))
    (fields, http, _), (beside, _, content) = read_back(answer, unmodified(same, answer))

    assert fields["WARC-Profile"] == UNMODIFIED
    assert http is None
    assert beside["WARC-Concurrent-To"] == fields["WARC-Record-ID"]
    assert content == b'status-line: HTTP/1.1 304 OK\r\nETag: "1"\r\n'
    assert unmodified(exchange(), response(exchange(), BODY)) is None


def test_a_request_is_recorded_as_it_was_sent_and_never_made_up():
    answer = response(exchange(), BODY)
    fields, http, _ = one(request(exchange(), answer))

    assert fields["WARC-Concurrent-To"] == answer.rec_headers.get_header("WARC-Record-ID")
    assert http.to_bytes() == REQUEST.encode()
    assert request(exchange(heads=False), answer) is None


def test_a_form_is_the_payload_of_its_request():
    asked = exchange(heads=False)
    asked = Exchange(**{name: getattr(asked, name) for name in asked.__slots__} | {"heads": Heads(REQUEST + "wort=a", "HTTP/1.1 200 OK\r\n\r\n")})  # fmt: skip
    fields, _, content = one(request(asked, response(asked, BODY)))

    assert content == b"wort=a"
    assert fields["WARC-Payload-Digest"] == f"sha256:{sha256(b'wort=a').hexdigest()}"


def test_without_heads_the_headers_that_were_kept_stand_in():
    _, http, content = one(response(exchange(heads=False), BODY))

    assert http.headers == [("Content-Type", "text/html"), ("Content-Length", str(len(BODY)))]
    assert content == BODY


def test_the_same_capture_gets_the_same_names_in_every_export():
    assert told(exchange()) == told(exchange())
    assert told(exchange()).record_id != told(exchange(name="8")).record_id


def test_the_file_says_who_wrote_it():
    fields, _, content = one(
        warcinfo("a.warc.gz", NOW, {"software": "Konzeptmonitor/1", "operator": "a@b.test"})
    )

    assert (fields["WARC-Type"], fields["WARC-Filename"]) == ("warcinfo", "a.warc.gz")
    assert content == b"software: Konzeptmonitor/1\r\noperator: a@b.test\r\n"


names = st.sampled_from(["Content-Length", "Content-Encoding", "Content-Disposition", "X-A", "Set-Cookie"])


@given(
    body=st.binary(max_size=300),
    lines=st.lists(st.tuples(names, st.text("aéц–;=\"'%ß 1,:", max_size=20)), max_size=6),
    decoded=st.booleans(),
)
def test_whatever_a_server_says_the_file_gives_the_body_back(body, lines, decoded):
    said = exchange(lines=lines, decoded=("gzip",) if decoded else (), body=body)

    assert one(response(said, body))[2] == body


@pytest.mark.parametrize("status", [200, 204, 304, 404, 799])
def test_any_status_makes_a_readable_record(status):
    assert one(response(exchange(status, body=b""), b""))[1].get_statuscode() == str(status)
