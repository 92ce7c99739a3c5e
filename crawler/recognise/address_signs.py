"""What address, title and link text of a page say for and against an integration paper, sign by sign. Pure.

Each sign has a code, a German sentence with the words as they stand, and a strength from 0 to 1. How much
it counts, ``address_model.json`` says, which is trained (``training``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.recognise.events import EVENT_NAME
from crawler.recognise.other_names import OTHER_PAPER, RESEARCH
from crawler.recognise.role import COUNCIL_URL
from crawler.recognise.verbatim import verbatim, verbatim_in_address
from storage.false_friends import find_false_friend
from storage.normal_words import normal, normalise_url_words
from storage.paper_names import BRAND, REPORT_NAME, SURE, find_name
from storage.vocabulary import PAPER_STEMS, SIDE_STEMS, TOPIC_STEMS, USELESS

_FRIENDS = {
    "integrated": "integrierte Planung statt Integration",
    "inclusion": "Inklusion und Behinderung",
    "institution": "Konzept einer Kita, Schule oder Klinik",
    "person": "Plan für einzelne Personen",
    "jobs": "Vermittlung in Arbeit",
    "nature": "Natur und Arten",
    "technical": "Technik oder Verkehr",
    "state": "Papier von Land oder Bund",
}
_STATE_HOST = re.compile(
    r"(?:^|\.)(?:[a-z]+-th|thueringen|sachsen|sachsen-anhalt|brandenburg|hessen|bayern|nrw|rlp|saarland|niedersachsen|baden-wuerttemberg|schleswig-holstein"
    r"|regierung-mv|landesregierung|bundesregierung|bund|bamf|bpb|mv-regierung)\.(?:de|nrw)$|(?:^|\.)[a-z-]+\.nrw$|ministerium"
)
_MUNICIPAL_HOST = re.compile(
    r"kreis|stadt|(?:^|[.-])(?:lra|lk|kreis)[.-]|region|gemeinde|ratsinfo|(?:^|\.)ris[.-]"
)
_TOPIC_HOST = re.compile(
    r"integration|migration|vielfalt|willkommen|interkultur|asyl|zusammenleben|international"
)
_ASSOCIATION = re.compile(
    r"gemeindetag|landkreistag|staedtetag|gstbrp|stgb-|bertelsmann|(?<![a-z])stiftung|boell|(?<![a-z])hochschule|caritas|diakonie|wohlfahrtsverband"
    r"|(?<![a-z])(?:awo|drk|vhw|kgst|difu|bpb)(?![a-z])|land und kommunen|flüchtlingsrat|fluechtlingsrat|(?<![a-z])e\.? ?v\.?(?![a-z])|netzwerk\.|musterantrag|kommunalbrevier"
)
_PARTY = re.compile(r"(?:^|[./-])(?:spd|cdu|csu|fdp|gruene|afd|die-?linke|freie-waehler|fw|oedp)(?:[.-]|$)")
# Pages of one house: kindergarten, school, child care
_HOUSE = re.compile(
    r"(?<![a-z])(?:[a-z]*kita|[a-z]*kitas|[a-z]*krippe|[a-z]*kindergarten|kinder[a-z]*|kinner[a-z]*|kids|hort|[a-z]*schulen?|heilpaedagog\w*|pflegeheim|klinik\w*)(?![a-z])"
)
# "/Konzept/…": how houses file what they do; a municipality files its paper under the topic
_HOUSE_SHELF = re.compile(r"/(?:unser-?|das-?)?konzept(?:ion)?/|/paedagogik|/unsere-arbeit/", re.IGNORECASE)
_SEVERAL = re.compile(
    r"(?<!\d )(?:kommunale|regionale|lokale|staedtische) (?:integrations|migrations|vielfalts)[a-z]*konzepte(?! (?:der|des) )|(?:integrations|vielfalts)-?konzepte(?![a-z])(?! (?:der|des) (?:stadt|kreis|landkreis))"
)
_CALL = re.compile(
    r"(?<![a-z])(?:foerdert|foerderung|foerderprogramm\w*|gesucht\w*|wettbewerb|ausschreibung|antrag\w*|stellungnahme|gesetz\w*|[a-z]+gesetz(?:es)?|musterantrag|best practice\w*|ratgeber|leitfaden)(?![a-z])"
)
_PRESS = re.compile(
    r"(?<![a-z])(?:presse\w*|aktuell\w*|news|nachricht\w*|meldung\w*|artikel|lokales|lokalnachrichten|blog)(?![a-z])|arid|article"
)
_OFFICE = re.compile(
    r"integrations(?:beauftragt|buero|zentrum|referat|management|stelle)|koordinierungsstelle|fachdienst|fachbereich|(?<![a-z])(?:auslaenderbehoerde|amt|ki|kim)(?![a-z])"
)
_BODY = re.compile(
    r"integrations?-?(?:rat|beirat|ausschuss|konferenz)(?![a-z]{2})|(?:auslaender|migrations)-?beirat|beirat fuer|(?<![a-z])(?:konferenz|tagung|netzwerk)"
)
_FILE = re.compile(
    r"\.(?:pdf|docx?|odt)(?:$|[?#])|getfile|/download|/blob/|/document/|/doc/|docplayer|readkong|fdokument|vdocuments|pdfslide|9dok|kipdf|studylib|abcdocz|docslib",
    re.IGNORECASE,
)
_WEEK_HOST = re.compile(r"interkulturelle-?woche|aktionswoche|festival")
# Words of planning: what is found with them on the topic's pages is seldom a service.
_STEERING = re.compile(
    r"querschnitt|steuerung|strategi|handlungsfeld|massnahme|(?<![a-z])ziele?(?![a-z])|grundsaetze|grundlagen|leitbild|leitlinie|konzept|verabschied|beschloss|fortschreib|planungsgruppe|etappe|historie|entwicklung|prozess|gesamt"
)
_DECIDED = re.compile(
    r"beschlossen|beschliesst|verabschied|zugestimmt|stimmt \w+ ?\w* zu|vorgestellt|stellt \w+ vor|veroeffentlicht|praesentiert|vorgelegt|liegt vor|ist online|erstellt|entwickelt|erarbeitet|fortschreibung|entwurf|(?<![a-z])stand(?![a-z])"
)
_OF_A_UNIT = re.compile(
    r"(?:der|des|fuer den|fuer die|im|der kreisfreien) (?:[a-z-]+ ){0,2}(?:[a-z]*stadt|[a-z]*kreise?s?|[a-z]*gemeinde|region|staedteregion)(?![a-z])"
)
# The topic and nothing else: "Integration", "Integration und Migration im Landkreis Auental"
_BARE_TOPIC = re.compile(
    r"\W*(?:integration|migration|zuwanderung|asyl|vielfalt|teilhabe|interkulturelles)(?:(?:,| und| &|/| -|:|\s)+(?:integration|migration|zuwanderung|asyl|vielfalt|teilhabe|flucht|interkulturelles|soziales))*"
    r"(?: (?:von|im|in|fuer) .{0,40})?\W*"
)


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign: its code (a key of the model), what it says in German, how strong it is (0..1)."""

    code: str
    text: str
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class _Words:
    url: str
    title: str  # as written
    own: str  # normal words of title and link
    path: str
    host: str

    @property
    def both(self) -> str:
        return f"{self.own}\n{self.path}"

    def quote(self, match: re.Match[str]) -> str:
        """A match in title or address as it stands there."""
        if match[0] in self.own:
            return verbatim(match[0], self.title)
        return verbatim_in_address(match[0], self.url)


def signs(url: str, title: str) -> tuple[Sign, ...]:
    """Every sign that address and title (with the link text on a line of its own) give."""
    words = _Words(url, title, normal(title), normalise_url_words(url), host_of(url))
    named = tuple(_names(words))
    found = (*named, *_what_for(words), *_where(words), *_against(words))
    return found if named else (*found, *_unnamed(words))


def host_of(url: str) -> str:
    """The host of an address; empty when it cannot be taken apart (a bad IPv6 literal)."""
    try:
        return urlsplit(url if "://" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""


def _names(words: _Words) -> Iterator[Sign]:
    by_title, by_path = find_name(words.own), find_name(words.path)
    if by_title:
        quote = verbatim(by_title[1][0], words.title)
        yield Sign(f"title_{_kind(by_title[0])}", f"Der Titel nennt „{quote}“.")
        if by_title[0] == SURE and _OF_A_UNIT.search(words.own):
            yield Sign("of_a_unit", "Der Titel sagt, wessen Papier es ist.")
        if _DECIDED.search(words.own):
            yield Sign("decided", "Der Titel sagt, was mit dem Papier geschah oder welchen Stand es hat.")
    if by_path:
        quote = verbatim_in_address(by_path[1][0], words.url)
        code = "path_also" if by_title else "path"
        yield Sign(
            f"{code}_{_kind(by_path[0])}", f"{'Auch die' if by_title else 'Die'} Adresse enthält „{quote}“."
        )


def _kind(strength: float) -> str:
    return "sure" if strength == SURE else "brand" if strength == BRAND else "likely"


def _what_for(words: _Words) -> Iterator[Sign]:
    if found := _SEVERAL.search(words.own):
        yield Sign("several", f"Es geht um Konzepte in der Mehrzahl, nicht um eines: „{words.quote(found)}“.")
    if found := REPORT_NAME.search(words.own):
        yield Sign("report", f"Der Titel nennt einen Bericht zur Integration: „{words.quote(found)}“.")
    if found := _CALL.search(words.own):
        yield Sign("call", f"Förderung, Gesetz, Wettbewerb oder Ratgeber: „{words.quote(found)}“.")


def _unnamed(words: _Words) -> Iterator[Sign]:
    """How near a page that names no paper is to the topic and to a shelf of papers."""
    stem = next((stem for stem in TOPIC_STEMS if stem in words.own), None)
    steering = _STEERING.search(words.own)
    if stem:
        yield Sign("topic", "Der Titel handelt vom Thema, nennt aber kein Konzept.")
        if _BARE_TOPIC.fullmatch(words.own):
            yield Sign("bare_topic", "Der Titel besteht nur aus dem Thema.")
        if any(stem in words.own for stem in PAPER_STEMS):
            yield Sign("shelf", "Der Titel nennt Grundlagen, Berichte oder Downloads zum Thema.")
        if found := _FILE.search(words.url):
            yield Sign("file", f"Ein Dokument zum Thema („{found[0].strip('/')}“).")
    elif any(stem in words.path or stem in words.host for stem in TOPIC_STEMS):
        yield Sign("topic_in_address", "Nur die Adresse handelt vom Thema.")
    else:
        yield Sign("off_topic", "Weder Titel noch Adresse nennen das Thema.")
        return
    if steering:
        yield Sign("steering", f"Der Titel spricht von Planung und Zielen: „{words.quote(steering)}“.")
    if found := _OFFICE.search(words.own):
        yield Sign("office", f"Der Titel nennt eine Stelle oder Person, kein Papier: „{words.quote(found)}“.")
    if found := _BODY.search(words.own):
        yield Sign("body", f"Der Titel nennt ein Gremium oder Treffen: „{words.quote(found)}“.")
    if any(stem in words.own for stem in SIDE_STEMS):
        yield Sign("side", "Es geht um Kurs, Gremium, Beratung oder Veranstaltung.")


def _where(words: _Words) -> Iterator[Sign]:
    if COUNCIL_URL.search(words.url):
        yield Sign("council", "Die Adresse gehört zu einem Ratsinformationssystem.")
    if _PRESS.search(words.path):
        yield Sign("press", "Die Adresse ist die einer Meldung.")
    municipal = _MUNICIPAL_HOST.search(words.host)
    if municipal:
        yield Sign("municipal_host", f"Die Adresse klingt nach einer Kommune ({words.host}).")
    elif _STATE_HOST.search(words.host):
        yield Sign("state_host", f"Die Adresse gehört zu Land oder Bund ({words.host}).")
    if _TOPIC_HOST.search(words.host):
        yield Sign("topic_host", f"Die Adresse ist die eines Portals zum Thema ({words.host}).")
    if _PARTY.search(words.host):
        yield Sign("party", f"Die Seite einer Partei ({words.host}).")


def _house_shelf(words: _Words) -> re.Match[str] | None:
    return None if _MUNICIPAL_HOST.search(words.host) else _HOUSE_SHELF.search(words.url)


def _against(words: _Words) -> Iterator[Sign]:
    if friend := find_false_friend(words.both):
        yield Sign(friend[0], f"Verwechslungsgefahr ({_FRIENDS[friend[0]]}): „{words.quote(friend[1])}“.")
    if found := _ASSOCIATION.search(f"{words.both}\n{words.host}"):
        yield Sign("association", f"Verband, Stiftung oder Verein statt Kommune: „{found[0].strip('./-')}“.")
    if found := RESEARCH.search(words.own):
        yield Sign(
            "research", f"Es geht um Konzepte allgemein, nicht um das einer Kommune: „{words.quote(found)}“."
        )
    if found := _HOUSE.search(f"{words.own}\n{words.host}") or _house_shelf(words):
        yield Sign("house", f"Eine einzelne Einrichtung (Kita, Schule): „{found[0].strip('/')}“.")
    if found := EVENT_NAME.search(words.own) or _WEEK_HOST.search(words.host):
        yield Sign("event", f"Der Titel ist der einer Veranstaltung: „{words.quote(found)}“.")
    if found := OTHER_PAPER.search(words.own):
        yield Sign("other_paper", f"Der Name ist der eines anderen Papiers: „{words.quote(found)}“.")
    if found := USELESS.search(words.own):
        yield Sign("elsewhere", f"Ein Thema, bei dem keine Konzepte stehen: „{words.quote(found)}“.")
