"""How long the certificate of an answer is valid. It came with the handshake: nothing further is asked for."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

_FORM = "%Y%m%d%H%M%SZ"  # ASN.1 GeneralizedTime, as OpenSSL hands it out


def validity(certificate: Any) -> tuple[datetime, datetime] | None:
    """From when and until when a certificate (as Twisted brings it) is valid; None without one that can be read."""
    try:
        x509 = certificate.original
        begin, end = (
            datetime.strptime(text.decode("ascii"), _FORM).replace(tzinfo=UTC)
            for text in (x509.get_notBefore(), x509.get_notAfter())
        )
    except (AttributeError, ValueError):
        return None
    return begin, end
