"""Papers of districts: concepts and new editions, in many forms."""

from __future__ import annotations

from storage.values import Level, Role
from tests.crawler.recognise.cases import CITY, KREIS, LENNE, PORT, SOUTH, WEST, Case

_LONG_CHAPTER = """
{number}. {name}
Situation im Kreis
Wer neu in den Kreis zieht, trifft auf gewachsene Dörfer und auf Zuständigkeiten, die von außen schwer zu durchschauen
sind. In den Gesprächen mit Zugewanderten, Trägern und Gemeinden wurde {name} immer wieder genannt. Vieles ist in den
letzten Jahren gelungen, anderes hängt an einzelnen Personen und endet, wenn ein Projekt ausläuft. Besonders außerhalb
der Mittelzentren fehlen Angebote; Busse fahren selten, und wer Schicht arbeitet, erreicht Kurse am Vormittag nicht.
Ziele
Z {number}.1 Der Zugang ist für alle Einwohnerinnen und Einwohner gleich, unabhängig von Herkunft und Aufenthaltsstatus.
Z {number}.2 Haupt- und ehrenamtlich Tätige kennen die Angebote der anderen und vermitteln dorthin.
Z {number}.3 Eltern, Frauen und Menschen mit geringer Schulbildung werden gezielt angesprochen.
Was wir vorhaben
{number}.1 Die Koordinierungsstelle erstellt eine Übersicht der Angebote und hält sie aktuell. Beteiligt: Gemeinden,
Wohlfahrtsverbände, Volkshochschule. Beginn: erstes Halbjahr.
{number}.2 Zwei Gemeinden erproben eine wohnortnahe Anlaufstelle; nach zwei Jahren wird über die Ausweitung entschieden.
{number}.3 Die Fachleute treffen sich halbjährlich. Das Amt für Migration lädt ein.
"""
_TOPICS = (
    "Sprache", "Frühe Bildung", "Schule und Übergang", "Ausbildung und Arbeit", "Wohnen", "Gesundheit und Pflege",
    "Familie", "Ehrenamt", "Kultur und Sport", "Religion", "Sicherheit", "Zusammenhalt", "Vernetzung",
)  # fmt: skip

_OPENING = (
    "Rhein-Lenne-Kreis\nDer Landrat\n\nGemeinsam leben im\nRhein-Lenne-Kreis\n\nKreisintegrationskonzept\n2019 – 2024",
    "Inhalt\n"
    + "\n".join(f"{number}. {name} {'. ' * 40}{3 * number}" for number, name in enumerate(_TOPICS, 3)),
    "1. Einleitung\nMit diesem Konzept legt der Rhein-Lenne-Kreis zum ersten Mal fest, wie er Zuwanderung gestalten will. Der "
    "Kreistag hat die Verwaltung am 14. Juni 2017 beauftragt. 300 Menschen haben mitgearbeitet.",
    "2. Was wir unter Integration verstehen\nIntegration ist ein Prozess, der alle Menschen im Kreis betrifft. Gelungen ist er, "
    "wenn alle gleichberechtigt am Leben teilhaben können.",
)
_CLOSING = "Umsetzung und Monitoring\nDer Steuerungskreis wacht über die Umsetzung. Er berichtet dem Kreistag alle zwei Jahre."
_CHAPTERS = [_LONG_CHAPTER.format(number=number, name=name) for number, name in enumerate(_TOPICS * 3, 3)]
FORTY_PAGES = "\n---\n".join([*_OPENING, *_CHAPTERS[:35], _CLOSING])

CASES: tuple[Case, ...] = (
    LENNE.file(
        "forty pages with dot leaders", FORTY_PAGES, Role.CONCEPT, url="f/KIK.pdf", link="Zum Konzept"
    ),
    KREIS.file(
        "half a page decided by the council",
        """
Integrationspolitische Grundsätze des Landkreises Auental
(Beschluss des Kreistages vom 9. Juli 2015)
1. Integration setzt gegenseitigen Respekt und die Anerkennung des Grundgesetzes voraus.
2. Der Landkreis wendet sich gegen jede Form der Diskriminierung wegen Herkunft, Religion oder Hautfarbe.
3. Wir verstehen Integration als Aufgabe aller Fachbereiche, der Gemeinden, Schulen, Vereine und Betriebe.
4. Zugewanderte haben gleichberechtigten Zugang zu Bildung, Sport, Kultur, Arbeit, Wohnraum und Gesundheit.
5. Deutsch zu lernen ist Schlüssel und Pflicht; die Herkunftssprachen sind ein Gewinn.
6. Der Landkreis öffnet seine Verwaltung interkulturell.
7. Migrantinnen und Migranten wirken an Entscheidungen mit. Das Ehrenamt wird gefördert.
""",
        Role.CONCEPT,
        link="Integrationspolitische Grundsätze",
    ),
    WEST.file(
        "brand title, neutral file name, plan named in the subtitle only",
        """
Zuhause in Mardorf
Strategisches Rahmenkonzept für Teilhabe in der Migrationsgesellschaft
Kreis Mardorf, Kommunales Integrationszentrum
---
Liebe Mardorferinnen und Mardorfer,
unser Kreis ist ein Einwanderungskreis. Bergleute kamen aus Schlesien und Anatolien, Pflegekräfte aus Korea, heute
kommen Familien aus Syrien, der Ukraine und aus Rumänien. Mit dem Rahmenkonzept beschreiben wir, wohin wir wollen.
Ihr Landrat
---
Unsere Leitsätze
Teilhabe heißt, dass alle mitbestimmen. Wir sehen Mehrsprachigkeit als Stärke. Rassismus hat bei uns keinen Platz.
Handlungsfeld 1: Bildung
Ziel: Kein Kind ohne Abschluss. Schritte: Griffbereit-Gruppen in allen Städten, Rucksack Schule, Elterncafés.
Handlungsfeld 2: Arbeit
Ziel: Abschlüsse werden anerkannt. Schritte: Beratung im Kreishaus, Netzwerk der Betriebe mit zugewanderten Beschäftigten.
Handlungsfeld 3: Wohnen und Quartier
Ziel: Gemischte Nachbarschaften. Schritte: Mieterlotsen, Treffpunkte in den Siedlungen, Gespräche mit Vermietern.
Handlungsfeld 4: Gesundheit und Alter
Ziel: Kultursensible Pflege. Schritte: Schulungen für Pflegedienste, mehrsprachige Sprechstunden für Geflüchtete.
Handlungsfeld 5: Öffnung der Verwaltung
Ziel: Eine Belegschaft so vielfältig wie der Kreis. Schritte: anonyme Bewerbungen, interkulturelle Trainings.
---
So geht es weiter
Ein Beirat aus Migrantenorganisationen, Städten und Verbänden begleitet die Umsetzung. Im Jahr 2027 werten wir aus, was
erreicht wurde, und schreiben das Rahmenkonzept fort.
""",
        Role.CONCEPT,
        url="medien/Zuhause_in_Mardorf_web_2024.pdf",
        link="Broschüre (PDF)",
    ),
    KREIS.file(
        "table of measures throughout",
        """
Landkreis Auental
Aktionsplan Integration 2021 bis 2025
---
Nr. Handlungsfeld Ziel Maßnahme zuständig Frist Kosten
1 Sprache Kurse in allen Gemeinden VHS-Sprachtreffs FD 33 12/2021 40.000
2 Sprache Dolmetschen sichern Sprachmittlerpool KoMiT 06/2022 25.000
3 Bildung Eltern erreichen Elternlotsen Schulamt 08/2022 18.000
4 Bildung Übergang begleiten Mentoring Geflüchtete BBS 09/2023 12.500
5 Arbeit Anerkennung beschleunigen Lotsenstelle Jobcenter 01/2022 60.000
6 Arbeit Frauen fördern Kurs für Migrantinnen Koordinierungsstelle 03/2023 22.000
7 Wohnen Umzug erleichtern Wohnführerschein FD 50 05/2022 9.000
8 Gesundheit Zugang verbessern Gesundheitslotsen Gesundheitsamt 11/2022 15.000
9 Ehrenamt Anerkennung Fonds für Migrantenorganisationen KoMiT laufend 20.000
10 Verwaltung Öffnung interkulturelle Schulungen Personalamt laufend 10.000
11 Zusammenhalt Begegnung Interkulturelle Wochen KoMiT jährlich 8.000
---
Erläuterung
Der Kreistag hat den Aktionsplan am 22. März 2021 beschlossen. Die Zuständigkeiten sind mit den Fachdiensten und den
Gemeinden abgestimmt. Über den Stand wird einmal im Jahr im Ausschuss für Soziales berichtet; Indikatoren folgen.
""",
        Role.CONCEPT,
        url="dokumente/aktionsplan_integration.pdf",
    ),
    KREIS.file(
        "ocr of an old scan",
        """
LANDKREIS  AUENTAL
lntegrationskonzept
des Landkre1ses Auental
Stand: Novernber 2009
---
l. Vorbernerkung
ln den vergangenen Jahrzehnten ist der Landkreis Auental durch Zuwan-
derung geprägt worden. Aussiedler, Auslän-
der und Flüchtlinge leben hier zurn Teil seit lan-
gem. Die lntegration ist eine Aufgabe der ge-
sarnten Gesellschaft. Das lntegrations-
konzept dient der Verwaltung und den Trä-
gern als Grundlage ihres Handelns.
---
2. Handlungsfelder
2.1 Sprachförderung
Ziel ist es, dass Migrantinnen und Migranten mög-
lichst früh Deutsch lernen. Maßnahmen: Integrations-
kurse, Mütterkurse, Sprachförderung irn Kindergarten.
2.2 Schule und Ausbildung
Ziel ist der gleichberechtigte Zugang zur Bildung. Maßnahmen: Haus-
aufgabenhilfe, Elternarbeit, Berufsorientierung.
2.3 Arbeit
Maßnahmen: Beratung durch die Arbeitsgemeinschaft, Existenz-
gründung von Migranten.
2.4 Wohnen
Die Belegung von Wohnungen soll ausgewogen sein.
2.5 Sport und Vereine
Sportvereine öffnen sich für Zuwanderer.
---
3. Umsetzung
Der Arbeitskreis lntegration begleitet die Umsetzung. Eine Fort-
schreibung ist nach drei Jahren vorgesehen.
""",
        Role.CONCEPT,
        url="pdf/scan0012.pdf",
        link="Download",
    ),
    SOUTH.file(
        "konzeption adopted in a council paper's attachment",
        """
Anlage 1 zur Sitzungsvorlage KT 18/2021
Integrationskonzeption
des Landkreises Oberried
Zweite, überarbeitete Auflage, Oktober 2021
---
Vorwort des Landrats
Unser Landkreis wächst durch Zuzug. Die Konzeption von 2014 wurde mit Helferkreisen, Gemeinden und Fachstellen
überarbeitet. Sie richtet sich an Zugewanderte mit Bleibeperspektive ebenso wie an die Menschen, die schon hier leben.
---
Handlungsfeld Sprache und Bildung
Ausgangslage: 38 Integrationskurse im Jahr. Ziele: kürzere Wartezeiten, Alphabetisierung. Maßnahmen: Kursportal, Lernpaten.
Handlungsfeld Arbeit
Ausgangslage: viele Helfertätigkeiten. Ziele: Ausbildung junger Geflüchteter. Maßnahmen: Ausbildungsakquisiteure.
Handlungsfeld Wohnen
Ausgangslage: Fehlbeleger in Unterkünften. Ziele: Auszug. Maßnahmen: Wohnraumakquise mit den Bürgermeistern der Gemeinden.
Handlungsfeld Ehrenamt
Ausgangslage: 29 Helferkreise. Ziele: Entlastung. Maßnahmen: Koordination und Schulung von Ehrenamtlichen im Landratsamt.
""",
        Role.UPDATE,
        url="ris/getfile.php?id=8812&type=do",
        link="Anlage 1",
        heading="TOP 5: Integration",
    ),
    CITY.file(
        "a city's plan in prose, no headings",
        """
Hohenwerda – Stadt für alle
Plan für Zuwanderung und Integration der Stadt Hohenwerda
---
Als der Stadtrat im Herbst 2016 über die Aufnahme der Geflüchteten stritt, war eines unbestritten: Die Stadt braucht einen
Plan. Er soll nicht nur die Unterbringung regeln, sondern sagen, wie aus Ankommenden Nachbarn werden. Dieser Plan liegt
nun vor. Er nimmt die Verwaltung in die Pflicht, wendet sich aber an alle. Wir wollen, dass Zugewanderte die Sprache
lernen, Arbeit finden, ihre Kinder gern in unsere Schulen schicken und sich einmischen. Dafür verstärken wir die
Sprachkurse am Abend, richten in jedem Stadtteil eine Begegnungsstätte ein, helfen bei der Anerkennung von Abschlüssen und
stellen zwei Migrationsberaterinnen ein. Die Ausländerbehörde wird zur Willkommensbehörde. Sportvereine erhalten
Zuschüsse, wenn sie Migrantinnen aufnehmen. Die Volkshochschule schult Lehrkräfte. Das Gesundheitsamt sorgt für
Übersetzungen in Arztpraxen. Wer ausgegrenzt wird, findet Hilfe bei der Antidiskriminierungsstelle.
---
Die Ziele werden jedes Jahr überprüft. Verantwortlich ist die Beauftragte für Migration; sie berichtet dem Stadtrat. Der
Plan wird nach fünf Jahren fortgeschrieben. Zugewanderte und Einheimische wirken im Beirat an der Umsetzung mit. Die
Maßnahmen kosten 480.000 Euro im Jahr. Der Oberbürgermeister dankt allen, die mitgearbeitet haben.
""",
        Role.CONCEPT,
        url="verwaltung/plan-zuwanderung.pdf",
    ),
    KREIS.file(
        "two parts, this is part two",
        """
Integrationskonzept Landkreis Auental
Teil 2: Handlungsfelder und Maßnahmen
Dezember 2017
---
Einleitung
Teil 1 des Integrationskonzeptes (Leitlinien und Bestandsaufnahme) wurde vom Kreistag am 12. Juni 2017 beschlossen. Der
vorliegende Teil 2 benennt Handlungsfelder, Ziele und Maßnahmen.
Handlungsfeld 1 Sprache
Ziel: Zugewanderte erreichen das Niveau B1. Maßnahme: Abendkurse. Verantwortlich: VHS
Handlungsfeld 2 Bildung
Ziel: Seiteneinsteiger kommen in Regelklassen. Maßnahme: Bildungskoordination. Verantwortlich: Schulamt
Handlungsfeld 3 Arbeit
Ziel: Geflüchtete arbeiten als Fachkräfte. Maßnahme: Praktika. Verantwortlich: Jobcenter
Handlungsfeld 4 Wohnen
Ziel: dezentrale Wohnungen. Maßnahme: Wohnungsbörse. Verantwortlich: Sozialamt
Handlungsfeld 5 Zusammenleben
Ziel: Begegnung von Einheimischen und Migranten. Maßnahme: Nachbarschaftsfeste. Verantwortlich: Gemeinden
""",
        Role.CONCEPT,
        url="files/IK_Teil2.pdf",
        link="Teil 2",
        heading="Integrationskonzept",
    ),
    KREIS.file(
        "a Kreis paper that names its towns on every page",
        """
Konzept zur Integration von Zugewanderten
Landkreis Auental
erarbeitet mit den Städten Bergfelde, Hausen und Neumark und den Gemeinden des Landkreises
---
Die Stadt Bergfelde hat mit 14 Prozent den höchsten Ausländeranteil, die Stadt Hausen folgt mit 11 Prozent. In Bergfelde
berät der Bürgermeister gemeinsam mit dem Stadtrat über ein Begegnungshaus. Die Stadtverwaltung Hausen beschäftigt zwei
Integrationslotsinnen. Die Bürgermeister der Samtgemeinden unterstützen die Helferkreise. Der Landkreis koordiniert.
---
Handlungsfeld Sprache
Ziel: Kurse in allen Städten. Maßnahme: Außenstellen der Kreisvolkshochschule in Bergfelde und Neumark.
Handlungsfeld Wohnen
Ziel: Migranten finden Wohnungen. Maßnahme: Absprachen mit der Stadt Hausen und der Wohnungsgesellschaft Bergfelde.
Handlungsfeld Arbeit
Ziel: Zugewanderte als Fachkräfte. Maßnahme: Jobmessen des Landkreises im Wechsel der Städte.
Handlungsfeld Gesundheit
Ziel: Orientierung. Maßnahme: Lotsen des Kreisgesundheitsamtes in den Rathäusern.
---
Der Kreistag überprüft die Umsetzung. Die Bürgermeisterinnen und Bürgermeister tragen das Konzept mit; die Stadträte von
Bergfelde und Hausen haben zugestimmt. Der Landrat dankt.
""",
        Role.CONCEPT,
        link="Konzept (PDF)",
    ),
    PORT.file(
        "a Hansestadt and its Kreis together",
        """
Gemeinsam ankommen
Migrationskonzept der Hansestadt Stralwiek und des Landkreises Vorderküste
Fassung 2020
---
Hansestadt und Landkreis haben beschlossen, Migration gemeinsam zu gestalten. Bürgerschaft und Kreistag haben dem
Migrationskonzept zugestimmt. Handlungsfelder sind Sprache, Arbeit, Wohnen, Gesundheit und Teilhabe.
Sprache
Ziel ist ein abgestimmtes Kursangebot für Zugewanderte. Maßnahme: gemeinsame Kursdatenbank.
Arbeit
Ziel ist die Anerkennung ausländischer Abschlüsse. Maßnahme: Welcome Center.
Wohnen
Ziel ist die dezentrale Unterbringung Geflüchteter. Maßnahme: Verteilungsschlüssel.
Gesundheit
Ziel ist der Zugang zu Praxen. Maßnahme: Sprachmittlung für Migrantinnen und Migranten.
""",
        Role.CONCEPT,
        Level.JOINT,
        link="Migrationskonzept",
    ),
    WEST.file(
        "edition told by an ordinal",
        """
2. Kommunaler Integrationsplan
des Kreises Mardorf
2023
---
Vorbemerkung
Der zweite Integrationsplan knüpft an den ersten aus dem Jahr 2016 an. Kapitel: Ankommen, Sprache, Bildung, Arbeit, Wohnen.
Zugewanderte wurden befragt. Der Kreistag hat den Plan zur Kenntnis genommen.
Sprache
Ziel: Sprachkurse ohne Wartezeit. Maßnahme: Kursnetz für Migrantinnen. Indikator: Wartezeit in Wochen.
Bildung
Ziel: mehr Abschlüsse. Maßnahme: Bildungspaten für Kinder mit Migrationsgeschichte. Indikator: Quote.
Arbeit
Ziel: bessere Vermittlung. Maßnahme: Kompetenzfeststellung Geflüchteter. Indikator: Zahl der Verträge.
""",
        Role.UPDATE,
    ),
    KREIS.file(
        "contents lost, line breaks lost",
        "Landkreis Auental Leitbild Migration und Teilhabe Verabschiedet im Kreistag 2018 --- Das Leitbild beschreibt, wie Menschen "
        "verschiedener Herkunft im Landkreis zusammenleben wollen. 1. Sprache Wir fördern den Erwerb der deutschen Sprache für "
        "alle Zugewanderten. 2. Bildung Wir sorgen für gleiche Chancen von Kindern mit Migrationshintergrund. 3. Arbeit Wir öffnen "
        "den Arbeitsmarkt für Geflüchtete. 4. Wohnen Wir vermeiden Ausgrenzung. 5. Politische Teilhabe Wir stärken den Beirat der "
        "Migrantinnen und Migranten. Umsetzung: Die Verwaltung entwickelt Maßnahmen und berichtet über die Fortschreibung. "
        "Verantwortlich ist die Koordinierungsstelle. Ziele werden überprüft, Maßnahmen angepasst, Einheimische einbezogen.",
        Role.CONCEPT,
        link="Leitbild",
    ),
    KREIS.file(
        "a scan with nothing but its link",
        "",
        Role.CONCEPT,
        url="fileadmin/integration/Integrationskonzept_LK_Auental_2012.pdf",
        link="Integrationskonzept des Landkreises Auental (2012)",
    ),
    SOUTH.file(
        "integration and inclusion in one paper on migration",
        """
Integrations- und Inklusionskonzept
für den Landkreis Oberried
---
Teil A: Integration von Menschen mit Migrationshintergrund
Handlungsfeld Sprache: Ziel ist ein Kurs für jede zugewanderte Person. Maßnahme: Kursbus für Migrantinnen.
Handlungsfeld Arbeit: Ziel ist die Beschäftigung Geflüchteter. Maßnahme: Praktikumsbörse für Zugewanderte.
Handlungsfeld Wohnen: Ziel ist die dezentrale Wohnung. Maßnahme: Beratung ausländischer Familien.
Handlungsfeld Ehrenamt: Ziel ist die Stärkung der Helferkreise für Asylsuchende. Maßnahme: Koordination.
Die Zuwanderung aus der Europäischen Union und die Aufnahme von Flüchtlingen haben den Landkreis verändert. Einwanderung
ist der Normalfall. Der Integrationsbeirat hat die Leitlinien mit Migrantenvereinen entwickelt.
---
Teil B: Inklusion
Menschen mit Behinderung sollen selbstbestimmt leben. Barrierefreie Haltestellen werden ausgebaut.
""",
        Role.CONCEPT,
        link="Konzept zum Download",
    ),
    CITY.file(
        "english title on a German paper",
        """
Welcome to Hohenwerda!
Integrationsstrategie der Stadt Hohenwerda
Unsere Ziele bis 2030
---
Die Strategie beschreibt, wie Einwanderung die Stadt bereichert. Handlungsfelder: Willkommen, Sprache, Arbeit, Zusammenleben.
Ziel 1: Zugewanderte fühlen sich willkommen. Maßnahme: Welcome Center in der Ausländerbehörde.
Ziel 2: Deutsch für alle. Maßnahme: Kurse für Migrantinnen mit Kindern.
Ziel 3: Gute Arbeit. Maßnahme: Anerkennungsberatung für Geflüchtete, Mentoring.
Ziel 4: Zusammenhalt. Maßnahme: Fonds für Migrantenorganisationen.
Verantwortlich: Stabsstelle Migration. Monitoring: jährlich im Stadtrat.
""",
        Role.CONCEPT,
        title="Welcome Strategy 2030 final",
    ),
    KREIS.file(
        "concept with an evaluation of the first one as a chapter",
        """
Integrationskonzept des Landkreises Auental
Neufassung 2022
mit Evaluation der Maßnahmen 2016 bis 2021
---
Kapitel 1 Evaluation
Von 51 Maßnahmen wurden 33 umgesetzt. Die Zahl der Zugewanderten verdoppelte sich.
Kapitel 2 Leitbild
Integration verlangt gleiche Rechte und Pflichten.
Kapitel 3 Handlungsfelder
3.1 Sprache
Ziel: B2 für Migranten. Maßnahme: Sprachcoaches im Betrieb.
3.2 Arbeit
Ziel: weniger Helferstellen. Maßnahme: Teilqualifikationen für Geflüchtete.
3.3 Wohnen
Ziel: kein Leerstand. Maßnahme: Belegungsrechte.
3.4 Gesundheit
Ziel: Prävention für zugewanderte Frauen. Maßnahme: mobile Sprechstunde.
Kapitel 4 Umsetzung
Die Zuständigkeiten liegen bei den Fachdiensten.
""",
        Role.UPDATE,
    ),
    KREIS.file(
        "master's thesis that became the concept",
        """
Landratsamt Auental
Integrationskonzept für den Landkreis Auental
auf der Grundlage einer Masterarbeit an der Hochschule Weser
---
Die Autorin hat 24 Fachleute befragt. Der Kreisausschuss hat das Konzept am 3. Mai 2016 als Arbeitsgrundlage beschlossen.
Handlungsfelder und Ziele
1. Sprache: Ziel sind Kurse für Flüchtlinge. Maßnahme: Kinderbetreuung.
2. Arbeit: Ziel ist die Vermittlung von Asylberechtigten. Maßnahme: Arbeitgeberservice.
3. Wohnen: Ziel ist die Betreuung von Zuwanderern nach dem Auszug. Maßnahme: Umzugsmappe.
4. Begegnung: Ziel sind Kontakte von Migranten und Einheimischen. Maßnahme: Patenschaften.
""",
        Role.CONCEPT,
        link="Integrationskonzept",
    ),
)
