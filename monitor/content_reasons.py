"""What a change is about: decisions, fields of action, figures, dates, key terms. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from monitor.dashboard.formats import plural
from monitor.dashboard.labels import FIELDS
from monitor.diff import Hunk
from monitor.sentences import Sentence
from storage.fields_of_action import fields_in
from storage.normal_words import normal
from storage.values import Reason
from storage.vocabulary import PAPER_STEMS, STATUS, TOPIC_STEMS

_DECISION, _FIELD, _FIGURE, _DATE, _TERM = 0.2, 0.15, 0.1, 0.05, 0.1
_MONTH = r"Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_DATES = re.compile(
    rf"\b\d{{1,2}}\.\s?(?:\d{{1,2}}\.\s?(?:\d{{4}}|\d\d)?|(?:{_MONTH})(?:\s\d{{4}})?)|\b(?:{_MONTH})\s\d{{4}}"
)
_FIGURES = re.compile(r"\d{1,3}(?:[. ]\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
_HEADING_WORDS = 14  # "Handlungsfeld 7: …" is a heading; longer sentences only mention a field
_PASSAGE_CHARACTERS = 240
_SHOWN_TERMS = 5


def content_reasons(hunks: Sequence[Hunk]) -> list[Reason]:
    """What the hunks are about, one reason a subject, each with its first passage and page."""
    found = (_decision(hunks), *_fields(hunks), _figures(hunks), _dates(hunks), _terms(hunks))
    return [reason for reason in found if reason is not None]


def _decision(hunks: Iterable[Hunk]) -> Reason | None:
    adopted = STATUS["adopted"]
    for hunk in hunks:
        told = [sentence for sentence in hunk.new if adopted.search(normal(sentence.text))]
        if told and (adopted.search(normal(hunk.added)) or _DATES.search(hunk.added)):
            return _reason("decision", "Nennt einen neuen Beschluss.", _DECISION, told[0])
        gone = [sentence for sentence in hunk.old if adopted.search(normal(sentence.text))]
        if gone and not told:
            return _reason("decision", "Nennt einen Beschluss nicht mehr.", _DECISION, gone[0])
    return None


def _fields(hunks: Iterable[Hunk]) -> list[Reason]:
    came: dict[str, Sentence] = {}
    went: dict[str, Sentence] = {}
    for hunk in hunks:
        for sentences, where in ((hunk.new, came), (hunk.old, went)):
            for sentence in sentences:
                for field in _named_fields(sentence.text):
                    where.setdefault(field, sentence)
    new = [field for field in came if field not in went]
    old = [field for field in went if field not in came]
    return [
        _reason("field", f"Handlungsfeld {verb}: {_names(fields)}.", _FIELD, where[fields[0]])
        for fields, verb, where in ((new, "hinzugekommen", came), (old, "entfallen", went))
        if fields
    ]


def _names(fields: Iterable[str]) -> str:
    return ", ".join(FIELDS.get(field, field) for field in fields)


def _named_fields(text: str) -> tuple[str, ...]:
    words = normal(text)
    return fields_in(words) if "handlungsfeld" in words and len(words.split()) <= _HEADING_WORDS else ()


def _figures(hunks: Iterable[Hunk]) -> Reason | None:
    changed = [
        (hunk, old, new)
        for hunk in hunks
        if (old := _figures_in(hunk.removed)) and (new := _figures_in(hunk.added)) and old != new
    ]
    if not changed:
        return _new_figures(hunks)
    hunk, old, new = changed[0]
    places = plural(len(changed), "Stelle", "Stellen")
    text = f"Zahlen geändert an {places}, zuerst {_list(old)} → {_list(new)}."
    return _reason("figures", text, _FIGURE, _proof(hunk))


def _new_figures(hunks: Iterable[Hunk]) -> Reason | None:
    for hunk in hunks:
        if new := _figures_in(hunk.added):
            return _reason("figures", f"Nennt neue Zahlen: {_list(new)}.", _DATE, _proof(hunk))
    return None


def _figures_in(text: str) -> list[str]:
    return _FIGURES.findall(_DATES.sub(" ", text))


def _dates(hunks: Iterable[Hunk]) -> Reason | None:
    for hunk in hunks:
        old, new = _DATES.findall(hunk.removed), _DATES.findall(hunk.added)
        if old != new:
            text = f"Datum geändert: {_list(old) or 'keines'} → {_list(new) or 'keines'}."
            return _reason("dates", text, _DATE, _proof(hunk))
    return None


def _list(values: Sequence[str]) -> str:
    return ", ".join(values[:3]) + (" …" if len(values) > 3 else "")


def _terms(hunks: Iterable[Hunk]) -> Reason | None:
    words: dict[str, Hunk] = {}
    for hunk in hunks:
        for word in re.findall(r"[^\W\d_]{5,}(?:-[^\W\d_]+)*", f"{hunk.added} {hunk.removed}"):
            if any(stem in normal(word) for stem in (*TOPIC_STEMS, *PAPER_STEMS)):
                words.setdefault(word, hunk)
    if not words:
        return None
    shown = ", ".join(list(words)[:_SHOWN_TERMS])
    return _reason("terms", f"Geänderte Stellen nennen: {shown}.", _TERM, _proof(next(iter(words.values()))))


def _reason(code: str, text: str, weight: float, proof: Sentence) -> Reason:
    return Reason(code, text, weight, proof.page, clipped(proof.text))


def _proof(hunk: Hunk) -> Sentence:
    return (hunk.new or hunk.old)[0]


def clipped(text: str, limit: int = _PASSAGE_CHARACTERS) -> str:
    """``text`` of at most ``limit`` characters, cut between words."""
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0] + " …"
