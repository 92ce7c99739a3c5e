from lxml import html as lxml_html

from monitor.mailtext.rendering import COLUMNS, LISTED, addresses, entry_html, grouped, render, worded
from monitor.telling import Passage
from tests.monitor.channels.messages import message, tale


def test_an_alert_says_what_where_why_and_how_it_was_found():
    text, _ = render(message())

    for expected in (
        "„Zusammen in Auental“",
        "Landkreis Auental, Niedersachsen",
        "Bemerkt am 22.11.2026, 04:31 Uhr · Konzept · Wert 0,96",
        "- „Integrationskonzept“ im Linktext",
        "- Dagegen: Wort „Bericht“ im Text",
        "Startseite › Integration",
        "Alt: S. 9: „der Zugewanderten“",
        "Neu: S. 11: „aller Menschen“",
        "Beleg und Prüfung: https://konzepte.example/meldungen/401",
        "Adresse: https://www.kreis.test/konzept.pdf",
    ):
        assert expected in text.replace("\u00a0", " ")


def test_a_mail_says_which_installation_sent_it_to_whom_and_why():
    text, page = render(message(wanted="Neues Konzept; Sachsen"))

    for form in (" ".join(text.split()), page):
        assert "https://konzepte.example" in form
        assert "anna@institut.test, weil diese Adresse abonniert hat: Neues Konzept; Sachsen." in form


def test_lines_keep_to_72_columns_but_addresses_stay_whole():
    address = "https://www.kreis.test/" + "sehr-langer-pfad/" * 9
    text, _ = render(message(tale(title="Integration und Teilhabe " * 20, url=address, urls=(address,))))

    assert address in text
    assert all(len(line) <= COLUMNS for line in text.splitlines() if "://" not in line)


def test_a_text_has_no_holes():
    text, _ = render(message(tale(reasons=(), against=(), passages=(), path=())))

    assert "\n\n\n\n" not in text
    assert "WARUM" not in text


def test_markup_from_a_website_stays_text():
    _, page = render(message(tale(title="<script>alert(1)</script>", reasons=('"><img src=x>',))))
    tree = lxml_html.fromstring(page)

    assert tree.xpath("//script | //img") == []
    assert "<script>alert(1)</script>" in tree.text_content()


def test_only_web_addresses_become_links():
    script = tale(url="javascript:alert(1)", urls=("javascript:alert(1)",))

    assert "javascript:" not in lxml_html.tostring(lxml_html.fromstring(entry_html(script))).decode().replace(
        ">javascript:", ""
    ).replace(": javascript:", "")
    assert lxml_html.fromstring(entry_html(script)).xpath("//a") == []


def test_a_move_names_the_new_and_the_old_address():
    moved = tale(kind="moved", url="https://k.test/neu", urls=("https://k.test/alt", "https://k.test/neu"))

    assert addresses(moved) == [
        ("Neue Adresse", "https://k.test/neu"),
        ("Alte Adresse", "https://k.test/alt"),
    ]


def test_a_summary_lists_by_kind_in_the_order_of_the_kinds():
    alerts = [tale(kind="moved", label="Verschoben"), tale(), tale(title="Ankommen in Auental")]

    groups = grouped(alerts)

    assert [label for label, _ in groups] == ["Neues Konzept", "Verschoben"]
    assert [alert.title for alert in groups[0][1]] == ["Ankommen in Auental", "Zusammen in Auental"]


def test_a_first_inventory_calls_nothing_new():
    alerts = [tale(baseline=True), tale(baseline=True, kind="new_paper", label="Neues Papier", role="report")]
    text, page = render(
        message(*alerts, introduction="Diese Papiere standen schon dort.", subject="Erstbestand")
    )

    assert [label for label, _ in grouped(alerts)] == ["Konzept", "Bericht"]
    assert "neues" not in (text + page).lower()


def test_papers_of_towns_and_laender_are_marked_and_listed_apart():
    alerts = [tale(baseline=True, level="land"), tale(baseline=True), tale(baseline=True, level="joint")]

    assert [(name, len(group)) for name, group in grouped(alerts)] == [
        ("Konzept", 2),
        ("Konzept, Landesebene", 1),
    ]
    for form in render(message(*alerts, introduction="Diese.", subject="Erstbestand")):
        assert "Niedersachsen · Landesebene" in form
        assert "Niedersachsen · gemeinsames Papier" in form
    for form in render(message(tale(level="town"))):
        assert "Gemeindeebene" in form


def test_a_long_summary_ends_with_how_many_more_there_are():
    alerts = [tale(id=number, title=f"Papier {number}") for number in range(LISTED + 7)]
    text, page = render(message(*alerts, introduction="Viele.", subject="Viele"))

    assert "… und 7 weitere: https://konzepte.example/meldungen" in text
    assert "7 weitere" in page


def test_what_was_not_there_is_called_so():
    assert worded(Passage("", "Neues Handlungsfeld", None, 47), "old") == "(nicht vorhanden)"
    assert worded(Passage("", "Neues Handlungsfeld", None, 47), "new") == "S. 47: „Neues Handlungsfeld“"
    assert worded(Passage("alt", ""), "old") == "„alt“"
