from __future__ import annotations

import pytest

from crawler.extract.page_parts import Part, box_headed, part_named


@pytest.mark.parametrize(
    ("names", "part"),
    [
        ("SP-Breadcrumb", Part.FRAME),
        ("mod_navigation block", Part.FRAME),
        ("hauptnavigation", Part.FRAME),
        ("cookieConsentBanner", Part.FRAME),
        ("page__share-buttons", Part.FRAME),
        ("besucherzaehler", Part.FRAME),
        ("wetter-box", Part.FRAME),
        ("d-print-none", Part.FRAME),
        ("region region-sidebar-first", Part.SIDE),
        ("marginalspalte", Part.SIDE),
        ("SP-RelatedContent", Part.TEASER),
        ("news-teaser", Part.TEASER),
        ("mod_newslist block", Part.LISTING),
        ("kontakt_box", Part.CONTACT),
        ("ansprechpartnerInnen", Part.CONTACT),
        ("documentByLine", Part.META),
    ],
)
def test_names_tell_a_part_of_the_page(names: str, part: Part) -> None:
    assert part_named(names) is part


@pytest.mark.parametrize(
    "names",
    [
        "",
        "content",
        "has-sidebar",
        "no-nav",
        "ohne-marginalspalte",
        "nav nav-tabs",
        "news-single",
        "frame-header",
        "page-header",
        "accordion-header",
        "elementor-widget-text-editor",
        "csc-textpic",
        "SP-Downloads SP-LinkList",
        "ergebnisse-der-umfrage-zur-integration",
        "blueprint",
        "adresse",
    ],
)
def test_other_names_are_content(names: str) -> None:
    assert part_named(names) is None


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("Aktuelles", Part.LISTING),
        ("Weitere Meldungen", Part.LISTING),
        ("Das könnte Sie auch interessieren", Part.LISTING),
        ("Neues aus dem Kreishaus", Part.LISTING),
        ("» Veranstaltungen", Part.LISTING),
        ("Kontakt", Part.CONTACT),
        ("Ihre Ansprechpartnerin:", Part.CONTACT),
        ("Ansprechpartner:innen", Part.CONTACT),
        ("Öffnungszeiten", Part.CONTACT),
        ("Wetter in Musterstadt", Part.FRAME),
        ("Tipp des Tages", Part.FRAME),
        ("Kontaktstellen für Zugewanderte", None),
        ("Aktuelle Lage", None),
        ("Integrationskonzept", None),
        ("Downloads", None),
        ("Weitere Informationen", None),
        ("Meldungen über Diskriminierung", None),
    ],
)
def test_headings_tell_what_a_box_holds(heading: str, part: Part | None) -> None:
    assert box_headed(heading) is part
