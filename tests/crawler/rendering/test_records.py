"""Links in data: inline state, answers of data calls, literals of scripts."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.rendering.data import data_links
from crawler.rendering.parts import parts_of
from crawler.rendering.records import MOST_LINKS, links_of
from crawler.rendering.state import state_links

URL = "https://www.kreis.test/soziales/"
PAPER = ("https://www.kreis.test/ik.pdf", "Integrationskonzept")


def pairs(body: str, content_type: str = "application/json") -> list[tuple[str, str]]:
    return [(link.url, link.text) for link in data_links(body.encode(), content_type, URL)]


def state(markup: str) -> list[tuple[str, str]]:
    return [(link.url, link.text) for link in state_links(parts_of(markup), URL)]


@pytest.mark.parametrize(
    "body",
    [
        '[{"title": "Integrationskonzept", "url": "/ik.pdf"}]',
        '{"d": {"results": [{"Titel": "Integrationskonzept", "DateiUrl": "../ik.pdf"}]}}',
        '{"items": [{"title": {"rendered": "Integrations&shy;konzept"}, "source_url": "https://www.kreis.test/ik.pdf"}]}',
        '{"name": "Integrationskonzept", "attachments": [{"href": "/ik.pdf"}]}',
        '{"name": "Integrationskonzept", "dateien": ["/ik.pdf"]}',
        '{"html": "<p><a href=\\"/ik.pdf\\">Integrationskonzept</a></p>"}',
        'fuelle([{"titel": "Integrationskonzept", "pfad": "/ik.pdf"}]);',
        ')]}\',\n[{"titel": "Integrationskonzept", "pfad": "/ik.pdf"}]',
        "\ufeff" + '[{"titel": "Integrationskonzept", "link": "/ik.pdf#page=2"}]',
        "var docs = [{titel: 'Integrationskonzept', datei: '/ik.pdf'}];",
        '<ul><li><a href="/ik.pdf">Integrationskonzept</a></li></ul>',
    ],
)
def test_a_paper_is_read_from_every_usual_form_of_answer(body: str) -> None:
    (found,) = pairs(body)
    assert (found[0], found[1].replace("\u00ad", "")) == PAPER


@pytest.mark.parametrize(
    "body",
    [
        "",
        "null",
        "42",
        '"Integrationskonzept"',
        '{"titel": "Integrationskonzept", "id": 7, "text": "siehe ik.pdf"}',
        '{"url": "javascript:alert(1)", "title": "x"}',
        '{"url": "mailto:a@kreis.test", "title": "x"}',
        '{"url": "http://[::1", "title": "x"}',
        "[" * 100_000,
        '{"a": ',
    ],
)
def test_what_names_no_address_brings_none_and_breaks_nothing(body: str) -> None:
    assert pairs(body) == []


def test_an_old_encoding_that_the_answer_declares_is_read() -> None:
    body = '[{"titel": "Maßnahmen für Zugewanderte", "url": "/ik.pdf"}]'.encode("latin-1")
    (link,) = data_links(body, "application/json; charset=ISO-8859-1", URL)
    assert link.text == "Maßnahmen für Zugewanderte"


def test_more_links_than_a_list_has_are_not_read() -> None:
    many = [{"title": f"Papier {number}", "url": f"/{number}.pdf"} for number in range(2 * MOST_LINKS)]
    assert len(links_of(many, URL)) == MOST_LINKS


@pytest.mark.parametrize(
    "markup",
    [
        '<script type="application/json">{"docs": [{"title": "Integrationskonzept", "url": "/ik.pdf"}]}</script>',
        '<script>window.__STATE__ = {"docs": [{"title": "Integrationskonzept", "url": "\\/ik.pdf"}]};</script>',
        """<script>zeige({"title": "Integrationskonzept", "url": "/ik.pdf"}, 'x')</script>""",
        """<script>const s = JSON.parse('{"title": "Integrationskonzept", "url": "/ik.pdf"}')</script>""",
        r"""<script>const s = JSON.parse("{\"title\": \"Integrationskonzept\", \"url\": \"\/ik.pdf\"}")</script>""",
        "<script>var docs = [{titel: 'Integrationskonzept', datei: '/ik.pdf'}]</script>",
        """<div data-items='[{"name": "Integrationskonzept", "file": "/ik.pdf"}]'></div>""",
        """<div id=app data-page='{"props": {"title": "Integrationskonzept", "url": "/ik.pdf"}}'></div>""",
    ],
)
def test_a_paper_is_read_from_the_data_in_the_page_itself(markup: str) -> None:
    assert state(f"<body>{markup}</body>") == [PAPER]


def test_a_file_that_only_a_scripts_literal_names_is_a_link_without_words() -> None:
    assert state("<script>let a = 'x', pdf = \"/ordner/ik.pdf\";</script>") == [
        ("https://www.kreis.test/ordner/ik.pdf", "")
    ]


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=20)
    | st.sampled_from(["/a.pdf", "http://[x", "<a href='/b'>B</a>"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["url", "title", "x", "html"]), inner, max_size=4)
    ),
    max_leaves=30,
)


@given(JSON)
def test_whatever_an_answer_holds_its_links_are_web_addresses_each_once(value: object) -> None:
    found = data_links(json.dumps(value).encode(), "application/json", URL)
    assert all(link.url.startswith(("http://", "https://")) for link in found)
    assert len({link.url for link in found}) == len(found)


@given(st.text(alphabet="{}[]\"':,=(\\ab/.pdf \n", max_size=200))
def test_no_script_breaks_the_reading_of_its_state(script: str) -> None:
    state(f"<script>{script}</script>")
