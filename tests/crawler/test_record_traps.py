"""When many addresses of one shape are told as a trap."""

from __future__ import annotations

from crawler.record_traps import MANY, find_traps

K = "https://www.k.de"


def calendar(count: int, repeated: int) -> list[tuple[str, bool]]:
    return [(f"{K}/kalender?monat={month}", month < repeated) for month in range(count)]


def test_many_repetitions_of_one_shape_are_a_trap() -> None:
    (trap,) = find_traps([(K + "/", False), *calendar(20, 15)])
    assert (trap.requests, trap.repeated, trap.example) == (20, 15, f"{K}/kalender?monat=0")
    assert "15 von 20 Seiten" in trap.why


def test_few_repetitions_are_none() -> None:
    assert find_traps(calendar(MANY, MANY - 1)) == []


def test_a_long_list_with_some_doubles_is_none() -> None:
    assert find_traps(calendar(40, 10)) == []


def test_a_parameter_on_every_page_is_one_trap_not_many() -> None:
    pages = [(f"{K}/seite{word}/?tribe-date={day}", True) for word in "abcdef" for day in range(3)]
    (trap,) = find_traps(pages)
    assert (trap.shape, trap.requests) == ("?tribe-date", 18)
