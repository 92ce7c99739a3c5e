import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.rereadings import Outcome, judge, summary

TEXT = " ".join(f"Wort{number}" for number in range(200))
CUT = " ".join(TEXT.split()[:150])


def outcome(before, now, problem=None):
    return judge("ab", before, now, problem).outcome


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (TEXT, TEXT, Outcome.SAME),
        (TEXT, TEXT.replace(" ", "\n\n"), Outcome.SAME),
        (TEXT, TEXT + " Seite drei", Outcome.CHANGED),
        (CUT, TEXT, Outcome.BETTER),
        (TEXT, CUT, Outcome.WORSE),
        ("", TEXT, Outcome.BETTER),
        (TEXT, "", Outcome.WORSE),
        ("", "", Outcome.SAME),
        (TEXT, TEXT.replace("Wort1", "Vort1"), Outcome.CHANGED),
    ],
)
def test_a_reading_is_judged_by_the_words_that_came_and_went(before, now, expected):
    assert outcome(before, now) is expected


def test_a_text_is_not_given_up_for_a_problem():
    assert not judge("ab", TEXT, "", "Das Lesen wurde abgebrochen.").taken
    assert judge("ab", "", "", "Das Lesen wurde abgebrochen.").taken
    assert judge("ab", TEXT, CUT, None).taken


texts = st.lists(st.sampled_from("Integration Teilhabe Konzept Kreis".split()), max_size=30).map(" ".join)


@given(texts, texts)
def test_better_one_way_is_worse_the_other(before, now):
    opposite = {Outcome.BETTER: Outcome.WORSE, Outcome.WORSE: Outcome.BETTER}
    there, back = outcome(before, now), outcome(now, before)
    if there in opposite and back in opposite:
        assert back is opposite[there]


@given(texts)
def test_the_same_text_is_the_same(text):
    found = judge("ab", text, text, None)
    assert (found.outcome, found.lost, found.gained) == (Outcome.SAME, 0.0, 0.0)


def test_the_summary_counts_all_and_shows_the_strongest():
    found = [judge(str(number), TEXT, TEXT, None) for number in range(3)]
    lines = summary([*found, judge("x", TEXT, "", "Beschädigt."), judge("y", TEXT, CUT, None)])

    assert lines[0].split()[:2] == ["3", "gleich"]
    assert lines[2:5] == [
        "     2  schlechter (Text fehlt, oder nicht mehr lesbar)",
        "        · : 200 → 0 Wörter (Beschädigt.), alte Lesung behalten",
        "        · : 200 → 150 Wörter",
    ]
