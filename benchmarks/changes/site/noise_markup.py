"""Noise of the fifth kind: the same text in other markup, up to a relaunch."""

from __future__ import annotations

import re

from benchmarks.changes.site.moment import Moment
from benchmarks.changes.site.slots import Slots
from benchmarks.discovery.chance import token

_TAG = re.compile(r"<([a-z][a-z0-9]*)((?: [a-z-]+=\"[^\"]*\")+)>")
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)


def attribute_order(moment: Moment, slots: Slots) -> None:
    """Attributes in another order, single quotes here and there."""

    def shuffled(match: re.Match[str]) -> str:
        pairs = _ATTRIBUTE.findall(match[2])
        moment.daily(match[0]).shuffle(pairs)
        written = "".join(' %s="%s"' % pair for pair in pairs)  # noqa: UP031
        return f"<{match[1]}{written}>"

    slots.rewrite.append(lambda html: _TAG.sub(shuffled, html))


def hashed_classes(moment: Moment, slots: Slots) -> None:
    """Class names that a build tool makes anew."""
    mark = token(moment.seed, moment.host, "build", moment.round, length=5)
    slots.rewrite.append(lambda html: re.sub(r'class="([^"]+)"', rf'class="\1 c-{mark}"', html))


def wrapped(moment: Moment, slots: Slots) -> None:
    """Every paragraph in a block of its own, or not."""
    if moment.round % 2:
        slots.rewrite.append(lambda html: _PARAGRAPH.sub(r'<div class="ce-bodytext"><p>\1</p></div>', html))


def line_breaks(moment: Moment, slots: Slots) -> None:
    """Another indentation and soft line breaks within the text."""
    if moment.round:
        step = 5 + moment.round

        def broken(match: re.Match[str]) -> str:
            words = match[1].split(" ")
            if "<" in match[1]:
                return match[0]
            lines = [" ".join(words[at : at + step]) for at in range(0, len(words), step)]
            return "<p>\n    " + "\n    ".join(lines) + "\n</p>"

        slots.rewrite.append(lambda html: _PARAGRAPH.sub(broken, html))


def entities(moment: Moment, slots: Slots) -> None:
    """Umlauts and quotation marks as entities, and typographic signs."""
    if moment.round:
        table = {"ä": "&auml;", "ö": "&ouml;", "ü": "&uuml;", "ß": "&szlig;", " – ": " - ", "„": "&bdquo;"}
        slots.rewrite.append(lambda html: re.sub("|".join(table), lambda match: table[match[0]], html))


def soft_hyphens(moment: Moment, slots: Slots) -> None:
    """A plug-in that hyphenates."""
    if moment.round:
        slots.rewrite.append(
            lambda html: re.sub(
                r"(?<=>)[^<]{30,}(?=<)", lambda m: re.sub(r"(\w{6})(\w{5})", "\\1\u00ad\\2", m[0]), html
            )
        )


def relaunch(moment: Moment, slots: Slots) -> None:
    """Another template with the same text."""
    slots.new_template = moment.round > 0


def bold(moment: Moment, slots: Slots) -> None:
    """``b`` becomes ``strong``, ``i`` becomes ``em``, rules and anchors come and go."""
    if moment.round:
        slots.rewrite.append(
            lambda html: html.replace("<h2>", f'<a id="a{moment.round}"></a><h2>').replace(
                "</h2>", "</h2><hr>"
            )
        )


ALL = (
    attribute_order, hashed_classes, wrapped, line_breaks, entities, soft_hyphens, relaunch, bold,
)  # fmt: skip
