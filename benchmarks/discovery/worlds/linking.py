"""How a page links the file of a concept: plainly, vaguely, through another page, in parts, at odd addresses."""

from __future__ import annotations

import random
from datetime import date

from benchmarks.discovery.worlds.model import File, Form, Link, Page, Paper
from benchmarks.discovery.worlds.plan import (
    Plan,
    add_file,
    add_page,
    dull_name,
    link_file,
    plain_name,
    size_note,
)

VAGUE = (
    "hier",
    "Download",
    "(PDF, 2,3 MB)",
    "PDF",
    "mehr",
    "Zum Dokument",
    "Herunterladen",
    "Text als PDF",
    "hier klicken",
    "weiterlesen",
)
_FORMS: dict[str, Form] = {"docx": "docx", "odt": "odt", "doc": "doc", "scan": "scan"}


def file_name(paper: Paper, chance: random.Random, ending: str = "pdf") -> str:
    if chance.random() < 0.25:
        return dull_name(chance, paper.year).replace(".pdf", f".{ending}")
    return plain_name(paper.word if chance.random() < 0.7 else paper.title, chance, paper.year, ending)


def attach(plan: Plan, paper: Paper, page: Page, way: str, chance: random.Random) -> None:
    form = _FORMS.get(way, "pdf")
    day = date(min(paper.year + chance.randint(0, 1), 2026), chance.randint(1, 12), chance.randint(1, 28))
    if way == "parts":
        _parts(page, paper, day, chance)
        return
    name = (
        dull_name(chance, paper.year)
        if way == "vague"
        else file_name(paper, chance, "pdf" if form == "scan" else form)
    )
    if way == "odd_path":
        name = _odd(paper, plan, chance)
    file = add_file(page.site, paper, name, form, day=day)
    file.script = way == "script"
    if way == "odd_path":
        file.quoting = chance.choice(("utf-8", "latin-1", "raw"))
    if way == "no_charset":
        _without_charset(page, file, plan, paper, chance)
    _link(page, file, paper, way, chance)


def _link(page: Page, file: File, paper: Paper, way: str, chance: random.Random) -> None:
    vague = way == "vague" or (chance.random() < 0.15 and way != "sitemap_only")
    text = (
        chance.choice(VAGUE)
        if vague
        else chance.choice(
            (paper.word, paper.title, f"{paper.word} {paper.year}", f"{paper.word} herunterladen")
        )
    )
    if vague and way != "vague":
        paper.ways.append("vague link")
    if way == "intermediate":
        between = add_page(
            page.site, page, paper.word if chance.random() < 0.6 else "Dokument", "document", menu=False
        )
        page.links.append(Link(between, text, "list", size_note(chance)))
        link_file(
            between, file, chance.choice(("Datei öffnen", "Herunterladen", "Download", file.name)), chance
        )
    elif vague:
        page.links.append(
            Link(file, text, chance.choice(("inline", "list")), "", "Das Papier finden Sie {}.")
        )
    else:
        link_file(page, file, text, chance, chance.choice(("list", "list", "list", "inline", "box")))


def _parts(page: Page, paper: Paper, day: date, chance: random.Random) -> None:
    count = chance.randint(2, 4)
    for number in range(1, count + 1):
        file = add_file(
            page.site,
            paper,
            file_name(paper, chance).replace(".pdf", f"_Teil{number}.pdf"),
            part=(number, count),
            day=day,
        )
        link_file(
            page,
            file,
            chance.choice(
                (f"{paper.word} – Teil {number}", f"Teil {number}", f"{paper.word} ({number}/{count})")
            ),
            chance,
        )


def _odd(paper: Paper, plan: Plan, chance: random.Random) -> str:
    return chance.choice((
        f"{paper.word} für {plan.who.short}, Endfassung {paper.year}.pdf", f"Präsentation & Konzept {paper.word} (Übersicht).pdf",
        f"Anlage 1, {paper.word} – gültig ab {paper.year}.pdf".replace("–", "-"), f"Migration und Vielfalt – Maßnahmen {paper.year}.pdf".replace("–", "-"),
        f"Zusammenleben_fördern, Ziele_{paper.year}.pdf",
    ))  # fmt: skip


def _without_charset(page: Page, file: File, plan: Plan, paper: Paper, chance: random.Random) -> None:
    page.charset = None
    page.encoding = chance.choice(("iso-8859-1", "utf-8", "cp1252"))
    if chance.random() < 0.5:
        file.name = f"{paper.word.replace(' ', '_')}_für_alle_{paper.year}.pdf"
        file.quoting = "latin-1" if page.encoding != "utf-8" else "utf-8"
