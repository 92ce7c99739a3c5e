"""The sentences of a web page that tell of an integration paper, and how large a part of the page they are. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.recognise.reading import Reading
from storage.false_friends import false_friend
from storage.normal_words import normal
from storage.paper_names import STRONG_NAME, find_name

# Fewer words are a link, a menu entry or a label, unless a full stop makes them a sentence.
_SENTENCE_WORDS, _SHORT_SENTENCE_WORDS = 7, 4
# A page is read to here: what it presents, it says at its beginning.
_MOST_SENTENCES = 120
_ENDS = re.compile(r"(?<=[^\d\s.][.!?…])[”“\"]?\s+(?=[\"„“A-ZÄÖÜ])")
_FULL_STOP = re.compile(r"[.!?…][”“\"]?$")
# A sentence after the one that named the paper may only point back to it.
_POINTS_BACK = re.compile(
    r"(?<![a-z])(?:das|des|dem|dieses|diesem|im|zum|vom) (?:\w+ )?(?:konzept(?:e?s)?|papiers?|plan(?:e?s)?|leitbild\w*)(?![a-z])"
    r"|(?<![a-z])(?:die|der|diese[rn]?) (?:\w+ )?(?:strategie|leitlinien|fortschreibung|konzeption|neuauflage|grundsaetze)(?![a-z])"
    r"|^(?:dessen|deren) [a-z]+|^(?:es|sie|er|darin) (?:enthaelt|umfasst|nennt|benennt|beschreibt|traegt|gilt|gliedert|wurde|wird|soll|ist|richtet|loest|werden)(?![a-z])"
)
# What happened to it: then the sentence is news of the paper, whatever its name.
_HAPPENED = re.compile(
    r"beschloss|beschliess|verabschied|zugestimmt|stimmte? zu|vorgestellt|stellte?n? [^.]{0,80}? vor|veroeffentlich|liegt (?:nun )?vor|vorgelegt"
    r"|in kraft|fortgeschrieben|schreibt [^.]{0,60}? fort|erarbeite|entsteht|erstell|beauftragt|steht [^.]{0,40}? (?:download|bereit)"
    r"|adopted|herunterladen|nachlesen|zur kenntnis genommen|ueberarbeitet|arbeitet an"
)
# Elsewhere decided or by the way: not the page's news.
_IN_PASSING = re.compile(
    r"(?:massnahmen?|projekte?|bestandteil|teil|baustein|rahmen|zuge) (?:aus )?(?:des|der|dem|unseres|ihres) $"
)


@dataclass(frozen=True)
class Telling:
    """What a page tells: ``passages`` (verbatim) name or point to the paper, of ``sentences`` in all."""

    passages: tuple[str, ...]
    sentences: int
    happened: bool

    @property
    def share(self) -> float:
        return len(self.passages) / max(self.sentences, 1)


def telling(reading: Reading) -> Telling:
    """The sentences of a page, links and menu entries left out, that tell of an integration paper."""
    passages: list[str] = []
    sentences = _sentences(reading)
    happened = False
    for sentence in sentences:
        words = normal(sentence)
        if _names(words) or (passages and _POINTS_BACK.search(words)):
            passages.append(sentence)
            happened |= _HAPPENED.search(words) is not None
    return Telling(tuple(passages), len(sentences), happened)


def _names(words: str) -> bool:
    """Whether a sentence names an integration paper, and not in passing."""
    found = STRONG_NAME.search(words) if "integration" in words or "migration" in words else None
    if found is None and (_HAPPENED.search(words) or "concept" in words or "strategy" in words):
        named = find_name(words)
        found = named[1] if named else None
    if found is None or _IN_PASSING.search(words, 0, found.start()):
        return False
    return false_friend(words) in (None, "state")


def _sentences(reading: Reading) -> list[str]:
    found: list[str] = []
    for line in reading.document.text.split("\n"):
        if " | " in line:  # a row of a table: an agenda names many papers
            continue
        for sentence in _ENDS.split(line.strip()):
            size = len(sentence.split())
            if size >= _SENTENCE_WORDS or (size >= _SHORT_SENTENCE_WORDS and _FULL_STOP.search(sentence)):
                found.append(sentence)
        if len(found) > _MOST_SENTENCES:
            break
    return found
