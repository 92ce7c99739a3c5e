"""The normalisation that decides whether two texts are the same."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.text import clean, fold, similarity, storable, text_sha256, words

SOFT_HYPHEN, ZERO_WIDTH, NOT_A_CHARACTER = "\u00ad", "\u200b", "\ufffe"
WORDS = "Der Landkreis fördert die Integration zugewanderter Menschen seit 2016 in 12 Handlungsfeldern Maßnahme".split()
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join)
anything = st.text(max_size=80)


@st.composite
def exported_again(draw: st.DrawFn, text: str) -> str:
    """The text as another program would export it: wrapped and hyphenated elsewhere, other dashes and spaces."""
    out = []
    for word in text.split():
        if len(word) > 4 and draw(st.booleans()):
            cut = draw(st.integers(1, len(word) - 1))
            word = (
                word[:cut]
                + draw(st.sampled_from(["-\n", SOFT_HYPHEN, NOT_A_CHARACTER + "\n", "‐\r\n", " "]))
                + word[cut:]
            )
        out.append(word + draw(st.sampled_from([" ", "\n", "\f", "\u00a0", "  ", ZERO_WIDTH + " ", ""])))
    return unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"])), "".join(out))


@given(st.data(), texts)
def test_two_exports_of_one_text_are_one_text(data: st.DataObject, text: str) -> None:
    assert text_sha256(data.draw(exported_again(text))) == text_sha256(text)


@given(anything)
def test_composed_and_decomposed_letters_are_the_same(text: str) -> None:
    assert text_sha256(unicodedata.normalize("NFD", text)) == text_sha256(unicodedata.normalize("NFC", text))


@given(anything)
def test_folding_a_folded_text_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(texts, st.data())
def test_one_changed_figure_is_another_text(text: str, data: st.DataObject) -> None:
    written = f"{text} am 14.10.2026 mit 35 Maßnahmen"
    place = data.draw(st.sampled_from([i for i, character in enumerate(written) if character.isdigit()]))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != written[place]]))
    changed = written[:place] + other + written[place + 1 :]
    assert text_sha256(changed) != text_sha256(written)


@given(texts, st.sampled_from(WORDS))
def test_one_word_more_is_another_text(text: str, word: str) -> None:
    assert text_sha256(f"{text} {word}") != text_sha256(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("„Vielfalt“ – ein Konzept", '"Vielfalt" - ein Konzept'),
        ("Straße", "STRASSE"),
        ("Eﬃzienz der ﬂexiblen Hilfen", "Effizienz der flexiblen Hilfen"),
        ("Integrations-\nkonzept", "Integrationskonzept"),
        ("I n t e g r a t i o n", "Integration"),
        ("• Sprache\n• Arbeit", "Sprache, Arbeit"),
        ("Seite\x001", "Seite 1"),
    ],
)
def test_type_and_layout_are_not_text(one: str, other: str) -> None:
    assert text_sha256(one) == text_sha256(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("2024", "2025"), ("Entwurf", ""), ("muss", "kann"), ("Fürth", "Furth"), ("10 %", "100 %")],
)
def test_words_and_figures_are_text(one: str, other: str) -> None:
    assert text_sha256(one) != text_sha256(other)


@given(anything)
def test_a_clean_text_is_composed_and_holds_nothing_invisible(text: str) -> None:
    cleaned = clean(text + SOFT_HYPHEN + ZERO_WIDTH + "\ufeff")
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not set(cleaned) & set("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe")


@given(st.text(st.characters(), max_size=40))
def test_what_is_stored_holds_no_nul_and_no_half_characters(text: str) -> None:
    kept = storable(text + "\x00\ud83d")
    assert kept.encode()
    assert "\x00" not in kept


def test_an_ordinary_text_is_stored_as_it_is() -> None:
    assert storable("Straße 🙂 – 2 %\n") == "Straße 🙂 – 2 %\n"


def test_a_compound_with_hyphens_is_one_word() -> None:
    assert words("Das Baden-Württem­bergische Konzept, 2. Auflage") == [
        "das",
        "baden-württembergische",
        "konzept",
        "2",
        "auflage",
    ]


@given(texts, texts)
def test_similarity_is_a_share_and_does_not_depend_on_the_order(one: str, other: str) -> None:
    jaccard, containment = similarity(one, other)
    assert 0.0 <= jaccard <= containment <= 1.0
    assert similarity(other, one) == (jaccard, containment)


@given(texts.filter(lambda text: len(text.split()) >= 4))
def test_a_text_is_entirely_like_itself_and_contained_in_a_longer_one(text: str) -> None:
    assert similarity(text, text) == (1.0, 1.0)
    assert similarity(text, f"Vorwort zur zweiten Auflage {text} und Anhang")[1] == 1.0


def test_unrelated_and_empty_texts_are_not_alike() -> None:
    assert similarity("eins zwei drei vier fünf", "sechs sieben acht neun zehn") == (0.0, 0.0)
    assert similarity("", "eins zwei drei vier") == (0.0, 0.0)
