"""Whether a text is German: prose, tables and lists. Pure."""

from __future__ import annotations

import re

from crawler.extract.language import guess_language
from crawler.recognise.reading import Reading

# The middle of a long text is in its own language; forewords and imprints may be in others.
_FROM, _TO = 2_000, 22_000
_WORD = re.compile(r"[^\W\d_]{2,}")
# A text of fewer words is taken for German.
_LANGUAGE_WORDS = 60
# A table has hardly a word that holds sentences together, but its nouns end as German ones do.
_GERMAN_WORD = re.compile(r"(?:ung|ungen|keit|keiten|heit|schaft|lich|liche[nrs]?|isch|ische[nrs]?)$|[äß]")
_GERMAN_SHARE = 0.04


def is_german(reading: Reading) -> bool:
    """Whether the text is German; short texts count as German."""
    text = reading.document.text
    sample = text[_FROM:_TO] if len(text) > _TO + _FROM else text[:_TO]
    language = guess_language(sample)
    if language:
        return language == "de" or len(_WORD.findall(sample)) < _LANGUAGE_WORDS
    words = _WORD.findall(sample.lower())
    if len(words) < _LANGUAGE_WORDS:
        return True
    return sum(map(bool, map(_GERMAN_WORD.search, words))) >= _GERMAN_SHARE * len(words)
