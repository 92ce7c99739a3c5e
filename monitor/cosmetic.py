"""Which differences are no news: clocks, counters, contact boxes, teasers. Pure.

Extraction leaves most of a page's furniture out already; this is the second net, for sites that put it
into their text. What is cosmetic is kept as a version and never told.
"""

from __future__ import annotations

import re

from rapidfuzz.distance import Levenshtein

from monitor.diff import Hunk
from storage.fields_of_action import fields_in
from storage.normal_words import normal
from storage.paper_names import name_strength
from storage.vocabulary import STATUS, TOPIC_STEMS

_MONTH = (
    r"jan(?:uar)?|feb(?:ruar)?|maerz|mrz|apr(?:il)?|mai|jun[i]?|jul[i]?|aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?"
    r"|nov(?:ember)?|dez(?:ember)?"
)
_DAY = r"(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|(?:mo|di|mi|do|fr|sa|so)\."
# Words that only say when, and words that count.
_WHEN = re.compile(
    rf"[(\[]?(?:\d{{1,2}}[.:](?:\d{{1,2}}\.?)?(?:\d{{2,4}})?|(?:19|20)\d\d|{_MONTH}|{_DAY}|uhr|am|um|der|vom|den|stand:?|[-–|©])[.,;:)\]]*"
)
_COUNT = re.compile(r"[(\[]?(?:\d[\d.,:/–-]*|[km]i?b|bytes?|°c?|%)(?:[km]i?b|°c?|%|h)?[.,;:)\]]*")
# Lines of a printed or fetched copy: their dates change by themselves, in papers too.
_COPY = re.compile(r"druckdatum|gedruckt|ausdruck vom|abgerufen am|abrufdatum|copyright|©|\(c\)")
# Lines of a web page whose dates change by themselves.
_PAGE_DATE = re.compile(
    r"aktualisier|letzte aenderung|zuletzt geaendert|geaendert am|letzte bearbeitung|zuletzt bearbeitet|erstellt am"
    r"|veroeffentlicht|heute|uhrzeit|^stand(?: der (?:seite|information\w*|internetseite))?:? "
)
# The label of a line that is nothing but a date: "Seite zuletzt aktualisiert am".
_DATE_LABEL = re.compile(
    r"(?:(?:(?:der|die|dieser|diese) )?(?:inhalt|seite|webseite|beitrag|artikel|meldung)s? )?(?:(?:wurde|zuletzt|letzte|am) )*"
    r"(?:aktualisiert|aktualisierung|geaendert|aenderung|bearbeitet|bearbeitung|stand|erstellt|veroeffentlicht|gedruckt)(?= |:)"
)
# Lines of a web page that count: visitors, clicks, degrees, sizes of files.
_PAGE_COUNT = re.compile(
    r"besucher|aufrufe|zugriffe|klicks|mal gelesen|seitenaufruf|lesezeit|minuten|temperatur|°|bewertung|kommentar"
    r"|(?:pdf|docx?|odt)\b.{0,25}\d\s?[km]i?b|\d\s?[km]i?b\b"
)
# What software writes beside an item: where it is filed, who posted it, what comes next. A new theme of the site
# shows such lines, in its own language, or shows them no longer.
_FILED = re.compile(
    r"(?:posted (?:in|on|by)|(?:filed|tagged) (?:under|in|with|as)|written by|published (?:in|on|by)|categor(?:y|ies):|tags?:"
    r"|(?:veroeffentlicht|abgelegt|eingeordnet|gespeichert) (?:in|unter)(?= [^ ]+(?:[ ,|]|$))|kategorien?:|schlag(?:wort|worte|woerter):?|verschlagwortet"
    r"|(?:veroeffentlicht|geschrieben|verfasst|eingestellt|erstellt) von|autor(?:in)?:|(?:von|by) (?:der )?(?:redaktion|pressestelle|admin(?:istrator)?)(?![a-z])"
    r"|(?:vorheriger|naechster|voriger|previous|next) (?:beitrag|artikel|post)|beitragsnavigation|post navigation"
    r"|(?:keine|no) (?:kommentare|comments)|kommentare (?:sind )?(?:deaktiviert|geschlossen)|schreiben? sie einen kommentar|schreibe einen kommentar|leave a (?:comment|reply)"
    r"|(?:beitrag|seite|artikel) (?:teilen|drucken)|teilen (?:mit|auf|via)|share (?:on|this))"
)
# Labels and some names, no sentence.
_FILED_WORDS = 15
# Such lines are short; in a sentence of more words "heute" and "Besucher" belong to the subject.
_LINE_WORDS = 9
_CONTACT = re.compile(
    r"(?<![a-z])tel(?:efon|\.|:)|telefax|(?<![a-z])fax|e-?mail|@|ansprechp|sprechzeit|oeffnungszeit|zimmer|(?<![a-z])raum "
    r"|kontakt(?![a-z])|sachbearbeit|postfach|durchwahl|mobil(?::|\.)|0\d{3,5}[ /-]?\d{3,}"
)
_CONSENT = re.compile(r"cookie|javascript|ihre[mn]? browser|captcha|einwilligung|datenschutzeinstellung")
_EVENT = re.compile(
    r"veranstaltung|termin|treff|woche(?![a-z])|(?<![a-z])fest(?![a-z])|workshop|anmeld|vortrag|ausstellung|lesung|konzert"
    r"|markt(?![a-z])|cafe|fuehrung|seminar|kurs|infoabend|pressemitteilung|meldung"
)
_DATED = re.compile(rf"\d{{1,2}}\.\s?(?:\d{{1,2}}\.|{_MONTH})|\d{{1,2}}[:.]\d\d uhr")
_STATES_AIM = re.compile(
    r"konzept|handlungsfeld|massnahme|(?<![a-z])ziel|leitlinie|kreistag|stadtrat|gemeinderat|ausschuss"
)
# A teaser is a headline with a line or two; more words are a text of the page.
_TEASER_WORDS = 40
# Name, office, room and number; a paragraph that also names a room is more than a contact.
_BOX_WORDS = 12
# Small edits of a word ("Leitlinen", "Leitlinien") are slips of the pen; in shorter words they change sense.
_SLIP_LETTERS = 6
_SLIP_EDITS = 2


def cosmetic(hunk: Hunk, *, page: bool, any_subject: bool = False) -> bool:
    """Whether a difference is no news. ``page``: the text is a web page's, with what pages carry around it.

    ``any_subject``: somebody wants to know of this page whatever it is about, so no sentence is beside the subject.
    """
    if hunk.kind == "moved":
        return True  # another export, table layout or list of links; the wording is the same
    before, after = normal(hunk.old_text), normal(hunk.new_text)
    return (
        _only_slips(hunk)
        or _ticks(hunk, before, after, page=page)
        or _contact(hunk, before, after, most=_BOX_WORDS if any_subject else _TEASER_WORDS)
        or (page and all(map(_is_filing, filter(None, (before, after)))))
        or (page and _whole(hunk) and _aside(hunk, before, after, any_subject=any_subject))
    )


def _only_slips(hunk: Hunk) -> bool:
    """Every changed word is a slip of the pen corrected (or made)."""
    gone, come = normal(hunk.removed).split(), normal(hunk.added).split()
    return bool(gone) and len(gone) == len(come) and all(map(_slip, gone, come))


def _slip(old: str, new: str) -> bool:
    return (
        min(len(old), len(new)) >= _SLIP_LETTERS
        and not any(sign.isdigit() for sign in old + new)
        and Levenshtein.distance(old, new) <= _SLIP_EDITS
    )


def _ticks(hunk: Hunk, before: str, after: str, *, page: bool) -> bool:
    """Only dates or figures differ, in a line where they change by themselves."""
    changed = normal(f"{hunk.removed} {hunk.added}").split()
    sides = [side for side in (before, after) if side]
    if page and all(_all(_WHEN, _DATE_LABEL.sub("", side, count=1).strip(": ").split()) for side in sides):
        return True
    if _all(_WHEN, changed):
        return _lines(_COPY, sides) or (page and _lines(_PAGE_DATE, sides))
    counts = [word for word in changed if not _WHEN.fullmatch(word)]
    return page and _all(_COUNT, counts) and _lines(_PAGE_COUNT, sides)


def _all(pattern: re.Pattern[str], words: list[str]) -> bool:
    return all(map(pattern.fullmatch, words))


def _lines(pattern: re.Pattern[str], sides: list[str]) -> bool:
    return all(pattern.search(side) and len(side.split()) <= _LINE_WORDS for side in sides)


def _contact(hunk: Hunk, before: str, after: str, *, most: int) -> bool:
    """A contact line: whom to call, when and where. A name that came or went with it says nothing of the paper."""
    sides = [side for side in (before, after) if side]
    changed = normal(f"{hunk.removed} {hunk.added}")
    return all(map(_CONTACT.search, sides)) and len(changed.split()) <= most and not _matters(changed)


def _whole(hunk: Hunk) -> bool:
    return all(piece.kind != "equal" for piece in hunk.pieces)


def _aside(hunk: Hunk, before: str, after: str, *, any_subject: bool) -> bool:
    """Whole sentences that came or went beside the subject: teasers, dates of events, consent banners."""
    both = f"{before} {after}"
    if len(both.split()) > _TEASER_WORDS:
        return False
    if _CONSENT.search(both):
        return True
    if _announces(hunk, both) and not (name_strength(both) or STATUS["adopted"].search(both)):
        return True
    if any_subject or _all(_COUNT, both.split()):
        return False  # a figure in a table
    return not (_matters(both) or fields_in(both) or any(stem in both for stem in TOPIC_STEMS))


def _announces(hunk: Hunk, both: str) -> bool:
    """Events with their dates, in at least half of the sentences; a text of some length that also has a date and
    mentions a notice is no teaser."""
    if not (_EVENT.search(both) and _DATED.search(both)):
        return False
    sentences = [normal(sentence.text) for sentence in (*hunk.old, *hunk.new)]
    telling = sum(bool(_EVENT.search(one) or _DATED.search(one)) for one in sentences)
    return 2 * telling >= len(sentences)


def _is_filing(side: str) -> bool:
    """A line of labels beside an item. A sentence that begins like one ends like a sentence."""
    words = len(side.split())
    return bool(_FILED.match(side)) and words <= _FILED_WORDS and not (words > 4 and side.endswith("."))


def speaks_of_papers(text: str) -> bool:
    """Whether a line names papers, their making or their aims: no two pages say that by chance of their furniture."""
    return _matters(normal(text))


def _matters(words: str) -> bool:
    """Words that say something of a paper, whatever stands around them."""
    status = any(STATUS[key].search(words) for key in ("announced", "draft", "update", "adopted", "report"))
    return bool(status or name_strength(words) or _STATES_AIM.search(words))
