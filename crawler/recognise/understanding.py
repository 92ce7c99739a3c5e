"""What a paper says integration is: the equal participation of all people, or something narrower. Pure.

The study counts a paper as participation-oriented when it *states* that integration is at its core the
equal participation of ALL people; that the word Teilhabe occurs, or that migrants shall take part, is
not enough. So only sentences that define integration are read, and silence is None, not False.
"""

from __future__ import annotations

import re

from crawler.recognise.reading import Found, Reading

_DEFINES = re.compile(
    r"integration(?:spolitik|sarbeit)?(?! nicht)[^.!?\n]{0,60}?(?:bedeutet|heisst|meint|verstehen|verstanden|versteht"
    r"|zielt|ist (?:dabei |fuer uns |also |somit |daher )?(?:ein|die|der|das|gleich|kein|mehr)|als (?:ein|die|gleich))"
    r"|(?:verstehen|versteht|verstanden|verstaendnis|begreifen|definier\w+|unter) [^.!?\n]{0,60}?(?<![a-z])integration(?![a-z])"
    r"|ziel (?:der|von|unserer|jeder) integration"
)
_PARTICIPATION = re.compile(
    r"teilhabe|teilzuhaben|teilhaben|teilnahme|teilnehmen|teilzunehmen|partizip|zugehoerigkeit"
)
_EQUAL = re.compile(
    r"gleichberechtig|chancengleich|chancengerecht|gleiche[nrm]? (?:chance|recht|zugang|moeglich|teilhabe)|gleichwertig|umfassend|gleichstellung|teilhabechancen"
)
_ALL = re.compile(
    r"(?<![a-z])all(?:e|er|en)[ \n]+(?:hier |in [^.]{2,30} |im [^.]{2,30} )?(?:lebende[nr]? )?"
    r"(?:menschen|einwohner|buerger|bewohner|personen|bevoelkerungsgruppen|mitglieder|gruppen|kreisbewohner|gesellschaftsmitglieder)"
    r"|(?<![a-z])jede[rsn]?[ \n]+(?:einzelne|mensch|person)|unabhaengig von (?:ihrer |seiner |der |nationaler |ethnischer |sozialer |herkunft)"
    r"|mit und ohne (?:migration|einwanderung|zuwanderung|flucht)|gesamte[nr]? (?:bevoelkerung|gesellschaft|kreisgesellschaft|stadtgesellschaft)"
    r"|(?:zugewandert\w*|migrant\w*) und einheimisch|einheimisch\w* und zugewandert"
)
_ALL_BUT_NARROW = re.compile(
    r"all(?:e|er|en)[ \n]+(?:menschen|personen|buerger\w*)[ \n]+(?:mit (?!und ohne)(?:migration|einwanderung|zuwanderung|flucht)|nichtdeutsch|auslaendisch)"
)
_NARROW = re.compile(
    r"zugewandert|zuwander|migrant|migrationshintergrund|migrationsgeschichte|gefluechtet|fluechtling|auslaend|einwander|asyl|neuzugewander"
)
_SENTENCE = re.compile(r"[.!?](?=\s)|\n\s*\n|\f")


def participation_oriented(reading: Reading) -> tuple[bool | None, Found | None]:
    """Whether the paper defines integration as equal participation of all, with the defining passage.

    True: a defining sentence (with the one after it) says so. False: integration is defined, but as
    something of or for migrants only. None: no definition was found.
    """
    narrow: tuple[bool, Found] | None = None
    for index, page in enumerate(reading.pages):
        if "integration" not in page:
            continue
        for match in _DEFINES.finditer(page):
            start, stop = _sentence_around(page, match.start(), match.end())
            span = " ".join(page[start:stop].split())
            if _says_all(span):
                return True, reading.place(index, match.start(), stop, _DEFINES)
            if narrow is None and _NARROW.search(span) and (_PARTICIPATION.search(span) or "glieder" in span):
                narrow = False, reading.place(index, match.start(), stop, _DEFINES)
    return narrow or (None, None)


def _says_all(span: str) -> bool:
    wide = _ALL_BUT_NARROW.sub(" ", span)
    return bool(_PARTICIPATION.search(wide) and _EQUAL.search(wide) and _ALL.search(wide))


def _sentence_around(page: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence of a match begins and ends (at most 300 characters before, 400 after)."""
    before = max(0, start - 300)
    for cut in _SENTENCE.finditer(page, before, start):
        before = cut.end()
    after = _SENTENCE.search(page, end)
    return before, min(after.start() if after else len(page), end + 400)
