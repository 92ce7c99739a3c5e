"""Addresses: the form we fetch, and the key that says two addresses are one. Pure."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, unquote_to_bytes, urljoin, urlsplit

import can_ada

from crawler.page_tools import is_tool

# Session and tracking parameters: dropped from the address itself, since they name a visitor, not a page; and the
# words that a search marks in its hits.
_VISITOR = re.compile(
    r"^(utm_\w+|fbclid|gclid|mc_[ce]id|pk_\w+|mtm_\w+|phpsessid|jsessionid|aspsessionid\w*|sessionid|session_id|sid|cfid|cftoken|"
    r"csrf\w*|_csrf\w*|_token|authenticity_token|__requestverificationtoken|form_build_id|"
    r"s\[\]|sword_list(\[\d*\])?|highlight|hilite)$"
)
# Parameters that change the view, not the content: one page for identity, though fetched as linked.
# (TYPO3 backId, print views and default language; iKISS menu state; more in docs/domain of each CMS.)
_VIEW = re.compile(
    r"^(navid|la|kat|kuo|sub|call|smcspf|z_highmain|ref|nocache|no_cache|print|drucken|druckansicht|printview|-c|tmpl|sds|font|fontsize|kontrast|back|backid|backurl|return|returnurl|referer|cb|ts|t_id|rand|_|tx_\w+\[backid\])$"
)
_SESSION_VALUE = re.compile(r"^[0-9a-f]{32,}$", re.IGNORECASE)
_PATH_SESSION = re.compile(r";(jsessionid|phpsessid|sid)=[^/?#]*|/\(S\([a-z0-9]{16,}\)\)", re.IGNORECASE)
_INDEX = re.compile(r"/(index|default|startseite)\.(html?|php\d?|aspx?|jsp|phtml)$", re.IGNORECASE)
# www2.kreis.de and ww1.kreis.de serve what www.kreis.de does.
_MIRROR = re.compile(r"^www?\d?\.(?=[^.]+\.)")
# ASP.NET and IIS do not distinguish case: the same page is linked in several spellings.
_CASELESS = re.compile(r"\.aspx?$", re.IGNORECASE)
# What never holds a paper and is never asked for.
_SKIP = re.compile(
    r"\.(jpe?g|png|gif|svg|webp|ico|bmp|tiff?|css|js|mjs|map|woff2?|ttf|eot|mp[34]|m4[av]|ogg|wav|avi|mov|wmv|webm|ics|vcf|kmz?|gpx|exe|dmg|apk|iso|rss|atom|xlsx?|csv|pptx?|json|epub|dwg|shp)$",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(r"\.(pdf|docx?|odt|rtf|zip)(\b|$)", re.IGNORECASE)
_DOWNLOAD = re.compile(
    r"(download\.php|getfile\.|get[_-]?file|@@download|/get/params|/downloads?/datei|/output/download|ydocstart|"
    r"___tmp|do0?27\.|/doc\?doln?r?|dolfdnr=|/documents/\d+/|type=do\b|/securedl/|attachment|[?&](file|datei|fid)=)",
    re.IGNORECASE,
)
# Lists a blog makes by itself: of a tag, a category, an author, a month. What they list stands elsewhere.
_RELISTING = re.compile(
    r"/(tags?|schlagw(?:o|oe|ö)rter?|schlagwort|category|kategorie|author|autor)/|/\d{4}/\d{1,2}(/\d{1,2})?/?$|"
    r"[?&](tag|cat|author|m)=",
    re.IGNORECASE,
)
_FURTHER_PAGE = re.compile(r"/page/\d+/?$|[?&]paged=", re.IGNORECASE)
# An index of the whole site is one page, on whichever page it was opened.
_SITE_INDEX = re.compile(r"(?:^|&)(?:do=index(?:&|$)|idx=)")
# What a site's own search found: each further order and page of it is a link again.
_SEARCH_RESULT = re.compile(
    r"/(@@)?(search|suche|suchergebnis\w*)(\.\w+)?/?\?|[?&](do=search|(searchable|search|suchbegriff|suchwort)\w*=)",
    re.IGNORECASE,
)
_MAX_LENGTH = 2000  # longer addresses come from loops that append to themselves


def canonical(url: str, base: str = "") -> str | None:
    """The absolute address as a browser would ask for it, without fragment and visitor parameters.

    WHATWG parsing (can_ada): default ports dropped, ``..`` resolved, umlauts percent-encoded, host in
    punycode. None for anything but http and https, and for what cannot be parsed.
    """
    try:
        parsed = can_ada.parse(urljoin(base, url.strip()) if base else url.strip())
    except (ValueError, TypeError):  # TypeError: lone surrogates, which no byte of an address can mean
        return None
    if parsed.protocol not in ("http:", "https:") or not parsed.hostname:
        return None
    parsed.hash = ""
    # A user name in an address is a login we were not given; never send it.
    parsed.username = ""
    parsed.password = ""
    parsed.pathname = _PATH_SESSION.sub("", parsed.pathname)
    if parsed.search:
        kept = [part for part in parsed.search[1:].split("&") if part and not _names_visitor(part)]
        parsed.search = "?" + "&".join(kept) if kept else ""
    href = str(parsed.href)
    return href if len(href) <= _MAX_LENGTH else None


def _names_visitor(parameter: str) -> bool:
    name, _, value = parameter.partition("=")
    return bool(_VISITOR.match(unquote(name).lower())) or (
        name.lower() in ("s", "session") and bool(_SESSION_VALUE.match(value))
    )


def key(url: str) -> str:
    """What makes two canonical addresses one resource.

    Without scheme, ``www.`` (``www2.``), trailing slash, index page name and view parameters; parameters sorted;
    percent-encoding undone, so that UTF-8 and Latin-1 spellings of one path meet.
    """
    parts = urlsplit(url)
    host = _MIRROR.sub("", parts.hostname or "")
    if parts.port and parts.port not in (80, 443):
        host += f":{parts.port}"
    path = _INDEX.sub("/", _decoded(parts.path)) if not parts.query else _decoded(parts.path)
    path = re.sub(r"/{2,}", "/", path).rstrip("/")
    if _CASELESS.search(path):
        path = path.lower()
    pairs = parse_qsl(parts.query, keep_blank_values=True, errors="replace")
    # iKISS writes one object as tx|1.2.3 and tx,1.2.3.
    kept = sorted((name, value.replace("|", ",")) for name, value in pairs if not _is_view(name, value))
    if path.endswith("/index.php") and len(kept) == 1 and kept[0][0] == "title":
        # Wikis write one page as index.php/Title and index.php?title=Title.
        return f"{host}{path}/{kept[0][1].replace(' ', '_')}"
    query = "&".join(f"{name}={value}" for name, value in kept)
    if _SITE_INDEX.search(query):
        path = ""
    return f"{host}{path}?{query}" if query else f"{host}{path}"


def _is_view(name: str, value: str) -> bool:
    lowered = name.lower()
    return (
        bool(_VIEW.match(lowered))
        or (lowered == "l" and value == "0")
        or (lowered == "type" and value == "98")
        or (lowered == "do" and value in ("", "show"))
    )


def _decoded(path: str) -> str:
    raw = unquote_to_bytes(path)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def origin(url: str) -> str:
    """Scheme, host and port: what one robots.txt speaks for (RFC 9309, section 2.3)."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def host_and_port(url: str) -> str:
    """``host:port``, the unit of politeness (one host under http and https is two ports, one machine)."""
    parts = urlsplit(url)
    return f"{parts.hostname or ''}:{parts.port or ''}"


def is_worth_asking(url: str) -> bool:
    """False for images, styles, scripts, media and tables, which hold no paper, and for the tools of a page."""
    return not _SKIP.search(urlsplit(url).path) and not is_tool(url)


def is_archive(url: str) -> bool:
    """Whether a page is a list that its site makes by itself: of a tag, a category, an author, a month, a search."""
    return is_relisting(url) or is_search_result(url) or bool(_FURTHER_PAGE.search(_path_and_query(url)))


def is_relisting(url: str) -> bool:
    """Whether a page lists by tag, category, author or month what stands in the site's own lists, too."""
    return bool(_RELISTING.search(_path_and_query(url)))


def is_search_result(url: str) -> bool:
    """Whether a page is what the site's own search found."""
    return bool(_SEARCH_RESULT.search(_path_and_query(url)))


def _path_and_query(url: str) -> str:
    parts = urlsplit(url)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def looks_like_document(url: str) -> bool:
    """Whether the address looks like a file (PDF, Word …) or a download script, not like a page."""
    parts = urlsplit(url)
    return (
        bool(_DOCUMENT.search(unquote(parts.path)))
        or bool(_DOWNLOAD.search(f"{parts.path}?{parts.query}"))
        or bool(re.search(r"\.(pdf|docx?|odt)\b", unquote(parts.query), re.IGNORECASE))
    )


def shape(url: str) -> str:
    """The address with its digits and parameter values blanked: one shape for one kind of page.

    Calendars, facets and archives are many addresses of one shape.
    """
    parts = urlsplit(url)
    folder, _, name = parts.path.rpartition("/")
    names = "&".join(
        sorted(re.sub(r"=.*", "", parameter) for parameter in parts.query.split("&") if parameter)
    )
    leaf = re.sub(r"\d+", "0", name) if re.search(r"\d", name) or parts.query else "*"
    return f"{parts.hostname}{re.sub(r'[0-9]+', '0', folder)}/{leaf}?{names}"


@lru_cache(maxsize=65536)  # asked again whenever the frontier puts its queue in order
def traits(url: str) -> tuple[str, ...]:
    """What an address has in common with others of its kind: its shape, and each parameter it carries.

    A calendar plug-in hangs one parameter on every page of a site: many shapes, one parameter.
    """
    query = urlsplit(url).query
    names = {parameter.partition("=")[0].lower() for parameter in query.split("&") if parameter}
    return (shape(url), *(f"?{name}" for name in sorted(names)))


def is_view_of(target_key: str, page_key: str) -> bool:
    """Whether a key is a page's own with further parameters: a month, a sort order, a facet of it."""
    path, _, query = page_key.partition("?")
    target_path, _, target_query = target_key.partition("?")
    if path != target_path:
        return False
    own, further = set(query.split("&")) - {""}, set(target_query.split("&")) - {""}
    return own < further
