"""Council systems on loopback, each with the addresses and page shapes of its maker.

Every system holds the same affairs: sessions of bodies, an Integrationsrat among them, with items that sound like
the topic and are none, and one paper about the concept (unless told otherwise), decided by committee and Kreistag.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from urllib.parse import urlencode

from tests.fake_papers import concept_pdf, pdf
from tests.fake_site import Answer, FakeSite

BODIES = (
    "Kreistag",
    "Kreisausschuss",
    "Ausschuss für Soziales und Gesundheit",
    "Jugendhilfeausschuss",
    "Integrationsrat",
)
SUBJECTS = (
    "Haushaltssatzung 2024", "Integriertes Klimaschutzkonzept", "Neubau der Integrationskita Sonnenschein",
    "Bericht des Integrationsrates", "Wahl der Mitglieder des Integrationsrates", "Nahverkehrsplan",
    "Verleihung des Integrationspreises", "Schulentwicklungsplan", "Jahresrechnung 2022", "Abfallwirtschaftskonzept",
)  # fmt: skip
TITLE = "Integrationskonzept des Landkreises Auental"
DECIDED = "14.12.2023"


@dataclass(frozen=True)
class Affair:
    """One paper and the item under which the Kreistag dealt with it."""

    number: int
    title: str
    files: Mapping[str, bytes] = field(default_factory=dict)
    result: str = "einstimmig beschlossen"
    prepared: str = "einstimmig empfohlen"


def affairs(
    *, title: str = TITLE, result: str = "einstimmig beschlossen", attachment: str = "Anlage 1"
) -> list[Affair]:
    """Many papers, the one on the concept in their middle (old enough to stand on no first page)."""
    paper = pdf(
        f"Der Landrat\nBeschlussvorlage 117/2023\nBeratungsfolge: Kreistag\nSachverhalt\nBetreff: {title}\n"
        "Beschlussvorschlag: Der Kreistag beschließt die Anlage.\nFinanzielle Auswirkungen: keine"
    )
    rest = [
        Affair(2000 + n, SUBJECTS[n % len(SUBJECTS)], {f"Vorlage {n}": pdf(f"Vorlage {n}")})
        for n in range(40)
    ]
    concept = Affair(
        2117, title, {"Beschlussvorlage 117/2023": paper, attachment: concept_pdf(year=2023)}, result
    )
    return [*rest[:25], concept, *rest[25:]]


def page(title: str, body: str, menu: Mapping[str, str]) -> Answer:
    """A page of a council system: menu without ``nav``, as these systems write it."""
    entries = "".join(f'<li><a href="{escape(to)}">{escape(words)}</a></li>' for to, words in menu.items())
    markup = (
        f"<!DOCTYPE html><html lang=de><head><title>{escape(title)}</title></head><body><div id=menue><ul>{entries}</ul></div>"
        f"<div id=content><h1>{escape(title)}</h1>{body}</div></body></html>"
    )
    return Answer(markup.encode(), {"Content-Type": "text/html; charset=utf-8"})


def table(rows: list[list[str]], name: str = "") -> str:
    """Rows of cells that are markup already."""
    return (
        f'<table class="{name}">'
        + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
        + "</table>"
    )


def link(to: str, words: str, title: str = "") -> str:
    named = f' title="{escape(title)}"' if title else ""
    return f'<a href="{escape(to)}"{named}>{escape(words)}</a>'


def hits(all_affairs: list[Affair], words: str) -> list[Affair]:
    return [one for one in all_affairs if words and words.casefold() in one.title.casefold()]


def session_rows(all_affairs: list[Affair], item: Callable[[Affair], str]) -> dict[int, list[str]]:
    """Sessions (number → links of their items), five affairs each."""
    return {
        number: [item(one) for one in all_affairs[start : start + 5]]
        for number, start in enumerate(range(0, len(all_affairs), 5), 300)
    }


def _files(site: FakeSite, affair: Affair, address: Callable[[int], str]) -> dict[str, str]:
    """Serve an affair's files; address → words."""
    served = {}
    for n, (words, body) in enumerate(affair.files.items()):
        path = address(affair.number * 10 + n)
        site.file(path, body, "application/pdf")
        served[path] = words
    return served


# --- SessionNet ------------------------------------------------------------------------------------


def sessionnet(
    site: FakeSite,
    all_affairs: list[Affair],
    *,
    ending: str = "asp",
    folder: str = "/bi/",
    search: bool = True,
) -> None:
    """SessionNet: items, papers and their consultations on pages of their own; the search is a form with POST."""
    menu = {
        "info." + ending: "Startseite", "si0040." + ending: "Sitzungskalender", "gr0040." + ending: "Gremien",
        "kp0041." + ending: "Kreistagsmitglieder", "vo0040." + ending: "Vorlagen",
    }  # fmt: skip
    if search:
        menu[f"suchen01.{ending}?smcrecherche=7020"] = "Recherche"

    def put(name: str, title: str, body: str) -> None:
        site.answers[folder + name] = page(title, body, menu)

    put("", "Bürgerinformationssystem", "<p>Willkommen</p>")
    put(f"info.{ending}", "Bürgerinformationssystem", "<p>Willkommen</p>")
    put(
        f"gr0040.{ending}",
        "Gremien",
        "".join(f"<p>{link(f'kp0040.{ending}?__kgrnr={n}', body)}</p>" for n, body in enumerate(BODIES)),
    )
    put(
        f"kp0041.{ending}",
        "Mitglieder",
        "".join(f"<p>{link(f'pe0051.{ending}?__kpenr={n}', f'Mitglied {n}')}</p>" for n in range(40)),
    )
    put(
        f"vo0040.{ending}",
        "Vorlagen",
        table([[link(f"vo0050.{ending}?__kvonr={one.number}", one.title)] for one in all_affairs[:10]]),
    )
    sessions = session_rows(all_affairs, lambda one: link(f"to0050.{ending}?__ktonr={one.number}", one.title))
    calendar = []
    for number, items in sessions.items():
        body = BODIES[number % len(BODIES)]
        put(
            f"to0040.{ending}?__ksinr={number}",
            f"Sitzung: {body}",
            table([[f"Ö {n}", item] for n, item in enumerate(items, 1)]),
        )
        calendar.append([f"{number - 280}.10.2023", link(f"to0040.{ending}?__ksinr={number}", body)])
    put(
        f"si0040.{ending}",
        "Sitzungskalender",
        table(calendar) + link(f"si0040.{ending}?__cjahr=2023&__cmonat=9", "zurück"),
    )
    for one in all_affairs:
        _sessionnet_affair(site, one, put, ending, folder)
    if search:
        form = (
            f'<form action="suchen01.{ending}" method="post"><input type="hidden" name="smcrecherche" value="7020">'
            '<input type="text" name="__swords" title="Suchwörter"><input type="radio" name="__sao" value="1" checked>'
            '<input type="radio" name="__sao" value="2"><input type="date" name="__axxdat_full"><input type="submit" name="go" value="Suchen"></form>'
        )
        put(f"suchen01.{ending}?smcrecherche=7020", "Recherche", form)

        def results(sent: dict[str, str]) -> Answer:
            assert sent.get("smcrecherche") == "7020", sent
            rows = [
                [link(f"vo0050.{ending}?__kvonr={one.number}", one.title)]
                for one in hits(all_affairs, sent.get("__swords", ""))
            ]
            return page("Suchergebnis", table(rows) or "<p>Keine Treffer</p>", menu)

        site.forms[f"{folder}suchen01.{ending}"] = results


def _sessionnet_affair(
    site: FakeSite, one: Affair, put: Callable[[str, str, str], None], ending: str, folder: str
) -> None:
    files = _files(site, one, lambda number: f"{folder}getfile.{ending}?id={number}&type=do")
    listed = table([[link(to, words)] for to, words in files.items()], "smcdocs")
    put(
        f"to0050.{ending}?__ktonr={one.number}", "Tagesordnungspunkt",
        table([["TOP", "Ö 7"], ["Betreff", one.title], ["Sitzung", f"Sitzung des Kreistages {DECIDED}"]])
        + f"<p>Beschluss: {one.result}</p><p>Abstimmung: Ja: 49, Nein: 1, Enthaltungen: 0</p><p>Landrat Muster erläutert die Vorlage.</p>"
        + link(f"vo0050.{ending}?__kvonr={one.number}", f"Vorlage {one.number}"),
    )  # fmt: skip
    put(
        f"vo0050.{ending}?__kvonr={one.number}", f"Vorlage - {one.number}/2023",
        table([["Betreff", one.title], ["Art", "Beschlussvorlage"]]) + listed + link(f"vo0053.{ending}?__kvonr={one.number}", "Beratungen"),
    )  # fmt: skip
    put(
        f"vo0053.{ending}?__kvonr={one.number}", f"Vorlage - {one.number}/2023",
        table([["Betreff", one.title]])
        + f'<div class="smccard"><button>{DECIDED} Kreistag TOP 7 öffentlich - {one.result} <span>2 Dok.</span></button>'
        + link(f"si0057.{ending}?__ksinr=310", "Zur Sitzung") + "</div>"
        + f'<div class="smccard"><button>30.11.2023 Ausschuss für Soziales und Gesundheit TOP 3 öffentlich - {one.prepared}</button></div>',
    )  # fmt: skip


# --- ALLRIS 3 ----------------------------------------------------------------------------------------


def allris3(site: FakeSite, all_affairs: list[Affair]) -> None:
    """ALLRIS 3: the list of papers has a filter with POST; the paper's own PDF stands behind a button."""
    menu = {
        "si010_e.asp": "Sitzungskalender",
        "au010.asp": "Ausschüsse",
        "kp020.asp": "Kreistagsmitglieder",
        "vo040.asp": "Vorlagen",
    }

    def put(name: str, title: str, body: str) -> None:
        site.answers["/bi/" + name] = page(title, body, menu)

    put("", "Bürgerinformation", "<p>Willkommen</p>")
    put(
        "au010.asp",
        "Ausschüsse",
        "".join(f"<p>{link(f'au020.asp?AULFDNR={n}', body)}</p>" for n, body in enumerate(BODIES)),
    )
    sessions = session_rows(all_affairs, lambda one: link(f"to020.asp?TOLFDNR={one.number}", one.title))
    for number, items in sessions.items():
        put(
            f"to010.asp?SILFDNR={number}",
            f"Tagesordnung {BODIES[number % 5]}",
            table([[item] for item in items]),
        )
    put(
        "si010_e.asp",
        "Sitzungskalender",
        table([[link(f"to010.asp?SILFDNR={n}", BODIES[n % 5])] for n in sessions]),
    )
    form = (
        '<form action="vo040.asp" method="post"><input type="hidden" name="filtvoname" value="filter"><input name="VO040FIL1" value="">'
        '<input type="image" src="f.gif"></form><form action="vo040.asp" method="post"><input type="hidden" name="filtvobetr1" value="filter">'
        '<label>Betreff</label><input type="text" name="VO040FIL2" value=""><input type="image" src="f.gif"></form>'
    )

    def listed(found: list[Affair]) -> str:
        return table(
            [[f"{one.number}/2023", link(f"vo020.asp?VOLFDNR={one.number}", one.title)] for one in found],
            "tl1",
        )

    put("vo040.asp", "Vorlagen", form + listed(all_affairs[:10]))
    site.forms["/bi/vo040.asp"] = lambda sent: page(
        "Vorlagen", form + listed(hits(all_affairs, sent.get("VO040FIL2", ""))), menu
    )
    for one in all_affairs:
        _allris3_affair(site, one, put)


def _allris3_affair(site: FakeSite, one: Affair, put: Callable[[str, str, str], None]) -> None:
    (first, body), *attached = one.files.items()
    site.file(f"/bi/do027.asp?DOLFDNR={one.number}&options=64", body)
    rows = [
        [f'<form action="do027.asp" method="post" target="_blank"><input type="hidden" name="DOLFDNR" value="{one.number}">'
         f'<input type="hidden" name="options" value="64"><input type="submit" value="{first}"></form>'],
    ]  # fmt: skip
    for n, (words, more) in enumerate(attached):
        path = f"/bi/___tmp/tmp/45081036{one.number}/{one.number}/00{n}/{n:02d}-Anlagen/01/Anlage_{n}.pdf"
        site.file(path, more)
        rows.append([link(path, words)])
    put(
        f"vo020.asp?VOLFDNR={one.number}", f"Vorlage - {one.number}/2023",
        table([["Betreff:", one.title], ["Status:", "öffentlich"]]) + table(rows)
        + table([
            ["Ausschuss für Soziales und Gesundheit", "Vorberatung"],
            ["30.11.2023", link("to010.asp?SILFDNR=303", "Sitzung des Ausschusses für Soziales und Gesundheit"), one.prepared],
            ["Kreistag", "Entscheidung"],
            [DECIDED, link("to010.asp?SILFDNR=305", "Sitzung des Kreistages"), one.result],
        ]),
    )  # fmt: skip
    put(
        f"to020.asp?TOLFDNR={one.number}", f"Auszug - {one.title}",
        table([["TOP:", "Ö 5"], ["Gremium:", "Kreistag", "Beschlussart:", one.result], ["Datum:", f"Do, {DECIDED}"]])
        + link(f"vo020.asp?VOLFDNR={one.number}", f"{one.number}/2023"),
    )  # fmt: skip


# --- ALLRIS 4 ----------------------------------------------------------------------------------------


def allris4(site: FakeSite, all_affairs: list[Affair]) -> None:
    """ALLRIS 4: no search without a session; the list of papers shows the newest."""
    menu = {
        "/public/si010": "Sitzungen",
        "/public/gr010": "Gremien",
        "/public/kp010": "Kreistag",
        "/public/vo040": "Vorlagen",
    }

    def put(path: str, title: str, body: str) -> None:
        site.answers["/public/" + path] = page(title, body, menu)

    put("", "ALLRIS - Bürgerinformation", "<p>Willkommen</p>")
    put(
        "gr010",
        "Gremien",
        "".join(f"<p>{link(f'/public/gr020?GRLFDNR={n}', body)}</p>" for n, body in enumerate(BODIES)),
    )
    form = '<form action="./vo040?0-1.-filter" method="post"><input type="hidden" name="id1" value=""><input type="text" name="betreff" value=""><button type="submit" name="submit">Suchen</button></form>'
    rows = [
        [link(f"/public/vo020?VOLFDNR={one.number}&refresh=false", one.title), f"VO/{one.number}"]
        for one in all_affairs
    ]
    put("vo040", "Vorlagen", form + table(rows))
    site.forms["/public/vo040"] = lambda _: page(
        "Seite abgelaufen", "<p>Die Sitzung ist abgelaufen.</p>", menu
    )
    sessions = session_rows(
        all_affairs, lambda one: link(f"/public/to020?SILFDNR=3&TOLFDNR={one.number}", one.title)
    )
    put("si010", "Sitzungen", table([[link(f"/public/to010?SILFDNR={n}", BODIES[n % 5])] for n in sessions]))
    for number, items in sessions.items():
        put(
            f"to010?SILFDNR={number}", f"Tagesordnung {BODIES[number % 5]}", table([[item] for item in items])
        )
    for one in all_affairs:
        files = _files(site, one, lambda number: f"/public/doc?DOLFDNR={number}&DOCTYP=130&OTYP=41")
        put(
            f"vo020?VOLFDNR={one.number}&refresh=false", f"Beschlussvorlage - VO/{one.number}",
            f"<h2>{escape(one.title)}</h2>"
            + "".join(f'<div class="card">{link(to, words)}</div>' for to, words in files.items())
            + "<h3>Beratungsfolge</h3>" + table([
                ["erledigt", "Ausschuss für Soziales und Gesundheit", "Vorberatung", "30.11.2023", one.prepared],
                ["erledigt", "Kreistag", "Entscheidung", DECIDED, one.result],
            ]),
        )  # fmt: skip


# --- SD.NET -------------------------------------------------------------------------------------------


def sdnet(site: FakeSite, all_affairs: list[Affair]) -> None:
    """SD.NET: tokens instead of numbers, icons instead of words; the search is a form with GET."""
    menu = {
        "/termine": "Termine",
        "/gremien": "Gremien",
        "/personen": "Personen",
        "/vorlagen": "Vorlagen",
        "/recherche": "Recherche",
    }

    def put(path: str, title: str, body: str) -> None:
        site.answers[path] = page(title, body, menu)

    def row(one: Affair) -> list[str]:
        icon = f'<a href="/vorgang/?__=T{one.number}oken" title="Vorgang öffnen"><i class="icon"></i></a>'
        return [escape(one.title), f"{one.number}/2023", icon]

    put("/", "Ratsinformation", "<p>Willkommen</p>")
    put("/vorlagen", "Vorlagen", table([row(one) for one in all_affairs[:10]], "table-data"))
    put("/termine", "Termine", table([[link(f"/tops/?__=S{n}", BODIES[n % 5])] for n in range(300, 309)]))
    put(
        "/gremien",
        "Gremien",
        "".join(f"<p>{link(f'/gremium/?__=G{n}', body)}</p>" for n, body in enumerate(BODIES)),
    )
    form = '<form action="/recherche" method="get"><input type="text" name="suchbegriffe" placeholder="Suchbegriffe"><input type="date" name="von"><input type="submit" value="Anzeigen"></form>'
    put("/recherche", "Recherche", form)
    site.forms["/recherche"] = lambda sent: page(
        "Recherche",
        form + table([row(one) for one in hits(all_affairs, sent.get("suchbegriffe", ""))], "table-data"),
        menu,
    )
    for one in all_affairs:
        files = _files(site, one, lambda number: f"/sdnetrim/UGhVM0hpd2NX{number}/Dokument_{number}.pdf")
        put(
            f"/vorgang/?__=T{one.number}oken", f"Vorlage {one.number}/2023",
            table([["Betreff:", escape(one.title)], ["Art:", "Beschlussvorlage"]])
            + "".join(f"<p>{link(to, words)}</p>" for to, words in files.items())
            + table([
                ["30.11.2023 17:00 Uhr", "Ausschuss für Soziales und Gesundheit", "Einstimmig dafür"],
                [link("/tops/?__=S305", f"{DECIDED} 17:00 Uhr"), "Kreistag", one.result],
            ], "table-data table-vorgang"),
        )  # fmt: skip


SYSTEMS: dict[str, tuple[str, Callable[[FakeSite, list[Affair]], None]]] = {
    "SessionNet": ("/bi/", sessionnet),
    "ALLRIS 3": ("/bi/", allris3),
    "ALLRIS 4": ("/public/", allris4),
    "SD.NET": ("/", sdnet),
}


# --- OParl --------------------------------------------------------------------------------------------

_SCHEMA = "https://schema.oparl.org/1.1/"


@dataclass
class Oparl:
    """An OParl interface as servers really behave, with the ways they lie switched on one by one."""

    site: FakeSite
    all_affairs: list[Affair]
    root: str = "/oparl/"
    name: str = "Landkreis Auental"
    per_page: int = 10
    ignores_since: bool = False  # sends every paper, whatever day was asked for
    cyclic: bool = False  # the last page leads back to the first
    wrong_types: bool = False  # numbers for names, one address for a list, nothing for objects
    nameless_meetings: bool = False  # only the organization tells which body met
    foreign_body: bool = False  # a town on the same server has a concept of its own
    modified: str = "2024-01-10T10:00:00+01:00"

    def serve(self) -> None:
        """Put every object where its id says."""
        at = self._at
        bodies = [self._body("1", self.name, "papers")]
        if self.foreign_body:
            bodies.insert(0, self._body("9", "Stadt Nebenan", "nebenan"))
            self._list("nebenan", [self._paper(Affair(9, "Integrationskonzept der Stadt Nebenan"))])
        self._put(
            "system",
            {"id": at("system"), "type": _SCHEMA + "System", "oparlVersion": _SCHEMA, "body": at("bodies")},
        )
        self._put("bodies", {"data": bodies, "pagination": {}, "links": {}})
        self._list("papers", [self._paper(one) for one in self.all_affairs])
        for one in self.all_affairs:
            self._meetings(one)
        for n, body in enumerate(BODIES):
            self._put(
                f"organization/{n}",
                {"id": at(f"organization/{n}"), "type": _SCHEMA + "Organization", "name": body},
            )

    def _at(self, path: str) -> str:
        return f"http://{self.site.host}{self.root}{path}"

    def _put(self, path: str, one: object) -> None:
        self.site.answers[self.root + path] = Answer(
            json.dumps(one).encode(), {"Content-Type": "application/json"}
        )

    def _body(self, number: str, name: str, papers: str) -> dict[str, object]:
        return {
            "id": self._at(f"body/{number}"),
            "type": _SCHEMA + "Body",
            "name": name,
            "paper": self._at(papers),
        }

    def _list(self, path: str, entries: list[dict[str, object]]) -> None:
        """Pages of a list; a filter by day is a query that the server answers, or ignores."""

        def answer(sent: dict[str, str]) -> Answer:
            since = "" if self.ignores_since else sent.get("modified_since", "")
            wanted = [one for one in entries if str(one["modified"]) >= since]
            number = int(sent.get("page", "1"))
            shown = wanted[(number - 1) * self.per_page : number * self.per_page]
            more = {name: value for name, value in sent.items() if name != "page"}
            following = number + 1 if number * self.per_page < len(wanted) else 1 if self.cyclic else None
            links = (
                {"next": f"{self._at(path)}?{urlencode({**more, 'page': following})}"} if following else {}
            )
            data: list[object] = [*shown]
            if self.wrong_types:
                data = ["nothing", 7, {"type": 3, "name": 4, "paper": [None]}, *data]
            found = {"data": data, "pagination": {"currentPage": number}, "links": links}
            return Answer(json.dumps(found).encode(), {"Content-Type": "application/json"})

        self.site.forms[self.root + path] = answer

    def _paper(self, one: Affair) -> dict[str, object]:
        files = []
        for n, (words, body) in enumerate(one.files.items()):
            path = f"{self.root}file/{one.number}-{n}"
            self.site.file(path, body)
            files.append({"id": self._at(f"file/{one.number}-{n}"), "type": _SCHEMA + "File", "name": words,
                          "accessUrl": f"http://{self.site.host}{path}"})  # fmt: skip
        consultation: object = [
            {"id": self._at(f"consultation/{one.number}-{n}"), "type": _SCHEMA + "Consultation", "authoritative": n == 0,
             "meeting": self._at(f"meeting/{one.number}-{n}"), "agendaItem": self._at(f"item/{one.number}-{n}")}
            for n in (0, 1)
        ]  # fmt: skip
        found: dict[str, object] = {
            "id": self._at(f"paper/{one.number}"), "type": _SCHEMA + "Paper", "name": one.title, "modified": self.modified,
            "consultation": consultation, "auxiliaryFile": files[1:],
        }  # fmt: skip
        if files:
            found["mainFile"] = files[0]
        return found

    def _meetings(self, one: Affair) -> None:
        for n, (body, day, result) in enumerate(
            ((0, "2023-12-14", one.result), (2, "2023-11-30", one.prepared))
        ):
            item = {
                "id": self._at(f"item/{one.number}-{n}"),
                "type": _SCHEMA + "AgendaItem",
                "name": one.title,
                "result": result,
            }
            name = "Öffentliche Sitzung" if self.nameless_meetings else f"Sitzung: {BODIES[body]}"
            self._put(f"meeting/{one.number}-{n}", {
                "id": self._at(f"meeting/{one.number}-{n}"), "type": _SCHEMA + "Meeting", "name": name, "start": f"{day}T17:00:00+01:00",
                "organization": [self._at(f"organization/{body}")], "agendaItem": [item],
                "participant": [self._at("person/1")],
            })  # fmt: skip


def rubin(site: FakeSite, all_affairs: list[Affair]) -> None:
    """more!rubin: a page that only scripts fill, and the OParl interface beside it."""
    site.answers["/"] = page("more! rubin", "<div id=app></div>", {})
    Oparl(site, all_affairs).serve()


SYSTEMS["more! rubin"] = ("/", rubin)
