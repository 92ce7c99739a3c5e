"""The words of municipal integration papers: names, neighbours, false friends, and what a link's words promise.

Everything here reads *normal* words (``normal``, ``normalise_url_words``): case-folded, umlauts written
ae/oe/ue, so that link texts, titles, running text and addresses meet the same patterns. Pure.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

from storage.text import clean

# Recorded with every crawl: a find made by new terms is late found, not new.
TERMS_VERSION = 1

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "’": "'", "–": "-", "—": "-", "‐": "-", "‑": "-"})
# OCR reads the capital I of Integration as l, 1 or | (seen in an answer of a state parliament).
_OCR_INTEGRATION = re.compile(r"[l1|í]nte(?=gration)")
_BROKEN_LINE = re.compile(r"-[ \t]*\n\s*(?!(?:und|oder|sowie|bzw|u\.)\b)([a-z]+)")
_BROKEN_WORD = re.compile(
    r"\b(integra|migra|diversi|interkul|kon|leit|stra)-[ \n]?(?=(?:tion|taet|turell|zept|bild|linie|tegie))"
)
_CAMEL = re.compile(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])")
_URL_SEPARATORS = re.compile(r"[-_+./,;:~()\[\]{}&=?%#|\s]+")
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")


def normal(text: str) -> str:
    """The text as the patterns read it: clean, case-folded, ae/oe/ue/ss, broken words joined.

    Line breaks stay in number and order (a word cut at a line end is put together before the break),
    so a match leads back to its line.
    """
    words = clean(text).casefold().translate(_UMLAUTS)
    if "nte" in words:
        words = _OCR_INTEGRATION.sub("inte", words)
    if "-" in words:
        if "\n" in words:
            words = _BROKEN_LINE.sub(r"\1\n", words)
        words = _BROKEN_WORD.sub(r"\1", words)
    return words


def normalise_url_words(url: str) -> str:
    """The words of an address after its host: percent-decoded (twice), camelCase and separators split."""
    rest = url.split("://", 1)[-1]
    _, slash, path = rest.partition("/")
    for _ in range(2):  # some systems encode twice: %25C3%25BC
        if not _ESCAPE.search(path):
            break
        path = unquote(path)
    words = normal(_CAMEL.sub(" ", path)) if slash else ""
    if "shy" in words:  # the soft hyphen's entity left in a slug
        words = words.replace("shy", "")
    return _URL_SEPARATORS.sub(" ", words).strip()


# --- names of the paper -------------------------------------------------------------------------

# Ends of names. "plan" must not read as "planung" or "planen", "programm" not as "programmierung".
_CONCEPT = r"konzept(?:ion(?:en)?|e|es|s|en)?(?![a-z])"
_PLAN = r"(?:rahmen|master|aktions|handlungs|strategie|fahr)?pl(?:an(?:e?s)?|aene?n?)(?![a-z])"
_GUIDE = r"leit(?:bild(?:e?s|er|ern)?|linien?|saetzen?|faden|gedanken)(?![a-z])"
_STRATEGY = r"(?:strategie(?:n|papier)?|agenda|masterplan)(?![a-z])"
_PROGRAMME = r"(?:handlungs|aktions)?programm(?:e?s|e)?(?![a-z])"
_KIND = r"(?:gesamt|rahmen|handlungs|basis|teil|leit|grund|entwicklungs|steuerungs|aktions|kreis)?"
_FORM = rf"{_KIND}(?:{_CONCEPT}|{_PLAN}|{_GUIDE}|{_STRATEGY}|{_PROGRAMME})"
_SERIES = r"(?:[- ]*(?:und|u\.|sowie|&|,|/)[ ]*[a-z]+[- ]?){0,2}"  # "Integrations- und Teilhabe-konzept"
_HEAD = r"(?<![a-z])(?:gesamt|kreis|stadt|rahmen)?"
# One to six words between "Konzept" and "Integration": "Konzept zur Förderung der Integration".
_BETWEEN = r"(?:[ \n,„“\"'»«:/()-]+[a-z0-9.]+){0,5}?[ \n,„“\"'»«:/()-]+"
_LED = rf"(?:handlungs|gesamt|rahmen|aktions|steuerungs|leit|master|strategie|basis|massnahmen)?(?:{_CONCEPT}|pl(?:an|aene)(?![a-z])|programm(?![a-z])|(?:bild|linien?|saetze)(?![a-z])|strategie(?![a-z]))"

STRONG_NAME = re.compile(
    rf"{_HEAD}integrations?(?:foerder|politik)?[- ]?{_FORM}"
    rf"|{_HEAD}integrations{_SERIES}[- ]?{_FORM}"
    rf"|(?<![a-z])(?:migrations?|zuwanderungs?|einwanderungs?)(?:{_SERIES})[- ]?{_KIND}(?:{_CONCEPT}|{_GUIDE}|{_STRATEGY}|plan(?![a-z]))"
    rf"|integrationspolitisch\w* (?:\w+ )?{_FORM}"
    rf"|interkulturell\w* {_FORM}"
    rf"|(?<![a-z]){_LED}{_BETWEEN}(?:integration(?![a-z])|integrationspoliti|integrationsarbeit|integrationsorientiert)"
    rf"|(?<![a-z])integration(?:[ ,:&/-]+(?:und )?[a-z]+){{0,2}}[ \"„:-]+(?:handlungs|gesamt|rahmen|leit)?{_CONCEPT}"
    r"|integrationsfahrplan|integrationsrahmen(?:plan|konzept)|integrationsleitlinien|eingliederungskonzept"
    r"|kommunaler integrationsplan|buendnis fuer integration"
)
LIKELY_NAME = re.compile(
    rf"(?<![a-z])(?:vielfalts?|diversit(?:aets?|y)|teilhabe|willkommens\w*|fluechtlings?|asyl|auslaender)(?:{_SERIES})[- ]?"
    rf"{_KIND}(?:{_CONCEPT}|{_GUIDE}|{_STRATEGY})"
    rf"|(?<![a-z])(?:sozial|inklusions|teilhabe|bildungs|vielfalts?|diversitaets)-? (?:und|&) integrations[- ]?{_FORM}"
    rf"|(?<![a-z]){_LED}{_BETWEEN}"
    r"(?:zuwander|migration|migrant|einwander|vielfalt|diversit|interkultur|gefluechtet|fluechtling|zusammenleben|zugewander|teilhabe)"
    rf"|(?<![a-z])(?:vielfalt|diversitaet|zusammenleben|migration|teilhabe)(?:[ ,:&/-]+(?:und )?[a-z]+){{0,2}}[ \"„:-]+{_CONCEPT}"
    r"|(?:konzept|leitbild|strategie|programm)[ :\"„-]+(?:\w+ ){0,3}zusammenleben"
    r"|zusammenleben in vielfalt|vielfalt leben|vielfalt gestalten|vielfalt gemeinsam"
    r"|internationale stadt(?![a-z])|eine stadt fuer alle|angekommen[ -]+aufgenommen|zukunft in vielfalt"
    r"|integrationsbericht und -?konzept|bericht und konzept"
)
# A report on integration: not the concept, but of its family.
REPORT_NAME = re.compile(
    r"integrations(?:monitoring|bericht|bilanz|report)|(?:sachstands|umsetzungs|evaluations|evaluierungs|zwischen|fortschritts|taetigkeits|jahres)bericht"
)


def name_strength(words: str) -> float:
    """How surely normal words hold the name of an integration paper: 1.0 named, 0.7 likely, 0.0 no.

    Names that belong to false friends (``false_friend``) are not looked at here.
    """
    if not any(stem in words for stem in _FORM_STEMS) and not any(stem in words for stem in _BRAND_STEMS):
        return 0.0
    if STRONG_NAME.search(words):
        return 1.0
    return 0.7 if LIKELY_NAME.search(words) else 0.0


_FORM_STEMS = (
    "konzept",
    "plan",
    "plaen",
    "leitbild",
    "leitlinie",
    "leits",
    "strategie",
    "programm",
    "agenda",
    "fuer integration",
)
_BRAND_STEMS = (
    "vielfalt",
    "fuer alle",
    "internationale stadt",
    "aufgenommen",
    "zusammenleben",
    "leitfaden",
    "leitgedanken",
)

# --- topic and way words ------------------------------------------------------------------------

TOPIC_STEMS = (
    "integration", "migration", "migrant", "zuwander", "zugewander", "einwander", "vielfalt", "diversit", "teilhabe",
    "interkultur", "asyl", "fluecht", "auslaender", "eingewander", "willkommen", "neuzugewander", "aussiedler",
    "einbuergerung", "zusammenleben",
)  # fmt: skip
# Menu words under which the topic is filed (municipal menus, cms_patterns section 4).
WAY_STEMS = (
    "leben", "sozial", "gesellschaft", "buergerservice", "themen", "familie", "verwaltung", "politik", "rathaus",
    "landratsamt", "kreishaus", "aemter", "fachbereich", "dezernat", "jugend", "bildung", "gesundheit", "buerger",
    "soziales", "beauftragte", "projekte", "lebenslage", "service", "unser landkreis", "unsere stadt", "stadt und",
    "kreis und", "startseite", "home", "inhaltsverzeichnis", "sitemap", "ueber uns", "organisation",
)  # fmt: skip
# Words of shelves and files: with the topic around them they are nearly the paper itself.
PAPER_STEMS = (
    "konzept", "publikation", "veroeffentlichung", "download", "grundlagen", "broschuere", "leitbild", "leitlinien",
    "dokument", "langfassung", "kurzfassung", "fortschreibung", "entwurf", "handlungsfeld", "massnahmen", "strategie",
    "bericht", "planung", "steuerung", "evaluation",
)  # fmt: skip
# Near the topic, yet seldom the way to a paper: courses, bodies, prizes, dates, single services.
SIDE_STEMS = (
    "integrationskurs", "sprachkurs", "deutschkurs", "integrationspreis", "integrationskonferenz", "veranstaltung",
    "termin", "integrationswoche", "interkulturelle woche", "aufenthalt", "visum", "visa", "einbuergerung", "beirat",
    "integrationsrat", "sprachmittler", "lotse", "ehrenamt", "patenschaft", "cafe", "beratungsstelle", "formular",
    "ukraine", "verpflichtungserklaerung", "fluechtlingsunterk", "spende", "wahl ", "sitzung", "preis", "jobcenter",
    "arbeitsmarktintegration", "sportverein", "fest ",
)  # fmt: skip
# Nothing can be found behind these, whatever else the link says.
USELESS = re.compile(
    r"(?<![a-z])(?:login|anmelden|logout|abmelden|warenkorb|drucken|druckansicht|print|impressum|datenschutz\w*|kontaktformular"
    r"|barrierefrei(?:heit)?(?:serklaerung)?|rss|feed|ical|ics|kalender|veranstaltungskalender|calendar|stellenangebot\w*|stellenanzeige\w*"
    r"|stellenausschreibung\w*|karriere|ausschreibung\w*|vergabe\w*|baugebiet\w*|bebauungsplan\w*|bauleitplan\w*|bauplatz\w*|baugrundstueck\w*"
    r"|flaechennutzungsplan\w*|abfall\w*|muell\w*|sperrmuell|kfz|zulassungsstelle|fuehrerschein\w*|wunschkennzeichen|wetter|webcam\w*"
    r"|fotogalerie|bildergalerie|galerie|gallery|imageviewer|facebook|twitter|instagram|youtube|whatsapp|linkedin|newsletter|gewinnspiel"
    r"|hotels?|unterkuenfte|gastgeber\w*|ferienwohnung\w*|wandern|radweg\w*|freibad|hallenbad|schwimmbad|baeder|theater\w*|museum|museen|zoo"
    r"|hundesteuer|grundsteuer|gewerbesteuer|gewerbegebiet\w*|wirtschaftsfoerderung|standort|breitband\w*|glasfaser\w*|oepnv|fahrplan(?:auskunft)?"
    r"|winterdienst|baustellen?\w*|strassensperr\w*|verkehrsmeldung\w*|jagd\w*|fischerei\w*|veterinaer\w*|tierseuche\w*|waffen\w*"
    r"|geoportal|katasteramt|kataster|denkmal\w*|naturschutz\w*|wasserrecht\w*|feuerwehr\w*|katastrophenschutz|rettungsdienst|corona\w*"
    r"|cookies?|merkzettel|suche|erweiterte suche|schriftgroesse|kontrast|leichte sprache startseite|gebaerdensprache"
    r"|standesamt|heiraten|personalausweis|reisepass|oeffnungszeiten|anfahrt|stadtplan|amtsblatt abo)(?![a-z])"
)
# Long lists of old notices; the one notice about a concept is named and scores on its own.
ARCHIVE = re.compile(
    r"(?<![a-z])(?:pressemitteilung\w*|pressearchiv|presse|archiv|aktuelles|meldungen|nachrichten|news|bekanntmachung\w*|amtsblatt\w*"
    r"|veranstaltung\w*|termine?|event\w*|sitzungskalender|si0040\w*|protokoll\w*|amtliche)(?![a-z])"
)
_FOREIGN_TREE = re.compile(
    r"://[^/]+/(?:[a-z-]+/)?(?:en|fr|it|es|pl|ru|tr|ar|uk|nl|cs|da|ro|bg|fa|en-us|en-gb)/"
)
_FILE = re.compile(r"\.(?:pdf|docx?|odt)(?![a-z])|getfile|download|/blob/|/media")

# --- false friends ------------------------------------------------------------------------------

FALSE_FRIENDS: dict[str, re.Pattern[str]] = {
    # "integriert" plans several things at once; it has nothing to do with integration.
    "integrated": re.compile(
        r"(?<![a-z])integrierte[a-z]?[ -]+(?:[a-z-]+[ -]+(?:und )?){0,4}[a-z-]*(?:konzept|plan|strategie|entwicklung|programm|klimaschutz|verkehr|quartier)"
        r"|(?<![a-z])(?:isek|insek|ilek|irek|iek|ikek|igek|iksk|ieqk|vep|gek|steg)(?![a-z])|stadtentwicklungskonzept|kreisentwicklungskonzept"
        r"|klimaschutz|waermeplan|nahverkehrsplan|mobilitaetskonzept|verkehrsentwicklung|radverkehr|einzelhandelskonzept|laermaktionsplan"
        r"|regionalentwicklung|dorfentwicklung|tourismuskonzept|feuerwehrbedarfsplan|hochwasser"
    ),
    "inclusion": re.compile(
        r"aktionsplan inklusion|inklusionsplan|inklusionskonzept|(?<![a-z])behinder(?:t|ung)|menschen mit behinderung|behindertenplan|un-?brk|un-behindertenrecht"
        r"|teilhabeplan(?![a-z]*[- ]*(?:integration|migra))|teilhabeplanung|integrationsfachdienst|integrationsamt|integrationshelfer|integrationshilfe"
        r"|schulbegleit|integrationsbetrieb|inklusionsbetrieb|integrationskita|integrationskindergarten|integrative[a-z]? (?:kita|kindergarten|gruppe|kindertages)"
        r"|(?:kita|kindergarten|kindertagesst\w+|krippe)[ -]+(?:\w+ )?(?:integration|konzeption)|konzeption[ -]+(?:der )?(?:kita|kindertages|integrationsgruppe)"
        r"|eingliederungshilfe|einzelintegration|bundesteilhabegesetz|seniorenpolitisch"
    ),
    "person": re.compile(
        r"individuelle[a-z]? (?:integrations|hilfe|teilhabe|foerder)pl|eingliederungsvereinbarung|integrationsvereinbarung|persoenliche[a-z]? integrationsplan"
        r"|foerderplan|integrationsquote|sgb[ -]?ii[ -]+integration"
    ),
    "state": re.compile(
        r"nationale[rnsm]? (?:integrationsplan|aktionsplan)|landesintegration|landesaktionsplan|landesweite"
        r"|(?:thueringer|hessische[a-z]*|saechsische[a-z]*|bayerische[a-z]*|brandenburgische[a-z]*|saarlaendische[a-z]*) (?:\w+ )?(?:integrations|zuwanderungs)"
        r"|integrations(?:konzept|plan|strategie|leitlinien) (?:des|fuer das|fuer den|im) (?:land(?:es)?|freistaat(?:e?s)?)(?![a-z])"
        r"|bundesregierung|landesregierung|bundesprogramm|(?<![a-z])ministerium|staatsministerium|freistaat"
    ),
    "technical": re.compile(
        r"schnittstelle|software|tarifintegration|systemintegration|datenintegration|verkehrsintegration|multimodale|continuous|api[ -]integration"
        r"|betriebssystem|(?<![a-z])(?:linux|debian|server|plugin|docker|kubernetes)(?![a-z])"
    ),
}


def false_friend(words: str) -> str | None:
    """The kind of false friend normal words speak of (a key of FALSE_FRIENDS), or None."""
    for kind, pattern in FALSE_FRIENDS.items():
        if pattern.search(words):
            return kind
    return None


# --- status words -------------------------------------------------------------------------------

STATUS: dict[str, re.Pattern[str]] = {
    "announced": re.compile(
        r"soll(?:en)? (?:\w+ ){0,6}(?:erarbeitet|erstellt|entwickelt|entstehen)|auf dem weg zu|auftaktveranstaltung|startschuss|wird derzeit erarbeitet"
        r"|in arbeit|beauftragt mit der erstellung|erarbeitet (?:derzeit|ein|erst)|startet (?:\w+ )?integrationskonzept"
    ),
    "draft": re.compile(
        r"(?<![a-z])(?:entwurf(?:s|sfassung|sstand)?|vorentwurf|diskussionspapier|diskussionsgrundlage|arbeitspapier|vorabzug|vorlaeufige? fassung|auftaktkonzept|arbeitsfassung)(?![a-z])"
    ),
    "update": re.compile(
        r"fortschreibung|fortgeschrieben|neuauflage|(?<![0-9])(?:[2-9]|zweite[a-z]?|dritte[a-z]?|vierte[a-z]?)\.? (?:\w+ )?(?:auflage|fassung|integrationskonzept|integrationsplan)"
        r"|aktualisiert|aktualisierung|weiterentwicklung des|ueberarbeitete|(?<![a-z])neufassung"
    ),
    "adopted": re.compile(
        r"(?:einstimmig|mehrheitlich|ungeaendert|geaendert)? ?beschlossen|verabschiedet|beschluss des (?:kreistag|stadtrat|rat)|zugestimmt"
    ),
    "short": re.compile(
        r"kurzfassung|kurzversion|leichte[rn]? sprache|einfache[rn]? sprache|zusammenfassung|(?<![a-z])summary|kurz und knapp|auf einen blick"
    ),
    "annex": re.compile(
        r"(?<![a-z])(?:anhang|anlage(?:nband)?|massnahmenkatalog|massnahmentabelle|anlagenband)(?![a-z])"
    ),
    "report": re.compile(
        r"(?:sachstands|umsetzungs|evaluations|evaluierungs|zwischen|fortschritts|taetigkeits|jahres|integrations|monitoring|abschluss|erfahrungs)-?bericht|(?<![a-z])evaluation(?![a-z])"
        r"|integrationsmonitoring|monitoring|statusanalyse|bestandsaufnahme|berichtsstand|statistik|zahlen,? daten,? fakten|bilanz"
    ),
}

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
    above = normal(heading) if heading else ""
    score = max(_named(own, path, above), _topical(own, path, above, url), _on_the_way(own, path))
    if score < 0.7 and USELESS.search(own):
        score = 0.02 if score <= 0.25 else score * 0.5
    elif score < 0.5 and USELESS.search(path):
        score *= 0.3
    return score * 0.4 if _FOREIGN_TREE.search(url) else score


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
    if friend is not None and not (friend == "state" and by_words == 1.0):
        return 0.3 if friend == "state" else 0.08
    return 0.5 * best if friend else best


def _topical(own: str, path: str, above: str, url: str) -> float:
    """The link is about migration, whatever it leads to; files and shelves count more."""
    in_own = any(stem in own for stem in TOPIC_STEMS)
    in_path = not in_own and any(stem in path for stem in TOPIC_STEMS)
    in_above = bool(above) and not in_own and any(stem in above for stem in TOPIC_STEMS)
    if not (in_own or in_path or in_above):
        return 0.0
    both = f"{own} {path}"
    friend = false_friend(both)
    if friend:
        return 0.2 if friend == "state" else 0.06
    score = 0.6 if in_own else 0.45 if in_path else 0.3
    if any(stem in both for stem in PAPER_STEMS):
        score += 0.2
    elif any(stem in both for stem in SIDE_STEMS):
        score *= 0.5
    if _FILE.search(url):
        score += 0.1
    if ARCHIVE.search(both) and not in_own:
        score *= 0.6
    return score


def _on_the_way(own: str, path: str) -> float:
    """Menu words under which the topic is filed, and shelves of papers."""
    if any(stem in own for stem in PAPER_STEMS):
        return 0.06 if false_friend(f"{own} {path}") else 0.25
    if any(stem in own for stem in WAY_STEMS) and len(own) < 60:
        return 0.25
    return 0.05
