"""The sites as the first round finds them: five districts, each with a make, pages, papers and noise of its own."""

from __future__ import annotations

import random

from benchmarks.changes.site import noise_blocks, noise_clocks, noise_counters, noise_markup, noise_teasers
from benchmarks.changes.site.model import File, Host, Noise, Page
from benchmarks.discovery.chance import rng, some
from benchmarks.discovery.makes.base import slug
from benchmarks.discovery.texts.blocks import Block, Text
from benchmarks.discovery.texts.concept import concept_text
from benchmarks.discovery.texts.grammar import Words, bank, expand, outline, paragraph
from benchmarks.discovery.texts.others import PLAN_TOPICS, plan_text, plan_title, report_text
from benchmarks.discovery.worlds.identity import Identity, make_district, words

GROUPS: dict[str, tuple[Noise, ...]] = {
    "clean": (),
    "clocks": noise_clocks.ALL,
    "counters": noise_counters.ALL,
    "teasers": noise_teasers.ALL,
    "blocks": noise_blocks.ALL,
    "markup": noise_markup.ALL,
}
HOSTS = 5
_PAGES_OF_A_GROUP = 7
_PAPERS = 10
# What stands on every page of a site, taken from every kind of noise.
_EVERYWHERE: tuple[Noise, ...] = (
    noise_clocks.clock_in_head, noise_clocks.generated_comment, noise_clocks.open_now, noise_counters.visitors,
    noise_counters.script_nonce, noise_counters.online_now, noise_teasers.news_box, noise_teasers.events, noise_teasers.weather,
    noise_blocks.consent, noise_blocks.contact_aside, noise_blocks.advert, noise_blocks.notice, noise_markup.hashed_classes,
)  # fmt: skip


def build(seed: int) -> list[Host]:
    """All hosts of a world."""
    used: set[str] = set()
    return [_host(seed, number, make_district(seed, number, used)) for number in range(HOSTS)]


def _host(seed: int, number: int, who: Identity) -> Host:
    chance = rng(seed, "changes", number)
    host = Host(f"127.0.77.{number + 1}", who, number)
    # Two sites in five have nothing but the noise of their pages.
    host.everywhere = (
        () if number in rng(seed, "plain").sample(range(HOSTS), 2) else tuple(some(chance, _EVERYWHERE, 2, 4))
    )
    groups = [group for group in GROUPS for _ in range(_PAGES_OF_A_GROUP)]
    chance.shuffle(groups)
    topical = dict.fromkeys(
        title for _, title in outline("integration_tree") if "{" not in title and "#" not in title
    )
    titles = chance.sample(bank("site")["leistung"], len(groups) - 14) + chance.sample(list(topical), 14)
    chance.shuffle(titles)
    pages = [
        _page(host, title, group, chance, index)
        for index, (title, group) in enumerate(zip(titles, groups, strict=True))
    ]
    papers = [_paper(host, chance, index) for index in range(_PAPERS)]
    for paper in papers:
        chance.choice(pages).files.append((paper.label, paper.path))
    host.watched = [page.path for page in pages] + [paper.path for paper in papers]
    _frame(host, pages, chance)
    return host


def _page(host: Host, title: str, group: str, chance: random.Random, index: int) -> Page:
    path = (
        f"/verwaltung/{slug(title)}.html", f"/index.php?id={310 + 7 * index}", f"/de/{slug(title, '_')}/", f"/seite/de/kreis/{900 + index}/-/{slug(title)}.html",
        f"/{slug(title)}-{20000 + index}/",
    )[host.make]  # fmt: skip
    page = Page(
        path, title, page_blocks(title, words(host.who, chance, 2026, thema=title), chance), group=group
    )
    page.noises = tuple(some(chance, GROUPS[group], 1, 3)) if GROUPS[group] else ()
    host.pages[path] = page
    return page


def page_blocks(title: str, filled: Words, chance: random.Random) -> list[Block]:
    """The text of a page: paragraphs, and by chance headings, a list, a table of fees."""
    data = bank("site")
    lines = data["absatz"] + data["leistung.absatz"] + data["integration_absatz"]
    order = chance.sample(range(len(lines)), len(lines))
    blocks: list[Block] = []
    for part in range(chance.randint(2, 5)):
        if part and chance.random() < 0.6:
            blocks.append(Block("h1", chance.choice(data["unterseite"])))
        mine = tuple(lines[order.pop()] for _ in range(chance.randint(2, 5)))
        blocks.append(Block("p", paragraph(mine, filled, chance, len(mine), len(mine))))
    if chance.random() < 0.5:
        blocks.append(Block("row", cells=("Leistung", "Gebühr")))
        names = chance.sample(data["leistung"], chance.randint(2, 5))
        blocks += [Block("row", cells=(name, f"{chance.randint(5, 240)},00 EUR")) for name in names]
    if chance.random() < 0.5:
        blocks += [Block("li", expand(line, filled, chance)) for line in chance.sample(data["unterseite"], 4)]
    return blocks


def _paper(host: Host, chance: random.Random, index: int) -> File:
    year = chance.randint(2018, 2025)
    text = paper_text(host.who, chance, year)
    folder = ("fileadmin/pdf", "download", "media", "resources", "files")[host.make]
    file = File(f"/{folder}/{slug(text.title)[:50]}-{index}.pdf", text, text.title)
    host.files[file.path] = file
    return file


def paper_text(who: Identity, chance: random.Random, year: int) -> Text:
    """A short concept, plan or report."""
    filled = words(who, chance, year)
    kind = chance.random()
    if kind < 0.5:
        title = expand(chance.choice(("Integrationskonzept {kreis}", "Integrationskonzept {jahr}", "Konzept zur Integration {im_kreis}", "Migrations- und Integrationskonzept")), filled, chance)  # fmt: skip
        return concept_text(title, expand("{kreis}", filled, chance), filled, chance, 4)
    if kind < 0.8:
        topic = chance.choice(PLAN_TOPICS)
        return plan_text(topic, plan_title(topic, filled, chance), filled, chance, 3)
    return report_text(f"Umsetzungsbericht {year}", "Integrationskonzept", filled, chance, 3)


def _frame(host: Host, pages: list[Page], chance: random.Random) -> None:
    """Home page and sections, which nobody watches; the last section holds a page of its own on integration."""
    sections = []
    for number in range(6):
        below = pages[number::6]
        intro = Block("p", f"Hier finden Sie die Themen {', '.join(page.title for page in below[:4])} und weitere.")  # fmt: skip
        sections.append(Page(f"/themen/{number + 1}/", f"Themen {below[0].title}", [intro], children=below))
    hub = Page(
        "/themen/integration/papiere/", "Integration: Konzepte und Berichte",
        [Block("p", "Auf dieser Seite stellen wir die Papiere zur Integration bereit.")],
    )  # fmt: skip
    soziales = Page("/themen/integration/", "Migration und Integration", [Block("p", "Beratung, Sprache, Ehrenamt: Ihre Wege zu uns.")], children=[hub])  # fmt: skip
    host.home = Page(
        "/",
        f"{host.who.full}",
        [Block("p", "Willkommen auf unseren Seiten.")],
        children=[*sections, soziales],
    )
    for page in (*sections, hub, soziales, host.home):
        host.pages[page.path] = page
