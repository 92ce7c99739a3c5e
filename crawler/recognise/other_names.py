"""Names of something else than an integration paper, on cover, title, link and address. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from crawler.recognise.reading import Reading
from crawler.recognise.weights import WEIGHTS
from storage.false_friends import FALSE_FRIENDS, find_false_friend
from storage.normal_words import normal
from storage.paper_names import find_name, name_strength
from storage.values import Reason

OTHER_PAPER = re.compile(
    r"(?<![a-z])(?:satzung|geschaeftsordnung|haushaltsplan|haushaltssatzung|sozialbericht|armutsbericht|bildungsbericht|gesundheitsbericht"
    r"|gleichstellungsplan|frauenfoerderplan|amtsblatt|wegweiser|merkblatt|antragsformular|vordrucke?|stellenausschreibung|programmheft|gebuehrenordnung"
    r"|foerderrichtlinie\w*|richtlinie|lehrplan|ratgeber|beteiligungsbericht|mietspiegel|kulturentwicklungsplan|demografiekonzept|schutzkonzept"
    r"|hygienekonzept|medienkonzept|(?:unterbringungs|wohnraum|sicherheits|gewaltschutz|kinderschutz|verteilungs)konzepte?s?|sozialraumanalyse|sozialplanung|geschaeftsbericht|paedagogische[sn]? konzept\w*|tourismus\w*|digitalstrategie|personalentwicklungskonzept)(?![a-z])"
    r"|partnerschaft(?:en)? fuer demokratie|lokaler aktionsplan fuer (?:demokratie|toleranz)|(?<![a-z])antrag auf|handbuch fuer|bericht zur sozialen lage"
)
SIDE_SUBJECT = re.compile(
    r"(?<![a-z])(?:integrationskurs\w*|integrationspreis\w*|integrationskonferenz\w*|integrationsbeirat\w*|integrationsrat\w*|integrationsausschuss\w*"
    r"|integrationslots\w*|integrationswegweiser|integrationsfonds|integrationspauschale|sprachkurs\w*|interkulturelle woche\w*|auslaenderbeirat\w*"
    r"|integrationsgesetz\w*|integrationsforum|integrationspate\w*|integrationscafe)(?![a-z])"
)
RESEARCH = re.compile(
    r"dokumentenanalyse|handreichung|arbeitshilfe|leitfaden (?:zur|fuer die) (?:erstellung|erarbeitung)|(?:integrations)?konzepte in (?:deutschland|deutschen)"
    r"|kommunale integrationskonzepte(?! (?:der|des))|in (?:\d+|[a-z]+) schritten|leitfaden fuer (?:alle |die )?(?:staedte|kommunen|gemeinden|(?:land)?kreise)|forschungsbericht|dissertation|bachelorarbeit|wissenschaftliche"
    r"|gute beispiele|(?<![a-z])studie(?![a-z])"
)
# Who is to write a paper is sought: the text lists all its parts, and is none.
TENDER = re.compile(
    r"leistungsbeschreibung|leistungsverzeichnis|(?<!stellen)(?<![a-z])ausschreibung(?:s\w+)?(?![a-z])|vergabe(?:unterlage\w*|verfahren\w*|nummer|nr)(?![a-z])"
    r"|aufforderung zur (?:abgabe|angebotsabgabe)|angebotsaufforderung|interessenbekundung\w*|preisanfrage|markterkundung|werkvertrag"
)
# Minutes and agendas hold many subjects; a letter or motion asks for a paper, an opinion comments on one.
SESSION = re.compile(
    r"(?:^|\n)(?:\w+ )?(?:ergebnis|beschluss|wort|sitzungs|kurz)?-?(?:niederschrift|protokoll|tagesordnung)(?![a-z])(?![\s\S]{0,90}gruppe)[^.]{0,40}(?:\d+\. ?)?[a-z -]{0,40}sitzung"
    r"|(?:^|\n)(?:oeffentliche )?(?:bekanntmachung|einladung)[^\n]{0,40} sitzung"
)
# An opinion on a paper, of an association or a party
OPINION = re.compile(
    r"stellungnahme (?:der|des|zum|zur|zu)(?![a-z])|offener brief|einwendung(?:en)?(?![a-z])"
)
# What an advertisement of a post says; two of these are no accident.
_VACANCY = re.compile(
    r"\(?m ?/ ?w ?/ ?d\)?|entgeltgruppe|(?<![a-z])tv-?oed(?![a-z])|bewerbungs(?:schluss|frist|unterlagen)|ihr profil|ihre aufgaben|wir bieten"
    r"|stellenausschreibung|naechstmoeglichen zeitpunkt|besoldungsgruppe"
)
_VACANCY_MARKS = 2
# "Seniorenpolitisches Gesamtkonzept": an ending and a blank between what qualifies and what is qualified
_QUALIFIES = 4
# Who is counselled gets a plan of their own: integration management in Baden-Württemberg, youth migration services.
_COUNSELLED = re.compile(
    r"(?:mit ihnen|ihr(?:en)? eigene[nr]?|ratsuchende\w*|klient\w*)[^.]{0,80}integrationspl|integrationspl[^.]{0,80}(?:mit ihnen|ratsuchende|klient|unterschr)"
)
_PLAN = re.compile(r"integrationspl(?:an|aen)")
_KINDERGARTEN = re.compile(
    r"(?<![a-z])(?:kita|kindergarten|kinderkrippe|krippe|kinderhort|kindertages[a-z]+)(?![a-z])"
)
_CHILDREN = (
    "kita",
    "kindertages",
    "kindergarten",
    "krippe",
    "integrationsgruppe",
    "heilpaedag",
    "erzieher",
    "foerderbedarf",
)
# Of 1,000 words; a municipality's paper says "Kita" in one of its fields.
_CHILDREN_DENSE = 20.0
# A plan that a council decides on, or that has fields of action, is the municipality's.
_DECIDED = re.compile(r"kreistag|stadtrat|gemeinderat|ausschuss|handlungsfeld|beschloss|verabschied")
# Forms and leaflets on the plans of single persons are shorter.
_FORM_WORDS = 500
# A municipality's plan that sets itself apart from those of single persons
_SET_APART = re.compile(r"verwechsel|im unterschied|abgrenz|abgegrenzt|abzugrenzen|anders als|nicht gemeint")
_MIGRATION_FIRST = re.compile(r"integrations|migrations|zuwanderungs")


def against(reading: Reading, fields: Mapping[str, str]) -> list[Reason]:
    """What the document's names say that is not an integration paper."""
    names = reading.names
    reasons = [*_false_friend(reading, names), *_person(reading, names, fields), *_house(reading)]
    for code, pattern, text in (
        ("other_paper", OTHER_PAPER, "Der Name ist der eines anderen Papiers"),
        ("side_subject", SIDE_SUBJECT, "Es geht um Kurs, Gremium, Preis oder Veranstaltung"),
        ("research", RESEARCH, "Es geht um Konzepte allgemein, nicht um das einer Kommune"),
        ("tender", TENDER, "Gesucht wird, wer ein Konzept schreibt"),
        ("opinion", OPINION, "Es ist eine Stellungnahme zu einem Konzept"),
    ):
        if found := pattern.search(names):
            sure = name_strength(names) == 1.0 and code == "other_paper"
            weight = WEIGHTS[code] * (0.5 if sure else 1.0)
            said = f"{text}: „{reading.quoted(found[0])}“."
            reasons.append(Reason(code, said, weight, reading.page_of_name(found[0])))
    return [*reasons, *_session(reading), *_vacancy(reading)]


def _vacancy(reading: Reading) -> Iterator[Reason]:
    """A post is advertised: who holds it is to write or to carry out a paper."""
    marks = sorted(set(_VACANCY.findall(reading.front)))
    if len(marks) >= _VACANCY_MARKS and reading.words < _FORM_WORDS:
        said = ", ".join(f"„{mark}“" for mark in marks[:3])
        yield Reason("vacancy", f"Eine Stelle ist ausgeschrieben: {said}.", WEIGHTS["vacancy"])


def _session(reading: Reading) -> Iterator[Reason]:
    """Minutes or an agenda, unless link or file single out the item that names a paper."""
    singled_out = any(find_name(words) for words in (reading.link, reading.file_name))
    if reading.is_page or singled_out or not (found := SESSION.search(normal(reading.cover_text))):
        return
    said = f"Das ist die Niederschrift oder Tagesordnung einer Sitzung: „{reading.quoted(found[0].strip())}“."
    yield Reason("session", said, WEIGHTS["session"], 1)


def _false_friend(reading: Reading, names: str) -> Iterator[Reason]:
    """A false friend in the names; it weighs less where they also name an integration paper for sure."""
    found = find_false_friend(names)
    if found is None or found[0] == "state":
        return
    kind, match = found
    weight = WEIGHTS[kind]
    if kind in ("inclusion", "integrated") and _both(names, match):
        weight *= 0.3  # "Integrations- und Inklusionskonzept": what it is about, the text decides
    text = f"Verwechslungsgefahr ({_FRIENDS[kind]}): „{reading.quoted(match[0])}“."
    yield Reason(kind, text, weight, reading.page_of_name(match[0]))


def _house(reading: Reading) -> Iterator[Reason]:
    """The concept of one kindergarten, by its address and its text."""
    found = _KINDERGARTEN.search(
        f"{reading.path}\n{reading.title}\n{normal(reading.context.url.split('?')[0])}"
    )
    if found and 1000 * reading.count(*_CHILDREN) >= _CHILDREN_DENSE * max(reading.words, 1):
        text = f"Das Konzept einer einzelnen Einrichtung: „{reading.quoted(found[0])}“."
        yield Reason("institution", text, WEIGHTS["institution"])


def _both(names: str, friend: re.Match[str]) -> bool:
    """Whether a paper is named beside the false friend, or in one word with it.

    "Seniorenpolitisches Gesamtkonzept": what stands right before the form, or right after "Integration", says of what.
    """
    name = find_name(names)
    friends = [*friend.re.finditer(names)]
    if name and any(one.end() <= name[1].start() <= one.end() + _QUALIFIES for one in friends):
        return False
    if name and any(_within(name[1], one) for one in friends):
        return False
    joined = name and name[1].start() < friend.start() < name[1].end() and _MIGRATION_FIRST.match(name[1][0])
    return bool(joined) or name_strength(_without(names, friend)) == 1.0


def _person(reading: Reading, names: str, fields: Mapping[str, str]) -> Iterator[Reason]:
    """A text on the plans of single persons that is no paper of the municipality."""
    if FALSE_FRIENDS["person"].search(names) or "konzept" in reading.text or len(fields) >= 3:
        return
    if not reading.is_page and reading.words > _FORM_WORDS:
        return
    found = reading.find(FALSE_FRIENDS["person"], 5)
    if not found and not _DECIDED.search(reading.text):
        managed = "integrationsmanage" in reading.text
        found = reading.find(_PLAN if managed else _COUNSELLED, 5)
    if found and not _SET_APART.search(normal(found.passage)):
        text = "Gemeint ist der Integrationsplan einzelner Personen."
        yield Reason("person", text, WEIGHTS["person"], found.page, found.passage)


def _within(name: re.Match[str], friend: re.Match[str]) -> bool:
    """Whether a name runs into its false friend: "Konzept zur Integration älterer Menschen"."""
    return name.start() < friend.start() < name.end() < friend.end()


def _without(names: str, match: re.Match[str]) -> str:
    return names[: match.start()] + " " + names[match.end() :]


_FRIENDS = {
    "integrated": "integrierte Planung statt Integration",
    "inclusion": "Inklusion und Behinderung",
    "institution": "Konzept einer Kita, Schule oder Klinik",
    "person": "Plan für einzelne Personen",
    "jobs": "Vermittlung in Arbeit",
    "nature": "Natur und Arten",
    "technical": "Technik oder Verkehr",
}
