"""Papers by their name that could not be read or had: while there is one, nobody can say "none". Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from storage.false_friends import find_false_friend
from storage.normal_words import normal, normalise_url_words
from storage.paper_names import name_strength
from storage.values import IS_CONCEPT_LEVELS, Document, Level, Problem, Reason, Recognition, Role

# The code of the reason that marks such a paper.
UNREAD = "unread"
# What links, names and surroundings must say together for an unread file to be a candidate: a sure parent will do.
_NAMED = 0.5
# More than this against it, and its name is the name of something else.
_DOUBT = -1.0
_NAME = re.compile(r"named_(?!report)")


def judged_unread(document: Document, found: Recognition) -> Recognition:
    """What may be said of a file that could not be read.

    One that is called an integration concept stays a paper, so that a person sees it; of which unit it is
    stays open, since nobody has seen its text. An intact scan that names alone identify is let stand.
    """
    if document.problem_code is None or not _is_candidate(found):
        return found
    if document.problem_code == Problem.NO_TEXT and found.role is not Role.NONE:
        return found
    reason = Reason(UNREAD, f"Dem Namen nach ein Konzept, aber nicht gelesen: {document.problem}")
    role = Role.CONCEPT if found.role is Role.NONE else found.role
    return replace(found, role=role, level=Level.OTHER, reasons=(reason, *found.reasons))


def is_unread(found: Recognition) -> bool:
    """Whether ``judged_unread`` made this a candidate nobody has read."""
    return any(reason.code == UNREAD for reason in found.reasons)


def _is_candidate(found: Recognition) -> bool:
    named = sum(reason.weight for reason in found.reasons if _NAME.match(reason.code))
    against = sum(reason.weight for reason in found.reasons if reason.weight < 0 and reason.code != "no_text")
    return named >= _NAMED and against > _DOUBT and found.level in IS_CONCEPT_LEVELS


def is_called_concept(link_text: str, url: str) -> bool:
    """Whether a link's own words or address surely name an integration concept: one that nobody got to see counts."""
    words, path = normal(link_text), normalise_url_words(url)
    if find_false_friend(f"{words}\n{path}"):
        return False
    return 1.0 in (name_strength(words), name_strength(path))
