"""The 15 fields of action of the coding scheme and the words their headings use. Pure."""

from __future__ import annotations

import re


def _field(*stems: str) -> re.Pattern[str]:
    """Words that begin with one of the stems (alternatives); a stem ending in $ is the whole word."""
    return re.compile(rf"(?<![a-z])(?:{'|'.join(stems)})".replace("$", "(?![a-z])"))


FIELDS: dict[str, re.Pattern[str]] = {
    "ARBEIT": _field(
        "arbeit$|arbeitsmarkt|arbeitswelt|arbeitsleben|erwerbs|ausbildung|beruf|beschaeftigung|qualifizierung",
        "wirtschaft|fachkraefte|existenzgruendung|oekonom",
    ),
    "BILDUNG": _field(
        "bildung|weiterbildung|erwachsenenbildung|fruehkindlich|schulbildung|kita|kindertages|kindergarten",
        "schule|schulisch|erziehung|hochschule|lernen$|elementarbereich",
    ),
    "SPRACHE": _field(
        "sprach|deutsch(?:e sprache|kurs|erwerb|lernen|kenntniss|foerder|$)|mehrsprachig|dolmetsch",
    ),
    "WOHNEN": _field(
        "wohn(?!sitz)|unterbringung|quartier|sozialraum|sozialraeum|stadtteil|nachbarschaft",
    ),
    "GESUNDHEIT": _field(
        "gesundheit|pflege|alter$|aelter|senior|psychosozial|(?<!sicherheit und )praevention(?! und sicherheit)|medizin|sucht$",
    ),
    "PARTIZIPATION": _field(
        "partizipation|politische (?:teilhabe|bildung|beteiligung)|gesellschaftliche teilhabe|teilhabe$",
        "mitwirk|mitbestimm|politisch mit|beteiligung$|beiraete",
    ),
    "ENGAGEMENT": _field(
        "ehrenamt|engagement|buergerschaftlich|migrant(?:inn)?en(?:selbst)?organisation|migrantenverein",
        "freiwillig|zivilgesellschaft|selbstorganisation",
    ),
    "IKÖ": _field(
        "interkulturelle (?:oeffnung|kompetenz|orientierung|verwaltung)|oeffnung der verwaltung|diversity",
        "diversitaet|buergernahe verwaltung|kultursensib|vielfalt in der verwaltung",
    ),
    "KULTUR_SPORT": _field(
        "kultur$|kulturelle|kulturarbeit|freizeit|sport|begegnung|verein(?:e|s|sleben|en|swesen)?$",
    ),
    "RELIGION": _field("religio|interreligioes|glaube|kirche|islam"),
    "ANTIDISKRIMINIERUNG": _field(
        "antidiskriminierung|diskriminierung|antirass|rassismus|demokratie|zusammenhalt|extremismus",
        "toleranz|gleichbehandlung",
    ),
    "AUFNAHME": _field(
        "aufnahme$|erstintegration|erstaufnahme|willkommenskultur|ankommen$|gefluechtete|fluechtlinge",
        "auslaenderbehoerde|einbuergerung|asyl|erstorientierung|aufenthalts|recht$",
    ),
    "FAMILIE": _field("kinder$|kind$|jugend|famili|frauen|gleichstellung|eltern|maedchen"),
    "SICHERHEIT": _field("sicherheit$|polizei|kriminal|gewaltpraevention|radikalisierung"),
    "STEUERUNG": _field(
        "vernetzung|netzwerk|koordination|koordinierung|integrationsmanagement|oeffentlichkeitsarbeit",
        "monitoring|steuerung|controlling",
    ),
}


# What people call the fields
FIELD_NAMES: dict[str, str] = {
    "ARBEIT": "Arbeit",
    "BILDUNG": "Bildung",
    "SPRACHE": "Sprache",
    "WOHNEN": "Wohnen",
    "GESUNDHEIT": "Gesundheit",
    "PARTIZIPATION": "Partizipation",
    "ENGAGEMENT": "Engagement",
    "IKÖ": "Interkulturelle Öffnung",
    "KULTUR_SPORT": "Kultur und Sport",
    "RELIGION": "Religion",
    "ANTIDISKRIMINIERUNG": "Antidiskriminierung",
    "AUFNAHME": "Aufnahme",
    "FAMILIE": "Familie",
    "SICHERHEIT": "Sicherheit",
    "STEUERUNG": "Steuerung",
}


def fields_in(words: str) -> tuple[str, ...]:
    """The codes of the fields of action that normal words name, in the scheme's order."""
    return tuple(code for code, pattern in FIELDS.items() if pattern.search(words))
