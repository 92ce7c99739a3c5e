"""The whole judgement, on invented papers and pages of every kind."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.recognise.paper import recognise
from storage.values import Context, Document, Level, Recognition, Role
from tests.crawler.recognise import texts as t

COVERS = {
    "plain": "Landkreis Auental\n\nIntegrationskonzept\n2022",
    "konzeption": "Landkreis Auental\nIntegrations-\nkonzeption",
    "plan": "Kommunaler Integrationsplan\nLandkreis Auental",
    "guide": "Integrationspolitisches Leitbild\ndes Landkreises Auental",
    "leitlinien": "Leitlinien zur Integrationspolitik\nim Landkreis Auental",
    "handlungskonzept": "Handlungskonzept Integration\nLandkreis Auental",
    "strategy": "Vielfalts- und Integrationsstrategie\nLandkreis Auental",
    "masterplan": "Masterplan Integration\nLandkreis Auental",
    "migration": "Migrationskonzept des Landkreises Auental",
    "immigration": "ZUWANDERUNGSKONZEPT\nLANDKREIS AUENTAL",
    "participation": "Teilhabekonzept für die Migrationsgesellschaft\nLandkreis Auental",
    "brand": "Vielfalt leben\nIntegration im Landkreis Auental",
    "brand two": "Zusammenleben in Vielfalt\nLandkreis Auental",
    "ocr": "lntegrationskonzept\nLandkreis Auental",
    "soft hyphen": "Inte\u00adgrations\u00adkonzept\nLandkreis Auental",
    "spaced": "I N T E G R A T I O N S K O N Z E P T\nLandkreis Auental",
    "series": "Integrations- und Diversitätskonzept\nLandkreis Auental",
    "reception": "Handlungskonzept integrationsorientierte Aufnahme\nLandkreis Auental",
    "report and concept": "Integrationsbericht und -konzept\nLandkreis Auental",
}
# Words that name the paper in its own text are left out where the cover is a brand.
NEUTRAL = "Konzept"


@pytest.mark.parametrize("cover", COVERS.values(), ids=COVERS)
@pytest.mark.parametrize("numbered", [True, False], ids=["numbered", "named fields"])
def test_papers_of_all_names_are_the_district_s_concept(cover: str, numbered: bool) -> None:
    paper = "Integrationskonzept" if "ntegration" in cover else NEUTRAL
    found = recognise(t.concept(cover=cover, paper=paper, numbered=numbered), t.KREIS)
    assert (found.role, found.level, found.is_concept) == (Role.CONCEPT, Level.DISTRICT, True)
    assert found.score >= 0.9
    assert {"SPRACHE", "BILDUNG", "ARBEIT", "WOHNEN", "GESUNDHEIT"} <= set(found.fields_of_action)
    assert found.participation_oriented is True


def test_a_paper_whose_line_breaks_were_lost_is_still_one() -> None:
    document = t.concept()
    blob = replace(document, pages=tuple(page.replace("\n", " ") for page in document.pages))
    found = recognise(blob, t.KREIS)
    assert found.is_concept
    assert len(found.fields_of_action) >= 5


def test_a_cover_that_is_a_picture_leaves_title_and_text_to_judge() -> None:
    document = t.concept(title="Integrationskonzept Landkreis Auental 2020")
    found = recognise(replace(document, pages=("", *document.pages[1:])), t.KREIS)
    assert found.is_concept
    assert found.title == "Integrationskonzept Landkreis Auental 2020"


def test_a_paper_without_any_name_is_known_by_what_it_says() -> None:
    document = t.concept(cover="Gemeinsam in Auental\nZiele und Maßnahmen 2024", paper="Papier")
    assert recognise(document, t.KREIS).score >= 0.5


FALSE_FRIENDS = {
    "climate": t.CLIMATE, "inclusion": t.INCLUSION, "kita": t.KITA, "handbook": t.DEBIAN, "manual": t.ENGLISH_MANUAL,
    "person": t.INDIVIDUAL, "courses": t.COURSES, "guide for newcomers": t.COMPASS, "social report": t.SOCIAL_REPORT,
    "traffic": t.TRAFFIC, "jobs": t.JOBS, "nature": t.NATURE,
}  # fmt: skip


@pytest.mark.parametrize("pages", FALSE_FRIENDS.values(), ids=FALSE_FRIENDS)
def test_false_friends_are_none_and_say_why(pages: tuple[str, ...]) -> None:
    found = recognise(t.pdf(*pages), t.KREIS)
    assert found.role is Role.NONE
    assert found.score < 0.4
    assert found.reasons
    assert found.fields_of_action == ()


@pytest.mark.parametrize("pages", FALSE_FRIENDS.values(), ids=FALSE_FRIENDS)
def test_a_link_that_names_the_topic_does_not_turn_a_false_friend_into_a_paper(
    pages: tuple[str, ...],
) -> None:
    assert not recognise(t.pdf(*pages), t.kreis(link_text="Integration", link_heading="Migration")).is_concept


def test_a_text_of_the_same_words_in_other_languages_is_none() -> None:
    for text in (
        "Integratie van de server. Het concept van migratie met andere systemen is eenvoudig. " * 20,
        "El concepto de integración del servidor y la migración de los datos es sencillo. " * 20,
        "Le concept d'intégration du serveur et la migration des données sont simples. " * 20,
    ):
        assert recognise(t.pdf("Integration", text), t.KREIS).role is Role.NONE


def test_the_land_s_paper_is_a_concept_of_the_land() -> None:
    found = recognise(t.pdf(*t.STATE_PAPER), t.KREIS)
    assert (found.role, found.level, found.is_concept) == (Role.CONCEPT, Level.LAND, False)


def test_a_scanned_paper_is_judged_by_its_link_and_says_so() -> None:
    context = t.kreis(
        url="https://www.landkreis-auental.de/files/Integrationskonzept_2014.pdf",
        link_text="Integrationskonzept (PDF)",
    )
    scanned = recognise(t.pdf(problem="Die Datei enthält nur Bilder."), context)
    assert scanned.role is Role.CONCEPT
    assert 0.5 <= scanned.score < 0.75
    assert any("nur Bilder" in reason.text for reason in scanned.reasons)
    assert recognise(t.pdf(problem="Die Datei enthält nur Bilder."), t.KREIS).role is Role.NONE


@pytest.mark.parametrize(
    ("link", "heading", "role"),
    [
        ("Bericht zum Integrationskonzept", "", Role.REPORT),
        ("Zwischenbericht", "Integrationskonzept", Role.REPORT),
        ("Integrationsbericht", "Integrationskonzept", Role.REPORT),
        ("Integrationsbericht 2020", "", Role.REPORT),
        ("Jahresbericht", "Veröffentlichungen", Role.NONE),
        ("Download", "Integrationskonzept", Role.NONE),
    ],
)
def test_a_scan_nobody_has_read_is_a_report_where_its_names_say_so(
    link: str, heading: str, role: Role
) -> None:
    scanned = t.pdf(problem="Die Datei enthält nur Bilder.")
    context = t.kreis(url="https://www.landkreis-auental.de/dl?id=7", link_text=link, link_heading=heading)

    assert recognise(scanned, context).role is role


def test_an_english_version_of_the_paper_is_a_short_version_not_a_second_concept() -> None:
    text = (
        "The district has adopted the integration concept and all people shall take part in social life. "
        * 12
    )
    document = t.pdf("Integration Concept of the District of Auental", text)
    found = recognise(document, t.kreis(link_text="Integrationskonzept (English)"))
    assert found.role is Role.SHORT_VERSION


def test_every_sign_is_a_german_sentence_with_a_weight_and_a_checkable_passage() -> None:
    document = t.concept()
    found = recognise(document, t.KREIS)
    assert found.reasons[0].code == "named_cover"
    for reason in found.reasons:
        assert reason.text.endswith((".", "…"))
        if reason.page is not None and reason.passage:
            words = " ".join(document.pages[reason.page - 1].split())
            assert " ".join(reason.passage.split()) in words


def test_the_score_is_the_calibrated_sum_of_the_weights() -> None:
    from crawler.recognise.calibration import shipped_calibration
    from crawler.recognise.weights import BASE

    for document in (t.concept(), t.pdf(*t.CLIMATE), t.PRESS, t.TOPIC_PAGE):
        found = recognise(document, t.KREIS)
        assert found.score == pytest.approx(
            shipped_calibration().score(BASE + sum(reason.weight for reason in found.reasons))
        )


texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=400)
german = st.sampled_from(
    [*t.CHAPTERS.values(), *t.CLIMATE, t.COUNCIL_PAPER, *t.REPORT, "Integrationskonzept\n", "\f", "-\n"]
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(texts | german, max_size=6),
    st.sampled_from([t.PDF, t.HTML, "text/plain", ""]),
    st.lists(texts, max_size=3),
    texts,
    st.tuples(texts, texts, texts, texts, texts),
)
def test_no_text_is_too_odd(
    pages: list[str], media_type: str, headings: list[str], title: str, way: tuple[str, str, str, str, str]
) -> None:
    document = Document(media_type, title, tuple(pages), 1, headings=tuple(headings))
    context = Context(
        way[0], way[1], way[2], district_name=way[3], district_kind=way[4], links=((way[0], way[1]),)
    )
    found = recognise(document, context)
    assert isinstance(found, Recognition)
    assert 0.0 <= found.score <= 1.0
    assert found.role in (Role.NONE, Role.REPORT) if found.score < 0.5 else found.role is not Role.NONE
    assert found == recognise(document, context)


def test_reasons_quote_the_paper_s_own_words_with_their_page() -> None:
    cover = "Leitlinien für Integration und Vielfalt\nLandkreis Auental\n– Entwurf –"
    found = recognise(t.concept(cover=cover), t.KREIS)
    reasons = {reason.code: reason for reason in found.reasons}
    assert "„Leitlinien für Integration" in reasons["named_cover"].text
    assert "„Entwurf“" in reasons["role_draft"].text
    assert (reasons["named_cover"].page, reasons["role_draft"].page) == (1, 1)


def test_reasons_name_fields_as_people_do() -> None:
    text = " ".join(reason.text for reason in recognise(t.concept(), t.KREIS).reasons)
    assert "Sprache" in text
    assert not any(code in text for code in ("SPRACHE", "KULTUR_SPORT", "ANTIDISKRIMINIERUNG"))


def test_title_and_subtitle_are_kept_apart() -> None:
    found = recognise(t.pdf("Kommunaler Integrationsplan\n1. Fortschreibung 2021", "Sprache"), t.KREIS)
    assert found.title == "Kommunaler Integrationsplan – 1. Fortschreibung 2021"
    assert found.subtitle == "1. Fortschreibung 2021"


def test_a_span_of_years_is_no_subtitle() -> None:
    found = recognise(t.pdf("Integrationskonzept 2020 – 2025\nLandkreis Auental", "Sprache"), t.KREIS)
    assert (found.title, found.subtitle) == ("Integrationskonzept 2020 – 2025", "")


def test_the_form_for_one_person_s_integration_plan_is_no_paper_whatever_its_file_is_called() -> None:
    form = t.pdf(
        "Individueller Integrationsplan\nVordruck für die Migrationsberatung für erwachsene Zugewanderte",
        "Angaben zur Person: Name, Herkunftsland, Aufenthaltstitel. Sprachstand und Berufserfahrung der Migrantin oder "
        "des Migranten. Anmeldung zum Integrationskurs bis zum vereinbarten Termin. Ort, Datum, Unterschrift.",
        title="Individueller Integrationsplan",
    )
    link = t.kreis(
        link_text="Integrationsplan", url="https://www.landkreis-auental.de/f/integrationsplan.pdf"
    )
    assert recognise(form, link).role is Role.NONE
