"""Noise of the first kind: clocks, print times, "zuletzt aktualisiert"."""

from __future__ import annotations

from benchmarks.changes.site.moment import Moment
from benchmarks.changes.site.slots import Slots

_MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
_DAYS = "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split()


def _long(moment: Moment) -> str:
    now = moment.clock
    return f"{_DAYS[now.weekday()]}, {now.day}. {_MONTHS[now.month - 1]} {now.year}"


def updated_line(moment: Moment, slots: Slots) -> None:
    """A line below the text that says when the page was last touched: by a robot, every night."""
    label = moment.site_fixed("updated").choice(
        ("Zuletzt aktualisiert am {d}", "Letzte Änderung: {d}", "Stand der Seite: {d}", "Seite zuletzt geändert am {d} um {t} Uhr",
         "Aktualisiert: {d}, {t}", "zuletzt bearbeitet: {d}")
    )  # fmt: skip
    now = moment.clock
    slots.below_text += (
        f'<p class="stand">{label.format(d=f"{now:%d.%m.%Y}", t=f"{now.hour:02d}:{now.minute:02d}")}</p>'
    )


def clock_in_head(moment: Moment, slots: Slots) -> None:
    """Today's date and time above the page."""
    slots.top += f'<div class="datum">{_long(moment)} · {moment.clock:%H:%M:%S} Uhr</div>'


def today_line(moment: Moment, slots: Slots) -> None:
    """A greeting line at the top of the text."""
    slots.above_text += f"<p>Heute ist {_long(moment)}.</p>"


def print_time(moment: Moment, slots: Slots) -> None:
    """What a print view says."""
    slots.below_text += f"<small>Druckdatum: {moment.clock:%d.%m.%Y %H:%M} | Quelle: {moment.host}</small>"


def fetched_at(moment: Moment, slots: Slots) -> None:
    """The hint to quote the page."""
    slots.below_text += f'<div class="zitat">Abgerufen am {moment.clock:%d.%m.%Y} um {moment.clock:%H:%M} Uhr unter {moment.host}{moment.page}</div>'


def generated_comment(moment: Moment, slots: Slots) -> None:
    """A comment nobody sees."""
    slots.end += (
        f"<!-- erzeugt {moment.clock:%Y-%m-%d %H:%M:%S} in {moment.each('gen').randint(20, 900)} ms -->"
    )


def open_now(moment: Moment, slots: Slots) -> None:
    """Whether the office is open at this very time."""
    now = moment.clock
    state = moment.daily("open").choice(
        ("Jetzt geöffnet", "Zurzeit geschlossen", f"Öffnet um {now.hour % 12 + 1} Uhr")
    )
    slots.aside += f"<div><h3>Bürgerbüro</h3><p>{state} (Stand {now:%H:%M} Uhr)</p></div>"


def days_left(moment: Moment, slots: Slots) -> None:
    """How long it is until something."""
    slots.aside += f"<div>Noch {200 - 9 * moment.round} Tage bis zum Kreisjubiläum</div>"


def edited_by(moment: Moment, slots: Slots) -> None:
    """Who touched the page last, and when."""
    who = moment.site_fixed("editor").choice(("Pressestelle", "Internetredaktion", "Online-Redaktion"))
    slots.below_text += f'<p class="meta">{who}, {moment.clock:%d.%m.%Y}, {moment.clock:%H:%M} Uhr</p>'


ALL = (
    updated_line, clock_in_head, today_line, print_time, fetched_at, generated_comment, open_now, days_left, edited_by,
)  # fmt: skip
