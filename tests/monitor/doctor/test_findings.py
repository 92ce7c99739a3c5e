import pytest

from monitor.doctor.findings import damage, fine, healthy, note, room


def test_only_damage_makes_a_home_unhealthy():
    assert healthy([fine("Uhr", "x"), note("Uhr", "x")])
    assert not healthy([fine("Uhr", "x"), damage("Uhr", "x", "y")])
    assert healthy([])


def test_a_few_examples_stand_for_many():
    found = damage("Archiv", "x", "y", [str(number) for number in range(40)])

    assert (found.count, len(found.examples)) == (40, 5)
    assert found.as_json()["state"] == "damage"


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 Byte"), (999, "999 Byte"), (1000, "1,0 kB"), (12_345_678, "12,3 MB"), (5e15, "5000,0 TB")],
)
def test_sizes_are_told_in_the_unit_people_use(size, words):
    assert room(size) == words
