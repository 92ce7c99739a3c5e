"""Words that look like an integration paper and are none, in normal words. Pure."""

from __future__ import annotations

import re


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives))


_START, _END = r"(?<![a-z])", r"(?![a-z])"
_STATES = (
    r"(?:thueringer|hessische|saechsische|bayerische|brandenburgische|saarlaendische|niedersaechsische"
    r"|nordrhein-westfaelische|rheinland-pfaelzische|baden-wuerttembergische|schleswig-holsteinische)[a-z]*"
)
FALSE_FRIENDS: dict[str, re.Pattern[str]] = {
    # "integriert" plans several things at once; it has nothing to do with integration.
    "integrated": _any(
        rf"{_START}integrierte[a-z]?[ -]+(?:[a-z-]+[ -]+(?:und )?){{0,4}}[a-z-]*"
        r"(?:konzept|plan|strategie|entwicklung|programm|klimaschutz|verkehr|quartier)",
        rf"{_START}(?:isek|insek|ilek|irek|iek|ikek|igek|iksk|ieqk|vep)s?{_END}",
        r"(?:stadt|kreis|regional|dorf|gemeinde|land)entwicklung|klimaschutz|klimaanpassung|waermeplan",
        r"nahverkehrsplan|mobilitaetskonzept|verkehrsentwicklung|radverkehr|einzelhandelskonzept",
        r"laermaktionsplan|tourismuskonzept|feuerwehrbedarfsplan|hochwasser|sportentwicklungsplan",
        r"(?:lokale|regionale) entwicklungsstrategie|leader-region|jugendhilfeplan|kindertagesstaettenbedarfsplan|schulentwicklungsplan|pflegebedarfsplan|abfallwirtschaft",
    ),
    "inclusion": _any(
        r"aktionsplan inklusion|inklusions- und teilhabe|inklusionsplan|inklusionskonzept|behindertenplan|un-?brk",
        rf"{_START}behinder(?:t|ung)",
        r"un-behindertenrecht|teilhabeplan(?![a-z]*[- ]*(?:integration|migra))|teilhabeplanung",
        r"integrationsfachdienst",
        r"integrationsamt|integrationshelfer|integrationshilfe|schulbegleit|integrationsbetrieb|inklusionsbetrieb",
        r"integrationskita|integrationskindergarten|integrationsgruppe",
        r"integrative[a-z]? (?:kita|kindergarten|gruppe|kindertages)",
        r"(?:kita|kindergarten|kindertagesst\w+|krippe)[ -]+(?:\w+ )?(?:integration|konzept)",
        r"integration in (?:der|unserer) (?:kita|krippe|einrichtung|kindertages\w+)",
        r"konzeption[ -]+(?:der )?(?:kita|kindertages|krippe)|eingliederungshilfe|einzelintegration",
        r"bundesteilhabegesetz|seniorenpolitisch|seniorenkonzept",
        r"integration (?:und \w+ )?(?:von (?:menschen mit )?|der |fuer )?(?:aelterer|alter |behindert|schwerbehindert|langzeitarbeitslos|psychisch|suchtkrank|wohnungslos|haftentlassen)",
        r"foerderbedarf|foerderschwerpunkt|sonderpaedagog|schulinklusion",
    ),
    # The papers of one house: its children, pupils or patients, not those of a municipality.
    "institution": _any(
        r"(?:konzept(?:ion)?|leitbild|leitlinien|programm|plan)(?:e?s)? (?:der|des|unserer?|unseres|in der|im) (?:[a-z-]+ ){0,2}?"
        r"[a-z-]*(?:kitas?|kindergaerten|kindergartens?|kindertages\w+|krippe|kinderhort|hortes|"
        rf"(?<!hoch)(?<!volkshoch)schulen?|gymnasiums?|klinik\w*|krankenhaus\w*|pflegeheims?|seniorenheims?){_END}",
        rf"{_START}(?:kita|kindergarten|kindertages\w+|krippe|hort|grundschule|realschule|gymnasium|schul)[ -]?(?:programm|konzept(?:ion)?|leitbild){_END}",
        r"sprachfoerderkonzept|paedagogische[sn]? konzept",
    ),
    "person": _any(
        r"individuelle[a-z]? (?:integrations|hilfe|teilhabe|foerder)pl|eingliederungsvereinbarung",
        r"integrationsvereinbarung|persoenliche[a-z]? integrationsplan|foerderplan|integrationsquote",
        r"sgb[ -]?ii[ -]+integration|hilfeplan",
    ),
    "state": _any(
        r"nationale[rnsm]? (?:integrationsplan|aktionsplan)|landesintegration|landesaktionsplan|landesweite",
        rf"{_STATES} (?:\w+ )?(?:integrations|zuwanderungs)",
        r"integrations(?:konzept|plan|strategie|leitlinien)e?s? (?:des|fuer das|fuer den|im) "
        rf"(?:land(?:es)?|freistaat(?:e?s)?){_END}",
        rf"bundesregierung|landesregierung|{_START}(?:staats|innen|sozial)?ministeri|freistaat{_END}|bundesprogramm",
    ),
    "jobs": _any(
        r"arbeitsmarkt-? (?:und|&) integrations|integrations- und arbeitsmarkt|arbeitsmarktprogramm",
        rf"{_START}(?:jobcenters?|sgb[ -]?ii|grundsicherung){_END}|integration in (?:arbeit|den arbeitsmarkt)",
    ),
    "nature": _any(r"biologische[rn]? vielfalt|biodiversit|artenvielfalt|naturschutz|landschaftsplan"),
    "technical": _any(
        r"schnittstelle|software|tarifintegration|systemintegration|datenintegration|verkehrsintegration",
        r"multimodale|continuous|api[ -]integration|betriebssystem|fachverfahren|datenmigration|rechenzentr",
        rf"{_START}(?:it|edv)-(?:strategie|konzept|migration|infrastruktur|system)",
        rf"{_START}(?:linux|debian|server|plugin|docker|kubernetes|windows|sap|netzintegration|sektorkopplung){_END}",
    ),
}


def false_friend(words: str) -> str | None:
    """The kind of false friend normal words speak of (a key of FALSE_FRIENDS), or None."""
    found = find_false_friend(words)
    return found[0] if found else None


def find_false_friend(words: str) -> tuple[str, re.Match[str]] | None:
    """The first kind of false friend in normal words, with what was found."""
    for kind, pattern in FALSE_FRIENDS.items():
        if match := pattern.search(words):
            return kind, match
    return None
