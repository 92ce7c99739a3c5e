"""Web pages: what one says of a paper, and whether it is the paper itself, a council item or news. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from crawler.recognise.contents import NUMBERED, chapters_listed, offers_a_whole
from crawler.recognise.lists import is_list
from crawler.recognise.reading import Reading
from crawler.recognise.role import council_form
from crawler.recognise.structure import parts_of_a_paper
from crawler.recognise.telling import Telling, telling
from crawler.recognise.units import names_others
from crawler.recognise.weights import WEIGHTS
from storage.false_friends import false_friend
from storage.fields_of_action import fields_in
from storage.normal_words import normal, normalise_url_words
from storage.paper_names import find_name, name_strength
from storage.values import Reason, Role
from storage.vocabulary import STATUS, TOPIC_STEMS

# A page that is the paper has at least so many words, or fewer when they are all aims and fields; a press item
# or an entrance page has fewer. What also links the file may sum it up.
_PAPER_WORDS, _TERSE_WORDS, _SUMMARY_WORDS = 400, 220, 800
_TERSE_FIELDS, _TERSE_AIMS = 5, 8
# A chapter of a paper told in many pages is shorter.
_CHAPTER_WORDS = 60
# A number before the heading leaves no doubt, however little the chapter says.
_NUMBERED_WORDS = 25
# A council page with fewer words holds one item of the agenda.
_ITEM_WORDS = 250
# A page that offers more other documents than this is a shelf; a page on the topic has its forms beside the paper.
_SHELF, _TOPIC_SHELF = 4, 10
# Sentences that make the paper a page's matter: two or three that are a third of all, or most of them.
_TOLD, _SECTION, _TOLD_SHARE, _MOST = 2, 3, 0.3, 0.5

# Who says what: three times in a press item; a long paper says here and there that something was presented.
_SAID, _SAID_IN_WORDS = 3, 200

_PRESS = re.compile(
    r"pressemitteilung|pressemeldung|(?<![a-z])presse(?![a-z])|aktuelles|(?<![a-z])news(?![a-z])|nachricht|meldung|artikel|neuigkeiten|blog"
)
_TELLING = re.compile(
    r"(?:landrat|landraetin|buergermeister\w*|dezernent\w*|beauftragte\w*) [^.\n]{0,80}?(?:betont|sagt|erklaert|freut sich|so der|so die)|wurde (?:heute|gestern|am \w+)"
    r"|stellte [^.\n]{0,60}? vor|veroeffentlicht|vorgestellt|(?<![a-z])beauftragt(?![a-z])|steht (?:nun )?(?:hier )?zum download|finden sie hier|koennen sie hier"
)
_AIMS = re.compile(
    r"(?<![a-z])(?:ziel(?:e|setzung|setzungen)?|leitziel\w*|massnahme\w*|wir wollen|handlungsempfehlung\w*)(?![a-z])"
)
_CHAPTER = re.compile(
    r"handlungsfeld|themenfeld|massnahme|leitbild|leitlinie|leitziel|(?<![a-z])ziele?(?![a-z])|integrationsverstaendnis|ausgangslage|umsetzung|praeambel|vorwort|einleitung"
)
# What the pages of a tree say of an aim or a measure
_CHAPTER_PARTS = re.compile(
    r"(?<![a-z])(?:ziel(?:e|setzung|gruppe)?n?|massnahmen?|umsetzung|beschreibung|zustaendig\w*|verantwortlich\w*|ausgangslage|wir wollen|indikator\w*)(?![a-z])"
)


def page_reasons(reading: Reading) -> list[Reason]:
    """What a page says of a paper: that it links one, tells of one, or has a council decide on one."""
    reasons = [*_links_the_paper(reading), *_tells(reading), *_chapter(reading), *_entry(reading)]
    if reasons and any(stem in _head(reading) for stem in TOPIC_STEMS):
        reasons.append(
            Reason("topic_page", "Die Seite hat das Thema in Titel oder Überschrift.", WEIGHTS["topic_page"])
        )
    if reasons and is_list(reading):
        reasons.append(
            Reason("list_page", "Die Seite führt nur andere Seiten und Meldungen auf.", WEIGHTS["list_page"])
        )
    if reasons and council_form(reading):
        # A page of one item is about what its few sentences name.
        short = reading.words < _ITEM_WORDS and reasons[0].code == "mentions_once"
        code = "council_item" if short else "council_about_it"
        reasons.append(Reason(code, "Ein Gremium berät darüber.", WEIGHTS[code]))
    return reasons


def _head(reading: Reading) -> str:
    return "\n".join((reading.title, *reading.headings[:2]))


def _links_the_paper(reading: Reading) -> Iterator[Reason]:
    """A document the page offers bears the name of a paper, and is not one of many."""
    found, others = None, 0
    for url, text in reading.context.links:
        words = f"{normal(text)}\n{normalise_url_words(url)}"
        if name_strength(words) and not false_friend(words) and not names_others(text, reading.context):
            found = found or " ".join(text.split())[:200] or url
        else:
            others += not any(stem in words for stem in TOPIC_STEMS)
    on_topic = any(stem in f"{_head(reading)}\n{reading.path}" for stem in TOPIC_STEMS)
    if found is None or is_list(reading) or others > (_TOPIC_SHELF if on_topic else _SHELF):
        return
    code = "links_beside_others" if _is_portal(reading) else "links_the_paper"
    text = f"Die Seite bietet das Papier „{found}“ an."
    if code == "links_beside_others":
        text = f"Die Themenseite bietet neben anderem das Papier „{found}“ an."
    yield Reason(code, text, WEIGHTS[code], passage=found)


def _is_portal(reading: Reading) -> bool:
    """A page on the whole topic ("Migration und Integration", "Kommunales Integrationszentrum"): the paper is
    but one of its matters, unless most sentences are about it."""
    head = _head(reading)
    about_topic = any(stem in head for stem in TOPIC_STEMS) and not name_strength(head)
    return about_topic and not _is_its_matter(telling(reading))


def _is_its_matter(told: Telling) -> bool:
    mostly = told.share > _MOST or (told.happened and told.share >= _MOST)
    return mostly or (len(told.passages) >= _SECTION and told.share >= _TOLD_SHARE)


def _tells(reading: Reading) -> Iterator[Reason]:
    told = telling(reading)
    if not told.passages:
        return
    several = len(told.passages) >= _TOLD and told.share >= _TOLD_SHARE
    enough = several or (told.share >= _MOST and told.happened)
    if is_list(reading) or _is_portal(reading) or not enough:
        text = "Ein Satz erwähnt ein Integrationskonzept."
        yield Reason("mentions_once", text, WEIGHTS["mentions_once"], passage=told.passages[0])
        return
    text = (
        f"Von {told.sentences} Sätzen der Seite handeln {len(told.passages)} von einem Integrationskonzept."
    )
    yield Reason("tells_of_the_paper", text, WEIGHTS["tells_of_the_paper"], passage=told.passages[0])
    if told.happened:
        text = "Die Seite meldet Beschluss, Erarbeitung oder Veröffentlichung."
        yield Reason("announces", text, WEIGHTS["announces"])


def role_of_page(reading: Reading, fields: Mapping[str, str]) -> tuple[Role, Reason | None]:
    """What a page with a score above the threshold is; news unless it is the paper itself."""
    if form := council_form(reading):
        return Role.COUNCIL_PAPER, form
    if reason := _is_the_paper(reading, fields):
        names = reading.names
        if found := STATUS["draft"].search(names):
            return Role.DRAFT, Reason(
                "role_draft", f"Die Seite bezeichnet sich als Entwurf: „{reading.quoted(found[0])}“."
            )
        if found := STATUS["update"].search(names):
            return Role.UPDATE, Reason(
                "role_update", f"Die Seite nennt sich neue Auflage: „{reading.quoted(found[0])}“."
            )
        return Role.CONCEPT, reason
    return Role.NEWS, Reason(
        "role_news", "Die Seite stellt ein Papier vor oder berichtet darüber, ist aber nicht das Papier."
    )


def _is_the_paper(reading: Reading, fields: Mapping[str, str]) -> Reason | None:
    """The page's own text states aims in at least three fields, or is a chapter of such a tree."""
    if _is_press(reading):
        return None
    if find_name("\n".join((reading.title, *reading.headings[:2]))) and _whole_paper(reading, fields):
        text = f"Die Seite selbst ist das Papier: {reading.words} Wörter, Ziele, {len(fields)} Handlungsfelder als Überschriften."
        return Reason("is_the_paper", text)
    return next(_entry(reading), None) or next(_chapter(reading), None)


def _entry(reading: Reading) -> Iterator[Reason]:
    """A page that bears the paper's name and lists its chapters, without a file that may be the whole of it."""
    if name_strength("\n".join(reading.headings[:2]) or reading.title) < 1.0 or offers_a_whole(reading):
        return
    if chapters := chapters_listed(reading):
        text = f"Die Seite nennt das Papier und führt seine {len(chapters)} Kapitel auf."
        yield Reason("lists_chapters", text, WEIGHTS["lists_chapters"], passage=chapters[0])


def _chapter(reading: Reading) -> Iterator[Reason]:
    """A page on one field or aim, below a page that bears the paper's name."""
    parents = f"{normal(reading.context.parent_title)}\n{reading.path.removesuffix(reading.file_name)}"
    if name_strength(parents) < 1.0:
        return
    if reading.words >= _NUMBERED_WORDS and reading.headings and NUMBERED.match(reading.headings[0].strip()):
        text = "Die Seite ist ein nummeriertes Kapitel des Papiers, das als Seitenbaum veröffentlicht ist."
        yield Reason("is_a_chapter", text, WEIGHTS["is_a_numbered_chapter"])
    elif reading.words >= _CHAPTER_WORDS and _is_chapter(reading):
        text = "Die Seite ist ein Kapitel des Papiers, das als Seitenbaum veröffentlicht ist."
        yield Reason("is_a_chapter", text, WEIGHTS["is_a_chapter"])


def _whole_paper(reading: Reading, fields: Mapping[str, str]) -> bool:
    """Long enough and built like a paper, not a summary of the file it links."""
    aims = len(_AIMS.findall(reading.text))
    if len(fields) < 3 or aims < 3 or len(parts_of_a_paper(reading)) < 2:
        return False
    if any(name_strength(normal(text)) for _, text in reading.context.links):
        return reading.words >= _SUMMARY_WORDS
    terse = len(fields) >= _TERSE_FIELDS and aims >= _TERSE_AIMS
    return reading.words >= (_TERSE_WORDS if terse else _PAPER_WORDS)


def _is_chapter(reading: Reading) -> bool:
    head = "\n".join((reading.title, *reading.headings[:1], reading.link))
    about = _CHAPTER.search(head) or fields_in(head)
    return bool(about) and len(_CHAPTER_PARTS.findall(reading.text)) >= 2 and len(reading.headings) >= 1


def _is_press(reading: Reading) -> bool:
    """A press item by its address or title, or by who says what in it."""
    region = f"{reading.path}\n{reading.title}"
    said = len(_TELLING.findall(reading.text))
    return bool(_PRESS.search(region)) or said >= max(_SAID, reading.words / _SAID_IN_WORDS)
