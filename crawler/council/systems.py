"""What an address of a council system leads to, by the shapes of its maker. Pure.

SessionNet (``.asp`` and ``.php``), ALLRIS 3 and 4, SD.NET/RIM and more!rubin name their pages by code. Only
asked for addresses of a council system: ``/termine`` means nothing elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from urllib.parse import urlsplit


class Kind(StrEnum):
    """What a page of a council system is."""

    ITEM = "item"  # one item of an agenda, with its result
    PAPER = "paper"  # a Vorlage, Antrag or Anfrage
    CONSULTATIONS = "consultations"  # where a paper was on the agenda, when it has a page of its own
    FILE = "file"
    SEARCH = "search"
    PAPERS = "papers"  # a list of papers
    AGENDA = "agenda"
    BODY = "body"
    CALENDAR = "calendar"
    MEMBER = "member"
    OPARL = "oparl"
    OTHER = "other"


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


# Matched against path and query. SessionNet has four digits and an ending, ALLRIS three; ALLRIS 4 no ending.
# The "y" versions of SessionNet are the print views of the same pages.
_ASP, _PHP = r"\.asp\b", r"\.(?:asp|php)\b"
_SHAPES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.OPARL, _any(r"/oparl(?:/|\?|$)")),
    (
        Kind.FILE,
        _any(
            rf"/getfile{_PHP}|/ydocstart{_PHP}|/do0?2[0-9]\.asp\b|/doc\?.*dolfdnr=|/___tmp/|/sdnetrim/",
            r"/(?:documents?|show_(?:pdf|anlagen)|file|datei)(?:\.php)?\?|/wicket/resource/.*\.pdf|\.(?:pdf|docx?|odt|rtf|zip)(?:$|[?#;])",
        ),
    ),
    (Kind.CONSULTATIONS, _any(rf"/y?vo0053{_PHP}")),
    (Kind.ITEM, _any(rf"/y?to005\d{_PHP}", rf"/to02\d{_ASP}", r"/to02\d(?:\?|$)", r"/agendaitem\b")),
    (
        Kind.PAPER,
        _any(
            rf"/y?(?:vo|ag)005\d{_PHP}", rf"/vo02\d{_ASP}", r"/vo02\d(?:\?|$)", r"/vorgang/?(?:\?|$)",
            r"/(?:vorlagen|beschluesse|antraege)_details|/submission(?:\.php)?\?|/proposal\b",
        ),
    ),
    (
        Kind.PAPERS,
        _any(
            rf"/y?(?:vo|ag)004\d{_PHP}", rf"/vo0[14]0{_ASP}", r"/vo0[14]0(?:\?|$)",
            r"/(?:vorlagen|drucksachen|beschl(?:ue|ü)sse|antr(?:ae|ä)ge|submissions)(?:\.php)?/?(?:\?|$)",
        ),
    ),
    (
        Kind.SEARCH,
        _any(
            rf"/y?(?:suchen?\d*|recherche\d*|yw0?\d+|do004\d){_PHP}", r"/yw0\d+(?:\?|$)",
            r"/(?:recherche|suche?n?|search)(?:\.php)?/?(?:\?|$)",
        ),
    ),
    (
        Kind.AGENDA,
        _any(
            rf"/y?(?:to004\d|si005\d){_PHP}", rf"/to01\d{_ASP}", r"/to01\d(?:\?|$)",
            r"/(?:tops|sitzungen_top)(?:\.php)?/?(?:\?|$)|/sitzung/?\?|/meeting(?:\.php)?\?|/tagesordnung\b",
        ),
    ),
    (
        Kind.CALENDAR,
        _any(
            rf"/y?si004\d{_PHP}", rf"/si01\d(?:_\w)?{_ASP}", r"/si01\d(?:_\w)?(?:\?|$)",
            r"/(?:termine|sitzungskalender|sitzungen|kalender|calendar)(?:\.php)?/?(?:\?|$)",
        ),
    ),
    (
        Kind.MEMBER,
        _any(
            rf"/y?(?:pe|kp005|pa|kb)\d+{_PHP}", rf"/(?:kp|pa)0\d\d(?:{_ASP}|\?|$)",
            r"/(?:personen?|mandatstr(?:ae|ä)ger|mitglieder|fraktion(?:en)?|persons?)(?:\.php)?/?(?:\?|$)",
        ),
    ),
    (
        Kind.BODY,
        _any(
            rf"/y?(?:kp|gr|au)00\d\d{_PHP}", rf"/(?:au|gr)0\d\d(?:{_ASP}|\?|$)",
            r"/(?:gremium|gremien|aussch(?:ue|ü)sse|committees?|organizations?)(?:\.php)?/?(?:\?|$)",
        ),
    ),
)  # fmt: skip


def kind_of(url: str) -> Kind:
    """What an address of a council system leads to."""
    address = _address(url)
    return next((kind for kind, shape in _SHAPES if shape.search(address)), Kind.OTHER)


def _address(url: str) -> str:
    """Path and query, without the session ids that some servers write into the path."""
    parts = urlsplit(url)
    path = _PATH_PARAMETERS.sub("", parts.path)
    return f"{path}?{parts.query}" if parts.query else path


_PATH_PARAMETERS = re.compile(r";[^/?]*")


# The same address patterns of OParl that makers document and mirrors list; first what the maker uses.
_SYSTEM_PATHS: tuple[tuple[re.Pattern[str], str], ...] = (
    (_any(r"sd\.?net|rim\b|ratsinfomanagement"), "webservice/oparl/v1.1/system"),
    (_any(r"rubin|gremien\.info"), "oparl/system"),
    (_any(r"allris 4|sitzung-online|/public/"), "oparl/system"),
    (_any(r"allris|sessionnet|\.asp\b"), "oparl/1.0/system.asp"),
)


def oparl_guess(start: str, system: str) -> str | None:
    """Where the OParl interface of this system is, if it has one; None for makers without a known pattern.

    ``start`` is the address of the council system (its folder counts), ``system`` its name in the registry.
    """
    parts = urlsplit(start)
    head, _, last = parts.path.rpartition("/")
    folder = f"{head}/" if not last or "." in last else f"{parts.path}/"
    known = next((path for shape, path in _SYSTEM_PATHS if shape.search(f"{system} {start}")), None)
    return f"{parts.scheme}://{parts.netloc}{folder}{known}" if known else None


# Addresses that only a council system has, also where it stands in a folder of the district's own site.
_CODED = _any(
    rf"/y?(?:to|vo|si|kp|gr|au|ag|pe)00\d\d{_PHP}|/(?:to|vo|si|au|gr|kp|pa)0\d\d(?:_\w)?(?:{_ASP}|\?\w*(?:lfdnr|__=))",
    rf"/(?:tops|vorgang)/?\?__=|/getfile{_PHP}\?.*id=|/sdnetrim/|/___tmp/|/oparl/",
)


def is_coded(url: str) -> bool:
    """Whether an address has the code of a council page, whatever host it is on."""
    address = _address(url)
    return _CODED.search(address if "?" in address else f"{address}?") is not None


# More coded addresses than this on one page, in one folder of one host, make a council system.
_ENOUGH = 2


@lru_cache(maxsize=65536)  # a site's menu stands on every page
def _coded_folder(link: str) -> tuple[str, str] | None:
    """Host and folder of a coded address; None for any other."""
    if not is_coded(link):
        return None
    parts = urlsplit(link)
    return parts.netloc, f"{parts.path.rpartition('/')[0]}/"


def system_folder(links: Iterable[str], page: str) -> tuple[str, str] | None:
    """Host and folder of the council system a page belongs to, by the addresses it links on its own host.

    For systems that no registry names: their start pages have no code themselves.
    """
    host = urlsplit(page).netloc
    coded = (found for link in set(links) if (found := _coded_folder(link)) is not None)
    folders = Counter(folder for netloc, folder in coded if netloc == host)
    folder, count = max(folders.items(), key=lambda one: (one[1], one[0]), default=("", 0))
    return (host, folder) if count >= _ENOUGH else None


# What the menu of a council system leads to, whatever the maker calls it; a site of its own has one of them at most.
_MENU = ({Kind.CALENDAR}, {Kind.BODY}, {Kind.PAPERS, Kind.SEARCH, Kind.MEMBER})


def system_by_menu(links: Iterable[str], page: str) -> tuple[str, str] | None:
    """Host and folder of the council system that a page is the start of, by what its menu leads to.

    For systems without codes in their addresses, on a host of their own.
    """
    parts = urlsplit(page)
    folder = f"{parts.path.rpartition('/')[0]}/"
    kinds = {
        kind_of(link)
        for link in set(links)
        if urlsplit(link).netloc == parts.netloc and urlsplit(link).path.startswith(folder)
    }
    return (parts.netloc, folder) if all(kinds & wanted for wanted in _MENU) else None
