"""What a document is: concept, update, draft, short version, annex, report, council paper or news. Pure.

What it is stands where it names itself: cover, title, link, file name. Running text that mentions a
draft, a report or an update proves nothing.
"""

from __future__ import annotations

import re

from crawler.recognise.drafts import draft_mark
from crawler.recognise.reading import Reading
from crawler.recognise.structure import parts_of_a_paper
from crawler.recognise.verbatim import quoted
from storage.normal_words import normal
from storage.paper_names import find_name
from storage.values import Reason, Role
from storage.vocabulary import STATUS

COUNCIL_URL = re.compile(
    r"/(?:vo|to|si|kp)00\d\d(?:\.(?:php|asp))?\?|/(?:vo|to|do)0\d\d(?:\.asp)?\?|sessionnet|[?&](?:volfdnr|tolfdnr|silfdnr|__kvonr|__ktonr|dolfdnr)="
    r"|/allris/|ratsinfo|sitzungsdienst|buergerinfo(?:rmationssystem)?[./]|gremien\.info|/vorgang/\?|sdnetrim|proposal\.html|niederschriftxp|politik-bei-uns",
    re.IGNORECASE,
)
_COUNCIL_FORMS = re.compile(
    r"(?<![a-z])(?:(?:beschluss|sitzungs|mitteilungs|informations|berichts|rats|kreistags|verwaltungs|tisch)?vorlage(?:nnummer|n?[- ]?nr)?|drucksache|niederschrift"
    r"|beratungsfolge|beschlussvorschlag|beschlussentwurf|tagesordnung|federfuehrend|abstimmungsergebnis|finanzielle auswirkungen|sachverhalt|sitzungstermin"
    r"|beratungsgegenstand|oeffentliche sitzung|antragsteller|beschluss:|top(?= \d)"
    r"|beschlussantrag|(?:gr|br|rats?)-?drs|zur (?:vorberatung|beschlussfassung)(?![a-z]))"
)
# A party asks for a paper, or for a new one.
_MOTION_FORMS = re.compile(
    r"(?<![a-z])(?:fraktion(?![a-z])|(?:pruef)?antrag(?=:| der| des|\n)|(?:die verwaltung|der landrat|der oberbuergermeister|die landraetin) wird (?:beauftragt|gebeten)"
    r"|auf die tagesordnung|sehr geehrte[r]? (?:herr|frau) (?:ober)?(?:buergermeister|landr))"
)
_COUNCIL_NEEDED = 3
_EDGES = " \n-/:|,("
_PROCESS = re.compile(
    r"(?<![a-z])(?:einladung|praesentation|protokoll|dokumentation (?:der|des|zum|zur)|workshop|fragebogen|umfrage|befragung|auftakt(?:veranstaltung)?|pressemitteilung"
    r"|presseinformation|flyer|plakat|save the date|ergebnisse der beteiligung)(?![a-z])"
)
# Slides and invitations have fewer parts of a paper.
_BUILT = 5
_REPORT_AND_CONCEPT = re.compile(r"bericht und -? ?(?:[a-z]*konzept|handlungs)|konzept und -?[a-z]*bericht")
_CARRIED_OUT = re.compile(
    r"umsetzung (?:und \w+ )?(?:des|der) [a-z-]*(?:konzept|plan|leitbild|leitlinien|strategie)"
)
_THIS_UPDATE = re.compile(
    r"(?:die |der |mit der |mit dieser )(?:vorliegende[rn]? |nun vorliegende[rn]? |diese[rn]? )?(?:\d\. |erste[nr]? |zweite[nr]? |dritte[nr]? )?(?:vorliegende[rn]? )"
    r"(?:fortschreibung|neuauflage|aktualisierung)|die(?:se)? fortschreibung (?:des|der) \w+ (?:ist|umfasst|baut|knuepft|liegt)"
)
_ANNEX_OF = re.compile(
    r"(?:anhang|anhaenge|anlagen?|anlagenband|massnahmen(?:katalog|tabelle|plan))(?: \d+)? (?:zum|zu|zur|des|der) "
    r"(?!\w*(?:vorlage|drucksache|beschluss|niederschrift|sitzung|tagesordnung))"
)
# A subtitle that calls the whole a report ("Integrationskonzept / Zwischenbericht 2012").
_REPORT_LINE = re.compile(
    r"(?!mit |und |nebst |samt |einschliesslich )(?:\w+ )?(?:[a-z]*bericht|[a-z]*evaluation|evaluierung|[a-z]*monitoring|sachstand|umsetzungsstand|stand der umsetzung|zwischenbilanz|bilanz)(?![a-z]| und -?[a-z]*konzept)"
)
# "Integrationskonzept – Zwischenbericht 2012" in one line
_REPORT_AFTER = re.compile(
    r"[-/:|,(] *(?:\d\. |[a-z]+er )?(?:zwischen|evaluations|evaluierungs|umsetzungs|sachstands|fortschritts|abschluss|erfahrungs)bericht(?![a-z]| und -?[a-z]*konzept)"
)
# An update looks back before it sets new aims: its heading "Bilanz" does not make it a report.
_UPDATE_OF = re.compile(
    r"(?:^|\n|(?:evaluation|evaluierung|[a-z]*bericht|bilanz) und )(?:\d\. |[a-z]+ )?(?:fortschreibung|neuauflage|weiterentwicklung) "
    r"(?:des|der|vom|zum)? ?(?:[a-z-]+ ){0,3}?[a-z-]*(?:konzept|plan|leitbild|leitlinien|strategie)"
)
_ANNEX_FILE = re.compile(r"^(?:anhang|anlagenband|massnahmenkatalog|massnahmentabelle)(?![a-z])")


# Leichte Sprache: a short sentence a line, and it says so somewhere.
_EASY = re.compile(r"(?:leicht|einfach)e[rn]? sprache")
_EASY_WORDS, _EASY_LINES, _EASY_SHARE = 9, 8, 0.5


def role_of_file(reading: Reading) -> tuple[Role, Reason | None]:
    """The role of a file about integration, by what its cover, title, link and file name say."""
    names = reading.names
    if form := council_form(reading):
        return Role.COUNCIL_PAPER, form
    if found := STATUS["short"].search(names):
        return Role.SHORT_VERSION, _named(
            reading, "short", "Das Papier bezeichnet sich als Kurzfassung", found
        )
    if draft := draft_mark(reading):
        return Role.DRAFT, draft
    return _by_its_pages(reading) or _annex_or_report(reading, names) or _news_or_work(reading, names)


def _named(reading: Reading, code: str, text: str, found: re.Match[str]) -> Reason:
    """What a name of the document makes it, quoted as it stands."""
    words = found[0].strip(_EDGES)
    return Reason(f"role_{code}", f"{text}: „{reading.quoted(words)}“.", page=reading.page_of_name(words))


def _by_its_pages(reading: Reading) -> tuple[Role, Reason] | None:
    """What only the inner pages show: the text is Leichte Sprache, or "Entwurf" stands at the head of each."""
    if _EASY.search(reading.text) and _is_easy(reading.text):
        return Role.SHORT_VERSION, Reason("role_short", "Der Text ist in Leichter Sprache verfasst.")
    return None


def _is_easy(text: str) -> bool:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    short = sum(1 for line in lines if line[-1] in ".!?:" and len(line.split()) <= _EASY_WORDS)
    return len(lines) >= _EASY_LINES and short >= _EASY_SHARE * len(lines)


def council_form(reading: Reading) -> Reason | None:
    """Whether this is a council's form: its address, or several of its field names on the first page."""
    if reading.is_page and (found := COUNCIL_URL.search(reading.context.url)):
        return Reason("council_url", f"Die Adresse gehört zu einem Ratsinformationssystem („{found[0]}“).")
    first, letter = (reading.pages[0][:3500] if reading.pages else ""), "\n".join(reading.pages[:2])[:3500]
    forms = sorted(set(_COUNCIL_FORMS.findall(first)))
    if len(forms) < _COUNCIL_NEEDED:
        forms = sorted(set(_MOTION_FORMS.findall(letter)))
    if len(forms) >= _COUNCIL_NEEDED:
        written = ", ".join(f"„{quoted(form, reading.document.pages[:2])}“" for form in forms[:5])
        page = None if reading.is_page else 1
        return Reason("council_form", f"Aufbau einer Gremienvorlage: {written}.", page=page)
    return None


def _annex_or_report(reading: Reading, names: str) -> tuple[Role, Reason | None] | None:
    annex = _ANNEX_OF.search(names) or next(
        (m for line in names.split("\n") if (m := _ANNEX_FILE.match(line))), None
    )
    name = find_name(names)
    if annex and (name is None or annex.start() < name[1].start()):
        return Role.ANNEX, _named(reading, "annex", "Das Papier bezeichnet sich als Anhang", annex)
    if _REPORT_AND_CONCEPT.search(names):
        return None
    return _report(reading, names, name[1].start() if name else None)


def _report(reading: Reading, names: str, named_at: int | None) -> tuple[Role, Reason] | None:
    """A report by name: before any name of a paper, on carrying one out, or in a subtitle of its own."""
    report = STATUS["report"].search(names)
    if report is not None and named_at is not None and report.start() > named_at:
        report = None
    if _UPDATE_OF.search(names):
        return None
    lines = (normal(line.strip()) for line in reading.title_text.split("\n"))
    found = (
        report
        or _CARRIED_OUT.search(names)
        or _REPORT_AFTER.search(names)
        or next(filter(None, (_REPORT_LINE.match(line) for line in lines)), None)
    )
    if found is None:
        return None
    return Role.REPORT, _named(reading, "report", "Das Papier bezeichnet sich als Bericht", found)


def _telling_names(reading: Reading) -> str:
    """The names that tell how a file was used: a whole paper's file may be called after the evening it was shown."""
    if len(parts_of_a_paper(reading)) < _BUILT or not find_name(reading.title_page):
        return reading.names
    return "\n".join((reading.title, reading.link, reading.title_page))


def _news_or_work(reading: Reading, names: str) -> tuple[Role, Reason | None]:
    """A paper of the making (invitation, slides), an update, or the concept itself."""
    if found := _PROCESS.search(_telling_names(reading)):
        return Role.NEWS, _named(reading, "process", "Unterlage zur Entstehung oder Bekanntmachung", found)
    if found := STATUS["update"].search(names):
        return Role.UPDATE, _named(reading, "update", "Das Papier bezeichnet sich als neue Auflage", found)
    if place := reading.find(_THIS_UPDATE, 6):
        text = "Der Text nennt sich selbst Fortschreibung."
        return Role.UPDATE, Reason("role_update", text, page=place.page, passage=place.passage)
    return Role.CONCEPT, None
