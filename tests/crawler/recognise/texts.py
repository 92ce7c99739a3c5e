"""Invented papers, pages and false friends in the manner of German municipalities, of realistic length.

Everything here is made up: places, people and sentences. Builders return Document values; ``context``
makes the Context of a Kreis.
"""

from __future__ import annotations

from dataclasses import replace

from storage.values import Context, Document

PDF, HTML = "application/pdf", "text/html"

KREIS = Context(
    url="https://www.landkreis-auental.de/fileadmin/soziales/papier.pdf",
    district_name="Landkreis Auental",
    district_kind="Landkreis",
    land="Niedersachsen",
)
STADT = Context(
    url="https://www.hohenwerda.de/medien/papier.pdf",
    district_name="Hohenwerda",
    district_kind="Kreisfreie Stadt",
    land="Sachsen",
)


def kreis(**changes: object) -> Context:
    return replace(KREIS, **changes)  # type: ignore[arg-type]


def stadt(**changes: object) -> Context:
    return replace(STADT, **changes)  # type: ignore[arg-type]


def pdf(*pages: str, title: str = "", **more: object) -> Document:
    return Document(media_type=PDF, title=title, pages=pages, extractor=1, **more)  # type: ignore[arg-type]


def page(title: str, text: str, *headings: str, **more: object) -> Document:
    return Document(HTML, title, (text,), 1, headings=headings, **more)  # type: ignore[arg-type]


# --- building blocks --------------------------------------------------------------------------------

CHAPTERS: dict[str, str] = {
    "Sprache": """Wer Deutsch spricht, findet leichter Arbeit, Freunde und den Weg durch die Behörden. Im Landkreis
gibt es ein gutes Angebot an Integrationskursen, doch in den kleinen Gemeinden fehlen Kurse am Vormittag und
Kinderbetreuung. Viele Zugewanderte warten mehrere Monate auf einen Platz.
Ziel: Alle Neuzugewanderten finden innerhalb von acht Wochen einen passenden Kurs.
Maßnahme 1: Die Volkshochschule richtet drei wohnortnahe Sprachtreffs ein. Zuständig: Koordinierungsstelle
Migration. Beginn: sofort.
Maßnahme 2: Ehrenamtliche Sprachmittlerinnen und Sprachmittler begleiten Gespräche in Ämtern und Praxen.""",
    "Bildung": """Kinder aus Familien mit Migrationshintergrund besuchen seltener eine Kindertagesstätte und wechseln
seltener auf ein Gymnasium. Die Schulen berichten von Klassen, in denen zwölf Sprachen gesprochen werden.
Ziel: Jedes Kind hat unabhängig von seiner Herkunft die gleichen Chancen auf einen Schulabschluss.
Maßnahme 3: Elternlotsinnen informieren zugewanderte Eltern über das Schulsystem. Zuständig: Bildungsbüro.
Maßnahme 4: Die Kreisverwaltung baut eine Beratung für Seiteneinsteiger auf.""",
    "Arbeit und Wirtschaft": """Die Betriebe suchen Fachkräfte, zugleich arbeiten viele Geflüchtete unter ihrem
Können. Abschlüsse werden spät anerkannt, Frauen finden besonders selten eine Stelle.
Ziel: Die Erwerbsbeteiligung der ausländischen Bevölkerung nähert sich dem Durchschnitt des Kreises an.
Maßnahme 5: Jobcenter, Kammern und Ausländerbehörde richten eine gemeinsame Anlaufstelle ein.
Maßnahme 6: Der Kreis wirbt in den Betrieben für Ausbildungsplätze. Indikator: Zahl der Ausbildungsverträge.""",
    "Wohnen": """Bezahlbarer Wohnraum ist knapp. Anerkannte Geflüchtete leben oft länger als nötig in der
Unterkunft. Nachbarschaften brauchen Orte, an denen man sich begegnet.
Ziel: Zugewanderte wohnen nicht abgesondert, sondern mitten in den Gemeinden.
Maßnahme 7: Ein Wohnlotse berät Mieterinnen und Vermieter. Zuständig: Fachbereich Soziales.""",
    "Gesundheit": """Der Weg zur ärztlichen Versorgung ist für viele Migrantinnen und Migranten weit, weil Wissen über
das System fehlt und niemand übersetzt. Ältere Menschen der ersten Zuwanderergeneration brauchen Pflege.
Ziel: Angebote der Gesundheitsvorsorge erreichen alle Gruppen der Bevölkerung.
Maßnahme 8: Das Gesundheitsamt bildet Gesundheitsmediatorinnen aus.""",
    "Interkulturelle Öffnung der Verwaltung": """Die Verwaltung soll so vielfältig werden wie der Landkreis. Formulare sind
schwer verständlich, Beschäftigte mit Einwanderungsgeschichte sind selten.
Ziel: Alle Einwohnerinnen und Einwohner finden gleichberechtigt Zugang zu den Leistungen der Verwaltung.
Maßnahme 9: Fortbildungen zur interkulturellen Kompetenz für alle Fachbereiche.""",
    "Ehrenamt und Engagement": """Ohne die Helferkreise wäre die Aufnahme der Geflüchteten nicht gelungen. Zugleich engagieren sich
Menschen mit Migrationsgeschichte in Vereinen und in eigenen Organisationen.
Ziel: Das Ehrenamt erhält verlässliche Ansprechpersonen.
Maßnahme 10: Ein Fonds für Migrantenorganisationen. Zuständig: Ehrenamtsagentur.""",
    "Kultur, Sport und Begegnung": """Im Sportverein zählt, wer den Ball trifft. Vereine berichten aber, dass Mädchen aus zugewanderten
Familien seltener kommen und dass Beiträge und Fahrtwege hindern.
Ziel: Vereine und Kultureinrichtungen öffnen sich für alle.
Maßnahme 11: Der Kreissportbund berät Vereine zu Integration.""",
    "Demokratie und Zusammenhalt": """Ausgrenzung und Rassismus erleben viele Menschen im Alltag. Sie wünschen sich eine Stelle, an die
sie sich wenden können.
Ziel: Diskriminierung wird benannt und verfolgt.
Maßnahme 12: Aufbau einer Anlaufstelle Antidiskriminierung mit den Nachbarkreisen.""",
}

UNDERSTANDING_ALL = """Unser Verständnis von Integration
Integration bedeutet für uns, dass alle Menschen, die im Landkreis leben, gleichberechtigt am
gesellschaftlichen, wirtschaftlichen und kulturellen Leben teilhaben können, unabhängig von ihrer Herkunft,
ihrem Glauben und der Dauer ihres Aufenthalts. Sie ist ein Prozess, der Zugewanderte und Einheimische fordert."""

UNDERSTANDING_NARROW = """Was ist Integration?
Integration bedeutet die Eingliederung von Zuwanderern in die hiesige Gesellschaft. Migrantinnen und Migranten
sollen am Leben im Landkreis teilhaben und die Werte des Grundgesetzes annehmen."""

FOREWORD = """Vorwort
Liebe Leserinnen und Leser,
Zuwanderung hat unseren Landkreis immer geprägt: Vertriebene nach dem Krieg, Gastarbeiter in den Fabriken,
Spätaussiedler, Menschen aus der Europäischen Union und seit 2015 viele Geflüchtete. Heute hat jede fünfte
Person eine Einwanderungsgeschichte. Mit dem vorliegenden {paper} geben wir der Integrationsarbeit
eine gemeinsame Richtung. Mein Dank gilt allen, die in Workshops, in der Steuerungsgruppe und in der
Integrationskonferenz mitgearbeitet haben. Der Kreistag hat das {paper} beraten und beschlossen.
{who}"""

SITUATION = """Ausgangslage
Im Landkreis leben 148.000 Menschen. 19.400 von ihnen haben eine ausländische Staatsangehörigkeit, die meisten
kommen aus Polen, Rumänien, Syrien und der Türkei. Die Bestandsaufnahme stützt sich auf Zahlen des
Landesamtes, auf eine Befragung der Migrationsberatungsstellen und auf Gespräche mit Zugewanderten."""

STEERING = """Umsetzung und Fortschreibung
Die Koordinierungsstelle Migration und Teilhabe begleitet die Umsetzung. Sie berichtet dem Sozialausschuss
einmal im Jahr anhand der vereinbarten Indikatoren. Das {paper} wird nach fünf Jahren evaluiert und
fortgeschrieben. Verantwortlich für die Maßnahmen sind die genannten Stellen."""


def concept(
    cover: str = "Landkreis Auental\n\nIntegrationskonzept\nfür den Landkreis Auental\n\nStand: März 2023",
    paper: str = "Integrationskonzept",
    who: str = "Ihre Landrätin Marlene Voss",
    chapters: tuple[str, ...] = tuple(CHAPTERS),
    understanding: str = UNDERSTANDING_ALL,
    numbered: bool = True,
    title: str = "",
) -> Document:
    """A paper of a cover, contents, foreword, chapters and steering, one page each."""
    lines = [
        f"{number}. {name}" if numbered else f"Handlungsfeld {name}"
        for number, name in enumerate(chapters, 4)
    ]
    contents = "Inhalt\n1. Vorwort ..... 3\n2. Ausgangslage ..... 5\n3. Verständnis ..... 7\n" + "\n".join(
        f"{line} ......... {9 + 2 * number}" for number, line in enumerate(lines)
    )
    body = [f"{line}\n{CHAPTERS[name]}" for line, name in zip(lines, chapters, strict=True)]
    front = [cover, contents, FOREWORD.format(paper=paper, who=who), SITUATION, understanding]
    return pdf(*front, *body, STEERING.format(paper=paper), title=title)


def plain(pages: list[str], title: str = "") -> Document:
    return pdf(*pages, title=title)


# --- other papers ----------------------------------------------------------------------------------

COUNCIL_PAPER = """Landkreis Auental
Der Landrat
Fachbereich Soziales
Vorlage Nr. 117/2023
Beschlussvorlage, öffentlich
Beratungsfolge:
Ausschuss für Soziales und Gesundheit 14.03.2023
Kreisausschuss 20.03.2023
Kreistag 27.03.2023
Betreff: Fortschreibung des Integrationskonzepts für den Landkreis Auental
Beschlussvorschlag:
Der Kreistag beschließt die als Anlage beigefügte Fortschreibung des Integrationskonzepts. Die Verwaltung wird
beauftragt, jährlich über die Umsetzung zu berichten.
Sachverhalt:
Das Integrationskonzept des Landkreises wurde 2017 beschlossen. Seither hat sich die Zahl der ausländischen
Einwohnerinnen und Einwohner fast verdoppelt. Die Koordinierungsstelle Migration hat das Konzept mit den Gemeinden,
den Wohlfahrtsverbänden und Vertreterinnen der Migrantenorganisationen überarbeitet. Schwerpunkte sind Sprache,
Arbeit, Wohnen und Gesundheit.
Finanzielle Auswirkungen: 45.000 Euro im Haushaltsjahr 2023.
Anlagen: Integrationskonzept 2023"""

REPORT = (
    """Landkreis Auental

Sachstandsbericht
zur Umsetzung des Integrationskonzepts

Berichtszeitraum 2021 bis 2023
""",
    """Einleitung
Der Bericht fasst zusammen, welche Maßnahmen des Integrationskonzepts umgesetzt wurden. Von 42 Maßnahmen sind 27
abgeschlossen, zehn laufen, fünf wurden nicht begonnen. Die Zahl der Geflüchteten ist seit 2022 deutlich gestiegen.
Handlungsfeld Sprache
Die Sprachtreffs wurden in drei Gemeinden eröffnet. 310 Migrantinnen und Migranten haben teilgenommen.
Handlungsfeld Arbeit
Die gemeinsame Anlaufstelle von Jobcenter und Ausländerbehörde wurde im Mai eröffnet. Indikator erreicht.
Handlungsfeld Wohnen
Der Wohnlotse hat 96 Haushalte beraten. Für Zugewanderte mit Kindern bleibt die Lage schwierig.
Ausblick
Die Umsetzung der übrigen Maßnahmen ist für das kommende Jahr geplant; Zuständigkeiten sind benannt.""",
)

STATISTICS = (
    """Integrationsmonitoring 2022
Zahlen, Daten, Fakten
Stadt Hohenwerda, Statistikstelle
""",
    """Bevölkerung mit Migrationshintergrund
Tabelle 1: Einwohner nach Staatsangehörigkeit. Deutsche 71.204, Ausländer 9.860, darunter Syrien 1.320.
Tabelle 2: Ausländeranteil nach Stadtteilen. Altstadt 14,2 Prozent, Nord 19,8 Prozent, Süd 7,1 Prozent.
Tabelle 3: Einbürgerungen 2018 bis 2022. Im Jahr 2022 wurden 214 Personen eingebürgert.
Tabelle 4: Arbeitslose Ausländer nach Dauer. Tabelle 5: Schülerinnen und Schüler mit Migrationshintergrund.
Die Tabellen beruhen auf dem Melderegister zum Stichtag 31.12.2022. Zuwanderung und Fortzüge sind gegenübergestellt.""",
)

CLIMATE = (
    """Landkreis Auental
Integriertes Klimaschutzkonzept
Endbericht 2021
""",
    """Das integrierte Klimaschutzkonzept beschreibt Ziele und Maßnahmen, mit denen der Landkreis bis 2040 klimaneutral
wird. Handlungsfelder sind Energie, Verkehr, Gebäude, Wirtschaft und Bildung. Die Umsetzung wird durch ein Monitoring
begleitet, das Konzept wird fortgeschrieben. Zuständig ist das Klimaschutzmanagement.
Handlungsfeld Energie
Ziel: Der Strom kommt vollständig aus erneuerbarer Energie. Maßnahme: Ausbau der Photovoltaik auf Kreisgebäuden.
Handlungsfeld Verkehr
Ziel: Der Anteil des Radverkehrs steigt. Maßnahme: Radwegenetz, bessere Taktung im Nahverkehr. Auch die Teilhabe aller
Menschen an Mobilität ist zu sichern. Die Sektorkopplung erleichtert die Integration der Netze.
Handlungsfeld Bildung
Klimaschutz wird in den Schulen und Kindertagesstätten Thema. Energie sparen ist ein Ziel des Leitbilds.""",
)

INCLUSION = (
    """Aktionsplan Inklusion
Teilhabeplan des Landkreises Auental für Menschen mit Behinderungen
Fortschreibung 2022
""",
    """Der Kreistag hat den Aktionsplan zur Umsetzung der UN-Behindertenrechtskonvention beschlossen. Inklusion bedeutet,
dass alle Menschen gleichberechtigt teilhaben. Handlungsfelder sind Bildung, Arbeit, Wohnen, Gesundheit, Kultur und
Freizeit. Menschen mit Behinderungen haben in Arbeitsgruppen mitgewirkt.
Handlungsfeld Wohnen
Ziel: Menschen mit Behinderung wählen frei, wo sie wohnen. Maßnahme: barrierefreie Wohnungen, Beratung.
Handlungsfeld Arbeit
Ziel: mehr Beschäftigung auf dem ersten Arbeitsmarkt. Der Integrationsfachdienst berät Betriebe. Umsetzung bis 2025.
Handlungsfeld Bildung
Schulbegleitung und Integrationshelfer unterstützen Kinder mit Beeinträchtigung. Inklusive Schulen werden ausgebaut.
Die Umsetzung wird evaluiert, zuständig ist der Behindertenbeauftragte. Barrierefreiheit ist Querschnittsaufgabe.""",
)

KITA = (
    """Kindertagesstätte Sonnenblume
Pädagogische Konzeption
Integration in unserer Kita
""",
    """In unserer Integrationsgruppe spielen Kinder mit und ohne Behinderung zusammen. Vier der fünfzehn Plätze sind für
Kinder mit besonderem Förderbedarf. Unser Konzept sieht heilpädagogische Fachkräfte vor, die in Kleingruppen arbeiten.
Ziele der Integration sind Selbständigkeit, Sprache und soziales Lernen. Eltern werden in die Hilfeplanung einbezogen.
Ein individueller Förderplan beschreibt Maßnahmen und wird halbjährlich fortgeschrieben. Wir arbeiten mit Frühförderung,
Logopädie und Gesundheitsamt zusammen. Die Eingliederungshilfe wird beim Landkreis beantragt.""",
)

DEBIAN = (
    """Das Administrationshandbuch
Kapitel 9: Integration von Diensten
""",
    """Die Integration des Servers in ein bestehendes Netz erfordert ein Konzept. Dieser Abschnitt beschreibt die Migration von
einer älteren Version, die Integration in eine Domäne und den Plan für Aktualisierungen. Die Strategie für die Migration
hängt von der Zahl der Rechner ab. Pakete werden mit dem Paketmanager installiert, die Konfiguration liegt in einer Datei.
Ziel ist ein stabiler Betrieb. Maßnahmen zur Sicherung: regelmäßige Backups, Monitoring der Dienste und Integration der
Protokolle. Die Umsetzung geschieht schrittweise. Teilhabe am Projekt ist willkommen, die Vielfalt der Pakete ist groß.""",
)

ENGLISH_MANUAL = (
    """The Administrator's Handbook
Integration and Migration Concepts
""",
    """This chapter describes the integration of the server into an existing network. A migration plan helps you to move from an
older release to the current one. The concept of packages is central to the system. Every service is configured with a file
in the configuration directory, and the integration with other tools is done by the system itself. Before you begin the
migration, make a backup of all data and read the release notes. The strategy depends on the number of machines.""",
)

INDIVIDUAL = (
    """Individueller Integrationsplan
Name: ____________ Aktenzeichen: ____________
""",
    """Der individuelle Integrationsplan wird vom Integrationsmanagement gemeinsam mit der geflüchteten Person ausgefüllt. Er hält
fest, welche Ziele in den nächsten sechs Monaten erreicht werden sollen: Sprachkurs, Anerkennung des Abschlusses, Wohnung,
Arbeit. Der Integrationsplan wird im Gespräch alle drei Monate überprüft. Die Person bestätigt die Vereinbarung mit ihrer
Unterschrift. Datenschutz: Die Angaben werden nur für die Beratung verwendet. Zuständig: Integrationsmanagerin der Gemeinde.""",
)

COURSES = (
    """Integrationskurse im Landkreis Auental
Übersicht der Träger und Termine, Stand September 2023
""",
    """Integrationskurse bestehen aus einem Sprachkurs und einem Orientierungskurs. Zugewanderte können sich bei der
Ausländerbehörde oder bei den Trägern anmelden. Volkshochschule Auental, Kurs A1, montags bis freitags, 8.30 Uhr.
Bildungswerk, Alphabetisierung für Frauen mit Kinderbetreuung. Die Teilnahme ist für Geflüchtete mit Bewilligung kostenfrei.
Bitte bringen Sie Ausweis und Bescheid mit. Telefonische Beratung für Migrantinnen und Migranten täglich von 9 bis 12 Uhr.""",
)

COMPASS = (
    """Wegweiser für Neuzugewanderte
Willkommen im Landkreis Auental
""",
    """Herzlich willkommen! Diese Broschüre hilft Ihnen beim Ankommen. Hier finden Sie Adressen.
Wohnen
Mietverträge, Strom und Müll: Die Migrationsberatung hilft. Adresse: Marktplatz 3.
Arbeit
Das Jobcenter und die Agentur für Arbeit beraten Zugewanderte. Adresse: Bahnhofstraße 12.
Gesundheit
Arztpraxen mit Fremdsprachen, Notruf 112. Asylbewerber erhalten einen Behandlungsschein.
Sprache
Integrationskurse der Volkshochschule für Migrantinnen, Migranten und Geflüchtete. Anmeldung im Büro.
Schule
Kinder aus zugewanderten Familien sind ab sechs Jahren schulpflichtig. Die Ausländerbehörde erteilt Auskünfte.""",
)

SOCIAL_REPORT = (
    """Sozialbericht 2022
Landkreis Auental
""",
    """Der Sozialbericht beschreibt die Lebenslagen im Landkreis. Kapitel: Bevölkerung, Einkommen, Arbeit, Wohnen, Gesundheit,
Pflege, Familie. Der Anteil der Leistungsberechtigten liegt bei 6,1 Prozent. Alleinerziehende sind besonders betroffen.
Auch Menschen mit Migrationshintergrund haben ein höheres Armutsrisiko. Maßnahmen gegen Armut sind ein Ziel des Kreises.
Die Umsetzung obliegt dem Sozialamt, ein Monitoring wird aufgebaut. Der Bericht wird alle fünf Jahre fortgeschrieben. Die
Zahl der Haushalte im Wohngeldbezug stieg. Der Pflegebedarf wächst, die Zahl der Pflegebedürftigen steigt auf 5.200.""",
)

TRAFFIC = (
    """Nahverkehrsplan 2022 bis 2026
Verkehrsverbund Auental, Tarifintegration
""",
    """Der Nahverkehrsplan legt Ziele und Maßnahmen für Bus und Bahn fest. Die Tarifintegration mit den Nachbarkreisen wird
vollendet, Fahrkarten gelten im ganzen Verkehrsverbund. Die Integration der Verkehrsmittel, Mobilitätsstationen und eine
gemeinsame Auskunft verbessern die Mobilität. Handlungsfelder: Linienverkehr, Barrierefreiheit, Vertrieb, Finanzierung.
Der Kreistag hat den Nahverkehrsplan beschlossen; er wird nach fünf Jahren fortgeschrieben. Zuständig: Verkehrsamt.""",
)

JOBS = (
    """Jobcenter Auental
Arbeitsmarkt- und Integrationsprogramm 2024
""",
    """Das Arbeitsmarkt- und Integrationsprogramm beschreibt Ziele und Maßnahmen des Jobcenters. Leistungsberechtigte nach dem SGB II
sollen schneller in Arbeit vermittelt werden. Handlungsfelder sind Langzeitarbeitslose, junge Menschen, Alleinerziehende,
Geflüchtete und Frauen. Zielgruppen mit Migrationshintergrund erhalten Sprachkurse. Die Eingliederungsleistungen betragen
4,2 Millionen Euro. Die Umsetzung wird gesteuert, Indikatoren sind Integrationsquote und Bestand an Langzeitarbeitslosen.
Zuständig sind die Teams des Jobcenters. Bürgergeld und Eingliederungsvereinbarung werden erläutert.""",
)

NATURE = (
    """Landkreis Auental
Strategie zum Erhalt der biologischen Vielfalt
""",
    """Die Strategie nennt Ziele und Maßnahmen zum Schutz der Arten. Handlungsfelder sind Gewässer, Wald, Wiesen und Siedlung. Die
Wanderung und Zuwanderung von Arten verändert die Lebensräume. Die Umsetzung begleitet ein Monitoring. Zuständig ist die
Naturschutzbehörde. Die Teilhabe der Bevölkerung wird durch Bildung gefördert. Das Leitbild ist eine vielfältige Landschaft.""",
)

STATE_PAPER = (
    """Ministerium für Soziales und Integration
Landesintegrationskonzept
Gemeinsam im Land
""",
    CHAPTERS["Sprache"]
    + "\n"
    + CHAPTERS["Bildung"]
    + "\n"
    + STEERING.format(paper="Landesintegrationskonzept"),
)

WORKSHOP = (
    """Einladung zum Workshop
Auf dem Weg zum Integrationskonzept des Landkreises Auental
""",
    """Der Landkreis erarbeitet ein Integrationskonzept. In drei Workshops sammeln wir Ideen für die Handlungsfelder Sprache,
Arbeit und Zusammenleben. Eingeladen sind Zugewanderte, Geflüchtete, Ehrenamtliche, Schulen und Betriebe. Das Konzept soll
bis zum Jahresende erstellt und im Kreistag beraten werden. Bitte melden Sie sich bis zum 12. Mai bei der
Integrationsbeauftragten an. Für Kinderbetreuung und Sprachmittlung ist gesorgt.""",
)

# --- pages -----------------------------------------------------------------------------------------

PRESENTING = page(
    "Integrationskonzept | Landkreis Auental",
    """Integrationskonzept
Der Kreistag hat am 27. März 2023 das Integrationskonzept für den Landkreis Auental beschlossen.
Es benennt neun Handlungsfelder und 42 Maßnahmen für ein gutes Zusammenleben von Einheimischen und Zugewanderten.
Das Integrationskonzept können Sie hier herunterladen.
Integrationskonzept (PDF, 2,4 MB)
Ansprechpartnerin ist die Koordinierungsstelle Migration und Teilhabe.""",
    "Integrationskonzept",
)
PRESS = page(
    "Landkreis Auental veröffentlicht Integrationskonzept",
    """Landkreis Auental veröffentlicht Integrationskonzept
14.04.2023
Nach zwei Jahren Arbeit liegt es vor: Landrätin Marlene Voss stellte gestern das Integrationskonzept des Kreises vor.
„Wir wollen, dass alle gut bei uns ankommen“, sagt die Landrätin. An dem Integrationskonzept haben 120 Menschen mitgewirkt,
darunter Vertreterinnen von Migrantenorganisationen, Schulen und Betrieben. Der Kreistag hatte das Papier im März beschlossen.
Die Integrationsbeauftragte betont, dass nun die Umsetzung beginne. Das Konzept steht auf der Internetseite zum Download.""",
    "Landkreis Auental veröffentlicht Integrationskonzept",
)
ANNOUNCED = page(
    "Integrationskonzept für den Landkreis in Arbeit",
    """Integrationskonzept für den Landkreis in Arbeit
Der Kreistag hat die Verwaltung mit der Erstellung eines Integrationskonzepts beauftragt. Das Integrationskonzept soll bis Ende
2025 erarbeitet werden. Bürgerinnen und Bürger können sich an drei Abenden beteiligen. Die Integrationsbeauftragte sammelt
Anregungen von Zugewanderten, Vereinen und Gemeinden. Bisher gibt es im Landkreis kein solches Papier.""",
    "Integrationskonzept für den Landkreis in Arbeit",
)
TOPIC_PAGE = page(
    "Migration und Integration | Landkreis Auental",
    """Migration und Integration
Die Koordinierungsstelle unterstützt Zugewanderte, Ehrenamtliche und Gemeinden. Sie finden hier Beratungsstellen,
Sprachkurse und Ansprechpersonen. Die Integrationslotsen begleiten Neuzugewanderte zu Ämtern und Schulen.
Integrationskurse bieten die Volkshochschule und das Bildungswerk an. Der Beirat für Migration tagt viermal im Jahr.""",
    "Migration und Integration",
)
LINK_LIST = page(
    "Aktuelles | Landkreis Auental",
    """Aktuelles
Kreisstraße 14 ab Montag gesperrt
Landkreis veröffentlicht Integrationskonzept
Neue Öffnungszeiten der Zulassungsstelle
Sperrmüll jetzt online anmelden
Kreismusikschule lädt zum Konzert
Der Landkreis erneuert die Fahrbahn der Kreisstraße zwischen Nord und Süd. Die Umleitung ist ausgeschildert.
Am Sonntag spielt das Jugendorchester im Kreishaus. Der Eintritt ist frei. Karten sind nicht nötig.
Die Abfallwirtschaft nimmt Sperrmüll künftig auch über ein Formular im Internet an. Telefonische Anmeldung bleibt möglich.
Die Zulassungsstelle öffnet donnerstags bis 18 Uhr, freitags bis 12 Uhr. Termine gibt es wie bisher im Internet.""",
    "Aktuelles",
)
ONE_SENTENCE = page(
    "Ehrenamtspreis verliehen",
    """Ehrenamtspreis verliehen
Der Landkreis hat am Freitag fünf Vereine mit dem Ehrenamtspreis ausgezeichnet. Den ersten Preis erhielt die Feuerwehr.
Landrätin Voss dankte allen Helferinnen und Helfern. Auch an der Erarbeitung des Integrationskonzepts hätten sich Ehrenamtliche
beteiligt. Der Preis ist mit 2.000 Euro dotiert. Die Preisträger stellen sich in einer Ausstellung im Kreishaus vor.""",
    "Ehrenamtspreis verliehen",
)
COUNCIL_PAGE = page(
    "Vorlage - 117/2023 Fortschreibung des Integrationskonzepts",
    """Betreff: Fortschreibung des Integrationskonzepts für den Landkreis Auental
Vorlage 117/2023
Art: Beschlussvorlage
Beschlussvorschlag:
Der Kreistag beschließt die Fortschreibung des Integrationskonzepts in der Fassung der Anlage.
Sachverhalt:
Das Integrationskonzept von 2017 wurde mit den Gemeinden und den Trägern überarbeitet. Zugewanderte wurden beteiligt.
Beschluss: einstimmig beschlossen""",
)


def html_paper() -> Document:
    """A page whose own text is the paper."""
    text = "\n".join(
        ["Integrationskonzept des Landkreises Auental", UNDERSTANDING_ALL, SITUATION]
        + [f"{name}\n{body}" for name, body in list(CHAPTERS.items())[:6]]
        + [STEERING.format(paper="Integrationskonzept")]
    )
    return page(
        "Integrationskonzept – Landkreis Auental",
        text,
        "Integrationskonzept des Landkreises Auental",
        *list(CHAPTERS)[:6],
    )


def html_chapter() -> Document:
    """One page of a paper published as a tree of pages."""
    body = (
        CHAPTERS["Wohnen"]
        + "\n"
        + CHAPTERS["Wohnen"].replace("Maßnahme 7", "Maßnahme 7a")
        + "\n"
        + CHAPTERS["Gesundheit"]
    )
    return page(
        "Handlungsfeld Wohnen", "Handlungsfeld Wohnen\n" + body, "Handlungsfeld Wohnen", "Ziele", "Maßnahmen"
    )
