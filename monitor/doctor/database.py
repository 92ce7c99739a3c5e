"""The database against itself: its own integrity, and rows that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Select, func, select, text
from sqlalchemy.orm import Session, aliased

from monitor.dashboard.formats import plural
from monitor.doctor.findings import EXAMPLES, Finding, damage, fine, note
from storage.correction_models import Correction
from storage.corrections import derived
from storage.database import MIGRATIONS
from storage.models import Base, Body, Capture, Document, Paper, Place, Version

CHECK = "Datenbank"
_RESTORE = "Eine Sicherung zurückspielen: `konzeptmonitor restore`."
_REPORT = "Eine Sicherung von davor zurückspielen (`konzeptmonitor restore`) und den Befund melden."


def schema(session: Session) -> tuple[bool, list[Finding]]:
    """Whether the tables are those of this program version, and what is to be said if they are not."""
    now = MigrationContext.configure(session.connection()).get_current_revision()
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    script = ScriptDirectory.from_config(config)
    if now == script.get_current_head():
        return True, []
    if now is None:
        return False, [damage(CHECK, "Die Datenbank hat keine Tabellen dieses Programms.", _RESTORE)]
    known = {revision.revision for revision in script.walk_revisions()}
    if now in known:
        words = "Die Tabellen sind die einer älteren Programmfassung."
        return False, [note(CHECK, words, "Jeder andere Befehl stellt sie um; danach erneut prüfen.")]
    words = f"Die Tabellen (Stand {now}) kennt diese Programmfassung nicht; eine neuere hat sie angelegt."
    return False, [damage(CHECK, words, "Die neuere Programmfassung installieren.")]


def integrity(session: Session) -> Iterator[Finding]:
    """What the database itself finds wrong."""
    if session.get_bind().dialect.name != "sqlite":
        rows = sum(
            session.scalar(select(func.count()).select_from(table)) or 0
            for table in Base.metadata.sorted_tables
        )
        yield fine(CHECK, f"Alle Tabellen sind lesbar ({rows} Zeilen); Verweise prüft PostgreSQL selbst.")
        return
    said = [row[0] for row in session.execute(text("PRAGMA integrity_check(20)"))]
    if said != ["ok"]:
        yield damage(CHECK, "Die Datenbankdatei ist beschädigt.", _RESTORE, said)
    broken = session.execute(text("PRAGMA foreign_key_check")).all()
    if broken:
        where = [f"{row[0]} Zeile {row[1]} verweist auf {row[2]}, das fehlt" for row in broken]
        yield damage(CHECK, f"{len(broken)} Zeilen verweisen auf Zeilen, die fehlen.", _REPORT, where)
    if said == ["ok"] and not broken:
        yield fine(CHECK, "SQLite findet die Datei heil und alle Verweise erfüllt.")


def contradictions(session: Session) -> Iterator[Finding]:
    """Rows that exist and cannot both be right."""
    bad = False
    for words, query in _rules():
        count = session.scalar(select(func.count()).select_from(query.subquery())) or 0
        if count:
            bad = True
            examples = [str(row[0]) for row in session.execute(query.limit(EXAMPLES))]
            yield damage(CHECK, words.format(count=count), _REPORT, examples, count)
    if not bad:
        yield fine(CHECK, "Abrufe, Dokumente, Fassungen und Fundstellen passen zueinander.")


def _rules() -> Iterator[tuple[str, Select[int]]]:
    body = aliased(Body)
    yield (
        "{count} Abrufe nennen einen Inhalt, den es nicht gibt (Nummern der Abrufe).",
        select(Capture.id)
        .outerjoin(body, body.sha256 == Capture.body_sha256)
        .where(Capture.body_sha256.is_not(None), body.sha256.is_(None)),
    )
    yield (
        "{count} Fassungen nennen einen Inhalt, den es nicht gibt (Nummern der Fassungen).",
        select(Version.id).outerjoin(body, body.sha256 == Version.sha256).where(body.sha256.is_(None)),
    )
    yield (
        "{count} Fassungen nennen einen anderen Text als ihr Dokument (Nummern der Fassungen).",
        select(Version.id).join(Version.document).where(Version.text_sha256 != Document.text_sha256),
    )
    yield (
        "{count} Fundstellen zeigen die Fassung eines anderen Papiers (Nummern der Fundstellen).",
        select(Place.id).join(Place.version).where(Version.paper_id != Place.paper_id),
    )
    yield (
        "{count} Papiere haben keine Fassung (Nummern der Papiere).",
        select(Paper.id)
        .outerjoin(Version, Version.paper_id == Paper.id)
        .where(Version.id.is_(None), Paper.merged_into_id.is_(None)),
    )
    yield (
        "{count} Papiere sind mit einem anderen zusammengeführt und haben doch Fassungen (Nummern der Papiere).",
        select(Paper.id)
        .join(Version, Version.paper_id == Paper.id)
        .where(Paper.merged_into_id.is_not(None))
        .distinct(),
    )


def corrections(session: Session) -> Iterator[Finding]:
    """Whether papers show what the machine and people's corrections together say of them."""
    about = select(Correction.paper_id).union(select(Correction.other_id)).subquery()
    papers = session.scalars(select(Paper).where(Paper.id.in_(select(about.c[0])))).all()
    wrong = [paper for paper in papers if not _shows_what_counts(session, paper)]
    if wrong:
        yield damage(
            CHECK,
            f"{plural(len(wrong), 'Papier zeigt', 'Papiere zeigen')} anderes, als ihre Korrekturen sagen (Nummern der Papiere).",
            _REPORT,
            [str(paper.id) for paper in wrong[:EXAMPLES]],
            len(wrong),
        )
    elif papers:
        words = plural(len(papers), "Papier zeigt", "Papiere zeigen")
        yield fine(CHECK, f"{words}, was die Korrekturen von Hand sagen.")


def _shows_what_counts(session: Session, paper: Paper) -> bool:
    found = derived(session, paper)
    return list(found.corrected) == list(paper.corrected) and all(
        getattr(paper, name) == value for name, value in found.values.items()
    )
