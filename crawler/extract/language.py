"""The language of a text. Pure."""

from __future__ import annotations

import re
from collections import Counter

from crawler.extract.words import word_set

# Words that hold sentences together, none shared by two of these languages.
_FUNCTION_WORDS = {
    "de": word_set(
    """
    und der die das nicht mit für ist werden wird durch zum zur sich auf eine einen dem
    """
),
    "en": word_set("the and of to is for with that are this by from have which be"),
    "fr": word_set("les et des est pour dans une sur avec qui par au sont"),
    "tr": word_set("ve bir bu için ile olarak olan daha kadar gibi çok"),
    "uk": word_set("та що для від які про або під це може"),
    "ru": word_set("и что для это как или при вы не также"),
    "ar": word_set("في من على إلى التي أن هذا مع عن أو"),
    "pl": word_set("oraz jest dla nie się przez jak lub od są"),
}  # fmt: skip

# Fewer function words than this say nothing; a table of names would become Turkish.
_ENOUGH = 5
# Read this much; the beginning of a paper is in its own language.
_WINDOW = 6_000
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
