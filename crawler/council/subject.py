"""What a council page is about, and whether that is an integration concept. Pure."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from crawler.council.rows import words_of
from storage.false_friends import false_friend
from storage.normal_words import normal
from storage.paper_names import name_strength

_LABEL = re.compile(
    r"^\W*(?:betreff|titel|bezeichnung|thema|beratungsgegenstand|name der vorlage)\W*$", re.IGNORECASE
)
# Headings that name the page's kind or number, not its subject.
_KIND = re.compile(
    r"^\W*(?:[\w-]*(?:vorlage|tagesordnungspunkt|tagesordnung|auszug|drucksache|b(?:ü|ue)rgerinfo\w*|ratsinfo\w*|sitzungsdienst"
    r"|gremieninfo\w*|vorgang|sitzung)[\w-]*|top|beratungsfolge|beschluss|details?|anlagen|dokumente)\W*"
    r"(?:(?:nr\.?|nummer|ö|n)?\W*[\w/.-]*\d[\w/.-]*)?\W*$",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^\s*(?:auszug|betreff|vorlage|tagesordnungspunkt)\s*[-–:]\s*", re.IGNORECASE)
# A body of migrants is no paper on integration, whatever its members talk about.
_BODY = re.compile(
    r"(?:integrations|migrations|migranten|auslaender|zuwanderungs)(?:rat|rates|raetin|beirat|beirates|beiraete|ausschuss|ausschusses"
    r"|kommission|forum)(?![a-z])|(?:ausschuss|beirat|kommission) fuer [a-z, ]*(?:integration|migration|vielfalt)[a-z, ]*"
)
# Talk about carrying out or paying for a concept, or wishing for one, is on the way to it at best.
_NEAR = re.compile(
    r"(?<![a-z])(?:anfrage|antrag|sachstand|\w*bericht|evaluation|umsetzung|foerder\w+|beantwortung|wahl|satzung|haushalt\w*)(?![a-z])"
)


def without_bodies(words: str) -> str:
    """Normal words without the names of bodies of migrants."""
    return _BODY.sub(" ", normal(words))


def concern(words: str) -> float:
    """0..1: how surely these words of a council name an integration concept.

    1 named; about 0.6 likely, or named in a report or motion; 0 not named.
    """
    said = without_bodies(words)
    strength = name_strength(said)
    if strength == 0 or false_friend(said) is not None:
        return 0.0
    return strength * (0.75 if _NEAR.search(said) else 1.0)


# What a body is asked to decide stands under one of these words; longer ones give reasons.
_PROPOSAL = re.compile(r"(?i)\bbeschluss(?:vorschlag|entwurf|empfehlung|text)\W{1,5}(.{10,400})")
_REASONS = re.compile(r"(?i)\b(?:sachverhalt|sachdarstellung|begründung|erläuterung|finanzielle)")


def proposal_of(tree: LexborHTMLParser) -> str:
    """What a paper asks the body to decide ("Beschlussvorschlag: …"), cut at 400 characters; "" if it says nothing."""
    text = tree.body.text(separator=" ") if tree.body else ""
    found = _PROPOSAL.search(" ".join(text.split()))
    return _REASONS.split(found[1])[0] if found else ""


def subject_of(tree: LexborHTMLParser, link_text: str = "") -> str:
    """What the page is about: its "Betreff", else the first heading that is no number, else the link's words."""
    return _labelled(tree) or _headed(tree) or link_text.strip()


def _labelled(tree: LexborHTMLParser) -> str:
    for label in tree.css("td, th, dt, label, strong, b, span, div[class*=label]"):
        text = label.text(strip=True)
        if len(text) > 30 or not _LABEL.match(text):
            continue
        value = label.next
        while (
            value is not None and (value.tag or "").startswith("-") and not value.text(strip=True).strip(": ")
        ):
            value = value.next
        if value is not None and (found := value.text(separator=" ", strip=True).strip(" :\n")):
            return " ".join(found.split())[:300]
    return ""


def _headed(tree: LexborHTMLParser) -> str:
    for node in tree.css("h1, h2, h3"):
        words = _LEAD.sub("", words_of(node))
        if words and not _KIND.match(words):
            return words[:300]
    return ""
