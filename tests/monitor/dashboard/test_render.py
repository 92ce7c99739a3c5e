"""Templates escape, always, and links keep the filters."""

from __future__ import annotations

from monitor.dashboard.render import environment, query, static_address


def test_every_template_escapes_whatever_it_is_called() -> None:
    shown = environment().from_string("{{ title }}").render(title="<script>")

    assert shown == "&lt;script&gt;"


def test_a_link_keeps_the_filters_that_are_set() -> None:
    chosen = {"land": "Baden-Württemberg", "art": None, "q": "", "erstbestand": True, "zaehlt": False}

    assert query(chosen, seite=2) == "?land=Baden-W%C3%BCrttemberg&erstbestand=1&seite=2"


def test_a_link_without_filters_clears_them() -> None:
    assert query({"land": None}) == "?"


def test_a_filter_value_cannot_leave_its_place() -> None:
    assert query({"q": '"><script>&a=b'}) == "?q=%22%3E%3Cscript%3E%26a%3Db"


def test_the_address_of_a_static_file_names_its_content() -> None:
    assert static_address("style.css").startswith("/static/style.css?v=")
