"""Papers and their kin written after the rules stood, to see how far they carry beyond what they were written for."""

from __future__ import annotations

from storage.values import Level, Role
from tests.crawler.recognise.cases import CITY, KREIS, LENNE, PORT, SOUTH, WEST, Case, Site

NONE, NEWS, CONCEPT = Role.NONE, Role.NEWS, Role.CONCEPT
REGION = Site("www.region-moos.de", "Region Moos", "Regionalverband", "Niedersachsen")
COAST = Site("www.kreis-ostgeest.de", "Kreis Ostgeest", "Kreis", "Schleswig-Holstein")

PAPERS: tuple[Case, ...] = (
    CITY.file(
        "principles and structures of a city",
        """
Interkulturelles Integrationskonzept
Grundsätze und Strukturen der Integrationspolitik der Stadt Hohenwerda
---
Einleitung
Integration findet in der Kommune statt. Seit den siebziger Jahren leben hier Menschen aus Vietnam, Angola, Polen. Die Leitlinien
wurden in einem ämterübergreifenden Prozess entwickelt, an dem Migrantenorganisationen beteiligt waren.
Grundsatz 1: Vielfalt anerkennen. Grundsatz 2: Zugang für alle. Grundsatz 3: Diskriminierung abbauen. Grundsatz 4: Erfolg messen.
Strukturen: Koordinierungsstelle, Beirat, Berichtswesen. Handlungsschwerpunkte sind Bildung, Ausbildung und Arbeit, Wohnen, Soziales.
""",
        CONCEPT,
    ),
    KREIS.file(
        "rahmenplan of three pages",
        """
Landkreis Auental
Integrationsrahmenplan
Stand: März 2015
---
Der Landkreis bekennt sich zur Willkommenskultur. Der Rahmenplan beschreibt Aufgaben der Ämter. Sozialamt: Unterbringung der
Asylbewerber in Wohnungen. Jugendamt: unbegleitete Minderjährige. Ausländeramt: Verfahren. Volkshochschule: Deutschkurse.
Gesundheitsamt: Untersuchungen. Schulen: Sprachklassen. Vereine: Begegnung.
---
Der Rahmenplan ist nicht abschließend und wird laufend ergänzt. Ansprechpartner ist der Integrationskoordinator.
""",
        CONCEPT,
    ),
    COAST.file(
        "reception oriented to integration",
        """
Konzept zur integrationsorientierten Aufnahme von Flüchtlingen im Kreis Ostgeest
---
1 Anlass
Das Land fördert Koordinierungsstellen in den Kreisen. 2 Zuständigkeiten: Die Ämter und amtsfreien Gemeinden bringen Asylsuchende unter.
3 Prozesskette vom Ankommen bis zur Arbeit. 4 Maßnahmen: Patenschaften, Sprachmittlung, Hebammen, Wohnungslotsen. 5 Gremien.
""",
        CONCEPT,
    ),
    WEST.file(
        "concept needed to set up the integration centre",
        """
Integrationskonzept des Kreises Mardorf zur Einrichtung eines Kommunalen Integrationszentrums
---
Nach § 7 des Teilhabe- und Integrationsgesetzes NRW ist ein Integrationskonzept Voraussetzung. Leitziele: Integration durch Bildung,
Integration als Querschnittsaufgabe. Schwerpunkte: Elternarbeit, Übergang Schule und Beruf, Seiteneinsteiger, Antirassismus.
Das Kommunale Integrationszentrum koordiniert die Zusammenarbeit mit Migrantenselbstorganisationen. Personal: zwei Lehrkräfte.
""",
        CONCEPT,
    ),
    SOUTH.file(
        "a paper that leans on the job centre",
        """
Integrationsplan für den Landkreis Oberried
---
Handlungsfeld Arbeit
Das Jobcenter und die Agentur für Arbeit vermitteln Zugewanderte. Leistungsberechtigte Geflüchtete nach dem SGB II werden vom Jobcenter
betreut; das Jobcenter fördert Qualifizierung. Ziel: 300 Vermittlungen. Maßnahme: Migrationslotse im Jobcenter.
Handlungsfeld Sprache
Ziel: Berufssprachkurse für Migrantinnen und Migranten. Maßnahme: Abfrage des Bedarfs bei Betrieben und im Jobcenter.
Handlungsfeld Wohnen
Ziel: Wohnungen für anerkannte Flüchtlinge. Maßnahme: Bürgschaftsfonds für ausländische Familien.
Handlungsfeld Ehrenamt
Ziel: Helferkreise erhalten. Maßnahme: Fortbildung zu interkultureller Kompetenz.
""",
        CONCEPT,
    ),
    REGION.file(
        "a Region's plan for participation",
        """
Regionaler Teilhabeplan Migration
Region Moos
2024
---
Leitbild: Alle Menschen in der Region haben gleiche Chancen. Handlungsfelder: Bildung, Arbeit, Gesundheit, Wohnen, Verwaltung.
Bildung – Ziel: Kita-Plätze für zugewanderte Familien. Arbeit – Ziel: Fachkräfte aus der Einwanderung. Gesundheit – Ziel: Dolmetschen.
Verwaltung – Ziel: interkulturelle Öffnung. Die Regionsversammlung hat den Teilhabeplan beschlossen. Monitoring: alle zwei Jahre.
""",
        CONCEPT,
    ),
    KREIS.file(
        "cover a picture, title of a layout program",
        """

---
Inhaltsverzeichnis
1 Vorwort 2 Leitgedanken 3 Handlungsfelder 4 Ausblick
---
Vorwort
Mit dem Integrationskonzept für unseren Landkreis setzen wir ein Zeichen. Landrätin Marlene Voss
---
Handlungsfelder
Sprache: Ziel: schneller Spracherwerb der Zugewanderten. Maßnahme: Onlinekurs.
Arbeit: Ziel: Stellen für Geflüchtete. Maßnahme: Unternehmensnetzwerk.
Wohnen: Ziel: Durchmischung. Maßnahme: Wohnberatung für Migrantinnen und Migranten.
""",
        CONCEPT,
        title="IK_Auental_RZ_web.indd",
        url="f/IK_Auental_RZ_web.pdf",
        link="Das Integrationskonzept als PDF",
    ),
    KREIS.file(
        "greetings of the Landrat and of a mayor for the towns",
        """
Gemeinsam stark
Integrationsstrategie
---
Grußwort des Landrats
Unser Landkreis lebt von denen, die anpacken. Der Kreistag hat die Strategie im Mai beschlossen.
Grußwort des Bürgermeisters der Stadt Bergfelde für die Städte und Gemeinden
Die Bürgermeister unterstützen die Integrationsstrategie. In unserer Stadt gibt es gute Erfahrungen mit Geflüchteten.
---
Ziele: Zugewanderte fördern, Einheimische mitnehmen. Handlungsfelder Arbeit, Sprache, Wohnen, Gesundheit. Umsetzung im Landkreis durch
den Fachdienst Migration; die Kreisverwaltung berichtet dem Kreistag.
""",
        CONCEPT,
    ),
    LENNE.file(
        "gendered with colons, every aim a table row",
        """
Diversitäts- und Integrationskonzept Rhein-Lenne-Kreis
---
Ziel | Maßnahme | Zuständig | Indikator
Neuzugewanderte:r kennt Angebote | Lots:innen | KI | Beratungen
Bewohner:innen begegnen sich | Stadtteilmütter | Caritas | Treffen
Schüler:innen mit Einwanderungsgeschichte gefördert | Mentor:innen | Schulamt | Abschlüsse
Mitarbeiter:innen geschult | interkulturelle Trainings | Personalamt | Teilnahmen
Migrant:innen beteiligt | Beirat | Büro des Landrats | Sitzungen
Geflüchtete in Arbeit | Jobcoach:innen | Jobcenter | Verträge
""",
        CONCEPT,
    ),
    SOUTH.file(
        "guidelines of two pages signed by the council's groups",
        """
Leitlinien zur Integration im Landkreis Oberried
---
Wir, die Fraktionen des Kreistags, bekennen uns zu diesen Leitlinien:
Zuwanderung ist Realität. Wer bleibt, soll dazugehören. Wer dazugehören will, lernt Deutsch und achtet das Grundgesetz.
Der Landkreis unterstützt Gemeinden und Helferkreise. Er fordert und fördert. Flüchtlinge sollen arbeiten dürfen.
Oberried, 18. Juli 2016
""",
        CONCEPT,
    ),
    KREIS.file(
        "a section on refugees with disabilities",
        """
Konzept Migration und Teilhabe im Landkreis Auental
---
Handlungsfeld Gesundheit: Ziel ist Zugang für Zugewanderte. Handlungsfeld Sprache: Ziel sind Kurse für Geflüchtete.
Handlungsfeld Besondere Bedarfe: Menschen mit Behinderung und Fluchterfahrung erhalten Beratung; Barrierefreiheit in Unterkünften;
Inklusion in Kursen. Handlungsfeld Arbeit: Ziel sind Ausbildungen für Migrantinnen. Maßnahmen stehen im Anhang.
""",
        CONCEPT,
    ),
)

PARTS: tuple[Case, ...] = (
    KREIS.file(
        "half-time balance",
        """
Zwischenbilanz zum Integrationskonzept des Landkreises Auental
Herbst 2024
---
Nach drei Jahren sind 19 von 40 Maßnahmen umgesetzt. Bei der Sprache wurde viel erreicht, beim Wohnen wenig. Zugewanderte loben die Lotsen.
""",
        Role.REPORT,
    ),
    KREIS.file(
        "state of affairs without a concept",
        """
Sachstandsbericht Migration und Integration
Landkreis Auental, Juni 2023
---
Aufnahme: 412 Geflüchtete aus der Ukraine, 230 Asylsuchende. Unterbringung: acht Unterkünfte. Sprachkurse: 22. Beratung von
Zugewanderten: 1.900 Gespräche. Ausländerbehörde: 4.100 Titel erteilt. Einbürgerungen: 188. Ausblick auf das zweite Halbjahr.
""",
        Role.REPORT,
    ),
    CITY.file(
        "report of the commissioner's activities",
        """
Tätigkeitsbericht der Integrationsbeauftragten
der Stadt Hohenwerda 2021/2022
---
Die Beauftragte führte 640 Beratungen mit Zugewanderten durch, organisierte die Interkulturelle Woche und arbeitete im Netzwerk mit. Für
Migrantenvereine wurden 24.000 Euro bewilligt. Der Migrationsbeirat tagte sechsmal.
""",
        Role.REPORT,
    ),
    KREIS.file(
        "minutes of the steering group",
        """
Protokoll der 4. Sitzung der Steuerungsgruppe Integrationskonzept
Landratsamt, 11.02.2022
---
Anwesend: elf Personen. Der Entwurf der Handlungsfelder wird besprochen. Zum Thema Sprache wünschen Träger mehr Kurse für Migrantinnen.
Das Integrationskonzept soll im Herbst in den Kreistag. Nächster Termin: 8. April.
""",
        NEWS,
    ),
    KREIS.file(
        "questionnaire for the new edition",
        """
Fragebogen zur Fortschreibung des Integrationskonzepts
---
Bitte kreuzen Sie an. Seit wann leben Sie im Landkreis? Welche Sprachkurse haben Sie besucht? Wo wünschen sich Zugewanderte mehr Hilfe?
Sprache, Arbeit, Wohnen, Gesundheit. Vielen Dank. Ihre Angaben fließen in das Integrationskonzept ein.
""",
        NEWS,
    ),
    PORT.page(
        "draft to comment on, as a page",
        "# Entwurf des Integrationskonzepts der Hansestadt Stralwiek\nSie können den Entwurf bis 30. Juni kommentieren.\n"
        + "\n".join(
            f"# Handlungsfeld {name}\nWir wollen, dass Zugewanderte und Einheimische hier gute Bedingungen finden. Die Stadt stimmt ihre "
            "Angebote mit Trägern, Vereinen und Migrantenorganisationen ab und prüft jedes Jahr, was fehlt und was entbehrlich wurde.\n"
            "Ziel: Zugang für alle\nMaßnahme: Beratung ausbauen\nMaßnahme: Ehrenamtliche schulen"
            for name in ("Sprache", "Bildung", "Arbeit", "Wohnen", "Gesundheit", "Beteiligung")
        ),
        Role.DRAFT,
        url="beteiligung/integrationskonzept-entwurf",
    ),
    KREIS.file(
        "summary called Zusammenfassung",
        """
Zusammenfassung
Integrationskonzept Landkreis Auental
---
Auf vier Seiten: Warum wir ein Konzept haben. Was Zugewanderte brauchen. Was der Landkreis tut. Neun Handlungsfelder, 42 Maßnahmen.
""",
        Role.SHORT_VERSION,
    ),
)

OTHERS: tuple[Case, ...] = (
    KREIS.file(
        "town named in the file name only",
        """
Integrationskonzept
2020
---
Handlungsfeld Sprache: Kurse für Zugewanderte. Handlungsfeld Arbeit: Vermittlung Geflüchteter. Handlungsfeld Vereine: Beitritt von Migranten.
""",
        CONCEPT,
        Level.TOWN,
        url="gemeinden/Integrationskonzept_Stadt_Hausen.pdf",
    ),
    SOUTH.file(
        "a market town of Bavaria",
        """
Markt Oberndorf
Integrationsleitbild
---
Der Marktgemeinderat hat das Leitbild beschlossen. Unser Markt nimmt Zugewanderte auf. Handlungsfelder: Sprache, Schule, Vereine, Arbeit.
Bürgermeister Josef Huber dankt dem Helferkreis. Geflüchtete und Einheimische treffen sich im Bürgerhaus unseres Marktes.
""",
        CONCEPT,
        Level.TOWN,
    ),
    CITY.file(
        "the surrounding Kreis's paper on a city's site",
        """
Landkreis Bergland
Integrationskonzept
---
Der Landkreis Bergland fördert Zugewanderte. Handlungsfelder: Sprache, Arbeit, Wohnen, Ehrenamt. Ziele und Maßnahmen für Migranten.
""",
        CONCEPT,
        Level.OTHER,
    ),
    KREIS.file(
        "a church district",
        """
Diakonisches Werk im Kirchenkreis Auental
Konzept für die Migrationsarbeit
---
Die Diakonie berät Zugewanderte und Geflüchtete. Ziele, Maßnahmen, Stellen. Die Integration von Migrantinnen ist Auftrag der Kirche.
""",
        CONCEPT,
        Level.OTHER,
    ),
    CITY.file(
        "a university",
        """
Technische Hochschule Hohenwerda
Diversitätskonzept
---
Die Hochschule fördert Vielfalt unter Studierenden. Internationale Studierende und Beschäftigte mit Migrationsgeschichte werden unterstützt.
Handlungsfelder: Lehre, Personal, Campus. Ziele und Maßnahmen der Hochschulleitung gegen Diskriminierung.
""",
        CONCEPT,
        Level.OTHER,
    ),
    WEST.file(
        "the Land's strategy by its long name",
        """
Teilhabe- und Integrationsstrategie
für Nordrhein-Westfalen
---
Die Landesregierung setzt auf Einwanderung. Handlungsfelder: Bildung, Arbeit, Teilhabe. Kommunale Integrationszentren werden gefördert.
Zugewanderte sollen gleichberechtigt leben. Maßnahmen der Ressorts, Ziele, Monitoring.
""",
        CONCEPT,
        Level.LAND,
    ),
)

CASES: tuple[Case, ...] = (*PAPERS, *PARTS, *OTHERS)
