import pytest

from tests.monitor.home import NOW, alert, crawl, district, paper


@pytest.fixture(autouse=True)
def two_districts(store):
    with store.session() as session:
        district(session, "01001", name="Flensburg", land="Schleswig-Holstein")
        district(session)


def test_a_subscription_with_filters_is_told_back_and_listed(konzeptmonitor):
    ran = konzeptmonitor(
        "subscribe", "add", "anna@institut.test", "--name", "Anna Müller", "--land", "sachsen", "--kind", "moved",
        "--kind", "new_concept", "--ags", "01001", "--min-score", "0.6",
    )  # fmt: skip

    assert ran.code == 0
    assert "Verschoben und Neues Konzept; Sachsen; AGS 01001; Wert ab 0,60" in ran.out
    [row] = konzeptmonitor("subscribe", "list", "--format", "json").json
    assert row["address"] == "anna@institut.test"
    assert row["filters"] == {
        "land": ["Sachsen"], "kind": ["moved", "new_concept"], "ags": ["01001"], "min_score": 0.6,
    }  # fmt: skip
    assert (row["sent"], row["waiting"], row["given_up"], row["last_error"]) == (0, 0, 0, None)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["anna"], "ist keine Mailadresse"),
        (["a@b.de", "--land", "Atlantis"], "'Atlantis' is no Land"),
        (["a@b.de", "--ags", "1001"], "the leading zero is missing"),
        (["a@b.de", "--kind", "nonsense"], "'nonsense' is not one of"),
        (["a@b.de", "--min-score", "7"], "--min-score"),
        (["a@b.de", "--channel", "fax"], "'fax' is no channel"),
        (["a@b.de", "--quiet", "nachts"], "write them like 20:00-07:00"),
        (["a@b.de", "--rhythm", "daily", "--at", "sieben"], "write it like 07:00"),
        (["a@b.de", "--always"], "--rhythm daily or weekly"),
    ],
)
def test_what_cannot_be_subscribed_is_a_sentence_and_changes_nothing(konzeptmonitor, arguments, sentence):
    ran = konzeptmonitor("subscribe", "add", *arguments)

    assert ran.code == 2
    assert sentence in ran.err
    assert "Traceback" not in ran.err
    assert konzeptmonitor("subscribe", "list", "--format", "json").json == []


def test_the_look_of_an_address_says_how_to_reach_it(konzeptmonitor):
    konzeptmonitor("subscribe", "add", "https://chat.example/hooks/1")
    konzeptmonitor("subscribe", "add", "anna@institut.test")

    assert [row["channel"] for row in konzeptmonitor("subscribe", "list", "--format", "json").json] == [
        "webhook",
        "email",
    ]


def test_who_is_removed_is_listed_no_more(konzeptmonitor):
    konzeptmonitor("subscribe", "add", "anna@institut.test")

    assert konzeptmonitor("subscribe", "remove", "Anna@institut.test").code == 0
    assert "Noch niemand" in konzeptmonitor("subscribe", "list").out
    assert konzeptmonitor("subscribe", "remove", "anna@institut.test").code == 2


def test_a_preview_prints_the_mails_as_they_would_be(konzeptmonitor, store):
    konzeptmonitor("subscribe", "add", "anna@institut.test")
    with store.session() as session:
        run = crawl(session)
        alert(session, run, paper(session, run, title="Zusammen in Auental"))

    ran = konzeptmonitor("subscribe", "preview", "anna@institut.test", "--since", NOW.isoformat())

    assert (
        "An: anna@institut.test\nBetreff: Neues Konzept, Landkreis Auental: „Zusammen in Auental“" in ran.out
    )
    assert "WARUM GEMELDET" in ran.out


def test_a_preview_of_nothing_says_so(konzeptmonitor):
    konzeptmonitor("subscribe", "add", "anna@institut.test")

    assert "gab es nichts" in konzeptmonitor("subscribe", "preview", "anna@institut.test").out


def test_without_a_subcommand_there_is_help(konzeptmonitor):
    ran = konzeptmonitor("subscribe")

    assert ran.code == 2
    assert "preview" in ran.out + ran.err


def test_a_rhythm_is_told_back_and_can_be_changed(konzeptmonitor):
    ran = konzeptmonitor(
        "subscribe", "add", "anna@institut.test", "--rhythm", "weekly", "--quiet", "20:00-7:30", "--csv", "--word", "Wohnen",
    )  # fmt: skip
    assert "mit „Wohnen“; montags um 7:00 Uhr, nicht von 20:00 bis 7:30 Uhr, mit Tabelle" in ran.out

    ran = konzeptmonitor(
        "subscribe", "change", "anna@institut.test", "--rhythm", "daily", "--at", "6:30", "--always"
    )
    assert "alle Meldungen; einmal am Tag um 6:30 Uhr, auch wenn nichts geschah" in ran.out
    [row] = konzeptmonitor("subscribe", "list", "--format", "json").json
    assert row["manner"] == {"rhythm": "daily", "at": "06:30", "always": True}
    assert row["filters"] == {}


def test_a_webhook_s_secret_is_told_when_it_is_added(konzeptmonitor):
    assert "whsec_" in konzeptmonitor("subscribe", "add", "https://chat.example/hooks/1").out


def test_filters_can_be_tried_out_before_anybody_subscribes(konzeptmonitor, store):
    with store.session() as session:
        run = crawl(session)
        alert(session, run, paper(session, run, title="Leitbild"))
        alert(session, run, paper(session, run, title="Konzept"), kind="moved")

    shown = konzeptmonitor("subscribe", "preview", "--since", NOW.isoformat(), "--kind", "moved").out
    assert "„Konzept“" in shown
    assert "Leitbild" not in shown
    weekly = konzeptmonitor("subscribe", "preview", "--since", NOW.isoformat(), "--rhythm", "weekly").out
    assert "1 neues Konzept und 1 verschobenes Papier" in weekly.replace("\u00a0", " ")
