"""A second lot written after the rules stood: letters, lists, slides, pages of a paper published as a tree."""

from __future__ import annotations

from storage.values import Level, Role
from tests.crawler.recognise.cases import CITY, KREIS, LENNE, PORT, SOUTH, WEST, Case

NONE, NEWS, CONCEPT = Role.NONE, Role.NEWS, Role.CONCEPT

LATER: tuple[Case, ...] = (
    SOUTH.file(
        "office paper with letterhead and file reference",
        """
Landratsamt Oberried
Amt für Migration und Integration
Az. 41-470.1
Oberried, den 14.03.2017

Konzeption Integration

1. Vorbemerkungen
Mit der Zunahme der Flüchtlingszahlen stellt sich dem Landkreis die Aufgabe der Integration. Die Konzeption beschreibt Strukturen
und Aufgaben des Amtes, die Zusammenarbeit mit den Gemeinden und die Angebote der Sozialbetreuung.
2. Zielgruppen
Asylbewerber mit Bleibeperspektive, anerkannte Flüchtlinge, Kontingentflüchtlinge, EU-Bürger.
3. Handlungsfelder
3.1 Sprachförderung
Der Landkreis stellt die Erstorientierung sicher. Ziel ist der lückenlose Übergang in den Integrationskurs.
3.2 Arbeit
Ziel ist die Aufnahme einer Beschäftigung. Das Amt kooperiert mit Kammern und Jobcenter.
3.3 Wohnen
Die Anschlussunterbringung obliegt den Gemeinden. Der Landkreis berät die Bürgermeisterämter.
3.4 Ehrenamt
Die Ehrenamtskoordination begleitet 31 Helferkreise.
4. Ausblick
Die Konzeption wird jährlich fortgeschrieben.
""",
        CONCEPT,
        link="Konzeption Integration",
    ),
    KREIS.file(
        "a paper that calls itself Handreichung inside",
        """
Landkreis Auental
Miteinander im Auental – Leitfaden und Handlungskonzept Integration
---
Dieses Handlungskonzept ist zugleich Handreichung für die Gemeinden. Es beschreibt Handlungsfelder der Integration Zugewanderter:
Sprache, Schule, Beruf, Wohnen. Ziele und Maßnahmen sind mit Migrantenvertretungen abgestimmt. Der Kreistag stimmte zu.
""",
        CONCEPT,
    ),
    LENNE.file(
        "interim edition for the ministry",
        """
Integrationskonzept des Rhein-Lenne-Kreises
Aktualisierung 2018 gemäß Förderrichtlinie KI
---
Die Aktualisierung wurde am 3. Dezember 2018 vom Kreistag beschlossen. Schwerpunkte der Integrationsarbeit: Seiteneinsteiger, Elternbildung,
Antirassismus, Zugewanderte aus Südosteuropa. Ziele und Maßnahmen für die Jahre 2019 und 2020. Migrantenorganisationen sind Partner.
""",
        Role.UPDATE,
    ),
    CITY.file(
        "fifty measures in a list with bullets, city",
        """
Hohenwerda – weltoffen
Handlungsprogramm für Vielfalt und Integration
---
• Sprachkurse für Mütter
• Lernpaten für geflüchtete Kinder
• Ausbildungsmesse für Zugewanderte
• Wohnungsberatung in sechs Sprachen
• Beirat für Migrantinnen und Migranten
• Notdolmetscher im Klinikum
• Interkulturelle Trainings für Beschäftigte
• Gedenktag gegen Rassismus
• Fußballcup der Kulturen
Verantwortlich sind die genannten Ämter. Der Stadtrat erhält jährlich einen Bericht.
""",
        CONCEPT,
    ),
    PORT.page(
        "page per measure of a concept site",
        """
# Maßnahme 17: Sprachmittlerpool
Beschreibung
Ein Pool von geschulten Sprachmittlerinnen und Sprachmittlern steht Ämtern, Schulen und Praxen zur Verfügung. Einsätze werden über eine
zentrale Stelle gebucht. Die Einsätze werden vergütet, die Qualität wird durch Schulungen gesichert. Der Bedarf wird laufend erhoben,
seltene Sprachen werden gezielt gewonnen. Ehrenamtliche erhalten ein Zertifikat, Hauptamtliche eine Einführung in die Zusammenarbeit.
Zielgruppe
Zugewanderte mit geringen Deutschkenntnissen
Umsetzung
Seit 2021, zuständig ist das Büro für Migration.
""",
        CONCEPT,
        url="integrationskonzept/massnahmen/17",
        parent="Integrationskonzept der Hansestadt Stralwiek",
    ),
    KREIS.page(
        "a Gemeinde's news on the Kreis site",
        """
# Samtgemeinde Moorland beschließt Integrationskonzept
Der Rat der Samtgemeinde Moorland hat am Dienstag ihr erstes Integrationskonzept beschlossen. Samtgemeindebürgermeister Kruse lobte die
Arbeit der Ehrenamtlichen. Das Integrationskonzept der Samtgemeinde Moorland setzt auf Sprache und Vereine.
""",
        NEWS,
        Level.TOWN,
        url="aktuelles/moorland",
    ),
    KREIS.page(
        "Kreis news that thanks its towns",
        """
# Kreistag beschließt Integrationskonzept
Der Kreistag hat am Montag das Integrationskonzept beschlossen. Landrätin Voss dankte den Bürgermeistern der Stadt Bergfelde und der
Gemeinde Seeheim für ihre Mitarbeit. Das Konzept nennt neun Handlungsfelder.
""",
        NEWS,
        Level.DISTRICT,
        url="presse/4801",
    ),
    KREIS.page(
        "Land news on a Kreis site",
        """
# Land legt neues Landesintegrationskonzept vor
Die Landesregierung hat das Landesintegrationskonzept vorgestellt. Das Landesintegrationskonzept nennt zehn Handlungsfelder. Der Landkreis
begrüßt die Ziele.
""",
        NEWS,
        Level.LAND,
        url="aktuelles/landesintegrationskonzept",
    ),
    SOUTH.page(
        "long topic page with a download box",
        """
# Integration
Der Landkreis Oberried ist Heimat für Menschen aus 130 Ländern. Die Integrationsstelle koordiniert Angebote und berät Gemeinden.
# Sprachkurse
Einen Überblick gibt die Kursdatenbank. Die Volkshochschule berät zu Einstufungstests.
# Beratung
Die Migrationsberatung der Verbände hilft bei allen Fragen des Alltags.
# Arbeit
Zugewanderte erhalten Hilfe bei der Anerkennung ihrer Abschlüsse.
# Downloads
Integrationskonzept des Landkreises Oberried
Flyer Sprachmittler
Wegweiser für Neuzugewanderte
""",
        NEWS,
        files=(
            ("https://www.lra-oberried.de/f/ik.pdf", "Integrationskonzept des Landkreises Oberried"),
            ("https://www.lra-oberried.de/f/fl.pdf", "Flyer Sprachmittler"),
            ("https://www.lra-oberried.de/f/ww.pdf", "Wegweiser für Neuzugewanderte"),
        ),
        url="soziales/integration",
    ),
    SOUTH.page(
        "same without the download",
        """
# Integration
Der Landkreis Oberried ist Heimat für Menschen aus 130 Ländern. Die Integrationsstelle koordiniert Angebote und berät Gemeinden.
# Sprachkurse
Einen Überblick gibt die Kursdatenbank. Die Volkshochschule berät zu Einstufungstests.
# Beratung
Die Migrationsberatung der Verbände hilft bei allen Fragen des Alltags.
""",
        NONE,
        None,
        url="soziales/integration",
    ),
    KREIS.page(
        "school page with integration everywhere",
        """
# Sprachförderklassen
Neu zugewanderte Schülerinnen und Schüler lernen in Sprachförderklassen Deutsch. Ziel ist die Integration in die Regelklasse. Das Konzept
der Schule sieht 20 Stunden vor. Geflüchtete Jugendliche werden an den berufsbildenden Schulen unterrichtet.
""",
        NONE,
        None,
        url="bildung/sprachfoerderklassen",
    ),
    KREIS.page(
        "Kita planning",
        """
# Kindertagesbetreuung
Die Bedarfsplanung sieht 400 neue Plätze vor. Integrationsplätze für Kinder mit Behinderung werden ausgebaut. Familien mit
Migrationshintergrund werden durch Sprachfachkräfte unterstützt. Der Plan wurde vom Kreistag beschlossen.
""",
        NONE,
        None,
        url="jugend/kitas",
    ),
    CITY.page(
        "IT page",
        """
# Migration der Fachverfahren
Am Wochenende findet die Migration der Server statt. Das Migrationskonzept wurde mit dem Rechenzentrum abgestimmt. Die Integration der
Schnittstellen wird am Montag getestet. Online-Dienste sind eingeschränkt.
""",
        NONE,
        None,
        url="aktuelles/it-wartung",
    ),
    KREIS.page(
        "climate news with Beteiligung",
        """
# Kreistag beschließt integriertes Klimaschutzkonzept
Der Kreistag hat das integrierte Klimaschutzkonzept einstimmig beschlossen. Das Konzept umfasst 61 Maßnahmen in sieben Handlungsfeldern.
Landrätin Voss freut sich. Das Konzept steht zum Download bereit.
""",
        NONE,
        None,
        url="presse/klima",
    ),
    SOUTH.page(
        "inclusion news",
        """
# Aktionsplan Inklusion verabschiedet
Der Kreistag hat den Aktionsplan Inklusion verabschiedet. Er soll die Teilhabe von Menschen mit Behinderung verbessern. Der Plan wird
fortgeschrieben.
""",
        NONE,
        None,
        url="presse/inklusion",
    ),
    KREIS.file(
        "refugee accommodation concept",
        """
Landkreis Auental
Unterbringungskonzept für Asylbewerber und Flüchtlinge
---
Das Konzept regelt die Unterbringung von Asylbewerbern in Gemeinschaftsunterkünften und Wohnungen. Kapazitäten, Standorte, Kosten, Verteilung
auf die Gemeinden, Betreuungsschlüssel. Bis 2017 werden 600 Plätze benötigt.
""",
        NONE,
        None,
        heading="Asyl",
    ),
    WEST.file(
        "guide for newcomers with the Kreis's brand",
        """
Willkommen im Kreis Mardorf
Wegweiser für Zugewanderte
---
Sprache: Kurse bei der VHS. Arbeit: Agentur für Arbeit. Wohnen: Wohngeldstelle. Gesundheit: Notruf 112. Schule: Schulpflicht. Beratung für
Migrantinnen und Migranten: Adressen und Öffnungszeiten. Einbürgerung: Ausländeramt.
""",
        NONE,
        None,
        heading="Integration",
    ),
    KREIS.file(
        "slides on the concept's result",
        """
Integrationskonzept Landkreis Auental
Präsentation im Sozialausschuss
---
Ziele
- Teilhabe von Zugewanderten
---
Maßnahmen
- Lotsen, Kurse, Wohnberatung für Migrantinnen
---
Danke für Ihre Aufmerksamkeit
""",
        NEWS,
    ),
    CITY.file(
        "evaluation report of the concept as subtitle",
        """
Integrationskonzept der Stadt Hohenwerda
Umsetzungsbericht 2021
---
Der Bericht stellt den Stand der 54 Maßnahmen dar. Zugewanderte nahmen an Kursen teil. Migrantenvereine wurden gefördert.
""",
        Role.REPORT,
    ),
    KREIS.file(
        "annex: glossary and statistics",
        """
Anhang
zum Integrationskonzept für den Landkreis Auental
Glossar und Statistik
---
Asylbewerber: Person, die einen Asylantrag gestellt hat. Aussiedler: deutsche Volkszugehörige. Migrationshintergrund: Definition des
Statistischen Bundesamtes. Tabelle: Ausländer nach Gemeinden.
""",
        Role.ANNEX,
    ),
    LENNE.file(
        "Land's law explained",
        """
Teilhabe- und Integrationsgesetz NRW
Text und Erläuterungen
---
Das Gesetz regelt die Teilhabe von Menschen mit Einwanderungsgeschichte. § 7 Kommunale Integrationszentren. Kreise erarbeiten ein
Integrationskonzept. § 8 Förderung. Zugewanderte und Migrantenorganisationen werden unterstützt.
""",
        NONE,
        None,
    ),
    KREIS.file(
        "joint paper of two districts and a town within",
        """
Integrationskonzept für Stadt und Landkreis Auental
gemeinsam beschlossen von Kreistag und Stadtrat
---
Handlungsfeld Sprache: Ziel Kurse; Maßnahme gemeinsame Anmeldung für Zugewanderte. Handlungsfeld Arbeit: Ziel Vermittlung Geflüchteter.
Handlungsfeld Wohnen: Ziel dezentral; Maßnahme Wohnraumbörse für Migranten.
""",
        CONCEPT,
        Level.JOINT,
    ),
    KREIS.file(
        "long town paper that often says Landkreis",
        """
Integrationskonzept
---
Grußwort des Bürgermeisters
Liebe Mitbürgerinnen und Mitbürger, in unserer Stadt leben Menschen aus 90 Nationen. Der Stadtrat hat das Konzept am 2. März beschlossen.
---
Ausgangslage
Der Landkreis ist für die Unterbringung zuständig. Die Stadt im Norden des Landkreises hat 21.000 Einwohner. In unserer Stadt wohnen 2.600
Ausländerinnen und Ausländer. Die Stadtverwaltung hat eine Stelle für Integration geschaffen.
---
Handlungsfelder der Stadt
Sprache: Kurse der Volkshochschule. Arbeit: Vermittlung durch das Jobcenter des Landkreises. Wohnen: Wohnungsgesellschaft der Stadt. Die
Stadtverwaltung, der Stadtrat und die Vereine arbeiten mit Geflüchteten zusammen. Das Rathaus ist Anlaufstelle.
""",
        CONCEPT,
        Level.TOWN,
    ),
)

CASES: tuple[Case, ...] = LATER
