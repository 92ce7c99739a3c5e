import ssl
from smtplib import SMTPAuthenticationError

import pytest
from aiosmtpd.smtp import AuthResult

from monitor.channels.contract import ChannelError
from monitor.channels.email import EmailChannel
from monitor.channels.smtp import Server, connect, parse_smtp_url
from tests.certificates import make_certificate
from tests.monitor.channels.messages import message, settings
from tests.monitor.postbox import free_port, postbox


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example", Server("smtp", "mail.example", 25, "", "")),
        ("smtps://mail.example", Server("smtps", "mail.example", 465, "", "")),
        ("smtp+starttls://mail.example/", Server("smtp+starttls", "mail.example", 587, "", "")),
        (
            "smtps://a%40b.de:p%2F%3Aw%23@mail.example:4650",
            Server("smtps", "mail.example", 4650, "a@b.de", "p/:w#"),
        ),
        ("smtp://[::1]:2525", Server("smtp", "::1", 2525, "", "")),
    ],
)
def test_a_url_names_scheme_server_and_login(url, server):
    assert parse_smtp_url(url) == server


@pytest.mark.parametrize(
    "url",
    [
        "",
        "mail.example",
        "http://mail.example",
        "smtp://",
        "smtp://u:geheim@h:port",
        "smtp://u:geheim#1@h",
        "smtp://h/x",
    ],
)
def test_what_is_no_mail_server_is_refused_without_repeating_the_password(url):
    with pytest.raises(ValueError, match=r"alerts\.smtp_url") as caught:
        parse_smtp_url(url)

    assert "geheim" not in str(caught.value)


@pytest.fixture
def certificate(tmp_path):
    return make_certificate(tmp_path)


@pytest.fixture
def server_side(certificate):
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(*certificate)
    return context


def options(scheme, context):
    return (
        {"ssl_context": context} if scheme == "smtps" else {"tls_context": context, "require_starttls": True}
    )


@pytest.mark.parametrize("scheme", ["smtps", "smtp+starttls"])
def test_mail_goes_encrypted_to_a_server_with_a_trusted_certificate(
    scheme, server_side, certificate, monkeypatch
):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    with postbox(**options(scheme, server_side)) as box:
        EmailChannel().send(message(), settings(box.url.replace("smtp", scheme)))

    assert len(box.mails) == 1


@pytest.mark.parametrize("scheme", ["smtps", "smtp+starttls"])
def test_a_certificate_nobody_vouches_for_gets_no_mail(scheme, server_side):
    with (
        postbox(**options(scheme, server_side)) as box,
        pytest.raises(ChannelError, match="Zertifikat") as caught,
    ):
        EmailChannel().send(message(), settings(box.url.replace("smtp", scheme)))

    assert box.mails == []
    assert caught.value.everyone
    assert not caught.value.permanent


def test_starttls_that_was_asked_for_and_is_not_offered_gets_no_mail():
    with postbox() as box, pytest.raises(ChannelError, match="STARTTLS"):
        EmailChannel().send(message(), settings(box.url.replace("smtp", "smtp+starttls")))

    assert box.mails == []


class Login:
    """Knows one user and remembers whether somebody tried."""

    def __init__(self):
        self.tried = []

    def __call__(self, server, session, envelope, mechanism, data):
        self.tried.append((data.login, data.password))
        return AuthResult(success=data.password == b"richtig", handled=False)


@pytest.fixture
def login():
    return Login()


def plain_login(login):
    return {"authenticator": login, "auth_require_tls": False}


def test_user_and_password_are_used(login):
    with postbox(**plain_login(login)) as box:
        EmailChannel().send(message(), settings(box.url.replace("//", "//anna:richtig@")))

    assert len(box.mails) == 1
    assert set(login.tried) == {(b"anna", b"richtig")}


def test_a_wrong_password_is_the_installations_fault_and_loses_no_mail(login):
    with (
        postbox(**plain_login(login)) as box,
        pytest.raises(ChannelError, match=r"alerts\.smtp_url") as caught,
    ):
        EmailChannel().send(message(), settings(box.url.replace("//", "//anna:falsch@")))

    assert (caught.value.permanent, caught.value.everyone) == (False, True)
    assert "falsch" not in str(caught.value)
    assert isinstance(caught.value.__cause__, SMTPAuthenticationError)


def test_no_password_goes_to_another_machine_in_the_clear(login, monkeypatch):
    monkeypatch.setattr("monitor.channels.smtp.is_loopback", lambda _host: False)
    with postbox(**plain_login(login)) as box, pytest.raises(ChannelError, match="Passwort"):
        connect(parse_smtp_url(box.url.replace("//", "//anna:richtig@")))

    assert login.tried == []


def test_a_server_that_does_not_answer_is_named():
    port = free_port()
    with pytest.raises(ChannelError, match=f"127.0.0.1:{port}") as caught:
        EmailChannel().send(message(), settings(f"smtp://anna:geheim@127.0.0.1:{port}"))

    assert caught.value.everyone
    assert "geheim" not in str(caught.value)
