from __future__ import annotations

from crawler.recognise.features import text_reasons
from crawler.recognise.reading import read
from crawler.recognise.weights import MAX_NAMED, NAMED, WEIGHTS, probability
from storage.values import Context, Document
from tests.crawler.recognise import texts as t


def codes(document: Document, context: Context = t.KREIS) -> set[str]:
    return {reason.code for reason in text_reasons(read(document, context), {})}


def test_names_alone_never_pass_their_limit() -> None:
    everywhere = t.kreis(
        url="https://x.de/integrationskonzept.pdf",
        link_text="Integrationskonzept",
        link_heading="Integrationskonzept",
        parent_title="Integrationskonzept",
    )
    reasons = text_reasons(read(t.pdf("Integrationskonzept", title="Integrationskonzept"), everywhere), {})
    named = [reason.weight for reason in reasons if reason.code.startswith("named_")]
    assert sum(named) == MAX_NAMED < sum(sure for sure, _ in NAMED.values())


def test_other_papers_and_side_subjects_are_named() -> None:
    assert "other_paper" in codes(t.pdf("Satzung\nfür den Integrationsbeirat"))
    assert "side_subject" in codes(t.pdf("Integrationspreis 2023"))
    assert "research" in codes(t.pdf("Kommunale Integrationskonzepte in Deutschland\nEine Dokumentenanalyse"))


def test_the_logistic_function_knows_no_overflow() -> None:
    assert probability(-1e9) < 1e-9
    assert probability(1e9) == 1.0
    assert probability(0.0) == 0.5


def test_every_sign_against_weighs_less_than_nothing() -> None:
    against = (
        "integrated",
        "inclusion",
        "person",
        "technical",
        "foreign",
        "other_paper",
        "research",
        "topic_absent",
    )
    assert all(WEIGHTS[code] < 0 for code in against)


def test_a_plan_set_apart_from_those_of_single_persons_is_no_such_plan() -> None:
    person = "Der individuelle Integrationsplan hält Ziele fest. Jede Person unterschreibt ihn im Gespräch."
    assert "person" in codes(t.pdf("Integrationsplan", person))
    apart = "Der Plan ist nicht zu verwechseln mit den individuellen Integrationsplänen der Geflüchteten."
    assert "person" not in codes(t.pdf("Integrationsplan des Landkreises", apart))


def test_what_led_to_a_page_does_not_name_it() -> None:
    context = t.kreis(link_heading="Integrationskonzept beschlossen", parent_title="Integrationskonzept")
    contact = t.page(
        "Koordinierungsstelle", "Die Koordinierungsstelle berät Gemeinden.", "Koordinierungsstelle"
    )
    assert not {code for code in codes(contact, context) if code.startswith("named_")}


def test_a_report_s_name_speaks_against_a_concept() -> None:
    assert "named_report" in codes(t.pdf("Integrationsmonitoring 2022", "Tabellen"))
    assert "named_report" not in codes(t.pdf("Bericht zum Integrationskonzept", "Text"))
