"""Which Failure an exception of Scrapy's downloader stands for."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from gzip import BadGzipFile
from urllib.parse import urlsplit

from OpenSSL import SSL
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from service_identity.exceptions import VerificationError
from twisted.internet.error import ConnectError, NoRouteError, SSLError
from twisted.python.failure import Failure as TwistedFailure
from twisted.web._newclient import ParseError

from crawler.resolver import GuardedResolver
from storage.values import Failure

# A body that is not packed as its header says.
_UNPACKING = (BadGzipFile, zlib.error)
# A status line, a header or a length that is no HTTP; Twisted has no other name for most of them.
_MALFORMED = (ParseError, ValueError)


def failure_of(error: BaseException, url: str) -> tuple[Failure, str]:
    """The kind of failure and its technical detail."""
    host = urlsplit(url).hostname or ""
    if isinstance(error, CannotResolveHostError):
        refused = GuardedResolver.refused.get(host)
        return (Failure.ADDRESS, f"{host} = {refused}") if refused else (Failure.DNS, str(error))
    kinds: tuple[tuple[type[BaseException] | tuple[type[BaseException], ...], Failure], ...] = (
        (DownloadConnectionRefusedError, Failure.REFUSED),
        (DownloadTimeoutError, Failure.TIMEOUT),
        (ResponseDataLossError, Failure.TRUNCATED),
        ((DownloadCancelledError, IgnoreRequest), Failure.TOO_LARGE),
        ((NoRouteError, ConnectError), Failure.CONNECTION),
    )
    if _is_tls(error):
        return Failure.TLS, _words(error)
    if isinstance(error, _UNPACKING) or any(isinstance(part, _MALFORMED) for part in _parts(error)):
        return Failure.MALFORMED, _words(error)
    for types, failure in kinds:
        if isinstance(error, types):
            return failure, _words(error)
    return Failure.CONNECTION, _words(error)


def _parts(error: BaseException) -> Iterator[BaseException]:
    """What Twisted gathered on the way to a failed answer."""
    cause = error.__cause__ or error
    for part in getattr(cause, "reasons", None) or ():
        found = part.value if isinstance(part, TwistedFailure) else part
        if isinstance(found, BaseException):
            yield found


def _is_tls(error: BaseException) -> bool:
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, SSL.Error | SSLError | VerificationError):
            return True
        seen = seen.__cause__
    return any(sign in repr(error) for sign in ("SSL", "certificate verify failed", "VerificationError"))


def _words(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"[:300]
