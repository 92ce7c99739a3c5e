"""What a body did with a paper, from the words of the result. Pure."""

from __future__ import annotations

import re

from crawler.council.bodies import Standing
from storage.normal_words import normal
from storage.resolutions import Result


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives))


# In this order: "beschliesst die Vertagung" is no adoption, "zustimmend zur Kenntnis" no consent.
_NO = r"(?<![a-z])(?:nicht|keine|ohne)"
_DEED: tuple[tuple[Result, re.Pattern[str]], ...] = (
    (
        Result.REMOVED,
        _any(
            r"abgesetzt|absetzung|von der tagesordnung (?:genommen|gestrichen)|entfaellt|entfallen|zurueckgezogen"
        ),
    ),
    (Result.ADJOURNED, _any(r"vertagt|vertagung|(?:ver|ueber)wiesen|verweisung|ueberweisung")),
    (Result.DEFERRED, _any(r"zurueckgestellt|zurueckstellung|geschoben")),
    (
        Result.REJECTED,
        _any(
            r"abgelehnt|ablehnung|(?:einstimmig|mehrheitlich|mehrheit) dagegen",
            rf"{_NO} (?:beschlossen|zugestimmt|angenommen|empfohlen)|(?<![a-z])lehnt (?:\w+ ){{0,8}}ab(?![a-z])",
        ),
    ),
    (Result.NOTED, _any(r"kenntnis|beraten ohne beschluss|ohne beschlussfassung|(?<![a-z])vorgestellt")),
    (
        Result.ADOPTED_CHANGED,
        _any(
            r"(?<!un)(?<!nicht )(?:ab)?geaendert(?:e[mnrs]?)? (?:\w+ )?(?:beschlossen|zugestimmt|angenommen|fassung|empfohlen)",
            r"mit (?:\w+ )?(?:aenderung|ergaenzung|massgabe)\w*|abweichend\w* (?:beschlossen|vom beschlussvorschlag)|(?<!un)veraendert beschlossen",
        ),
    ),
    (
        Result.ADOPTED,
        _any(
            r"beschlossen|beschliesst|(?<![a-z])beschlu?ss gefasst|verabschiedet|zugestimmt|(?<![a-z])stimmt (?:\w+ ){0,10}zu(?![a-z])|zustimmung",
            r"angenommen|annahme|(?<![a-z])dafuer|gemaess (?:\w+ )?(?:beschlussvorschlag|vorlage)|(?:laut|lt\.?) beschlussvorschlag",
            r"ungeaendert|unveraendert|empfohlen|empfiehlt|empfehlung|(?<![a-z])einstimmig(?![a-z])|mehrheitlich|mit mehrheit|erledigt durch beschluss",
        ),
    ),
)
_ADVICE = _any(r"empfohlen|empfiehlt|empfehlung|vorberatung|vorberaten")
# Columns of a paper's way through the bodies that say what each is asked for.
_DECISION = _any(r"entscheidung|beschlussfassung|(?<![a-z])beschliessend")
_HEARING = _any(r"vorberatung|anhoerung|empfehlung|beratend")


def result_of(wording: str, standing: Standing, asked_for: str = "") -> Result | None:
    """What a body did, by the words of the result; None when they name no result.

    A committee's or an advisory body's consent is ENDORSED, not ADOPTED, unless the page says that this
    body was asked for the decision. ``asked_for`` is the page's own word for that ("Entscheidung").
    """
    words = normal(wording)
    found = next((result for result, said in _DEED if said.search(words)), None)
    if found not in (Result.ADOPTED, Result.ADOPTED_CHANGED):
        return found
    return found if _may_decide(words, standing, normal(asked_for)) else Result.ENDORSED


def _may_decide(words: str, standing: Standing, asked_for: str) -> bool:
    if _ADVICE.search(words) or (_HEARING.search(asked_for) and not _DECISION.search(asked_for)):
        return False
    if standing is Standing.DECIDES:
        return True
    return standing is Standing.PREPARES and _DECISION.search(asked_for) is not None


def result_words(text: str) -> str:
    """The part of a text that states a result, without the rest (names of those who spoke); "" if none does."""
    for part in re.split(r"\s*\|\s*|(?<=[.!?])\s+|\n|;\s|\s[-–]\s", _PROPOSAL.split(text)[0]):
        if len(part) <= _LONGEST and _says_a_deed(part):
            return " ".join((part if len(part) <= _PHRASE else _phrase(part)).split())
    return ""


def _says_a_deed(text: str) -> bool:
    words = normal(text)
    return any(said.search(words) for _, said in _DEED)


def _phrase(text: str) -> str:
    """The words of a longer text that state the deed, with what qualifies it before them."""
    words = text.split()
    if re.search(r"(?i)\bbeschlie(?:ß|ss)t\b|\bstimmt\b|\bnimmt\b|\blehnt\b", text):  # a sentence of its own
        return text
    end = next(end for end in range(1, len(words) + 1) if _says_a_deed(" ".join(words[:end])))
    start = next(start for start in range(end - 1, -1, -1) if _says_a_deed(" ".join(words[start:end])))
    while start > 0 and _QUALIFIES.fullmatch(words[start - 1].strip(".,:()")):
        start -= 1
    while end < len(words) and _COMPLETES.fullmatch(words[end].strip(".,:()")):
        end += 1
    return " ".join(words[start:end])


# A result is a phrase; longer sentences tell the debate.
_PHRASE, _LONGEST = 40, 200
_PROPOSAL = re.compile(r"(?i)beschlussvorschlag|beschlussentwurf|vorschlag der verwaltung")
_COMPLETES = re.compile(
    r"(?i)beschlossen|zugestimmt|empfohlen|genommen|abgelehnt|angenommen|dafür|dagegen|gefasst"
)
_QUALIFIES = re.compile(
    r"(?i)einstimmig|mehrheitlich|un?ge(?:ä|ae)ndert|unver(?:ä|ae)ndert|geändert|mit|zur|nicht|zustimmend|mehrheit|änderungen"
)
