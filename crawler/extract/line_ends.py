"""What a hyphen at the end of a line was: of the line or of the word. Pure.

Rules and no lexicon. A lexicon knows few of the compounds offices make ("Migrantenselbstorganisation"), and
what it does not know tells nothing: those are as unknown as what must not be joined ("deutschtürkisch").
"""

from __future__ import annotations

import re

from crawler.extract.words import word_set

# A hyphen before these words ends the first part of a pair ("Integrations- und Teilhabekonzept") …
_PAIRING = word_set("und oder bzw sowie beziehungsweise aber noch wie statt als bis")
# … unless they end one of these words; hardly any other is broken before one of them.
_WHOLE = re.compile(r"sowie|dennoch|anstatt|kürbis|\w*(?:werk|heim|lager|ruhe|bett|wohn|grab|hof)statt")
# "18-jährig", "EU-weit", "BAföG-berechtigt", "E-learning": no German word is broken after one letter.
_SHORT_FORM = re.compile(r"\w*\d|[A-ZÄÖÜ]{2}\w*|\w")
# "deutsch-türkisch", "öffentlich-rechtlich": two whole adjectives side by side.
_FIRST_ADJECTIVE = re.compile(r"\w{2,}(?:isch|lich|rell)|\w*deutsch", re.IGNORECASE)
_LAST_ADJECTIVE = re.compile(r"(?:\w{2,}(?:isch|lich|ell|al|iv|ös)|deutsch|orthodox|peripher)(?:e[rsnm]?)?")
_SIDE_BY_SIDE = {"sozial": ("ökologisch", "emotional", "kognitiv", "kulturell")}
_COLOURS = word_set("schwarz rot grün gelb blau weiß orange")
# "Face-to-face", "Train-the-trainer", "Hand-in-Hand": small words amid a phrase; "Kick-off": at its end.
_AMID = word_set("to the it or of by auf zu")
_BEFORE_ANOTHER = _AMID | {"in", "an"}
_ENGLISH_END = word_set("off up how")
_OPENING = "„“”\"»«›‹'‚‘(["
# Longer than any word that stands before a hyphen.
_REACH = 60


def second_half(text: str, end: int, half: str, follows: str = "") -> str:
    """What stands for the hyphen at ``end`` of ``text``, and the ``half`` of the word behind it.

    ``follows`` is the sign after that half.
    """
    phrase = text[max(0, end - _REACH) : end].split()[-1:]
    _, dash, first = "".join(phrase).lstrip(_OPENING).rpartition("-")
    if half in _PAIRING:
        return half if _WHOLE.fullmatch((first + half).lower()) else f"- {half}"
    is_phrase = (dash and first in _AMID) or (follows == "-" and half in _BEFORE_ANOTHER)
    if not half[0].islower() or is_phrase or _is_of_the_word(first, half):
        return f"-{half}"
    return half


def _is_of_the_word(first: str, half: str) -> bool:
    """Whether the hyphen before a small letter belongs to the word."""
    before = first.lower()
    return (
        _SHORT_FORM.fullmatch(first) is not None
        or half in _ENGLISH_END
        or (before in _COLOURS and half in _COLOURS)
        or half.startswith(_SIDE_BY_SIDE.get(before, ("\n",)))
        or (_FIRST_ADJECTIVE.fullmatch(first) is not None and _LAST_ADJECTIVE.fullmatch(half) is not None)
    )
