"""What is left of a link's promise when it leads to another view of what is known anyway. Pure."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler import urls
from crawler.extract.links import Link
from storage.normal_words import normal
from storage.vocabulary import TOPIC_STEMS

# A link to the page it stands on, with more parameters (month, sort order, facet): rarely more than another view.
_VIEW = 0.3
# Lists by tag, category, author and month repeat what the site's own lists hold. One named for the topic does, too,
# but brings all of it together.
_RELISTING = 0.15
# A search asked again: in another order, with another filter, of another part. Its address repeats our own words,
# which sound like a find. Further hits are worth a look, since they were found by those words.
_ASKED_AGAIN, _FURTHER_HITS = 0.04, 0.4
_FURTHER = re.compile(
    r"^\W*(?:\d{1,3}|weiter|vor|n(?:ä|ae)chste\b.{0,20}|next|mehr (?:treffer|ergebnisse).{0,20}|[>»›]+)\W*$",
    re.IGNORECASE,
)


def share_of_view(link: Link, address: str, key: str, page: str, page_key: str, *, of_search: bool) -> float:
    """1.0 for a link to a page of its own; less for a view. ``of_search``: it stands on a page of hits."""
    if urls.is_search_result(address) or (of_search and _repeats_question(address, page)):
        return _FURTHER_HITS if of_search and _FURTHER.match(link.text.strip()) else _ASKED_AGAIN
    if urls.is_view_of(key, page_key) or "nofollow" in link.rel:
        return _VIEW
    if urls.is_relisting(address) and not _names_topic(link.text):
        return _RELISTING
    return 1.0


def _repeats_question(address: str, page: str) -> bool:
    """Whether an address has the script and all the parameters of a page of hits, whatever their values."""
    asked, again = urlsplit(page), urlsplit(address)
    names = _names(asked.query)
    return (
        bool(names)
        and (asked.netloc, asked.path) == (again.netloc, again.path)
        and names <= _names(again.query)
    )


def _names(query: str) -> set[str]:
    return {parameter.partition("=")[0] for parameter in query.split("&") if parameter}


def _names_topic(text: str) -> bool:
    words = normal(text)
    return any(stem in words for stem in TOPIC_STEMS)
