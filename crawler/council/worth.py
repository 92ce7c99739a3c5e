"""How promising a link of a council system is, before it is followed. Pure.

Council systems hold sessions, items and members by the thousand. Only what names a concept is worth a request,
and the system's own search, which finds it. Headings and the page's own topic lend nothing: everything an
Integrationsrat talks about stands under the word "Integration".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.council import bodies
from crawler.council.results import result_of
from crawler.council.subject import concern, without_bodies
from crawler.council.systems import Kind
from storage.false_friends import false_friend
from storage.normal_words import normal, normalise_url_words
from storage.resolutions import Result
from storage.vocabulary import link_words_score

# A named paper or item; its files; where else it was decided.
_NAMED, _ITS_FILE, _ITS_ITEM = 0.95, 0.8, 0.5
_FEW_FILES = 6  # a Vorlage with more attachments than this is a bundle (budget): words must choose
# The system's own search is the shortest way; without one, the list of papers; without that, the sessions.
_SEARCH, _PAPERS, _BODIES, _SESSIONS = 0.55, 0.3, 0.2, 0.1
# Bodies that deal with concepts: those that decide, and the committees for social affairs.
_LIKELY = re.compile(
    r"sozial|integration|migration|gesellschaft|(?<![a-z])(?:kreistag|stadtrat|stadtverordnet|kreisausschuss|hauptausschuss)"
)
_LIKELY_BONUS, _UNLIKELY_SHARE = 0.05, 0.2
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
_WAYS = {
    Kind.OPARL: _PAPERS,
    Kind.SEARCH: _SEARCH,
    Kind.PAPERS: _PAPERS,
    Kind.CALENDAR: _BODIES,
    Kind.BODY: _BODIES,
    Kind.AGENDA: _SESSIONS,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """The council page that holds a link: what it is, how much it is about a concept, what it offers."""

    kind: Kind
    concern: float  # of the page's own subject
    files: int = 0
    offers_search: bool = False  # the page leads to the system's own search
    searched: bool = False  # the system's own search was used
    is_result: bool = False  # a list of search results

    @property
    def is_about_one(self) -> bool:
        """Whether this is the page of an item or paper on a concept."""
        return self.concern > 0 and self.kind in _MATTERS


# What district sites call the way to their council system.
_ENTRANCE = re.compile(
    r"(?<![a-z])(?:buerger-?info(?:rmation)?(?:ssystem|sportal)?|(?:rats|kreistags?|gremien|sitzungs|stadtrats)-?info(?:rmation)?(?:ssystem|sportal|sdienst)?"
    r"|sitzungsdienst|ratsinformation|allris|sessionnet|sd\.?net|session|politik[- ]?informationssystem)(?![a-z])"
)
_ENTRANCE_WORTH = 0.4


def entrance_worth(text: str) -> float:
    """How promising a link of the site itself is as the way into its council system; 0 if it is none."""
    return _ENTRANCE_WORTH if len(text) <= _SHORT and _ENTRANCE.search(normal(text)) else 0.0


# Longer link texts tell of something in the system, or of a training in using it.
_SHORT = 60


def link_worth(kind: Kind, text: str, row: str, url: str, page: Standing) -> float:
    """0..1: how likely a link of a council page leads to a concept or to its resolution.

    ``text`` are the link's own words with its title, ``row`` those of the table row or list entry around it.
    """
    own = max(concern(text), concern(row) if kind in (Kind.ITEM, Kind.PAPER, Kind.FILE) else 0.0)
    if kind in (Kind.ITEM, Kind.PAPER) and own:
        return _NAMED * own
    if kind is Kind.FILE:
        return _file_worth(own, url, page)
    if page.is_about_one and kind in _MATTERS and _REFERENCE.match(text):
        return _ITS_ITEM * page.concern
    if kind in _WAYS:
        return _way_worth(kind, f"{text} {row}", page)
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


def _file_worth(own: float, url: str, page: Standing) -> float:
    """A file counts by its name, or as an attachment of the concept's own paper."""
    named = max(own, 0.95 * concern(normalise_url_words(url)))
    if page.is_about_one:
        inherited = _ITS_FILE * page.concern * (1.0 if page.files <= _FEW_FILES else 0.5)
        return max(_NAMED * named, inherited)
    return max(_NAMED * named, _NOTHING)


def _way_worth(kind: Kind, words: str, page: Standing) -> float:
    worth = _WAYS[kind]
    if page.is_result:
        return worth * 0.1 if kind is Kind.SEARCH else _NOTHING  # further results
    if kind is Kind.SEARCH:
        return _NOTHING if page.searched else worth
    if page.searched or page.offers_search:
        # The newest papers cost one request and help where the search fails; sessions cost hundreds.
        return worth * (0.1 if page.searched else 0.5) if kind in (Kind.PAPERS, Kind.OPARL) else _NOTHING
    if kind in (Kind.BODY, Kind.AGENDA):
        return worth + _LIKELY_BONUS if _LIKELY.search(normal(words)) else worth * _UNLIKELY_SHARE
    # Another month, another page of the list.
    return worth * _UNLIKELY_SHARE if kind is page.kind else worth
