"""How much each sign counts, in log-odds: the whole of what the recogniser believes, on one page.

A score is the logistic of BASE plus the weights of the signs that fired, as far as that may be believed
(``calibration``). The weights were set by hand from what municipal pages and papers look like and checked against labelled addresses and invented
texts of every kind; none was fitted, so no single row is remembered.
"""

from __future__ import annotations

from math import exp

# A document nothing speaks for is hardly ever a concept: the odds are about 1 in 20.
BASE = -3.0
# However often a paper is named, names alone leave room for a false friend.
MAX_NAMED = 5.5
# At or above, the document has a role; below, it is none.
THRESHOLD = 0.5

# Where a name stands: (weight of a sure name, weight of a likely name)
NAMED: dict[str, tuple[float, float]] = {
    "cover": (3.2, 1.7),
    "title": (2.4, 1.3),
    "heading": (2.6, 1.4),
    "link": (2.5, 1.3),
    "link_heading": (1.0, 0.5),
    "file": (1.5, 0.8),
    "parent": (0.6, 0.3),
    "path": (1.2, 0.6),
}

# A brand ("Vielfalt leben") is also what weeks, networks and clubs are called: of a likely name's weight this share.
BRAND_SHARE = 0.75

WEIGHTS: dict[str, float] = {
    # What the text is about, in words on migration per 1,000 words
    "topic_dense": 1.6,
    "topic_some": 0.8,
    "topic_thin": -2.5,
    "topic_absent": -4.0,
    # How it is built: aims, measures, fields, responsibilities, review
    "built_like_a_paper": 1.6,
    "built_partly": 0.8,
    "many_fields": 1.2,
    "some_fields": 0.7,
    "names_itself": 1.3,
    "names_a_concept": 0.5,
    "named_report": -2.0,  # of the family, with a role of its own, but no concept
    "understanding": 0.4,
    # Pages: what they say of a paper elsewhere
    "links_the_paper": 3.6,
    "links_beside_others": 2.4,
    "tells_of_the_paper": 2.6,
    "announces": 0.8,
    "mentions_once": 0.3,
    "list_page": -1.5,
    "is_a_chapter": 1.4,
    "is_a_numbered_chapter": 2.6,
    "lists_chapters": 1.2,
    "topic_page": 0.6,
    "council_about_it": 0.8,
    "council_item": 3.3,
    # What speaks against
    "integrated": -4.0,
    "inclusion": -4.0,
    "institution": -4.0,
    "person": -4.0,
    "jobs": -3.5,
    "nature": -4.0,
    "technical": -5.0,
    "state": 0.0,  # the Land's paper is one of its kind; whose it is, the level says
    "about_disability": -3.5,
    "about_children": -3.5,
    "about_democracy": -2.5,
    "about_jobs": -3.0,
    "about_building": -3.0,
    "about_computers": -4.0,
    "foreign": -4.5,
    "event": -5.0,
    "about_events": -3.0,
    "other_paper": -2.6,
    "side_subject": -1.6,
    "research": -6.0,
    "tender": -6.0,
    "session": -5.0,
    "opinion": -5.0,
    "vacancy": -6.0,
    "brand_alone": -2.2,
    "no_text": -0.4,
}


def probability(log_odds: float) -> float:
    """The logistic function; 0..1 for any number."""
    if log_odds >= 0:
        return 1.0 / (1.0 + exp(-min(log_odds, 700.0)))
    grown = exp(max(log_odds, -700.0))
    return grown / (1.0 + grown)
