"""Words of menus and lists on municipal sites, in normal words: what lies behind a link besides the topic. Pure."""

from __future__ import annotations

import re

_START, _END = r"(?<![a-z])", r"(?![a-z])"


def _whole(*words: str) -> re.Pattern[str]:
    return re.compile(rf"{_START}(?:{'|'.join(words)}){_END}")


def _leading(*words: str) -> re.Pattern[str]:
    """At the beginning, or after "&", "und" or a comma: a rubric names itself first ("Kreis & Verwaltung")."""
    return re.compile(rf"(?:^|[&,/|] ?|und )(?:{'|'.join(words)}){_END}")


# Near the topic by words of its own, though most of what is called so is something else.
NEAR_TOPIC = re.compile(
    r"internationales? (?:leben|stadt|kreis|buero|zentrum)|leben international|weltoffen|neu (?:in|im) |neubuerger"
    r"|ankommen|antidiskriminierung|rassismus|mehrsprachig|dolmetsch|demokratie leben|heimat und"
)
# Rubrics: menu words that hold other menus. A compound (Jugendschutz, Familienzentren) is a subject of its own.
RUBRIC = _leading(
    r"(?:mein )?leben", r"sozial\w*", r"gesellschaft(?:liches)?", r"themen", r"familien?", r"jugend", r"bildung",
    r"verwaltung", r"politik", r"rathaus", r"landratsamt", r"kreishaus", r"kreisverwaltung", r"stadtverwaltung",
    r"buerger\w*", r"aemter", r"fachbereiche?", r"dezernate?", r"gesundheit", r"projekte", r"lebenslagen?",
    r"lebensbereiche", r"service", r"unser(?:e)? \w+", r"startseite", r"home", r"ueber uns", r"organisation",
    r"beauftragte", r"\w*(?:gleichstellungs|migrations|integrations|auslaender|chancengleichheits)beauftragte\w*",
    r"publikationen", r"veroeffentlichungen", r"konzepte", r"planungen", r"strategien?", r"kreisentwicklung",
    r"demogra(?:f|ph)ie\w*", r"ehrenamt", r"engagement", r"menschen", r"zusammenleben", r"wohnen", r"beiraete",
    r"gremien", r"kreistag", r"(?:stadt|gemeinde)rat", r"\w*informationssystem", r"sitzungsdienst",
    r"verwaltungsaufbau", r"verwaltungsmodernisierung", r"ordnungsamt", r"jugendamt", r"buergeramt",
    r"sozialamt", r"auslaender(?:amt|behoerde|wesen)", r"bildungsbuero", r"sozialplanung", r"statistik", r"stabsstellen?",
    r"koordinierungsstellen?", r"fachdienste?", r"strategische \w+", r"regionalentwicklung", r"stadtentwicklung",
    r"chancengleichheit",
)  # fmt: skip
# Rubrics that stand within the part of an office as well as above it.
WITHIN = _whole(
    r"projekte", r"konzepte", r"planungen", r"strategien?", r"\w*beauftragte\w*", r"ehrenamt", r"engagement", r"beiraete",
    r"koordinierungsstellen?", r"stabsstellen?", r"fachdienste?",
)  # fmt: skip
# Lists of all papers of a site or office, whatever they are about.
LIBRARY = re.compile(
    r"^(?:unsere |alle |weitere )?(?:publikationen|veroeffentlichungen|broschueren|konzepte|strategien|planungen|berichte|leitbilder)"
    r"(?:,? (?:und|&) \w+)?$|^(?:konzepte|strategien|berichte|planungen), \w+ (?:und|&) \w+$"
)
# The page of the people of an office.
OFFICE_STAFF = _whole(r"ansprech(?:partner|person)\w*", r"(?:unser )?team", r"netzwerk", r"mitarbeiter\w*")
# Lists of news: long, and the one about a concept is named there; the list itself deserves one look.
NEWS_LIST = _whole(
    r"aktuelles?", r"presse(?:mitteilungen|meldungen|archiv|stelle)?", r"meldungen", r"nachrichten", r"neuigkeiten",
    r"news", r"pressemeldungen", r"aus dem kreis(?:haus|tag)",
)  # fmt: skip
# Pages every office has, whatever it works on: no paper stands there.
LEAF = _whole(
    r"haeufig(?:e|\w+)? (?:gestellte )?fragen", r"faqs?", r"termine?", r"gebuehren", r"formulare?", r"merkblaetter",
    r"weiterfuehrende links", r"links", r"linkliste", r"foerder(?:ung|ungen|mittel|programme)(?: \w+){0,3}",
    r"rechtliche grundlagen", r"rechtsgrundlagen", r"anfahrt", r"ansprech(?:partner|person)\w*", r"kontakt\w*",
    r"oeffnungszeiten", r"sprechzeiten", r"mitarbeiter\w*", r"anreise", r"bilder", r"fotos", r"rueckblick",
    r"sprechstunde\w*", r"aktuelles", r"archiv", r"antraege", r"antrag", r"newsletter", r"presse", r"netzwerkpartner", r"kooperationspartner",
)  # fmt: skip
# Where an office shows what it has written, or tells what it is for.
SHELF = _whole(
    r"\w*publikation(?:en)?", r"\w*veroeffentlichung(?:en)?", r"\w*konzept\w*", r"(?<!rechtliche )grundlagen",
    r"\w*broschuere\w*", r"\w*leitbild\w*", r"\w*leitlinien", r"dokumente?", r"\w*strategie\w*", r"\w*bericht\w*",
    r"aufgaben(?: und ziele)?", r"ziele", r"unsere (?:arbeit|ziele|aufgaben)", r"ueber uns", r"wir ueber uns", r"grundsaetze\w*(?: \w+){0,2}", r"unsere (?:arbeit|leitlinien|grundsaetze)",
    r"was wir tun", r"material(?:ien)?", r"informations?material\w*", r"downloads?", r"mediathek", r"\w*steuerung",
    r"\w*planung", r"profil", r"handlungsfelder", r"massnahmen", r"\w*programm", r"\w*monitoring", r"evaluation",
    r"informationen und \w+",
)  # fmt: skip
# Files and pages that say themselves that they are another paper.
OTHER_PAPER = _whole(
    r"\w*satzung(?:en)?", r"\w*haushalt\w*", r"amtsblatt\w*", r"\w*gebuehren\w*", r"entgeltordnung", r"geschaeftsordnung",
    r"niederschrift\w*", r"\w*protokoll\w*", r"flyer", r"\w*antrag\w*", r"\w*formular\w*", r"\w*merkblatt\w*",
    r"beteiligungsbericht\w*", r"einladung\w*", r"plakat\w*", r"\w*vereinbarung\w*", r"vollmacht\w*", r"\w*erklaerung",
    r"jahresabschluss\w*", r"\w*verordnung\w*", r"wegweiser", r"speiseplan", r"stundenplan", r"programmheft",
    r"veranstaltungs\w+", r"organigramm", r"preisliste", r"checkliste", r"steckbrief",
)  # fmt: skip
