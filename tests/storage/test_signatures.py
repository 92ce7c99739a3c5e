"""MinHash signatures: what they say of two texts, and that they are found again."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from storage import signatures as rules
from storage.near_texts import near_texts, note_texts, signatures
from storage.relation_models import TextBand, TextSignature
from storage.signatures import Signature, containment, jaccard, signature
from storage.store import Store
from storage.text import similarity
from tests.monitor.builders import make_crawl, make_paper

WORDS = [f"wort{number}" for number in range(900)]


def text(seed: int, many: int = 1200) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=many))


def edited(source: str, share: float) -> str:
    """The text with a run of its words, so large a share, replaced."""
    found = source.split()
    many = int(len(found) * share)
    return " ".join([*found[: len(found) - many], *(f"neu{number}" for number in range(many))])


def of(source: str) -> Signature:
    made = signature(source)
    assert made is not None
    return made


def test_a_text_too_short_for_a_sequence_has_no_signature() -> None:
    assert signature("Integrationskonzept als PDF") is None


def test_typography_and_breaks_make_no_other_signature() -> None:
    one = "Der Landkreis fördert Teilhabe. Alle Menschen sollen mitreden können."
    assert of(one) == of(one.replace(" ", "\n").upper())


@given(st.integers(0, 50), st.floats(0.0, 0.9))
def test_the_estimate_is_near_the_exact_share(seed: int, share: float) -> None:
    one = text(seed)
    other = edited(one, share)
    assert jaccard(of(one), of(other)) == pytest.approx(similarity(one, other)[0], abs=0.2)


def test_a_text_inside_a_longer_one_is_contained_not_alike() -> None:
    short = text(1, 400)
    long = short + " " + text(2, 3600)
    assert jaccard(of(short), of(long)) < 0.25
    assert containment(of(short), of(long)) > 0.6


def test_a_stored_signature_comes_back_as_it_was() -> None:
    one = of(text(3))
    assert Signature.from_bytes(one.shingles, one.as_bytes()) == one


@pytest.mark.parametrize("seed", range(20))
def test_texts_that_share_two_thirds_meet_in_a_band_and_strangers_are_not_called_alike(seed: int) -> None:
    one = text(seed)
    assert set(of(one).bands) & set(of(edited(one, 0.2)).bands)
    assert jaccard(of(one), of(text(seed + 1000))) < 0.1


def test_a_text_is_found_again_among_those_of_all_districts(store: Store) -> None:
    with store.session() as session:
        here, there = make_crawl(session), make_crawl(session, ags="03992")
        make_paper(session, here, text(1), "/a.pdf")
        stranger = make_paper(session, here, text(9), "/b.pdf").versions[0].text_sha256
        copy = make_paper(session, there, edited(text(1), 0.05), "/c.pdf").versions[0].text_sha256
        note_texts(session, {copy, stranger})
        assert set(near_texts(session, of(text(1)), 0.5)) == {copy}


def test_signatures_are_made_once_and_anew_when_the_scheme_changes(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.session() as session:
        sha256 = make_paper(session, make_crawl(session), text(1)).versions[0].text_sha256
        note_texts(session, {sha256})
        note_texts(session, {sha256})
        assert session.scalar(select(func.count()).select_from(TextSignature)) == 1
        monkeypatch.setattr(rules, "SCHEME", rules.SCHEME + 1)
        monkeypatch.setattr("storage.near_texts.SCHEME", rules.SCHEME)
        assert signatures(session, {sha256}) == {}
        note_texts(session, {sha256})
        assert set(signatures(session, {sha256})) == {sha256}
        assert session.scalar(select(func.count()).select_from(TextSignature)) == 1
        assert session.scalar(select(func.count()).select_from(TextBand)) == len(set(of(text(1)).bands))
