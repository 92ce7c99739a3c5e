from __future__ import annotations

from crawler.recognise.features import is_german, parts_of_a_paper, text_reasons
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


def test_what_the_text_is_about_is_counted_in_a_thousand_words() -> None:
    assert "topic_dense" in codes(t.concept())
    assert "topic_absent" in codes(t.pdf("Der Kreis baut Straßen und Brücken in allen Gemeinden. " * 30))
    assert "about_disability" in codes(t.pdf(*t.INCLUSION))
    assert "about_building" in codes(t.pdf(*t.CLIMATE))
    assert "about_children" in codes(t.pdf(*t.KITA))
    assert "about_computers" in codes(t.pdf(*t.DEBIAN))


def test_a_paper_shows_its_parts() -> None:
    assert len(parts_of_a_paper(read(t.concept(), t.KREIS))) >= 5
    assert len(parts_of_a_paper(read(t.pdf(*t.COURSES), t.KREIS))) <= 1


def test_german_is_told_by_its_commonest_words() -> None:
    assert is_german(read(t.concept(), t.KREIS))
    assert is_german(read(t.pdf("Integration"), t.KREIS))
    assert not is_german(read(t.pdf(*t.ENGLISH_MANUAL), t.KREIS))


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
