from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from monitor.diff import Diff, Hunk, diff
from monitor.sentences import sentences
from storage.text import fold
from tests.monitor.texts import in_pages, long_paper, papers


def kinds(found: Diff) -> list[str]:
    return [hunk.kind for hunk in found.hunks]


def words(hunk: Hunk) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in hunk.pieces]


@given(papers, papers)
def test_without_the_hunks_both_texts_are_the_same(old: str, new: str) -> None:
    found = diff(old, new)
    gone = {at for hunk in found.hunks for at in hunk.old_at}
    come = {at for hunk in found.hunks for at in hunk.new_at}
    kept_old = [sentence.key for at, sentence in enumerate(sentences(old)) if at not in gone]
    kept_new = [sentence.key for at, sentence in enumerate(sentences(new)) if at not in come]
    assert "".join(kept_old) == "".join(kept_new)


@given(papers, papers)
def test_every_sentence_of_a_hunk_is_where_the_hunk_says_and_in_no_other(old: str, new: str) -> None:
    hunks = diff(old, new).hunks
    for text, sides in ((old, [(h.old_at, h.old) for h in hunks]), (new, [(h.new_at, h.new) for h in hunks])):
        places = [place for at, _ in sides for place in at]
        assert len(places) == len(set(places))
        assert [sentences(text)[place] for place in places] == [s for _, side in sides for s in side]


@given(papers, papers)
def test_the_pieces_of_a_hunk_make_up_both_its_texts(old: str, new: str) -> None:
    for hunk in diff(old, new).hunks:
        if hunk.kind != "moved":
            assert fold("".join(p.text for p in hunk.pieces if p.kind != "added")) == fold(hunk.old_text)
        assert fold("".join(p.text for p in hunk.pieces if p.kind != "removed")) == fold(hunk.new_text)


@given(papers)
def test_equal_texts_have_no_hunks(text: str) -> None:
    assert diff(text, text).hunks == ()
    assert diff(text, text.replace(" ", "\n").replace("–", "-")).hunks == ()


@given(papers, papers)
def test_texts_without_hunks_are_equal(old: str, new: str) -> None:
    if not diff(old, new).hunks:
        assert "".join(s.key for s in sentences(old)) == "".join(s.key for s in sentences(new))


@given(papers, papers)
def test_shares_lie_between_nothing_and_everything(old: str, new: str) -> None:
    found = diff(old, new)
    assert 0 <= found.share_changed <= 1
    assert 0 <= found.share_new <= 1


@given(st.lists(st.integers(0, 999), unique=True, min_size=3, max_size=12), st.data())
def test_a_sentence_that_moved_is_moved_and_counts_no_words(numbers: list[int], data: st.DataObject) -> None:
    lines = [f"Der Satz mit der Nummer {number} steht genau hier." for number in numbers]
    at = data.draw(st.integers(0, len(lines) - 1))
    to = data.draw(st.integers(0, len(lines) - 1).filter(lambda place: place != at))
    moved = [line for line in lines if line != lines[at]]
    moved.insert(to, lines[at])
    found = diff(" ".join(lines), " ".join(moved))
    assert set(kinds(found)) == {"moved"}
    assert found.words_added == found.words_removed == found.share_changed == 0


def test_a_changed_figure_is_one_hunk_with_just_that_figure() -> None:
    old = "Es wächst. Ende 2022 lebten 4 812 Menschen ohne deutschen Pass im Landkreis. Sie sind willkommen."
    new = "Es wächst. Ende 2025 lebten 6 190 Menschen ohne deutschen Pass im Landkreis. Sie sind willkommen."
    (hunk,) = diff(old, new).hunks
    assert words(hunk) == [
        ("equal", "Ende"),
        ("removed", "2022"),
        ("added", "2025"),
        ("equal", "lebten"),
        ("removed", "4 812"),
        ("added", "6 190"),
        ("equal", "Menschen ohne deutschen Pass im Landkreis."),
    ]


def test_a_sentence_rewritten_altogether_is_replaced_whole() -> None:
    (hunk,) = diff(
        "Wir fördern die Sprache mit vielen Kursen.", "Vereine und Kirchen öffnen die Türen."
    ).hunks
    assert [piece.kind for piece in hunk.pieces] == ["removed", "added"]


def test_two_changed_sentences_are_two_hunks() -> None:
    old = "Das Konzept gilt bis Ende 2023. Acht Leitlinien bestimmen das Handeln."
    new = "Das Konzept gilt bis Ende 2031. Neun Leitlinien bestimmen das Handeln."
    assert [hunk.new_text for hunk in diff(old, new).hunks] == [
        "Das Konzept gilt bis Ende 2031.",
        "Neun Leitlinien bestimmen das Handeln.",
    ]


def test_an_added_and_a_removed_passage_name_the_side_that_has_them() -> None:
    old = "Eins bleibt stehen.\fZwei geht heute weg.\fDrei bleibt stehen."
    new = "Eins bleibt stehen.\fDrei bleibt stehen.\fVier kommt neu dazu."
    found = diff(old, new)
    assert [(hunk.kind, hunk.page_old, hunk.page_new) for hunk in found.hunks] == [
        ("removed", 2, None),
        ("added", None, 3),
    ]
    assert (found.words_removed, found.words_added) == (4, 4)


def test_a_moved_passage_names_both_pages_and_takes_its_heading_along() -> None:
    chapter = "Sprache.\n\nDer Kreis fördert Kurse in allen Gemeinden.\n\n"
    rest = "Arbeit braucht Anerkennung der Abschlüsse überall. Wohnen braucht Platz. Ehre dem Amt. "
    found = diff(f"{chapter}{rest}", f"{rest}\f{chapter}")
    (hunk,) = found.hunks
    assert (hunk.kind, hunk.page_old, hunk.page_new) == ("moved", 1, 2)
    assert hunk.new_text == "Sprache. Der Kreis fördert Kurse in allen Gemeinden."


def test_a_short_line_that_left_and_arrived_moved_a_figure_alone_did_not() -> None:
    rest = "Eins bleibt. Zwei auch."
    assert kinds(diff(f"Ziele\n\n{rest}", f"{rest}\n\nZiele")) == ["moved"]
    assert kinds(diff(f"4812\n\n{rest}", f"{rest}\n\n4812")) == ["removed", "added"]


def test_one_of_two_equal_sentences_gone_is_a_removal_though_the_other_moved() -> None:
    rest = "Eins bleibt. Zwei auch."
    assert "moved" not in kinds(diff(f"Ziele.\n\nZiele.\n\n{rest}", f"{rest}\n\nZiele."))


def test_another_layout_of_the_same_text_is_no_difference() -> None:
    header = "Landkreis Auental\n"
    pages = ["Das Inte-\ngrationskonzept gilt\n1", "für alle. Es wirkt.\n2", "Ende.\n3"]
    old = "\f".join(header + page for page in pages)
    new = "Landkreis Auental\nDas Integrationskonzept gilt für alle.\nEs\nwirkt. Ende."
    assert diff(old, new).hunks == ()


def test_a_long_paper_with_many_edits_keeps_them_apart() -> None:
    old = long_paper(pages=60)
    new = list(old)
    for at in range(0, len(new), 40):
        new[at] = f"Hier steht jetzt Satz {at} in neuer Fassung."
    found = diff(in_pages(old), in_pages(new))
    assert len(found.hunks) == len(range(0, len(new), 40))
    assert found.share_changed < 0.05


def test_a_paper_written_anew_is_replaced() -> None:
    found = diff(
        in_pages(long_paper(pages=20, seed=1)),
        in_pages([line[::-1] for line in long_paper(pages=20, seed=2)]),
    )
    assert found.share_changed > 0.9
