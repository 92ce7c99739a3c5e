"""Pages in other languages: nearly always what the German page says. Pure."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from crawler import urls

_CODES = (
    r"en|fr|it|es|pt|pl|ru|tr|ar|uk|ua|nl|cs|cz|da|dk|ro|bg|fa|ku|hr|sr|bs|hu|el|gr|sq|ti|zh|cn|vi|sv|"
    r"english|englisch|francais|polski|turkce|russisch|ukrainisch|arabisch|international/en"
)
# /en/…, /kreis/en/…, /en.html, :translation/en, /index.php/en/…
_FOLDER = re.compile(
    rf"(?<=/)(?:{_CODES})(?:[-_][a-z]{{2}})?(?=/|$|\.html?$)|:translation/(?:{_CODES})(?=/|$)"
)
_PARAMETER = re.compile(
    rf"(?<=[?&])(?:lang|language|sprache|locale|hl|langid|lng|setlang|_lang|la)=(?:{_CODES})(?:[-_][a-z]{{2}})?(?=&|$)"
    r"|(?<=[?&])l=[1-9]\d?(?=&|$)",
    re.IGNORECASE,
)
_TRANSLATOR = re.compile(r"translate\.goog|translate\.google|[?&](?:translate|uebersetz\w*)=", re.IGNORECASE)
# A concept only in English exists (one in a hundred at most): such a page is asked for when little else is left.
SHARE, SHARE_OF_TRANSLATION = 0.15, 0.03


@lru_cache(maxsize=65536)
def german_key(key: str) -> str | None:
    """The key of the same page in German, for one whose address names another language; None for any other."""
    host, slash, rest = key.partition("/")
    path, mark, query = rest.partition("?")
    folder = _FOLDER.search(f"/{path}".lower())
    if folder is not None:
        first, last = folder.span()
        kept = (f"/{path}"[:first].rstrip("/") + f"/{path}"[last:]).rstrip("/")
        return host + kept + mark + query
    whole = f"?{query}"
    if mark and (_PARAMETER.search(whole) or _TRANSLATOR.search(whole)):
        kept = _TRANSLATOR.sub("", _PARAMETER.sub("", whole)).strip("?&").replace("&&", "&")
        return host + slash + path + (f"?{kept}" if kept else "")
    return None


def is_foreign(declared: str) -> bool:
    """Whether the ``lang`` a page declares is another language than German (nothing declared: no)."""
    return bool(declared.strip()) and not declared.strip().lower().startswith(("de", "nds", "hsb", "dsb"))


def german_sister(declared: str, german: str, url: str) -> str:
    """The address of the same page in German, for a page that declares another language; "" for any other.

    ``declared`` is the page's ``lang``, ``german`` what it links with ``hreflang="de"``. A page that names itself as
    the German one has declared its template's language; one that names the home page has no sister.
    """
    address = urls.canonical(german, url) if german and is_foreign(declared) else None
    if address is None or urls.key(address) == urls.key(url):
        return ""
    is_deep = urlsplit(url).path.strip("/").count("/") > 0
    return "" if is_deep and not urlsplit(address).path.strip("/") else address


def in_german(priority: float, key: str) -> float:
    """What the German sister of a page is worth, whose own priority was lessened for the language of its address."""
    return priority if german_key(key) is None or priority >= 1 else min(1.0, priority / SHARE)
