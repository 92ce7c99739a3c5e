"""Documents and pages of other subjects, full of the words of integration papers."""

from __future__ import annotations

from storage.values import Role
from tests.crawler.recognise.cases import CITY, KREIS, LENNE, SOUTH, WEST, Case

NONE = Role.NONE
CASES: tuple[Case, ...] = (
    KREIS.file(
        "job centre's programme",
        """
Jobcenter Landkreis Auental
Integrationskonzept 2024
Arbeitsmarkt- und Integrationsstrategie
---
Ziel ist die nachhaltige Integration der Leistungsberechtigten in den ersten Arbeitsmarkt. Handlungsfelder: Langzeitarbeitslose,
Jugendliche, Alleinerziehende, Menschen mit Fluchthintergrund. Die Integrationsquote soll auf 26 Prozent steigen. Maßnahmen nach
SGB II: Arbeitsgelegenheiten, Eingliederungszuschuss, Aktivierung. Bürgergeld. Zuständig: Bereichsleitung Markt und Integration.
""",
        NONE,
        None,
    ),
    KREIS.page(
        "job centre's page on integration into work",
        """
# Integration in Arbeit
Das Jobcenter unterstützt Sie bei der Integration in Arbeit. Ihre Integrationsfachkraft erstellt mit Ihnen einen Kooperationsplan.
# Unsere Strategie
Das Konzept des Jobcenters beschreibt Ziele und Maßnahmen der Eingliederung. Leistungsberechtigte erhalten Bürgergeld.
""",
        NONE,
        None,
        url="jobcenter/integration",
    ),
    SOUTH.file(
        "school's concept for newcomers' classes",
        """
Grundschule Am Anger, Oberried
Integrationskonzept
für Schülerinnen und Schüler mit Förderbedarf
---
Unser Konzept zur Integration beschreibt, wie Kinder mit sonderpädagogischem Förderbedarf am Unterricht teilnehmen. Ziele, Maßnahmen,
Zuständigkeiten: Förderpläne, Schulbegleitung, Inklusion, Elterngespräche. Das Konzept wird jährlich evaluiert und fortgeschrieben.
""",
        NONE,
        None,
    ),
    SOUTH.page(
        "Kita page",
        """
# Integration in unserer Kita
Unsere Einrichtung betreut Kinder mit und ohne Behinderung in integrativen Gruppen. Das Integrationskonzept der Kita finden Sie im
Eingangsbereich. Heilpädagogische Fachkräfte begleiten die Kinder.
""",
        NONE,
        None,
        url="kitas/sonnenschein/integration",
    ),
    CITY.file(
        "inclusion plan named participation plan",
        """
Hohenwerda inklusiv
Kommunaler Teilhabeplan
Stadt Hohenwerda
---
Der Teilhabeplan setzt die UN-Behindertenrechtskonvention um. Menschen mit Behinderung haben an Leitbild, Zielen und Maßnahmen
mitgewirkt. Handlungsfelder: Wohnen, Arbeit, Bildung, Freizeit, Mobilität, Gesundheit. Inklusion ist Aufgabe aller. Auch
Menschen mit Migrationshintergrund und Behinderung werden erreicht. Barrierefreiheit, Monitoring, Fortschreibung.
""",
        NONE,
        None,
    ),
    KREIS.file(
        "climate concept with all the right words",
        """
Integriertes Klimaschutzkonzept
Landkreis Auental – Gemeinsam für alle
---
Leitbild, Ziele, Handlungsfelder, Maßnahmen, Akteure, Umsetzung, Monitoring, Fortschreibung. Der Kreistag hat das Konzept am
4. Mai 2021 einstimmig beschlossen. Klimaschutz gelingt nur mit Teilhabe aller Menschen. Auch Migrantinnen und Migranten werden
durch mehrsprachige Energieberatung erreicht. Energie, Verkehr, Gebäude, Bildung, Wirtschaft.
""",
        NONE,
        None,
        link="Konzept",
    ),
    WEST.file(
        "sports development",
        """
Sportentwicklungsplan Kreis Mardorf
Sport verbindet – Vielfalt im Verein
---
Handlungsfelder: Sportstätten, Vereine, Schulsport, Integration durch Sport. Ziele und Maßnahmen. Zugewanderte sollen leichter in
Vereine finden; das Programm Integration durch Sport wird ausgebaut. Sporthallen werden saniert, Schwimmzeiten neu verteilt.
Die Vereine melden steigenden Bedarf an Hallenzeiten. Der Plan wird nach acht Jahren fortgeschrieben.
""",
        NONE,
        None,
    ),
    LENNE.file(
        "public transport",
        """
Nahverkehrsplan Rhein-Lenne-Kreis
Integration der Verkehrsträger
---
Ziele, Maßnahmen, Umsetzung. Die Integration von Bus und Bahn, ein integraler Taktfahrplan und die Migration des Fahrscheinsystems
auf digitale Vertriebswege stehen im Mittelpunkt. Das Leitbild betont die Teilhabe aller an der Mobilität.
""",
        NONE,
        None,
    ),
    CITY.file(
        "IT strategy",
        """
IT-Strategie der Stadtverwaltung Hohenwerda
Migrationskonzept Fachverfahren
---
Das Migrationskonzept beschreibt die Migration der Fachverfahren auf neue Server. Ziele, Maßnahmen, Zuständigkeiten, Zeitplan.
Die Integration der Schnittstellen wird getestet. Datenbanken werden übernommen, Software abgelöst. Umsetzung bis 2025, Monitoring
der Dienste, Fortschreibung jährlich.
""",
        NONE,
        None,
    ),
    KREIS.file(
        "housing of refugees: a protection concept",
        """
Gewaltschutzkonzept
für die Gemeinschaftsunterkünfte des Landkreises Auental
---
Das Schutzkonzept beschreibt, wie Geflüchtete in Unterkünften vor Gewalt geschützt werden. Leitbild, Ziele, Maßnahmen,
Ansprechpersonen, Beschwerdeweg, Monitoring. Asylsuchende Frauen und Kinder sind besonders schutzbedürftig.
""",
        NONE,
        None,
        heading="Migration und Integration",
    ),
    KREIS.file(
        "statutes of the advisory board",
        """
Satzung
über den Beirat für Migration und Integration des Landkreises Auental
---
Der Kreistag hat folgende Satzung beschlossen: § 1 Der Beirat vertritt die Interessen der Einwohner mit Migrationshintergrund. § 2 Er
wird für fünf Jahre gewählt. § 3 Wahlberechtigt sind Ausländer. § 4 Der Beirat wirkt bei der Fortschreibung des
Integrationskonzeptes mit. § 5 Inkrafttreten.
""",
        NONE,
        None,
    ),
    CITY.file(
        "funding guideline",
        """
Richtlinie der Stadt Hohenwerda
zur Förderung von Integrationsprojekten
---
Gefördert werden Maßnahmen, die den Zielen des Integrationskonzeptes dienen. Antragsberechtigt sind Vereine und
Migrantenorganisationen. Der Antrag ist bis 31. Oktober zu stellen. Verwendungsnachweis, Höhe der Zuwendung.
""",
        NONE,
        None,
    ),
    SOUTH.file(
        "guide for volunteers",
        """
Handbuch für Helferkreise
Landkreis Oberried
---
Was tun, wenn Flüchtlinge ankommen? Das Handbuch erklärt Asylverfahren, Leistungen, Sprachkurse und Versicherung. Adressen der
Ausländerbehörde und der Migrationsberatung. Tipps zur Integration von Zugewanderten im Alltag.
""",
        NONE,
        None,
        heading="Integration",
    ),
    WEST.file(
        "course programme of the interculture weeks",
        """
Interkulturelle Wochen im Kreis Mardorf
Programmheft 2023: Vielfalt leben
---
Sonntag 24.9. Eröffnung mit dem Landrat. Montag 25.9. Lesung einer Autorin mit Migrationsgeschichte. Dienstag 26.9. Kochabend
mit Geflüchteten. Mittwoch 27.9. Film und Gespräch. Donnerstag 28.9. Vortrag zum Einwanderungsrecht.
""",
        NONE,
        None,
    ),
    KREIS.file(
        "development concept with a brand of diversity",
        """
Vielfalt als Chance
Kreisentwicklungskonzept Auental 2035
---
Leitbild, Ziele, Handlungsfelder und Maßnahmen für Wirtschaft, Siedlung, Verkehr, Bildung und Natur. Zuwanderung von Fachkräften und
Rückkehrern wird gefördert. Kommunen arbeiten zusammen. Die Umsetzung begleitet ein Regionalmanagement.
""",
        NONE,
        None,
    ),
    KREIS.file(
        "youth welfare plan",
        """
Jugendhilfeplan des Landkreises Auental
Teilplan Jugendarbeit
---
Ziele und Maßnahmen der Jugendarbeit. Handlungsfelder: offene Treffs, Jugendsozialarbeit, Integration junger Geflüchteter, Ehrenamt.
Jugendliche mit Migrationshintergrund nutzen die Treffs häufiger. Der Plan wird fortgeschrieben.
""",
        NONE,
        None,
    ),
    LENNE.file(
        "education report",
        """
Bildungsbericht Rhein-Lenne-Kreis 2022
Schwerpunkt Migration
---
Der Bericht zeigt, wie Kinder mit Migrationshintergrund durch das Bildungssystem gehen. Kapitel: Kitas, Grundschulen, Übergänge,
Berufskollegs. 31 Prozent der Zugewanderten erreichen die mittlere Reife. Seiteneinsteiger lernen in Sprachfördergruppen.
""",
        NONE,
        None,
    ),
    CITY.page(
        "citizenship service",
        """
# Einbürgerung
Wer seit acht Jahren in Deutschland lebt, kann die Einbürgerung beantragen. Voraussetzungen, Unterlagen, Gebühren. Die Einbürgerung
ist ein wichtiger Schritt der Integration. Ausländische Staatsangehörige vereinbaren einen Termin.
""",
        NONE,
        None,
        url="buergerservice/einbuergerung",
    ),
    KREIS.page(
        "individual plans of the integration managers",
        """
# Integrationsmanagement
Unsere Integrationsmanagerinnen und -manager begleiten Geflüchtete in der Anschlussunterbringung. Gemeinsam wird ein
Integrationsplan erstellt, der die nächsten Schritte festhält: Sprache, Arbeit, Wohnung. Der Integrationsplan wird regelmäßig
fortgeschrieben. Die Beratung ist kostenlos.
""",
        NONE,
        None,
        url="soziales/integrationsmanagement",
    ),
    SOUTH.page(
        "nature conservation",
        """
# Strategie zur Vielfalt der Arten
Der Landkreis hat eine Biodiversitätsstrategie. Zuwanderung fremder Arten, Wanderwege von Fledermäusen und die Integration von
Blühflächen sind Themen. Ziele und Maßnahmen finden Sie in der Broschüre.
""",
        NONE,
        None,
        url="umwelt/vielfalt",
    ),
    KREIS.file(
        "position paper on research",
        """
Kommunale Integrationskonzepte im Vergleich
Eine Handreichung für die Praxis
---
Wie entsteht ein Integrationskonzept? Die Handreichung vergleicht 30 Konzepte aus Landkreisen und Städten, nennt Erfolgsfaktoren und
gibt Empfehlungen: Leitbild, Bestandsaufnahme, Handlungsfelder, Maßnahmen, Evaluation. Migrantinnen sollten beteiligt werden.
""",
        NONE,
        None,
        link="Arbeitshilfe",
    ),
    KREIS.file(
        "form",
        """
Antrag auf Förderung aus dem Integrationsfonds
---
Name des Vereins ____ Ansprechperson ____ Titel des Projekts ____ Welchem Handlungsfeld des Integrationskonzeptes dient das Projekt?
Sprache Arbeit Wohnen Ehrenamt. Kosten ____ Unterschrift ____
""",
        NONE,
        None,
    ),
    KREIS.file(
        "official gazette",
        """
Amtsblatt für den Landkreis Auental
Nr. 14, 6. April 2021
---
Inhalt: Haushaltssatzung 2021. Beschlüsse des Kreistages vom 22. März: Aktionsplan Integration, Neubau der Rettungswache, Satzung
zur Abfallentsorgung. Öffentliche Bekanntmachung der Jagdgenossenschaft. Tierseuchenverfügung. Zweckverband Wasser.
""",
        NONE,
        None,
    ),
    KREIS.file(
        "budget plan",
        """
Haushaltsplan 2022
Teilhaushalt Soziales und Integration
---
Produkt 31.3 Hilfen für Asylbewerber: Erträge, Aufwendungen. Produkt 31.9 Integration: Ziele: Umsetzung des Integrationskonzeptes.
Kennzahlen: Beratungen von Zugewanderten. Ansatz 2022 145.000 Euro. Personal 3,5 Stellen. Erläuterungen zu den Positionen.
""",
        NONE,
        None,
    ),
)
