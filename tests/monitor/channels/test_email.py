from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.channels.contract import ChannelError
from monitor.channels.email import SUBJECT_CHARACTERS, EmailChannel, build, mail_address, sender
from monitor.telling import Message
from storage.config import WebSettings
from tests.monitor.channels.messages import message, settings, tale
from tests.monitor.postbox import postbox

HEADERS = {
    "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "List-Id", "Reply-To", "List-Unsubscribe",
    "MIME-Version", "Content-Type",
}  # fmt: skip


def received(of: Message) -> EmailMessage:
    """The mail as its reader's program sees it after the journey."""
    return message_from_bytes(build(of, settings()).as_bytes(), policy=default)  # type: ignore[return-value]


def test_a_mail_arrives_with_german_text_and_html():
    with postbox() as box:
        EmailChannel().send(message(), settings(box.url, "Konzeptmonitor Köln <km@institut.test>"))

    [mail] = box.mails
    assert box.recipients == ["anna@institut.test"]
    assert box.senders == ["km@institut.test"]
    assert mail["Subject"] == "Neues Konzept, Landkreis Auental: „Zusammen in Auental“"
    assert mail["From"] == "Konzeptmonitor Köln <km@institut.test>"
    assert mail["To"] == "Anna Müller <anna@institut.test>"
    assert mail["Auto-Submitted"] == "auto-generated"
    for form in ("plain", "html"):
        text = mail.get_body((form,)).get_content()
        assert "Ein Konzept, zu dem kein Vorläufer bekannt ist." in text
        assert "https://konzepte.example/meldungen/401" in text


def test_every_byte_of_a_mail_is_ascii():
    assert build(message(), settings()).as_bytes().isascii()


def test_the_message_id_depends_on_the_key_alone():
    first = build(message(key="abc"), settings())
    again = build(message(tale(title="anders"), key="abc", subject="anders"), settings())

    assert first["Message-ID"] == again["Message-ID"] == "<abc@institut.test>"


def test_a_long_thread_keeps_its_beginning_and_its_end():
    keys = tuple(f"k{number}" for number in range(30))
    references = received(message(earlier=keys))["References"].split()

    assert references[0] == "<k0@institut.test>"
    assert references[-1] == "<k29@institut.test>"
    assert len(references) == 10


def test_answers_and_farewells_reach_a_person():
    mail = build(message(), settings(contact="leitung@institut.test"))

    assert mail["Reply-To"] == "Konzeptmonitor <leitung@institut.test>"
    assert (
        mail["List-Unsubscribe"]
        == "<mailto:leitung@institut.test?subject=Abbestellen%20anna%40institut.test>"
    )


def test_one_click_ends_a_subscription_where_the_dashboard_has_an_address():
    away = settings().model_copy(update={"web": WebSettings(base_url="https://konzepte.example")})
    leave = "https://konzepte.example/abbestellen/geheim-1"
    mail = message_from_bytes(build(message(leave=leave), away).as_bytes(), policy=default)

    assert mail["List-Unsubscribe"].startswith(f"<{leave}>, <mailto:")
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    for form in ("plain", "html"):
        assert leave in mail.get_body((form,)).get_content()


@pytest.mark.parametrize(
    "attack", ["\r\nBcc: alle@example.org", "\nX: y", "\u2028Bcc: z", "\x0bBcc: z", "\x00\x85Bcc: z"]
)
def test_nothing_from_a_website_or_a_name_makes_a_header(attack):
    mail = received(message(tale(title=attack), subject=f"Neu{attack}", name=f"Anna{attack}"))

    assert set(mail.keys()) == HEADERS
    assert len(mail.get_all("Subject")) == 1


@given(st.text(), st.text(), st.text())
def test_any_title_and_name_make_a_readable_mail(subject, name, title):
    mail = received(message(tale(title=title, reasons=(title,)), subject=subject, name=name))

    assert set(mail.keys()) == HEADERS
    assert mail["To"].addresses[0].addr_spec == "anna@institut.test"
    assert len(mail["Subject"]) <= SUBJECT_CHARACTERS
    assert "https://konzepte.example/meldungen/401" in mail.get_body(("plain",)).get_content()


def test_no_line_is_longer_than_mail_allows():
    long = build(
        message(tale(title="Integration " * 500, reasons=("ö" * 3000,)), subject="ü" * 3000), settings()
    )

    assert max(map(len, long.as_bytes().split(b"\r\n"))) <= 998


def test_a_refused_recipient_is_a_permanent_error():
    with postbox() as box:
        box.refuse_recipients["anna@institut.test"] = "550 5.1.1 User unknown"
        with pytest.raises(ChannelError, match="User unknown") as caught:
            EmailChannel().send(message(), settings(box.url))

    assert caught.value.permanent
    assert not caught.value.everyone


@pytest.mark.parametrize(("answer", "permanent"), [("554 5.7.1 Spam", True), ("452 4.3.1 Disk full", False)])
def test_refused_content_is_permanent_or_not_as_the_server_says(answer, permanent):
    with postbox() as box:
        box.refuse_content = answer
        with pytest.raises(ChannelError) as caught:
            EmailChannel().send(message(), settings(box.url))

    assert caught.value.permanent is permanent


def test_a_mail_address_has_a_domain_in_ascii():
    assert mail_address(" anna@köln.example ") == "anna@xn--kln-sna.example"
    assert mail_address("root@localhost") == "root@localhost"


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "anna",
        "anna@",
        "@institut.test",
        "anna@institut",
        "a b@c.de",
        "jürgen@c.de",
        "a@b.de\nBcc: c@d.de",
        "a@b..de",
    ],
)
def test_what_is_no_mail_address_is_refused_by_name(wrong):
    with pytest.raises(ValueError, match="ist keine Mailadresse"):
        mail_address(wrong)


def test_the_sender_is_what_the_settings_say_else_the_contact_else_this_machine():
    assert sender(settings(mail_from="Monitor <km@a.de>")).addr_spec == "km@a.de"
    assert sender(settings(mail_from="", contact="leitung@a.de")).addr_spec == "leitung@a.de"
    assert sender(settings(mail_from="", contact="https://a.de")).username == "konzeptmonitor"


def test_without_a_mail_server_the_setting_is_told_by_name():
    assert "alerts.smtp_url" in (EmailChannel().problem(settings("")) or "")


def test_usable_settings_are_no_problem():
    assert EmailChannel().problem(settings("smtp://localhost")) is None
