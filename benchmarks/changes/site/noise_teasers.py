"""Noise of the third kind: rotating teasers, event boxes, weather."""

from __future__ import annotations

import random
from html import escape

from benchmarks.changes.site.moment import Moment
from benchmarks.changes.site.slots import Slots
from benchmarks.discovery.texts.grammar import bank, expand
from benchmarks.discovery.worlds.identity import make_district, words

_WEATHER = (
    "sonnig",
    "bewölkt",
    "leichter Regen",
    "heiter",
    "Nebel",
    "Schneeschauer",
    "windig",
    "Gewitter möglich",
)
_FACTS = (
    "Der Wolfsberg ist mit 412 Metern die höchste Erhebung der Region.", "Die erste Bahnlinie wurde 1871 eröffnet.",
    "Auf dem Kreisgebiet gibt es 214 Kilometer Radwege.", "Im Moor nisten drei seltene Vogelarten.",
    "Das älteste Fachwerkhaus stammt aus dem Jahr 1488.", "Jeder fünfte Apfel der Region wird gepresst.",
    "Die Kreismusikschule hat 1.900 Schülerinnen und Schüler.", "Der Kreis unterhält 88 Brücken.",
)  # fmt: skip
_EVENTS = (
    "Frühlingskonzert der Kreismusikschule", "Bauernmarkt", "Vortrag: Energie sparen im Altbau", "Repair-Café", "Orgelkonzert",
    "Führung durch das Kreismuseum", "Flohmarkt am Kreishaus", "Blutspende", "Lesung mit Musik", "Wanderung am Moorpfad",
    "Offenes Singen", "Theater für Kinder", "Tag der Feuerwehr", "Sprechtag der Rentenversicherung",
)  # fmt: skip


def _line(moment: Moment, key: str, chance: random.Random) -> str:
    who = make_district(moment.seed, sum(map(ord, moment.host)) % 97, set())
    return expand(chance.choice(bank("site")[key]), words(who, chance), chance)


def _headlines(moment: Moment, chance: random.Random, count: int) -> list[str]:
    return [_line(moment, "presse.titel", chance) for _ in range(count)]


def news_box(moment: Moment, slots: Slots) -> None:
    """The newest press items, the same on every page of the site."""
    titles = _headlines(moment, moment.site_daily("news"), 3)
    rows = "".join(
        f'<li><a href="/presse/{moment.round}-{i}">{escape(title)}</a></li>' for i, title in enumerate(titles)
    )
    slots.aside += f'<div class="box news"><h3>Aktuelle Meldungen</h3><ul>{rows}</ul></div>'  # fmt: skip


def teaser_in_text(moment: Moment, slots: Slots) -> None:
    """Teasers in the element of the text, another choice with every answer."""
    pool = _headlines(moment, moment.site_fixed("pool"), 12)
    for title in moment.each("teaser").sample(pool, 2):
        slots.below_text += f'<div class="teaser"><h3>{escape(title)}</h3><p><a href="/presse/{len(title)}">mehr lesen</a></p></div>'


def events(moment: Moment, slots: Slots) -> None:
    """The next dates, the same on every page of the site."""
    chance = moment.site_daily("events")
    rows = ""
    for title in chance.sample(_EVENTS, 3):
        day = moment.clock.day % 20 + chance.randint(1, 8)
        town = _line(moment, "presse.titel", chance).split(":")[0][:18]
        rows += f"<li>{day:02d}.{moment.clock.month:02d}. {escape(title)}, {escape(town)}</li>"
    slots.aside += f"<section><h2>Veranstaltungen</h2><ul>{rows}</ul></section>"


def event_in_text(moment: Moment, slots: Slots) -> None:
    """The tip of the week in the middle of the text."""
    chance = moment.site_daily("tip")
    title, day = chance.choice(_EVENTS), moment.clock.day
    slots.amid_text += (
        f'<div class="tipp"><strong>Tipp der Woche</strong><p>{escape(title)} am {day}.{moment.clock.month}. '
        f"um {chance.randint(10, 19)} Uhr, Eintritt {chance.choice(('frei', '5 Euro', 'gegen Spende'))}.</p></div>"
    )


def weather(moment: Moment, slots: Slots) -> None:
    """Degrees and sky."""
    chance = moment.site_daily("weather")
    sky = f"{chance.randint(-4, 31)} °C, {chance.choice(_WEATHER)}"
    slots.top += f'<div class="wetter">Wetter heute: {sky}</div>'


def fact_of_the_day(moment: Moment, slots: Slots) -> None:
    """A sentence that changes with every answer, at the end of the text."""
    slots.below_text += f'<aside class="wissen"><h4>Wussten Sie schon?</h4><p>{moment.each("fact").choice(_FACTS)}</p></aside>'


def picture_of_the_day(moment: Moment, slots: Slots) -> None:
    """An image with its caption above the text."""
    number = moment.daily("picture").randint(1, 40)
    town = _line(moment, "presse.titel", moment.daily("caption")).split(":")[0][:24]
    slots.above_text += f'<figure><img src="/bilder/{number}.jpg" alt="Stimmungsbild {number}"><figcaption>Foto: {escape(town)}</figcaption></figure>'


def most_read(moment: Moment, slots: Slots) -> None:
    """What others looked at, in another order every time."""
    titles = _headlines(moment, moment.site_fixed("read"), 5)
    moment.each("order").shuffle(titles)
    rows = "".join(f"<li><a href='/m/{len(title)}'>{escape(title)}</a></li>" for title in titles)
    slots.below_text += f"<div><h3>Meistgelesen</h3><ol>{rows}</ol></div>"


ALL = (
    news_box, teaser_in_text, events, event_in_text, weather, fact_of_the_day, picture_of_the_day, most_read,
)  # fmt: skip
