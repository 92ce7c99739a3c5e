"""A connection to the mail server that ``alerts.smtp_url`` names."""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from monitor.channels.contract import ChannelError
from monitor.dashboard.guard import is_loopback

# Ports by RFC 8314 and RFC 6409; 25 is what `smtp://` has always meant.
PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
# Longest wait for one answer of the server. RFC 5321 allows minutes, but a send must end well within the time
# after which its claim counts as abandoned; whoever is slower is asked again later.
TIMEOUT_SECONDS = 30

HOW = "Erwartet wird smtp://, smtp+starttls:// oder smtps://, etwa smtp+starttls://name:passwort@mail.example.org:587."


@dataclass(frozen=True, slots=True)
class Server:
    """Where mail is handed in. ``scheme`` is a key of PORTS."""

    scheme: str
    host: str
    port: int
    user: str
    password: str

    @property
    def shown(self) -> str:
        """The server as messages may name it: without user and password."""
        return f"{self.host}:{self.port}"


def parse_smtp_url(url: str) -> Server:
    """The server a URL names; user and password may be percent-encoded.

    Raises ValueError with a sentence that does not repeat the password.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host or parts.scheme not in PORTS or parts.path not in ("", "/") or parts.query or parts.fragment:
        raise ValueError(f"alerts.smtp_url ist keine Adresse eines Mailservers. {HOW}")
    return Server(
        parts.scheme,
        host,
        port or PORTS[parts.scheme],
        unquote(parts.username or ""),
        unquote(parts.password or ""),
    )


def connect(server: Server) -> smtplib.SMTP:
    """A connection that is encrypted and logged in as far as the URL asks for it.

    ``smtps`` and ``smtp+starttls`` always encrypt and check the certificate. ``smtp`` encrypts when a
    server on another machine offers it, and never sends a password to another machine in the clear.
    Raises ChannelError for settings that cannot work, OSError and SMTPException for the rest.
    """
    if server.scheme == "smtps":
        context = ssl.create_default_context()
        connection: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, timeout=TIMEOUT_SECONDS, context=context
        )
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=TIMEOUT_SECONDS)
    try:
        _secure(connection, server)
        if server.user:
            connection.login(server.user, server.password)
    except BaseException:
        connection.close()
        raise
    return connection


def _secure(connection: smtplib.SMTP, server: Server) -> None:
    connection.ehlo_or_helo_if_needed()
    if server.scheme == "smtps" or (server.scheme == "smtp" and is_loopback(server.host)):
        return
    if connection.has_extn("starttls"):
        connection.starttls(context=ssl.create_default_context())
        connection.ehlo()
    elif server.user or server.scheme == "smtp+starttls":
        raise ChannelError(
            f"Der Mailserver {server.shown} bietet keine Verschlüsselung an (STARTTLS), deshalb wurde ihm weder "
            "Passwort noch Mail gesendet. Nutzen Sie smtps:// oder einen Server, der sie anbietet.",
            everyone=True,
        )


def channel_error(error: Exception, server: Server) -> ChannelError:
    """What a failed attempt to send means: whose fault it is and whether to try again."""
    where = f"Mailserver {server.shown}"
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, text = next(iter(error.recipients.values()))
        return ChannelError(
            f"{where} nimmt den Empfänger nicht an: {_answer(code, text)}", permanent=code >= 500
        )
    if isinstance(error, smtplib.SMTPDataError):
        answer = _answer(error.smtp_code, error.smtp_error)
        return ChannelError(f"{where} nimmt die Mail nicht an: {answer}", permanent=error.smtp_code >= 500)
    return ChannelError(f"{where}: {_sentence(error)}", everyone=True)


def _sentence(error: Exception) -> str:
    """For errors that no message is to blame for: a person must look at the server or the settings."""
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return (
            f"Anmeldung abgelehnt, bitte alerts.smtp_url prüfen: {_answer(error.smtp_code, error.smtp_error)}"
        )
    if isinstance(error, smtplib.SMTPSenderRefused):
        return (
            f"Absender abgelehnt, bitte alerts.mail_from prüfen: {_answer(error.smtp_code, error.smtp_error)}"
        )
    if isinstance(error, smtplib.SMTPResponseException):
        return _answer(error.smtp_code, error.smtp_error)
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"Das Zertifikat ließ sich nicht prüfen: {error.verify_message}."
    if isinstance(error, TimeoutError):
        return f"keine Antwort in {TIMEOUT_SECONDS} Sekunden."
    return f"nicht erreichbar oder Verbindung abgebrochen ({error})."


def _answer(code: int, text: bytes | str) -> str:
    shown = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return f"{code} {' '.join(shown.split())}"
