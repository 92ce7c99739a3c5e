from hypothesis import given
from hypothesis import strategies as st

from monitor.telling import PASSAGE_CHARACTERS, clipped, passages, path, plain, reason_sentences, told
from storage.values import Reason
from tests.monitor.home import alert, crawl, district, opened, paper


def test_reasons_for_and_against_are_told_apart():
    stored = [
        Reason("title", "Titel nennt ein Konzept.", 0.4).as_json(),
        Reason("report", "Wort „Bericht“ im Titel.", -0.2).as_json(),
    ]

    assert reason_sentences(stored) == (("Titel nennt ein Konzept.",), ("Wort „Bericht“ im Titel.",))


def test_a_reason_names_its_page_and_its_wording():
    stored = [
        Reason("decision", "Beschluss genannt", 0.1, page=4, passage="vom Kreistag beschlossen").as_json()
    ]

    assert reason_sentences(stored)[0] == ("Beschluss genannt (S. 4: „vom Kreistag beschlossen“)",)


def test_a_wording_that_the_sentence_quotes_already_is_not_repeated():
    stored = [Reason("link", "Linktext „Integrationskonzept“", 0.1, passage="Integrationskonzept").as_json()]

    assert reason_sentences(stored)[0] == ("Linktext „Integrationskonzept“",)


def test_a_page_is_named_without_a_wording_and_beside_one_the_sentence_quotes():
    stored = [
        Reason("year", "Jahr 2024", 0.1, page=3).as_json(),
        Reason("name", "Nennt „Vielfalt“", 0.1, page=2, passage="Vielfalt").as_json(),
    ]

    assert reason_sentences(stored)[0] == ("Jahr 2024 (S. 3)", "Nennt „Vielfalt“ (S. 2)")


def test_the_path_is_told_in_link_texts_where_there_are_some():
    steps = [
        "Startseite",
        {"text": "Integration", "url": "https://k.test/i"},
        {"url": "https://k.test/k.pdf"},
    ]

    assert path({"path": steps}) == ("Startseite", "Integration", "https://k.test/k.pdf")


def test_an_alert_without_evidence_has_no_path_and_no_passages():
    assert path({}) == ()
    assert passages({}) == ()
    assert passages({"passages": None}) == ()


def test_only_the_first_passages_are_told():
    evidence = {"passages": [{"old": f"alt {number}", "new": ""} for number in range(9)]}

    assert [passage.old for passage in passages(evidence)] == ["alt 0", "alt 1", "alt 2"]


@given(st.text())
def test_plain_text_is_one_printable_line(text):
    line = plain(text)

    assert line.isprintable()
    assert line == line.strip()
    assert plain(line) == line


def test_hyphens_nobody_sees_leave_no_gap_in_a_word():
    assert plain("Integrations\u00adkonzept\r\nBcc: alle") == "Integrationskonzept Bcc: alle"


@given(st.text(min_size=PASSAGE_CHARACTERS + 1))
def test_a_clipped_passage_is_short_and_says_that_it_was_cut(text):
    shown = clipped(text)

    assert len(shown) <= PASSAGE_CHARACTERS + 2
    assert shown.endswith(" …") or shown == plain(text)


def test_an_alert_is_told_with_place_and_link(tmp_path):
    with opened(tmp_path) as store, store.session() as session:
        run = crawl(session)
        tale = told(
            alert(session, run, paper(session, run, title="Zusammen in Auental")), "https://k.example"
        )

        assert tale.place == "Landkreis Auental, Niedersachsen"
        assert tale.headline == "Neues Konzept, Landkreis Auental: „Zusammen in Auental“"
        assert tale.link == "https://k.example/meldungen/1"
        assert tale.role == "concept"


def test_a_city_that_is_its_own_land_is_named_once(tmp_path):
    with opened(tmp_path) as store, store.session() as session:
        district(session, "11000", name="Berlin", land="Berlin")

        assert told(alert(session, crawl(session, "11000")), "").place == "Berlin"


def test_an_alert_of_no_district_still_reads_well(tmp_path):
    with opened(tmp_path) as store, store.session() as session:
        tale = told(alert(session, None, kind="registry_changed", title=""), "")

        assert tale.headline == "Register geändert"
        assert tale.place == "Alle Kreise und Städte"


def test_the_path_is_told_once(tmp_path):
    reasons = [{"code": "path", "text": "Gefunden über: Startseite › Integration.", "weight": 0.0}]
    with opened(tmp_path) as store, store.session() as session:
        with_steps = told(alert(session, crawl(session), reasons=reasons), "")
        without = told(alert(session, crawl(session), reasons=reasons, evidence={}), "")

    assert (with_steps.reasons, with_steps.path) == ((), ("Startseite", "Integration"))
    assert (without.reasons, without.path) == (("Gefunden über: Startseite › Integration.",), ())
