"""Whether a home page is still the district's: parked domains, and pages that no longer name it. Pure."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import tldextract

from storage.normal_words import normal

# From the list bundled with the package: nobody is asked for the public suffixes.
_suffixes = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
# What dealers and hosters write on a domain that nobody uses. Long pages may quote it.
_PARKED = re.compile(
    r"domain (?:ist |steht )?(?:zu verkaufen|zum verkauf|for sale|is for sale|parking|geparkt|may be for sale|wurde registriert|ist registriert)"
    r"|(?:this|diese) (?:web ?site|webseite|domain|website) (?:is|ist|steht|wurde|may be)[^.]{0,40}(?:for sale|verkauf|geparkt|parked|registriert|registered)"
    r"|(?:buy|kaufen sie) (?:this|diese) domain|domain kaufen|sedo domain|parkingcrew|hugedomains|(?:hier entsteht|under construction)[^.]{0,40}(?:website|webseite|internetpr)"
    r"|(?:default|standard) ?(?:web)?(?:page|seite)[^.]{0,40}(?:nginx|apache|plesk|server)|welcome to nginx|apache2? (?:ubuntu|debian) default page",
    re.IGNORECASE,
)
_PARKED_WORDS = 250
# Words that say what kind of unit it is; what is left is its own name.
_KIND = frozenset(
    "landkreis kreis stadt hansestadt staedteregion region kreisfreie kreisstadt landeshauptstadt freie und der die das "
    "des im in an am auf bei ob vor land universitaetsstadt klingenstadt wissenschaftsstadt".split()
)
# Shorter parts of names ("Au", "Hof") stand in too many other words to prove anything by their absence.
_SHORTEST = 3


def is_parked(title: str, text: str, words: int) -> bool:
    """Whether a page is the placeholder of a dealer, a hoster or a web server."""
    return words < _PARKED_WORDS and bool(_PARKED.search(f"{title}\n{text}"))


def names_district(name: str, *texts: str) -> bool:
    """Whether any text holds a word of the district's own name, in whatever spelling."""
    own = own_words(name)
    said = normal(" ".join(texts))
    return not own or any(word in said for word in own)


def own_words(name: str) -> list[str]:
    """The words of a name that are its own: ``Kreis Bergstraße`` → ``bergstrasse``."""
    words = re.split(r"[^a-z0-9]+", normal(re.sub(r"\(.*?\)|,.*", " ", name)))
    return [word for word in words if word not in _KIND and len(word) >= _SHORTEST]


def domain(url_or_host: str) -> str:
    """The registrable domain: ``www.kreis-x.de`` → ``kreis-x.de``; of an address without one its host."""
    host = urlsplit(url_or_host).hostname if "//" in url_or_host else url_or_host.partition(":")[0]
    found = _suffixes(host or "")
    return found.top_domain_under_public_suffix or ".".join((host or "").split(".")[-2:])
