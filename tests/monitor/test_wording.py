import pytest

from monitor.wording import KIND, LEVEL, MEANING, ROLE, joined, quoted
from storage.values import Kind, Level, Role


@pytest.mark.parametrize(("words", "values"), [(KIND, Kind), (MEANING, Kind), (ROLE, Role), (LEVEL, Level)])
def test_every_value_has_its_german_words(words, values):
    assert set(words) == set(values)
    assert all(words.values())


@pytest.mark.parametrize(
    ("words", "sentence"), [([], ""), (["a"], "a"), (["a", "b"], "a und b"), (["a", "b", "c"], "a, b und c")]
)
def test_words_are_joined_as_one_would_say_them(words, sentence):
    assert joined(words) == sentence


def test_a_title_that_brings_its_quotation_marks_keeps_them():
    assert quoted("Vielfalt leben") == "„Vielfalt leben“"
    assert quoted("„Vielfalt leben“, Entwurf") == "„Vielfalt leben“, Entwurf"
