from __future__ import annotations

from bs4 import Tag

from crawler.extract.html import parsed
from crawler.extract.page_root import named_root, nameless_root
from crawler.extract.page_weights import Weights, weigh

TEXT = "<p>Der Kreistag hat das Konzept beschlossen und die Verwaltung mit der Umsetzung beauftragt.</p>"


def weighed(html: str) -> tuple[Tag, Weights]:
    body = parsed(f"<body>{html}</body>").body
    assert body is not None
    return body, weigh(body)


def test_the_main_element_is_the_root() -> None:
    body, weights = weighed(f"<nav>Menü</nav><main>{TEXT}</main>")
    root = named_root(body, weights)

    assert root is not None
    assert root.name == "main"


def test_names_of_systems_are_known_in_any_case() -> None:
    for name in ("CONTENT", "SP-Content", "nolis_content_site", "readthis", "col3_content", "inhalt"):
        body, weights = weighed(f"<div>Kopf</div><div id={name}>{TEXT}</div>")
        root = named_root(body, weights)
        assert root is not None, name
        assert root.get("id") == name


def test_a_name_without_text_is_not_believed() -> None:
    body, weights = weighed(f"<main></main><div id=inhalt>{TEXT}</div>")
    root = named_root(body, weights)

    assert root is not None
    assert root.get("id") == "inhalt"
    body, weights = weighed(f"<div id=content>Suche</div><div>{TEXT * 3}</div>")
    assert named_root(body, weights) is None


def test_the_heading_makes_a_name_believable() -> None:
    body, weights = weighed(f"<div>{TEXT * 5}</div><div id=content><h1>Konzept</h1>Datei</div>")
    root = named_root(body, weights)

    assert root is not None
    assert root.get("id") == "content"


def test_the_column_with_the_sentences_is_the_root_of_a_table() -> None:
    columns = (
        f"<td>Menü Menü</td><td id=x>{TEXT}</td><td>Teaser hier und Teaser dort und noch mehr Teaser</td>"
    )
    body, weights = weighed(
        f"<table><tr><td colspan=3>Kopf</td></tr><tr>{columns}</tr><tr><td>Fuß</td></tr></table>"
    )

    assert nameless_root(body, weights, set()).get("id") == "x"


def test_without_sentences_the_column_with_the_documents_is() -> None:
    columns = (
        "<td>Menü</td><td id=x><a href=/k.pdf>Konzept</a></td><td>Teaser hier Teaser dort Teaser überall</td>"
    )
    body, weights = weighed(f"<table><tr>{columns}</tr></table>")

    assert nameless_root(body, weights, set()).get("id") == "x"


def test_boxes_with_sentences_are_all_text() -> None:
    body, weights = weighed(f"<div><div>{TEXT * 9}</div><div>{TEXT}</div></div>")

    assert len(nameless_root(body, weights, set()).find_all("p")) == 10


def test_a_paragraph_of_boxes_is_not_taken_apart() -> None:
    body, weights = weighed(
        "<div id=x>Ein Text steht hier unmittelbar im Kasten.<div>Und ein Verweis</div></div>"
    )

    assert nameless_root(body, weights, set()).get("id") == "x"
