"""A diff as people and programs read it: terminal text, HTML, JSON. Pure."""

from __future__ import annotations

from html import escape
from typing import Any

from monitor.dashboard.formats import number, percent, plural
from monitor.diff import Diff, Hunk
from monitor.word_diff import Piece

# Kept words shown on each side of a change; more is the paper itself, a click away.
_CONTEXT_WORDS = 12
_MARKS = {"removed": ("[-", "-]"), "added": ("{+", "+}"), "equal": ("", "")}
_COLOURS = {"removed": "\x1b[31m", "added": "\x1b[32m", "equal": ""}
_KINDS = {"replaced": "geändert", "added": "neu", "removed": "entfallen", "moved": "verschoben"}


def summary(diff: Diff) -> str:
    """One German sentence: how much differs."""
    if not diff.hunks:
        return "Die Texte sind gleich."
    places = plural(len(diff.hunks), "Stelle", "Stellen")
    added = plural(diff.words_added, "Wort hinzugekommen", "Wörter hinzugekommen")
    share = f"{percent(diff.share_new)} der Wörter sind neu" if diff.words_added else "kein Wort ist neu"
    return f"{places}: {added}, {number(diff.words_removed)} entfallen; {share}."


def as_text(diff: Diff, old_label: str, new_label: str, *, colours: bool = False) -> str:
    """The diff for a terminal: [-gone-] and {+new+}, coloured too if wanted; long kept parts cut short."""
    blocks = [f"{old_label} → {new_label}\n{summary(diff)}"]
    for hunk in diff.hunks:
        words = " ".join(_marked(piece, colours) for piece in shortened(hunk.pieces))
        blocks.append(f"{_KINDS[hunk.kind]}, {_pages(hunk)}\n  {words}")
    return "\n\n".join(blocks) + "\n"


def _marked(piece: Piece, colours: bool) -> str:
    before, after = _MARKS[piece.kind]
    # Text of strangers: a control character in it must not steer the terminal.
    text = "".join(sign if sign.isprintable() else " " for sign in piece.text)
    marked = f"{before}{text}{after}"
    return f"{_COLOURS[piece.kind]}{marked}\x1b[0m" if colours and _COLOURS[piece.kind] else marked


def _pages(hunk: Hunk) -> str:
    return " → ".join(f"S. {page}" for page in (hunk.page_old, hunk.page_new) if page is not None)


def shortened(pieces: tuple[Piece, ...]) -> list[Piece]:
    """The pieces with long kept runs cut to the words next to a change."""
    last = len(pieces) - 1
    return [
        Piece("equal", _cut(piece.text, first=index == 0, last=index == last))
        if piece.kind == "equal"
        else piece
        for index, piece in enumerate(pieces)
    ]


def _cut(text: str, *, first: bool, last: bool) -> str:
    words = text.split(" ")
    head = 0 if first and not last else _CONTEXT_WORDS
    tail = 0 if last and not first else _CONTEXT_WORDS
    if len(words) <= head + tail + 1:
        return text
    return " ".join([*words[:head], "…", *words[len(words) - tail :]])


def as_html(diff: Diff, old_label: str, new_label: str) -> str:
    """The diff as an HTML fragment, side by side and in one; everything escaped.

    Classes are those of the dashboard's style sheet (vergleich, paar, alt-text, neu-text, in-eins, ort).
    """
    pairs = "\n".join(_pair(hunk, old_label, new_label) for hunk in diff.hunks)
    said = f'<p class="klein leise">{escape(summary(diff))}</p>'
    return f'{said}\n<div class="vergleich neben">\n{pairs}\n</div>\n'


def _pair(hunk: Hunk, old_label: str, new_label: str) -> str:
    old_place, new_place = _place(old_label, hunk.page_old), _place(new_label, hunk.page_new)
    if hunk.kind == "moved":
        old_place, new_place = f"{old_place} (verschoben)", f"{new_place} (verschoben)"
    return (
        '<div class="paar">'
        + _paragraph("alt-text", old_place, _side(hunk, "removed"))
        + _paragraph("neu-text", new_place, _side(hunk, "added"))
        + _paragraph("in-eins", f"{old_place} → {new_place}", " ".join(map(_tagged, hunk.pieces)))
        + "</div>"
    )


def _place(label: str, page: int | None) -> str:
    return "nicht vorhanden" if page is None else f"{label}, S. {page}"


def _paragraph(css: str, place: str, content: str) -> str:
    return f'<p class="{css}"><span class="ort">{escape(place)}</span>{content}</p>'


def _side(hunk: Hunk, own: str) -> str:
    pieces = [_tagged(piece) for piece in hunk.pieces if piece.kind in ("equal", own)]
    missing = not (hunk.old if own == "removed" else hunk.new)
    return '<span class="leise">(nicht vorhanden)</span>' if missing else " ".join(pieces)


def _tagged(piece: Piece) -> str:
    tag = {"removed": "del", "added": "ins", "equal": ""}[piece.kind]
    return f"<{tag}>{escape(piece.text)}</{tag}>" if tag else escape(piece.text)


# For a file that is opened on its own; the dashboard has its own style sheet.
_STYLE = (
    "body{font:16px/1.5 Georgia,serif;max-width:78rem;margin:2rem auto;padding:0 1rem}"
    ".paar{display:grid;grid-template-columns:1fr 1fr;gap:2rem;border-top:1px solid #bbb;padding:.5rem 0}"
    ".in-eins{display:none}.ort{display:block;font:13px sans-serif;color:#555}"
    "ins{background:#d9f0e3;text-decoration:underline}del{background:#f7dcd9;text-decoration:line-through}"
)


def as_html_page(diff: Diff, title: str, old_label: str, new_label: str) -> str:
    """The diff as an HTML document of its own."""
    return (
        f'<!doctype html>\n<html lang="de">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{escape(title)}</h1>\n"
        f"{as_html(diff, old_label, new_label)}</body>\n</html>\n"
    )


def as_json(diff: Diff) -> dict[str, Any]:
    """The diff as plain values: counts, shares (0..1) and the hunks with both texts, pages and pieces."""
    return {
        "words_added": diff.words_added,
        "words_removed": diff.words_removed,
        "words_old": diff.words_old,
        "words_new": diff.words_new,
        "share_changed": round(diff.share_changed, 4),
        "share_new": round(diff.share_new, 4),
        "hunks": [_hunk_as_json(hunk) for hunk in diff.hunks],
    }


def _hunk_as_json(hunk: Hunk) -> dict[str, Any]:
    return {
        "kind": hunk.kind,
        "old": hunk.old_text or None,
        "new": hunk.new_text or None,
        "page_old": hunk.page_old,
        "page_new": hunk.page_new,
        "pieces": [{"kind": piece.kind, "text": piece.text} for piece in hunk.pieces],
    }
