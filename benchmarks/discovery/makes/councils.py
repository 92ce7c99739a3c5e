"""Council information systems: SessionNet, ALLRIS 3 and 4, SD.NET; addresses and pages."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from urllib.parse import quote

from benchmarks.discovery.chance import rng, token
from benchmarks.discovery.makes.base import Make
from benchmarks.discovery.makes.links import anchor, href
from benchmarks.discovery.texts.grammar import Words, bank, expand, paragraph
from benchmarks.discovery.worlds.identity import words
from benchmarks.discovery.worlds.model import File, Page

COUNCIL_KINDS = (
    "council_home",
    "council_calendar",
    "council_bodies",
    "council_body",
    "council_session",
    "council_item",
    "council_paper",
)


def _sessionnet(ending: str) -> Callable[[Page], str]:
    shapes = {
        "council_home": f"/bi/info.{ending}", "council_calendar": f"/bi/si0040.{ending}",
        "council_bodies": f"/bi/gr0040.{ending}", "council_body": f"/bi/kp0040.{ending}?__kgrnr={{n}}",
        "council_session": f"/bi/to0040.{ending}?__ksinr={{n}}", "council_item": f"/bi/to0050.{ending}?__ktonr={{n}}",
        "council_paper": f"/bi/vo0050.{ending}?__kvonr={{n}}&voselect={{m}}",
    }  # fmt: skip
    return _shaped(shapes)


_ALLRIS3 = {
    "council_home": "/bi/allris.net.asp", "council_calendar": "/bi/si010_e.asp", "council_bodies": "/bi/au010.asp",
    "council_body": "/bi/au020.asp?AULFDNR={n}&altoption=Ausschuss", "council_session": "/bi/to010.asp?SILFDNR={n}&toggleMenu=-2",
    "council_item": "/bi/to020.asp?TOLFDNR={n}", "council_paper": "/bi/vo020.asp?VOLFDNR={n}",
}  # fmt: skip
_ALLRIS4 = {
    "council_home": "/public/", "council_calendar": "/public/si010", "council_bodies": "/public/gr010",
    "council_body": "/public/gr020?GRLFDNR={n}", "council_session": "/public/to010?SILFDNR={n}",
    "council_item": "/public/to020?TOLFDNR={n}&SILFDNR={m}", "council_paper": "/public/vo020?VOLFDNR={n}&refresh=false",
}  # fmt: skip


def _shaped(shapes: dict[str, str]) -> Callable[[Page], str]:
    def page(one: Page) -> str:
        return shapes[one.kind].replace("{n}", str(one.number + 2000)).replace("{m}", str(one.number + 7000))

    return page


def _sdnet_page(page: Page) -> str:
    fixed = {"council_home": "/", "council_calendar": "/termine", "council_bodies": "/gremien"}
    if page.kind in fixed:
        return fixed[page.kind]
    area = {
        "council_body": "gremium",
        "council_session": "sitzung",
        "council_item": "tops",
        "council_paper": "vorgang",
    }
    return f"/{area[page.kind]}/?__={token(page.site.host, page.site.prefix, page.number, length=40)}"


def _sessionnet_file(ending: str) -> Callable[[File], str]:
    return lambda file: f"/bi/getfile.{ending}?id={file.number + 30_000}&type=do"


def _allris3_file(file: File) -> str:
    folder = token(file.site.host, file.number, length=11)
    return f"/bi/___tmp/tmp/45081036{folder}/{folder}/{file.number:08d}/{file.number % 60:02d}-Anlagen/01/{quote(file.name)}"


def _allris4_file(file: File) -> str:
    return f"/public/doc?DOLFDNR={file.number + 9000}&DOCTYP=130&OTYP=41"


def _sdnet_file(file: File) -> str:
    return (
        f"/sdnetrim/UGhVM0hpd2NXNFdFcExjZ{token(file.site.host, file.number, length=60)}/{quote(file.name)}"
    )


SYSTEMS = (
    Make("sessionnet_asp", _sessionnet("asp"), _sessionnet_file("asp"), ("__kvonr", "__ktonr", "__ksinr", "__kgrnr", "id"), "__np"),
    Make("sessionnet_php", _sessionnet("php"), _sessionnet_file("php"), ("__kvonr", "__ktonr", "__ksinr", "__kgrnr", "id"), "__np"),
    Make("allris3", _shaped(_ALLRIS3), _allris3_file, ("VOLFDNR", "TOLFDNR", "SILFDNR", "AULFDNR"), "seite"),
    Make("allris4", _shaped(_ALLRIS4), _allris4_file, ("DOLFDNR", "VOLFDNR", "TOLFDNR", "SILFDNR", "GRLFDNR"), "seite"),
    Make("sdnet", _sdnet_page, _sdnet_file, ("__",), "seite"),
)  # fmt: skip


def council_html(page: Page) -> str:
    """The main column of a council page."""
    chance = rng(page.site.host, page.site.prefix, page.number, "council")
    where = words(page.site.owner, chance, page.day.year if page.day else None)
    navigation = " | ".join(anchor(child, child.title) for child in page.site.root.children if child.in_menu)
    maker = {
        "council_session": _agenda,
        "council_paper": _paper,
        "council_item": _item,
        "council_calendar": _calendar,
    }.get(page.kind, _list)
    return f'<div class="smcnav">{navigation}</div>{maker(page, where, chance)}'


def _list(page: Page, where: Words, chance: object) -> str:
    rows = "".join(
        f"<tr><td>{one.day.strftime('%d.%m.%Y') if one.day else ''}</td><td>{anchor(one, one.title)}</td></tr>"
        for one in (
            page.entries
            or [child for child in page.children if not child.in_menu or page.kind == "council_home"]
        )
    )
    more = anchor(page.later, "weitere Sitzungen") if page.later else ""
    return f'<table class="tl1">{rows}</table>{more}'


def _calendar(page: Page, where: Words, chance: object) -> str:
    return month_html(page, 2026, 11)


def month_html(page: Page, year: int, month: int) -> str:
    """The sittings of a month, with the months before and after for as long as anybody asks."""
    held = [one for one in page.entries if one.day and (one.day.year, one.day.month) == (year, month)]
    rows = "".join(f"<tr><td>{one.day:%d.%m.%Y}</td><td>{anchor(one, one.title)}</td></tr>" for one in held)
    names = {"allris3": ("YY", "MM"), "allris4": ("YY", "MM"), "sdnet": ("jahr", "monat")}.get(
        page.site.make.name, ("__cjahr", "__cmonat")
    )
    links = "".join(
        f'<a href="{escape(href(page))}?{names[0]}={n // 12}&amp;{names[1]}={n % 12 + 1}">{label}</a> '
        for n, label in ((year * 12 + month - 2, "zurück"), (year * 12 + month, "weiter"))
    )
    return f'<table class="kalender"><caption>{month}/{year}</caption>{rows}</table>{links}'


def _agenda(page: Page, where: Words, chance: object) -> str:
    rows = []
    for number, one in enumerate(page.entries, 1):
        papers = (
            [child for child in one.entries if child.kind == "council_paper"]
            if one.kind == "council_item"
            else [one]
        )
        reference = " ".join(
            anchor(paper, f"{paper.number}/{page.day.year if page.day else 2020}") for paper in papers
        )
        rows.append(f"<tr><td>Ö {number}</td><td>{anchor(one, one.title)}</td><td>{reference}</td></tr>")
    plain = "".join(f"<tr><td>Ö {90 + n}</td><td>{escape(expand(line, where, rng(page.number, n)))}</td><td></td></tr>"
                    for n, line in enumerate(bank("council")["top"][:3]))  # fmt: skip
    return f'<p>Datum: {page.day:%d.%m.%Y}, 17:00 Uhr</p><table class="tl1">{"".join(rows)}{plain}</table>{_files(page)}'


def _item(page: Page, where: Words, chance: object) -> str:
    result = expand(rng(page.number, "result").choice(bank("council")["ergebnis"]), where, rng(page.number))
    text = paragraph(bank("council")["sachverhalt"], where, rng(page.site.host, page.number, "item"), 1, 3)
    papers = "".join(anchor(one, f"Vorlage: {one.title}") for one in page.entries)
    return f"<h2>Beschluss</h2><p>{escape(result)}</p><p>{escape(text)}</p>{papers}{_files(page)}"


def _paper(page: Page, where: Words, chance: object) -> str:
    data = bank("council")
    own = rng(page.site.host, page.number, "paper")
    above = page.parent
    session = (
        f"<tr><td>{anchor(above, above.title)}</td><td>{escape(own.choice(data['ergebnis']))}</td></tr>"
        if above
        else ""
    )
    hints = "".join(f"<p>{escape(hint)}</p>" for hint in page.hints)
    return (
        f"<table><tr><td>Betreff:</td><td>{escape(page.title)}</td></tr><tr><td>Status:</td><td>öffentlich</td></tr>{session}</table>"
        f"{_files(page)}<h2>Beschlussvorschlag</h2><p>{escape(paragraph(data['beschluss'], where, own, 1, 1))}</p>"
        f"<h2>Sachverhalt</h2>{hints}<p>{escape(paragraph(data['sachverhalt'], where, own, 2, 4))}</p>"
    )


def _files(page: Page) -> str:
    rows = "".join(f'<tr><td>Anlagen:</td><td><a href="{escape(href(link.target))}">{escape(link.text)}</a> {escape(link.note)}</td></tr>'
                   for link in page.links)  # fmt: skip
    return f'<table class="smcdokumente">{rows}</table>' if rows else ""
