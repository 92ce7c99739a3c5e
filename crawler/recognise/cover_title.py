"""The title on a cover: its lines put together as a reader says them, with brand and edition. Pure."""

from __future__ import annotations

import re
from itertools import pairwise

from crawler.recognise.reading import Reading, is_title_line
from crawler.recognise.units import own_name
from storage.normal_words import normal
from storage.paper_names import BRAND, find_name, name_strength

MAX_TITLE = 160
# Between a title and what stands above or below it on a line of its own
JOINT = " – "
# Lines looked at; titles do not stand lower on a cover.
_MOST_LINES = 12
# A title shorter than this is seldom complete: its next line is a subtitle, whatever it says.
_SHORT_TITLE = 40
_LONG_SUBTITLE = 70
NOISE = re.compile(
    r"^(?:inhalt(?:sverzeichnis)?|impressum|vorwort|herausge\w+|hrsg|gefoerdert|unterstuetzt|mit mitteln|aus mitteln|www\.|http|seite \d|tel\.?|telefon|logo|foto|bild|\W+$)|@"
)
# After these a phrase goes on in the next line.
_OPEN_END = re.compile(
    r"(?:^|[ /])(?:und|oder|&|der|des|die|das|den|dem|eine[rnsm]?|fuer|im|in|zur|zum|von|vom|bei|durch|als|wie|unser(?:en?|er|es)?"
    r"|bad|sankt|st\.|markt|neu|gross|alt)$|[-–:,&/]$"
)
# After these too, unless they end a brand: "Wir packen an", "Machen Sie mit".
_PARTICLE_END = re.compile(r"(?:^|[ /])(?:zu|mit|am|an|auf|aus|nach|ueber|ein)$")
# "des Landkreises" wants a name, "in unserer Stadt" does not.
_KIND_END = re.compile(
    r"(?:^| )(?:der|des|im|dem|den|in der|fuer die|fuer das) (?:(?:land)?kreis(?:es)?|[a-z]*stadt|[a-z]*gemeinde|landes|land|freistaat(?:e?s)?|region)$"
)
_GOES_ON = re.compile(
    r"^(?:der|des|die|das|den|fuer|im|in|zur|zum|und|von|vom|mit|auf|&|am|an|bis|\()(?![a-z])"
)
_SUBTITLE = re.compile(
    r"fortschreibung|auflage|neufassung|entwurf|kurzfassung|langfassung|leichter sprache|(?<![a-z])teil (?:\d|[ivx]+|[ab])(?![a-z])|kompakt|auf einen blick"
    r"|^(?:fuer (?:die )?jahre? )?(?:19|20)\d\d(?:\s*(?:[-/]|bis)\s*(?:19|20)?\d\d)?$"
)
_YEARS = re.compile(r"^(?:19|20)\d\d(?:\s*(?:[-–/]|bis)\s*(?:19|20)?\d\d)?$")
# State, decision and council paper are facts about a title, not parts of it.
_FACT = re.compile(
    r"^(?:bearbeitungs|redaktions)?stand\b|^\(?(?:\d{1,2}\. ?)?(?:januar|februar|maerz|april|mai|juni|juli|august|september|oktober|november|dezember) \d{4}|^\d{1,2}\.\d{1,2}\."
    r"|beschluss|beschlossen|verabschiedet|zur kenntnis|vorlage|drucksache|endfassung|(?:januar|februar|maerz|april|mai|juni|juli|august|september|oktober|november|dezember) (?:19|20)\d\d\W*$"
    r"|kreistags?(?![a-z])|stadtrat|gremi|ausschuss|^(?:anlage|anhang)(?![a-z])|^erarbeitet|^version"
)
# A file without title page goes on with its text.
_CHAPTER = re.compile(
    r"(?:ausgangslage|ausgangssituation|handlungsfeld|bestandsaufnahme|zielsetzung|anlass|hintergrund|leitziel)"
)
# Who issues it stands above or below the title.
_ISSUER = re.compile(
    r"^(?:(?:der|die) )?(?:(?:land)?kreis|landratsamt|landrat|landraetin|ober|buergermeister|[a-z]*stadt(?:verwaltung)?(?![a-z])|[a-z]*gemeinde(?![a-z])|regionalverband|staedteregion"
    r"|fachbereich|fachdienst|fachstelle|amt(?![a-z])|dezernat|referat|stabsstelle|buero|koordinierungsstelle|kommunale[sr]? |[a-z]*ministeri|(?:saechs|bayer|hess|thuering|niedersaechs)isch"
    r"|jobcenter|fraktion|institut|hochschule|universitaet|[a-z]*schule|[a-z]*verband|stiftung|beauftragte)|kreis$|e\. ?v\.$"
)


def cover_title(reading: Reading) -> str:
    """The phrase of the cover that names the paper, with its brand before and its edition after it, or ""."""
    own = own_name(reading.context.district_name)
    return _title_in(reading.title_text, own) or _title_in(reading.cover_head, own)


def _title_in(text: str, own: str) -> str:
    phrases = _phrases(text, own)
    named = [index for index, phrase in enumerate(phrases) if _names_it(phrase)]
    if named:  # a brand is the title only where nothing says more plainly what the paper is
        plain = (index for index in named if name_strength(normal(phrases[index])) > BRAND)
        index = next(plain, named[0])
        return _with_brand(phrases, index, _with_edition(phrases, index))
    # A name set over two lines that neither ends nor begins like half a phrase
    for index, (first, second) in enumerate(pairwise(phrases)):
        if _names_it(f"{first} {second}"):
            return _with_edition([*phrases[:index], f"{first} {second}", *phrases[index + 2 :]], index)
    return ""


def _phrases(text: str, own: str) -> list[str]:
    """The lines of a cover, those of one phrase in one."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    phrases: list[str] = []
    for line in [line for line in lines if any(map(str.isalnum, line))][:_MOST_LINES]:
        if phrases and _continues(phrases[-1], line, own):
            phrases[-1] = _joined(phrases[-1], line)
        else:
            phrases.append(line)
    return phrases


def _continues(phrase: str, line: str, own: str) -> bool:
    """Whether a line carries on the phrase before it."""
    before, words = normal(phrase), normal(line)
    if (
        len(before) + len(words) > MAX_TITLE
        or NOISE.search(words)
        or NOISE.search(before)
        or _FACT.match(before)
    ):
        return False
    named = name_strength(before) > 0
    half = _OPEN_END.search(before) or (_PARTICLE_END.search(before) and (named or not _begins_a_name(words)))
    if half or _goes_on(line, words):
        return not _FACT.match(words)
    if _KIND_END.search(before):
        return not _ISSUER.match(words) and not name_strength(words)
    return bool(own) and named and own not in before and words.startswith(own)


def _goes_on(line: str, words: str) -> bool:
    """Whether a line begins in the middle of a phrase: in small letters, or so in a title all of capitals."""
    if line.isupper() or line[0] == "(":
        return _GOES_ON.match(words) is not None
    return line[0].islower() and not words.startswith("integration")  # OCR reads the capital I as l


def _begins_a_name(words: str) -> bool:
    """Whether a line is a paper's name by itself: what ends in "packt an" or "macht mit" goes before it."""
    found = find_name(words)
    return found is not None and found[1].start() == 0


def _joined(phrase: str, line: str) -> str:
    """Two lines as one; a word cut by a hyphen at the line's end is put together."""
    if not phrase.endswith("-") or line.startswith(("und ", "oder ", "& ")) or phrase.endswith(" -"):
        return f"{phrase} {line}"
    return phrase[:-1] + line if line[0].islower() else phrase + line


def _names_it(phrase: str) -> bool:
    """Whether a phrase of a title (no prose) names an integration paper."""
    words = normal(phrase)
    return (
        (is_title_line(phrase) or (len(words) <= MAX_TITLE and not phrase.endswith(".")))
        and len(words) <= MAX_TITLE
        and name_strength(words) > 0
        and not NOISE.search(words)
    )


def _with_edition(phrases: list[str], index: int) -> str:
    """The title with the subtitle and the edition that follow it."""
    title = phrases[index]
    for phrase in phrases[index + 1 : index + 4]:
        words = normal(phrase)
        if (
            NOISE.search(words)
            or _ISSUER.search(words)
            or _CHAPTER.match(words)
            or len(title) + len(words) > MAX_TITLE
            or words[-1] == "."
        ):
            break
        bare = phrase.strip(" –-")
        if _YEARS.match(bare):
            title = f"{title} {bare}"
        elif _FACT.search(words) and not _SUBTITLE.search(words):
            break
        elif _SUBTITLE.search(words) or (len(title) < _SHORT_TITLE and len(words) < _LONG_SUBTITLE):
            title = f"{title}{JOINT}{_without_date(bare)}"
        else:
            break
    return title


def _without_date(subtitle: str) -> str:
    """The edition alone: "Entwurf zur Beteiligung" of "Entwurf zur Beteiligung, Stand 21. September 2026"."""
    return re.sub(
        r"[,;]? *(?:\(?(?:Bearbeitungss|S)tand:?|beschlossen|verabschiedet|Beschluss|Ministerium) .*$",
        "",
        subtitle,
    )


def _with_brand(phrases: list[str], index: int, title: str) -> str:
    """The title with the brand that stands above it ("Ankommen erleichtern, Teilhabe ermöglichen")."""
    if index == 0:
        return title
    brand = phrases[index - 1].strip(' –-„“"')
    words = normal(brand)
    is_brand = (
        2 <= len(words.split()) <= 9
        and (any(map(str.islower, brand)) or name_strength(words) > 0)
        and not (
            NOISE.search(words) or _FACT.search(words) or _ISSUER.search(words) or _SUBTITLE.search(words)
        )
        and brand[-1] not in ".:"
    )
    if not is_brand or len(brand) + len(title) + len(JOINT) > MAX_TITLE:
        return title
    return f"{brand.replace(JOINT, '–')}{JOINT}{title}"  # the brand's own dash parts no subtitle
