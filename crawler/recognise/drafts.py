"""Whether a paper calls itself a draft: on its cover, at the edge of its pages, or in a sentence about itself. Pure."""

from __future__ import annotations

import re

from crawler.recognise.reading import Reading
from storage.normal_words import normal
from storage.paper_names import find_name
from storage.values import Reason
from storage.vocabulary import STATUS

# What a cover or a page's edge says of a text that is not final, besides "Entwurf"
_UNFINISHED = re.compile(
    r"redaktionelle (?:aenderungen|ueberarbeitung|anpassungen)[^.\n]{0,30}(?:folg|vorbehalten|moeglich)|(?<![a-z])stand der abstimmung"
    r"|abstimmungs(?:stand|fassung)|(?:diskussions|beratungs|beteiligungs|konsultations|anhoerungs|vorab)fassung|arbeitsstand"
    r"|noch nicht (?:beschlossen|abgestimmt|verabschiedet|final)|nicht zitierfaehig|vorbehaltlich (?:der|des) [^.\n]{0,40}(?:beschluss|zustimmung)"
    r"|(?<![a-z])zur (?:diskussion|abstimmung)(?: (?:gestellt|in den gremien))?(?![a-z])|1\. lesung"
)
# A sentence a text says of itself
_OF_ITSELF = re.compile(
    r"(?:dieses?|das vorliegende|der vorliegende|vorliegende[srn]?|hiermit) (?:\w+ ){0,2}?(?:dokument|papier|fassung|text|konzept|entwurf|arbeitspapier|diskussionspapier)[^.]{0,60}"
    r"(?:(?:ist|stellt|bildet|versteht sich)[^.]{0,40}(?:entwurf|arbeitspapier|diskussionsgrundlage|vorlaeufig|nicht abschliessend)|(?:wird|soll)[^.]{0,50}(?:zur abstimmung|in die gremien|dem kreistag vorgelegt|zur beschlussfassung vorgelegt))"
    r"|(?:arbeitspapier|entwurf)[^.\n]{0,40}redaktionelle aenderungen|redaktionelle aenderungen (?:folgen|sind vorbehalten)"
)
# "Entwurf und Gestaltung" is the designer's credit; a draft that was adopted is none any more.
_NO_DRAFT = re.compile(
    r"entwurf(?: (?:und|&) |, ?|/)(?:gestaltung|layout|satz|druck|grafik)|(?:umschlag|titel|logo|grafik|layout)-?(?: ?[a-z]+ )?entwurf"
    r"|(?<!nicht )(?:beschloss|verabschied|zugestimmt)|beschluss vom"
)
_PAGE_OF_A_DRAFT = re.compile(
    r"(?:(?:der|erster|zweiter|dritter|\d\.) )?entwurf(?: (?:des|der|eines|zum)(?![a-z])|:| -)"
)
_EDGE_CHARS = 90


def draft_mark(reading: Reading) -> Reason | None:
    """What makes a file a draft, quoted; None for a final text."""
    for line in (*reading.names.split("\n"), *reading.cover_lines.split("\n")):
        if found := _in_line(line):
            words = found[0].strip()
            text = f"Das Papier bezeichnet sich als Entwurf: „{reading.quoted(words)}“."
            return Reason(
                "role_draft", text, page=reading.page_of_name(words) or _page_of_cover(reading, words)
            )
    return _by_heading(reading) or _at_the_edges(reading) or _of_itself(reading)


def _by_heading(reading: Reading) -> Reason | None:
    """Where "Download" stands below "Entwurf des Integrationskonzepts", the heading names what the link leads to.

    A link that names a paper itself is another one, unless all the page is on the draft.
    """
    for words in (reading.context.link_heading, reading.context.parent_title):
        heading = normal(words)
        about_it = _PAGE_OF_A_DRAFT.match(heading) and not any(map(str.isdigit, reading.link))
        told = about_it or not find_name(reading.link)
        if told and find_name(heading) and (found := _in_line(heading)):
            return Reason("role_draft", f"Über dem Verweis steht „{reading.quoted(found[0].strip())}“.")
    return None


def _in_line(line: str) -> re.Match[str] | None:
    if _NO_DRAFT.search(line):
        return None
    return STATUS["draft"].search(line) or _UNFINISHED.search(line)


def _page_of_cover(reading: Reading, words: str) -> int | None:
    return 1 if words in reading.cover_lines else None


def _at_the_edges(reading: Reading) -> Reason | None:
    marked = [number for number, page in enumerate(reading.pages, 1) if _marked(page)]
    if len(reading.pages) < 2 or 2 * len(marked) < len(reading.pages):
        return None
    text = f"Auf {len(marked)} Seiten steht am Rand, dass dies ein Entwurf ist."
    return Reason("role_draft", text, page=marked[0])


def _marked(page: str) -> bool:
    """Whether a header or footer calls the page a draft."""
    lines = [line.strip() for line in page.split("\n") if line.strip()]
    return any(len(line) < _EDGE_CHARS and _in_line(line) for line in (*lines[:2], *lines[-2:]))


def _of_itself(reading: Reading) -> Reason | None:
    found = reading.find(_OF_ITSELF, 3)
    if found is None or _NO_DRAFT.search(normal(found.passage)):
        return None
    text = "Der Text sagt von sich, dass er noch nicht fertig ist."
    return Reason("role_draft", text, page=found.page, passage=found.passage)
