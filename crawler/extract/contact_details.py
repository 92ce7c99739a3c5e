"""What shows that a text tells whom to reach, how and when. Pure."""

from __future__ import annotations

import re

_PHONE = re.compile(
    r"\b(?:tel(?:efon|efonnummer)?|fon|mobil|handy|(?:tele)?fax|durchwahl|rufnummer|phone)\b[\s.:/()-]{0,6}[+(]?\d"
    r"|(?<![\d.])\(?0\d{2,5}\)?\s?[/–-]?\s?\d{3,}|\+49[\s\d()/-]{6,}",
    re.IGNORECASE,
)
_MAIL = re.compile(r"(?:@|\[at\]|\(at\)|\{at\})\s?[\w-]+(?:\.|\[|\(| punkt)|\be-?mail\b", re.IGNORECASE)
_PLACE = re.compile(
    r"\b\d{5}\s+[A-ZÄÖÜ]|\w(?:straße|strasse|str\.|platz|weg|allee|gasse|ring|markt)\s\d|\b(?:Straße|Platz|Postfach)\s.{0,20}\d"
    r"|\b(?:[Zz]immer|[Rr]aum|Zi\.|Etage|Haus|Gebäude)(?:\s?Nr\.?|nummer)?:?\s?[A-Z]?\d"
)
_HOURS = re.compile(
    r"\b(?:sprech|öffnungs|service)zeiten\b"
    r"|\b(?:mo(?:ntag)?|di(?:enstag)?|mi(?:ttwoch)?|do(?:nnerstag)?|fr(?:eitag)?)\b.{0,30}\d{1,2}(?:[:.]\d{2})?\s?(?:-|–|bis|uhr)",
    re.IGNORECASE,
)


def contact_marks(text: str) -> int:
    """How many kinds of contact details a text holds: phone, mail, place, hours (0 to 4)."""
    return sum(pattern.search(text) is not None for pattern in (_PHONE, _MAIL, _PLACE, _HOURS))


def is_reachable(text: str) -> bool:
    """Whether a text holds a phone number or mail address."""
    return _PHONE.search(text) is not None or _MAIL.search(text) is not None
