"""The search forms of a council system, filled in as they stand. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

# What is looked for: the commonest name, then the topic (Integrationsplan, Leitbild Integration, …).
WORDS = ("Integrationskonzept", "Integration")

_FIELD = re.compile(
    r"such|search|swords|volltext|begriff|stichw|betreff|text|^q$|query|keyword|vo040fil2|words",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"swords|suchw|volltext|begriff|stichw|betreff|vo040fil2|query|filtvobetr", re.IGNORECASE
)
_FORM = re.compile(r"such|search|recherche|vo0?040|yw0", re.IGNORECASE)
_NOT_WORDS = re.compile(r"dat(?:um|e)|von|bis|nummer|jahr|plz|nr\b|name$|mail|user|pass|login", re.IGNORECASE)
_LOGIN = re.compile(r"login|anmeld|passw", re.IGNORECASE)
_TEXT = frozenset({"", "text", "search"})


@dataclass(frozen=True, slots=True)
class Request:
    """A form filled in: the address to ask, and the fields to send with POST (empty: a plain GET)."""

    url: str
    fields: tuple[tuple[str, str], ...] = ()


def search_requests(tree: LexborHTMLParser, base: str, words: str) -> list[Request]:
    """Every search form of a page, filled with ``words``; the forms are used as they stand.

    Those for words of the subject or text come before those for any other field (numbers, names).
    """
    found: list[tuple[bool, Request]] = []
    for form in tree.css("form"):
        request = _filled(form, base, words)
        if request is not None and all(request != one for _, one in found):
            found.append((_SUBJECT.search(form.html or "") is None, request))
    return [request for _, request in sorted(found, key=lambda one: one[0])]


# Years a switch offers at least; fewer are a choice of something else. How far back it is worth going.
_FEWEST_YEARS, _MOST_YEARS = 3, 12
_A_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")


def year_requests(tree: LexborHTMLParser, base: str) -> tuple[Request, ...]:
    """The form that switches the years of a list, once for each earlier year, the latest first."""
    for form in tree.css("form"):
        for select in form.css("select[name]"):
            options = [
                (found[1], option)
                for option in select.css("option")
                if (found := _A_YEAR.search(option.text()))
            ]
            if len(options) < _FEWEST_YEARS:
                continue
            shown = _A_YEAR.search(_chosen(select) + " " + (_chosen_words(select)))
            wanted = [
                (year, option.attributes.get("value") or option.text(strip=True))
                for year, option in sorted(options, key=lambda one: one[0], reverse=True)
                if shown is None or year < shown[1]
            ]
            return tuple(_switched(form, select, value, base) for _, value in wanted[:_MOST_YEARS])
    return ()


def _chosen_words(select: LexborNode) -> str:
    option = select.css_first("option[selected]") or select.css_first("option")
    return option.text(strip=True) if option is not None else ""


def _switched(form: LexborNode, select: LexborNode, value: str, base: str) -> Request:
    sent = _sent(form, form.css("input[name], textarea[name], select[name]"), select, value)
    return _request(form, base, sent)


def document_links(tree: LexborHTMLParser, base: str) -> list[tuple[str, str]]:
    """Files that stand behind a button with hidden fields only (ALLRIS 3): (address, words)."""
    found = []
    for form in tree.css("form[action*=do0]"):
        fields = [_pair(node) for node in form.css("input[type=hidden][name]")]
        if not fields or form.css("input[type=text], textarea, select"):
            continue
        button = form.css_first("input[type=submit], input[type=image], button")
        words = "" if button is None else (_said(button) or button.text(strip=True))
        found.append((_with_query(urljoin(base, form.attributes.get("action") or ""), fields), words))
    return found


def _said(node: LexborNode) -> str:
    attributes = node.attributes
    return next(
        (said for name in ("title", "value", "alt") if (said := (attributes.get(name) or "").strip())), ""
    )


def _filled(form: LexborNode, base: str, words: str) -> Request | None:
    attributes = form.attributes
    said = " ".join(attributes.get(name) or "" for name in ("action", "id", "name", "class", "role"))
    fields = form.css("input[name], textarea[name], select[name]")
    names = [f"{node.attributes.get('name')} {node.attributes.get('type') or ''}" for node in fields]
    if _LOGIN.search(said) or any(_LOGIN.search(name) for name in names):
        return None
    target = _words_field(fields, form_searches=bool(_FORM.search(f"{said} {urlsplit(base).path}")))
    if target is None:
        return None
    sent = _sent(form, fields, target, words)
    return _request(form, base, sent)


def _request(form: LexborNode, base: str, sent: list[tuple[str, str]]) -> Request:
    action = urljoin(base, form.attributes.get("action") or base)
    if (form.attributes.get("method") or "get").strip().lower() == "post":
        return Request(action, tuple(sent))
    return Request(_with_query(urlunsplit(urlsplit(action)._replace(query="", fragment="")), sent))


def _words_field(fields: list[LexborNode], *, form_searches: bool) -> LexborNode | None:
    """The field for words: named like one; in a search form, its only text field."""
    texts = [
        node
        for node in fields
        if (
            node.tag == "textarea"
            or (node.tag == "input" and (node.attributes.get("type") or "").lower() in _TEXT)
        )
        and not _NOT_WORDS.search(node.attributes.get("name") or "")
    ]
    named = [
        node
        for node in texts
        if _FIELD.search(
            " ".join(node.attributes.get(name) or "" for name in ("name", "id", "placeholder", "title"))
        )
    ]
    if named:
        return named[0] if form_searches or _searches(named[0]) else None
    return texts[0] if form_searches and len(texts) == 1 else None


def _searches(field: LexborNode) -> bool:
    said = " ".join(
        field.attributes.get(name) or "" for name in ("name", "id", "placeholder", "title", "aria-label")
    )
    return bool(re.search(r"such|search|swords|volltext|query|^q\b", said, re.IGNORECASE))


def _sent(
    form: LexborNode, fields: list[LexborNode], target: LexborNode, words: str
) -> list[tuple[str, str]]:
    """What a browser would send: hidden and preset fields, ticked boxes, the button."""
    sent = []
    for node in fields:
        kind = (node.attributes.get("type") or "").lower()
        if node.mem_id == target.mem_id:
            sent.append((node.attributes.get("name") or "", words))
        elif node.tag == "select":
            sent.append((node.attributes.get("name") or "", _chosen(node)))
        elif kind in ("checkbox", "radio"):
            if "checked" in node.attributes:
                sent.append((node.attributes.get("name") or "", node.attributes.get("value") or "on"))
        elif kind not in ("submit", "image", "button", "reset", "file"):
            sent.append(_pair(node))
    return sent + _pressed(form, target)


def _pressed(form: LexborNode, target: LexborNode) -> list[tuple[str, str]]:
    """What the button of a field adds: the first one after it, else the form's first."""
    first: LexborNode | None = None
    passed = False
    for node in form.css("input, textarea, button"):
        kind = (node.attributes.get("type") or ("submit" if node.tag == "button" else "")).lower()
        passed = passed or node.mem_id == target.mem_id
        if kind in ("submit", "image"):
            first = first or node
            if passed:
                first = node
                break
    if first is None:
        return []
    name = first.attributes.get("name") or ""
    if (first.attributes.get("type") or "").lower() == "image":
        return [(f"{name}.x" if name else "x", "1"), (f"{name}.y" if name else "y", "1")]
    return [_pair(first)] if name else []


def _chosen(select: LexborNode) -> str:
    option = select.css_first("option[selected]") or select.css_first("option")
    if option is None:
        return ""
    value = option.attributes.get("value")
    return option.text(strip=True) if value is None else value


def _pair(node: LexborNode) -> tuple[str, str]:
    return node.attributes.get("name") or "", node.attributes.get("value") or ""


def _with_query(url: str, fields: list[tuple[str, str]]) -> str:
    parts = urlsplit(url)
    query = urlencode([*parse_qsl(parts.query, keep_blank_values=True), *fields])
    return urlunsplit(parts._replace(query=query, fragment=""))
