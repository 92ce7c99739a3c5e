"""Messages made by hand."""

from __future__ import annotations

from typing import Any

from monitor.telling import Message, Passage, Told
from storage.config import AlertSettings, CrawlSettings, Settings
from tests.monitor.home import NOW


def tale(**values: Any) -> Told:
    standard: dict[str, Any] = {
        "id": 401,
        "kind": "new_concept",
        "label": "Neues Konzept",
        "meaning": "Ein Konzept, zu dem kein Vorläufer bekannt ist.",
        "ags": "03991",
        "district": "Landkreis Auental",
        "land": "Niedersachsen",
        "paper_id": 7,
        "role": "concept",
        "level": "district",
        "title": "Zusammen in Auental",
        "url": "https://www.kreis.test/konzept.pdf",
        "urls": ("https://www.kreis.test/konzept.pdf",),
        "score": 0.96,
        "newness": "new",
        "baseline": False,
        "reasons": ("„Integrationskonzept“ im Linktext",),
        "against": ("Wort „Bericht“ im Text",),
        "passages": (Passage("der Zugewanderten", "aller Menschen", 9, 11),),
        "path": ("Startseite", "Integration"),
        "detected_at": NOW,
        "link": "https://konzepte.example/meldungen/401",
    }
    return Told(**{**standard, **values})


def message(*alerts: Told, **values: Any) -> Message:
    standard: dict[str, Any] = {
        "key": "key-1",
        "address": "anna@institut.test",
        "name": "Anna Müller",
        "subject": "Neues Konzept, Landkreis Auental: „Zusammen in Auental“",
        "introduction": "",
        "alerts": alerts or (tale(),),
        "wanted": "alle Meldungen",
        "earlier": (),
        "written_at": NOW,
        "installation": "https://konzepte.example",
        "overview": "https://konzepte.example/meldungen",
    }
    return Message(**{**standard, **values})


def settings(smtp_url: str = "", mail_from: str = "km@institut.test", contact: str = "") -> Settings:
    return Settings(
        home="/nowhere",  # type: ignore[arg-type]
        database_url="",
        archive_url="",
        alerts=AlertSettings(smtp_url=smtp_url, mail_from=mail_from),  # type: ignore[call-arg]
        crawl=CrawlSettings(contact=contact),  # type: ignore[call-arg]
    )
