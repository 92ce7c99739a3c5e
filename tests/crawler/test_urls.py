"""Addresses: the form we fetch, and the key that says two addresses are one."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler import urls

# Everything a href may hold, and addresses that are nearly right.
anything = st.text(max_size=60)
pieces = st.text(alphabet="abcÄß019 .-_~%/\\?&=;#|:@[]()+,'\"<>\x00\t", max_size=30)
addresses = st.builds(
    "{}://{}{}/{}?{}#{}".format,
    st.sampled_from(["http", "https", "HTTP"]),
    st.sampled_from(
        ["www.kreis.de", "kreis.de", "KREIS.DE", "www.süd.de", "127.0.0.1", "[::1]", "kreis.de."]
    ),
    st.sampled_from(["", ":80", ":443", ":8080"]),
    pieces,
    pieces,
    pieces,
)


@given(anything | addresses, st.sampled_from(["", "http://www.kreis.de/a/b?c=d", "https://kreis.de"]))
def test_no_text_makes_canonical_or_key_raise(written: str, base: str) -> None:
    address = urls.canonical(written, base)
    if address is not None:
        urls.key(address)
        urls.shape(address)
        urls.origin(address)
        urls.host_and_port(address)
        urls.is_worth_asking(address)
        urls.looks_like_document(address)


@given(st.characters(categories=["Cs"]))
def test_half_a_character_is_no_address(surrogate: str) -> None:
    assert urls.canonical(f"http://kreis.de/{surrogate}") is None


@given(addresses)
def test_a_canonical_address_is_its_own_canonical_form(written: str) -> None:
    address = urls.canonical(written)
    if address is not None:
        assert urls.canonical(address) == address


@given(addresses)
def test_a_canonical_address_is_ascii_without_fragment_or_login(written: str) -> None:
    address = urls.canonical(written)
    if address is not None:
        assert address.isascii()
        assert urlsplit(address).scheme in ("http", "https")
        assert "#" not in address
        assert "@" not in urlsplit(address).netloc


@given(addresses)
def test_the_canonical_form_keeps_the_key(written: str) -> None:
    address = urls.canonical(written)
    if address is not None:
        assert urls.key(address) == urls.key(urls.canonical(address + "#anders") or "")


@pytest.mark.parametrize(
    ("written", "base", "address"),
    [
        ("HTTP://WWW.Kreis.DE:80/a/../b", "", "http://www.kreis.de/b"),
        ("https://kreis.de:443", "", "https://kreis.de/"),
        ("http://kreis.de:8080/", "", "http://kreis.de:8080/"),
        ("/Überblick und mehr", "https://kreis.de/x/", "https://kreis.de/%C3%9Cberblick%20und%20mehr"),
        ("konzept.pdf#page=3", "https://kreis.de/x/y.html", "https://kreis.de/x/konzept.pdf"),
        ("?seite=2", "https://kreis.de/x/y.html", "https://kreis.de/x/y.html?seite=2"),
        ("//portal.kreis.de/a", "https://kreis.de/", "https://portal.kreis.de/a"),
        ("https://www.süd.de/", "", "https://www.xn--sd-xka.de/"),
        ("http://kreis.de\\a\\b", "", "http://kreis.de/a/b"),
        ("http://jemand:geheim@kreis.de/a", "", "http://kreis.de/a"),
        # whom it is shown to is not where it is
        ("http://kreis.de/a?utm_source=x&id=3&PHPSESSID=9f", "", "http://kreis.de/a?id=3"),
        ("http://kreis.de/a;jsessionid=AB12.node1?id=3", "", "http://kreis.de/a?id=3"),
        ("http://kreis.de/(S(abcdefghij0123456789))/a.aspx", "", "http://kreis.de/a.aspx"),
        ("http://kreis.de/si0040.php?s=" + "0a" * 20, "", "http://kreis.de/si0040.php"),
        ("http://kreis.de/suche?s=integration", "", "http://kreis.de/suche?s=integration"),
        # numbers are addresses too, in every spelling a browser knows
        ("http://2130706433/", "", "http://127.0.0.1/"),
        ("http://0x7f.1/", "", "http://127.0.0.1/"),
    ],
)
def test_an_address_is_the_one_a_browser_would_ask_for(written: str, base: str, address: str) -> None:
    assert urls.canonical(written, base) == address


@pytest.mark.parametrize(
    "written",
    [
        "",
        "#oben",
        "javascript:alert(1)",
        "mailto:amt@kreis.de",
        "tel:+49123",
        "data:text/html,x",
        "ftp://kreis.de/a",
        "file:///etc/passwd",
        "http://",
        "http://[::1",
        "http://kreis.de:99999/",
        "http://a b.de/",
        "http://kreis.de/" + "a" * 2000,
    ],
)
def test_what_is_no_web_address_is_none(written: str) -> None:
    assert urls.canonical(written) is None


SAME = [
    ("http://www.kreis.de/a/", "https://kreis.de/a"),
    ("https://kreis.de/", "https://kreis.de/index.html"),
    ("https://kreis.de/a/index.php", "https://kreis.de/a/"),
    ("https://kreis.de/a?b=1&c=2", "https://kreis.de/a?c=2&b=1"),
    ("https://kreis.de/index.php?ModID=7&FID=2846.728.1&object=tx%7C2846.728.1&La=1&NavID=3", "https://kreis.de/index.php?FID=2846.728.1&ModID=7&object=tx,2846.728.1"),
    ("https://kreis.de/a?L=0", "https://kreis.de/a"),
    ("https://kreis.de/a?type=98&id=3", "https://kreis.de/a?id=3"),
    ("https://kreis.de/a?tx_news_pi1[backId]=5&id=3", "https://kreis.de/a?id=3"),
    ("https://kreis.de/Seite.ASPX", "https://kreis.de/seite.aspx"),
    ("https://kreis.de/%C3%BCber", "https://kreis.de/%FCber"),
    ("https://kreis.de/a//b", "https://kreis.de/a/b"),
    ("http://kreis.de:80/a", "https://kreis.de:443/a"),
]  # fmt: skip
DIFFERENT = [
    ("https://kreis.de/a", "https://portal.kreis.de/a"),
    ("https://kreis.de/a", "https://kreis.de/b"),
    ("https://kreis.de/index.php?id=1", "https://kreis.de/index.php?id=2"),
    ("https://kreis.de/index.php?id=1", "https://kreis.de/?id=1"),
    ("https://kreis.de/a?L=1", "https://kreis.de/a"),
    ("https://kreis.de/a?type=1", "https://kreis.de/a"),
    ("https://kreis.de/Konzept.pdf", "https://kreis.de/konzept.pdf"),
    ("https://kreis.de:8080/a", "https://kreis.de/a"),
    ("https://kreis.de/getfile.php?id=1&type=do", "https://kreis.de/getfile.php?id=2&type=do"),
    ("https://kreis.de/a?x=&y=1", "https://kreis.de/a?y=1"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_page_have_one_key(one: str, other: str) -> None:
    assert urls.key(urls.canonical(one) or "") == urls.key(urls.canonical(other) or "")


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_pages_have_different_keys(one: str, other: str) -> None:
    assert urls.key(urls.canonical(one) or "") != urls.key(urls.canonical(other) or "")


@given(
    st.permutations([("id", "3"), ("seite", "2"), ("a", "ä"), ("b", "")]),
    st.sampled_from(["", "www."]),
    st.sampled_from(["http", "https"]),
)
def test_order_of_parameters_scheme_and_www_never_make_a_second_page(
    pairs: list[tuple[str, str]], www: str, scheme: str
) -> None:
    query = "&".join(f"{name}={value}" for name, value in pairs)
    address = urls.canonical(f"{scheme}://{www}kreis.de/liste?{query}")
    assert urls.key(address or "") == "kreis.de/liste?a=ä&b=&id=3&seite=2"


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://kreis.de/bild.JPG", False),
        ("https://kreis.de/stil.css?v=3", False),
        ("https://kreis.de/termin.ics", False),
        ("https://kreis.de/haushalt.xlsx", False),
        ("https://kreis.de/konzept.pdf", True),
        ("https://kreis.de/bild.jpg/ansicht", True),
        ("https://kreis.de/a?datei=bild.jpg", True),
        ("https://kreis.de/", True),
        ("https://kreis.de/index.php?title=Integrationskonzept", True),
        ("https://kreis.de/index.php?title=Spezial:Suche&search=Integration", True),
        ("https://kreis.de/index.php?title=Integrationskonzept&action=history", False),
        ("https://kreis.de/index.php?title=Spezial:Anmelden&returnto=Integrationskonzept", False),
        ("https://kreis.de/soziales/konzept?do=revisions", False),
        ("https://kreis.de/soziales/konzept?do=search&q=integration", True),
        ("https://kreis.de/soziales/konzept?rev=1795535205", False),
        ("https://kreis.de/presse/konzept/?replytocom=7", False),
        ("https://kreis.de/index.php?id=12&action=show", True),
    ],
)
def test_only_addresses_that_may_hold_a_paper_are_asked_for(url: str, asked: bool) -> None:
    assert urls.is_worth_asking(url) is asked


@pytest.mark.parametrize(
    ("url", "archive"),
    [
        ("https://kreis.de/@@search?SearchableText=Integration&sort_on=Date", True),
        ("https://kreis.de/suche?q=Integration&seite=2", True),
        ("https://kreis.de/start?do=search&q=Integration", True),
        ("https://kreis.de/tag/integration/", True),
        ("https://kreis.de/suche/", False),
        ("https://kreis.de/presse/suche-nach-ehrenamtlichen?id=3", False),
        ("https://kreis.de/index.php?title=Integrationskonzept", False),
    ],
)
def test_what_a_site_lists_by_itself_is_known_by_its_address(url: str, archive: bool) -> None:
    assert urls.is_archive(url) is archive


@pytest.mark.parametrize(
    ("url", "document"),
    [
        ("https://kreis.de/konzept.pdf", True),
        ("https://kreis.de/konzept.PDF?v=2", True),
        ("https://kreis.de/konzept.pdf/view", True),
        ("https://kreis.de/konzept.doc", True),
        ("https://kreis.de/Konzept%20und%20Anlagen.zip", True),
        ("https://kreis.de/kon%7Azept%2Edocx", True),
        ("https://kreis.de/output/download.php?fid=3052.5144.1.PDF", True),
        ("https://kreis.de/bi/getfile.asp?id=17&type=do", True),
        ("https://kreis.de/public/doc?DOLFDNR=12&DOCTYP=130", True),
        ("https://kreis.de/konzept/@@download/file", True),
        ("https://kreis.de/pdfs-zum-thema", False),
        ("https://kreis.de/integration", False),
        ("https://kreis.de/docks", False),
    ],
)
def test_files_are_told_from_pages_by_their_address(url: str, document: bool) -> None:
    assert urls.looks_like_document(url) is document


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://kreis.de/termine?jahr=2024&monat=3", "https://kreis.de/termine?jahr=2031&monat=12"),
        ("https://kreis.de/meldungen/4711", "https://kreis.de/meldungen/12"),
        ("https://kreis.de/2019/05/wetter", "https://kreis.de/2020/11/baustelle"),
    ],
)
def test_pages_that_differ_in_numbers_or_values_have_one_shape(one: str, other: str) -> None:
    assert urls.shape(one) == urls.shape(other)


def test_pages_of_two_folders_have_two_shapes() -> None:
    assert urls.shape("https://kreis.de/presse/a") != urls.shape("https://kreis.de/soziales/a")


def test_the_unit_of_politeness_is_host_and_port() -> None:
    assert urls.host_and_port("https://kreis.de/a") == urls.host_and_port("http://kreis.de/b")
    assert urls.host_and_port("https://kreis.de:8443/a") != urls.host_and_port("https://kreis.de/a")


@pytest.mark.parametrize(
    ("target", "page", "view"),
    [
        ("kreis.de/termine?monat=3", "kreis.de/termine", True),
        ("kreis.de/termine?monat=3&ort=2", "kreis.de/termine?ort=2", True),
        ("kreis.de/termine?monat=3", "kreis.de/termine?monat=4", False),
        ("kreis.de/termine", "kreis.de/termine?monat=4", False),
        ("kreis.de/termine", "kreis.de/termine", False),
        ("kreis.de/konzept?monat=3", "kreis.de/termine", False),
    ],
)
def test_a_view_of_a_page_is_the_page_with_further_parameters(target: str, page: str, view: bool) -> None:
    assert urls.is_view_of(target, page) is view


def test_addresses_share_their_shape_and_each_parameter_they_carry() -> None:
    common = set(urls.traits("https://kreis.de/amt?monat=3&ort=2")) & set(
        urls.traits("https://kreis.de/rat?monat=4")
    )
    assert common == {"?monat"}
    assert urls.traits("https://kreis.de/presse/4711") == urls.traits("https://kreis.de/presse/4712")


@pytest.mark.parametrize("host", ["www2.kreis-au.de", "ww1.kreis-au.de", "www.kreis-au.de"])
def test_numbered_mirrors_of_a_site_are_the_site(host: str) -> None:
    assert urls.key(f"https://{host}/a") == "kreis-au.de/a"
    assert urls.key("https://wwf.kreis-au.de/a") == "wwf.kreis-au.de/a"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://kreis.de/index.php/Vielfalt_leben/3", "https://kreis.de/index.php?title=Vielfalt leben/3"),
        ("https://kreis.de/soziales/konzept", "https://kreis.de/soziales/konzept?do="),
        ("https://kreis.de/soziales/konzept?do=index", "https://kreis.de/start?do=index"),
    ],
)
def test_wikis_and_searches_write_one_page_in_several_ways(one: str, other: str) -> None:
    assert urls.key(one) == urls.key(other)


@pytest.mark.parametrize(
    "mark", ["s[]=integration", "s%5B%5D=integration", "sword_list[0]=a&sword_list[1]=b"]
)
def test_the_words_a_search_marks_in_its_hits_are_no_part_of_an_address(mark: str) -> None:
    assert urls.canonical(f"https://kreis.de/konzept?{mark}") == "https://kreis.de/konzept"


def test_a_token_against_forged_forms_is_no_part_of_an_address() -> None:
    asked = "https://kreis.de/suche/?csrfmiddlewaretoken=abc&query=Integration"
    assert urls.canonical(asked) == "https://kreis.de/suche/?query=Integration"
