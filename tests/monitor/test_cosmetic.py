from __future__ import annotations

import pytest

from monitor.cosmetic import cosmetic
from monitor.diff import diff

FRAME = "Das Konzept beschreibt Ziele.\n\n{}\n\nDie Umsetzung begleitet ein Beirat."


def is_cosmetic(old: str, new: str, *, page: bool) -> bool:
    hunks = diff(FRAME.format(old), FRAME.format(new)).hunks
    assert hunks
    return all(cosmetic(hunk, page=page) for hunk in hunks)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Inhalt zuletzt aktualisiert am 12.11.2026.", "Inhalt zuletzt aktualisiert am 22.11.2026."),
        ("Stand: 12.11.2026", "Stand: 22.11.2026"),
        ("", "Seite zuletzt geändert am 8. Januar 2026"),
        ("22.11.2026", "23.11.2026"),
        ("Besucher heute: 1.234", "Besucher heute: 1.301"),
        ("Heute ist Sonntag, 22. November 2026", "Heute ist Montag, 23. November 2026"),
        ("Integrationskonzept (PDF, 2,3 MB)", "Integrationskonzept (PDF, 2,4 MB)"),
        ("Temperatur: 7 °C", "Temperatur: 12 °C"),
        ("Ansprechpartnerin: Frau Müller, Tel. 04321 1234", "Ansprechpartner: Herr Schmidt, Tel. 04321 1299"),
        ("Weihnachtsmarkt auf dem Marktplatz.", "Neue Fahrradstraße wird eingeweiht."),
        ("", "Diese Website verwendet Cookies, um Ihnen den besten Service zu bieten."),
        ("Interkulturelle Woche: Anmeldung bis 3. Mai.", "Sprachcafé: Treffen am 12.12.2026 um 15:00 Uhr."),
        ("© 2025 Landkreis Auental", "© 2026 Landkreis Auental"),
        ("", "Posted in Pressemitteilungen by Tags: Aktuelles, Integrationskonzept"),
        ("Posted in Soziales by Redaktion", "Veröffentlicht in Soziales von Redaktion"),
        ("Kategorien: Soziales, Schlagwörter: Integrationskonzept, Kreistag", ""),
        ("", "Verfasst von Pressestelle"),
        ("Vorheriger Beitrag: Kreistag berät über Haushalt", ""),
        ("", "Schreibe einen Kommentar"),
    ],
)
def test_what_changes_by_itself_on_a_web_page_is_cosmetic(old: str, new: str) -> None:
    assert is_cosmetic(old, new, page=True)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Ende 2022 lebten 4 812 Menschen im Landkreis.", "Ende 2025 lebten 6 190 Menschen im Landkreis."),
        (
            "Heute leben im Landkreis Auental 4 812 Menschen ohne deutschen Pass.",
            "Heute leben im Landkreis Auental 6 190 Menschen ohne deutschen Pass.",
        ),
        ("Das Konzept gilt bis 2025.", "Das Konzept gilt bis 2030."),
        ("", "Der Kreistag hat das Konzept am 5. November 2026 beschlossen."),
        ("", "Handlungsfeld 7: Gesundheit und Pflege."),
        ("4 812", "6 190"),
        ("Die Maßnahme wird fortgeführt.", "Die Maßnahme wird nicht fortgeführt."),
        ("", "Am 5.11.2026 wurde das Konzept veröffentlicht."),
        ("Acht Leitlinien gelten.", "Neun Leitlinien gelten."),
        ("", "Fortschreibung des Integrationskonzepts 2026 (PDF, 3 MB)"),
        ("Das Büro ist kein Treffpunkt.", "Das Büro ist ein Treffpunkt."),
        ("Der Entwurf wird am 3.12.2026 beraten.", "Der Entwurf wird am 10.12.2026 beraten."),
        ("Ansprechpartner: Herr Schmidt, Tel. 04321 12", "Das Konzept wurde beschlossen, Tel. 04321 12"),
        ("", "Veröffentlicht in neuer Fassung wurde das Integrationskonzept im Mai."),
        ("", "Autorinnen und Autoren: Das Konzept schrieb ein Beirat aus Kreis und Gemeinden."),
        ("", "Kategorien von Maßnahmen ordnen das Integrationskonzept neu."),
    ],
)
@pytest.mark.parametrize("page", [True, False])
def test_what_somebody_wrote_is_not(old: str, new: str, page: bool) -> None:
    assert not is_cosmetic(old, new, page=page)


def test_in_a_paper_a_date_of_state_and_a_sentence_on_another_subject_count() -> None:
    assert not is_cosmetic("Stand: Mai 2026", "Stand: November 2026", page=False)
    assert not is_cosmetic("", "Weihnachtsmarkt auf dem Marktplatz.", page=False)


@pytest.mark.parametrize("page", [True, False])
def test_a_slip_of_the_pen_is_cosmetic_a_changed_sense_is_not(page: bool) -> None:
    assert is_cosmetic("Die Leitlinen gelten.", "Die Leitlinien gelten.", page=page)
    assert not is_cosmetic("Es gilt für 2 Jahre im Kreis.", "Es gilt für 3 Jahre im Kreis.", page=page)


@pytest.mark.parametrize("page", [True, False])
def test_another_order_of_sentences_is_cosmetic(page: bool) -> None:
    old = "Sprache fördern wir im ganzen Kreis. Wohnen ist für alle Menschen wichtig."
    new = "Wohnen ist für alle Menschen wichtig. Sprache fördern wir im ganzen Kreis."
    assert is_cosmetic(old, new, page=page)
