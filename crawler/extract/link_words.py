"""Which link texts say what they lead to. Pure."""

from __future__ import annotations

import re

_VERBS = r"(?:lesen|erfahren|ansehen|anzeigen|öffnen|herunterladen|laden|klicken|weiterlesen|download)"
_NOUNS = (
    r"(?:artikel|seite|download|dokument|datei|pdf|link|details?|infos?|informationen|beitrag|meldung|übersicht|text|bild"
    r"|vorschau)"
)
# Lower case, without punctuation around it: "hier", "mehr erfahren", "zum Artikel", "PDF herunterladen" …
_GENERIC = re.compile(
    rf"(?:bitte |jetzt |einfach )?(?:hier|hierzu|da|dort|mehr|more|here|read more|weiter|klick|klicken sie(?: bitte)? hier|link"
    rf"|lesen sie (?:hier )?(?:mehr|weiter)|erfahren sie (?:hier )?mehr)(?: (?:dazu|hier|{_VERBS}|{_NOUNS}|zum download))?"
    rf"|(?:zum|zur|als|als download|weitere|nähere|mehr) {_NOUNS}(?: {_VERBS})?|{_NOUNS}|{_VERBS}|downloads"
    rf"|(?:pdf|datei|dokument)(?:[ -](?:datei|dokument|download|version))?(?: {_VERBS})?|hier (?:als|im) {_NOUNS}"
)


def is_generic(text: str) -> bool:
    """Whether a link text names no target ("hier", "mehr", "Download", "PDF")."""
    bare = text.casefold().strip(" .…:;,!»›>→-–()[]")
    return (
        len(bare) < 2
        or (len(bare) <= 40 and _GENERIC.fullmatch(bare) is not None)
        or not any(map(str.isalpha, bare))
    )
