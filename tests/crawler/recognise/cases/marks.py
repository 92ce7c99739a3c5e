"""What covers, imprints and file names say of a paper's state, issuer and kind, over one and the same ordinary text."""

from __future__ import annotations

from storage.values import Level, Role
from tests.crawler.recognise.cases import CITY, KREIS, Case, Site

_FIELDS = """
Handlungsfeld Sprache
Ziel: Zugewanderte finden zeitnah einen Sprachkurs. Maßnahme: Kurse mit Kinderbetreuung. Zuständig: Volkshochschule. Indikator: Zahl der Kurse.
Handlungsfeld Arbeit
Ziel: Menschen mit Migrationshintergrund arbeiten ihrer Qualifikation gemäß. Maßnahme: Lotsen begleiten die Anerkennung von Abschlüssen.
Handlungsfeld Bildung
Ziel: Kinder aus zugewanderten Familien besuchen früh eine Kita. Maßnahme: Elternbegleiterinnen. Zuständig: Jugendamt.
Handlungsfeld Wohnen
Ziel: Geflüchtete finden Wohnraum. Maßnahme: Wohnraumlotsen. Umsetzung in drei Jahren.
Handlungsfeld Gesundheit
Ziel: Sprachmittlung in Arztpraxen. Maßnahme: Dolmetscherpool für Migrantinnen. Evaluation und Fortschreibung nach drei Jahren."""
_START = """Ausgangslage
Hier leben rund 12.000 Menschen mit Migrationshintergrund aus 90 Herkunftsländern. Zuwanderung prägt das Zusammenleben seit Jahrzehnten,
von den Aussiedlern der neunziger Jahre bis zu den Geflüchteten der letzten. Leitlinien und Maßnahmen der Integrationsarbeit folgen."""


def _paper(
    name: str,
    cover: str,
    role: Role,
    level: Level = Level.DISTRICT,
    front: str = "",
    site: Site = KREIS,
    **way: str,
) -> Case:
    pages = [cover, *([front] if front else []), _START, _FIELDS]
    return site.file(name, "\n---\n".join(pages), role, level, **way)


CASES: tuple[Case, ...] = (
    # --- not final
    _paper("working paper, edits to follow", "Integrationskonzept\nArbeitspapier, redaktionelle Änderungen folgen", Role.DRAFT),
    _paper("state of the coordination", "Integrationskonzept\nLandkreis Auental\nStand der Abstimmung: 12.03.2024", Role.DRAFT),
    _paper("basis for discussion", "Integrationsstrategie\nDiskussionsgrundlage für den Kreisausschuss", Role.DRAFT),
    _paper("version for participation", "Integrationskonzept Landkreis Auental\nBeteiligungsfassung", Role.DRAFT),
    _paper("a sentence about itself", "Integrationskonzept\nLandkreis Auental", Role.DRAFT,
           front="Das vorliegende Dokument ist ein Arbeitspapier. Redaktionelle Änderungen folgen."),
    _paper("subject to the council", "Integrationskonzept\nvorbehaltlich der Zustimmung des Kreistages", Role.DRAFT),
    _paper("the designer's draft", "Integrationskonzept\nLandkreis Auental\nEntwurf und Gestaltung: Studio Nord", Role.CONCEPT),
    _paper("a draft that was adopted", "Integrationskonzept\nLandkreis Auental\nEntwurf vom Kreistag beschlossen am 3.4.2019", Role.CONCEPT),
    # --- reports on a concept
    _paper("interim report in one line", "Integrationskonzept des Landkreises Auental – Zwischenbericht 2012", Role.REPORT),
    _paper("evaluation report", "Evaluationsbericht\nzum Integrationskonzept des Landkreises Auental", Role.REPORT),
    _paper("report on carrying out, below", "Integrationskonzept\nUmsetzungsbericht 2020\nLandkreis Auental", Role.REPORT),
    _paper("concept with its report", "Integrationskonzept mit Integrationsbericht\nLandkreis Auental", Role.CONCEPT),
    # --- whose
    _paper("the Land's under a brand, its name below", "Gemeinsam für Chancengleichheit und Weltoffenheit\nIntegrationskonzept für Rheinland-Pfalz",
           Role.CONCEPT, Level.LAND),
    _paper("the Land's under a brand, ministry in the imprint", "Vielfalt verbindet\nWege zu einem guten Zusammenleben", Role.CONCEPT, Level.LAND,
           front="Impressum\nHerausgegeben vom\nMinisterium für Soziales und Gleichstellung"),
    _paper("the Land's under a brand, the government speaks", "Zusammen wachsen\nLeitlinien für Migration und Integration", Role.CONCEPT, Level.LAND,
           front="Die Landesregierung fördert Beratung. Die Landesregierung will Teilhabe. Der Landtag hat beschlossen. Landesweit entstehen "
           "Anlaufstellen. Die Ressorts setzen um. Die Kreise und kreisfreien Städte erhalten Mittel. Die Landesregierung berichtet."),
    _paper("a ministry that only paid", "Integrationskonzept\nLandkreis Auental", Role.CONCEPT,
           front="Impressum\nLandkreis Auental\nGefördert durch das Ministerium für Soziales"),
    _paper("a town named in the text only", "Miteinander leben\nIntegrationskonzept", Role.CONCEPT, Level.TOWN,
           front="Die Stadt Schwelmen ist vielfältig. Die Stadt Schwelmen hat Menschen aufgenommen. Der Rat der Stadt Schwelmen dankt. "
           "Die Stadt Schwelmen arbeitet mit Vereinen."),
    _paper("another Kreis's named in the text only", "Integrationskonzept\n2020 – 2025", Role.CONCEPT, Level.OTHER,
           front="Der Landkreis Nordheim ist vielfältig. Der Landkreis Nordheim hat Ziele. Im Landkreis Nordheim leben viele. Der Landkreis "
           "Nordheim dankt allen."),
    _paper("the surrounding Kreis's text on a city's site", "Integrationskonzept", Role.CONCEPT, Level.OTHER, site=CITY,
           front="Der Landkreis Bergland plant. Im Landkreis Bergland leben viele. Der Landkreis Bergland dankt. Der Kreistag des "
           "Landkreises Bergland beschließt."),
    # --- names damaged, rare or old
    _paper("l for I and l for t", "lntegrationskonzepl\ndes Landkreises Auental", Role.CONCEPT),
    _paper("spaced-out capitals", "I N T E G R A T I O N S K O N Z E P T\nLandkreis Auental", Role.CONCEPT),
    _paper("a lost line break", "Inte-grationskonzept des Landkreises Auental", Role.CONCEPT),
    _paper("framework for action", "Handlungsrahmen Integration\nLandkreis Auental", Role.CONCEPT),
    _paper("master plan", "Masterplan Integration Landkreis Auental", Role.CONCEPT),
    _paper("participation first", "Teilhabe- und Integrationskonzept", Role.CONCEPT),
    _paper("guidelines for living together", "Leitlinien für das Zusammenleben im Landkreis", Role.CONCEPT),
    _paper("incorporation of resettlers", "Konzept zur Eingliederung von Aussiedlern und ausländischen Mitbürgern\n1998", Role.CONCEPT),
    _paper("no name at all", "Wir im Auental", Role.CONCEPT),
    # --- full of the words, and something else
    KREIS.file("brand of a kindergarten", "Vielfalt leben\nKonzeption der Kindertagesstätte Sonnenschein\n---\n" + "Unsere Kita begleitet Kinder aus vielen "
               "Ländern. Erzieherinnen, Gruppen, interkulturelle Erziehung, Mehrsprachigkeit. Ziele und Maßnahmen.\n" * 8, Role.NONE, None),
    KREIS.file("language support in a kindergarten", "Sprachförderkonzept\nKita Regenbogen\n---\n" + "Kinder mit Migrationshintergrund lernen Deutsch. "
               "Sprachförderung im Alltag. Erzieherinnen beobachten. Ziele, Maßnahmen, Evaluation.\n" * 8, Role.NONE, None),
    KREIS.file("protection in shelters", "Gewaltschutzkonzept\nfür Unterkünfte für Geflüchtete im Landkreis Auental\n---\n" + "Schutz von Frauen in "
               "Unterkünften. Geflüchtete, Asyl. Ansprechpersonen. Maßnahmen, Zuständigkeit, Evaluation.\n" * 10, Role.NONE, None),
    KREIS.file("housing of refugees only", "Unterbringungskonzept\nUnterbringung von Geflüchteten im Landkreis Auental\n---\n" + "Unterkünfte, Plätze, Belegung, "
               "Asylbewerber, Sicherheitsdienst, Kosten. Zuständig: Amt für Migration. Maßnahmen.\n" * 10, Role.NONE, None),
    KREIS.file("partnership for democracy", "Partnerschaft für Demokratie\nHandlungskonzept Vielfalt und Demokratie\n---\n" + "Gegen Extremismus und Rassismus. "
               "Jugendforum, Begleitausschuss. Projekte, Ziele, Maßnahmen, Handlungsfelder.\n" * 10, Role.NONE, None),
    KREIS.file("city quarter under a brand", "Integriertes Handlungskonzept Nordstadt\nVielfalt leben im Quartier\n---\n" + "Handlungsfelder: Wohnen, Integration, "
               "Bildung. Städtebau, Sanierung. Zugewanderte Familien. Maßnahmen: Sprachcafé, Umbau des Marktplatzes. Ziele, Evaluation.\n" * 8, Role.NONE, None),
    KREIS.page("a kindergarten's own Integrationskonzept", "# Integrationskonzept\nIn unserer Kita spielen alle Kinder gemeinsam. Unser Integrationskonzept "
               "beschreibt die Arbeit mit Kindern mit Behinderung in der Integrationsgruppe. Heilpädagogische Fachkräfte begleiten die Kinder.",
               Role.NONE, None, url="kita-regenbogen/konzept/integrationskonzept"),
    KREIS.page("a concept shall be made, by the way", "# Migration und Integration\nDer Landkreis bietet Beratung für Zugewanderte. Ein Konzept soll erarbeitet "
               "werden. Sprechzeiten sind Montag bis Freitag. Wir vermitteln Sprachkurse und Lotsen. Kommen Sie vorbei.", Role.NONE, None),
)  # fmt: skip
