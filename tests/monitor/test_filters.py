from hypothesis import given
from hypothesis import strategies as st

from monitor.filters import Facts, described, matches

CONCEPT = Facts(1, "new_concept", ags="14521", land="Sachsen", role="concept", score=0.8)
TROUBLE = Facts(2, "site_problem", ags="14521", land="Sachsen")
REGISTRY = Facts(3, "registry_changed")


def test_no_filter_lets_every_paper_pass():
    assert matches({}, CONCEPT)


def test_troubles_of_sites_are_for_maintainers_for_whoever_names_them_and_for_digests():
    for note in (TROUBLE, REGISTRY):
        assert not matches({}, note)
        assert matches({"maintainer": True}, note)
        assert matches({"kind": [note.kind]}, note)
        assert matches({}, note, in_digest=True)
    assert described({"maintainer": True}) == "alle Meldungen, auch Störungen"


def test_an_empty_filter_is_no_filter():
    assert matches({"land": [], "ags": [], "kind": [], "role": [], "min_score": 0}, CONCEPT)


def test_each_filter_keeps_out_what_it_does_not_name():
    for key, other in {"land": "Bayern", "ags": "01001", "kind": "moved", "role": "draft"}.items():
        assert not matches({key: [other]}, CONCEPT), key


def test_any_of_the_named_values_will_do():
    assert matches({"land": ["Bayern", "Sachsen"], "kind": ["moved", "new_concept"]}, CONCEPT)


def test_all_filters_must_agree():
    assert not matches({"land": ["Sachsen"], "kind": ["moved"]}, CONCEPT)


def test_a_minimum_score_judges_papers_only():
    assert not matches({"min_score": 0.9}, CONCEPT)
    assert matches({"min_score": 0.8}, CONCEPT)
    assert matches({"min_score": 0.9, "maintainer": True}, TROUBLE)


def test_a_role_keeps_out_what_is_about_no_paper():
    assert not matches({"role": ["concept"]}, TROUBLE)


def test_what_belongs_to_no_district_reaches_only_those_without_a_place():
    assert not matches({"land": ["Sachsen"]}, REGISTRY)
    assert not matches({"ags": ["14521"]}, REGISTRY)


@given(st.lists(st.sampled_from(["Sachsen", "Bayern"])), st.lists(st.sampled_from(["moved", "new_concept"])))
def test_a_further_filter_never_adds_alerts(lands, kinds):
    if matches({"land": lands, "kind": kinds}, CONCEPT):
        assert matches({"land": lands}, CONCEPT)
        assert matches({"kind": kinds}, CONCEPT)


def test_filters_are_told_in_german():
    filters = {"kind": ["new_concept", "moved"], "land": ["Sachsen"], "ags": ["01001"], "min_score": 0.6}
    assert described(filters) == "Neues Konzept und Verschoben; Sachsen; AGS 01001; Wert ab 0,60"
    assert described({}) == "alle Meldungen"


def test_one_of_the_words_is_enough_also_inside_a_longer_word():
    told = Facts(4, "changed", text="Titel: Integrationskonzept\nKapitel Wohnungsmarkt")
    assert matches({"words": ["Gesundheit", "wohn"]}, told)
    assert not matches({"words": ["Gesundheit"]}, told)
    assert described({"words": ["Wohnen", "Arbeit"]}) == "mit „Wohnen“ und „Arbeit“"
