"""Names of a paper, and names of something else, on cover, title, link and address. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.recognise.reading import Reading
from crawler.recognise.weights import MAX_NAMED, NAMED, WEIGHTS
from storage.false_friends import FALSE_FRIENDS, find_false_friend
from storage.normal_words import normal
from storage.paper_names import REPORT_NAME, find_name, name_strength
from storage.values import Reason

_PLACES = {
    "cover": "Auf der Titelseite steht",
    "title": "Der Titel nennt",
    "heading": "Die Überschrift nennt",
    "link": "Der Verweis heißt",
    "link_heading": "Über dem Verweis steht",
    "file": "Der Dateiname enthält",
    "parent": "Die verweisende Seite heißt",
    "path": "Die Adresse enthält",
}
OTHER_PAPER = re.compile(
    r"(?<![a-z])(?:satzung|geschaeftsordnung|haushaltsplan|haushaltssatzung|sozialbericht|armutsbericht|bildungsbericht|gesundheitsbericht"
    r"|gleichstellungsplan|frauenfoerderplan|amtsblatt|wegweiser|merkblatt|antragsformular|stellenausschreibung|programmheft|gebuehrenordnung"
    r"|foerderrichtlinie\w*|richtlinie|lehrplan|ratgeber|beteiligungsbericht|mietspiegel|kulturentwicklungsplan|demografiekonzept|schutzkonzept"
    r"|hygienekonzept|medienkonzept|unterbringungskonzept|sicherheitskonzept|gewaltschutzkonzept|paedagogische[sn]? konzept\w*|tourismus\w*|digitalstrategie|personalentwicklungskonzept)(?![a-z])"
    r"|(?<![a-z])antrag auf|handbuch fuer|bericht zur sozialen lage"
)
SIDE_SUBJECT = re.compile(
    r"(?<![a-z])(?:integrationskurs\w*|integrationspreis\w*|integrationskonferenz\w*|integrationsbeirat\w*|integrationsrat\w*|integrationsausschuss\w*"
    r"|integrationslots\w*|integrationswegweiser|integrationsfonds|integrationspauschale|sprachkurs\w*|interkulturelle woche\w*|auslaenderbeirat\w*"
    r"|integrationsgesetz\w*|integrationsforum|integrationspate\w*|integrationscafe)(?![a-z])"
)
RESEARCH = re.compile(
    r"dokumentenanalyse|handreichung|arbeitshilfe|leitfaden (?:zur|fuer die) (?:erstellung|erarbeitung)|(?:integrations)?konzepte in (?:deutschland|deutschen)"
    r"|kommunale integrationskonzepte(?! (?:der|des))|in \d+ schritten|forschungsbericht|dissertation|bachelorarbeit|wissenschaftliche"
    r"|gute beispiele|(?<![a-z])studie(?![a-z])"
)
_MAX_PASSAGE = 160


def named(reading: Reading) -> list[Reason]:
    """Where the document is called an integration paper; the weights together never pass MAX_NAMED."""
    reasons: list[Reason] = []
    left = MAX_NAMED
    for place, words, page in _named_places(reading):
        if not (found := find_name(words)):
            continue
        strength, match = found
        weight = min(NAMED[place][0 if strength == 1.0 else 1], left)
        left -= weight
        reasons.append(Reason(f"named_{place}", f"{_PLACES[place]} „{_quote(match[0])}“.", weight, page))
        if left <= 0:
            break
    return reasons or [*_named_report(reading)]


def _named_report(reading: Reading) -> Iterator[Reason]:
    """A report on integration is of the family, though no concept."""
    if found := REPORT_NAME.search(reading.names):
        weight = WEIGHTS["named_report"] * (0.5 if reading.is_page else 1.0)
        yield Reason("named_report", f"Der Name ist der eines Berichts: „{found[0]}“.", weight)


def _named_places(reading: Reading) -> Iterator[tuple[str, str, int | None]]:
    if reading.is_page:
        yield "heading", "\n".join(reading.headings[:2]), None
        yield (
            "title",
            reading.title if not reading.headings[:1] or reading.title != reading.headings[0] else "",
            None,
        )
    else:
        yield "cover", reading.title_page if find_name(reading.title_page) else reading.cover_lines, 1
        yield "title", reading.title, None
    yield "link", reading.link, None
    yield "file", reading.file_name, None
    yield "link_heading", normal(reading.context.link_heading), None
    if reading.is_page:
        yield "path", reading.path.removesuffix(reading.file_name), None
    yield "parent", normal(reading.context.parent_title), None


def _quote(found: str) -> str:
    return " ".join(found.split())[:_MAX_PASSAGE]


def against(reading: Reading) -> list[Reason]:
    """What the document's names say that is not an integration paper."""
    names = reading.names
    reasons = [*_false_friend(names), *_person(reading, names)]
    for code, pattern, text in (
        ("other_paper", OTHER_PAPER, "Der Name ist der eines anderen Papiers"),
        ("side_subject", SIDE_SUBJECT, "Es geht um Kurs, Gremium, Preis oder Veranstaltung"),
        ("research", RESEARCH, "Es geht um Konzepte allgemein, nicht um das einer Kommune"),
    ):
        if found := pattern.search(names):
            sure = name_strength(names) == 1.0 and code == "other_paper"
            weight = WEIGHTS[code] * (0.5 if sure else 1.0)
            reasons.append(Reason(code, f"{text}: „{_quote(found[0])}“.", weight))
    return reasons


def _false_friend(names: str) -> Iterator[Reason]:
    """A false friend in the names; it weighs less where a line also names an integration paper for sure."""
    found = find_false_friend(names)
    if found is None or found[0] == "state":
        return
    kind, match = found
    weight = WEIGHTS[kind]
    if kind in ("inclusion", "integrated") and name_strength(_without(names, match)) == 1.0:
        weight *= 0.3  # "Integrations- und Inklusionskonzept": what it is about, the text decides
    yield Reason(kind, f"Verwechslungsgefahr ({_FRIENDS[kind]}): „{_quote(match[0])}“.", weight)


def _person(reading: Reading, names: str) -> Iterator[Reason]:
    """A text on the plans of single persons that knows no concept of the municipality."""
    pattern = FALSE_FRIENDS["person"]
    if pattern.search(names) or "konzept" in reading.text or not (found := reading.find(pattern, 5)):
        return
    text = "Gemeint ist der Integrationsplan einzelner Personen."
    yield Reason("person", text, WEIGHTS["person"], found.page, found.passage)


def _without(names: str, match: re.Match[str]) -> str:
    return names[: match.start()] + " " + names[match.end() :]


_FRIENDS = {
    "integrated": "integrierte Planung statt Integration",
    "inclusion": "Inklusion und Behinderung",
    "person": "Plan für einzelne Personen",
    "jobs": "Vermittlung in Arbeit",
    "nature": "Natur und Arten",
    "technical": "Technik oder Verkehr",
}
