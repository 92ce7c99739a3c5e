"""Neighbours and pages written after the rules stood, to see how far they carry beyond what they were written for."""

from __future__ import annotations

from storage.values import Role
from tests.crawler.recognise.cases import CITY, KREIS, SOUTH, WEST, Case

NONE, NEWS, CONCEPT = Role.NONE, Role.NEWS, Role.CONCEPT

NEIGHBOURS: tuple[Case, ...] = (
    KREIS.file(
        "equality plan",
        """
Gleichstellungsplan der Kreisverwaltung Auental
Vielfalt gestalten
---
Der Plan enthält Ziele und Maßnahmen zur Gleichstellung von Frauen und Männern. Teilzeit, Führung, Auswahlverfahren. Auch Beschäftigte
mit Migrationshintergrund sollen gewonnen werden. Personalamt und Gleichstellungsbeauftragte berichten.
""",
        NONE,
        None,
    ),
    SOUTH.file(
        "digital media in schools",
        """
Medienentwicklungsplan
Integration digitaler Medien in den Unterricht
---
Ziele, Maßnahmen, Ausstattung. Das Konzept beschreibt die Integration von Tablets, die Migration der Schulserver und Fortbildungen der
Lehrkräfte. Handlungsfelder: Pädagogik, Technik, Organisation. Der Kreistag hat den Plan beschlossen.
""",
        NONE,
        None,
    ),
    KREIS.file(
        "agreement under the law on severe disability",
        """
Inklusionsvereinbarung (früher Integrationsvereinbarung)
der Kreisverwaltung Auental
---
Ziele der Integration schwerbehinderter Menschen im Betrieb. Maßnahmen der Eingliederung, Prävention, Zuständigkeiten, Schwerbehindertenvertretung.
""",
        NONE,
        None,
    ),
    KREIS.file(
        "rural development strategy",
        """
Lokale Entwicklungsstrategie
LEADER-Region Auental 2023 bis 2027
Leben in Vielfalt
---
Leitbild, Ziele, Handlungsfelder, Projekte. Demografie: Abwanderung junger Menschen, Zuwanderung und Integration von Neubürgern. Tourismus,
Landwirtschaft, Daseinsvorsorge, Klimaschutz. Die Lokale Aktionsgruppe wählt Projekte aus.
""",
        NONE,
        None,
    ),
    CITY.page(
        "programme for democracy",
        """
# Partnerschaft für Demokratie – Vielfalt gestalten
Im Rahmen des Bundesprogramms werden Projekte gegen Extremismus gefördert. Vereine können Anträge für Projekte stellen. Der
Begleitausschuss tagt viermal im Jahr. Das Jugendforum entscheidet über eigene Mittel.
""",
        NONE,
        None,
        url="jugend/demokratie-leben",
    ),
    CITY.page(
        "playground planning under a brand",
        """
# Eine Stadt für alle – Spielplätze werden barrierefrei
Das Spielplatzkonzept sieht vor, dass bis 2027 zwölf Spielplätze umgebaut werden. Kinder mit und ohne Behinderung sollen zusammen spielen.
Die Maßnahmen kosten 1,2 Millionen Euro.
""",
        NONE,
        None,
        url="aktuelles/spielplaetze",
    ),
    KREIS.page(
        "integration through sport",
        """
# Integration durch Sport
Der Kreissportbund unterstützt Vereine, die Geflüchtete aufnehmen. Das Konzept sieht Stützpunktvereine vor. Kurse für zugewanderte Frauen,
Schwimmen für Mädchen, Fußball für alle. Vereine können Zuschüsse beantragen.
""",
        NONE,
        None,
        url="sport/integration",
    ),
    KREIS.page(
        "specialist service for severely disabled people",
        """
# Integrationsfachdienst
Der Integrationsfachdienst berät schwerbehinderte Menschen und Betriebe. Er erstellt mit Ihnen einen Integrationsplan und begleitet die
Umsetzung am Arbeitsplatz.
""",
        NONE,
        None,
        url="soziales/integrationsfachdienst",
    ),
    KREIS.page(
        "vacancy",
        """
# Integrationsbeauftragte (m/w/d)
Der Landkreis Auental sucht zum nächstmöglichen Zeitpunkt eine Integrationsbeauftragte. Ihre Aufgaben: Fortschreibung des
Integrationskonzeptes, Geschäftsführung des Beirats, Beratung. Entgeltgruppe 11. Bewerbungen bis 15. Mai.
""",
        NONE,
        None,
        url="karriere/stellenangebote/integrationsbeauftragte",
    ),
    WEST.page(
        "case management of the integration centre",
        """
# Kommunales Integrationsmanagement (KIM)
Das Land fördert ein rechtskreisübergreifendes Case Management. Unsere Case Managerinnen begleiten Zugewanderte. Das Handlungskonzept
Kommunales Integrationsmanagement beschreibt die Bausteine des Programms. Die Lenkungsgruppe tagt zweimal im Jahr.
""",
        NONE,
        None,
        url="ki/kim",
    ),
    KREIS.page(
        "award",
        """
# Integrationspreis 2023 verliehen
Landrätin Voss hat den Integrationspreis an das Café International verliehen. Die Jury lobte das Engagement der Ehrenamtlichen. Geflüchtete
und Einheimische kochen dort gemeinsam. Der Preis geht auf das Integrationskonzept zurück.
""",
        NONE,
        None,
        url="aktuelles/integrationspreis",
    ),
    SOUTH.file(
        "senior policy",
        """
Seniorenpolitisches Gesamtkonzept
Teilhabe im Alter
---
Leitbild, Ziele, Handlungsfelder, Maßnahmen. Wohnen im Alter, Pflege, Mobilität, gesellschaftliche Teilhabe. Ältere Menschen mit
Migrationshintergrund brauchen kultursensible Pflege. Der Kreistag hat das Konzept einstimmig beschlossen.
""",
        NONE,
        None,
        link="Gesamtkonzept",
    ),
    CITY.file(
        "culture plan under a brand",
        """
Vielfalt leben
Kulturentwicklungsplan der Stadt Hohenwerda
---
Museen, Theater, Bibliotheken, freie Szene. Ziele und Maßnahmen der Kulturpolitik. Kulturelle Teilhabe aller, auch Zugewanderter. Umsetzung,
Finanzierung, Fortschreibung alle fünf Jahre.
""",
        NONE,
        None,
    ),
    KREIS.file(
        "minutes of a committee with many items",
        """
Niederschrift über die Sitzung des Ausschusses für Soziales am 12.09.2022
Tagesordnung, öffentliche Sitzung
TOP 1 Eröffnung
TOP 2 Pflegebericht
TOP 3 Frauenhaus: Zuschuss
TOP 4 Integrationskonzept: mündlicher Bericht
TOP 5 Schuldnerberatung
---
Zu TOP 2: Die Verwaltung stellt den Pflegebericht vor. Die Zahl der Pflegebedürftigen steigt, stationäre Plätze fehlen. Es folgt eine
lange Aussprache über Kurzzeitpflege und die Ausbildung von Pflegekräften. Der Ausschuss nimmt den Bericht zur Kenntnis.
Zu TOP 3: Der Zuschuss für das Frauenhaus wird um 20.000 Euro erhöht. Zu TOP 4: Der Bericht wird zur Kenntnis genommen.
Zu TOP 5: Der Vertrag mit dem Träger der Schuldnerberatung wird verlängert. Haushaltsmittel stehen bereit.
""",
        NONE,
        None,
        url="bi/getfile.php?id=99",
    ),
)

PAGES: tuple[Case, ...] = (
    WEST.page(
        "the stages of the concept as a history",
        """
# Die Etappen
2005 beschloss der Kreistag das erste Integrationskonzept. 2009 fand die erste Integrationskonferenz statt. 2013 wurde das
Integrationskonzept fortgeschrieben. 2020 verabschiedete der Kreistag das dritte Integrationskonzept mit zehn Handlungsfeldern.
""",
        NEWS,
        url="ki/etappen",
    ),
    KREIS.page(
        "hand-over to the council",
        """
# Landrätin überreicht Integrationskonzept
20.06.2024
Landrätin Marlene Voss hat den Fraktionen das neue Integrationskonzept überreicht. Über das Integrationskonzept entscheidet der Kreistag im
September. Es umfasst 110 Seiten und benennt elf Handlungsfelder.
""",
        NEWS,
        url="presse/4799",
    ),
    KREIS.page(
        "survey on the concept",
        """
# Ihre Meinung ist gefragt
Der Landkreis erarbeitet ein Integrationskonzept. Alle Einwohnerinnen und Einwohner können sich online beteiligen. Die Umfrage zum
Integrationskonzept läuft bis 31. März und dauert zehn Minuten.
""",
        NEWS,
        url="aktuelles/umfrage",
    ),
    KREIS.page(
        "tag page",
        """
# Schlagwort: Integrationskonzept
Kreistag beschließt Integrationskonzept
Der Kreistag hat gestern das Integrationskonzept beschlossen
Workshop zum Integrationskonzept
Am Samstag findet ein Workshop zum Integrationskonzept statt
""",
        NONE,
        None,
        url="tag/integrationskonzept",
    ),
    SOUTH.page(
        "library of forms and papers",
        """
# Formulare und Merkblätter
Antrag auf Wohngeld
Antrag auf Elterngeld
Integrationskonzept des Landkreises
Merkblatt Waffenrecht
Antrag auf Fischereischein
Anmeldung Sperrmüll
""",
        NONE,
        None,
        files=tuple(
            (f"https://www.lra-oberried.de/f/{number}.pdf", text)
            for number, text in enumerate(
                (
                    "Antrag auf Wohngeld",
                    "Antrag auf Elterngeld",
                    "Integrationskonzept des Landkreises",
                    "Merkblatt Waffenrecht",
                    "Antrag auf Fischereischein",
                    "Anmeldung Sperrmüll",
                    "Sterbeurkunde",
                )
            )
        ),
        url="service/formulare",
    ),
    CITY.page(
        "topic page that offers concept, short version and report",
        """
# Migration und Integration
Das Referat Migration koordiniert die Integrationsarbeit der Stadt. Grundlage ist das Integrationskonzept 2019.
Integrationskonzept 2019
Kurzfassung
Integrationsbericht 2022
""",
        NEWS,
        files=(
            ("https://www.hohenwerda.de/m/ik2019.pdf", "Integrationskonzept 2019"),
            ("https://www.hohenwerda.de/m/ik2019k.pdf", "Kurzfassung"),
            ("https://www.hohenwerda.de/m/ib2022.pdf", "Integrationsbericht 2022"),
        ),
        url="leben/migration",
    ),
    KREIS.page(
        "one aim of a concept published as a tree of pages",
        "# Ziel 4: Wohnen in Nachbarschaft\n"
        + "Zugewanderte Familien finden im Landkreis eine Wohnung, die sie bezahlen können. Der Landkreis spricht mit Vermietern und "
        "Wohnungsgesellschaften und hilft bei Verträgen. Die Gemeinden melden freie Wohnungen. Ehrenamtliche begleiten den Umzug. "
        * 3
        + "\n# Maßnahmen\nMaßnahme 1: Wohnlotse\nMaßnahme 2: Mietführerschein\n# Zuständig\nFachdienst Soziales",
        CONCEPT,
        url="integration/integrationskonzept/ziel-4",
        parent="Integrationskonzept des Landkreises Auental",
    ),
    KREIS.page(
        "contact page below the concept's page",
        """
# Ansprechpartnerinnen
Koordinierungsstelle Migration und Teilhabe, Zimmer 214. Sprechzeiten montags und donnerstags.
""",
        NONE,
        None,
        url="integration/integrationskonzept/kontakt",
        parent="Integrationskonzept",
    ),
    SOUTH.page(
        "page of another office linked from the concept's press item",
        """
# Koordinierungsstelle
Die Koordinierungsstelle berät Gemeinden bei der Unterbringung von Geflüchteten und vermittelt Sprachmittlerinnen an Ämter und Schulen.
""",
        NONE,
        None,
        url="landratsamt/koordinierungsstelle",
        heading="Kreistag beschließt Integrationskonzept",
        parent="Kreistag beschließt Integrationskonzept",
    ),
)

CASES: tuple[Case, ...] = (*NEIGHBOURS, *PAGES)
