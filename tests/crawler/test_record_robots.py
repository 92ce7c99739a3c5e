"""Which line of a robots.txt forbids an address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.record_robots import rule_against
from crawler.robots import read_robots

PATHS = st.from_regex(r"/[a-c]{0,2}(/[a-c]{1,2}){0,2}\*?\$?", fullmatch=True)
LINES = st.lists(st.tuples(st.sampled_from(["Disallow", "Allow"]), PATHS), max_size=6)


@pytest.mark.parametrize(
    ("rules", "rule"),
    [
        ("User-agent: *\nDisallow: /intern # geheim", "Disallow: /intern"),
        ("User-agent: *\nDisallow: /\nDisallow: /intern/", "Disallow: /intern/"),
        ("User-agent: *\nDisallow: /a\n\nUser-agent: Konzeptmonitor\nDisallow: /*plan", "Disallow: /*plan"),
        ("User-agent: Andere\nUser-agent: *\ndisallow:/intern", "disallow:/intern"),
        ("User-agent: Andere\nDisallow: /intern", None),
        ("User-agent: *\nDisallow:", None),
        ("", None),
    ],
)
def test_the_longest_line_of_our_group_is_quoted_as_it_stands(rules: str, rule: str | None) -> None:
    assert rule_against(rules, "https://k.de/intern/plan") == rule


@given(LINES, st.from_regex(r"/[a-c]{0,2}(/[a-c]{1,2}){0,2}", fullmatch=True))
def test_whatever_is_forbidden_has_a_line_that_forbids_it(lines: list[tuple[str, str]], path: str) -> None:
    text = "User-agent: *\n" + "\n".join(f"{name}: {value}" for name, value in lines)
    if not read_robots(200, text.encode()).allows(f"https://k.de{path}"):
        rule = rule_against(text, f"https://k.de{path}")
        assert rule is not None
        assert rule in text
