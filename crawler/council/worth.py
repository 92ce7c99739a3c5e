"""How promising a link of a council system is, before it is followed. Pure.

Council systems hold sessions, items and members by the thousand. Only what names a concept is worth a request,
and the system's own search, which finds it. Headings and the page's own topic lend nothing: everything an
Integrationsrat talks about stands under the word "Integration".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from crawler.council import bodies
from crawler.council.results import result_of
from crawler.council.sittings import Hope, way_worth
from crawler.council.subject import concern, without_bodies
from crawler.council.systems import Kind
from storage.false_friends import false_friend
from storage.normal_words import normal, normalise_url_words
from storage.resolutions import Result
from storage.vocabulary import link_words_score

# A named paper or item; its files; where else it was decided.
_NAMED, _ITS_FILE, _ITS_ITEM = 0.95, 0.8, 0.5
_FEW_FILES = 6  # a Vorlage with more attachments than this is a bundle (budget): words must choose
# The minutes of a sitting with a concept on its agenda tell what became of it, where no page does.
_OF_THE_SITTING = 0.35
_MINUTES = re.compile(
    r"(?i)^\W*(?:öffentliche\w* )?(?:sitzungs|ergebnis|beschluss|kurz)?-?(?:niederschrift|protokoll)"
)
# The system's own search is the shortest way; without one, the list of papers; without that, the sessions (sittings).
_SEARCH, _PAPERS = 0.55, 0.3
# Another page of the list of papers holds some twenty of all bodies; another year of it, all that was decided then.
_NEXT_PAGE, _ANOTHER_YEAR = 0.2, 0.5
# A paper or sitting that the site itself names by number.
_TOLD = 0.9
# What the words of a link say on its own topic, when it names no concept ("Integrationsbericht").
_TOPICAL_SHARE = 0.1
# An item that names the topic alone ("Zuwanderung und Zusammenleben") may be how a concept with a name of its own
# was decided: a resolution makes it likelier than a report or a motion.
_DECIDED_TOPIC, _TOPIC = 0.3, 0.06
_ON_TOPIC = 0.5
# How a page refers to the other pages of its own subject: by number, or by what they are.
_REFERENCE = re.compile(
    r"^\W*(?i:(?:(?:zur|zum|die|der|siehe) )?(?:(?:beschluss|sitzungs|mitteilungs|kreistags|rats|berichts)?vorlagen?|drucksache|vorgang"
    r"|beratung(?:en|sfolge)?|auszug|tagesordnungspunkt|top|beschl(?:uss|üsse)\w*|details?)?(?:[\W_]*(?:anzeigen|öffnen))?)[\s\W\dA-ZÄÖÜ]*$"
)
_MATTERS = (Kind.ITEM, Kind.PAPER, Kind.CONSULTATIONS)
# Below what the frontier asks for at all.
_NOTHING = 0.004
_WAYS = {Kind.OPARL: _PAPERS, Kind.SEARCH: _SEARCH, Kind.PAPERS: _PAPERS}
_SITTINGS = (Kind.CALENDAR, Kind.BODY, Kind.AGENDA)
# Parts that are closed to the public, and the doors to them.
_CLOSED = re.compile(r"(?i)\bnicht[- ]?(?:ö|oe)ffentlich|^\W*N ?\d|\b(?:anmeld(?:en|ung)|log-?in)\b")


@dataclass(frozen=True, slots=True)
class Standing:
    """The council page that holds a link: what it is, how much it is about a concept, what it offers."""

    kind: Kind
    concern: float  # of the page's own subject
    files: int = 0
    offers_search: bool = False  # the page leads to the system's own search
    searched: bool = False  # the system's own search was used
    search_failed: bool = False  # it was used, and answers nothing
    is_result: bool = False  # a list of search results
    hope: Hope = field(default_factory=Hope)  # what is hoped for in the sittings it leads to
    names_one: bool = False  # a row of it is on a concept
    numbers: tuple[str, ...] = ()  # of papers on a concept, as the site tells them

    @property
    def is_about_one(self) -> bool:
        """Whether this is the page of an item or paper on a concept."""
        return self.concern > 0 and self.kind in _MATTERS


# What district sites call the way to their council system.
_ENTRANCE = re.compile(
    r"(?<![a-z])(?:buerger-?info(?:rmation)?(?:ssystem|sportal)?|(?:rats|kreistags?|gremien|sitzungs|stadtrats)-?info(?:rmation)?(?:ssystem|sportal|sdienst)?"
    r"|sitzungsdienst|ratsinformation|allris|sessionnet|sd\.?net|session|politik[- ]?informationssystem)(?![a-z])"
)
# Where such a way is linked when no menu names it: the pages on the assembly and its bodies.
_ANTEROOM = re.compile(
    r"(?:der |unser )?(?:kreistag|stadtrat|gemeinderat|rat|staedteregionstag|regionsversammlung|stadtverordnetenversammlung|buergerschaft"
    r"|(?:kreis|kommunal|stadt|lokal)?politik|gremien|sitzungen|sitzungstermine|vorlagen)"
    r"(?: (?:und|&|,|/) ?(?:kreistag|stadtrat|rat|politik|gremien|ausschuesse|verwaltung|sitzungen|beschluesse))?"
)
_ENTRANCE_WORTH, _ANTEROOM_WORTH = 0.4, 0.22


@lru_cache(maxsize=65536)  # a site's menu stands on every page
def entrance_worth(text: str) -> float:
    """How promising a link of the site itself is as the way into its council system; 0 if it is none."""
    said = normal(text)
    if len(text) > _SHORT:
        return 0.0
    if _ENTRANCE.search(said):
        return _ENTRANCE_WORTH
    return _ANTEROOM_WORTH if _ANTEROOM.fullmatch(said.strip()) else 0.0


# Longer link texts tell of something in the system, or of a training in using it.
_SHORT = 60


def link_worth(kind: Kind, text: str, row: str, url: str, page: Standing) -> float:
    """0..1: how likely a link of a council page leads to a concept or to its resolution.

    ``text`` are the link's own words with its title, ``row`` those of the table row or list entry around it.
    """
    if _is_closed(kind, text, row):
        return _NOTHING
    if kind in (Kind.ITEM, Kind.PAPER) and any(number in f"{text} {row}" for number in page.numbers):
        return _TOLD
    own = max(concern(text), concern(row) if kind in (Kind.ITEM, Kind.PAPER, Kind.FILE) else 0.0)
    if kind in (Kind.ITEM, Kind.PAPER) and own:
        return _NAMED * own
    if kind is Kind.FILE:
        return _file_worth(own, text, url, page)
    if page.is_about_one and kind in _MATTERS and _REFERENCE.match(text):
        return _ITS_ITEM * page.concern
    if kind in _SITTINGS:
        closed = page.is_result or page.searched or page.offers_search
        closed = closed or (
            page.search_failed and page.hope.found
        )  # its list of papers has shown what it holds
        return (
            _NOTHING if closed else max(_NOTHING, way_worth(kind, f"{text} {row}", url, page.kind, page.hope))
        )
    if kind in _WAYS:
        return _way_worth(kind, text, page)
    if kind is Kind.MEMBER:
        return _NOTHING
    if kind in (Kind.ITEM, Kind.PAPER) and (topic := _topic(f"{text} {row}")):
        return topic
    said = link_words_score(without_bodies(text), "", "", "")
    return max(
        _NOTHING, _NAMED * own if kind is Kind.OTHER else 0.0, _TOPICAL_SHARE * said if said >= 0.4 else 0.0
    )


def _topic(words: str) -> float:
    """What an item is worth whose words name no concept but the topic; 0 if not even that."""
    said = without_bodies(words)
    about = link_words_score(said, "", "", "")
    if about < _ON_TOPIC or false_friend(said) is not None:
        return 0.0
    return about * (_DECIDED_TOPIC if _is_adopted(words) else _TOPIC)


def _is_adopted(row: str) -> bool:
    return result_of(row, bodies.Standing.DECIDES) in (Result.ADOPTED, Result.ADOPTED_CHANGED)


def _file_worth(own: float, text: str, url: str, page: Standing) -> float:
    """A file counts by its name, or as an attachment of the concept's own paper."""
    named = max(own, 0.95 * concern(normalise_url_words(url)))
    if page.names_one and _MINUTES.match(text):
        named = max(named, _OF_THE_SITTING)
    if page.is_about_one:
        inherited = _ITS_FILE * page.concern * (1.0 if page.files <= _FEW_FILES else 0.5)
        return max(_NAMED * named, inherited)
    return max(_NAMED * named, _NOTHING)


def _way_worth(kind: Kind, text: str, page: Standing) -> float:
    worth = _WAYS[kind]
    if page.is_result:
        return worth * 0.1 if kind is Kind.SEARCH else _NOTHING  # further results
    if kind is Kind.SEARCH:
        return _NOTHING if page.searched or page.search_failed else worth
    if page.searched or page.offers_search:
        # The newest papers cost one request and help where the search fails; sessions cost hundreds.
        return worth * (0.1 if page.searched else 0.5)
    if kind is page.kind:
        return worth * (_ANOTHER_YEAR if _YEAR.match(text) else _NEXT_PAGE)
    return worth


def _is_closed(kind: Kind, text: str, row: str) -> bool:
    """What the public may not read is not asked for, unless it is on an agenda of public and closed parts."""
    words = row if kind in (Kind.ITEM, Kind.PAPER, Kind.FILE) and row else text
    return _CLOSED.search(words) is not None and not re.search(
        r"(?i)(?<!nicht)(?<!nicht[- ])(?:ö|oe)ffentlich", words
    )


_YEAR = re.compile(r"^\W*(?:Jahr\s*)?20\d\d\W*$")
