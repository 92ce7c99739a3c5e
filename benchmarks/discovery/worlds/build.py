"""Districts from a seed: sites, papers, ways of hiding, decoys, manners and traps."""

from __future__ import annotations

import math
import random

from benchmarks.discovery.chance import rng
from benchmarks.discovery.makes.addresses import MAKES
from benchmarks.discovery.texts.blocks import Text
from benchmarks.discovery.texts.concept import concept_text
from benchmarks.discovery.texts.titles import Naming, name_concept
from benchmarks.discovery.worlds import hiding, town_hall
from benchmarks.discovery.worlds.councils import a_session, add_vote, build_council
from benchmarks.discovery.worlds.decoys import add_decoys
from benchmarks.discovery.worlds.foreign import add_foreign, add_hoster_neighbours
from benchmarks.discovery.worlds.hub import build_hub
from benchmarks.discovery.worlds.identity import Identity, ascii_name, make_district
from benchmarks.discovery.worlds.linking import attach
from benchmarks.discovery.worlds.manners import choose_sitemap, robots_text
from benchmarks.discovery.worlds.model import District, Link, Page, Paper, Site
from benchmarks.discovery.worlds.plan import (
    Plan,
    add_file,
    add_paper,
    link_file,
    new_site,
    plain_name,
    set_addresses,
)

_TRAPS = ("search", "languages", "print", "recommend", "loop", "soft404", "session")
_TRAP_ODDS = (0.5, 0.25, 0.5, 0.3, 0.3, 0.25, 0.15)
_CITY_HOSTS = ("www.{n}.test", "www.stadt-{n}.test")
_RURAL_HOSTS = ("www.landkreis-{n}.test", "www.kreis-{n}.test", "www.lk-{n}.test", "www.{n}-online.test")
_SMALLEST, _LARGEST = 300, 3000
# About one district in seven has no concept.
_WITHOUT = 0.15


def build_district(
    seed: int, number: int, total: int, used: set[str], foreign: dict[str, Site], *, without_scans: bool
) -> District:
    """District ``number`` of ``total``; names go to ``used`` and new hosts of others to ``foreign``."""
    who = make_district(seed, number, used)
    chance = rng(seed, number, "district")
    target = round(math.exp(chance.uniform(math.log(_SMALLEST), math.log(_LARGEST))))
    plan = Plan(seed, who, target, _main_site(seed, number, who, chance), without_scans)
    plan.sites.append(plan.main)
    council = max(60, round(target * chance.uniform(0.1, 0.25)))
    _ordinary(plan, target - council, chance)
    build_council(plan, council, number)
    council_ways = _concepts(plan, number, total, chance)
    add_foreign(plan, foreign)
    add_hoster_neighbours(plan, foreign, used, number)
    town_hall.fill(plan, target - council)
    _finish(plan, council_ways, chance)
    return District(who, plan.sites, plan.papers, plan.registered, _website(plan.main))


def _main_site(seed: int, number: int, who: Identity, chance: random.Random) -> Site:
    order = rng(seed, "makes").sample(range(len(MAKES)), len(MAKES))
    make = MAKES[order[number % len(MAKES)]]
    shape = _CITY_HOSTS if who.is_city else _RURAL_HOSTS
    host = chance.choice(shape).format(n=ascii_name(who.short))
    site = new_site(seed, who, who.ags, make, host, who.full, "Startseite")
    site.alias = host.removeprefix("www.")
    site.alias_redirects = chance.random() < 0.7
    site.traps = {trap for trap, odds in zip(_TRAPS, _TRAP_ODDS, strict=True) if chance.random() < odds}
    if make.name not in ("liferay", "aspnet", "cmcity"):
        site.traps.discard("session")
    return site


def _website(main: Site) -> str:
    """The address in the registry: for some districts the second name, as registries have it."""
    return f"http://{main.alias if rng(main.host, 'registry').random() < 0.2 else main.host}/"


def _ordinary(plan: Plan, room: int, chance: random.Random) -> None:
    town_hall.build_menu(plan)
    build_hub(plan)
    town_hall.build_towns(plan)
    town_hall.build_press(plan, max(24, round(room * chance.uniform(0.15, 0.35))))
    town_hall.build_events(plan, max(6, round(room * 0.04)))
    town_hall.build_services(plan, max(20, round(room * chance.uniform(0.06, 0.18))))


def _concepts(plan: Plan, number: int, total: int, chance: random.Random) -> bool:
    """The district's own concepts and everything like them; whether the council system holds one alone."""
    has_none = rng(plan.seed, "without").sample(range(total), round(total * _WITHOUT))
    if number in has_none:
        landing = hiding.topic_page(
            plan,
            Paper("", "", "Integration", "Integration", "", False, plan.who.year, plan.who, lambda: Text("")),
            chance,
        )
        add_decoys(plan, None, landing)
        return False
    ways = [way for way in hiding.WAYS if not (plan.without_scans and way == "scan")]
    order = rng(plan.seed, "ways").sample(ways, len(ways))
    first = order[(number - sum(other < number for other in has_none)) % len(order)]
    paper = _concept(plan, 0, plan.who.year, update=chance.random() < 0.25)
    landing = hiding.hide(plan, paper, first)
    add_decoys(plan, paper, landing if landing.site is plan.main else plan.hub or landing)
    used = [first]
    if chance.random() < 0.35:
        older = _concept(plan, 1, plan.who.year - chance.randint(5, 8), update=False)
        if chance.random() < 0.5 and first not in ("council_only", "press_only", "html_tree"):
            older.ways.append("older edition beside the new one")
            attach(plan, older, landing, "topic", chance)
        else:
            used.append(chance.choice(ways))
            hiding.hide(plan, older, used[-1])
    if first in ("topic", "vague", "docx", "script") and chance.random() < 0.35:
        _copy_in_council(plan, paper, chance)
    return "council_only" in used


def _concept(plan: Plan, number: int, year: int, *, update: bool) -> Paper:
    where = plan.words("concept", number, year=year)
    naming: Naming = name_concept(where, plan.chance("concept name", number), update=update)
    length = plan.chance("length", number).randint(6, 40)
    return add_paper(
        plan, "update" if update else "concept", naming.title, naming.subtitle, naming.word, plan.who, year,
        lambda: concept_text(naming.title, naming.subtitle, where, plan.chance("concept text", number), length, update=update),
        sought=True,
    )  # fmt: skip


def _copy_in_council(plan: Plan, paper: Paper, chance: random.Random) -> None:
    page = add_vote(
        plan,
        a_session(plan, paper.year, chance),
        f"{paper.word} – Beschluss",
        chance,
        item=False,
        attachment=True,
    )
    link_file(
        page,
        add_file(page.site, paper, plain_name(f"Anlage {paper.word}", chance, paper.year)),
        "Anlage 1",
        chance,
    )
    paper.ways.append("copy in the council system")


def _finish(plan: Plan, council_needed: bool, chance: random.Random) -> None:
    """Manners, addresses and the links between the district's hosts."""
    forbidden = not council_needed and chance.random() < 0.2
    for site in plan.sites:
        own = rng(plan.seed, site.host, site.prefix, "manners")
        if site is not plan.council:
            choose_sitemap(site, own)
        if not site.prefix:
            site.robots = robots_text(site, own, forbidden=forbidden and site is plan.council)
        set_addresses(site)
    assert plan.council is not None
    rat: Page = plan.by_title.get("{rat}") or plan.main.root.children[0]
    rat.links.append(
        Link(
            plan.council.root,
            "Ratsinformationssystem" if plan.who.is_city else "Kreistagsinformationssystem",
            "inline",
            sentence="Sitzungen und Vorlagen: {}",
        )
    )
    if chance.random() < 0.5:
        plan.main.partners.append(Link(plan.council.root, "Bürgerinfo"))
    if chance.random() < 0.6:
        plan.registered.append(f"http://{plan.council.host}{plan.council.prefix}/")
