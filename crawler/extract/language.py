"""The language of a text. Pure."""

from __future__ import annotations

import re
from collections import Counter

# Words that hold sentences together, none shared by two of these languages.
_FUNCTION_WORDS = {
    "de": frozenset("und der die das nicht mit für ist werden wird durch zum zur sich auf eine einen dem".split()),
    "en": frozenset("the and of to is for with that are this by from have which be".split()),
    "fr": frozenset("les et des est pour dans une sur avec qui par au sont".split()),
    "tr": frozenset("ve bir bu için ile olarak olan daha kadar gibi çok".split()),
    "uk": frozenset("та що для від які про або під це може".split()),
    "ru": frozenset("и что для это как или при вы не также".split()),
    "ar": frozenset("في من على إلى التي أن هذا مع عن أو".split()),
    "pl": frozenset("oraz jest dla nie się przez jak lub od są".split()),
}  # fmt: skip

# Fewer function words than this say nothing; a table of names would become Turkish.
_ENOUGH = 5
# Read this much; the beginning of a paper is in its own language.
_WINDOW = 20_000
_WORD = re.compile(r"[^\W\d_]+")


def primary_language(tag: str) -> str:
    """The two- or three-letter code of a language tag ("de-DE" and "de_DE" give "de"), or ""."""
    code = re.match(r"[a-z]{2,3}(?=$|[-_])", tag.strip().lower())
    return code[0] if code else ""


def guess_language(text: str) -> str:
    """The code of the language most function words belong to, or "" when there are too few."""
    counts = Counter(_WORD.findall(text[:_WINDOW].lower()))
    scores = {code: sum(counts[word] for word in words) for code, words in _FUNCTION_WORDS.items()}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] >= _ENOUGH else ""
