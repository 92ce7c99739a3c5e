"""Web pages: papers as pages, pages that present one, and pages that merely touch one."""

from __future__ import annotations

from storage.values import Level, Role
from tests.crawler.recognise.cases import CITY, KREIS, PORT, SOUTH, WEST, Case

NEWS, NONE = Role.NEWS, Role.NONE
PAPER = (
    ("https://www.landkreis-auental.de/files/ik.pdf", "Integrationskonzept des Landkreises (PDF, 3 MB)"),
)
MANY_FILES = (
    ("https://www.kreis-mardorf.de/d/1.pdf", "Sozialbericht 2021"),
    ("https://www.kreis-mardorf.de/d/2.pdf", "Pflegebedarfsplan"),
    ("https://www.kreis-mardorf.de/d/3.pdf", "Integrationskonzept"),
    ("https://www.kreis-mardorf.de/d/4.pdf", "Aktionsplan Inklusion"),
    ("https://www.kreis-mardorf.de/d/5.pdf", "Jugendhilfeplan"),
    ("https://www.kreis-mardorf.de/d/6.pdf", "Seniorenwegweiser"),
    ("https://www.kreis-mardorf.de/d/7.pdf", "Kindertagesstättenbedarfsplan"),
    ("https://www.kreis-mardorf.de/d/8.pdf", "Wohngeldbroschüre"),
    ("https://www.kreis-mardorf.de/d/9.pdf", "Gleichstellungsplan"),
    ("https://www.kreis-mardorf.de/d/10.pdf", "Sportstättenatlas"),
)
_SECTION = """
# {title}
{text} Dabei arbeiten Verwaltung, Schulen, Vereine, Betriebe und Migrantenorganisationen zusammen. Wir achten darauf, dass
Angebote auch am Abend und mit Kinderbetreuung stattfinden und dass sie ohne Behördendeutsch beschrieben sind.
Unser Ziel: {goal}
Maßnahme: {first}
Maßnahme: {second}
"""
LONG_GUIDELINES = "\n".join(
    [
        "# Gemeinsam in Stralwiek – Leitlinien der Hansestadt für eine Stadt der Vielfalt",
        "Beschlossen von der Bürgerschaft am 6. Juni 2018. Diese Leitlinien gelten für die ganze Verwaltung.",
        "# Vorbemerkung",
        "Stralwiek lebt vom Hafen und vom Kommen und Gehen. Zugewanderte haben die Stadt geprägt: Fischer, Flüchtlinge nach dem "
        "Krieg, Vertragsarbeiter aus Vietnam, heute Menschen aus Syrien und der Ukraine. Die Leitlinien beschreiben, wie wir "
        "zusammenleben wollen. Sie ersetzen kein Gesetz und kein Gespräch, aber sie geben beidem eine Richtung. In neun "
        "Sitzungen haben der Migrantenrat, die Fraktionen und die Ämter um Worte gerungen.",
    ]
    + [
        _SECTION.format(title=title, text=text, goal=goal, first=first, second=second)
        for title, text, goal, first, second in (
            ("Deutsch lernen, Sprachen pflegen", "Sprache ist der Schlüssel zu fast allem, was in unserer Stadt geschieht.", "Niemand wartet länger als drei Monate auf einen Kurs.", "Kurse im Stadtteil", "Bücher in vielen Sprachen"),
            ("Lernen von klein auf", "Kitas und Schulen nehmen Kinder aus Familien mit Migrationsgeschichte mit offenen Armen auf.", "Herkunft entscheidet nicht über den Abschluss.", "Sprachförderung in jeder Kita", "Elternlotsen"),
            ("Arbeit und Ausbildung", "Wer arbeitet, gehört dazu; wer zugewandert ist, bringt oft mehr mit, als Zeugnisse zeigen.", "Abschlüsse werden schnell anerkannt.", "Beratung im Rathaus", "Patenschaften der Betriebe"),
            ("Gut wohnen", "In der Altstadt ist es eng, am Stadtrand einsam: Geflüchtete sollen überall wohnen können.", "Kein Viertel wird abgehängt.", "Belegungsrechte", "Treffpunkte"),
            ("Gesund bleiben", "Der Weg zur Praxis ist für viele Migrantinnen weit, auch wenn er nur zwei Straßen lang ist.", "Alle verstehen, was ihnen guttut.", "Sprachmittlung in Praxen", "Lotsinnen"),
            ("Mitbestimmen", "Demokratie lebt von denen, die mitreden; auch Ausländerinnen und Ausländer sind Bürger der Stadt.", "Der Migrantenrat wird gehört.", "Rederecht in Ausschüssen", "Wahlinformation"),
        )
    ]
    + ["# Wie es weitergeht", "Die Umsetzung wird alle zwei Jahre überprüft und die Leitlinien werden fortgeschrieben."]
)  # fmt: skip

CASES: tuple[Case, ...] = (
    PORT.page(
        "guidelines as one long page with a brand",
        LONG_GUIDELINES,
        Role.CONCEPT,
        url="node/4711",
        link="Leitlinien",
    ),
    PORT.page(
        "the same page when it also offers itself as a file",
        LONG_GUIDELINES,
        Role.CONCEPT,
        files=(("https://www.stralwiek.de/leitlinien.pdf", "Leitlinien als PDF"),),
        url="leben/leitlinien",
        link="Leitlinien",
    ),
    KREIS.page(
        "goals listed one by one, no file",
        "# Integrationskonzept\nDas Integrationskonzept des Landkreises Auental gilt seit 2020.\n"
        + "\n".join(
            f"# Handlungsfeld {name}\n"
            + (
                "Wir wollen, dass Zugewanderte und Einheimische die gleichen Möglichkeiten haben. Dazu arbeiten Landkreis und Gemeinden "
                "eng zusammen und stimmen ihre Angebote für Migrantinnen und Migranten miteinander ab. Ehrenamtliche werden geschult. "
            )
            + "\nZiel: Bessere Zugänge schaffen\nMaßnahme: Beratung vor Ort\nMaßnahme: Netzwerk der Fachkräfte\nZuständig: Fachdienst Migration"
            for name in (
                "Sprache",
                "Bildung",
                "Arbeit",
                "Wohnen",
                "Gesundheit",
                "Ehrenamt",
                "Kultur und Sport",
            )
        ),
        Role.CONCEPT,
        url="leben/integrationskonzept",
    ),
    KREIS.page(
        "principles on a short page of their own",
        """
# Integrationspolitische Grundsätze des Landkreises
Als Richtschnur hat sich der Landkreis diese Grundsätze gegeben. Der Kreistag hat sie am 9. Juli 2015 beschlossen.
# Die Grundsätze im Wortlaut
1. Integration setzt Respekt und die Anerkennung des Grundgesetzes voraus.
2. Wir wenden uns gegen jede Form der Diskriminierung.
3. Integration ist Aufgabe aller Fachbereiche.
4. Zugewanderte haben gleichen Zugang zu Bildung, Arbeit, Wohnraum und Gesundheit.
5. Deutsch zu lernen ist Schlüssel und Pflicht.
""",
        NEWS,
        url="soziales/migration/grundsaetze",
    ),
    KREIS.page(
        "landing page with questions and answers",
        """
# Integrationskonzept des Landkreises Auental
Wie kann Integration im Landkreis gelingen? Diese Frage beantwortet der Landkreis mit einem Integrationskonzept.
# Wie ist das Konzept entstanden?
Den Anstoß gab ein Bericht im Sozialausschuss. Eine Kerngruppe der Kreisverwaltung arbeitete mit einem Beratungsbüro.
# Wie wird es umgesetzt?
Ein Monitoring bildet die Grundlage. Der Kreistag hat Mittel bereitgestellt.
Link zum Text des Integrationskonzeptes
""",
        NEWS,
        files=PAPER,
        url="leben/integrationskonzept",
    ),
    KREIS.page(
        "landing page of a few words with the file",
        """
# Grundlagen unserer Arbeit
Der Kreistag hat das Papier am 8. Oktober 2018 beschlossen. Die Verwaltung berichtet alle zwei Jahre.
Integrationskonzept des Landkreises (PDF, 3 MB)
""",
        NEWS,
        files=PAPER,
        url="koordinierungsstelle/grundlagen",
        parent="Koordinierungsstelle Migration und Teilhabe",
    ),
    KREIS.page(
        "topic page with services and one sentence on the concept",
        """
# Migration und Integration
Die Koordinierungsstelle berät Zugewanderte, Ehrenamtliche und Gemeinden. Sie vermittelt Sprachmittler und fördert Projekte.
# Beratung
Termine vereinbaren Sie telefonisch. Die Migrationsberatung der Verbände ist kostenlos.
# Sprachkurse
Die Volkshochschule bietet Integrationskurse in vier Orten an.
# Ehrenamt
Für Helferkreise gibt es Schulungen und Auslagenersatz.
# Konzept
Derzeit wird ein Integrationskonzept für den Landkreis erarbeitet.
""",
        NONE,
        None,
        url="soziales/migration",
    ),
    SOUTH.page(
        "press item on the adoption, paper named once",
        """
# Kreistag stellt Weichen für das Miteinander
12.07.2022
Mit großer Mehrheit hat der Kreistag am Montag das Integrationskonzept des Landkreises verabschiedet. Es nennt acht Handlungsfelder und
61 Maßnahmen. „Das Papier ist kein Schlusspunkt“, sagte Landrat Alois Huber. Zwei Jahre lang hatten Fachleute daran gearbeitet. Das
Konzept ist auf der Seite des Landratsamtes zu finden.
""",
        NEWS,
        url="aktuelles/weichen-gestellt",
    ),
    SOUTH.page(
        "press item on something else that ends with the concept",
        """
# Sprachpaten gesucht
05.03.2021
Das Landratsamt sucht Ehrenamtliche, die mit Geflüchteten Deutsch üben. Die Treffen dauern eine Stunde in der Woche. Vorkenntnisse sind
nicht nötig. Eine Schulung wird angeboten. Die Fahrtkosten werden erstattet. Interessierte melden sich bei der Freiwilligenagentur.
Das Projekt ist eine Maßnahme des Integrationskonzepts.
""",
        NONE,
        None,
        url="aktuelles/sprachpaten",
    ),
    SOUTH.page(
        "archive of press items",
        """
# Pressemitteilungen 2022
# Kreistag verabschiedet Integrationskonzept
12.07.2022: Mit großer Mehrheit hat der Kreistag am Montag das Integrationskonzept des Landkreises verabschiedet … mehr
# Neue Rettungswache eingeweiht
08.07.2022: In Oberried steht nun die modernste Rettungswache des Landkreises … mehr
# Borkenkäfer breitet sich aus
01.07.2022: Das Amt für Landwirtschaft bittet Waldbesitzer um Kontrolle … mehr
""",
        NONE,
        None,
        url="aktuelles/pressemitteilungen/2022",
    ),
    KREIS.page(
        "archive with a single entry",
        """
# Meldungen
# Integrationskonzept beschlossen
18.05.2022
Der Kreistag hat das Integrationskonzept beschlossen …
""",
        NONE,
        None,
        url="aktuelles/meldungen",
    ),
    KREIS.page(
        "start page with a teaser",
        """
# Willkommen im Landkreis Auental
# Aktuelles
Landkreis stellt Integrationskonzept vor: Nach zwei Jahren Arbeit liegt das Integrationskonzept nun vor. Mehr erfahren
Kfz-Zulassung: Termine online buchen
# Veranstaltungen
Kreismusikfest am Sonntag
# Service
Abfallkalender, Formulare, Stellenangebote
""",
        NONE,
        None,
        url="",
    ),
    WEST.page(
        "shelf of all papers of the social department",
        """
# Veröffentlichungen
Hier finden Sie Berichte und Pläne des Dezernats für Soziales.
Sozialbericht 2021
Pflegebedarfsplan
Integrationskonzept
Aktionsplan Inklusion
Jugendhilfeplan
Seniorenwegweiser
""",
        NONE,
        None,
        files=MANY_FILES,
        url="soziales/veroeffentlichungen",
    ),
    KREIS.page(
        "shelf of others' papers",
        """
# Grundlagen
Orientierung geben uns die Papiere des Landes und der Stadt Bergfelde:
Integrationskonzept Niedersachsen
Integrationskonzept der Stadt Bergfelde
""",
        NONE,
        None,
        files=(
            ("https://www.landkreis-auental.de/d/land.pdf", "Integrationskonzept Niedersachsen"),
            ("https://www.landkreis-auental.de/d/stadt.pdf", "Integrationskonzept der Stadt Bergfelde"),
        ),
        url="themen/zuwanderung-integration/grundlagen",
    ),
    CITY.page(
        "office that names the concept among its duties",
        """
# Beauftragte für Migration und Integration
Die Beauftragte ist Ansprechpartnerin für Zugewanderte. Zu ihren Aufgaben gehören die Beratung der Verwaltung, die Geschäftsführung des
Migrationsbeirates, die Fortschreibung des Integrationskonzeptes, die Vernetzung der Träger und die Öffentlichkeitsarbeit.
Sprechzeiten: dienstags 14 bis 18 Uhr
""",
        NONE,
        None,
        url="verwaltung/beauftragte/migration",
    ),
    WEST.page(
        "integration centre whose work rests on the concept, which it links",
        """
# Kommunales Integrationszentrum
Das Kommunale Integrationszentrum unterstützt Städte, Schulen und Vereine. Grundlage unserer Arbeit ist das Integrationskonzept, das der
Kreistag am 12. Dezember 2019 beschlossen hat. Das Integrationskonzept können Sie hier herunterladen.
""",
        NEWS,
        files=(("https://www.kreis-mardorf.de/ki/konzept.pdf", "Integrationskonzept Kreis Mardorf"),),
        url="ki",
    ),
    KREIS.page(
        "event page on the making",
        """
# Reden Sie mit: Workshop zum neuen Integrationskonzept
Der Landkreis schreibt sein Integrationskonzept fort. In drei Workshops können Einwohnerinnen und Einwohner mitreden. Der erste Workshop
findet am 3. Mai statt. Die Ergebnisse fließen in das Integrationskonzept ein. Anmeldung bis 20. April.
""",
        NEWS,
        url="veranstaltungen/workshop-integrationskonzept",
    ),
    KREIS.page(
        "town's concept reported by the Kreis",
        """
# Bergfelde hat ein Integrationskonzept
Die Stadt Bergfelde hat als erste Stadt im Landkreis ein Integrationskonzept. Der Stadtrat hat das Integrationskonzept der Stadt Bergfelde
einstimmig beschlossen. Bürgermeisterin Anna Lohse freut sich.
""",
        NEWS,
        Level.TOWN,
        url="aktuelles/bergfelde",
    ),
    CITY.page(
        "council item in a council system",
        """
# Vorlage - VI-DS-04711
Betreff: Integrationskonzept der Stadt Hohenwerda, Fortschreibung
Status: öffentlich  Vorlage-Art: Beschlussvorlage
Beratungsfolge: Stadtrat 12.12.2019 ungeändert beschlossen
Beschlussvorschlag: Der Stadtrat beschließt die Fortschreibung des Integrationskonzeptes.
""",
        Role.COUNCIL_PAPER,
        url="bi/vo020.asp?VOLFDNR=1002",
    ),
    CITY.page(
        "agenda with the concept as one of many items",
        """
# Sitzung des Stadtrates am 12.12.2019
Tagesordnung
1 Eröffnung
2 Fragestunde
3 Haushaltssatzung 2020
4 Bebauungsplan Nr. 44
5 Integrationskonzept der Stadt Hohenwerda, Fortschreibung
6 Satzung über Straßenreinigung
7 Verkauf eines Grundstücks
8 Feuerwehrbedarfsplan
9 Jahresabschluss der Stadtwerke
10 Anfragen
""",
        NONE,
        None,
        url="bi/to010.asp?SILFDNR=88",
    ),
    KREIS.page(
        "english topic page that mentions the concept and offers it",
        """
# Integration in the district of Auental
The district council adopted the integration concept in 2018. The integration concept describes how people from many countries and
long-time residents live together in the district. The paper is available in German only. If you have questions about it, please write
to the office for migration. The staff of the office will be happy to help you and to explain the aims of the district to you.
""",
        NONE,
        None,
        url="en/integration",
        files=PAPER,
    ),
    KREIS.page(
        "refugee aid page",
        """
# Flüchtlingshilfe
Viele Menschen möchten helfen. Sachspenden nehmen die Kleiderkammern an. Die Integration der Geflüchteten gelingt nur gemeinsam. Das
Konzept des Landkreises zur Unterbringung sieht dezentrale Wohnungen vor. Vermieter melden sich beim Sozialamt.
""",
        NONE,
        None,
        url="soziales/fluechtlingshilfe",
    ),
    KREIS.page(
        "search result list",
        """
# Suchergebnisse
Ihre Suche nach „Integrationskonzept“ ergab 14 Treffer
Integrationskonzept des Landkreises Auental beschlossen
Das Integrationskonzept wurde am 8. Oktober 2018 vom Kreistag beschlossen …
Sozialausschuss berät über Integrationskonzept
Der Ausschuss hat über den Entwurf des Integrationskonzeptes beraten …
Integrationskonferenz
Auf der Konferenz wurde das Integrationskonzept vorgestellt …
""",
        NONE,
        None,
        url="suche?q=integrationskonzept",
    ),
    SOUTH.page(
        "report presented",
        """
# Landkreis veröffentlicht ersten Integrationsbericht
Der Integrationsbericht zeigt, was die Kommunen und viele Akteure für zugewanderte Menschen leisten. Landrat Huber nahm den Bericht
entgegen. Der Bericht enthält Zahlen zu Sprache, Arbeit und Wohnen.
""",
        NONE,
        None,
        url="aktuelles/bericht",
    ),
)
