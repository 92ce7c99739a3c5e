"""Status and topic words of municipal integration papers, and what the words of a link promise. Pure.

Everything here reads normal words (``storage.normal_words``).
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from storage.false_friends import false_friend
from storage.menu_words import LEAF, LIBRARY, NEAR_TOPIC, NEWS_LIST, OFFICE_STAFF, OTHER_PAPER, RUBRIC
from storage.normal_words import normal, normalise_url_words
from storage.paper_names import name_strength

# Recorded with every crawl: a find made by new terms is late found, not new.
TERMS_VERSION = 2

_START, _END = r"(?<![a-z])", r"(?![a-z])"


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives))


def _whole(*words: str) -> re.Pattern[str]:
    return re.compile(rf"{_START}(?:{'|'.join(words)}){_END}")


# --- status words -------------------------------------------------------------------------------

_ORDINAL = r"(?:[2-9]|zweite[a-z]?|dritte[a-z]?|vierte[a-z]?|fuenfte[a-z]?)"
STATUS: dict[str, re.Pattern[str]] = {
    "announced": _any(
        r"soll(?:en)? (?:\w+ ){0,6}(?:erarbeitet|erstellt|entwickelt|entstehen)|auf dem weg zu|startschuss",
        r"auftaktveranstaltung|wird derzeit erarbeitet|in arbeit|beauftragt mit der erstellung",
        r"erarbeitet (?:derzeit|ein|erst)|startet (?:\w+ )?integrationskonzept|in vorbereitung",
    ),
    "draft": _whole(
        r"(?!gesetz|beschluss|haushalt)[a-z]*entwurf(?:s|sfassung|sstand)?|diskussionspapier|diskussionsgrundlage",
        r"arbeitspapier|arbeitsfassung|arbeitsversion|rohfassung|vorabzug|vorabversion|auftaktkonzept|draft",
        r"vorlaeufige? (?:fassung|version)|version 0[.,]\d+|v0[ .,]\d+|entw",
    ),
    "update": _any(
        r"fortschreibung|fortgeschrieben|neuauflage|neufassung|weiterentwicklung des|ueberarbeitete",
        r"aktualisiert|aktualisierung",
        rf"(?<![0-9]){_ORDINAL}\.?,? (?:\w+ )?(?:auflage|fassung|ausgabe)",
        rf"(?<![0-9]){_ORDINAL}\.?,? (?:\w+ )?integrations(?:konzept|plan|strategie)",
    ),
    "adopted": _any(
        r"beschlossen|verabschiedet|beschluss des (?:kreistag|stadtrat|rat)|zugestimmt",
    ),
    "short": _any(
        r"kurzfassung|kurzversion|kurzkonzept|kurzbroschuere|kurzdarstellung|kurzinformation|leichte[rn]? sprache|einfache[rn]? sprache",
        rf"{_START}summary|kurz (?:und knapp|gefasst|erklaert)|kurzgefasst|auf einen blick|kompakt{_END}|{_START}zusammenfassung",
        r"(?<![a-z])auszug (?:fuer|aus (?:dem|der) [a-z-]*(?:konzept|plan|strategie|leitbild))",
        rf"{_START}in (?:aller )?kuerze{_END}|{_START}im ueberblick{_END}|{_START}kurz{_END}(?=\n|$| (?:pdf|docx?|odt){_END})",
    ),
    "annex": _whole(r"anhang|anhaenge|anlage(?:n|nband)?|massnahmenkatalog|massnahmentabelle|massnahmenplan"),
    "report": _any(
        r"(?:sachstands|umsetzungs|evaluations|evaluierungs|zwischen|fortschritts|taetigkeits|jahres"
        r"|integrations|monitoring|abschluss|erfahrungs)-?bericht",
        rf"{_START}(?:evaluation|evaluierung){_END}",
        r"umsetzungsstand|stand der umsetzung|sachstand(?![a-z])|integrationsmonitoring|statusanalyse|berichtsstand|zahlen,? daten,? (?:und )?fakten",
        rf"{_START}bericht (?:zur|ueber|zum|ueber den|ueber die)|{_START}statistik",
    ),
}

# --- topic and way words ------------------------------------------------------------------------

TOPIC_STEMS = (
    "integration", "migration", "migrant", "zuwander", "zugewander", "einwander", "vielfalt", "diversit",
    "teilhabe", "interkultur", "asyl", "fluecht", "auslaender", "eingewander", "willkommen", "aussiedler",
    "einbuergerung", "zusammenleben",
)  # fmt: skip
_TOPIC = _any(*TOPIC_STEMS)
# Words of shelves and files: with the topic around them they are nearly the paper itself.
PAPER_STEMS = (
    "konzept", "publikation", "veroeffentlichung", "download", "grundlagen", "broschuere", "leitbild",
    "leitlinien", "dokument", "langfassung", "kurzfassung", "fortschreibung", "entwurf", "handlungsfeld",
    "massnahmen", "strategie", "bericht", "planung", "steuerung", "evaluation",
)  # fmt: skip
# Near the topic, yet seldom the way to a paper: courses, bodies, prizes, dates, single services.
SIDE_STEMS = (
    "integrationskurs", "sprachkurs", "deutschkurs", "integrationspreis", "integrationskonferenz",
    "veranstaltung", "termin", "integrationswoche", "interkulturelle woche", "aufenthalt", "visum", "visa",
    "einbuergerung", "beirat", "integrationsrat", "sprachmittler", "lotse", "ehrenamt", "patenschaft", "cafe",
    "beratung", "formular", "ukraine", "verpflichtungserklaerung", "fluechtlingsunterk", "spende",
    "wahl ", "sitzung", "preis", "jobcenter", "arbeitsmarktintegration", "sportverein", "fest ",
)  # fmt: skip


# Nothing can be found behind these, whatever else the link says.
USELESS = _whole(
    r"login|anmelden|logout|abmelden|warenkorb|drucken|druckansicht|print|impressum|datenschutz\w*",
    r"(?:seite )?(?:weiter)?empfehlen|weitersagen|teilen|vorlesen|intranet|\w*mitarbeiterportal|kontakt|seitenanfang",
    r"kontaktformular|barrierefrei(?:heit)?(?:serklaerung)?|rss|feed|ical|ics|\w*kalender|calendar",
    r"stellen(?:angebot|anzeige|ausschreibung)\w*|karriere|ausschreibung\w*|vergabe\w*|cookies?|merkzettel",
    r"bau(?:gebiet|leitplan|platz|grundstueck)\w*|bebauungsplan\w*|flaechennutzungsplan\w*|gewerbegebiet\w*",
    r"abfall\w*|muell\w*|sperrmuell|kfz|zulassungsstelle|fuehrerschein\w*|wunschkennzeichen|wetter|webcam\w*",
    r"\w*galerie|gallery|imageviewer|facebook|twitter|instagram|youtube|whatsapp|linkedin|newsletter",
    r"hotels?|gastgeber\w*|ferienwohnung\w*|wandern|radweg\w*|freibad|hallenbad|schwimmbad|theater\w*",
    r"(?:hunde|grund|gewerbe)steuer|wirtschaftsfoerderung|standort|breitband\w*|glasfaser\w*|oepnv",
    r"winterdienst|baustellen?\w*|strassensperr\w*|verkehrsmeldung\w*|jagd\w*|fischerei\w*",
    r"veterinaer\w*|tierseuche\w*",
    r"waffen\w*|geoportal|kataster\w*|denkmal\w*|naturschutz\w*|wasserrecht\w*|feuerwehr\w*",
    r"rettungsdienst|corona\w*|suche|erweiterte suche|schriftgroesse|kontrast|standesamt|heiraten",
    r"personalausweis|reisepass|oeffnungszeiten|anfahrt|stadtplan|gewinnspiel|muse(?:um|en)",
)
# Long lists of old notices; the one notice about a concept is named and scores on its own.
ARCHIVE = _whole(
    r"pressemitteilung\w*|pressearchiv|presse|archiv|aktuelles|meldungen|nachrichten|news|bekanntmachung\w*",
    r"amtsblatt\w*|veranstaltung\w*|termine?|event\w*|sitzungskalender|si0040\w*|protokoll\w*|amtliche",
)
_FILE = re.compile(r"\.(?:pdf|docx?|odt)(?![a-z])|getfile|download|/blob/|/media")

# A page near the topic; a paper that is only announced; what stands beside a paper; a text too long for a menu.
_NEAR, _ANNOUNCED, _BESIDE, _LONG_FOR_A_MENU = 0.35, 0.6, 0.3, 60
# An address that names the topic; one that does so in a folder above is somewhere below it.
_IN_PATH, _LEVEL, _LEAST_BELOW = 0.45, 0.1, 0.15
# A list of all papers; a page every office has, filed under the topic.
_LIBRARY, _LEAF_SHARE = 0.35, 0.25
# Benefits and rights of other people: "Bildung und Teilhabe" pays for school trips, "Teilhabe am Arbeitsleben" is
# rehabilitation.
_OTHER_TEILHABE = re.compile(
    r"bildungs?-? ?(?:und|&|u\.) ?teilhabe\w*|teilhabe (?:am arbeitsleben|behinderter|von menschen mit behinderung\w*)"
    r"|(?:leistungen zur|soziale|berufliche) teilhabe|teilhabe(?:beratung|leistung|chancen)\w*"
)

# --- what a link's words promise ----------------------------------------------------------------


def link_words_score(text: str, title: str, heading: str, url: str) -> float:
    """How likely a link leads to (a page presenting) an integration concept, from its words alone.

    ``text`` is the anchor, ``title`` its title attribute, ``heading`` the heading above it. 0..1:
    about 1 a named paper, 0.6 a page on the topic, 0.25 a menu word on the way, 0.05 unknown, 0 useless.
    """
    return _link_words_score(text[:300], title[:200], heading[:200], url[:500])


@lru_cache(maxsize=65536)  # menus repeat the same links on every page of a site
def _link_words_score(text: str, title: str, heading: str, url: str) -> float:
    own = normal(f"{text} {title}" if title else text)
    path = normalise_url_words(url)
    useless = bool(USELESS.search(own))
    above = (
        normal(heading) if heading and not useless else ""
    )  # the foot of a page stands below its last heading
    score = max(_named(own, path, above), _topical(own, path, above, url), _on_the_way(own, path))
    if score < 0.7 and useless:
        return 0.02 if score <= 0.25 else score * 0.5
    return score * 0.3 if score < 0.5 and USELESS.search(path) else score


def _named(own: str, path: str, above: str) -> float:
    """The link, its address or the heading above it names a paper."""
    by_words, by_path = name_strength(own), 0.95 * name_strength(path)
    best = max(by_words, by_path)
    if not best and any(stem in own for stem in PAPER_STEMS):  # "Download", "Langfassung" below the name
        best = 0.9 * name_strength(above)
    elif not best and above:
        best = 0.5 * name_strength(above)
    if not best:
        return 0.0
    friend = false_friend(f"{own} {path}")
    if friend is not None:
        return 0.3 if friend == "state" else 0.2 if by_words == 1.0 else 0.08
    if not by_words and (LEAF.search(own) or OTHER_PAPER.search(own)):  # "Termine" in the paper's folder
        return best * _BESIDE
    return best * _ANNOUNCED if STATUS["announced"].search(own or path) else best


def _topical(own: str, path: str, above: str, url: str) -> float:
    """The link is about migration, whatever it leads to; files and shelves count more."""
    if "teilhabe" in own or "teilhabe" in path:
        own, path = _OTHER_TEILHABE.sub(" ", own), _OTHER_TEILHABE.sub(" ", path)
    in_own = any(stem in own for stem in TOPIC_STEMS)
    in_path = not in_own and any(stem in path for stem in TOPIC_STEMS)
    in_above = bool(above) and not in_own and any(stem in above for stem in TOPIC_STEMS)
    if not (in_own or in_path or in_above):
        if NEAR_TOPIC.search(own):
            return _NEAR
        return max(0.0, _NEAR - _LEVEL * _levels_above(url, NEAR_TOPIC)) if NEAR_TOPIC.search(path) else 0.0
    both = f"{own} {path}"
    friend = false_friend(both)
    if friend:
        return 0.2 if friend == "state" else 0.06
    score = 0.6 if in_own else _below_topic(url) if in_path else 0.3
    if not in_own and LEAF.search(own) and not OFFICE_STAFF.search(own):
        score *= _LEAF_SHARE
    elif any(stem in both for stem in SIDE_STEMS) or LEAF.search(own or path) or OTHER_PAPER.search(both):
        score *= 0.5
    elif any(stem in both for stem in PAPER_STEMS):
        score += 0.2
    if _FILE.search(url):
        score += 0.1
    if ARCHIVE.search(both) and not in_own:
        score *= 0.6
    return score


def _below_topic(url: str) -> float:
    """What an address is worth that names the topic: less for every level below the part that does."""
    return max(_LEAST_BELOW, _IN_PATH - _LEVEL * _levels_above(url, _TOPIC))


def _levels_above(url: str, words: re.Pattern[str]) -> int:
    """How many parts of an address follow the last one that holds such words."""
    parts = [normalise_url_words(f"://x/{part}") for part in urlsplit(url).path.split("/") if part]
    return next((at for at, part in enumerate(reversed(parts)) if words.search(part)), 0)


def _on_the_way(own: str, path: str) -> float:
    """Menu words under which the topic is filed, and shelves of papers."""
    if LIBRARY.search(own):
        return 0.06 if false_friend(f"{own} {path}") else _LIBRARY
    if len(own) >= _LONG_FOR_A_MENU:
        return 0.05
    if LEAF.search(own) or OTHER_PAPER.search(own):
        return 0.04
    if any(stem in own for stem in PAPER_STEMS):
        return 0.06 if false_friend(f"{own} {path}") else 0.2
    if RUBRIC.search(own):
        return 0.06 if false_friend(own) not in (None, "integrated") else 0.25
    return 0.2 if NEWS_LIST.search(own) else 0.05
