"""The registry in the database: loaded idempotently, dated, a person's decisions kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from storage.database import make_engine, session_for, upgrade
from storage.models import Crawl, District, DistrictHost, RegistryVersion, Succession
from storage.registry import (
    UnknownDistrict,
    districts_as_of,
    find_district,
    hosts_to_crawl,
    last_version,
    load,
    read_csv,
    shipped_registry,
    successors,
)
from storage.registry_decisions import refuse_host, set_website
from storage.registry_values import BadRegistry, Host, Registry, RegistryChange, Successor, Unit
from storage.values import HostRole

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
LATER = datetime(2026, 12, 1, 12, tzinfo=UTC)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = make_engine(f"sqlite:///{tmp_path / 'test.db'}")
    upgrade(engine)
    yield engine
    engine.dispose()


def unit(ags: str = "01001", **facts: object) -> Unit:
    values = {
        "name": f"Kreis {ags}",
        "kind": "Kreis",
        "land": "Hessen",
        "website": f"https://{ags}.test",
        **facts,
    }
    return Unit(ags, website_confidence="A", **values)  # type: ignore[arg-type]


def of(*units: Unit, successors: tuple[Successor, ...] = ()) -> Registry:
    return Registry("kreise.csv", str(hash((units, successors))), units, successors)


def loaded(engine: Engine, registry: Registry, now: datetime = NOW) -> RegistryChange:
    with session_for(engine) as session:
        return load(session, registry, now)


def hosts_of(engine: Engine, ags: str = "01001") -> dict[str, str]:
    with session_for(engine) as session:
        return {host.base_url: host.role for host in find_district(session, ags).hosts}


def test_loading_adds_districts_with_website_and_hosts(engine: Engine) -> None:
    change = loaded(engine, of(unit(hosts=(Host("https://portal.test", HostRole.PORTAL),)), unit("01002")))

    assert change == RegistryChange(added=("01001", "01002"))
    assert hosts_of(engine) == {"https://01001.test": "main", "https://portal.test": "portal"}
    with session_for(engine) as session:
        district = find_district(session, "01001")
        assert (district.website, district.website_verified) == ("https://01001.test", True)


def test_loading_twice_changes_nothing(engine: Engine) -> None:
    registry = of(unit(hosts=(Host("https://portal.test", HostRole.PORTAL),)))
    loaded(engine, registry)

    assert not loaded(engine, registry, LATER)
    with session_for(engine) as session:
        assert session.scalar(select(func.count()).select_from(RegistryVersion)) == 1


def test_each_change_is_recorded_as_a_registry_version(engine: Engine) -> None:
    loaded(engine, of(unit()))
    loaded(engine, of(unit(name="Neu"), unit("01003")), LATER)

    with session_for(engine) as session:
        version = last_version(session)
    assert version is not None
    assert version.loaded_at == LATER
    assert version.summary == {"added": ["01003"], "changed": ["01001"], "dropped": []}


@pytest.mark.parametrize(
    "newer",
    [
        unit(name="Neuer Name"),
        unit(website="https://neu.test"),
        unit(population=5),
        unit(hosts=(Host("https://portal.test", HostRole.PORTAL),)),
        replace(unit(), website_confidence="C"),
    ],
)
def test_what_the_registry_says_anew_is_taken_over_and_reported(engine: Engine, newer: Unit) -> None:
    loaded(engine, of(unit()))

    assert loaded(engine, of(newer), LATER) == RegistryChange(changed=("01001",))
    assert not loaded(engine, of(newer), LATER)


def test_a_new_website_replaces_the_old_main_host(engine: Engine) -> None:
    loaded(engine, of(unit()))
    loaded(engine, of(unit(website="https://neu.test")), LATER)

    assert hosts_of(engine) == {"https://neu.test": "main"}


def test_a_host_the_registry_no_longer_names_goes_but_a_suggested_one_stays(engine: Engine) -> None:
    loaded(engine, of(unit(hosts=(Host("https://portal.test", HostRole.PORTAL),))))
    with session_for(engine) as session:
        session.add(DistrictHost(ags="01001", base_url="https://idea.test", role="suggested"))

    loaded(engine, of(unit()), LATER)

    assert hosts_of(engine) == {"https://01001.test": "main", "https://idea.test": "suggested"}


def test_a_website_set_by_a_person_outranks_the_registry(engine: Engine) -> None:
    loaded(engine, of(unit()))
    with session_for(engine) as session:
        set_website(find_district(session, "01001"), "richtig.test", "Anna", "Impressum gelesen", NOW)

    change = loaded(engine, of(unit(website="https://falsch.test", name="Neu")), LATER)

    assert change.changed == ("01001",)
    with session_for(engine) as session:
        district = find_district(session, "01001")
        assert district.website == "https://richtig.test"
        assert district.website_verified
        assert district.name == "Neu"
    assert hosts_of(engine)["https://richtig.test"] == "main"
    assert not loaded(engine, of(unit(website="https://falsch.test", name="Neu")), LATER)


def test_a_host_refused_by_a_person_stays_refused(engine: Engine) -> None:
    portal = Host("https://portal.test", HostRole.PORTAL)
    loaded(engine, of(unit(hosts=(portal,))))
    with session_for(engine) as session:
        refuse_host(find_district(session, "01001"), "https://portal.test", "Anna", NOW)

    assert not loaded(engine, of(unit(hosts=(portal,))), LATER)
    assert hosts_of(engine)["https://portal.test"] == "refused"
    loaded(engine, of(unit()), LATER)
    assert hosts_of(engine)["https://portal.test"] == "refused"


def test_the_registry_cannot_make_a_refused_host_the_website(engine: Engine) -> None:
    loaded(engine, of(unit(hosts=(Host("https://portal.test", HostRole.PORTAL),))))
    with session_for(engine) as session:
        refuse_host(find_district(session, "01001"), "https://portal.test", "Anna", NOW)

    loaded(engine, of(unit(website="https://portal.test")), LATER)

    assert hosts_of(engine) == {"https://01001.test": "main", "https://portal.test": "refused"}
    with session_for(engine) as session:
        assert find_district(session, "01001").website == "https://01001.test"


def test_a_dropped_district_ends_the_day_before_and_keeps_its_crawls(engine: Engine) -> None:
    loaded(engine, of(unit(), unit("01002")))
    with session_for(engine) as session:
        session.add(
            Crawl(
                ags="01002",
                started_at=NOW,
                max_requests=1,
                settings={},
                host_name="a",
                pid=1,
                heartbeat_at=NOW,
            )
        )

    assert loaded(engine, of(unit()), LATER) == RegistryChange(dropped=("01002",))
    assert not loaded(engine, of(unit()), LATER)
    with session_for(engine) as session:
        assert find_district(session, "01002").valid_to == date(2026, 11, 30)
        assert session.scalars(select(Crawl.ags)).all() == ["01002"]
        assert [district.ags for district in districts_as_of(session, LATER.date())] == ["01001"]


def test_a_district_that_comes_back_exists_again(engine: Engine) -> None:
    loaded(engine, of(unit(), unit("01002")))
    loaded(engine, of(unit()), NOW)

    assert loaded(engine, of(unit(), unit("01002")), LATER) == RegistryChange(changed=("01002",))
    with session_for(engine) as session:
        assert find_district(session, "01002").valid_to is None


def test_districts_exist_from_their_first_to_their_last_day(engine: Engine) -> None:
    loaded(engine, of(unit(valid_from=date(2021, 7, 1), valid_to=date(2021, 7, 2))))

    with session_for(engine) as session:
        present = [bool(districts_as_of(session, date(2021, day.month, day.day))) for day in
                   (date(2021, 6, 30), date(2021, 7, 1), date(2021, 7, 2), date(2021, 7, 3))]  # fmt: skip
    assert present == [False, True, True, False]


def test_a_changed_list_of_successions_replaces_the_old_one(engine: Engine) -> None:
    first = Successor(date(2021, 7, 1), "16056", "Eisenach", "16063", "Wartburgkreis", "merge")
    second = replace(first, new_name="Wartburgkreis, neu")
    for succession in (first, first, second):
        loaded(engine, of(unit(), successors=(succession,)))

    with session_for(engine) as session:
        assert session.scalars(select(Succession.new_name)).all() == ["Wartburgkreis, neu"]


def test_a_registry_without_successions_leaves_the_known_ones(engine: Engine) -> None:
    succession = Successor(date(2021, 7, 1), "16056", "Eisenach", "16063", "Wartburgkreis", "merge")
    loaded(engine, of(unit(), successors=(succession,)))
    loaded(engine, of(unit()))

    with session_for(engine) as session:
        assert [row.new_ags for row in successors(session, "16056")] == ["16063"]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("09999", ["no district '09999' in the registry (2 known)", "konzeptmonitor districts"]),
        ("1001", ["leading zero", "01001 is Flensburg"]),
        ("01011", ["did you mean 01001 (Flensburg)"]),
        ("kiel", ["did you mean 01002 (Kiel)"]),
        ("123", ["5 digits"]),
        ("", ["no district ''"]),
    ],
)
def test_an_unknown_district_is_answered_with_what_may_be_meant(
    engine: Engine, asked: str, words: list[str]
) -> None:
    loaded(engine, of(unit(name="Flensburg"), unit("01002", name="Kiel")))

    with session_for(engine) as session, pytest.raises(UnknownDistrict) as caught:
        find_district(session, asked)
    assert all(word in str(caught.value) for word in words), str(caught.value)


def test_an_empty_registry_says_how_to_fill_it(engine: Engine) -> None:
    with (
        session_for(engine) as session,
        pytest.raises(UnknownDistrict, match=r"\(0 known\); run `konzeptmonitor init`"),
    ):
        find_district(session, "01001")


def test_only_open_hosts_are_crawled_the_website_first() -> None:
    def host(name: str, role: HostRole, access: str | None = None) -> DistrictHost:
        return DistrictHost(base_url=f"https://{name}.test", role=role, access=access)

    district = District(website="https://main.test")
    district.hosts = [
        host("portal", HostRole.PORTAL),
        host("main", HostRole.MAIN),
        host("council", HostRole.COUNCIL),
        host("forbidden", HostRole.COUNCIL, "forbidden"),
        host("login", HostRole.COUNCIL, "login"),
        host("idea", HostRole.SUGGESTED),
        host("other", HostRole.REFUSED),
    ]

    assert hosts_to_crawl(district) == [
        ("https://main.test", "main"),
        ("https://portal.test", "portal"),
        ("https://council.test", "council"),
    ]


def test_a_file_with_one_bad_row_loads_nothing(tmp_path: Path) -> None:
    path = tmp_path / "kreise.csv"
    path.write_text(
        "ags,name,kind,land,website,other_hosts\n01001,F,S,SH,a.de,\n1002,K,S,SH,b.de,\n", "utf-8"
    )

    with pytest.raises(BadRegistry, match=r"kreise\.csv, line 3: ags: '1002'"):
        read_csv(path)


# --- what is shipped --------------------------------------------------------------------------


def test_the_shipped_registry_has_the_units_of_every_day(engine: Engine) -> None:
    """Figures of the official changes: 401 with Eisenach, 400 without, 401 with Hanau."""
    loaded(engine, shipped_registry())
    expected = {
        date(2006, 12, 31): 439, date(2007, 7, 1): 429, date(2008, 8, 1): 413, date(2009, 10, 21): 412,
        date(2011, 9, 4): 402, date(2016, 11, 1): 401, date(2021, 6, 30): 401, date(2021, 7, 1): 400,
        date(2025, 12, 31): 400, date(2026, 1, 1): 401,
    }  # fmt: skip

    with session_for(engine) as session:
        counted = {day: len(districts_as_of(session, day)) for day in expected}
        before = {district.ags for district in districts_as_of(session, date(2021, 6, 30))}
        now = {district.ags for district in districts_as_of(session, date(2026, 1, 1))}
    assert counted == expected
    assert before - now == {"16056"}
    assert now - before == {"06415"}


def test_the_shipped_registry_loads_idempotently(engine: Engine) -> None:
    loaded(engine, shipped_registry())

    assert not loaded(engine, shipped_registry(), LATER)


def test_every_district_of_today_has_a_website_and_no_two_share_it() -> None:
    websites = [unit.website for unit in shipped_registry().units if unit.valid_to is None]

    assert None not in websites
    assert len(set(websites)) == 401


def test_towns_and_landkreise_are_as_many_as_there_are() -> None:
    kinds = [unit.kind for unit in shipped_registry().units if unit.valid_to is None]

    assert sum(kind in ("Kreisfreie Stadt", "Stadtkreis") for kind in kinds) == 107
    assert sum(kind in ("Landkreis", "Kreis", "Regionalverband") for kind in kinds) == 294


def test_every_succession_leads_to_a_unit_that_is_known() -> None:
    registry = shipped_registry()
    units = {unit.ags: unit for unit in registry.units}

    for succession in registry.successors:
        assert succession.old_ags in units
        assert (
            units[succession.new_ags].valid_to is None or units[succession.new_ags].valid_to >= succession.on
        )
    ended = {unit.ags for unit in registry.units if unit.valid_to}
    assert ended <= {succession.old_ags for succession in registry.successors}


def test_known_traps_and_unrelated_portals_are_refused_not_crawled() -> None:
    refused = {
        host.base_url for unit in shipped_registry().units for host in unit.hosts if host.role == "refused"
    }

    assert refused == {
        "https://inklusion-hagen.de",
        "https://kreis-bad-duerkheim.klimaschutzportal.rlp.de",
        "https://mobilitaet-landkreiskitzingen.igdb.de",
        "https://lup.ks-mecklenburg.de",
    }


def test_council_systems_that_turn_programs_away_are_marked() -> None:
    hosts = {host.base_url: host for unit in shipped_registry().units for host in unit.hosts}

    assert hosts["https://ris.hannit.de/public/"].access == "forbidden"
    assert hosts["https://rim.ekom21.de/hochtaunuskreis/"].access == "forbidden"
    assert hosts["https://ratsinfo.kreis-lb.de"].access == "login"
    assert hosts["https://ratsinfo.flensburg.de"].access is None


def test_every_shipped_website_and_host_names_its_source() -> None:
    for unit in shipped_registry().units:
        assert unit.website is None or (unit.website_source and unit.website_confidence)
        assert all(host.source for host in unit.hosts)
