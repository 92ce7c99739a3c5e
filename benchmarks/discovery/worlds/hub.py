"""The part of a site about migration: its entrance and its pages."""

from __future__ import annotations

from benchmarks.discovery.chance import some
from benchmarks.discovery.texts.grammar import bank
from benchmarks.discovery.worlds.model import Page
from benchmarks.discovery.worlds.plan import Plan, add_page

# Below what the part about migration stands when it has no place of its own in a section.
_HOMES = ("Soziale Hilfen", "Familie", "Ehrenamt", "Ordnungsamt", "Jugend")
_OF_SOCIAL_SECTION = ("Soziale Hilfen", "Familie", "Senioren")


def build_hub(plan: Plan) -> Page:
    """The pages about migration; their place, names and number differ from site to site."""
    chance = plan.chance("hub")
    data = bank("integration_tree")
    homes = [plan.by_title[name] for name in _HOMES if name in plan.by_title]
    section = plan.main.root.children[chance.randrange(len(plan.main.root.children))]
    leben = next(
        (
            page
            for page in plan.main.root.children
            if any(c.title in _OF_SOCIAL_SECTION for c in page.children)
        ),
        section,
    )
    above = chance.choice(homes) if homes and chance.random() < 0.4 else leben
    hub = add_page(plan.main, above, chance.choice(data["hub"]), "integration")
    for title in some(chance, data["kinder"], 5, 16):
        child = add_page(plan.main, hub, title, "integration")
        if chance.random() < 0.25:
            for name in some(chance, data["kinder"], 1, 3):
                add_page(plan.main, child, name, "integration")
    plan.hub = hub
    return hub
