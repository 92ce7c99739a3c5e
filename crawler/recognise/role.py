"""What a document is: concept, update, draft, short version, annex, report, council paper or news. Pure.

What it is stands where it names itself: cover, title, link, file name. Running text that mentions a
draft, a report or an update proves nothing.
"""

from __future__ import annotations

import re

from crawler.recognise.reading import Reading
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
    r"|beratungsgegenstand|oeffentliche sitzung|antragsteller|beschluss:|top \d+)"
)
_COUNCIL_NEEDED = 3
_PROCESS = re.compile(
    r"(?<![a-z])(?:einladung|praesentation|protokoll|dokumentation (?:der|des|zum|zur)|workshop|fragebogen|umfrage|befragung|auftakt(?:veranstaltung)?|pressemitteilung"
    r"|presseinformation|flyer|plakat|save the date|ergebnisse der beteiligung)(?![a-z])"
)
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
_ANNEX_FILE = re.compile(r"^(?:anhang|anlagenband|massnahmenkatalog|massnahmentabelle)(?![a-z])")


def role_of_file(reading: Reading) -> tuple[Role, Reason | None]:
    """The role of a file about integration, by what its cover, title, link and file name say."""
    names = reading.names
    if form := council_form(reading):
        return Role.COUNCIL_PAPER, form
    for role, code, text in (
        (Role.SHORT_VERSION, "short", "als Kurzfassung"),
        (Role.DRAFT, "draft", "als Entwurf"),
    ):
        if found := STATUS[code].search(names):
            return role, Reason(f"role_{code}", f"Das Papier bezeichnet sich {text}: „{found[0]}“.")
    return _annex_or_report(names) or _news_or_work(reading, names)


def council_form(reading: Reading) -> Reason | None:
    """Whether this is a council's form: its address, or several of its field names on the first page."""
    if reading.is_page and (found := COUNCIL_URL.search(reading.context.url)):
        return Reason("council_url", f"Die Adresse gehört zu einem Ratsinformationssystem („{found[0]}“).")
    forms = sorted(set(_COUNCIL_FORMS.findall(reading.pages[0][:3500]))) if reading.pages else []
    if len(forms) >= _COUNCIL_NEEDED:
        return Reason("council_form", f"Aufbau einer Gremienvorlage: {', '.join(forms[:5])}.")
    return None


def _annex_or_report(names: str) -> tuple[Role, Reason | None] | None:
    annex = _ANNEX_OF.search(names) or next(
        (m for line in names.split("\n") if (m := _ANNEX_FILE.match(line))), None
    )
    name = find_name(names)
    if annex and (name is None or annex.start() < name[1].start()):
        return Role.ANNEX, Reason(
            "role_annex", f"Das Papier bezeichnet sich als Anhang: „{annex[0].strip()}“."
        )
    report = _CARRIED_OUT.search(names) or STATUS["report"].search(names)
    if report is None or _REPORT_AND_CONCEPT.search(names):
        return None
    if name is None or report.start() <= name[1].start() or _CARRIED_OUT.search(names):
        return Role.REPORT, Reason(
            "role_report", f"Das Papier bezeichnet sich als Bericht: „{report[0].strip()}“."
        )
    return None


def _news_or_work(reading: Reading, names: str) -> tuple[Role, Reason | None]:
    """A paper of the making (invitation, slides), an update, or the concept itself."""
    if found := _PROCESS.search(names):
        return Role.NEWS, Reason(
            "role_process", f"Unterlage zur Entstehung oder Bekanntmachung: „{found[0]}“."
        )
    if found := STATUS["update"].search(names):
        return Role.UPDATE, Reason(
            "role_update", f"Das Papier bezeichnet sich als neue Auflage: „{found[0].strip()}“."
        )
    if found := _THIS_UPDATE.search(reading.front):
        return Role.UPDATE, Reason(
            "role_update", f"Der Text nennt sich selbst Fortschreibung: „{found[0].strip()}“."
        )
    return Role.CONCEPT, None
