import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.heads import Heads, head, pack_heads, status_line, unpack_heads

texts = st.text(max_size=200)


@given(
    st.builds(
        Heads,
        request=texts,
        response=texts,
        decoded=st.lists(texts, max_size=3).map(tuple),
        ip=st.none() | texts,
    )
)
def test_heads_come_back_as_they_were_packed(heads):
    assert unpack_heads(pack_heads(heads)) == heads


def test_ordinary_heads_take_little_room():
    request = head("GET /konzept.pdf HTTP/1.1", [("Host", "www.kreis-au.de"), ("Accept-Language", "de")])
    response = head(
        status_line(200), [("Content-Type", "application/pdf"), ("Server", "nginx"), ("Content-Length", "9")]
    )
    assert len(pack_heads(Heads(request, response))) < len(request + response) / 2


def test_no_heads_are_no_heads():
    assert unpack_heads(None) is None


@pytest.mark.parametrize("packed", [b"", b"2abc", b"1abc"])
def test_what_is_no_packed_heads_is_refused(packed):
    with pytest.raises(ValueError, match="eads"):
        unpack_heads(packed)


def test_a_status_that_nobody_registered_has_no_phrase():
    assert status_line(200) == "HTTP/1.1 200 OK"
    assert status_line(799) == "HTTP/1.1 799 "
