"""Alerts as mail: German text with a simple HTML part, handed to the mail server of the settings."""

from __future__ import annotations

import smtplib
from contextlib import suppress
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from urllib.parse import quote

from monitor.channels.smtp import channel_error, connect, parse_smtp_url
from monitor.mailtext.rendering import render
from monitor.mailtext.table import csv_table
from monitor.telling import Message, plain
from storage.config import Settings
from storage.processes import machine

# Longer subjects are cut off by every mail program; the title is in the text in full.
SUBJECT_CHARACTERS = 180
# Mail programs thread by the first and the last references; RFC 5322 sets no limit, relays do.
REFERENCES = 10


class EmailChannel:
    """Sends through ``alerts.smtp_url``."""

    def problem(self, settings: Settings) -> str | None:
        """Why no mail can be sent with these settings, or None."""
        if not settings.alerts.smtp_url:
            return (
                "alerts.smtp_url ist nicht gesetzt, es wird keine Mail verschickt. Tragen Sie den Mailserver "
                "in konzeptmonitor.toml ein oder setzen Sie KONZEPTMONITOR_ALERTS__SMTP_URL."
            )
        try:
            parse_smtp_url(settings.alerts.smtp_url)
            sender(settings)
        except ValueError as error:
            return str(error)
        return None

    def accepts(self, address: str) -> str:
        """A mail address with an ASCII domain. Raises ValueError with a sentence."""
        return mail_address(address)

    def send(self, message: Message, settings: Settings) -> None:
        """Hand the message to the mail server. Raises ChannelError."""
        mail = build(message, settings)
        server = parse_smtp_url(settings.alerts.smtp_url)
        try:
            connection = connect(server)
            try:
                connection.send_message(
                    mail, from_addr=sender(settings).addr_spec, to_addrs=[message.address]
                )
            finally:
                # The mail is accepted or refused by now; a farewell that fails changes neither.
                with suppress(OSError, smtplib.SMTPException):
                    connection.quit()
        except (
            OSError,
            smtplib.SMTPException,
        ) as error:  # SMTPException is an OSError; both are named to be read
            raise channel_error(error, server) from error


def mail_address(address: str) -> str:
    """The address with its domain in ASCII. Raises ValueError with a sentence if it is none."""
    local, at, domain = address.strip().rpartition("@")
    try:
        if not (local and at and domain) or ("." not in domain.strip(".") and domain != "localhost"):
            raise ValueError(address)
        return Address(addr_spec=f"{local}@{domain.encode('idna').decode()}").addr_spec
    except (ValueError, UnicodeError, IndexError) as error:
        raise ValueError(
            f"{plain(address)!r} ist keine Mailadresse; erwartet wird name@domain.de."
        ) from error


def sender(settings: Settings) -> Address:
    """Who the mails come from: ``alerts.mail_from``, else the contact address, else this machine.

    Raises ValueError with a sentence if ``alerts.mail_from`` is not a mail address.
    """
    name, address = parseaddr(plain(settings.alerts.mail_from))
    if settings.alerts.mail_from:
        try:
            return Address(plain(name) or "Konzeptmonitor", addr_spec=mail_address(address))
        except ValueError as error:
            raise ValueError(
                f"alerts.mail_from = {settings.alerts.mail_from!r} ist keine Mailadresse; erwartet wird "
                "name@domain.de oder Konzeptmonitor <name@domain.de>."
            ) from error
    with suppress(ValueError):
        return Address("Konzeptmonitor", addr_spec=mail_address(settings.crawl.contact))
    return Address(
        "Konzeptmonitor", "konzeptmonitor", machine().encode("ascii", "ignore").decode() or "localhost"
    )


def maintainer(settings: Settings) -> Address:
    """Who reads answers: the contact address if it is a mail address, else the sender."""
    try:
        return Address("Konzeptmonitor", addr_spec=mail_address(settings.crawl.contact))
    except ValueError:
        return sender(settings)


def build(message: Message, settings: Settings) -> EmailMessage:
    """The mail for a message. What came from websites is in it as text only, never as a header of its own."""
    origin = sender(settings)
    mail = EmailMessage(policy=SMTP)
    mail["From"] = origin
    mail["To"] = Address(plain(message.name), addr_spec=message.address)
    mail["Subject"] = subject(message.subject)
    mail["Date"] = format_datetime(message.written_at)
    mail["Message-ID"] = _id(message.key, origin)
    if message.earlier:
        mail["In-Reply-To"] = _id(message.earlier[-1], origin)
        mail["References"] = " ".join(_id(key, origin) for key in _shortened(message.earlier))
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office replies, please
    mail["List-Id"] = f"Konzeptmonitor <meldungen.{origin.domain}>"
    contact = maintainer(settings)
    mail["Reply-To"] = contact
    _add_ways_out(mail, message, contact, settings)
    text, html = render(message)
    # Quoted-printable: every server takes it, and German stays readable in the source.
    mail.set_content(text, cte="quoted-printable")
    mail.add_alternative(html, subtype="html", cte="quoted-printable")
    if message.with_csv and message.alerts:
        table = csv_table(message.alerts).encode()
        mail.add_attachment(
            table, maintype="text", subtype="csv", filename="meldungen.csv", params={"charset": "utf-8"}
        )
    return mail


def _add_ways_out(mail: EmailMessage, message: Message, contact: Address, settings: Settings) -> None:
    """How to end the subscription: by mail, and with one click where the dashboard has an address (RFC 2369, 8058)."""
    by_mail = f"<mailto:{contact.addr_spec}?subject={quote('Abbestellen ' + message.address)}>"
    if settings.web.base_url and message.leave:
        mail["List-Unsubscribe"] = f"<{message.leave}>, {by_mail}"
        mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    else:
        mail["List-Unsubscribe"] = by_mail


def subject(text: str) -> str:
    """A subject of one line and bearable length."""
    line = plain(text)
    return line if len(line) <= SUBJECT_CHARACTERS else line[: SUBJECT_CHARACTERS - 2].rstrip() + " …"


def _id(key: str, origin: Address) -> str:
    return f"<{key}@{origin.domain}>"


def _shortened(keys: tuple[str, ...]) -> tuple[str, ...]:
    return keys if len(keys) <= REFERENCES else (keys[0], *keys[-(REFERENCES - 1) :])
