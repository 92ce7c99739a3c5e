from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extract.pdf_text import repaired

COMPOUNDS = [
    word
    for line in (Path(__file__).parent / "files" / "compounds.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
    for word in line.split()
]
# What the rules join though it is two words; nothing tells "quantitativqualitativ" from "Initiativbewerbung".
MISSED = {"quantitativ-qualitativ", "links-rechts"}
# Broken at every place that the rules of spelling allow.
BROKEN = """
    In|te|gra|ti|on Zu|sam|men|le|ben In|te|gra|ti|ons|kon|zept Mi|gra|ti|ons|be|ra|tung So|wie Den|noch Werk|statt
    Fahr|rad|werk|statt Per|sön|lich|keit Wirt|schaft|lich|keit Öf|fent|lich|keits|ar|beit Deutsch|land|weit
    deutsch|spra|chig be|rück|sich|ti|gen ge|sell|schaft|lich zwi|schen|mensch|lich so|zi|al|räum|lich
    na|tio|nal|so|zia|lis|tisch Ju|gend|li|che ei|gen|stän|dig Ein|rich|tun|gen so|zi|al|po|li|tisch
    in|ter|kul|tu|rel|le Ös|ter|rei|chi|sche Haupt|amt|li|che Mi|gran|ten|selbst|or|ga|ni|sa|ti|on
    In|klu|si|on Hand|lungs|emp|feh|lung Teil|ha|be Ein|bür|ge|rung wis|sen|schaft|lich Nach|hal|tig|keit
    """.split()
MARKS = ["-\n", "\ufffe", "\x02", "\u00ad\n", "-\r\n"]
LETTERS = st.text("abcdefghijklmnoprstuvwäöü", min_size=2, max_size=12)


def broken(word: str) -> Iterator[tuple[str, str]]:
    for place, sign in enumerate(word):
        if sign == "-":
            yield word[:place], word[place + 1 :]


@pytest.mark.parametrize("word", sorted({*COMPOUNDS} - MISSED))
def test_a_compound_keeps_its_hyphen_at_the_end_of_a_line(word: str) -> None:
    assert [repaired(f"{first}-\n{rest}") for first, rest in broken(word)] == [word] * word.count("-")


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("syllables", BROKEN)
def test_a_word_broken_between_syllables_is_whole_again(syllables: str, mark: str) -> None:
    parts = syllables.split("|")
    for place in range(1, len(parts)):
        assert repaired(f"{''.join(parts[:place])}{mark}{''.join(parts[place:])}") == "".join(parts)


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("pair", ["und", "oder", "sowie", "bzw", "statt", "als auch"])
def test_the_first_part_of_a_pair_is_not_joined(pair: str, mark: str) -> None:
    assert repaired(f"Integrations{mark}{pair} Migrationsrat") == f"Integrations- {pair} Migrationsrat"


@given(LETTERS, LETTERS)
def test_nothing_but_hyphens_and_line_ends_is_ever_lost(first: str, half: str) -> None:
    text = repaired(f"{first}-\n{half}")

    assert text.replace("-", "").replace(" ", "") == first + half


@given(LETTERS, LETTERS)
def test_before_a_capital_the_hyphen_always_stays(first: str, half: str) -> None:
    assert repaired(f"{first}-\n{half.capitalize()}") == f"{first}-{half.capitalize()}"
