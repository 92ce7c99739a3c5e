"""Answers of OParl interfaces: what they lead to, whatever a server makes of them."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.council.oparl import read_answer
from crawler.council.oparl_meetings import body_of, item_resolution, meeting_resolutions
from crawler.council.oparl_objects import read_object
from storage.resolutions import Result

URL = "https://ris.kreis.de/oparl/papers"
TYPE = "https://schema.oparl.org/1.1/"
PAPER = {
    "id": "https://ris.kreis.de/oparl/paper/1", "type": TYPE + "Paper", "name": "Integrationskonzept", "modified": "2024-01-10",
    "mainFile": {"name": "Vorlage", "accessUrl": "/oparl/file/1"},
    "auxiliaryFile": [{"name": "Anlage 1", "downloadUrl": "https://ris.kreis.de/oparl/file/2"}],
    "consultation": [
        {"meeting": "https://ris.kreis.de/oparl/meeting/1", "agendaItem": "https://ris.kreis.de/oparl/item/1", "role": "Vorberatung"},
        {"meeting": "https://ris.kreis.de/oparl/meeting/2", "agendaItem": "https://ris.kreis.de/oparl/item/2", "authoritative": True},
    ],
}  # fmt: skip

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.sampled_from([TYPE + "Paper", TYPE + "Body", "Integrationskonzept"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["type", "name", "body", "paper", "data", "links", "next", "mainFile", "auxiliaryFile", "consultation",
                         "meeting", "agendaItem", "organization", "id", "start", "result", "modified", "accessUrl", "ags"]),
        inner, max_size=6,
    ),
    max_leaves=25,
)  # fmt: skip
objects = st.dictionaries(
    st.sampled_from(
        ["type", "data", "links", "body", "paper", "name", "consultation", "agendaItem", "organization"]
    ),
    anything,
)


def answer(one: dict[str, Any], **more: Any) -> Any:
    return read_answer(one, URL, district="Landkreis Au", ags="03991", **more)


@given(objects, st.none() | st.dates())
def test_no_answer_of_any_shape_breaks_the_reading(one: dict[str, Any], since: date | None) -> None:
    found = answer(one, since=since)
    assert all(lead.url and lead.worth > 0 for lead in found.leads)
    assert meeting_resolutions(one, URL, list(found.consultations), body_of(one)) is not None
    item_resolution(one, URL, list(found.consultations))


@given(st.binary(max_size=200))
def test_what_is_no_object_of_an_interface_is_none(body: bytes) -> None:
    found = read_object(body)
    assert found is None or isinstance(found, dict)


def test_an_interface_that_says_it_is_off_is_none() -> None:
    assert (
        read_object(json.dumps({"type": TYPE + "Error", "message": "OParl is not active."}).encode()) is None
    )


def test_a_paper_on_a_concept_leads_to_its_files_and_meetings() -> None:
    found = answer({"data": [PAPER, {**PAPER, "name": "Haushalt"}], "links": {}})
    assert [lead.url for lead in found.leads if lead.is_file] == [
        "https://ris.kreis.de/oparl/file/1",
        "https://ris.kreis.de/oparl/file/2",
    ]
    assert [one.meeting[-1] for one in found.consultations] == ["2", "1"]  # the body that decides first
    assert found.papers == ("Integrationskonzept",)


def test_a_deleted_paper_leads_nowhere() -> None:
    assert answer({"data": [{**PAPER, "deleted": True}]}).leads == ()


@pytest.mark.parametrize(
    ("bodies", "lists"),
    [
        ([{"name": "Landkreis Au", "paper": "/a"}], ["https://ris.kreis.de/a"]),
        ([{"name": "Stadt Nebenan", "paper": "/b"}, {"name": "Landkreis Au", "paper": "/a"}], ["https://ris.kreis.de/a"]),
        ([{"name": "Kreis", "ags": "03991000", "paper": "/a"}, {"name": "Stadt", "ags": "03991007", "paper": "/b"}], ["https://ris.kreis.de/a"]),
        ([{"name": "Stadt Nebenan", "paper": "/b"}, {"name": "Stadt Dort", "paper": "/c"}], []),
        ([{"name": "Anders geschrieben", "paper": ["/a"]}], ["https://ris.kreis.de/a"]),
    ],
)  # fmt: skip
def test_of_a_shared_system_only_the_districts_own_body_is_read(
    bodies: list[dict[str, Any]], lists: list[str]
) -> None:
    found = answer({"data": [{"type": TYPE + "Body", **body} for body in bodies]})
    assert [lead.url for lead in found.leads] == lists


def test_a_list_that_leads_to_itself_ends() -> None:
    assert answer({"data": [{"name": "Haushalt"}], "links": {"next": URL}}).leads == ()


@pytest.mark.parametrize(
    ("modified", "follows"), [("2020-01-01", False), ("2024-03-02T08:00:00+01:00", True), (None, True)]
)
def test_a_list_of_what_is_new_is_followed_while_it_sends_what_is_new(
    modified: str | None, follows: bool
) -> None:
    asked = URL + "?modified_since=2024-03-01"
    page = {"data": [{"name": "Haushalt", "modified": modified}], "links": {"next": URL + "?page=2"}}
    found = read_answer(page, asked, district="", ags="03991", since=date(2024, 3, 1))
    assert bool(found.leads) is follows


def test_a_meeting_tells_what_became_of_the_papers_that_wait_for_it() -> None:
    awaited = list(answer({"data": [PAPER]}).consultations)
    meeting = {
        "name": "Sitzung des Kreistages", "start": "2023-12-14T17:00:00+01:00",
        "agendaItem": [{"id": "https://ris.kreis.de/oparl/item/2", "name": "TOP 7", "result": "ungeändert beschlossen"},
                       {"id": "https://ris.kreis.de/oparl/item/9", "name": "Haushalt", "result": "abgelehnt"}],
    }  # fmt: skip
    ((paper, told),) = meeting_resolutions(meeting, URL, awaited, body_of(meeting))
    assert (paper, told.body, told.on, told.result) == (
        "Integrationskonzept", "Kreistag", date(2023, 12, 14), Result.ADOPTED,
    )  # fmt: skip
