"""The council system of a district: bodies, sittings, agendas, papers, on an own or a shared host."""

from __future__ import annotations

import random
from datetime import date, timedelta

from benchmarks.discovery.makes.base import Make
from benchmarks.discovery.makes.councils import SYSTEMS
from benchmarks.discovery.texts.grammar import bank, expand
from benchmarks.discovery.texts.others import council_text
from benchmarks.discovery.worlds.identity import ascii_name
from benchmarks.discovery.worlds.model import Page, Site
from benchmarks.discovery.worlds.plan import Plan, add_file, add_page, add_paper, link_file, new_site

_BODIES = (
    "Kreisausschuss",
    "Ausschuss für Soziales und Gesundheit",
    "Jugendhilfeausschuss",
    "Bauausschuss",
    "Schulausschuss",
)
# The same subject comes back, but not every month.
_SAME_SUBJECT = 2
# Public archives of council systems go back about ten years; a sitting makes about seven pages.
_REACH_DAYS, _PAGES_PER_SITTING = 3600, 7
_OF_MIGRANTS = "Integrationsrat"
_LAST = date(2026, 11, 2)
# Each hoster serves one district of the world besides others, so that every request can be told whose it is.
_HOSTERS = ("ratsinfo-verbund", "sitzungsdienst-hoster", "buergerinfo-rechenzentrum")


def build_council(plan: Plan, count: int, slot: int) -> Site:
    """The district's council system of about ``count`` pages, on an own host or in a folder of a hoster."""
    chance = plan.chance("council")
    system = SYSTEMS[slot % len(SYSTEMS)]
    if chance.random() < 0.35:
        host, folder = f"{chance.choice(_HOSTERS)}{slot + 1:02d}.test", f"/{ascii_name(plan.who.short)}"
    else:
        first = chance.choice(("ris", "ratsinfo", "sitzungsdienst", "sessionnet", "allris"))
        host, folder = f"{first}.{plan.main.host.removeprefix('www.')}", ""
    site = council_site(plan, plan.who.ags, system, host, folder, count)
    plan.sites.append(site)
    return site


def council_site(plan: Plan, district: str | None, system: Make, host: str, folder: str, count: int) -> Site:
    """A filled council system of the plan's publisher; it becomes the plan's council."""
    chance = plan.chance("council pages", folder)
    who = plan.who
    site = new_site(
        plan.seed, who, district, system, host, f"Bürgerinformation {who.full}", "Bürgerinformation"
    )
    site.prefix = folder
    site.root.kind = "council_home"
    if system.name.startswith(("sessionnet", "allris3")):
        site.root.charset = site.root.encoding = "iso-8859-1"
    calendar = add_page(site, site.root, "Sitzungskalender", "council_calendar")
    bodies = add_page(site, site.root, "Gremien", "council_bodies")
    if system.name == "sessionnet_php" and chance.random() < 0.5:
        site.traps.add("session")
    _fill(plan, site, calendar, bodies, count, chance)
    plan.council = site
    return site


def _fill(plan: Plan, site: Site, calendar: Page, bodies: Page, count: int, chance: random.Random) -> None:
    names = [plan.who.council, *chance.sample(_BODIES, 4)]
    if chance.random() < 0.4:
        names.append(_OF_MIGRANTS)
    pages = [add_page(site, bodies, name, "council_body", menu=False) for name in names]
    day, number = _LAST, 0
    step = max(4, _REACH_DAYS * _PAGES_PER_SITTING // count)
    while len(site.pages) < count:
        body = pages[number % len(pages)]
        session = add_page(
            site, body, f"Sitzung {body.title} {day:%d.%m.%Y}", "council_session", menu=False, day=day
        )
        body.entries.append(session)
        calendar.entries.append(session)
        _agenda(plan, site, session, chance)
        day -= timedelta(days=chance.randint(step // 2, 2 * step))
        number += 1
    for body in pages:
        body.entries = body.entries or [calendar]


def _agenda(plan: Plan, site: Site, session: Page, chance: random.Random) -> None:
    for _ in range(chance.randint(3, 7)):
        where = plan.words("top", site.host, len(site.pages), year=_year(session))
        own = "integrationsrat" if session.parent and session.parent.title == _OF_MIGRANTS else "top"
        title = expand(chance.choice(bank("council")[own]), where, chance)
        if chance.random() < 0.05:
            wanted = expand(chance.choice(bank("council")["integration"]), where, chance)
            told = sum(page.title == wanted and page.kind == "council_paper" for page in site.pages)
            title = wanted if told < _SAME_SUBJECT else title
        add_vote(plan, session, title, chance, item=chance.random() < 0.35, attachment=chance.random() < 0.4)


def _year(page: Page) -> int:
    return page.day.year if page.day else 2020


def add_vote(
    plan: Plan, session: Page, title: str, chance: random.Random, *, item: bool, attachment: bool
) -> Page:
    """A paper on the agenda, reached through an item page or directly; the paper's page."""
    site = session.site
    above = session
    if item:
        above = add_page(site, session, title, "council_item", menu=False, day=session.day)
        session.entries.append(above)
    paper = add_page(site, session, title, "council_paper", menu=False, day=session.day)
    above.entries.append(paper)
    if attachment:
        where = plan.words("vote", paper.number, year=_year(session))
        text = add_paper(plan, "council paper", title, "", title, plan.who, _year(session),
                         lambda: council_text(title, where, plan.chance("votetext", site.host, paper.number)))  # fmt: skip
        file = add_file(site, text, f"Vorlage_{paper.number}.pdf")
        link_file(
            paper,
            file,
            chance.choice(("Vorlage", "Beschlussvorlage", f"Vorlage {paper.number}/{_year(session)}", title)),
            chance,
        )
    return paper


def a_session(plan: Plan, year: int, chance: random.Random) -> Page:
    """A sitting near ``year`` of the council or a committee that deals with such papers."""
    assert plan.council is not None
    sessions = [page for page in plan.council.pages if page.kind == "council_session"]
    bodies = (plan.who.council, "Kreisausschuss", "Ausschuss für Soziales und Gesundheit")
    sessions = [page for page in sessions if page.parent and page.parent.title in bodies] or sessions
    return min(sessions, key=lambda page: (abs(_year(page) - year), chance.random()))
