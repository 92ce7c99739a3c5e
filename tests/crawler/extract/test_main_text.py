"""Noise in many makes of markup must not change the text of a page, and real text must stay in it."""

from __future__ import annotations

import re

import pytest

from crawler.extract.blocks import Block, Kind
from crawler.extract.html import parsed
from crawler.extract.main_text import main_text, telling

PAGE = (
    "<!DOCTYPE html><html lang=de><head><title>Integrationskonzept | Landkreis X</title></head><body>"
    "<div id=kopf>Kopf</div><{root}><h1>Integrationskonzept</h1><p>Der Kreistag hat das Konzept am 3. April 2023 "
    "beschlossen und die Verwaltung mit der Umsetzung beauftragt.</p><h2>Ziele</h2><ul><li>Sprache fördern</li>"
    "<li>Teilhabe stärken</li></ul>{inside}<p>Das Konzept gilt für alle Städte und Gemeinden des Landkreises bis zum "
    "Jahr 2030.</p><p><a href='/k.pdf'>Integrationskonzept (PDF, 2 MB)</a></p>{below}</{end}><div id=fuss>Fuß</div>"
    "</body></html>"
)
TEXT = [
    "Integrationskonzept",
    "Der Kreistag hat das Konzept am 3. April 2023 beschlossen und die Verwaltung mit der Umsetzung beauftragt.",
    "Ziele",
    "Sprache fördern",
    "Teilhabe stärken",
    "Das Konzept gilt für alle Städte und Gemeinden des Landkreises bis zum Jahr 2030.",
    "Integrationskonzept (PDF)",
]
ROOTS = ["main", "div id=content", "div"]

# What two fetches of one page may differ in.
NOISE = [
    ("<p>Stand: 24.11.2026 10:31 Uhr</p>", "<p>Stand: 25.11.2026 08:00 Uhr</p>"),
    ("<p>Stand 24.11.2026</p>", "<p>Stand 25.11.2026</p>"),
    (
        "<div>Letzte Änderung am 24.11.2026, 10:31:22</div>",
        "<div>Letzte Änderung am 25.11.2026, 10:31:25</div>",
    ),
    (
        "<p><em>Inhalt zuletzt aktualisiert am: Di., 24. November 2026</em></p>",
        "<p><em>Inhalt zuletzt aktualisiert am: Mi., 25. November 2026</em></p>",
    ),
    (
        "<small>Seite aktualisiert: 24.11.2026 | Redaktion</small>",
        "<small>Seite aktualisiert: 25.11.2026 | Redaktion</small>",
    ),
    ("<p>Dienstag, 24.11.2026</p>", "<p>Mittwoch, 25.11.2026</p>"),
    ('<div id="clock">10:31:22</div>', '<div id="clock">10:31:25</div>'),
    ("<span>10:31:22</span>", "<span>10:31:25</span>"),
    ("<p>Aktuelle Uhrzeit: 10:31 Uhr</p>", "<p>Aktuelle Uhrzeit: 11:31 Uhr</p>"),
    ("<p>Seitenaufrufe: 1234</p>", "<p>Seitenaufrufe: 1235</p>"),
    ("<p>Besucherzähler: 001234</p>", "<p>Besucherzähler: 001235</p>"),
    (
        "<div>Besucher heute: 12 | Besucher gesamt: 45.678</div>",
        "<div>Besucher heute: 13 | Besucher gesamt: 45.679</div>",
    ),
    ("<p>Sie sind Besucher Nr. 4711</p>", "<p>Sie sind Besucher Nr. 4712</p>"),
    ("<p>Diese Seite wurde 4711 mal aufgerufen.</p>", "<p>Diese Seite wurde 4712 mal aufgerufen.</p>"),
    (
        "<p>Diese Seite wurde bereits 4.711-mal besucht</p>",
        "<p>Diese Seite wurde bereits 4.712-mal besucht</p>",
    ),
    ("<p>Aufrufe dieser Seite: 33</p>", "<p>Aufrufe dieser Seite: 34</p>"),
    ("<p>4711 Aufrufe</p>", "<p>4712 Aufrufe</p>"),
    (
        '<div class="visitors"><span>4711</span> Besucher seit 2010</div>',
        '<div class="visitors"><span>4712</span> Besucher seit 2010</div>',
    ),
    ("<p>Session-ID: 9f8a7b6c5d4e3f2a</p>", "<p>Session-ID: 1f8a7b6c5d4e3f2b</p>"),
    ("<p>9f8a7b6c5d4e3f2a9f8a7b6c</p>", "<p>aaaa7b6c5d4e3f2a9f8a7b11</p>"),
    ('<input type="hidden" name="csrf" value="a1">', '<input type="hidden" name="csrf" value="b1">'),
    ("<p>Temperatur: 12 °C</p>", "<p>Temperatur: 9 °C</p>"),
    (
        '<div class="wetter"><h3>Wetter in X</h3><p>heute sonnig, 12 Grad</p></div>',
        '<div class="wetter"><h3>Wetter in X</h3><p>heute bewölkt, 2 Grad</p></div>',
    ),
    (
        "<div><h3>Wetter</h3><p>sonnig bei 12 Grad und leichtem Wind aus West</p></div>",
        "<div><h3>Wetter</h3><p>Schnee bei 1 Grad</p></div>",
    ),
    (
        '<section class="teaser-list"><h2>Aus dem Landkreis</h2><article><h3><a href="/1">A eins</a></h3><p>Text eins hier.</p></article><article><h3><a href="/2">B zwei</a></h3></article></section>',
        '<section class="teaser-list"><h2>Aus dem Landkreis</h2><article><h3><a href="/3">C drei</a></h3><p>Text drei hier.</p></article><article><h3><a href="/2">B zwei</a></h3></article></section>',
    ),
    (
        '<div class="box"><h3>Neues aus dem Kreishaus</h3><ul><li><a href="/1">Eins zwei</a></li></ul></div>',
        '<div class="box"><h3>Neues aus dem Kreishaus</h3><ul><li><a href="/3">Drei vier</a></li></ul></div>',
    ),
    (
        '<h3>Aktuelles</h3><ul><li><a href="/1">Eins zwei</a></li></ul>',
        '<h3>Aktuelles</h3><ul><li><a href="/3">Drei vier</a></li></ul>',
    ),
    (
        '<div class="rotating-teaser"><a href="/1">Heute im Museum</a><p>Kommen Sie vorbei!</p></div>',
        '<div class="rotating-teaser"><a href="/2">Morgen im Theater</a><p>Karten gibt es noch.</p></div>',
    ),
    (
        '<div class="teaser"><h3>Tipp des Tages</h3><p>Besuchen Sie das Kreismuseum.</p></div>',
        '<div class="teaser"><h3>Tipp des Tages</h3><p>Der Wertstoffhof hat samstags geöffnet.</p></div>',
    ),
    ("<aside><p>Beratung: montags</p></aside>", "<aside><p>Beratung: dienstags</p></aside>"),
    (
        '<div class="infobox"><h3>Ihre Ansprechperson</h3><p>Frau A. Muster</p><p>Tel.: 0123 4567-89</p></div>',
        '<div class="infobox"><h3>Ihre Ansprechperson</h3><p>Herr B. Beispiel</p><p>Tel.: 0123 4567-10</p></div>',
    ),
    (
        "<h3>Kontakt</h3><p>Frau A. Muster<br>Telefon 0123 4567-89<br>a.muster@kreis.de</p>",
        "<h3>Kontakt</h3><p>Herr B. Beispiel<br>Telefon 0123 4567-10<br>b.beispiel@kreis.de</p>",
    ),
    (
        "<h3>Kontakt</h3><p>Frau A. Muster</p><p>Integrationsbeauftragte</p><p>Telefon 0123 4567-89</p>",
        "<h3>Kontakt</h3><p>Herr B. Beispiel</p><p>Integrationsbeauftragter</p><p>Telefon 0123 4567-10</p>",
    ),
    (
        "<p><strong>Kontakt:</strong><br>Frau A. Muster<br>Tel. 0123/456789</p>",
        "<p><strong>Kontakt:</strong><br>Herr B. Beispiel<br>Tel. 0123/456710</p>",
    ),
    (
        "<p>Ansprechpartnerin: Erika Muster, Telefon 0123/4567, E-Mail: erika@kreis.de</p>",
        "<p>Ansprechpartner: Jonas Beispiel, Telefon 0123/4568, E-Mail: jonas@kreis.de</p>",
    ),
    (
        "<table><tr><th>Name</th><th>Telefon</th></tr><tr><td>Frau Muster</td><td>0123/4567</td></tr></table>",
        "<table><tr><th>Name</th><th>Telefon</th></tr><tr><td>Herr Beispiel</td><td>0123/4568</td></tr></table>",
    ),
    (
        '<div class="c1"><div>Frau Muster</div><div>Sachgebiet 25</div><div>Kreisstraße 5</div><div>12345 Musterstadt</div><div>Telefon: 0123 4567</div><div>Fax: 0123 4568</div></div>',
        '<div class="c1"><div>Herr Beispiel</div><div>Sachgebiet 25</div><div>Kreisstraße 7</div><div>12345 Musterstadt</div><div>Telefon: 0123 4599</div><div>Fax: 0123 4568</div></div>',
    ),
    (
        "<div><h3>Öffnungszeiten</h3><p>Montag 8 bis 12 Uhr<br>Dienstag 8 bis 12 Uhr</p></div>",
        "<div><h3>Öffnungszeiten</h3><p>Montag 8 bis 13 Uhr<br>Dienstag 8 bis 12 Uhr</p></div>",
    ),
    (
        "<p>Wir verwenden Cookies. Mit der Nutzung dieser Seite erklären Sie sich einverstanden.</p>",
        "<p>Diese Seite nutzt Cookies, um Inhalte anzubieten. Bitte akzeptieren Sie diese Cookies.</p>",
    ),
    (
        '<div class="anzeige"><p>Jetzt neu: Autohaus</p></div>',
        '<div class="anzeige"><p>Möbel Maier</p></div>',
    ),
    (
        '<div class="ad-slot"><span>Anzeige</span><a href="http://x">Autohaus Nord</a></div>',
        '<div class="ad-slot"><span>Anzeige</span><a href="http://y">Möbel Maier</a></div>',
    ),
    (
        '<div><p>Anzeige</p><p><a href="http://x">Autohaus Nord</a></p></div>',
        '<div><p>Anzeige</p><p><a href="http://y">Möbel Maier</a></p></div>',
    ),
    (
        "<div>Heute ist Dienstag, der 24. November 2026</div>",
        "<div>Heute ist Mittwoch, der 25. November 2026</div>",
    ),
    ("<p>Es ist 10:31 Uhr.</p>", "<p>Es ist 10:32 Uhr.</p>"),
    ("<p>Gedruckt am 24.11.2026 um 10:31 Uhr</p>", "<p>Gedruckt am 25.11.2026 um 11:31 Uhr</p>"),
    (
        "<p>https://www.kreis-x.de/integration.php 24.11.2026 10:31:22 Uhr</p>",
        "<p>https://www.kreis-x.de/integration.php 25.11.2026 10:31:22 Uhr</p>",
    ),
    ("<p>Seite generiert in 0,123 Sekunden</p>", "<p>Seite generiert in 0,223 Sekunden</p>"),
    ("<p>Ladezeit: 0.12 s</p>", "<p>Ladezeit: 0.15 s</p>"),
    ("<p>Online: 5 Besucher</p>", "<p>Online: 7 Besucher</p>"),
    ("<p>Zurzeit sind 5 Gäste online</p>", "<p>Zurzeit sind 8 Gäste online</p>"),
    ('<p class="datum">24.11.2026</p>', '<p class="datum">25.11.2026</p>'),
    (
        '<div class="calendar"><table><tr><td>24</td></tr></table></div>',
        '<div class="calendar"><table><tr><td>25</td></tr></table></div>',
    ),
    (
        "<div><h3>Veranstaltungen</h3><p>24.11. Sprachcafé</p><p>25.11. Lesung</p></div>",
        "<div><h3>Veranstaltungen</h3><p>25.11. Lesung</p><p>26.11. Konzert</p></div>",
    ),
    (
        '<div><h3>Termine</h3><ul><li>24.11.2026: <a href="/t">Sprachcafé</a></li></ul></div>',
        '<div><h3>Termine</h3><ul><li>26.11.2026: <a href="/u">Konzert</a></li></ul></div>',
    ),
    (
        '<div class="news-ticker">+++ Sturmwarnung +++</div>',
        '<div class="news-ticker">+++ Entwarnung +++</div>',
    ),
    (
        '<div class="slider"><div>Bild 1: Schloss</div></div>',
        '<div class="slider"><div>Bild 2: See</div></div>',
    ),
    (
        "<figure><img src=x><figcaption>Foto: Anna Muster</figcaption></figure>",
        "<figure><img src=y><figcaption>Foto: Ben Beispiel</figcaption></figure>",
    ),
    ("<p>Autor: A. Muster, 24.11.2026</p>", "<p>Autor: A. Muster, 25.11.2026</p>"),
    ("<p>Zitat des Tages: „Alles fließt.“</p>", "<p>Zitat des Tages: „Carpe diem.“</p>"),
    (
        '<ul class="news"><li><a href="/1">Kreistag tagt</a> <span>23.11.2026</span></li><li><a href="/2">Haushalt</a></li></ul>',
        '<ul class="news"><li><a href="/3">Neue Kita</a> <span>25.11.2026</span></li><li><a href="/2">Haushalt</a></li></ul>',
    ),
    ("<p>Ihre IP-Adresse: 10.0.0.1</p>", "<p>Ihre IP-Adresse: 10.0.0.2</p>"),
    ("<p>Downloads: 344</p>", "<p>Downloads: 345</p>"),
    ("<p>(344 Downloads)</p>", "<p>(345 Downloads)</p>"),
    ("<p>Beitrag 344 mal gelesen</p>", "<p>Beitrag 345 mal gelesen</p>"),
    (
        '<div class="stats">Seitenbesuche: 4711 (heute: 12)</div>',
        '<div class="stats">Seitenbesuche: 4715 (heute: 14)</div>',
    ),
    ("<p>Letzter Abruf: 24.11.2026 10:31</p>", "<p>Letzter Abruf: 25.11.2026 10:31</p>"),
    ("<p>Token: abcdef0123456789</p>", "<p>Token: abcdef0123456780</p>"),
    ("<p>© 2026 Landkreis X</p>", "<p>© 2027 Landkreis X</p>"),
    (
        "<div><strong>Wettervorhersage</strong><br>Dienstag 12° / 4°<br>Mittwoch 8° / 1°</div>",
        "<div><strong>Wettervorhersage</strong><br>Mittwoch 8° / 1°<br>Donnerstag 3° / 1°</div>",
    ),
    ('<div class="visitor-count">1234</div>', '<div class="visitor-count">1235</div>'),
    (
        '<div id="random-teaser"><h3>Kreismuseum</h3><p>Neue Ausstellung zu sehen.</p><a href="/m">mehr</a></div>',
        '<div id="random-teaser"><h3>Musikschule</h3><p>Jetzt anmelden.</p><a href="/u">mehr</a></div>',
    ),
]

# What may look like noise and is not.
REAL = [
    "<p>Stand: Juni 2012</p>",
    "<p>Bearbeitungsstand: 14. Juni 2017, Entwurf</p>",
    "<p>Das Konzept (Stand: 13.05.2017) wurde am 3. Mai veröffentlicht.</p>",
    "<p>Beschluss des Kreistags vom 12.12.2023</p>",
    "<h2>Kontaktstellen und Beratung</h2><p>Im Landkreis beraten drei Träger der freien Wohlfahrtspflege zugewanderte Menschen.</p>",
    "<h2>Aktuelles</h2><p>Der Kreistag hat am 4. März die zweite Fortschreibung des Integrationskonzepts auf den Weg gebracht. Bis zum Sommer werden alle Gemeinden beteiligt, danach folgt die Beratung im Ausschuss für Soziales. Ein Entwurf soll im Herbst vorliegen und wird dann öffentlich vorgestellt.</p>",
    "<h2>Ansprechpartner für Gemeinden</h2><p>Die Stabsstelle Integration berät die Gemeinden bei allen Fragen der Unterbringung und Betreuung.</p>",
    "<p>Fragen beantwortet die Stabsstelle unter integration@kreis-x.de oder telefonisch unter 0123 4567.</p>",
    "<p>120 Besucher kamen zur Auftaktveranstaltung in das Kreishaus.</p>",
    "<ul><li>Handlungsfeld 1: Sprache</li><li>Handlungsfeld 2: Arbeit</li></ul>",
    '<ul><li><a href="/hf1">Handlungsfeld Sprache</a></li><li><a href="/hf2">Handlungsfeld Arbeit</a></li></ul>',
    "<dl><dt>Laufzeit</dt><dd>2022–2026</dd><dt>Beschluss</dt><dd>12.12.2021</dd></dl>",
    "<table><tr><td>2020</td><td>12</td></tr><tr><td>2021</td><td>15</td></tr><tr><td>2022</td><td>19</td></tr></table>",
    "<table><caption>Zugewanderte</caption><tr><th>Stand 31.12.2022</th><td>4.711</td></tr></table>",
    "<details><summary>Ausgangslage</summary><p>Seit 2015 sind rund 4.000 Geflüchtete zugezogen.</p></details>",
    '<div class="tab-pane" style="display:none" aria-hidden="true"><p>Versteckter Reiter mit Inhalt zum Thema Wohnen.</p></div>',
    '<div class="panel-collapse collapse"><div class="panel-body">Kurzer Text ohne Absatz</div></div>',
    '<p class="teaser">Das Konzept ist ein wichtiger Baustein der Integrationsarbeit im Landkreis.</p>',
    '<div class="news-teaser-text"><p>Der Vorspann der Meldung steht in diesem Absatz und ist Teil des Textes.</p></div>',
    "<blockquote>Integration gelingt gemeinsam.</blockquote>",
    "<p>Weitere Informationen</p>",
    '<h3>Downloads</h3><ul><li><a href="/a.pdf">Maßnahmenkatalog 2024</a></li></ul>',
    "<p>Anlage 1</p>",
    '<div class="infobox"><h3>Kurz erklärt</h3><p>Integration bedeutet, dass alle Menschen gleichberechtigt teilhaben können.</p></div>',
    "<div>Nackter Text im div, ohne Absatz, aber mit einem ganzen Satz.</div>",
    "Nackter Text direkt im Hauptbereich der Seite.",
    "<p>Zeitplan: Beteiligung im Frühjahr, Beschluss im Herbst</p>",
    "<p>Der Integrationsbeirat tagt am Dienstag, 24. November 2026, um 18 Uhr im Kreishaus.</p>",
    "<pre>Vorformatierter Text aus einer alten Seite</pre>",
    '<figure><img src="x"><figcaption>Abbildung 1: Zuwanderung nach Herkunft</figcaption></figure>',
    '<section class="event"><h2>Werkstatt Integration</h2><p>In der Werkstatt wurden die Leitziele des Konzepts gemeinsam mit Vereinen entwickelt und abgestimmt.</p></section>',
    "<p>1,5 Mio. Euro stehen bis 2026 zur Verfügung.</p>",
    "<p>Integrationskonzept_2023_final_web_barrierefrei</p>",
    "<p>Kreisstraße 5, 12345 Musterstadt: hier steht das neue Ankunftszentrum.</p>",
    "<h2>Termine der Fortschreibung</h2><ul><li>März 2025: Auftakt</li><li>Mai 2025: Werkstatt</li></ul>",
    "<h2>Meldungen</h2><p>Im Jahr 2023 gab es 48 Meldungen über Diskriminierung an die Antidiskriminierungsstelle des Landkreises, davon zwölf im Bereich Wohnen und neun im Bereich Arbeit. Die Zahl ist gegenüber dem Vorjahr gestiegen, was auch an der gewachsenen Bekanntheit liegt.</p>",
    '<form action="/x"><h2>Beteiligung</h2><p>Sagen Sie uns Ihre Meinung zum Entwurf des Integrationskonzepts im Formular.</p><input></form>',
    "<p>Vielfalt</p>",
    "<p>Suche nach Wohnraum</p>",
    "<p>Bildung</p>",
    "<li>Sprachkurse für Frauen</li>",
    "<p>A. Einleitung</p>",
    "<p><b>Leitziel 1</b> Teilhabe</p>",
]


def lines(root: str, inside: str = "", below: str = "") -> list[str]:
    page = PAGE.format(root=root, end=root.split()[0], inside=inside, below=below)
    return [block.text for block in main_text(parsed(page))]


@pytest.mark.parametrize("root", ROOTS)
def test_the_text_of_a_page_is_found(root: str) -> None:
    assert lines(root)[-len(TEXT) :] == TEXT


@pytest.mark.parametrize(("before", "after"), NOISE)
@pytest.mark.parametrize("root", ROOTS)
def test_noise_makes_no_difference(root: str, before: str, after: str) -> None:
    assert lines(root, inside=before) == lines(root, inside=after)
    assert lines(root, below=before) == lines(root, below=after)


@pytest.mark.parametrize(("before", "after"), NOISE)
def test_noise_takes_no_text_with_it(before: str, after: str) -> None:
    for noise in (before, after):
        assert set(TEXT) <= set(lines("main", inside=noise)) & set(lines("main", below=noise))


@pytest.mark.parametrize("real", REAL)
@pytest.mark.parametrize("root", ROOTS)
def test_real_text_stays(root: str, real: str) -> None:
    wanted = re.sub(r"<[^>]+>", " ", real).split()

    for found in (lines(root, inside=real), lines(root, below=real)):
        assert set(TEXT) <= set(found)
        squeezed = "".join(found).replace(" ", "")
        assert [word for word in wanted if word not in squeezed] == []


def test_a_page_of_nothing_but_contacts_keeps_them() -> None:
    page = "<main><h1>Kontakt</h1><div class=kontakt><p>Frau Muster</p><p>Telefon 0251 4110</p></div></main>"

    assert "Telefon 0251 4110" in [block.text for block in main_text(parsed(page))]


def test_a_page_of_nothing_but_teasers_keeps_them() -> None:
    page = "<main><h1>Aktuelles</h1><div class=newslist><h3><a href=/1>Kreistag tagt</a></h3><p>Am Montag.</p></div></main>"

    assert "Am Montag." in [block.text for block in main_text(parsed(page))]


def test_an_article_called_news_is_the_text() -> None:
    words = "Der Kreistag hat die Fortschreibung beschlossen und den Beirat beteiligt. " * 5
    page = f"<main><div class='news aktuelles'><h1>Beschluss</h1><p>{words}</p><p><a href=/x>zurück</a></p></div></main>"

    assert words.strip() in [block.text for block in main_text(parsed(page))]


def test_an_empty_page_has_no_blocks() -> None:
    assert main_text(parsed("")) == []
    assert main_text(parsed("<html><body><script>x</script></body></html>")) == []


def test_a_row_with_a_phone_number_is_a_contact() -> None:
    rows = [
        Block("Name | Telefon", Kind.ROW),
        Block("Frau Muster | 0251 4110", Kind.ROW),
        Block("2023 | 12", Kind.ROW),
    ]

    assert [block.text for block in telling(rows)] == ["Name | Telefon", "2023 | 12"]


def test_a_long_row_with_a_phone_number_is_a_measure() -> None:
    row = Block("Beratung | " + "Wort " * 30 + "| 0251 4110", Kind.ROW)

    assert telling([row]) == [row]
