"""The ordinary part of a site: menus, services, press, events, towns, forms."""

from __future__ import annotations

import random
from datetime import date, timedelta

from benchmarks.discovery.texts.grammar import bank, expand, outline
from benchmarks.discovery.texts.others import sheet_text
from benchmarks.discovery.worlds.identity import words
from benchmarks.discovery.worlds.model import Page
from benchmarks.discovery.worlds.plan import Plan, add_file, add_page, add_paper, link_file, plain_name

_PER_LIST = 10
# Share of the press items that are about migration.
_ABOUT_MIGRATION = 0.06
_LAST_DAY = date(2026, 11, 14)


def build_menu(plan: Plan) -> None:
    """The topic tree; small sites keep a third of it."""
    chance = plan.chance("menu")
    keep = min(1.0, 0.3 + plan.target / 2200)
    where = plan.words("menu")
    stack: list[Page | None] = [plan.main.root]
    skipped = 99
    for depth, template in outline("tree"):
        if depth > skipped:
            continue
        skipped = 99
        if depth > 0 and chance.random() > keep:
            skipped = depth
            continue
        title = expand(template, where, chance)
        del stack[depth + 1 :]
        page = add_page(plan.main, stack[depth], title, "topic")
        plan.by_title[template] = page
        stack.append(page)
    _section_for(plan, chance)


def _section_for(plan: Plan, chance: random.Random) -> None:
    """Sections in the order of this site: no two districts sort them alike."""
    first, *rest = plan.main.root.children
    chance.shuffle(rest)
    plan.main.root.children = [*rest, first] if chance.random() < 0.5 else [first, *rest]


def build_services(plan: Plan, count: int) -> None:
    """A service catalogue with its index by letter."""
    parent = plan.by_title.get("Ämter von A bis Z") or plan.main.root.children[0]
    catalogue = add_page(plan.main, parent, "Was erledige ich wo?", "index")
    names = bank("site")["leistung"]
    letters: dict[str, Page] = {}
    for number in range(count):
        name = names[number % len(names)]
        title = (
            name
            if number < len(names)
            else f"{name} {('Änderung', 'Verlängerung', 'Ersatz', 'Befreiung')[number // len(names) % 4]}"
        )
        letter = title[0]
        if letter not in letters:
            letters[letter] = add_page(plan.main, catalogue, f"Leistungen {letter}", "index", menu=False)
        service = add_page(plan.main, letters[letter], title, "service", menu=False)
        if number % 4 == 0:
            _form(plan, service, title)


def _form(plan: Plan, page: Page, title: str) -> None:
    chance = plan.chance("form", page.number)
    where = plan.words("form", page.number, leistung=title)
    name = expand(chance.choice(bank("plans")["formular.titel"]), where, chance)
    paper = add_paper(
        plan,
        "form",
        name,
        "",
        name,
        plan.who,
        2021,
        lambda: sheet_text("formular", name, where, plan.chance("formtext", name)),
    )
    file = add_file(page.site, paper, plain_name(name, chance, 2021))
    link_file(page, file, name, chance)


def build_press(plan: Plan, count: int) -> None:
    """Press items in lists of ten, newest first, some sites with archives by year."""
    chance = plan.chance("press")
    parent = plan.main.root if chance.random() < 0.6 else plan.main.root.children[0]
    title = chance.choice(("Aktuelles", "Pressemitteilungen", "Presse", "Nachrichten", "Meldungen"))
    start = add_page(plan.main, parent, title, "list")
    items = _press_items(plan, start, count, chance)
    plan.press = items
    if chance.random() < 0.4:
        years = sorted({item.day.year for item in items if item.day}, reverse=True)
        for year in years:
            archive = add_page(plan.main, start, f"Archiv {year}", "list", menu=chance.random() < 0.5)
            _paginate(plan, archive, [item for item in items if item.day and item.day.year == year])
        start.entries = items[:_PER_LIST] + [
            child for child in start.children if child.kind == "list" and child.entries
        ]
    else:
        _paginate(plan, start, items)
    plan.main.root.entries = items[:4]


def _press_items(plan: Plan, parent: Page, count: int, chance: random.Random) -> list[Page]:
    data, day, items, told = bank("site"), _LAST_DAY, [], set[str]()
    step = max(1, 3200 // max(count, 1))  # the archive reaches back some nine years at most
    for _ in range(count):
        own = words(plan.who, chance, day.year)
        key = "presse.integration" if chance.random() < _ABOUT_MIGRATION else "presse.titel"
        title = expand(chance.choice(data[key]), own, chance)
        if key == "presse.integration" and title in told:  # no press office writes one headline twice
            title = expand(chance.choice(data["presse.titel"]), own, chance)
        told.add(title)
        items.append(add_page(plan.main, parent, title, "press", menu=False, day=day))
        day -= timedelta(days=chance.randint(1, 2 * step - 1) if step > 1 else 1)
    return items


def _paginate(plan: Plan, first: Page, items: list[Page]) -> None:
    page = first
    page.number_in_list = 1
    for start in range(0, len(items), _PER_LIST):
        if start:
            following = add_page(plan.main, first.parent, first.title, "list", menu=False)
            following.number_in_list = page.number_in_list + 1
            following.number = first.number
            page.later, page = following, following
        page.entries = items[start : start + _PER_LIST]


def build_events(plan: Plan, count: int) -> None:
    """A calendar without end and the events of the coming months."""
    chance = plan.chance("events")
    start = add_page(
        plan.main, plan.main.root, chance.choice(("Veranstaltungen", "Termine", "Kalender")), "calendar"
    )
    for number in range(count):
        title = expand(chance.choice(bank("site")["termin.titel"]), plan.words("event", number), chance)
        start.entries.append(
            add_page(plan.main, start, title, "event", menu=False, day=_LAST_DAY + timedelta(days=number))
        )


def build_towns(plan: Plan) -> None:
    """A page for each municipality, as districts have them."""
    parent = plan.by_title.get("Städte und Gemeinden") or plan.main.root.children[-1]
    for town in plan.who.towns:
        add_page(plan.main, parent, town, "town")


def fill(plan: Plan, target: int) -> None:
    """Subpages until the site has ``target`` pages."""
    chance = plan.chance("fill")
    topics = [
        page
        for page in plan.main.pages
        if page.kind in ("topic", "integration", "town") and len(page.ancestors()) > 1 and page.paper is None
    ]
    names = {"town": bank("site")["gemeindeseite"]}
    while len(plan.main.pages) < target and topics:
        page = chance.choice(topics)
        title = expand(
            chance.choice(names.get(page.kind, bank("site")["unterseite"])), plan.words("sub"), chance
        )
        if all(child.title != title for child in page.children):
            kind = "integration" if page.kind == "integration" else "topic"
            below = add_page(plan.main, page, title, kind)
            if chance.random() < 0.2:
                _statute(plan, below, chance)
        elif chance.random() < 0.3:
            title = expand("{ort}: " + title, plan.words("sub2"), chance)
            topics.append(add_page(plan.main, page, title, "topic"))


def _statute(plan: Plan, page: Page, chance: random.Random) -> None:
    where = plan.words("statute", page.number)
    title = expand(chance.choice(bank("plans")["satzung.titel"]), where, chance)
    paper = add_paper(
        plan,
        "statute",
        title,
        "",
        title,
        plan.who,
        2022,
        lambda: sheet_text("satzung", title, where, plan.chance("st", title), 3),
    )
    link_file(page, add_file(page.site, paper, plain_name(title, chance, 2022)), title, chance)
