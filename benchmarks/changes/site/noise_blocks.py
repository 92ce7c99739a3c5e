"""Noise of the fourth kind: consent banners, contact boxes, adverts."""

from __future__ import annotations

from benchmarks.changes.site.moment import Moment
from benchmarks.changes.site.slots import Slots
from benchmarks.discovery.worlds.identity import person

_CONSENT = (
    "Wir verwenden Cookies, um unsere Website für Sie zu verbessern. Mit der weiteren Nutzung stimmen Sie dem zu.",
    "Diese Website nutzt nur technisch notwendige Cookies. Näheres in der Datenschutzerklärung.",
    "Ihre Privatsphäre ist uns wichtig: Bitte wählen Sie, welche Dienste wir einbinden dürfen.",
)
_ADVERTS = (
    "Sparkasse: Jetzt Baufinanzierung sichern.", "Ihre Stadtwerke – Ökostrom aus der Region.", "Ausbildung 2026: Komm ins Team!",
    "Jetzt Newsletter abonnieren und nichts mehr verpassen.", "Neu: die Abfall-App für Ihr Smartphone.",
    "Möbelhaus Krämer – nur diese Woche 20 % auf Küchen.", "Karriere beim Landkreis: Wir suchen Verstärkung.",
)  # fmt: skip
_NOTICES = (
    "Am kommenden Freitag bleibt das Kreishaus wegen einer Personalversammlung geschlossen.",
    "Wegen Wartungsarbeiten sind unsere Onlinedienste am Samstag nicht erreichbar.",
    "Die Zulassungsstelle ist derzeit nur nach Terminvereinbarung geöffnet.",
    "Aktuell kommt es zu längeren Wartezeiten am Telefon.",
)


def consent(moment: Moment, slots: Slots) -> None:
    """The banner, which another plug-in writes every time."""
    text = moment.daily("consent").choice(_CONSENT)
    slots.top += f'<div id="cookie-banner" role="dialog"><p>{text}</p><button>Alle akzeptieren</button></div>'


def consent_in_text(moment: Moment, slots: Slots) -> None:
    """A map that waits for consent, in the text."""
    text = moment.each("map").choice(
        ("Zum Anzeigen der Karte bitte Cookies akzeptieren.", "Die Karte wird erst nach Ihrer Einwilligung geladen.",
         "Externer Inhalt: Bitte stimmen Sie der Datenübertragung zu.")
    )  # fmt: skip
    slots.amid_text += f'<div class="two-click">{text} <button>Laden</button></div>'


def contact_box(moment: Moment, slots: Slots) -> None:
    """Who is on duty: another person every round."""
    chance = moment.daily("contact")
    who = person(chance)
    slots.below_text += (
        f'<div class="kontakt"><h3>Ihre Ansprechperson</h3><p>{who}<br>Telefon: 0{chance.randint(2100, 9900)} '
        f"{chance.randint(10, 99)}-{chance.randint(100, 999)}<br>E-Mail: {who.split()[-1].lower()}@kreis.example<br>"
        f"Zimmer {chance.randint(1, 4)}{chance.randint(10, 60)}</p></div>"
    )


def contact_aside(moment: Moment, slots: Slots) -> None:
    """The same beside the text."""
    chance = moment.site_daily("hours")
    slots.aside += (
        f'<div class="box"><h3>Kontakt</h3><p>{person(chance)}<br>Tel. 0{chance.randint(2100, 9900)}/{chance.randint(1000, 9999)}<br>'
        f"Öffnungszeiten: Mo–Fr {chance.randint(7, 9)}–{chance.randint(12, 17)} Uhr</p></div>"
    )


def advert(moment: Moment, slots: Slots) -> None:
    """Another advert with every answer, beside the text."""
    slots.aside += (
        f'<div class="anzeige"><small>Anzeige</small><p>{moment.each("ad").choice(_ADVERTS)}</p></div>'
    )


def advert_in_text(moment: Moment, slots: Slots) -> None:
    """Another advert with every answer, in the text."""
    text = moment.each("ad").choice(_ADVERTS)
    slots.amid_text += f'<div class="promo"><a href="/promo">{text}</a></div>'


def notice(moment: Moment, slots: Slots) -> None:
    """A notice on all pages of the site, in the element of the text."""
    if moment.round:
        text = moment.site_daily("notice").choice(_NOTICES)
        slots.above_text += f'<div class="alert alert-info"><p><strong>Hinweis:</strong> {text}</p></div>'


def share(moment: Moment, slots: Slots) -> None:
    """Buttons that come and go with the plug-in's version."""
    names = ["Facebook", "X", "WhatsApp", "LinkedIn", "Xing", "Mastodon", "E-Mail"]
    chosen = moment.site_daily("share").sample(names, 4)
    items = "".join(f'<li><a href="/teilen/{name.lower()}">{name}</a></li>' for name in chosen)
    slots.below_text += f'<div class="share"><span>Seite teilen:</span><ul>{items}</ul></div>'


# A notice stands on all pages of a site or on none.
ALL = (consent, consent_in_text, contact_box, contact_aside, advert, advert_in_text, share)
