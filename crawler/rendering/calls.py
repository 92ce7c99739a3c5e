"""The data calls behind a page: addresses in its attributes and inline scripts that its list is filled from. Pure."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from crawler import urls
from crawler.rendering.parts import GADGET, LISTING, Container, Parts
from storage.vocabulary import link_words_score

# Names of attributes that hold where content comes from; the last are those of htmx, Unpoly and intercooler.
_ATTRIBUTE = re.compile(
    r"(?:^|[-:])(?:url|uri|src|source|endpoint|api|ajax|json|feed|rest|service|href|load|remote|request|fetch|include|"
    r"path|get)(?:$|-)",
    re.IGNORECASE,
)
_QUOTED = r"""\s*(["'`])((?:(?!\1)[^\\\n]|\\.){1,600})\1"""
# A call that reads: what follows the opening parenthesis is its address.
_CALL = re.compile(
    r"(?:\bfetch|\baxios|\baxios\.get|(?:\$|jQuery)\.(?:getJSON|get)|\.load|\bd3\.(?:json|csv)|\$http\.get|\bky(?:\.get)?|"
    r"\bload(?:JSON|Data|List|Documents?)|\.open\(\s*[\"']GET[\"']\s*,|\bnew\s+Request)\s*(?:\((?!\s*[\"']GET))?"
    + _QUOTED,
)
# A value that configures one.
_VALUE = re.compile(
    r"""["']?\b[\w$-]*(?:url|uri|endpoint|source|src|href|api|json|feed|ajax|path|data)["']?\s*[:=]"""
    + _QUOTED,
    re.IGNORECASE,
)
# Addresses that look like data, not like a page.
_DATA = re.compile(
    r"\.json\b|\bjson\b|/api/|/rest/|/wp-json/|/ajax|ajax[/=_.-]|[?&]type=\d{2,}|[?&](?:format|output|view)=(?:json|ajax|raw|html)|"
    r"eid=|/_next/data/|/services?/|/data/|/odata/|/graphql\?|/feed\b|rest_route=|/fragments?/|\.(?:php|asp|ashx|jsp|do)\?",
    re.IGNORECASE,
)
# What a call accepts or sends, not where it goes.
_MEDIA_TYPE = re.compile(r"^(?:application|text|image|audio|video|multipart)/[\w.+*-]+[,;]?$", re.IGNORECASE)
_ASSET = re.compile(r"\.(?:css|m?js|map|html?#\w*|woff2?|xlsx?|geojson)$", re.IGNORECASE)
_UNFINISHED = re.compile(r"\$\{|\{\{|<%|\{\w+\}|%7B|\s\+|[<>]|\[\w+\]$", re.IGNORECASE)
_WRITES = re.compile(r"""(?:method|type)["']?\s*:\s*["'](?:post|put|delete|patch)""", re.IGNORECASE)
_LIBRARY = re.compile(
    r"jquery|bootstrap|polyfill|modernizr|vendor|require(?:js)?\b|lodash|underscore|moment|swiper|slick|fancybox|hammer|"
    r"popper|aos\b|gsap|core-js|webfont|wp-includes|/(?:vue|react|angular|htmx|alpine)[\w.-]*\.js|runtime|accessib|print",
    re.IGNORECASE,
)
_NEXT_CALL = re.compile(r";|\bfetch\(|\$\.|\baxios|\.open\(")
_IDLE = re.compile(
    r"matomo|piwik|analytic|track|cookie|consent|captcha|session|csrf|token|login|logout|/log\b|suggest|autocomplete|"
    r"admin-ajax|xmlrpc|oembed|socket|heartbeat|beacon|stat(?:s|istik)?\.php|karte|/map|tiles?/|wetter|weather|warenkorb|"
    r"translat|i18n|locale|manifest|config\.json|settings\.json|icons?/|fonts?/|sw\.js",
    re.IGNORECASE,
)


def data_calls(page: Parts, url: str, base: str) -> list[str]:
    """Addresses that probably hold what the page's list is filled with, the most promising first.

    Those an empty element names come before those of scripts; among equals the words of the address decide.
    """
    found: dict[str, float] = {}
    own = urls.key(url)
    for worth, address in _candidates(page):
        target = urls.canonical(address, base)
        if target and urls.key(target) != own and _is_meant(target):
            found[target] = max(found.get(target, 0.0), worth + link_words_score("", "", "", target))
    return sorted(found, key=lambda target: -found[target])


def script_files(page: Parts, base: str) -> list[str]:
    """The page's own scripts that may hold the call: no library, the one that is called like a list first."""
    found = [
        target
        for written in page.files
        if (target := urls.canonical(written, base))
        and not _LIBRARY.search(urlsplit(target).path)
        and not GADGET.search(urlsplit(target).path)
    ]
    # What a page loads last is usually its own.
    return sorted(
        dict.fromkeys(reversed(found)), key=lambda target: not LISTING.search(urlsplit(target).path)
    )


def names_data(container: Container) -> bool:
    """Whether an element names an address that can only be that of its content."""
    return any(
        _ATTRIBUTE.search(name)
        and _is_address(value)
        and (target := urls.canonical(value, "http://host.invalid/"))
        and _is_meant(target)
        for name, value in container.attributes
    )


def _candidates(page: Parts) -> list[tuple[float, str]]:
    found = [
        (2.0 + container.is_listing, value)
        for container in page.containers
        for name, value in container.attributes
        if _ATTRIBUTE.search(name) and _is_address(value)
    ]
    for text in page.scripts:
        found += [
            (1.0, address)
            for match in _CALL.finditer(text)
            if (address := _address(match, text)) and not _writes(text[match.end() : match.end() + 200])
        ]
        found += [
            (0.5, address)
            for match in _VALUE.finditer(text)
            if (address := _address(match, text)) and _DATA.search(address) and not _nearby_write(match, text)
        ]
    return found


def _writes(rest: str) -> bool:
    """Whether the options that follow a call's address make it one that sends something."""
    following = _NEXT_CALL.search(rest)
    return bool(_WRITES.search(rest[: following.start()] if following else rest))


def _nearby_write(match: re.Match[str], text: str) -> bool:
    """Whether the object a value stands in configures a call that sends something."""
    before, after = text[max(0, match.start() - 200) : match.start()], text[match.end() : match.end() + 200]
    return bool(_WRITES.search(before.rpartition("{")[2] + after.partition("}")[0]))


def _address(match: re.Match[str], text: str) -> str | None:
    """The address a match quotes; None when the script adds something to it that only it knows."""
    if text[match.end() : match.end() + 3].lstrip().startswith(("+", ".concat")):
        return None
    address = match[2].replace("\\/", "/").replace("\\u0026", "&").replace("&amp;", "&").strip()
    address = address.partition(" ")[0]  # jQuery's load: an address and a selector
    return address if _is_address(address) else None


def _is_address(value: str) -> bool:
    if not 2 <= len(value) <= 600 or any(blank in value for blank in " \t\n") or _UNFINISHED.search(value):
        return False
    if _MEDIA_TYPE.match(value):
        return False
    if value.startswith(("http://", "https://", "/", "./", "../", "?")):
        return True
    # A word alone ("store-json") is a name; a path or a file has a sign of it.
    return bool(
        re.match(r"^[\w%.-]+(?:/[\w%.,~-]+)*(?:\?\S*)?$", value) and re.search(r"[/.?]", value)
    ) and bool(_DATA.search(value) or re.search(r"\.(?:php|html?|xml|aspx?)\b", value))


def _is_meant(target: str) -> bool:
    """Whether an address can hold a list of papers: no file, picture, style, and none of the usual gadgets."""
    parts = urlsplit(target)
    path = unquote(parts.path)
    if _ASSET.search(path) or urls.looks_like_document(target):
        return False
    if not urls.is_worth_asking(target) and not path.lower().endswith(".json"):
        return False
    rest = f"{path}?{parts.query}"
    return not _IDLE.search(rest) and not GADGET.search(path)
