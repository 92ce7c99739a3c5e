"""Base URLs: one form for what people write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.registry_url import base_url


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("www.kreis-a.test", "https://www.kreis-a.test"),
        ("  www.kreis-a.de  ", "https://www.kreis-a.de"),
        ("//www.kreis-a.de", "https://www.kreis-a.de"),
        ("http://127.0.0.1:8081", "http://127.0.0.1:8081"),
        ("http://127.0.0.1:8081/", "http://127.0.0.1:8081"),
        ("http://site-a", "http://site-a"),
        ("site-a:8081", "https://site-a:8081"),
        ("localhost:8081", "https://localhost:8081"),
        ("http://[::1]:8081", "http://[::1]:8081"),
        ("www.kreis-a.test:8080/bi/", "https://www.kreis-a.test:8080/bi/"),
        ("https://host.de:443/", "https://host.de"),
        ("HTTPS://WWW.Kreis.DE/Pfad?id=1#oben", "https://www.kreis.de/Pfad?id=1"),
        ("https://www.süd.de", "https://www.xn--sd-xka.de"),
    ],
)
def test_an_address_is_brought_to_one_form_with_port_and_path_kept(written: str, kept: str) -> None:
    assert base_url(written) == kept


@pytest.mark.parametrize(
    "written",
    [
        "keine",
        "",
        "https://",
        "ftp://kreis.de",
        "http://anna:pw@kreis.de",
        "www.kreis.de oder kreis.de",
        "http://a.de:99999",
        "a.de,",
        "https://a.de;b.de",
    ],
)
def test_what_is_no_web_address_is_refused_with_its_value(written: str) -> None:
    with pytest.raises(ValueError, match=r"(?s)^'") as caught:
        base_url(written)

    assert repr(written) in str(caught.value)


LABELS = st.from_regex(r"[a-z][a-z0-9]{0,8}", fullmatch=True)


@given(
    st.sampled_from(["http://", "https://", ""]),
    st.lists(LABELS, min_size=2, max_size=4),
    st.integers(1024, 65535) | st.none(),
    st.lists(LABELS, max_size=3),
    st.sampled_from(["", "/"]),
)
def test_the_form_is_stable(
    scheme: str, host: list[str], port: int | None, path: list[str], end: str
) -> None:
    written = (
        f"{scheme}{'.'.join(host)}{f':{port}' if port else ''}{''.join('/' + part for part in path)}{end}"
    )

    once = base_url(written)

    assert base_url(once) == once
