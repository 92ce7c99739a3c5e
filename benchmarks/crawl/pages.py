"""Pages of a made-up district: as large and as full of links as municipal pages are. Pure; the seed decides."""

from __future__ import annotations

import random
from dataclasses import dataclass

# Menus that unfold carry the whole upper site on every page; 100 to 200 links a page with the lists below.
_MENU, _FOOTER, _NEWS, _FEWEST, _MOST = 70, 14, 15, 5, 60
_CHILDREN = 12
# The page whose branch is about the topic: with its children one page in a hundred, as of a district's pages.
_ON_TOPIC = 20
_NOUNS = (
    "Antrag Abfall Amt Anmeldung Auskunft Bauen Behörde Beratung Bescheid Betreuung Bildung Bürgerbüro Einsatz "
    "Energie Fahrzeug Familie Feuerwehr Formular Fördermittel Führerschein Gebühr Gemeinde Gesundheit Gewässer "
    "Haushalt Hilfe Jagd Jugend Kataster Kita Kreistag Kultur Landrat Leitstelle Messung Museum Naturschutz Pflege "
    "Planung Rettung Satzung Schule Senioren Sitzung Sport Straße Tierschutz Tourismus Umwelt Unterhalt Verkehr "
    "Veterinär Volkshochschule Waffen Wald Wasser Wirtschaft Wohnen Zulassung Zuschuss"
).split()
_VERBS = (
    "regelt bearbeitet prüft berät fördert genehmigt veröffentlicht unterstützt erläutert sammelt".split()
)
_TOPIC = ("Integration und Migration", "Zuwanderung", "Sprachkurse für Zugewanderte", "Integrationskonzept")
_ICON = '<svg class="icon icon--arrow" viewBox="0 0 24 24" aria-hidden="true"><path d="M8.6 16.6 13.2 12 8.6 7.4 10 6l6 6-6 6z"/></svg>'


@dataclass(frozen=True)
class Site:
    """``count`` pages with addresses, titles and links that the seed alone decides."""

    count: int
    seed: int = 1848

    def title(self, number: int) -> str:
        """What a page is called."""
        if number == 0:
            return "Landkreis Musterau"
        if _ON_TOPIC in (number, _parent(number)):
            return f"{_TOPIC[number % len(_TOPIC)]} {number}"
        first, second = _NOUNS[number % len(_NOUNS)], _NOUNS[number * 7 % len(_NOUNS)]
        return f"{first} und {second} {number}"

    def path(self, number: int) -> str:
        """The address of a page, without host."""
        if number == 0:
            return "/"
        parts = [_NOUNS[number % len(_NOUNS)], _NOUNS[number * 7 % len(_NOUNS)], f"seite-{number}"]
        for said, written in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
            parts = [part.lower().replace(said, written) for part in parts]
        return f"/{parts[0]}/{parts[1]}/{parts[2]}.html"

    def page(self, number: int) -> str:
        """A page as HTML: menu, breadcrumb, text, lists, teasers, footer."""
        chance = random.Random(f"{self.seed}/{number}")
        below = range(number * _CHILDREN + 1, min(self.count, (number + 1) * _CHILDREN + 1))
        beside = [*self._section(number, chance), *range(self.count - min(self.count, _NEWS), self.count)]
        title = self.title(number)
        return (
            f'<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{title} | Landkreis Musterau</title>'
            f"<style>{'.teaser__box{display:flex;margin:0 auto}' * 90}</style></head><body>"
            f'<header><nav class="main-nav"><ul class="main-nav__list">{self._menu()}</ul></nav></header>'
            f'<main id="content"><h1>{title}</h1>{_paragraphs(chance)}'
            f'<h2>Mehr zum Thema</h2><ul class="link-list">{"".join(map(self._entry, below))}</ul>'
            f"<h2>Aktuelles</h2>{''.join(self._teaser(one, chance) for one in beside)}</main>"
            f"<footer><ul>{''.join(map(self._entry, range(1, min(self.count, _FOOTER))))}</ul></footer>"
            f"<script>{'window.dataLayer=window.dataLayer||[];' * 60}</script></body></html>"
        )

    def _section(self, number: int, chance: random.Random) -> list[int]:
        """The neighbours below the same parent, and cousins in the same part of the site."""
        first = _parent(_parent(number)) * _CHILDREN + 1
        cousins = range(first * _CHILDREN + 1, min(self.count, (first + _CHILDREN) * _CHILDREN + 1))
        sisters = range(
            _parent(number) * _CHILDREN + 1, min(self.count, (_parent(number) + 1) * _CHILDREN + 1)
        )
        return [*sisters, *chance.sample(cousins, k=min(len(cousins), chance.randint(_FEWEST, _MOST)))]

    def _menu(self) -> str:
        return "".join(
            f'<li class="main-nav__item main-nav__item--level-{number % 3}"><a class="main-nav__link" '
            f'href="{self.path(number)}" title="{self.title(number)}">{_ICON}<span>{self.title(number)}</span></a></li>'
            for number in range(1, min(self.count, _MENU + 1))
        )

    def _entry(self, number: int) -> str:
        return f'<li><a href="{self.path(number)}">{self.title(number)}</a></li>'

    def _teaser(self, number: int, chance: random.Random) -> str:
        return (
            '<article class="teaser teaser--news"><div class="teaser__box"><h3 class="teaser__title">'
            f'<a class="teaser__link" href="{self.path(number)}">{self.title(number)}</a></h3><p>{_sentence(chance)}'
            f"</p>{_ICON}</div></article>"
        )


def _parent(number: int) -> int:
    return max(0, number - 1) // _CHILDREN


def _paragraphs(chance: random.Random) -> str:
    return "".join(
        f"<p>{' '.join(_sentence(chance) for _ in range(chance.randint(3, 7)))}</p>"
        for _ in range(chance.randint(6, 24))
    )


def _sentence(chance: random.Random) -> str:
    words = chance.sample(_NOUNS, 4)
    return f"{words[0]} {chance.choice(_VERBS)} {words[1]} im Bereich {words[2]} und {words[3]} seit {chance.randint(1950, 2026)}."
