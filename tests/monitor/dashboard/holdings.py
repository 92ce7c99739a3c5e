"""Holdings to look at: districts in every state, papers with versions and originals, alerts, hostile texts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from storage.captures import record_body
from storage.crawl_records import keep_record
from storage.models import (
    Alert,
    Capture,
    Crawl,
    Delivery,
    District,
    DistrictHost,
    Document,
    Paper,
    Place,
    Resource,
    Review,
    Version,
)
from storage.registry import load, shipped_registry
from storage.store import Store
from storage.text import text_sha256, words
from storage.values import Failure, HostRole, Kind, Outcome
from tests.monitor import home

NOW = home.NOW
AUENTAL = "03241"  # of the shipped registry, so that it is on the map
SCRIPT = "<script>window.hacked = true</script>"
OLD_TEXT = (
    "Integrationskonzept des Landkreises\fIntegration bedeutet für den Landkreis die gleichberechtigte Teilhabe "
    "der Zugewanderten am gesellschaftlichen Leben. Das Konzept wurde am 10. Dezember 2018 vom Kreistag "
    "beschlossen und gilt bis Ende 2023."
)
NEW_TEXT = (
    "Integrationskonzept des Landkreises\fIntegration bedeutet für den Landkreis die gleichberechtigte Teilhabe "
    "aller Menschen am gesellschaftlichen Leben. Das Konzept wurde am 5. November 2026 vom Kreistag "
    "beschlossen und gilt bis 2031.\fHandlungsfeld 7: Gesundheit und Pflege. Ziel ist ein gleicher Zugang zu "
    "Beratung, Vorsorge und Pflege in allen Städten und Gemeinden des Landkreises."
)


@dataclass(frozen=True)
class Held:
    """Numbers of the rows that tests open."""

    paper: int
    old_version: int
    new_version: int
    new_sha256: str
    hostile_paper: int
    hostile_version: int
    new_version_alert: int
    hostile_alert: int
    moved_alert: int
    problem_alert: int
    baseline_alert: int
    done_crawl: int
    failed_crawl: int
    running_crawl: int


def resource(session: Session, crawl: Crawl, url: str, **values: Any) -> Resource:
    row = Resource(
        ags=crawl.ags,
        url=url,
        **{
            "key": url,
            "channel": "link",
            "first_seen_at": crawl.started_at,
            "first_crawl_id": crawl.id,
            **values,
        },
    )
    session.add(row)
    session.flush()
    return row


def version(
    store: Store,
    session: Session,
    crawl: Crawl,
    paper: Paper,
    at: Resource,
    text: str,
    when: datetime,
    **values: Any,
) -> Version:
    """A version with its archived body, capture and document; the body is the text, or ``body``."""
    body = values.pop("body", text.encode())
    media_type = values.pop("media_type", "application/pdf")
    sha256 = store.bodies.put(body)
    record_body(session, sha256, len(body), media_type, when)
    capture = Capture(
        resource=at, crawl_id=crawl.id, captured_at=when, status=200, headers={}, body_sha256=sha256
    )
    document = Document(
        body_sha256=sha256,
        extractor=1,
        media_type=media_type,
        title=paper.title,
        text=text,
        text_sha256=text_sha256(text),
        words=len(words(text)),
        pages=text.count("\f") + 1,
        headings=[],
        dates={},
    )
    session.add_all([capture, document])
    session.flush()
    row = Version(
        paper=paper,
        document=document,
        capture=capture,
        resource=at,
        crawl_id=crawl.id,
        captured_at=when,
        sha256=sha256,
        text_sha256=document.text_sha256,
        media_type=media_type,
        **{"number": 1, "role": paper.role, "cause": "site", **values},
    )
    session.add(row)
    session.flush()
    return row


def place(session: Session, crawl: Crawl, shown: Version, **values: Any) -> Place:
    row = Place(
        paper_id=shown.paper_id,
        resource_id=shown.resource_id,
        version_id=shown.id,
        crawl_id=crawl.id,
        **{"first_seen_at": crawl.started_at, "last_seen_at": shown.captured_at, **values},
    )
    session.add(row)
    session.flush()
    return row


def fill(store: Store) -> Held:
    """The registry and some weeks of observation."""
    with store.session() as session:
        load(session, shipped_registry(), NOW - timedelta(days=60))
        done = _crawls(store, session)
        main, versions, alerts = _concept(store, session, done)
        hostile, hostile_alert = _hostile(store, session, done)
        failed, running = _operation(session)
        problem = _alert(
            session,
            failed,
            Kind.SITE_PROBLEM,
            "Schutzseite statt Inhalt",
            days=2,
            url="https://www.kiel.de",
            score=0.0,
        )
        return Held(
            paper=main.id,
            old_version=versions[0].id,
            new_version=versions[1].id,
            new_sha256=versions[1].sha256,
            hostile_paper=hostile.paper_id,
            hostile_version=hostile.id,
            new_version_alert=alerts[0].id,
            moved_alert=alerts[1].id,
            baseline_alert=alerts[2].id,
            hostile_alert=hostile_alert.id,
            problem_alert=problem.id,
            done_crawl=done.id,
            failed_crawl=failed.id,
            running_crawl=running.id,
        )


def _crawl(session: Session, ags: str, days: float, minutes: float = 12, **values: Any) -> Crawl:
    started = NOW - timedelta(days=days)
    ended = started + timedelta(minutes=minutes)
    standard = {"requests": 214, "answered": 210, "failed": 4, "pages": 190, "documents": 20}
    return home.crawl(
        session,
        ags,
        **{
            "started_at": started,
            "ended_at": ended,
            "heartbeat_at": ended,
            "home_read": True,
            "menu_read": True,
            "detail": "Alle erreichbaren Adressen wurden gelesen.",
            **standard,
            **values,
        },
    )


def _crawls(store: Store, session: Session) -> Crawl:
    """Searches of several districts, some of which found something; the newest of AUENTAL is returned."""
    districts = session.query(District).filter(District.valid_to.is_(None)).order_by(District.ags)
    for number, district in enumerate(list(districts)):
        if number % 3 != 1:
            continue
        crawl = _crawl(session, district.ags, days=20, baseline=True)
        if number % 2:
            home.paper(
                session,
                crawl,
                title=f"Öffnung und Teilhabe. Integrationskonzept {district.name}",
                year=2019 + number % 7,
            )
    _crawl(session, AUENTAL, days=30, baseline=True)
    searched = _crawl(
        session,
        AUENTAL,
        days=0.2,
        settings={"code": "0.1.0", "registry": 3, "terms": 7, "extractor": 1, "delay_seconds": 1.0},
    )
    keep_record(session, store.bodies, searched, RECORD | {"crawl": _facts(searched)}, NOW)
    return searched


def _facts(crawl: Crawl) -> dict[str, Any]:
    names = ("ags", "outcome", "detail", "requests", "answered", "failed", "pages", "documents")
    return {
        "crawl_id": crawl.id,
        "ended_at": str(crawl.ended_at),
        **{name: getattr(crawl, name) for name in names},
    }


RECORD: dict[str, Any] = {
    "form": 1,
    "hosts": [
        {"host": "www.hannover.de", "requests": 200, "answered": 197, "failed": 3, "robots_blocked": 4},
        {"host": "ris.hannover.de", "requests": 14, "answered": 13, "failed": 1},
    ],
    "failures": [{"host": "www.hannover.de", "failure": "timeout", "count": 4}],
    "robots": [
        {
            "origin": "https://www.hannover.de",
            "rule": "Disallow: /suche/",
            "urls": [f"https://www.hannover.de/suche/{number}" for number in range(4)],
        }
    ],
    "left": {"queued": 0, "best": 0.0, "hopeless": 30, "worth_asking": 0.006, "dropped": 0},
    "rejected": [
        {
            "url": "https://www.hannover.de/klima.pdf",
            "title": "Integriertes Klimaschutzkonzept 2030",
            "score": 0.08,
            "reason": "„integriert“, nicht Integration",
        },
        {"url": "javascript:alert(1)", "title": SCRIPT, "score": 0.02, "reason": "Inklusion"},
    ],
    "traps": [{"shape": "?monat", "requests": 20, "reason": SCRIPT}],
    "notes": ["Die Sitemap nennt 3402 weitere Adressen ohne Aussicht."],
}


def _concept(
    store: Store, session: Session, crawl: Crawl
) -> tuple[Paper, tuple[Version, Version], tuple[Alert, ...]]:
    start = resource(session, crawl, "https://www.hannover.de/", channel="seed")
    menu = resource(
        session,
        crawl,
        "https://www.hannover.de/integration",
        parent_id=start.id,
        link_text="Migration und Integration",
    )
    file = resource(
        session,
        crawl,
        "https://www.hannover.de/integration/integrationskonzept_2027-2031.pdf",
        parent_id=menu.id,
        link_text="Integrationskonzept 2027–2031 (PDF, 3,1 MB)",
    )
    reasons = [
        {"code": "title", "text": "Titel nennt ein Integrationskonzept", "weight": 0.41, "page": 1,
         "passage": "Integrationskonzept des Landkreises"},
        {"code": "link", "text": "Linktext nennt ein Integrationskonzept", "weight": 0.19, "page": None, "passage": None},
        {"code": "adopted", "text": "Beschluss des Kreistags genannt", "weight": 0.12, "page": 2,
         "passage": "vom Kreistag beschlossen"},
        {"code": "report", "text": "„…bericht“ im Text", "weight": -0.02, "page": 2, "passage": "Umsetzungsbericht 2024"},
    ]  # fmt: skip
    paper = home.paper(
        session,
        crawl,
        title="Zusammen in der Region. Integrationskonzept",
        role="update",
        year=2026,
        fields_of_action=["ARBEIT", "BILDUNG", "SPRACHE", "GESUNDHEIT"],
        participation_oriented=True,
        reasons=reasons,
        baseline=True,
        first_seen_at=NOW - timedelta(days=30),
    )
    old = version(
        store, session, crawl, paper, file, OLD_TEXT, NOW - timedelta(days=30), year=2018, role="concept"
    )
    new = version(
        store, session, crawl, paper, file, NEW_TEXT, NOW - timedelta(days=0.2), year=2026, number=2
    )
    place(session, crawl, new, first_seen_at=NOW - timedelta(days=30))
    gone = resource(
        session, crawl, "https://www.hannover.de/alt/konzept.pdf", link_text="Unser Integrationskonzept"
    )
    session.add(
        Place(
            paper_id=paper.id,
            resource_id=gone.id,
            version_id=old.id,
            crawl_id=crawl.id,
            first_seen_at=NOW - timedelta(days=30),
            last_seen_at=NOW - timedelta(days=9),
            missing_since=NOW - timedelta(days=0.2),
        )
    )
    session.add(
        Review(
            paper_id=paper.id,
            verdict="update",
            reviewer="A. Kern",
            note="Zahlen erneuert",
            reviewed_at=NOW - timedelta(hours=2),
        )
    )
    passages = [
        {"old": "Teilhabe der Zugewanderten am gesellschaftlichen Leben.", "page_old": 2, "page_new": 2,
         "new": "Teilhabe aller Menschen am gesellschaftlichen Leben."},
        {"old": None, "new": "Handlungsfeld 7: Gesundheit und Pflege.", "page_old": None, "page_new": 3},
    ]  # fmt: skip
    changed = _alert(
        session, crawl, Kind.NEW_VERSION, paper.title, days=0.1, of_paper=paper, reasons=reasons, url=file.url,
        from_version_id=old.id, to_version_id=new.id, evidence={"passages": passages},
    )  # fmt: skip
    moved = _alert(
        session, crawl, Kind.MOVED, paper.title, days=1, of_paper=paper, url=file.url,
        urls=["https://www.hannover.de/alt/konzept.pdf", file.url], from_version_id=new.id, to_version_id=new.id,
    )  # fmt: skip
    first = _alert(
        session,
        crawl,
        Kind.NEW_CONCEPT,
        paper.title,
        days=30,
        of_paper=paper,
        baseline=True,
        to_version_id=old.id,
    )
    return paper, (old, new), (changed, moved, first)


def _hostile(store: Store, session: Session, crawl: Crawl) -> tuple[Version, Alert]:
    """What a website may put into titles, links and pages to be run by whoever looks at it."""
    at = resource(session, crawl, "javascript:alert(1)", link_text=SCRIPT)
    reasons = [
        {"code": "x", "text": SCRIPT, "weight": 0.3, "page": 1, "passage": f"=cmd|' /C calc'!A0 {SCRIPT}"}
    ]
    paper = home.paper(
        session,
        crawl,
        title=f"=cmd|' /C calc'!A0 {SCRIPT} \"onmouseover=\"alert(1)",
        role="draft",
        reasons=reasons,
    )
    shown = version(
        store, session, crawl, paper, at, f"{SCRIPT} Entwurf\f\u202eFassung", NOW,
        media_type="text/html", body=f"<html>{SCRIPT}</html>".encode(),
    )  # fmt: skip
    place(session, crawl, shown)
    alert = _alert(
        session, crawl, Kind.NEW_PAPER, paper.title, days=3, of_paper=paper, reasons=reasons, url="javascript:alert(1)",
        urls=["javascript:alert(1)", "data:text/html,x"], to_version_id=shown.id,
        evidence={"path": [{"url": "javascript:alert(1)", "text": SCRIPT}], "passages": [{"old": SCRIPT, "new": "neu"}]},
    )  # fmt: skip
    return shown, alert


def _operation(session: Session) -> tuple[Crawl, Crawl]:
    failed = _crawl(
        session, "01002", days=0.3, minutes=1, outcome=Outcome.FAILED, reason=Failure.BOT_WALL, home_read=False,
        menu_read=False, requests=3, answered=0, failed=3, pages=0, documents=0,
        detail="Die Website zeigt eine Schutzseite statt ihres Inhalts.",
    )  # fmt: skip
    blocked = resource(session, failed, "https://www.kiel.de/")
    session.add(
        Capture(
            resource=blocked,
            crawl_id=failed.id,
            captured_at=NOW,
            status=200,
            failure=Failure.BOT_WALL,
            headers={},
        )
    )
    session.add(
        DistrictHost(ags="01002", base_url="https://ris.kiel.test", role=HostRole.COUNCIL, access="forbidden")
    )
    running = home.crawl(
        session, "01004", started_at=NOW - timedelta(minutes=4), ended_at=None, outcome=None, reason=None, heartbeat_at=NOW,
    )  # fmt: skip
    who = home.subscriber(session)
    session.add(
        Delivery(
            subscriber_id=who.id,
            summary_key="inventory:1",
            created_at=NOW,
            due_at=NOW,
            message_id="<1@konzeptmonitor>",
        )
    )
    return failed, running


def _alert(session: Session, crawl: Crawl, kind: Kind, title: str, days: float, **values: Any) -> Alert:
    of_paper = values.pop("of_paper", None)
    row = home.alert(session, crawl, of_paper, kind=kind, title=title, **values)
    row.created_at = row.change.detected_at = NOW - timedelta(days=days)
    return row
