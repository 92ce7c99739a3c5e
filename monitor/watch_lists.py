"""Lists of watched addresses as other tools write them: plain, urlwatch, webchanges, changedetection.io. Pure.

What they configure per address (a selector, lines to ignore) is taken over where it has the same meaning here;
what has none is named in ``left_out``, never dropped in silence.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
# A backup holds a file or two a watch; a hostile one could hold a universe.
_MOST_FILES, _MOST_BYTES = 20_000, 50_000_000


class UnknownList(ValueError):
    """A file is no list of addresses. Write one address a line, or export the list from the other tool again."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An address to watch. ``left_out`` names rules of the other tool that have no meaning here."""

    url: str
    name: str = ""
    selector: str | None = None
    ignore: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def read_list(body: bytes, name: str) -> list[Wanted]:
    """What a file lists. Raises UnknownList with a sentence."""
    if zipfile.is_zipfile(io.BytesIO(body)):
        return _once(_from_backup(body, name))
    text = body.decode("utf-8-sig", "replace")
    stripped = text.lstrip()
    if stripped.startswith(("{", "[")):
        return _once(_from_json(_parsed_json(text, name), name))
    if re.search(r"^\s*(?:-\s*)?(?:url|navigate)\s*:", text, re.MULTILINE):
        return _once(_from_yaml(text, name))
    return _once(_from_lines(text, name))


def _once(found: Iterable[Wanted]) -> list[Wanted]:
    return list({one.url: one for one in found}.values())


def _from_lines(text: str, name: str) -> Iterator[Wanted]:
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        found = _ADDRESS.match(line)
        if found is None:
            raise UnknownList(f"{name}, line {number}: {line[:80]!r} is no address; write one http(s) address a line.")  # fmt: skip
        yield Wanted(found[0], line[found.end() :].strip(" ,;\t"))


# --- urlwatch and webchanges ---------------------------------------------------------------------


def _from_yaml(text: str, name: str) -> Iterator[Wanted]:
    try:
        parts = list(yaml.safe_load_all(text))
    except yaml.YAMLError as error:
        raise UnknownList(f"{name} is no YAML: {' '.join(str(error).split())[:200]}") from error
    for part in parts:
        for job in part if isinstance(part, list) else [part]:
            if isinstance(job, Mapping):
                url = job.get("url") or job.get("navigate")
                if isinstance(url, str) and _ADDRESS.match(url):
                    yield _job(job, url)


def _job(job: Mapping[str, Any], url: str) -> Wanted:
    selector, ignore, left_out = None, list[str](), list[str]()
    for kind, value in _filters(job.get("filter") or job.get("filters")):
        if kind == "css" and (chosen := _value(value, "selector")):
            selector = chosen
        elif kind in ("grepi", "delete_lines_containing"):
            ignore += _patterns(kind, value)
        elif kind not in ("html2text", "pdf2text", "strip", "element-by-tag", "remove_repeated"):
            left_out.append(kind)
    left_out += [key for key in ("command", "data", "headers", "cookies", "diff_tool") if job.get(key)]
    return Wanted(_without_mark(url), str(job.get("name") or ""), selector, tuple(ignore), tuple(left_out))


def _filters(value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, str):  # "css:#main,html2text", as older lists have it
        for part in value.split(","):
            kind, _, rest = part.partition(":")
            yield kind.strip(), rest.strip()
    elif isinstance(value, Mapping):
        yield from ((str(kind), rest) for kind, rest in value.items())
    elif isinstance(value, list):
        for one in value:
            yield from _filters(one)


def _value(value: object, key: str) -> str:
    found = value.get(key) if isinstance(value, Mapping) else value
    return found if isinstance(found, str) else ""


def _patterns(kind: str, value: object) -> list[str]:
    if kind == "grepi":
        found = _value(value, "re")
        return [found] if _is_pattern(found) else []
    plain, pattern = _value(value, "text"), _value(value, "re") if isinstance(value, Mapping) else ""
    return [re.escape(plain)] if plain else [pattern] if _is_pattern(pattern) else []


def _is_pattern(text: str) -> bool:
    try:
        re.compile(text)
    except re.error:
        return False
    return bool(text)


def _without_mark(url: str) -> str:
    """The address without the #1, #2 that make jobs unique."""
    return re.sub(r"#\d*$", "", url)


# --- changedetection.io --------------------------------------------------------------------------


def _from_backup(body: bytes, name: str) -> Iterator[Wanted]:
    found = False
    with zipfile.ZipFile(io.BytesIO(body)) as backup:
        for entry in backup.infolist()[:_MOST_FILES]:
            if entry.filename.endswith(".json") and entry.file_size <= _MOST_BYTES:
                for one in _from_json(
                    _parsed_json(backup.read(entry).decode("utf-8", "replace"), name), name, strict=False
                ):
                    found = True
                    yield one
    if not found:
        raise UnknownList(f"{name} holds no list of watched addresses.")


def _parsed_json(text: str, name: str) -> object:
    try:
        return json.loads(text)
    except ValueError as error:
        raise UnknownList(f"{name} is no JSON: {error}") from error


def _from_json(stored: object, name: str, *, strict: bool = True) -> Iterator[Wanted]:
    watches = list(_watches(stored))
    if strict and not watches:
        raise UnknownList(f"{name} names no http(s) address to watch.")
    yield from watches


def _watches(stored: object) -> Iterator[Wanted]:
    if isinstance(stored, str) and _ADDRESS.fullmatch(stored):
        yield Wanted(stored)
    elif isinstance(stored, list):
        for one in stored:
            yield from _watches(one)
    elif isinstance(stored, Mapping):
        url = stored.get("url")
        if isinstance(url, str) and _ADDRESS.match(url):
            yield _watch(stored, url)
        else:
            for value in stored.get("watching", stored).values() if isinstance(stored.get("watching", stored), Mapping) else ():  # fmt: skip
                if isinstance(value, Mapping):
                    yield from _watches(value)


def _watch(stored: Mapping[str, Any], url: str) -> Wanted:
    filters = [one for one in stored.get("include_filters") or [] if isinstance(one, str) and one.strip()]
    css = [one for one in filters if not one.startswith(("/", "xpath", "json", "jq"))]
    left_out = ["include_filters"] if len(css) < len(filters) else []
    left_out += [
        key for key in ("subtractive_selectors", "trigger_text", "headers", "body") if stored.get(key)
    ]
    ignore = [
        _ignored(one) for one in stored.get("ignore_text") or [] if isinstance(one, str) and one.strip()
    ]
    return Wanted(
        url,
        str(stored.get("title") or ""),
        ", ".join(css) or None,
        tuple(filter(None, ignore)),
        tuple(left_out),
    )


def _ignored(text: str) -> str:
    """``/expression/flags`` or plain text."""
    found = re.fullmatch(r"/(.+)/([a-z]*)", text.strip())
    if found is None:
        return re.escape(text.strip())
    pattern = f"(?i){found[1]}" if "i" in found[2] else found[1]
    return pattern if _is_pattern(pattern) else ""
