"""Integration papers that are not the district's: of towns, the Land, associations, other districts."""

from __future__ import annotations

from storage.values import Level, Role
from tests.crawler.recognise.cases import CITY, KREIS, LENNE, SOUTH, WEST, Case

CASES: tuple[Case, ...] = (
    KREIS.file(
        "town unnamed on the cover, its mayor and council speak",
        """
Integrationskonzept
Miteinander leben
2017
---
Grußwort
Liebe Bürgerinnen und Bürger, unsere Stadt ist bunt. Aus 82 Ländern kommen die Menschen, die hier wohnen. Der Stadtrat hat mich
gebeten, ein Konzept vorzulegen. Ich danke dem Runden Tisch und der Stadtverwaltung.
Ihr Bürgermeister
---
Handlungsfelder in unserer Stadt
Sprache: Ziel sind Kurse im Bürgerhaus. Maßnahme: Sprachcafé für Geflüchtete.
Arbeit: Ziel ist die Vermittlung Zugewanderter. Maßnahme: Stammtisch mit Betrieben der Stadt.
Wohnen: Ziel ist Nachbarschaft von Einheimischen und Migranten. Maßnahme: Stadtteilfest.
Die Umsetzung begleitet der Sozialausschuss des Stadtrates. Der Landkreis wird um Unterstützung gebeten.
""",
        Role.CONCEPT,
        Level.TOWN,
        link="Integrationskonzept (Beispiel aus einer Gemeinde)",
    ),
    KREIS.file(
        "town unnamed, voices few",
        """
Unser Weg zur Integration
Konzept für die Integration von Zugewanderten
---
1. Ausgangslage
In unserer Stadt leben 2.100 Menschen mit ausländischem Pass. Die Stadtverwaltung beschäftigt seit 2016 eine Integrationskraft.
2. Sprache
Ziel: Kurse für Migrantinnen vor Ort. Maßnahme: Räume im Rathaus.
3. Bildung
Ziel: Geflüchtete Kinder in Kitas. Maßnahme: Elterncafé.
4. Vereine
Ziel: Zugewanderte als Mitglieder. Maßnahme: Schnuppertage.
Beschlossen vom Stadtrat am 4. Dezember 2018.
""",
        Role.CONCEPT,
        Level.TOWN,
    ),
    WEST.file(
        "Gemeinde named on the cover below a brand",
        """
Gelebte Integration
in der Gemeinde Merzbach
Entwurf
---
Die Gemeinde Merzbach hat Geflüchtete aufgenommen und will Zugewanderte integrieren. Handlungsfelder: Bildung, Arbeit, Wohnen.
Ziele und Maßnahmen werden mit dem Kreis abgestimmt. Der Gemeinderat berät den Entwurf des Integrationskonzeptes.
""",
        Role.DRAFT,
        Level.TOWN,
        link="Integrationskonzept Merzbach",
    ),
    LENNE.file(
        "town of the same name as the Kreis's seat with a Kreis logo line",
        """
STADT LENNESTADT-OST
Fachbereich Soziales
INTEGRATIONSKONZEPT
(im Rhein-Lenne-Kreis)
---
Die Stadt fördert die Integration von Zugewanderten. Handlungsfelder: Sprache, Schule, Arbeit, Wohnen. Ziele: Teilhabe von
Migrantinnen. Maßnahmen: Kurse, Lotsen, Feste. Bürgermeister und Rat tragen das Konzept.
""",
        Role.CONCEPT,
        Level.TOWN,
    ),
    KREIS.file(
        "Verbandsgemeinde in the link only",
        """
Konzept zur Integration von Flüchtlingen
---
Das Konzept regelt Aufnahme, Sprache, Wohnen und Arbeit von Flüchtlingen und Asylbewerbern. Ziele: rasche Integration.
Maßnahmen: Paten, Kurse, Kleiderkammer. Handlungsfelder sind nach Dringlichkeit geordnet; Migranten wirken mit.
""",
        Role.CONCEPT,
        Level.TOWN,
        link="Konzept der Samtgemeinde Moorland",
    ),
    KREIS.file(
        "the Land's concept, named after the Land",
        """
Niedersachsen packt an
Integrationsstrategie für Niedersachsen
Herausgegeben von der Niedersächsischen Landesbeauftragten
---
Die Landesregierung fördert die Teilhabe von Zugewanderten. Handlungsfelder: Sprache, Bildung, Arbeit, Wohnen, Gesundheit.
Ziele und Maßnahmen der Ministerien sind aufgeführt. Kommunen sind Orte der Integration von Migrantinnen und Migranten.
""",
        Role.CONCEPT,
        Level.LAND,
        link="Integrationsstrategie",
        heading="Grundlagen",
    ),
    CITY.file(
        "the Freistaat's concept without the word Landes-",
        """
Sächsisches Staatsministerium für Soziales und Gesellschaftlichen Zusammenhalt
Respekt, Toleranz, Achtung
Zuwanderungs- und Integrationskonzept II
---
Der Freistaat Sachsen beschreibt Grundsätze und Handlungsfelder der Integration von Migrantinnen und Migranten. Ziele: Sprache,
Bildung, Arbeit. Maßnahmen: Förderrichtlinien für die Integration Geflüchteter, kommunale Integrationskoordinatoren.
""",
        Role.CONCEPT,
        Level.LAND,
    ),
    SOUTH.file(
        "the federal plan",
        """
Die Beauftragte der Bundesregierung für Migration, Flüchtlinge und Integration
Nationaler Aktionsplan Integration
Bericht Phase I
---
Bund, Länder und Kommunen gestalten die Einwanderung. Handlungsfelder und Maßnahmen vor der Zuwanderung sind beschrieben. Ziele sind
Sprache und Arbeit für Migrantinnen und Migranten.
""",
        Role.REPORT,
        Level.LAND,
    ),
    SOUTH.file(
        "another district's concept kept as an example",
        """
Landkreis Neuwald
Integrationskonzept
2016
---
Der Landkreis Neuwald legt ein Konzept zur Integration vor. Handlungsfelder: Sprache, Arbeit, Wohnen. Ziele und Maßnahmen für
Zugewanderte, Geflüchtete und Einheimische. Der Kreistag des Landkreises Neuwald hat zugestimmt.
""",
        Role.CONCEPT,
        Level.OTHER,
        link="Beispiel",
    ),
    WEST.file(
        "a welfare association's concept",
        """
Caritasverband Mardorf e. V.
Konzept Integration und Migration
---
Der Fachdienst für Integration und Migration der Caritas berät Zugewanderte. Ziele, Zielgruppen und Maßnahmen sind beschrieben.
Handlungsfelder: Beratung von Migrantinnen, Sprachförderung, Ehrenamt für Flüchtlinge. Der Verband arbeitet mit dem Kreis zusammen.
""",
        Role.CONCEPT,
        Level.OTHER,
    ),
    KREIS.file(
        "paper on the Land's funding with the district as its author",
        """
Landkreis Auental
Integrationskonzept
gefördert durch das Niedersächsische Ministerium für Soziales
im Rahmen des Landesprogramms
---
Handlungsfeld Sprache: Ziel Kurse für Migranten; Maßnahme VHS. Handlungsfeld Arbeit: Ziel Stellen für Geflüchtete; Maßnahme Messe.
Handlungsfeld Wohnen: Ziel Auszug; Maßnahme Lotsen für Zugewanderte. Der Landrat dankt dem Land Niedersachsen.
""",
        Role.CONCEPT,
        Level.DISTRICT,
    ),
    CITY.file(
        "a neighbouring town's paper on a city's site",
        """
Integrationskonzept der Großen Kreisstadt Bautzig
---
Die Große Kreisstadt beschreibt Handlungsfelder: Sprache, Arbeit, Wohnen. Ziele und Maßnahmen für Zugewanderte und Migranten.
""",
        Role.CONCEPT,
        Level.OTHER,
    ),
)
