"""Invented districts: names, people, bodies and the German forms of their names."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks.discovery.chance import rng
from benchmarks.discovery.texts.grammar import Words

LAENDER = {
    "01": "Schleswig-Holstein", "03": "Niedersachsen", "05": "Nordrhein-Westfalen", "06": "Hessen",
    "07": "Rheinland-Pfalz", "08": "Baden-Württemberg", "09": "Bayern", "12": "Brandenburg",
    "13": "Mecklenburg-Vorpommern", "14": "Sachsen", "15": "Sachsen-Anhalt", "16": "Thüringen",
}  # fmt: skip
# Länder whose rural districts call themselves "Kreis".
_KREIS_LAENDER = ("01", "05")
_HEADS = (
    "Ober Unter Hohen Alten Neuen Wiesen Lohe Rauen Eller Birken Ahl Esch Erlen Falken Hasel Königs Linden Mühl "
    "Rehm Salz Tannen Ulmen Wald Weiden Wolfs Ziegel Arns Brunn Diet Eber Fried Gerol Hart Inn Jung Kalten Lauter "
    "Moos Nieder Oster Quern Ritter Süder Thal Vier Wester Zell Grün Schön Stein Bruch Fürsten"
).split()
_TAILS = (
    "tal feld berg au see wald stein bach grund heide mark moor brück hagen hofen kirchen roda leben stedt furt "
    "burg münde horst rode weiler haus hausen dorf gau werder"
).split()
_WOMEN = (
    "Ute Sabine Petra Katrin Ayşe Heike Fatma Birgit Monika Elena Susanne Anja Claudia Nadja Gabriele".split()
)
_MEN = "Klaus Martin Jens Thomas Michael Andreas Stefan Olaf Dirk Ralf Mehmet Bernd Uwe Volker Peter".split()
_LAST = (
    "Brandes Kühn Vogel Lorenz Seidel Böttcher Yılmaz Hartmann Groß Petersen Dietrich Jansen Kaya Schuster Arnold "
    "Voigt Sommer Krämer Pohl Winkler Haas Ernst Thiele Barth Nowak Reuter Bergmann Fiedler Lindner Ott"
).split()
# Real districts the syllables could spell.
_REAL = {"Wolfsburg", "Steinburg", "Friedberg", "Osterholz"}
_MONTHS = ("Januar Februar März April Mai Juni Juli August September Oktober November Dezember").split()
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ş": "s", "ı": "i"}
)


def ascii_name(text: str) -> str:
    """The name as host names and file names write it: no umlauts, hyphens between words."""
    return re.sub(r"[^a-z0-9]+", "-", text.translate(_UMLAUTS).lower()).strip("-")


def ascii_keep(text: str) -> str:
    """Without umlauts, case and separators kept."""
    return text.translate(_UMLAUTS)


@dataclass(frozen=True)
class Identity:
    """Who publishes: a district, a town in it, or a Land."""

    ags: str
    short: str  # Lohetal
    full: str  # Landkreis Lohetal
    kind: str  # kind column of the registry; "Gemeinde" or "Land" for others
    land: str
    article: tuple[str, str, str, str]  # der des dem den, for `full`
    ending: str  # genitive ending of `full`
    generic: str  # Landkreis, Kreis, Stadt
    council: str
    council_article: tuple[str, str, str, str]
    council_genitive: str
    head_title: str
    head_genitive: str
    head_name: str
    office: str  # Kreisverwaltung
    office_article: tuple[str, str, str, str]
    office_genitive: str
    towns: tuple[str, ...]
    people: tuple[str, ...]
    year: int = 2019
    extra: dict[str, str] = field(default_factory=dict, compare=False)

    @property
    def is_city(self) -> bool:
        return self.generic == "Stadt"

    def possessive(self) -> str:
        return f"{self.article[1]} {self.full if self.article[1] == 'der' else self._genitive()}"

    def _genitive(self) -> str:
        if self.full.endswith("-Kreis"):
            return f"{self.full}{self.ending}"
        first, _, rest = self.full.partition(" ")
        return f"{first}{self.ending} {rest}" if rest else f"{first}{self.ending}"


_DER, _DIE, _DAS = ("der", "des", "dem", "den"), ("die", "der", "der", "die"), ("das", "des", "dem", "das")


def place_name(chance: random.Random, used: set[str]) -> str:
    """A place name nobody in ``used`` has; some with an addition, as real ones have."""
    while True:
        name = chance.choice(_HEADS) + chance.choice(_TAILS)
        name = chance.choice(("", "", "", "", "Bad ", "Sankt ")) + name if len(name) < 11 else name
        if name not in used and name not in _REAL and not re.search(r"(.)\1\1", name.lower()):
            used.add(name)
            return name


def person(chance: random.Random, *, woman: bool | None = None) -> str:
    """A name; of a woman or a man if it matters."""
    first = _WOMEN + _MEN if woman is None else _WOMEN if woman else _MEN
    return f"{chance.choice(first)} {chance.choice(_LAST)}"


def make_district(seed: int, number: int, used: set[str]) -> Identity:
    """District ``number`` of the world ``seed``."""
    chance = rng(seed, "identity", number)
    code = chance.choice(list(LAENDER))
    towns = tuple(place_name(chance, used) for _ in range(chance.randint(8, 22)))
    if chance.random() < 0.33:
        return _city(chance, code, number, place_name(chance, used), towns)
    return _rural(chance, code, number, place_name(chance, used), towns)


def _rural(chance: random.Random, code: str, number: int, name: str, towns: tuple[str, ...]) -> Identity:
    generic = "Kreis" if code in _KREIS_LAENDER else "Landkreis"
    name = f"{name}-{towns[0]}" if chance.random() < 0.15 else name
    full = f"{name}-Kreis" if chance.random() < 0.12 else f"{generic} {name}"
    woman = chance.random() < 0.4
    landratsamt = code in ("08", "09", "14", "16")
    return Identity(
        ags=f"{code}{300 + number:03d}", short=name, full=full, kind=generic, land=LAENDER[code],
        article=_DER, ending="es", generic=generic, council="Kreistag", council_article=_DER,
        council_genitive="des Kreistages", head_title="Landrätin" if woman else "Landrat",
        head_genitive="der Landrätin" if woman else "des Landrats", head_name=person(chance, woman=woman),
        office="Landratsamt" if landratsamt else "Kreisverwaltung",
        office_article=_DAS if landratsamt else _DIE,
        office_genitive="des Landratsamtes" if landratsamt else "der Kreisverwaltung",
        towns=towns, people=tuple(person(chance) for _ in range(12)), year=chance.randint(2012, 2025),
    )  # fmt: skip


def _city(chance: random.Random, code: str, number: int, name: str, towns: tuple[str, ...]) -> Identity:
    council = {"06": "Stadtverordnetenversammlung", "12": "Stadtverordnetenversammlung", "08": "Gemeinderat",
               "13": "Bürgerschaft", "05": "Rat der Stadt"}.get(code, "Stadtrat")  # fmt: skip
    female = council in ("Stadtverordnetenversammlung", "Bürgerschaft")
    genitive = f"der {council}" if female else {"Rat der Stadt": "des Rates"}.get(council, f"des {council}es")
    woman = chance.random() < 0.4
    return Identity(
        ags=f"{code}{100 + number:03d}", short=name, full=f"Stadt {name}",
        kind="Stadtkreis" if code == "08" else "Kreisfreie Stadt", land=LAENDER[code], article=_DIE, ending="",
        generic="Stadt", council=council, council_article=_DIE if female else _DER, council_genitive=genitive,
        head_title="Oberbürgermeisterin" if woman else "Oberbürgermeister",
        head_genitive="der Oberbürgermeisterin" if woman else "des Oberbürgermeisters",
        head_name=person(chance, woman=woman),
        office="Stadtverwaltung", office_article=_DIE, office_genitive="der Stadtverwaltung",
        towns=tuple(f"{town}" for town in towns), people=tuple(person(chance) for _ in range(12)),
        year=chance.randint(2012, 2025),
    )  # fmt: skip


def town_of(district: Identity, number: int) -> Identity:
    """A municipality that belongs to the district: its papers are not the district's."""
    chance = rng(district.ags, "town", number)
    name = district.towns[number % len(district.towns)]
    return Identity(
        ags=f"{district.ags}{number:03d}", short=name, full=f"{chance.choice(('Stadt', 'Gemeinde'))} {name}",
        kind="Gemeinde", land=district.land, article=_DIE, ending="", generic="Stadt",
        council="Stadtrat", council_article=_DER, council_genitive="des Stadtrates",
        head_title="Bürgermeisterin", head_genitive="der Bürgermeisterin", head_name=person(chance, woman=True),
        office="Stadtverwaltung", office_article=_DIE, office_genitive="der Stadtverwaltung",
        towns=tuple(f"{name}-{part}" for part in ("Mitte", "Nord", "Süd", "West", "Dorf")),
        people=tuple(person(chance) for _ in range(8)), year=chance.randint(2012, 2024),
    )  # fmt: skip


def land_of(district: Identity) -> Identity:
    """The Land: the wrong level."""
    chance = rng(district.land)
    return Identity(
        ags=district.ags[:2], short=district.land, full=f"Land {district.land}", kind="Land", land=district.land,
        article=("das", "des", "dem", "das"), ending="es", generic="Land", council="Landtag",
        council_article=_DER, council_genitive="des Landtages", head_title="Ministerin",
        head_genitive="der Ministerin", head_name=person(chance, woman=True), office="Landesregierung", office_article=_DIE,
        office_genitive="der Landesregierung", towns=district.towns,
        people=tuple(person(chance) for _ in range(8)), year=chance.randint(2014, 2024),
    )  # fmt: skip


def words(who: Identity, chance: random.Random, year: int | None = None, **more: str) -> Words:
    """The slots of the grammar for a publisher; ``chance`` fixes what must be the same in one text."""
    now = year or who.year
    towns = chance.sample(who.towns, 2)
    adopted = f"{chance.randint(1, 28):02d}.{chance.randint(1, 12):02d}.{now}"
    full, short = who.full, who.short
    inside = (
        f"in {short}"
        if who.is_city and chance.random() < 0.5
        else f"{'im' if who.article[2] == 'dem' else 'in der'} {full}"
    )

    def a_date(years: range) -> Callable[[random.Random], str]:
        return lambda c: f"{c.randint(1, 28)}. {c.choice(_MONTHS)} {c.choice(years)}"

    def town(c: random.Random) -> str:
        return c.choice(who.towns)

    def anyone(c: random.Random) -> str:
        return c.choice(who.people)

    return {
        "kurz": short, "kreis": full, "der_kreis": f"{who.article[0]} {full}",
        "Der_Kreis": f"{who.article[0].capitalize()} {full}", "des_kreises": who.possessive(),
        "dem_kreis": f"{who.article[2]} {full}", "den_kreis": f"{who.article[3]} {full}",
        "in_den_kreis": f"in {who.article[3]} {full}", "im_kreis": inside,
        "der_k": f"{who.article[0]} {who.generic}", "rat": who.council,
        "der_rat": f"{who.council_article[0]} {who.council}",
        "Der_Rat": f"{who.council_article[0].capitalize()} {who.council}", "des_rats": who.council_genitive,
        "dem_rat": f"{who.council_article[2]} {who.council}", "den_rat": f"{who.council_article[3]} {who.council}",
        "head_title": who.head_title, "head_gen": who.head_genitive.split(" ", 1)[1],
        "des_heads": who.head_genitive, "head_kurz": f"{'der' if who.head_title.endswith('in') else 'dem'} {who.head_title}",
        "head_titel_name": f"{who.head_title} {who.head_name}",
        "die_verwaltung": f"{who.office_article[0]} {who.office}", "der_verwaltung": who.office_genitive,
        "ort": town, "ort2": towns[1], "ortsname": town, "person": anyone, "land": who.land,
        "jahr": str(now), "jahr_vor": str(now - 1), "jahr_kurz": f"{now % 100:02d}",
        "jahr_nach": str(now + chance.randint(4, 11)), "jahr_alt": str(now - chance.randint(4, 8)),
        "datum_beschluss": adopted, "datum_vor": a_date(range(now - 2, now)), "datum": a_date(range(now, now + 1)),
        "monat": lambda c: c.choice(_MONTHS), "vorlage": f"{chance.randint(10, 480)}/{now}",
        "ausschuss": "Ausschuss für Soziales", "einwohner": f"{chance.randint(60, 380)}.{chance.randint(100, 999)}",
        "zahl_t": lambda c: f"{c.randint(1, 9)}.{c.randint(100, 999)}",
        "zahl_tt": f"{chance.randint(6, 48)}.{chance.randint(100, 999)}",
        "pct": lambda c: f"{c.randint(3, 29)},{c.randint(0, 9)}", **more,
    }  # fmt: skip
