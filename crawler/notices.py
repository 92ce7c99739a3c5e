"""Lists of news: which headline may tell of a paper without naming it, and how a list is turned over. Pure."""

from __future__ import annotations

import re

from storage.false_friends import false_friend
from storage.menu_words import NEWS_LIST
from storage.normal_words import normal

_START, _END = r"(?<![a-z])", r"(?![a-z])"
# What a paper is called when its subject goes without saying. Compounds (Museumskonzept) have a subject of their own.
_PAPER = re.compile(
    rf"{_START}(?:(?:gesamt|rahmen|handlungs|basis)?konzept(?:ion)?|leitfaden|leitlinien|leitbild|leitziele"
    rf"|(?:gesamt|handlungs)?strategie|fahrplan|rahmenplan|handlungsplan|masterplan|massnahmenplan|handlungsempfehlungen"
    rf"|fortschreibung|grundsaetze|strategiepapier){_END}"
)
# What happens to a paper that is there; not to one that is wanted, begun or discussed.
_DONE = re.compile(
    r"beschliess|beschlossen|verabschiede|stimm\w* zu(?![a-z])|zugestimmt|angenommen|(?:liegt|liegen) vor(?![a-z])|vorgelegt"
    r"|vorgestellt|stell\w* (?:\w+ ){0,5}vor(?![a-z])|veroeffentlich|erschienen|uebergeben|praesentier|fortgeschrieben|steht fest"
)
# "53 Ziele und 179 Maßnahmen": who counts them has a plan.
_COUNTED = re.compile(
    r"\d+ (?:\w+ )?(?:ziele|massnahmen|handlungsfelder|handlungsempfehlungen)[^.]{0,30}? (?:ziele|massnahmen|handlungsfelder)"
)
_TOLD, _COUNTS = 0.4, 0.3

# How a list leads on to its older entries, and to those of one year.
_PAGER = re.compile(
    r"^\W*(?:(?:ältere|frühere|weitere|nächste|vorherige)\w*(?: (?:einträge|meldungen|nachrichten|artikel|beiträge|seite|mitteilungen"
    r"|pressemitteilungen))?|weiter|mehr laden|mehr anzeigen|seite \d{1,3}|\d{1,3})?\W*$",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"^\W*(?:[\w-]*(?:archiv|presse\w*|meldungen|nachrichten|jahr)\W+)?(?:19|20)\d\d\W*$", re.IGNORECASE
)
# A page of ten old notices is worth a look as much as a rubric that may lead somewhere; a dozen such pages without a
# find are worth less each.
_LEAF, _PATIENCE = 0.22, 6


def headline_worth(words: str) -> float:
    """How promising normal words are as the headline of a notice that tells of a paper; 0 if not at all."""
    if _PAPER.search(words) and _DONE.search(words):
        return 0.0 if false_friend(words) else _TOLD
    return _COUNTS if _COUNTED.search(words) and not false_friend(words) else 0.0


def is_news_list(title: str) -> bool:
    """Whether a page is called like a list of news."""
    return bool(NEWS_LIST.search(normal(title)))


def leads_on(text: str) -> bool:
    """Whether a link on a list of news leads to older notices: its next page, or one year's."""
    return bool(_PAGER.match(text)) or bool(_YEAR.match(text))


def leaf_worth(before: int) -> float:
    """What a further page of a list of news is worth, when so many were queued before it."""
    return _LEAF / (1 + before // _PATIENCE)
