"""What the last round does: seventeen things worth telling, ten that are not, and a paper nobody listed."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from typing import Protocol

from benchmarks.changes.site.build import page_blocks, paper_text
from benchmarks.changes.site.model import File, Host, Page, Truth
from benchmarks.discovery.chance import rng
from benchmarks.discovery.makes.base import slug
from benchmarks.discovery.texts.blocks import Block, Text
from benchmarks.discovery.texts.concept import concept_text
from benchmarks.discovery.texts.grammar import bank, expand
from benchmarks.discovery.worlds.identity import words

_FIGURE = re.compile(r"\b\d{2,3}\b(?=,00| Euro| Nationen| Standorten| Wochen| Anträge)")
_ANNOUNCED = (
    "{Der_Kreis} erarbeitet derzeit gemeinsam mit den Gemeinden ein Konzept zur Integration; es soll im Herbst dem {rat} vorgelegt werden.",
    "Die Fortschreibung des Integrationskonzepts hat begonnen. Wer mitarbeiten möchte, meldet sich bitte bis zum Sommer.",
    "{Der_Rat} hat die Aufstellung eines neuen Handlungskonzepts für das Zusammenleben beschlossen.",
)  # fmt: skip


class Planner:
    """Chooses, once and for each seed, where things happen; no address is touched twice."""

    def __init__(self, seed: int, hosts: list[Host], port: int) -> None:
        self._chance = rng(seed, "plan")
        self._hosts, self._port = hosts, port
        self._pages = [(host, host.pages[path]) for host in hosts for path in host.watched if path in host.pages]  # fmt: skip
        self._files = [(host, host.files[path]) for host in hosts for path in host.watched if path in host.files]  # fmt: skip
        self._chance.shuffle(self._pages)
        self._chance.shuffle(self._files)
        self.truths: list[Truth] = []

    def run(self) -> list[Truth]:
        """Change the sites; what is true of them now."""
        for edit in (_announce, _reword, _figure, _drop, _extend):
            self._page_text(edit)
        for edit in (_new_edition, _paragraph, _text_figure, _more, _less):
            self._replaced(edit)
        for _ in range(3):
            self._new_file(same_words=False)
        for _ in range(2):
            self._new_file(same_words=True)
        self._page_gone()
        self._soft_404()
        for _ in range(5):
            host, file = self._files.pop()
            file.layout += 1
            self._note("pdf_regenerated", "silence", host, file.path)
        self._page_moved()
        self._file_moved()
        self._link_moved()
        for _ in range(2):
            host, page = self._pages.pop()
            host.unsteady[page.path] = 1
            self._note("transient_503", "silence", host, page.path, group=page.group)
        self._unlisted()
        return self.truths

    def _note(self, kind: str, wanted: str, host: Host, *paths: str, group: str = "") -> None:
        urls = frozenset(f"http://{host.address}:{self._port}{path}" for path in paths)
        self.truths.append(Truth(kind, wanted, urls, group))

    def _take(self, wanted: object = None) -> tuple[Host, Page]:
        """A page that nothing happened to yet; with ``wanted``, one that this edit can be made on."""
        for index, (_, page) in enumerate(self._pages):
            if wanted is None or wanted(page, rng("try")) is not None:  # type: ignore[operator]
                return self._pages.pop(index)
        raise LookupError("no page is left for this change")

    def _page_text(self, edit: Edit) -> None:
        host, page = self._take(lambda page, chance: edit(host_of(page, self._hosts), page.blocks, chance))
        changed = edit(host, page.blocks, self._chance)
        assert changed is not None
        page.blocks = changed
        self._note("page_text", "alert", host, page.path, group=page.group)

    def _replaced(self, edit: Edit) -> None:
        for index, (host, file) in enumerate(self._files):
            blocks = edit(host, file.text.blocks, self._chance)
            if blocks is not None:
                self._files.pop(index)
                title = (
                    re.sub(r"20\d\d", "2026", file.text.title) if edit is _new_edition else file.text.title
                )
                file.text = Text(title, file.text.subtitle, file.text.cover, file.text.running_header, blocks, file.text.words())  # fmt: skip
                self._note("pdf_replaced", "alert", host, file.path)
                return
        raise LookupError("no file is left for this change")

    def _made(self, host: Host, text: Text | None = None) -> File:
        text = text or paper_text(host.who, self._chance, 2026)
        name = f"{slug(text.title)[:46]}-neu-{len(host.files)}.pdf"
        file = File(f"{next(iter(host.files)).rpartition('/')[0]}/{name}", text, text.title)
        host.files[file.path] = file
        return file

    def _new_file(self, *, same_words: bool) -> None:
        index = next((at for at, (_, page) in enumerate(self._pages) if bool(page.files) == same_words), None)
        if index is None:
            raise LookupError("no page is left for a new file")
        host, page = self._pages.pop(index)
        file = self._made(host)
        if same_words:
            words_, _old = page.files[0]
            page.files[0] = (words_, file.path)
        else:
            page.files.append((file.label, file.path))
        kind = "new_pdf_href_only" if same_words else "new_pdf_linktext"
        self._note(kind, "alert", host, page.path, file.path, group=page.group)

    def _page_gone(self) -> None:
        host, page = self._take()
        host.gone.add(page.path)
        self._note("page_gone_404", "alert", host, page.path, group=page.group)

    def _soft_404(self) -> None:
        host, page = self._take()
        host.soft_gone.add(page.path)
        self._note("page_soft404", "alert", host, page.path, group=page.group)

    def _page_moved(self) -> None:
        host, page = self._take()
        new = f"/neu/{slug(page.title)}.html"
        host.redirects[page.path] = new
        old, page.path = page.path, new
        host.pages[new] = page
        self._note("page_moved_301", "move", host, old, new, group=page.group)

    def _file_moved(self) -> None:
        host, file = self._files.pop()
        new = file.path.replace(".pdf", "-archiv.pdf")
        host.files[new] = host.files.pop(file.path)
        host.redirects[file.path] = new
        for page in host.pages.values():
            page.files = [(label, new if path == file.path else path) for label, path in page.files]
        self._note("pdf_moved_301", "move", host, file.path, new)

    def _link_moved(self) -> None:
        """A page links a paper that nobody watches at another address, unchanged; the old one is gone."""
        host, page = next((host, page) for host, page in self._pages if any(path not in host.watched for _, path in page.files))  # fmt: skip
        self._pages.remove((host, page))
        path = next(path for _, path in page.files if path not in host.watched)
        new = path.replace(".pdf", "_v1.pdf")
        host.files[new] = host.files.pop(path)
        page.files = [(label, new if one == path else one) for label, one in page.files]
        host.gone.add(path)
        self._note("link_moved_same_doc", "move", host, page.path, path, new, group=page.group)

    def _unlisted(self) -> None:
        host = self._chance.choice(self._hosts)
        filled = words(host.who, self._chance, 2026)
        title = expand("Integrationskonzept {kreis}, Fortschreibung {jahr}", filled, self._chance)
        file = self._made(host, concept_text(title, host.who.full, filled, self._chance, 5, update=True))
        hub = host.pages["/themen/integration/papiere/"]
        hub.files.append((f"{file.text.title} (PDF)", file.path))
        page = frozenset({f"http://{host.address}:{self._port}{hub.path}"})
        self._note("unlisted_pdf", "unlisted", host, file.path)
        self.truths[-1] = replace(self.truths[-1], also=page)


def add_unwatched_links(seed: int, hosts: list[Host]) -> None:
    """Before the first round: some watched pages link papers that nobody watches themselves."""
    chance = rng(seed, "unwatched")
    for host in hosts:
        for number in range(3):
            text = paper_text(host.who, chance, 2021 + number)
            folder = next(iter(host.files)).rpartition("/")[0]
            file = File(f"{folder}/{slug(text.title)[:40]}-anhang-{number}.pdf", text, text.title)
            host.files[file.path] = file
            bare = [
                host.pages[path] for path in host.watched if path in host.pages and not host.pages[path].files
            ]
            chance.choice(bare).files.append((file.label, file.path))


def host_of(page: Page, hosts: list[Host]) -> Host:
    return next(host for host in hosts if host.pages.get(page.path) is page)


# --- edits: blocks before, blocks after; None: cannot be made here ----------------------------------


class Edit(Protocol):
    def __call__(self, host: Host, blocks: list[Block], chance: random.Random) -> list[Block] | None: ...


def _paragraphs(blocks: list[Block]) -> list[int]:
    return [at for at, block in enumerate(blocks) if block.kind == "p"]


def _announce(host: Host, blocks: list[Block], chance: random.Random) -> list[Block] | None:
    line = expand(chance.choice(_ANNOUNCED), words(host.who, chance, 2026), chance)
    at = chance.choice(_paragraphs(blocks)) + 1
    return [*blocks[:at], Block("p", line), *blocks[at:]]


def _reword(host: Host, blocks: list[Block], chance: random.Random) -> list[Block] | None:
    """Other sentences in the place of a paragraph."""
    at = chance.choice(_paragraphs(blocks))
    filled = words(host.who, chance, 2026, thema="Neuregelung")
    fresh = next(block for block in page_blocks("Neuregelung", filled, chance) if block.kind == "p")
    return None if fresh.text == blocks[at].text else [*blocks[:at], fresh, *blocks[at + 1 :]]


def _figure(host: Host, blocks: list[Block], chance: random.Random) -> list[Block] | None:
    """One figure in a sentence or a table of fees."""
    for at, block in enumerate(blocks):
        if block.kind == "p" and _FIGURE.search(block.text):
            text = _FIGURE.sub(lambda match: str(int(match[0]) + 7), block.text, count=1)
            return [*blocks[:at], replace(block, text=text), *blocks[at + 1 :]]
        if block.kind == "row" and _FIGURE.search(block.cells[-1]):
            cells = (
                *block.cells[:-1],
                _FIGURE.sub(lambda match: str(int(match[0]) + 7), block.cells[-1], count=1),
            )
            return [*blocks[:at], replace(block, cells=cells), *blocks[at + 1 :]]
    return None


def _drop(host: Host, blocks: list[Block], chance: random.Random) -> list[Block] | None:
    places = _paragraphs(blocks)
    if len(places) < 3:
        return None
    at = chance.choice(places[1:])
    return [*blocks[:at], *blocks[at + 1 :]]


def _extend(host: Host, blocks: list[Block], chance: random.Random) -> list[Block] | None:
    """A chapter of its own at the end."""
    filled = words(host.who, chance, 2026, thema="Förderung")
    fresh = next(block for block in page_blocks("Förderung", filled, chance) if block.kind == "p")
    return [*blocks, Block("h1", "Neue Förderrichtlinie"), fresh]


def _new_edition(host: Host, blocks: list[Block], chance: random.Random) -> list[Block] | None:
    text = paper_text(host.who, chance, 2026)
    half = len(blocks) // 2
    return [*blocks[:half], *text.blocks[: max(4, len(text.blocks) // 2)]]


def _paragraph(host: Host, blocks: list[Block], chance: random.Random) -> list[Block] | None:
    places = _paragraphs(blocks)
    if len(places) < 2:
        return None
    at = chance.choice(places)
    return [
        *blocks[:at],
        Block("p", expand(chance.choice(_ANNOUNCED), words(host.who, chance, 2026), chance)),
        *blocks[at + 1 :],
    ]


def _text_figure(host: Host, blocks: list[Block], chance: random.Random) -> list[Block] | None:
    """One share or number in a paragraph."""
    number = re.compile(r"\b\d{1,2}(?:,\d)? Prozent|\b\d\.\d{3}\b|\b\d{2,3} (?=[A-Za-zÄÖÜ])")
    for at in _paragraphs(blocks):
        if found := number.search(blocks[at].text):
            old = found[0]
            new = re.sub(
                r"\d", lambda digit: str((int(digit[0]) + 3) % 10) if digit[0] != "0" else "4", old, count=1
            )
            new = new if not new.startswith("0") else "8" + new[1:]
            return [
                *blocks[:at],
                replace(blocks[at], text=blocks[at].text.replace(old, new, 1)),
                *blocks[at + 1 :],
            ]
    return None


def _more(host: Host, blocks: list[Block], chance: random.Random) -> list[Block] | None:
    filled = words(host.who, chance, 2026)
    lines = chance.sample(bank("fields")["WOHNEN.ziel"], 2)
    return [
        *blocks,
        Block("h1", "Ergänzung: Wohnen"),
        Block("p", " ".join(expand(line, filled, chance) for line in lines)),
    ]


def _less(host: Host, blocks: list[Block], chance: random.Random) -> list[Block] | None:
    heads = [at for at, block in enumerate(blocks) if block.kind == "h1"]
    if len(heads) < 3:
        return None
    return [*blocks[: heads[-2]], *blocks[heads[-1] :]]
