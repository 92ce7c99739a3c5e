from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.recognise.verbatim import verbatim, verbatim_in_address
from storage.normal_words import normal


@pytest.mark.parametrize(
    ("original", "words", "expected"),
    [
        ("Die Leitlinien für ein gutes Miteinander", "leitlinien fuer", "Leitlinien für"),
        ("Großer Maßnahmenplan", "massnahmenplan", "Maßnahmenplan"),
        ("Kommunales Inte-\ngrationskonzept", "integrationskonzept", "Integrationskonzept"),
        ("Integra\u00adtions\u00adkonzept", "integrationskonzept", "Integrationskonzept"),
        ("I N T E G R A T I O N S K O N Z E P T", "integrationskonzept", "I N T E G R A T I O N S K O N Z E P T"),
        ("Das lntegrationskonzepl 2012", "integrationskonzept", "lntegrationskonzepl"),
        ("Nichts davon", "integrationskonzept", "integrationskonzept"),
    ],
)  # fmt: skip
def test_normal_words_lead_back_to_the_words_as_they_stand(original: str, words: str, expected: str) -> None:
    assert verbatim(words, original) == expected


@pytest.mark.parametrize(
    ("url", "words", "expected"),
    [
        ("https://a.de/Integrationskonzept-f%C3%BCr-den-Kreis", "integrationskonzept fuer den kreis", "Integrationskonzept-für-den-Kreis"),
        ("https://a.de/%25C3%25BCber_KommunalerIntegrationsplan.pdf", "kommunaler integrationsplan", "KommunalerIntegrationsplan"),
    ],
)  # fmt: skip
def test_an_address_is_quoted_readable(url: str, words: str, expected: str) -> None:
    assert verbatim_in_address(words, url) == expected


@given(st.text(alphabet="aäoöuüsßekt -\n", max_size=60))
def test_what_is_quoted_stands_in_the_text_or_is_the_words_themselves(text: str) -> None:
    words = normal(text).strip()
    assert isinstance(verbatim(words, text), str)
