"""What to call a paper: the title on its cover with its subtitle, else what names it best. Pure."""

from __future__ import annotations

import re
from urllib.parse import unquote

from crawler.recognise.cover_title import JOINT, MAX_TITLE, NOISE, cover_title
from crawler.recognise.reading import Reading
from storage.normal_words import normal
from storage.paper_names import name_strength
from storage.text import clean

# What word processors, layout programs and link lists write where a title should be.
_NO_TITLE = re.compile(
    r"^(?:microsoft (?:word|powerpoint)\s*-|powerpoint-praesentation|praesentation\d*$|dokument\d*$|document\d*$|untitled|unbenannt"
    r"|ohne titel|layout \d|titelseite|druck(?:version)?$|download|herunterladen|pdf|zum (?:download|dokument|pdf)|hier|mehr|weiterlesen"
    r"|datei|link|startseite|home|\d+$|index$|page ?\d|folie ?\d|scan)"
)
_FILE_LIKE = re.compile(
    r"\.(?:pdf|docx?|odt|indd|pptx?|qxd|pub|cdr)\b|_\w+_|^(?=\S*[\d_.])\S{25,}$|^\S{45,}$", re.IGNORECASE
)
_DECORATION = re.compile(
    r"\s*[(\[](?:pdf|docx?|odt|nicht barrierefrei|barrierefrei|download|öffnet|ca\.)[^)\]]*[)\]]|\s*[,|–-]?\s*\(?\d+(?:[.,]\d+)?\s*(?:kb|mb|kib|mib)\)?"
    r"|\s*[|–-]?\s*\bPDF(?:-Datei)?\b\s*$|^\s*(?:PDF|Download)\s*[:–-]\s*|^Microsoft (?:Word|PowerPoint) - ",
    re.IGNORECASE,
)
_STATE = re.compile(r"[\s,–(-]+(?:Bearbeitungsstand|Stand):? .{4,30}$")
_SITE_SUFFIX = re.compile(r"\s+(?:[|»•·:]|::|[-–—])\s+([^|»•·]{3,60})$")
_SITE_WORDS = re.compile(r"landkreis|kreis|stadt|landratsamt|region|portal|website|homepage|willkommen|\.de")
_FILE_TAIL = re.compile(
    r"(?:\s+(?:final|endfassung|neu|web|druck|internet|barrierefrei|bf|v\d+|\d{1,2}|kopie))+$", re.IGNORECASE
)
# Not the dash of "2020 – 2025"
_JOINT = re.compile(rf"(?<!\d){JOINT}|{JOINT}(?!\d)")
_HYPHENED = re.compile(r"[^\W\d_]+-[a-zäöüß]+")
_MISREAD = re.compile(r"(?<![^\W\d_])[l1|](?=ntegra)")
_MISREAD_END = re.compile(r"(?<=onzep)[l1|](?![^\W_])")
_SUBJECT = re.compile(
    r"(?:^|\n)[ \t]*(?:(?:Betreff|Betrifft|(?:Beratungsg|G)egenstand|Titel)[ \t]*:[ \t]*\n?|TOP[ \t]+\d[\d.]*:?)[ \t]*(\S[^\n]{8,160})"
)


def title_of(reading: Reading) -> str:
    """A good title: a file's cover title, else its own or its link's; a page's first heading or title."""
    link = _tidy(reading.context.link_text)
    own = _tidy(reading.document.title)
    heading = next((_tidy(text) for text in reading.document.headings if text.strip()), "")
    if subject := _SUBJECT.search(reading.cover_text):  # a council paper's
        return _tidy(subject[1])[:MAX_TITLE]
    if reading.is_page:
        candidates = [heading, _without_site(own), link]
    else:
        cover = _tidy(cover_title(reading))
        candidates = [_branded(cover, own), own, link, heading, _first_line(reading), _from_address(reading)]
    usable = [text for text in candidates if _is_title(text)]
    named = [text for text in usable if name_strength(normal(text))]
    best = (named or usable or [own or link or _from_address(reading) or reading.context.url])[0]
    return best[:MAX_TITLE].strip()


def subtitle_of(reading: Reading, title: str) -> str:
    """What stands below the title on a file's cover, when ``title`` is the cover's: "1. Fortschreibung 2023"."""
    joint = _JOINT.search(title)
    if reading.is_page or joint is None:
        return ""
    cover = _tidy(cover_title(reading))
    ours = title in (cover, _branded(cover, _tidy(reading.document.title)))
    return title[joint.end() :] if ours else ""


def _branded(cover: str, own: str) -> str:
    """The cover's title with the file's own before it, where both are but likely names and differ."""
    words, title = normal(cover), normal(own)
    both_likely = 0 < name_strength(words) < 1 and 0 < name_strength(title) < 1
    if not both_likely or title in words or words in title or len(cover) + len(own) + 3 > MAX_TITLE:
        return cover
    return f"{own}{JOINT}{cover}"


def _tidy(text: str) -> str:
    text = _MISREAD_END.sub("t", _MISREAD.sub("I", _HYPHENED.sub(_uncut, text)))
    return _STATE.sub("", _DECORATION.sub("", " ".join(clean(text).split()))).strip(" \t-–|:•,")


def _uncut(match: re.Match[str]) -> str:
    """A word without the hyphen of a lost line break ("Inte-grationskonzept"); other hyphens stay."""
    return match[0] if "-" in normal(match[0]) else match[0].replace("-", "")


def _is_title(text: str) -> bool:
    return len(text) > 3 and not _NO_TITLE.match(normal(text)) and not _FILE_LIKE.search(text)


def _without_site(title: str) -> str:
    """A page title without the name of the site at its end."""
    while (match := _SITE_SUFFIX.search(title)) and (
        _SITE_WORDS.search(normal(match[1])) or not name_strength(normal(match[1]))
    ):
        title = title[: match.start()]
    return title


def _first_line(reading: Reading) -> str:
    for line in reading.cover_text.split("\n"):
        if len(line.split()) > 1 and not NOISE.search(normal(line.strip())):
            return _tidy(line)
    return ""


def _from_address(reading: Reading) -> str:
    """The file name as words, capitalised as it stands there."""
    path = reading.context.url.split("://")[-1].partition("/")[2]
    name = path.split("?")[0].rstrip("/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return _FILE_TAIL.sub("", " ".join(re.sub(r"[-_+]+", " ", unquote(name)).split()))
