"""What deserves a close look."""

from __future__ import annotations

import pytest

from crawler.reading import look, worth_reading

_PAGE = b"""<html><head><meta name="robots" content="noindex,nofollow"><title>Integrationskonzept</title></head>
<body><h1>Integrationskonzept</h1><p>Vom Kreistag beschlossen.</p></body></html>"""


@pytest.mark.parametrize(
    ("address", "is_read"),
    [
        ("https://kreis.test/soziales/integrationskonzept", True),  # a wiki's new page, a site never opened
        ("https://kreis.test/soziales/integrationskonzept?do=edit", False),
        ("https://kreis.test/index.php?title=Integrationskonzept&action=history", False),
    ],
)
def test_a_page_kept_from_search_engines_is_read_unless_it_is_a_view(address: str, is_read: bool) -> None:
    assert worth_reading(look(_PAGE, "text/html", address), 0.0, known=False) is is_read
