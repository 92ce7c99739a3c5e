"""Which Failure an exception of Scrapy's downloader stands for."""

from __future__ import annotations

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

from crawler.resolver import GuardedResolver
from storage.values import Failure


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
    for types, failure in kinds:
        if isinstance(error, types):
            return failure, _words(error)
    return Failure.CONNECTION, _words(error)


def _is_tls(error: BaseException) -> bool:
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, SSL.Error | SSLError | VerificationError):
            return True
        seen = seen.__cause__
    return any(sign in repr(error) for sign in ("SSL", "certificate verify failed", "VerificationError"))


def _words(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"[:300]
