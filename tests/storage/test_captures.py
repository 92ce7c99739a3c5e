"""Resources and captures: what was asked, when, and what came back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import captures
from storage.models import Body, Capture
from tests.storage.history import SITE, History

KEYS = st.sets(st.text(alphabet="abc/?=é", max_size=12))


def capture(history: History, path: str = "/a", status: int | None = 200, body: str | None = None, **rest: object) -> Capture:  # fmt: skip
    headers = rest.pop("headers", {})
    if body is not None:
        captures.record_body(history.session, body, 3, "text/html", history.now)
    made = captures.record_capture(
        history.session,
        history.crawl_row,
        history.resource(path),
        history.now,
        status=status,
        headers=headers,  # type: ignore[arg-type]
        body_sha256=body,
        **rest,  # type: ignore[arg-type]
    )
    history.session.flush()
    return made


def test_only_headers_that_date_type_or_explain_are_kept(session: Session) -> None:
    headers = {"etag": '"1"', "set-cookie": "sid=geheim", "x-powered-by": "PHP/5", "tdm-reservation": "1"}
    assert capture(History(session), headers=headers).headers == {"etag": '"1"', "tdm-reservation": "1"}


def test_a_resource_knows_its_last_answer_and_what_the_next_conditional_request_needs(
    session: Session,
) -> None:
    history = History(session)
    capture(history, body="aa", headers={"etag": '"1"', "last-modified": "Mon, 02 Mar 2026 00:00:00 GMT"})
    resource = history.resource("/a")
    assert (resource.status, resource.body_sha256, resource.etag) == (200, "aa", '"1"')
    assert resource.last_modified == "Mon, 02 Mar 2026 00:00:00 GMT"
    assert resource.checked_at == history.now


def test_an_answer_without_content_leaves_the_last_content_in_place(session: Session) -> None:
    history = History(session)
    capture(history, body="aa", headers={"etag": '"1"'})
    capture(history, status=503, failure="http_5xx", detail="HTTP 503")
    resource = history.resource("/a")
    assert (resource.status, resource.body_sha256, resource.etag) == (503, "aa", '"1"')


def test_new_content_without_validators_forgets_the_old_ones(session: Session) -> None:
    history = History(session)
    capture(history, body="aa", headers={"etag": '"1"'})
    capture(history, body="bb")
    assert history.resource("/a").etag is None


def test_only_new_content_must_be_judged_again(session: Session) -> None:
    history = History(session)
    capture(history, body="aa")
    history.resource("/a").recogniser = 7
    capture(history, body="aa")
    assert history.resource("/a").recogniser == 7
    capture(history, body="bb")
    assert history.resource("/a").recogniser is None


def test_where_a_redirect_points_is_kept(session: Session) -> None:
    assert capture(History(session), status=301, headers={"location": "/neu"}).location == "/neu"


def test_a_body_is_noted_once(session: Session) -> None:
    history = History(session)
    first = history.now
    capture(history, body="aa")
    history.crawl()
    capture(history, "/b", body="aa")
    [body] = session.scalars(select(Body)).all()
    assert body.stored_at == first
    assert len(session.scalars(select(Capture)).all()) == 2


def test_a_key_is_found_in_its_own_district_only(session: Session) -> None:
    ours, theirs = History(session), History(session, ags="03992")
    found = ours.resource("/a")
    assert captures.find_resource(session, ours.ags, found.key) is found
    assert captures.find_resource(session, theirs.ags, found.key) is None
    assert found.url == SITE + "/a"


@given(KEYS)
def test_links_survive_packing(keys: set[str]) -> None:
    numbers = {captures.link_number(key) for key in keys}
    assert captures.unpack_links(captures.pack_links(numbers)) == numbers
    assert len(captures.pack_links(numbers)) == 8 * len(numbers)


def test_a_page_that_was_never_read_has_no_links() -> None:
    assert captures.unpack_links(None) == captures.unpack_links(b"") == set()


def test_the_number_of_a_key_is_the_same_in_every_process() -> None:
    assert captures.link_number("kreis-au.test/konzept") == 16678776379689749780


def test_links_of_all_pages_of_a_district_are_gathered_and_of_no_other(session: Session) -> None:
    ours, theirs = History(session), History(session, ags="03992")
    for history, path, links in ((ours, "/a", {1, 2}), (ours, "/b", {2, 3}), (theirs, "/a", {9})):
        history.resource(path).links_seen = captures.pack_links(links)
    ours.resource("/c")
    session.flush()
    assert captures.links_seen_before(session, ours.ags) == {1, 2, 3}


def test_links_of_many_pages_are_added_to_those_each_page_had(session: Session) -> None:
    history = History(session)
    pages = [history.resource(f"/{number}") for number in range(captures._AT_ONCE + 1)]
    session.flush()
    pages[0].links_seen = captures.pack_links({1, 2})
    captures.add_links(session, {page.id: {2, page.id + 10} for page in pages})
    session.expire_all()
    assert captures.unpack_links(pages[0].links_seen) == {1, 2, pages[0].id + 10}
    assert captures.unpack_links(pages[-1].links_seen) == {2, pages[-1].id + 10}
