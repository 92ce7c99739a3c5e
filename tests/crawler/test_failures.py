"""Which Failure an exception of the downloader stands for."""

from __future__ import annotations

import zlib
from gzip import BadGzipFile

import pytest
from OpenSSL import SSL
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from service_identity.exceptions import VerificationError
from twisted.internet.error import ConnectError, ConnectionDone, NoRouteError, SSLError
from twisted.python.failure import Failure as TwistedFailure
from twisted.web._newclient import ParseError, ResponseFailed

from crawler.failures import failure_of
from crawler.resolver import GuardedResolver
from storage.values import Failure

URL = "https://www.kreis-au.de/a"


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (CannotResolveHostError("no such name"), Failure.DNS),
        (DownloadConnectionRefusedError("refused"), Failure.REFUSED),
        (DownloadTimeoutError("60 s"), Failure.TIMEOUT),
        (ResponseDataLossError("cut"), Failure.TRUNCATED),
        (DownloadCancelledError("too large"), Failure.TOO_LARGE),
        (IgnoreRequest("decompressed too large"), Failure.TOO_LARGE),
        (NoRouteError("no route"), Failure.CONNECTION),
        (ConnectError("reset"), Failure.CONNECTION),
        (DownloadFailedError("lost"), Failure.CONNECTION),
        (SSLError("handshake"), Failure.TLS),
        (VerificationError([]), Failure.TLS),
        (ValueError("whatever comes next"), Failure.CONNECTION),
        (BadGzipFile("Not a gzipped file"), Failure.MALFORMED),
        (zlib.error("incorrect header check"), Failure.MALFORMED),
    ],
)
def test_every_error_of_the_network_has_its_failure(error: BaseException, failure: Failure) -> None:
    kind, detail = failure_of(error, URL)
    assert kind is failure
    assert detail


def test_a_fault_of_the_certificate_is_found_behind_a_general_error() -> None:
    error = DownloadFailedError("failed")
    error.__cause__ = SSL.Error([("SSL routines", "", "certificate verify failed")])
    assert failure_of(error, URL)[0] is Failure.TLS


@pytest.mark.parametrize("cause", [ParseError("wrong number of parts", b"hello"), ValueError("b'-5'")])
def test_a_head_that_is_no_http_is_told_from_a_lost_connection(cause: Exception) -> None:
    error = DownloadFailedError("failed")
    error.__cause__ = ResponseFailed([TwistedFailure(cause)])
    assert failure_of(error, URL)[0] is Failure.MALFORMED
    error.__cause__ = ResponseFailed([TwistedFailure(ConnectionDone())])
    assert failure_of(error, URL)[0] is Failure.CONNECTION


def test_a_name_the_guard_refused_is_told_from_one_that_does_not_exist(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(GuardedResolver, "refused", {"www.kreis-au.de": "10.0.0.7"})
    kind, detail = failure_of(CannotResolveHostError("nothing"), URL)
    assert kind is Failure.ADDRESS
    assert "10.0.0.7" in detail
    assert failure_of(CannotResolveHostError("nothing"), "https://andere.de/")[0] is Failure.DNS


def test_a_detail_never_fills_a_row() -> None:
    assert len(failure_of(ConnectError("x" * 5000), URL)[1]) <= 300
