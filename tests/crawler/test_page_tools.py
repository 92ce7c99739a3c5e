"""Which addresses are tools that sites hang on their pages."""

from __future__ import annotations

import pytest

from crawler.page_tools import is_tool

HOST = "https://kreis.de"


@pytest.mark.parametrize(
    "address",
    [
        "/index.php?title=Spezial:%C3%84nderungen_an_verlinkten_Seiten&limit=50&target=Integration",
        "/index.php/Spezial:Letzte_%C3%84nderungen",
        "/wiki/Special:RecentChanges?days=7",
        "/index.php?title=Integrationskonzept&oldid=95",
        "/index.php?title=Integrationskonzept&printable=yes",
        "/index.php?title=Integrationskonzept&redirect=no&action=info",
        "/api.php?hidebots=1&days=7&action=feedrecentchanges&feedformat=atom",
        "/index.php?title=Spezial:Letzte_%C3%84nderungen&feed=atom",
        "/soziales/konzept?do=media&ns=soziales",
        "/soziales/konzept?do=edit",
        "/presse/feed/",
        "/search_rss?SearchableText=Integration",
    ],
)
def test_tools_of_wikis_and_blogs_are_known_by_their_addresses(address: str) -> None:
    assert is_tool(HOST + address)


@pytest.mark.parametrize(
    "address",
    [
        "/index.php?title=Spezial:Suche&search=Integration",
        "/index.php/Spezial:Alle_Seiten",
        "/wiki/Special:ListFiles?limit=50",
        "/index.php?title=Integrationskonzept",
        "/index.php/Datei:Konzept.pdf",
        "/index.php?id=12&action=show",
        "/index.php?id=12&action=info",
        "/konzept?action=AttachFile&do=get&target=konzept.pdf",
        "/start?do=search&q=Integration",
        "/start?do=index",
        "/spezial/integration",
        "/download.php?file=konzept.pdf&do=download",
        "/feedback",
        "/themen/index.html?rev=3",
    ],
)
def test_content_is_no_tool(address: str) -> None:
    assert not is_tool(HOST + address)
