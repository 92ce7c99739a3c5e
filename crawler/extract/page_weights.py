"""How much text stands below each element of a page. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from bs4 import Tag
from bs4.element import NavigableString, PageElement

from crawler.extract.blocks import UNREAD, leads_to_document
from crawler.extract.sentence import is_sentence

# Real pages nest up to 60 deep; a broken one must not cost the square of its size.
MOST_ANCESTORS = 200

Counts = dict[int, int]


def _counts() -> Counts:
    return defaultdict(int)


@dataclass(frozen=True)
class Weights:
    """Counts below each element: all words, words outside links, words of sentences, links by target.

    ``tags`` and ``texts`` are all that stands below the body in document order: a pass over them costs a
    tenth of a search by BeautifulSoup.
    """

    tags: list[Tag]
    texts: list[NavigableString]
    first_h1: Tag | None
    _words: Counts = field(default_factory=_counts)  # by id(): bs4 compares tags by their content
    _prose: Counts = field(default_factory=_counts)
    _sentences: Counts = field(default_factory=_counts)
    _links: Counts = field(default_factory=_counts)
    _documents: Counts = field(default_factory=_counts)

    def words(self, tag: Tag) -> int:
        return self._words.get(id(tag), 0)

    def prose(self, tag: Tag) -> int:
        return self._prose.get(id(tag), 0)

    def sentences(self, tag: Tag) -> int:
        return self._sentences.get(id(tag), 0)

    def links(self, tag: Tag) -> int:
        """Links to other pages."""
        return self._links.get(id(tag), 0)

    def documents(self, tag: Tag) -> int:
        """Links to documents."""
        return self._documents.get(id(tag), 0)

    def holds_h1(self, tag: Tag) -> bool:
        """Whether the page's first h1 is ``tag`` or stands below it."""
        return self.first_h1 is not None and any(tag is parent for parent in self.first_h1.self_and_parents)

    def share(self, tag: Tag, whole: Iterable[Tag]) -> float:
        """The share of a tag in the text of some tags (0..1): in their sentences; where they have none, in
        their links to documents; where they have none of those either, in their words outside links."""
        tags = list(whole)
        for weigh_one in (self.sentences, self.documents, self.prose):
            if total := sum(map(weigh_one, tags)):
                return weigh_one(tag) / total
        return 0.0

    def heaviest(self, tags: Iterable[Tag]) -> Tag | None:
        """The tag with most words outside links; of equals the first."""
        return max(tags, key=lambda tag: (self.prose(tag), self.words(tag)), default=None)


def weigh(body: Tag) -> Weights:
    """The weights of everything below ``body``. The tree must not change while they are used."""
    nodes = list(body.descendants)
    tags = [node for node in nodes if isinstance(node, Tag)]
    texts = [node for node in nodes if type(node) is NavigableString and not node.isspace()]  # no comments
    weights = Weights(tags, texts, next((tag for tag in tags if tag.name == "h1"), None))
    for tag in tags:
        href = str(tag.get("href") or "") if tag.name == "a" else ""
        if href and not href.startswith(("#", "mailto:", "tel:")):
            _add(
                weights._documents if leads_to_document(href) else weights._links,
                islice(tag.self_and_parents, MOST_ANCESTORS),
                1,
            )
    for text in texts:
        _weigh_text(text, weights)
    return weights


def _weigh_text(text: NavigableString, weights: Weights) -> None:
    ancestors = list(islice(text.parents, MOST_ANCESTORS))
    names = {tag.name for tag in ancestors}
    if not UNREAD.isdisjoint(names):
        return
    count = len(text.split())
    _add(weights._words, ancestors, count)
    if "a" not in names:
        _add(weights._prose, ancestors, count)
    if is_sentence(text):
        _add(weights._sentences, ancestors, count)


def _add(counts: Counts, tags: Iterable[PageElement], amount: int) -> None:
    for tag in tags:
        counts[id(tag)] += amount
