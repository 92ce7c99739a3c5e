"""Earlier states of one place after the other: ask the index, fetch what is new, read it, keep it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from crawler.extract.sniff import sniff
from crawler.extract.worker import Reader
from crawler.reading import charset_of
from crawler.recognise.paper import recognise
from crawler.web_archive import cdx, keeping
from crawler.web_archive.asking import Answer, Archive, NotHad
from crawler.web_archive.cdx import Memento
from crawler.web_archive.keeping import Known
from storage.models import District, Place
from storage.store import Store
from storage.values import Context

# What can become of a state the index names.
NEW_TEXT, SAME_TEXT, KNOWN, FAILED = "new_text", "same_text", "known", "failed"


@dataclass
class Backfill:
    """``index`` is a CDX server; ``replay`` the address its states are handed out under."""

    store: Store
    archive: Archive
    reader: Reader
    index: str
    replay: str
    now: datetime
    most: int = cdx.MOST_STATES
    counts: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)

    @property
    def host(self) -> str:
        """The archive's name in the channel of what it gave."""
        return urlsplit(self.index).netloc

    def of_place(self, known: Known) -> None:
        """Keep the states of one address older than our own captures. Raises ArchiveRefuses, cdx.BadIndex."""
        try:
            answer = self.archive.get(self.index, {"url": known.url, "output": "json"})
        except NotHad as error:
            if "answers 404" not in str(error):  # an address no archive ever saw
                self._problem(str(error))
            return
        listed = cdx.parse_index(answer.body.decode("utf-8", "replace"))
        for memento in cdx.worth_having(listed, known.before, self.most):
            self.counts[self._one(known, memento)] += 1

    def _one(self, known: Known, memento: Memento) -> str:
        with self.store.session() as session:
            place = session.get_one(Place, known.place_id)
            if keeping.is_kept(session, place, self.host, memento.at):
                return KNOWN
        source = cdx.replay_address(self.replay, memento)
        try:
            answer = self.archive.get(source)
        except NotHad as error:
            self._problem(str(error))
            return FAILED
        return NEW_TEXT if self._keep(known, memento, answer) else SAME_TEXT

    def _keep(self, known: Known, memento: Memento, answer: Answer) -> bool:
        declared = answer.headers.get("content-type", "")
        read = self.reader.read(answer.body, sniff(answer.body, declared, memento.url), charset_of(declared))
        sha256 = self.store.bodies.put(answer.body)
        with self.store.session() as session:
            place = session.get_one(Place, known.place_id)
            return keeping.keep(
                session,
                place,
                self.host,
                memento.at,
                self.now,
                url=memento.url,
                source=answer.url,
                headers=answer.headers,
                sha256=sha256,
                size=len(answer.body),
                read=read,
                found=recognise(read, _context(session.get_one(District, place.paper.ags), place)),
            )

    def _problem(self, sentence: str) -> None:
        self.problems.append(sentence)


def _context(district: District, place: Place) -> Context:
    own = place.resource
    return Context(
        own.url,
        link_text=own.link_text or "",
        link_heading=own.link_heading or "",
        district_name=district.name,
        district_kind=district.kind,
        land=district.land,
    )
