from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.normal_words import normal, normalise_url_words


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Geflüchtete für ÖFFNUNG, Straße", "gefluechtete fuer oeffnung, strasse"),
        ("Integra\u00adtionskonzept", "integrationskonzept"),
        ("Integrations-konzept", "integrations-konzept"),
        ("Integra-tionskonzept", "integrationskonzept"),
        ("lntegrationskonzept", "integrationskonzept"),
        ("1ntegrationsplan", "integrationsplan"),
        ("Integrations·konzept", "integrationskonzept"),
    ],
)
def test_every_spelling_of_a_word_reads_the_same(written: str, read: str) -> None:
    assert normal(written) == read


def test_a_word_cut_at_a_line_end_is_put_together_before_the_break() -> None:
    assert normal("das Integrations-\nkonzept des Kreises") == "das integrationskonzept\n des kreises"


def test_a_hyphen_series_at_a_line_end_is_not_taken_for_a_cut_word() -> None:
    assert "integrations-\nund" in normal("Integrations-\nund Teilhabekonzept")


def test_a_dash_before_a_line_break_is_no_cut_word() -> None:
    assert normal("– Entwurf –\nStand 2022").split("\n")[1] == "stand 2022"


@given(st.text())
def test_line_breaks_stay_in_number_so_that_a_match_leads_back_to_its_line(text: str) -> None:
    assert normal(text).count("\n") == text.count("\n")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        (
            "https://www.kreis.de/Soziales/Integrations-Konzept_2017.pdf",
            "soziales integrations konzept 2017 pdf",
        ),
        (
            "https://x.de/neues+integrationskonzept+fuer+den+landkreis",
            "neues integrationskonzept fuer den landkreis",
        ),
        ("https://x.de/Kurzmen%C3%BC/Gefl%25C3%25BCchtete", "kurzmenue gefluechtete"),
        ("https://x.de/OstkreisaufdemWegzumIntegrationskonzept", "ostkreisaufdem wegzum integrationskonzept"),
        ("https://x.de/etappenshyziel", "etappenziel"),
        ("https://integration.x.de", ""),
        ("https://x.de/index.php?object=tx,1.2.3&La=1", "index php object tx 1 2 3 la 1"),
        ("", ""),
    ],
)
def test_an_address_reads_as_its_words_after_the_host(url: str, words: str) -> None:
    assert normalise_url_words(url) == words


@given(st.text())
def test_no_address_is_too_odd_to_read(text: str) -> None:
    assert normalise_url_words(text) == normalise_url_words(text)


@pytest.mark.parametrize(
    "written",
    [
        "Inte-grationskonzept", "Integrati-onskonzept", "Integrationskon-zept", "lntegrationskonzept", "lntegralionskonzept",
        "Integrationskonzepl", "I n t e g r a t i o n s k o n z e p t", "I N T E G R A T I O N S K O N Z E P T",
    ],
)  # fmt: skip
def test_a_name_cut_misread_or_spaced_out_is_the_name(written: str) -> None:
    assert normal(written) == "integrationskonzept"


@pytest.mark.parametrize(
    "written", ["Sprach- und Integrationskonzept", "Nord-Süd-Dialog", "Vielfalts-Strategie"]
)
def test_hyphens_that_cut_no_word_stay(written: str) -> None:
    assert normal(written).count("-") == written.count("-")
