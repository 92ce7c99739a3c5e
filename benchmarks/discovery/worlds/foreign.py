"""Hosts that are not the district's: its towns, its Land, the networks everybody links to."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.discovery.chance import rng
from benchmarks.discovery.makes.addresses import MAKES
from benchmarks.discovery.texts.blocks import Text
from benchmarks.discovery.texts.concept import concept_text
from benchmarks.discovery.texts.grammar import Words
from benchmarks.discovery.texts.titles import Naming, name_concept
from benchmarks.discovery.worlds.councils import a_session, add_vote, council_site
from benchmarks.discovery.worlds.identity import Identity, ascii_name, land_of, make_district, town_of, words
from benchmarks.discovery.worlds.model import Link, Paper, Site
from benchmarks.discovery.worlds.plan import (
    Plan,
    add_file,
    add_page,
    link_file,
    new_site,
    plain_name,
    set_addresses,
)

_NETWORKS = (
    ("www.soziales-netz.test", "Soziales Netz"),
    ("www.bundesportal.test", "Bundesportal"),
    ("www.videodienst.test", "Videokanal"),
)


def _unit_site(who: Identity, host: str, what: str) -> Site:
    """A small site of another unit, with a concept of its own."""
    make = MAKES[len(host) % len(MAKES)]
    site = new_site("foreign", who, None, make, host, who.full, "Startseite")
    for title in ("Rathaus & Bürgerservice", "Leben & Wohnen", "Tourismus", "Wirtschaft"):
        add_page(site, site.root, title, "topic")
    page = add_page(site, site.root.children[1], "Integration", "integration")
    chance = rng(host, "concept")
    where = words(who, rng(host, "words"), who.year)
    naming = name_concept(where, chance)
    paper = Paper(f"foreign-{host}", naming.title, naming.subtitle, naming.word, what, False, who.year, who,
                  lambda: concept_text(naming.title, naming.subtitle, where, rng(host, "text"), 16))  # fmt: skip
    link_file(page, add_file(site, paper, plain_name(naming.word, chance, who.year)), naming.word, chance)
    set_addresses(site)
    return site


def network_sites(someone: Identity) -> list[Site]:
    """The hosts every page links to and nobody should follow."""
    sites = []
    for host, name in _NETWORKS:
        site = new_site("foreign", someone, None, MAKES[5], host, name, name)
        add_page(site, site.root, "Anmelden", "topic")
        set_addresses(site)
        sites.append(site)
    return sites


def add_hoster_neighbours(plan: Plan, known: dict[str, Site], used: set[str], number: int) -> None:
    """Other municipalities in folders of the hoster that serves the district's council system."""
    council = plan.council
    if council is None or not council.prefix:
        return
    others = [town_of(plan.who, 5), town_of(plan.who, 6), make_district(plan.seed, number + 100, used)]
    for who in others:
        folder = f"/{ascii_name(who.short)}"
        place = Plan(plan.seed, who, 60, council)
        site = council_site(place, None, council.make, council.host, folder, 60)
        chance = place.chance("concept")
        where = words(who, place.chance("words"), who.year)
        naming = name_concept(where, chance)
        paper = Paper(f"foreign-{who.ags}-council", naming.title, naming.subtitle, naming.word, "neighbour's concept", False, who.year, who,
                      _text_of(naming, where, place))  # fmt: skip
        page = add_vote(
            place,
            a_session(place, who.year, chance),
            f"{naming.title} – Beschluss",
            chance,
            item=False,
            attachment=False,
        )
        link_file(page, add_file(site, paper, plain_name(naming.word, chance, who.year)), naming.word, chance)
        set_addresses(site)
        known[council.host + folder] = site


def _text_of(naming: Naming, where: Words, place: Plan) -> Callable[[], Text]:
    return lambda: concept_text(naming.title, naming.subtitle, where, place.chance("text"), 14)


def add_foreign(plan: Plan, known: dict[str, Site]) -> None:
    """Links of the district to other units; ``known`` gets the sites that are new."""
    chance = plan.chance("foreign")
    land_host = f"www.integration-{ascii_name(plan.who.land)}.test"
    if land_host not in known:
        known[land_host] = _unit_site(land_of(plan.who), land_host, "land concept")
    towns = [page for page in plan.main.pages if page.kind == "town"]
    for number, page in enumerate(towns[:4]):
        host = f"www.{ascii_name(page.title)}.test"
        if host not in known:
            known[host] = _unit_site(town_of(plan.who, number), host, "town concept")
        page.links.append(
            Link(known[host].root, f"Internetseite {page.title}", "inline", sentence="Zur Gemeinde: {}")
        )
    assert plan.hub is not None
    below = [plan.hub, *plan.hub.children]
    chance.choice(below).links.append(
        Link(known[land_host].pages[-1], f"Integrationskonzept {plan.who.land}", "list")
    )
    if towns and chance.random() < 0.4:
        town = known[f"www.{ascii_name(towns[0].title)}.test"]
        chance.choice(below).links.append(
            Link(town.files[0], f"Integrationskonzept {towns[0].title}", "list", "(externer Link)")
        )
    for host, name in _NETWORKS:
        if chance.random() < 0.7:
            plan.main.partners.append(Link(f"http://{host}/", name))
