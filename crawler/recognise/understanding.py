"""What a paper says integration is: the equal participation of all people, or something narrower. Pure.

The study counts a paper as participation-oriented when it *states* that integration is at its core the
equal participation of ALL people; that the word Teilhabe occurs, or that migrants shall take part, is
not enough. So only sentences that define integration are read (with those that carry the definition on, and
those under a heading that promises one), and silence is None, not False.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.recognise.reading import Found, Reading

# The word itself, not courses and bodies called after it, nor integration into one field
_INTEGRATION = (
    r"(?<![a-z])integration(?:s(?:politik|arbeit|begriff|verstaendnis|prozess(?:es)?))?(?![a-z])"
    r"(?! in (?:(?:den|die|das|der) )?(?:[a-z]*arbeit|arbeits|ausbildung|schul|kita|beruf|verein))"
)
_DEFINES = re.compile(
    rf"{_INTEGRATION}(?! nicht)[^.!?\n]{{0,60}}?(?:bedeutet|heisst|meint|bezeichnet|verstehen|verstanden|versteht|begreifen|begriffen|aufgefasst|betrachtet|gesehen als|verwendet|gelingt|gelungen|erreicht"
    r"|zielt|verlangt|umfasst|steht fuer|ist (?:dabei |fuer uns |also |somit |daher |immer )?(?:ein|die|der|das|gleich|kein|mehr|(?:[a-z]+ )?teilhabe)|richtet sich|als (?:ein|die|gleich|inklusion))"
    rf"|(?:verstehen|versteht|verstanden|verstaendnis|begreifen|definier\w+|unter|gelungene[rn]?|erfolgreiche[rn]?) [^.!?\n]{{0,60}}?{_INTEGRATION}"
    rf"|ziel (?:der|von|unserer|jeder|gelingender) {_INTEGRATION}|integrations(?:begriff|verstaendnis) (?:zugrunde|\w+ zugrunde|orientiert|geht|stellt|beruht|basiert|ist)"
    rf"|(?:meint|bedeutet|heisst) (?:fuer uns )?{_INTEGRATION}|{_INTEGRATION} (?:betrifft|geht) (?:uns )?alle|{_INTEGRATION} im sinne|mit {_INTEGRATION} [^.!?\n]{{0,200}}?gemeint|von {_INTEGRATION} (?:sprechen|reden|die rede)|\w+ integrationsbegriff zugrunde"
)
# A heading below which a paper says what it means
_PROMISES = re.compile(
    r"integrationsverstaendnis|integrationsbegriff|verstaendnis von integration|(?:was|wie) [^.\n]{0,30}unter integration|was (?:bedeutet|heisst|ist|meint) (?:fuer uns )?integration"
    r"|begriff der integration|definition (?:von )?integration|integration[^\n]{0,20} - (?:was|ein) (?:ist|begriff|verstaendnis)"
)
_HEADING_CHARS, _BELOW_HEADING = 80, 900
# Sentences that carry a definition on
_GOES_ON = re.compile(
    r"\W*(?:sie |er |es |zugewander|migrant|menschen (?:mit|aus|sollen)|dies|das |damit|gemeint|es geht|ziel |unser ziel|dazu|darunter|dabei|wir (?:wollen|moechten)|alle[nr]?[ ,]|jede[rs]? |niemand|denn|deshalb|integration|so |nicht nur|vielmehr|sein ziel|ihr ziel|im kern)"
)
_MOST_ON = 3
_PARTICIPATION = re.compile(
    r"teilhabe|teilzuhaben|teilhaben|teilnahme|teilnehmen|teilzunehmen|partizip|zugehoerigkeit|mitgestalt|dabei (?:zu )?sein"
)
_EQUAL = re.compile(
    r"gleichberechtig|chancengleich|chancengerecht|gleiche[nrm]? (?:\w+ )?(?:chance|recht|zugang|moeglich|teilhabe|massen?)|gleichwertig|gleichermassen|gleichstellung|teilhabechancen"
    r"|teilhabegerecht|auf augenhoehe|umfassende[nr]? (?:und \w+ )?teilhabe|niemand wird [^.]{0,60}(?:ausgeschlossen|benachteiligt)"
)
_PEOPLE = (
    r"(?:menschen|einwohner|buerger|bewohner|personen|bevoelkerungsgruppen|mitglieder|gruppen|kreisbewohner|gesellschaftsmitglieder"
    r"|gesellschaftlichen gruppen|teile der (?:bevoelkerung|gesellschaft))"
)
_ALL = re.compile(
    rf"(?<![a-z])(?:all|saemtlich)(?:e|er|en)[ \n]+(?:hier |dort |in [^.,]{{2,30}} |im [^.,]{{2,30}} )?(?:lebenden? |wohnenden? )?{_PEOPLE}"
    r"|(?<![a-z])all(?:e|er|en),? die (?:hier|in [^.,]{2,30}|im [^.,]{2,30}|bei uns) (?:dauerhaft |gemeinsam |ihr )?(?:leben|wohnen|zuhause|zu hause|daheim|sind)|(?<![a-z])aller hier leb"
    r"|(?<![a-z])jede[rsnm]?[ \n]+(?:einzelne|mensch|person|und jede|einwohner|buerger)"
    r"|mit und ohne (?:eigene |familiaere )?(?:migration|einwanderung|zuwanderung|flucht|internationale)|gesamte[nr]? [a-z]*(?:bevoelkerung|gesellschaft|einwohnerschaft)"
    r"|(?:zugewandert\w*|migrant\w*|zugezogen\w*) (?:und|wie|oder|sowie) (?:alt)?ein(?:heimisch|gesessen)|(?:einheimisch|alteingesessen|eingesessen)\w* (?:und|wie|oder|sowie|ebenso wie|als auch) (?:neu ?)?(?:zugewander|migrant|zugezogen|hinzugekommen)"
    r"|zugewander\w* (?:und|wie|oder) alteingesessen"
    r"|(?:teilhabe|chancen|moeglichkeiten) (?:fuer alle|aller)(?![a-z ]*(?:migra|zugewander|zuwander|gefluecht|auslaend))(?=[ .,;:!)]|$)|(?<![a-z])alle (?:sollen|koennen|haben|gehoeren)(?![a-z])"
)
# Of everybody only where nobody in particular is spoken of
_WHOEVER = re.compile(
    r"(?:unabhaengig|ungeachtet|gleich) (?:von |ihrer |seiner |der |welcher )*(?:\w+ (?:oder|und) )?(?:nationaler |ethnischer |sozialer )?herkunft|unabhaengig von (?:ihrer |seiner |der )"
)
_ALL_BUT_NARROW = re.compile(
    r"all(?:e|er|en)[ \n]+(?:menschen|personen|buerger\w*)[ \n]+(?:mit (?!und ohne)(?:migration|einwanderung|zuwanderung|flucht)|nichtdeutsch|auslaendisch)"
)
_NARROW = re.compile(
    r"zugewandert|zuwander|migrant|migrationshintergrund|migrationsgeschichte|gefluechtet|fluechtling|auslaend|einwander|asyl|neuzugewander"
)
_OF_THEM = re.compile(
    r"glieder|einbind|einbezug|anpass|bereitschaft|beherrsch|erlernen|lernen|einfuegen|einbezieh|aufnahmegesellschaft|unterstuetz"
)
_SENTENCE = re.compile(r"[.!?](?=\s|$)|\n\s*\n|\f")


def participation_oriented(reading: Reading) -> tuple[bool | None, Found | None]:
    """Whether the paper defines integration as equal participation of all, with the defining passage.

    True: a defining sentence (or one that carries it on) says so. False: integration is defined, but as
    something of or for migrants only. None: no definition was found.
    """
    narrow: tuple[bool, Found] | None = None
    for index, page in enumerate(reading.pages):
        if "integration" not in page:
            continue
        for start, stop in _definitions(page):
            span = " ".join(page[start:stop].split())
            if _says_all(span):
                return True, reading.place(index, start, stop, _SAID)
            if narrow is None and _is_narrow(span):
                narrow = False, reading.place(index, start, stop, _SAID)
    return narrow or (None, None)


# What a passage is cut to when its lines are long
_SAID = re.compile(f"{_PARTICIPATION.pattern}|{_DEFINES.pattern}")


def _definitions(page: str) -> Iterator[tuple[int, int]]:
    """Where sentences of a page define integration or carry a definition on, one by one and with the one before."""
    for match in _DEFINES.finditer(page):
        start, stop = _sentence_around(page, match.start(), match.end())
        yield start, stop
        yield from _carried_on(page, start, stop)
    for match in _PROMISES.finditer(page):
        line_start = page.rfind("\n", 0, match.start()) + 1
        line_stop = page.find("\n", match.end())
        if 0 < line_stop - line_start <= _HEADING_CHARS:
            yield from _below(page, line_stop + 1, line_stop + _BELOW_HEADING)


def _carried_on(page: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    first, before = start, stop
    for _ in range(_MOST_ON):
        begin, end = _next_sentence(page, before)
        if begin == end or not _GOES_ON.match(page, begin):
            return
        yield begin, end
        if not _NARROW.search(page, begin, end) or _ALL.search(page, begin, end):
            yield first, end  # "Sie ist ein Prozess. Ihr Ziel sind gleiche Chancen für alle."
        before = end


def _below(page: str, start: int, limit: int) -> Iterator[tuple[int, int]]:
    before = start
    while before < min(limit, len(page)):
        begin, end = _next_sentence(page, before)
        if begin == end:
            return
        yield begin, end
        before = end


def _next_sentence(page: str, after: int) -> tuple[int, int]:
    """Where the sentence after a place begins and ends; nowhere when the text or the page ends there."""
    begin = after
    while begin < len(page) and (page[begin].isspace() or page[begin] in ".!?"):
        begin += 1
    end = _SENTENCE.search(page, begin)
    return begin, min(end.start() if end else len(page), begin + 500)


def _says_all(span: str) -> bool:
    wide = _ALL_BUT_NARROW.sub(" ", span)
    if not (_PARTICIPATION.search(wide) and _EQUAL.search(wide)):
        return False
    return bool(_ALL.search(wide) or (_WHOEVER.search(wide) and not _NARROW.search(wide)))


def _is_narrow(span: str) -> bool:
    return bool(_NARROW.search(span) and (_PARTICIPATION.search(span) or _OF_THEM.search(span)))


def _sentence_around(page: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence of a match begins and ends (at most 300 characters before, 400 after)."""
    before = max(0, start - 300)
    for cut in _SENTENCE.finditer(page, before, start):
        before = cut.end()
    after = _SENTENCE.search(page, end)
    return before, min(after.start() if after else len(page), end + 400)
