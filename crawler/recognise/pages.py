"""Web pages: is the page the paper itself, a council item on one, news of one, or only a mention. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from crawler.recognise.features import parts_of_a_paper
from crawler.recognise.reading import Found, Reading
from crawler.recognise.role import council_form
from crawler.recognise.weights import WEIGHTS
from storage.false_friends import false_friend
from storage.fields_of_action import fields_in
from storage.normal_words import normal, normalise_url_words
from storage.paper_names import STRONG_NAME, find_name, name_strength
from storage.values import Reason, Role
from storage.vocabulary import STATUS, TOPIC_STEMS

# A page that is the paper has at least this many words; a press item or an entrance page has fewer.
_PAPER_WORDS = 400
# A chapter of a paper told in many pages is shorter.
_CHAPTER_WORDS = 120
# A council page with fewer words holds one item of the agenda.
_ITEM_WORDS = 250
# A line with fewer words is a link or a menu entry, not a sentence.
_SENTENCE_WORDS = 7

_PRESS = re.compile(
    r"pressemitteilung|pressemeldung|(?<![a-z])presse(?![a-z])|aktuelles|(?<![a-z])news(?![a-z])|nachricht|meldung|artikel|neuigkeiten|blog"
)
_TELLING = re.compile(
    r"(?:landrat|landraetin|buergermeister\w*|dezernent\w*|beauftragte\w*) [^.\n]{0,80}?(?:betont|sagt|erklaert|freut sich|so der|so die)|wurde (?:heute|gestern|am \w+)"
    r"|stellte [^.\n]{0,60}? vor|veroeffentlicht|vorgestellt|beauftragt|steht (?:nun )?(?:hier )?zum download|finden sie hier|koennen sie hier"
)
_AIMS = re.compile(
    r"(?<![a-z])(?:ziel(?:e|setzung|setzungen)?|leitziel\w*|massnahme\w*|wir wollen|handlungsempfehlung\w*)(?![a-z])"
)
_CHAPTER = re.compile(
    r"handlungsfeld|themenfeld|massnahme|leitbild|leitlinie|leitziel|(?<![a-z])ziele?(?![a-z])|integrationsverstaendnis|ausgangslage|umsetzung|praeambel|vorwort|einleitung"
)


def page_reasons(reading: Reading) -> list[Reason]:
    """What a page says of a paper: that it links one, tells of one, or has a council decide on one."""
    reasons = [*_links_the_paper(reading), *_tells(reading), *_chapter(reading)]
    if reasons and any(stem in _head(reading) for stem in TOPIC_STEMS):
        reasons.append(
            Reason("topic_page", "Die Seite hat das Thema in Titel oder Überschrift.", WEIGHTS["topic_page"])
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
    """A document linked from a page on the topic bears the name of a paper."""
    region = f"{_head(reading)}\n{reading.path}"
    if not any(stem in region for stem in TOPIC_STEMS):
        return
    for url, text in reading.context.links:
        words = f"{normal(text)}\n{normalise_url_words(url)}"
        if name_strength(words) and not false_friend(words):
            passage = " ".join(text.split())[:200] or url
            yield Reason(
                "links_the_paper",
                f"Die Seite verlinkt das Papier „{passage}“.",
                WEIGHTS["links_the_paper"],
                passage=passage,
            )
            return


def mentions(reading: Reading) -> list[Found]:
    """The sentences of a page (no links, no menu entries) that name an integration paper for sure."""
    found = []
    for index, page in enumerate(reading.pages):
        for number, line in enumerate(page.split("\n")):
            if (
                len(line.split()) >= _SENTENCE_WORDS
                and "integration" in line
                and (match := STRONG_NAME.search(line))
            ):
                before = sum(len(text) + 1 for text in page.split("\n")[:number])
                found.append(reading.place(index, before + match.start(), before + match.end(), STRONG_NAME))
                found.extend([found[-1]] * len(STRONG_NAME.findall(line, match.end())))
        if len(found) > 12:
            break
    return found


def _tells(reading: Reading) -> Iterator[Reason]:
    found = mentions(reading)
    if not found:
        return
    if len(found) == 1:
        yield Reason(
            "mentions_once",
            "Ein Satz erwähnt ein Integrationskonzept.",
            WEIGHTS["mentions_once"],
            passage=found[0].passage,
        )
        return
    text = f"Die Seite spricht in {len(found)} Stellen von einem Integrationskonzept."
    yield Reason("tells_of_the_paper", text, WEIGHTS["tells_of_the_paper"], passage=found[0].passage)


def role_of_page(reading: Reading, fields: Mapping[str, str]) -> tuple[Role, Reason | None]:
    """What a page with a score above the threshold is; news unless it is the paper itself."""
    if form := council_form(reading):
        return Role.COUNCIL_PAPER, form
    if reason := _is_the_paper(reading, fields):
        names = reading.names
        if found := STATUS["draft"].search(names):
            return Role.DRAFT, Reason("role_draft", f"Die Seite bezeichnet sich als Entwurf: „{found[0]}“.")
        if found := STATUS["update"].search(names):
            return Role.UPDATE, Reason("role_update", f"Die Seite nennt sich neue Auflage: „{found[0]}“.")
        return Role.CONCEPT, reason
    return Role.NEWS, Reason(
        "role_news", "Die Seite stellt ein Papier vor oder berichtet darüber, ist aber nicht das Papier."
    )


def _is_the_paper(reading: Reading, fields: Mapping[str, str]) -> Reason | None:
    """The page's own text states aims in at least three fields, or is a chapter of such a tree."""
    if _is_press(reading) or not _AIMS.search(reading.text):
        return None
    own = find_name("\n".join((reading.title, *reading.headings[:2])))
    if own and own[0] == 1.0 and _whole_paper(reading, fields):
        text = f"Die Seite selbst ist das Papier: {reading.words} Wörter, Ziele, {len(fields)} Handlungsfelder als Überschriften."
        return Reason("is_the_paper", text)
    return next(_chapter(reading), None)


def _chapter(reading: Reading) -> Iterator[Reason]:
    """A page on one field or aim, below a page that bears the paper's name."""
    parents = f"{normal(reading.context.parent_title)}\n{reading.path.removesuffix(reading.file_name)}"
    if reading.words >= _CHAPTER_WORDS and name_strength(parents) == 1.0 and _is_chapter(reading):
        text = "Die Seite ist ein Kapitel des Papiers, das als Seitenbaum veröffentlicht ist."
        yield Reason("is_a_chapter", text, WEIGHTS["is_a_chapter"])


def _whole_paper(reading: Reading, fields: Mapping[str, str]) -> bool:
    links_the_file = any(name_strength(normal(text)) for _, text in reading.context.links)
    return (
        reading.words >= _PAPER_WORDS * (2 if links_the_file else 1)
        and len(fields) >= 3
        and len(parts_of_a_paper(reading)) >= 2
        and len(_AIMS.findall(reading.text)) >= 3
    )


def _is_chapter(reading: Reading) -> bool:
    head = "\n".join((reading.title, *reading.headings[:1], reading.link))
    about = _CHAPTER.search(head) or fields_in(head)
    return bool(about) and len(_AIMS.findall(reading.text)) >= 2 and len(reading.headings) >= 1


def _is_press(reading: Reading) -> bool:
    region = f"{reading.path}\n{reading.title}\n{normal(reading.context.parent_title)}"
    return bool(_PRESS.search(region)) or len(_TELLING.findall(reading.text)) >= 3
