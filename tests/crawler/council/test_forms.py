"""Search forms of council systems, sent as a browser would send them."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from crawler.council.forms import Request, document_links, search_requests

BASE = "https://ris.kreis.de/bi/suchen01.asp"


def filled(markup: str, base: str = BASE) -> list[Request]:
    return search_requests(LexborHTMLParser(markup), base, "Integrationskonzept")


def test_a_form_with_post_keeps_its_hidden_and_preset_fields_and_presses_its_button() -> None:
    markup = (
        '<form action="suchen01.asp" method="post"><input type="hidden" name="a" value="1"><input name="__swords">'
        '<input type="radio" name="r" value="1" checked><input type="radio" name="r" value="2"><input type="checkbox" name="c">'
        '<select name="s"><option value="x">X<option value="y" selected>Y</select><input type="submit" name="go" value="Suchen"></form>'
    )
    fields = (("a", "1"), ("__swords", "Integrationskonzept"), ("r", "1"), ("s", "y"), ("go", "Suchen"))
    assert filled(markup) == [Request(BASE, fields)]


def test_a_form_with_get_is_a_plain_address() -> None:
    markup = (
        '<form action="/recherche"><input type="search" name="suchbegriffe"><button>Suchen</button></form>'
    )
    assert filled(markup) == [Request("https://ris.kreis.de/recherche?suchbegriffe=Integrationskonzept")]


def test_the_form_for_words_comes_before_those_for_numbers_and_names() -> None:
    markup = (
        '<form action="vo040.asp" method="post"><input name="VO040FIL1"><input type="image"></form>'
        '<form action="vo040.asp" method="post"><input type="hidden" name="filtvobetr1" value="filter"><input name="VO040FIL2"><input type="image"></form>'
    )
    first = filled(markup, "https://ris.kreis.de/bi/vo040.asp")[0]
    assert ("VO040FIL2", "Integrationskonzept") in first.fields


def test_logins_and_forms_without_a_field_for_words_are_left_alone() -> None:
    assert filled('<form action="/suche"><input name="user"><input type="password" name="pass"></form>') == []
    assert (
        filled('<form action="/newsletter" method="post"><input name="mail"></form>', "https://ris.kreis.de/")
        == []
    )
    assert (
        filled(
            '<form action="/termine"><input name="datum_von"><input name="datum_bis"></form>',
            "https://ris.kreis.de/termine",
        )
        == []
    )


def test_a_file_behind_a_button_is_an_address() -> None:
    markup = (
        '<form action="do027.asp" method="post"><input type="hidden" name="DOLFDNR" value="7"><input type="hidden" name="options" value="64">'
        '<input type="submit" value="Vorlage"></form>'
    )
    assert document_links(LexborHTMLParser(markup), "https://ris.kreis.de/bi/vo020.asp?VOLFDNR=1") == [
        ("https://ris.kreis.de/bi/do027.asp?DOLFDNR=7&options=64", "Vorlage")
    ]
