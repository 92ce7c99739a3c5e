"""What to call a paper: the title on its cover with its subtitle, else what names it best. Pure."""

from __future__ import annotations

import re
from urllib.parse import unquote

from crawler.recognise.reading import Reading, is_title_line
from storage.normal_words import normal
from storage.paper_names import name_strength
from storage.text import clean

_MAX_TITLE = 160
# What word processors, layout programs and link lists write where a title should be.
_NO_TITLE = re.compile(
    r"^(?:microsoft (?:word|powerpoint)\s*-|powerpoint-praesentation|praesentation\d*$|dokument\d*$|document\d*$|untitled|unbenannt"
    r"|ohne titel|layout \d|titelseite|druck(?:version)?$|download|herunterladen|pdf|zum (?:download|dokument|pdf)|hier|mehr|weiterlesen"
    r"|datei|link|startseite|home|\d+$|index$|page ?\d|folie ?\d|scan)"
)
_FILE_LIKE = re.compile(r"\.(?:pdf|docx?|odt|indd|pptx?|qxd|pub|cdr)\b|_\w+_|^\S{25,}$", re.IGNORECASE)
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
_SUBJECT = re.compile(
    r"(?:^|\n)[ \t]*(?:(?:Betreff|Betrifft|Gegenstand|Titel)[ \t]*:[ \t]*\n?|TOP[ \t]+\d[\d.]*:?)[ \t]*(\S[^\n]{8,160})"
)
_GOES_ON = re.compile(r"^(?:der|des|die|das|fuer|im|in|zur|zum|und|von|mit|auf|&|am|an)(?![a-z])")
_SUBTITLE = re.compile(
    r"fortschreibung|auflage|neufassung|entwurf|kurzfassung|langfassung|(?:19|20)\d\d|leichter sprache|teil \d"
)
# The state of the text is the year's business, not the title's.
_DATED = re.compile(
    r"^(?:bearbeitungs)?stand\b|^\(?(?:\d{1,2}\. ?)?(?:januar|februar|maerz|april|mai|juni|juli|august|september|oktober|november|dezember) \d{4}|^\d{1,2}\.\d{1,2}\."
)
_OPEN_WORDS = ("und", "der", "des", "die", "das", "fuer", "im", "in", "zur", "zum", "von", "mit")
_NOISE = re.compile(
    r"^(?:inhalt(?:sverzeichnis)?|impressum|vorwort|herausgeber|gefoerdert|unterstuetzt|mit mitteln|aus mitteln|www\.|http|seite \d|tel\.?|telefon|\W+$)|@"
)


def title_of(reading: Reading) -> str:
    """A good title: a file's cover title, else its own or its link's; a page's first heading or title."""
    link = _tidy(reading.context.link_text)
    own = _tidy(reading.document.title)
    heading = next((_tidy(text) for text in reading.document.headings if text.strip()), "")
    if subject := _SUBJECT.search(reading.cover_text):  # a council paper's
        return _tidy(subject[1])[:_MAX_TITLE]
    if reading.is_page:
        candidates = [heading, _without_site(own), link]
    else:
        candidates = [_cover_title(reading), own, link, heading, _first_line(reading), _from_address(reading)]
    usable = [text for text in candidates if _is_title(text)]
    named = [text for text in usable if name_strength(normal(text))]
    best = (named or usable or [own or link or _from_address(reading) or reading.context.url])[0]
    return best[:_MAX_TITLE].strip()


def _tidy(text: str) -> str:
    return _STATE.sub("", _DECORATION.sub("", " ".join(clean(text).split()))).strip(" \t-–|:•,")


def _is_title(text: str) -> bool:
    return len(text) > 3 and not _NO_TITLE.match(normal(text)) and not _FILE_LIKE.search(text)


def _without_site(title: str) -> str:
    """A page title without the name of the site at its end."""
    while (match := _SITE_SUFFIX.search(title)) and (
        _SITE_WORDS.search(normal(match[1])) or not name_strength(normal(match[1]))
    ):
        title = title[: match.start()]
    return title


def _cover_title(reading: Reading) -> str:
    """The cover lines that name the paper, with those that belong to them; empty when none names it."""
    return _title_in(reading.title_text) or _title_in(reading.cover_text)


def _title_in(text: str) -> str:
    lines = [" ".join(line.split()) for line in text.split("\n")]
    lines = [line for line in lines if any(map(str.isalnum, line))][:12]
    for size in (1, 2, 3, 4):  # the fewest lines that name it
        for first in range(len(lines) - size + 1):
            if _names_it(lines[first : first + size]):
                start = first - 1 if first and lines[first][0].islower() else first
                return _grown(lines, start, first + size)
    return ""


def _names_it(lines: list[str]) -> bool:
    """Whether title lines (no prose) name an integration paper."""
    words = normal("\n".join(lines))
    return (
        all(map(is_title_line, lines))
        and len(words) <= _MAX_TITLE
        and name_strength(words) > 0
        and not _NOISE.search(words)
    )


def _grown(lines: list[str], first: int, last: int) -> str:
    """The title lines with the lines that carry on the sentence, and a subtitle if there is one."""
    title = _join(lines[first:last])
    for line in lines[last : last + 5]:
        words = normal(line)
        if (
            _NOISE.search(words)
            or _DATED.search(words)
            or len(title) + len(words) > _MAX_TITLE
            or words[-1] == "."
        ):
            break
        open_end = title[-1] in "-–:,&" or normal(title).split()[-1] in _OPEN_WORDS
        if open_end or _GOES_ON.match(words):
            title = _join([title, line])
        elif len(words) < 70 and (_SUBTITLE.search(words) or len(title) < 40):
            title = f"{title} – {line.strip(' –-')}"
        else:
            break
    return _tidy(title)


def _join(lines: list[str]) -> str:
    """Lines as one line; a word cut by a hyphen at a line end is put together."""
    title = lines[0]
    for line in lines[1:]:
        cut = title.endswith("-") and line[:1].islower() and not line.startswith(("und ", "oder "))
        title = title[:-1] + line if cut else f"{title} {line}"
    return title


def _first_line(reading: Reading) -> str:
    for line in reading.cover_text.split("\n"):
        if len(line.split()) > 1 and not _NOISE.search(normal(line.strip())):
            return _tidy(line)
    return ""


def _from_address(reading: Reading) -> str:
    """The file name as words, capitalised as it stands there."""
    path = reading.context.url.split("://")[-1].partition("/")[2]
    name = path.split("?")[0].rstrip("/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return _FILE_TAIL.sub("", " ".join(re.sub(r"[-_+]+", " ", unquote(name)).split()))
