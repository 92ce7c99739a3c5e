"""What differs from one request to the next and means nothing: the test of every change monitor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random

from monitor.samples.model import TODAY, Page, View

WEATHER = ("heiter", "bewölkt", "Regenschauer", "sonnig", "Nebel", "stark bewölkt", "Schneeregen", "windig")
TEASERS = (
    "Jetzt bewerben: Ausbildung in der Verwaltung",
    "Ehrenamtskarte online beantragen",
    "Kfz-Termine rund um die Uhr buchen",
    "Energieberatung: kostenlose Sprechstunde",
    "Heimat-Preis: Vorschläge gesucht",
    "Abfall-App: nie mehr die Tonne vergessen",
    "Pflegestützpunkt berät auch zu Hause",
    "Kreisvolkshochschule: neues Programm",
    "Impfaktion im Gesundheitsamt",
    "Wohnmobil-Stellplätze in der Region",
    "Kulturförderung: Antragsfrist läuft",
    "Blutspende: Termine in Ihrer Nähe",
)
STAFF = (
    "Frau Adler", "Herr Bühring", "Frau Çelik", "Herr Dreyer", "Frau Ehlers", "Herr Franke", "Frau Gerlach",
    "Herr Hoyer", "Frau Ivanova", "Herr Jäckel", "Frau Kunze", "Herr Lübbers", "Frau Matthes", "Herr Nowak",
    "Frau Ostermann", "Herr Pfeil", "Frau Quandt", "Herr Rahimi", "Frau Seidler", "Herr Tiemann",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Noise:
    """The changing pieces of one page view."""

    clock: str
    counter: str
    weather: str
    teasers: tuple[str, ...]
    token: str
    session: str
    online: int
    updated: str  # "zuletzt aktualisiert": moves with the state although the text does not


def noise_for(host: str, page: Page, view: View) -> Noise:
    """The noise of a view: the same for the same nonce, another for the next."""
    chance = Random(f"{host} {page.key} {view.state} {view.nonce}")  # noqa: S311  (repeatable noise)
    today = TODAY[view.state]
    moment = datetime.combine(today, time(7)) + timedelta(seconds=chance.randrange(11 * 3600))
    return Noise(
        clock=moment.strftime("%d.%m.%Y %H:%M:%S"),
        counter=f"{4_100_000 + view.state * 90_000 + chance.randrange(90_000):,}".replace(",", "."),
        weather=f"{chance.randrange(-2, 24)} °C, {chance.choice(WEATHER)}",
        teasers=tuple(chance.sample(TEASERS, 3)),
        token=f"{chance.getrandbits(128):032x}",
        session=f"{chance.getrandbits(104):026x}",
        online=chance.randrange(3, 90),
        updated=(today - timedelta(days=_settled(host, page, view.state).randrange(40))).strftime("%d.%m.%Y"),
    )


def contact_person(host: str, office: str, state: int) -> tuple[str, str, str]:
    """Name, extension and room of an office's contact; about a third of them change between the states."""
    first = Random(f"{host} {office}")  # noqa: S311  (repeatable variety, no secret)
    chance = Random(f"{host} {office} {state}") if first.random() < 0.35 else first  # noqa: S311
    return (
        chance.choice(STAFF),
        str(chance.randrange(110, 990)),
        f"{chance.randrange(0, 4)}.{chance.randrange(10, 48)}",
    )


def _settled(host: str, page: Page, state: int) -> Random:
    return Random(f"{host} {page.key} {state}")  # noqa: S311  (repeatable variety, no secret)
