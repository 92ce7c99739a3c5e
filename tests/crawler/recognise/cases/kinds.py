"""What belongs to a district's paper without being it: drafts, short versions, annexes, reports, council papers."""

from __future__ import annotations

from storage.values import Level, Role
from tests.crawler.recognise.cases import CITY, KREIS, LENNE, PORT, SOUTH, WEST, Case

CASES: tuple[Case, ...] = (
    WEST.file(
        "draft for the committees",
        """
Abstimmungsentwurf der Verwaltung (Version 0.3)
Gelebte Vielfalt – Integrationskonzept für den Kreis Mardorf
Stand: 27. April 2022
---
Präambel
Der Entwurf wird in den Ausschüssen beraten. Er benennt Handlungsfelder und Maßnahmen für Zugewanderte und Einheimische.
Handlungsfeld Bildung: Ziel Elternbeteiligung; Maßnahme mehrsprachige Elternabende für Migrantinnen.
Handlungsfeld Arbeit: Ziel Fachkräfte gewinnen; Maßnahme Anerkennungsberatung.
Handlungsfeld Wohnen: Ziel Nachbarschaft; Maßnahme Quartierstreffs mit Geflüchteten.
Offene Punkte sind gelb markiert.
""",
        Role.DRAFT,
        url="ki/konzept_0_3.pdf",
    ),
    KREIS.file(
        "draft said by the running head only",
        """
Landkreis Auental
Integrationskonzept 2030
---
ENTWURF – Integrationskonzept 2030 – ENTWURF
Einleitung: Die Zuwanderung ist Teil der Geschichte des Landkreises. Das Konzept löst jenes von 2014 ab.
---
ENTWURF – Integrationskonzept 2030 – ENTWURF
Handlungsfeld Sprache: Ziel Kurse; Maßnahme Kurslotsen für Migranten.
Handlungsfeld Arbeit: Ziel Ausbildung Geflüchteter; Maßnahme Einstiegsqualifizierung.
---
ENTWURF – Integrationskonzept 2030 – ENTWURF
Handlungsfeld Wohnen: Ziel Durchmischung; Maßnahme Wohnungspool für Zugewanderte.
Umsetzung: [wird nach der Beteiligung ergänzt]
""",
        Role.DRAFT,
    ),
    SOUTH.file(
        "short version of few words, none of them on migration",
        """
Miteinander im Landkreis Oberried
Das Integrationskonzept auf einen Blick
---
Wofür wir stehen
Alle gehören dazu. Jeder kann etwas beitragen. Wir reden miteinander und nicht übereinander.
Unsere Themen
Sprache. Bildung. Arbeit. Wohnen. Gesundheit. Ehrenamt.
Was wir tun
42 Vorhaben in fünf Jahren. Die Langfassung gibt es im Landratsamt und im Internet.
Haben Sie Ideen? Schreiben Sie uns.
""",
        Role.SHORT_VERSION,
        link="Faltblatt",
    ),
    CITY.file(
        "Leichte Sprache without the words on the cover",
        """
Das Integrations·konzept von Hohenwerda
---
In Hohenwerda leben viele Menschen.
Manche Menschen sind hier geboren.
Manche Menschen kommen aus einem anderen Land.
Alle sollen gut zusammen leben.
Dafür hat die Stadt einen Plan gemacht.
Der Plan heißt: Integrations·konzept.
Integration bedeutet:
Alle Menschen können überall mitmachen.
---
Was steht in dem Plan?
Alle sollen Deutsch lernen können.
Alle Kinder sollen gut lernen können.
Alle sollen Arbeit finden können.
Alle sollen eine Wohnung finden können.
Haben Sie Fragen?
Dann rufen Sie uns an.
Text in Leichter Sprache: Büro für Leichte Sprache, geprüft von Menschen mit Lernschwierigkeiten.
""",
        Role.SHORT_VERSION,
        url="medien/hefte/integrationskonzept_ls.pdf",
        link="Heft herunterladen",
    ),
    LENNE.file(
        "kompakt",
        """
Rhein-Lenne-Kreis
Integrationskonzept kompakt
---
Das Integrationskonzept hat 220 Seiten. Dieses Heft fasst zusammen, welche Ziele und Maßnahmen der Kreistag beschlossen hat.
Bildung: Kinder aus zugewanderten Familien früh fördern. Arbeit: Geflüchtete ausbilden. Wohnen: Quartiere mischen.
Gesundheit: Migrantinnen beraten. Teilhabe: Beiräte stärken. Verwaltung: interkulturell öffnen.
""",
        Role.SHORT_VERSION,
    ),
    CITY.file(
        "english summary",
        """
Integration Concept of the City of Hohenwerda
Summary
---
The city council adopted the integration concept in 2019. It describes how newcomers and long-time residents want to live
together. The concept names seven fields of action: language, education, work, housing, health, participation and culture.
For each field the concept sets goals and measures. The integration commissioner reports to the council every two years on
the progress that has been made. Everyone who lives in the city shall have the same opportunities to take part in social life.
""",
        Role.SHORT_VERSION,
        link="Integrationskonzept (englische Zusammenfassung)",
    ),
    KREIS.file(
        "catalogue of measures as an annex",
        """
Anlage 2: Maßnahmenkatalog zum Integrationskonzept des Landkreises Auental
---
Nr. 1 Sprachtreff – Ziel: Deutsch üben – Träger: VHS – Zielgruppe: Zugewanderte – Zeitraum: 2022 bis 2024
Nr. 2 Elternlotsen – Ziel: Schule verstehen – Träger: Schulamt – Zielgruppe: Eltern mit Migrationshintergrund – laufend
Nr. 3 Jobmesse – Ziel: Vermittlung – Träger: Jobcenter – Zielgruppe: Geflüchtete – jährlich
Nr. 4 Wohnlotse – Ziel: Wohnung – Träger: Caritas – Zielgruppe: anerkannte Flüchtlinge – 2022
Nr. 5 Gesundheitsmediatoren – Ziel: Vorsorge – Träger: Gesundheitsamt – Zielgruppe: Migrantinnen – 2023
""",
        Role.ANNEX,
    ),
    SOUTH.file(
        "list of measures called Anhang by its link",
        """
Übersicht der Maßnahmen
Landkreis Oberried, Stabsstelle Integration
---
Handlungsfeld Sprache: Kursportal für Zugewanderte, Lernpaten für Geflüchtete, Alphabetisierung für Migrantinnen.
Handlungsfeld Arbeit: Ausbildungslotsen, Messe für Asylberechtigte, Beratung zur Anerkennung ausländischer Abschlüsse.
Handlungsfeld Wohnen: Wohnraumakquise für anerkannte Flüchtlinge, Mietführerschein für Zuwanderer.
""",
        Role.ANNEX,
        link="Anhang zum Integrationskonzept: Maßnahmenübersicht",
        heading="Integrationskonzept",
    ),
    KREIS.file(
        "report that says how the concept was carried out",
        """
Landkreis Auental
Umsetzung des Integrationskonzeptes
Zweiter Bericht an den Kreistag, Februar 2021
---
Der Bericht stellt dar, was seit 2019 erreicht wurde. Von den Maßnahmen sind 31 abgeschlossen. Im Handlungsfeld Sprache wurden
Kurse für 410 Zugewanderte finanziert. Im Handlungsfeld Arbeit fanden 220 Geflüchtete eine Stelle. Im Handlungsfeld Wohnen
zogen 96 Familien aus den Unterkünften aus. Offen ist die Beratung von Migrantinnen auf dem Land.
""",
        Role.REPORT,
    ),
    CITY.file(
        "monitoring: tables with hardly a sentence",
        """
Integrationsmonitoring Hohenwerda 2023
Kennzahlen
---
Inhalt
Bevölkerung . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . 3
Bildung . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . 4
Arbeit . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . 5
---
Tab. 1 Bevölkerung nach Staatsangehörigkeit 2018 2019 2020 2021 2022
insgesamt 81.204 81.010 80.566 80.301 81.422
Ausländer 7.860 8.214 8.390 8.702 9.918
in Prozent 9,7 10,1 10,4 10,8 12,2
EU 2.310 2.402 2.455 2.519 2.610
Syrien 1.320 1.402 1.455 1.498 1.521
Ukraine 88 92 95 101 1.012
Altstadt 14,2 14,8 15,1 15,6 16,9
Nord 19,8 20,4 21,0 21,5 23,3
---
Tab. 2 Schulabgänger 2018 2019 2020 2021 2022
ohne Abschluss 9,1 8,8 8,9 9,4 9,9
mit Migrationshintergrund 17,4 16,9 17,0 17,8 18,1
Abitur 31,0 31,5 32,2 32,0 31,8
mit Migrationshintergrund 14,9 15,5 16,0 16,2 16,0
---
Tab. 3 Arbeitslose 2018 2019 2020 2021 2022
insgesamt 3.104 2.988 3.320 3.205 3.011
Ausländer 702 711 803 788 842
""",
        Role.REPORT,
        link="Integrationsmonitoring 2023 (PDF)",
    ),
    WEST.file(
        "annual report of the integration centre",
        """
Kommunales Integrationszentrum Kreis Mardorf
Jahresbericht 2022
---
Das Kommunale Integrationszentrum blickt zurück. Rucksack-Gruppen an 14 Kitas, Beratung von 320 Seiteneinsteigerinnen,
Schulungen zur interkulturellen Öffnung. Das Team wuchs um das Case Management für Zugewanderte. Fachtage zur Rassismuskritik
besuchten 210 Menschen. Mit Migrantenorganisationen wurden Projekte gefördert. Statistik: 58 Sprachmittlerinnen, 1.900 Einsätze.
""",
        Role.REPORT,
        link="Jahresbericht des KI 2022",
    ),
    KREIS.file(
        "council paper with the whole concept attached in one file",
        """
Landkreis Auental – Der Landrat
Sitzungsvorlage Nr. 2022/084 öffentlich
Federführend: Fachdienst Migration
Beratungsfolge: Sozialausschuss 03.05.2022, Kreisausschuss 16.05.2022, Kreistag 23.05.2022
Beratungsgegenstand: Integrationskonzept für den Landkreis Auental
Beschlussvorschlag: Der Kreistag beschließt das anliegende Integrationskonzept.
Finanzielle Auswirkungen: keine
Sachverhalt: siehe Anlage
---
Integrationskonzept für den Landkreis Auental
Mai 2022
---
Handlungsfeld Sprache. Ziel: Kurse. Maßnahme: Sprachtreffs für Migrantinnen. Handlungsfeld Arbeit. Ziel: Ausbildung
Geflüchteter. Maßnahme: Lotsen. Handlungsfeld Wohnen. Ziel: Auszug. Maßnahme: Wohnberatung für Zugewanderte.
""",
        Role.COUNCIL_PAPER,
        url="sessionnet/getfile.php?id=1",
    ),
    CITY.file(
        "motion of a group in the council",
        """
Fraktion im Stadtrat Hohenwerda
Antrag Nr. A-0712
Antragsteller: Fraktion Bürger für Hohenwerda
Beratungsfolge: Ausschuss für Soziales 12.03.2020, Stadtrat 26.03.2020
Gegenstand: Fortschreibung des Integrationskonzeptes
Beschlussvorschlag: Der Stadtrat beauftragt den Oberbürgermeister, das Integrationskonzept bis Jahresende fortzuschreiben.
Begründung: Seit dem Beschluss des Integrationskonzeptes 2014 hat sich die Zuwanderung verändert.
""",
        Role.COUNCIL_PAPER,
        url="ratsinfo/antrag712.pdf",
    ),
    SOUTH.file(
        "slides of the kick-off",
        """
Auftaktveranstaltung
Integrationskonzept Landkreis Oberried
12. Oktober 2022
---
Warum ein Konzept?
- Zuwanderung hat sich verändert
- viele Angebote, wenig Überblick
---
Wie gehen wir vor?
- Bestandsaufnahme
- Workshops mit Migrantinnen und Migranten
- Beschluss im Kreistag 2023
---
Ihre Ideen
- Welche Handlungsfelder sind wichtig? Sprache, Arbeit, Wohnen?
Vielen Dank für Ihre Aufmerksamkeit!
""",
        Role.NEWS,
        link="Präsentation vom Auftakt",
    ),
    PORT.file(
        "press release as a file",
        """
Pressemitteilung 114/2019
Hansestadt Stralwiek, Pressestelle
Bürgerschaft beschließt Integrationskonzept
---
Die Bürgerschaft hat am Donnerstag das Integrationskonzept der Hansestadt beschlossen. Oberbürgermeister Jens Harmsen sagte,
mit dem Integrationskonzept habe die Stadt erstmals einen Rahmen für die Arbeit mit Zugewanderten. Es enthält 54 Maßnahmen.
""",
        Role.NEWS,
    ),
    SOUTH.file(
        "evaluation by an institute",
        """
Institut für Sozialforschung Mainthal
Evaluation des Integrationskonzepts des Landkreises Oberried
Abschlussbericht, im Auftrag des Landratsamtes
---
Der Bericht untersucht, wie das Integrationskonzept von 2016 wirkt. Grundlage sind 32 Interviews mit Fachkräften und eine Befragung
von Geflüchteten und anderen Zugewanderten. In den Handlungsfeldern Sprache und Arbeit wurden die Ziele erreicht. Empfohlen wird,
die Zuständigkeiten für Migration zu bündeln und das Konzept fortzuschreiben.
""",
        Role.REPORT,
        Level.DISTRICT,
    ),
)
