"""Municipalities named in a title: Kreis or town, their own name, and whether a paper is said to be theirs. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from storage.normal_words import normal
from storage.text import clean
from storage.values import Context
from storage.vocabulary import PAPER_STEMS, TOPIC_STEMS

TOWN_KIND = (
    r"(?:Große |Grosse )?Kreisstadt|(?:Landeshaupt|Bundes|Universitäts|Wissenschafts|Hanse|Berg|Residenz)?"
    r"Stadt(?:gemeinde|verwaltung)?|(?:Samt|Verbands|Orts|Markt|Einheits)?gemeinde|Flecken|des Marktes|(?<![^\n])Markt"
)
RURAL_KIND = r"(?:Land)?kreis(?:es|verwaltung)?|Landratsamt(?:es)?"
_NAME = (
    r"((?:Bad |St\. |Sankt |Markt |Groß |Neu |Alt )?[A-ZÄÖÜ][\w.-]*"
    r"(?:[ /]+(?:\(?[A-ZÄÖÜ][\w.)-]*|am|an der|im|in der|bei|ob der|vor der|a\. ?d\.)){0,2})"
)
_UNIT = re.compile(rf"\b(?:(?P<town>(?i:{TOWN_KIND}))|(?P<rural>(?i:{RURAL_KIND})))(?P<gap>\s+){_NAME}")
# "Integrationskonzept der Stadt X", "Leitbild für den Landkreis X": whose paper it is, wherever that stands.
_OF = re.compile(
    r"(?:konzept(?:ion)?|plan|leitbild|leitlinien|strategie|programm|grundsaetze)(?:e?s)?(?: \w+){0,3}? (?:der|des|fuer die|fuer den|fuer das|im)(?: (?:gesamten|ganzen))?\s*$"
)
# What follows "Stadt" or "Kreis" without being a name; capitals on covers hide the difference.
_NO_NAME = frozenset(
    "fuer und der die das den des im in mit am an als von vom zur zum zu ohne wir alle landkreis kreis stadt gemeinde"
    " leben ist hat wird aller amt fachbereich fachdienst dezernat stabsstelle referat buero inhalt vorwort stand"
    " handlungsfeld kommunales soziales hrsg herausgeber entwurf fassung ihre ihr anlage teil seite".split()
)
# These may stand inside a name ("Frankfurt am Main", "Neustadt an der Weinstraße").
_INSIDE = frozenset({"am", "an", "der", "im", "in", "vor", "ob", "bei"})
_GENERIC = re.compile(
    r"(?<![a-z-])(?:landkreis|kreis|kreisfreie|stadt|landeshauptstadt|hansestadt|universitaetsstadt|wissenschaftsstadt|freie|und|staedteregion|region|regionalverband)(?![a-z-])|[,()]"
)
_FILE_TAIL = re.compile(
    r"(?<![^\W_])(?:final|fin|endfassung|fassung|neu|web|druck|internet|barrierefrei|bf|kopie|version|v|stand|entwurf|lang|kurz)(?![^\W_])",
    re.IGNORECASE,
)
_LANDS = (
    "baden-wuerttemberg|bayern|brandenburg|hessen|mecklenburg-vorpommern|niedersachsen|nordrhein-westfalen|nrw"
    "|rheinland-pfalz|saarland|sachsen|sachsen-anhalt|schleswig-holstein|thueringen"
)


_LAND_STEMS = (
    ("baden-wuerttemberg", "Baden-Württemberg"), ("bayer", "Bayern"), ("brandenburg", "Brandenburg"), ("hess", "Hessen"),
    ("mecklenburg-vorpommer", "Mecklenburg-Vorpommern"), ("niedersaechs", "Niedersachsen"), ("niedersachsen", "Niedersachsen"),
    ("nordrhein-westf", "Nordrhein-Westfalen"), ("nrw", "Nordrhein-Westfalen"), ("rheinland-pf", "Rheinland-Pfalz"),
    ("saarl", "Saarland"), ("sachsen-anhalt", "Sachsen-Anhalt"), ("sachsen", "Sachsen"), ("saechsisch", "Sachsen"),
    ("schleswig-holstein", "Schleswig-Holstein"), ("thuering", "Thüringen"),
)  # fmt: skip
_FEDERAL = re.compile(r"nationale|bundes(?:regierung|amt|ministeri|kanzler|beauftragt)|des bundes(?![a-z])")
_SAYS_KIND = re.compile(
    r"(?<![a-z])(?:land)?kreis|kreis(?![a-z])|(?<![a-z])(?:[a-z]*stadt|region|regionalverband|staedteregion)(?![a-z])"
)


@dataclass(frozen=True)
class Unit:
    """A municipality: Kreis (``rural``) or town, its name in normal words, the words as written, its place.

    ``owns``: the words before it say that the paper is its ("Konzept der Stadt X").
    """

    rural: bool
    name: str
    words: str
    one_line: bool
    start: int
    owns: bool

    def is_own(self, own: str) -> bool:
        """Whether this is the place of that name."""
        return self.name.startswith(own) or own.startswith(self.name) or own in self.name


def units_in(text: str) -> list[Unit]:
    """The municipalities named in a title, in order."""
    text = clean(text)
    found = []
    for match in _UNIT.finditer(text):
        if name := _bare_name(normal(match[4])):
            before = normal(text[max(0, match.start() - 90) : match.start()]).replace("\n", " ")
            words, one_line = " ".join(match[0].split()), "\n" not in match["gap"]
            owns = _OF.search(before) is not None
            found.append(Unit(match["rural"] is not None, name, words, one_line, match.start(), owns))
    return found


def units_in_address(url: str) -> list[Unit]:
    """The municipalities a file's name speaks of: ".../Integrationskonzept_Stadt_Hausen.pdf"."""
    name = unquote(url.split("?")[0].rstrip("/").rsplit("/", 1)[-1]).rsplit(".", 1)[0]
    words = _FILE_TAIL.sub(" ", re.sub(r"[-_+.\d]+", " ", name))
    return units_in(words.title() if words.islower() else words)


def own_name(district_name: str) -> str:
    """The district's name in normal words without Landkreis, Kreis, Stadt and the like."""
    bare = " ".join(_GENERIC.sub(" ", normal(district_name)).split())
    return bare or normal(district_name)


def is_city(kind: str, name: str) -> bool:
    """Whether the district is a kreisfreie Stadt (or Stadtkreis)."""
    words = normal(kind or name)
    return "stadt" in words and "landkreis" not in words and "region" not in words


def of_a_land(land: str, own: str) -> re.Pattern[str]:
    """Finds a paper of a Land by the Land's name: "Integrationskonzept Hessen", "Strategie für Sachsen"."""
    names = "|".join([*([re.escape(normal(land))] if land.strip() else []), _LANDS])
    return re.compile(
        r"(?:konzept|plan|strategie|leitlinien|leitbild|programm|agenda)[a-z]*[ \n]+(?:fuer |des landes |im land |in |land |des freistaat\w* |fuer den freistaat )?"
        rf"(?!{re.escape(own) if own else '$.'}(?![a-z]))(?:{names})(?![a-z-])"
    )


def full_name(context: Context) -> str:
    """The district's name as people say it: "Landkreis Auental", "Stadt Hohenwerda"; "" when it is not known."""
    name = context.district_name.strip()
    if not name or _SAYS_KIND.search(normal(name)):
        return name
    kind = "Stadt" if is_city(context.district_kind, name) else context.district_kind.strip()
    return f"{kind} {name}".strip()


def said_plainly(words: str) -> str:
    """A municipality's name in its plain form: "des LANDKREISES AUENTAL" is the Landkreis Auental."""
    plain = words.title() if words.isupper() else words
    return re.sub(r"^(Landkreis|Kreis|Landratsamt|Markt)e?s\b", r"\1", plain)


def land_name(words: str, land: str) -> str:
    """Of which Land (or the federation) normal words speak: "Land Thüringen", "Bund"; the district's Land else."""
    found = next((name for stem, name in _LAND_STEMS if stem in words), "")
    if not found and _FEDERAL.search(words):
        return "Bund"
    return f"Land {found or land}" if found or land else ""


def names_others(words: str, context: Context) -> bool:
    """Whether the words of a link name a paper of a Land or of another municipality than the district."""
    own = own_name(context.district_name)
    if of_a_land(context.land, own).search(normal(words)):
        return True
    units = units_in(words)
    return bool(units and own) and not any(unit.is_own(own) for unit in units)


def _bare_name(words: str) -> str:
    """The name without what follows it on a cover; empty when no name follows "Stadt" or "Kreis"."""
    name = []
    for word in words.strip(" .(/)").split():
        if word in _NO_NAME - _INSIDE or any(stem in word for stem in (*TOPIC_STEMS, *PAPER_STEMS)):
            break
        name.append(word)
    return "" if not name or name[0] in _NO_NAME else " ".join(name)
