"""Which known addresses are looked at again between two searches."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.orm import Session

from monitor.coverage import State, observation_states
from monitor.revisiting import due_revisits
from storage.models import Crawl, Resource
from storage.values import Outcome
from tests.monitor.builders import at, make_crawl, make_district, make_paper, make_place

MOST = 30


def known(session: Session, crawl: Crawl, path: str, **values: object) -> Resource:
    """A paper with its place, last observed when the crawl ran."""
    paper = make_paper(session, crawl, "Integrationskonzept " + path, path=path)
    resource = session.get_one(Resource, make_place(session, crawl, paper, path).resource_id)
    return observed(session, resource, crawl, **values)


def observed(session: Session, resource: Resource, crawl: Crawl, **values: object) -> Resource:
    resource.checked_at, resource.body_sha256 = crawl.started_at, "0" * 64
    for name, value in values.items():
        setattr(resource, name, value)
    session.flush()
    return resource


def test_a_known_paper_is_looked_at_every_day_and_not_twice_a_day(session: Session) -> None:
    make_district(session)
    resource = known(session, make_crawl(session), "/konzept.pdf")
    session.flush()
    looked = resource.checked_at
    assert looked is not None

    assert due_revisits(session, looked + timedelta(hours=12), MOST) == {}
    assert due_revisits(session, looked + timedelta(days=1), MOST) == {resource.ags: [resource.id]}


def test_the_longest_unseen_paper_comes_first_and_the_rest_waits(session: Session) -> None:
    make_district(session)
    crawl = make_crawl(session)
    first, second, third = (known(session, crawl, f"/{number}.pdf") for number in range(3))
    assert crawl.started_at
    second.checked_at = crawl.started_at - timedelta(days=5)
    third.checked_at = crawl.started_at - timedelta(days=2)
    session.flush()

    due = due_revisits(session, crawl.started_at + timedelta(days=1), 2)

    assert due == {first.ags: [second.id, third.id]}


def test_what_shows_a_vanished_paper_or_none_is_left_to_the_next_search(session: Session) -> None:
    make_district(session)
    crawl = make_crawl(session)
    gone = make_paper(session, crawl, "Integrationskonzept alt", path="/alt.pdf")
    place = make_place(session, crawl, gone, "/alt.pdf")
    gone.vanished_at = place.gone_at = crawl.started_at
    resource = session.get_one(Resource, place.resource_id)
    observed(session, resource, crawl, relevance=0.0)

    assert due_revisits(session, crawl.started_at + timedelta(days=9), MOST) == {}


def test_a_revisit_is_no_search_and_changes_no_state(session: Session) -> None:
    district = make_district(session)
    crawl = make_crawl(session)
    crawl.home_read = crawl.menu_read = True
    revisit = make_crawl(session)
    revisit.revisit, revisit.outcome, revisit.reason = True, Outcome.FAILED, "timeout"
    revisit.ended_at = crawl.ended_at
    session.flush()

    [seen] = [one for one in observation_states(session, at(30), 90) if one.district.ags == district.ags]

    assert seen.state is State.NONE_FOUND
