"""The data call behind a list: which addresses of a page hold data, and which do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.rendering.calls import data_calls, script_files
from crawler.rendering.parts import parts_of

URL = "https://www.kreis.test/soziales/integration"


def calls(script: str = "", main: str = "") -> list[str]:
    return data_calls(parts_of(f"<body><main>{main}</main><script>{script}</script></body>"), URL, URL)


@pytest.mark.parametrize(
    ("script", "address"),
    [
        ("fetch('/api/docs').then(show)", "/api/docs"),
        ('const r = await fetch("/dokumente.json", {method: "GET"})', "/dokumente.json"),
        ("fetch(`/rest/docs?x=1`)", "/rest/docs?x=1"),
        ("$.getJSON('/liste.php?id=4', fill)", "/liste.php?id=4"),
        ("jQuery.get('/ajax/liste', fill)", "/ajax/liste"),
        ("$('#docs').load('/fragmente/liste.html #inhalt')", "/fragmente/liste.html"),
        ("axios.get('/wp-json/wp/v2/media?per_page=100')", "/wp-json/wp/v2/media?per_page=100"),
        ("axios('/api/a')", "/api/a"),
        ("x.open('GET', '/daten.json', true)", "/daten.json"),
        ("$.ajax({url: '/index.php?id=5&type=9818', dataType: 'json'})", "/index.php?id=5&type=9818"),
        (r'var cfg = {"apiUrl": "\/api\/v1\/docs"}', "/api/v1/docs"),
        ("new DataTable('#t', {ajax: '/datatables/ajax?seite=1'})", "/datatables/ajax?seite=1"),
    ],
)
def test_a_call_that_reads_is_found_in_a_script(script: str, address: str) -> None:
    assert calls(script) == [f"https://www.kreis.test{address}"]


@pytest.mark.parametrize(
    "script",
    [
        "fetch('/api/save', {method: 'POST', body: x})",
        "$.ajax({type: 'POST', url: '/api/save'})",
        "x.open('POST', '/api/save')",
        "fetch('/api/items/' + id)",
        "fetch(`/api/items/${id}`)",
        "fetch('/bild.jpg')",
        "fetch('/static/main.js')",
        "fetch('/matomo/matomo.php?idsite=1')",
        "fetch('/cookie-consent/api.json')",
        "fetch('/api/suggest?q=a')",
        "fetch('/karte/punkte.json')",
        "import x from '/main.js'; var title = 'Seite'; var path = '/soziales/amt'",
        "fetch('#')",
        "fetch('data:text/plain,x')",
        f"fetch('{URL}')",
    ],
)
def test_what_sends_or_loads_something_else_is_no_data_call(script: str) -> None:
    assert calls(script) == []


def test_addresses_are_those_of_the_page_and_its_base() -> None:
    page = parts_of("<base href=/neu/><script>fetch('liste.json')</script>")
    assert page.base == "/neu/"
    assert data_calls(page, URL, "https://www.kreis.test/neu/") == ["https://www.kreis.test/neu/liste.json"]


def test_what_an_empty_list_names_comes_first() -> None:
    found = calls(
        "fetch('/api/news')", "<ul class=dokumente data-url=/liste></ul><div data-load=/anderes></div>"
    )
    assert found == [f"https://www.kreis.test/{path}" for path in ("liste", "anderes", "api/news")]


def test_among_equals_the_words_of_the_address_decide() -> None:
    assert calls("fetch('/api/abfall'); fetch('/api/integrationskonzepte')")[0].endswith(
        "integrationskonzepte"
    )


@given(st.text(max_size=300))
def test_no_script_breaks_the_search(script: str) -> None:
    for address in calls(script.replace("<", "")):
        assert address.startswith("http")


def test_of_a_pages_scripts_its_own_come_first_and_libraries_not_at_all() -> None:
    files = (
        "/a/jquery-3.7.min.js",
        "/a/main.js",
        "/a/dokumentliste.js",
        "/matomo.js",
        "https://cdn.test/x.js",
        "/vendor/b.js",
    )
    page = parts_of("".join(f"<script src={file}></script>" for file in files))
    assert [one.rpartition("/")[2] for one in script_files(page, URL)] == [
        "dokumentliste.js",
        "x.js",
        "main.js",
    ]


@pytest.mark.parametrize("value", ["application/json,", "text/html", "store-localstorage-json"])
def test_what_a_call_accepts_or_is_called_is_no_address(value: str) -> None:
    page = parts_of(f"<body><main></main><script>load({{dataUrl: '{value}'}})</script></body>")
    assert data_calls(page, "https://kreis.de/", "https://kreis.de/") == []
