"""The text of a page: which element holds it, what in it is not text, which lines say nothing. Pure.

Real text is worth more than silence: a rule that would leave nothing of a page is taken back.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from bs4 import BeautifulSoup

from crawler.extract.blocks import Block, Kind, blocks_of
from crawler.extract.contact_details import is_reachable
from crawler.extract.file_notes import without_file_notes
from crawler.extract.page_boxes import CONTACT_WORDS, TEASER_WORDS, boxes_beside, frame_parts
from crawler.extract.page_info import is_page_info
from crawler.extract.page_parts import Part, box_headed
from crawler.extract.page_root import named_root, nameless_root
from crawler.extract.page_weights import weigh
from crawler.extract.sentence import is_sentence

# A table row with a phone number is a contact, unless it says more than name, office and place.
CONTACT_ROW_WORDS = 25


def main_text(soup: BeautifulSoup) -> list[Block]:
    """The blocks of the page's text in order; empty when the page has none."""
    body = soup.body or soup.html or soup
    weights = weigh(body)
    root = named_root(body, weights)
    frame = frame_parts(root or body, weights)
    root = root or nameless_root(body, weights, frame)
    blocks: list[Block] = []
    for removed in (frame | boxes_beside(root, weights), frame, set[int]()):
        blocks = telling(blocks_of(root, removed))
        if any(block.kind is not Kind.HEADING for block in blocks):
            break
    return blocks


def telling(blocks: list[Block]) -> list[Block]:
    """The blocks that say something of the matter."""
    lines = _without_flat_boxes([block for block in blocks if not _is_noise(block)])
    cleaned = (replace(block, text=without_file_notes(block.text, block.documents > 0)) for block in lines)
    return [block for block in cleaned if block.text]


def _is_noise(block: Block) -> bool:
    if block.kind is Kind.ROW:  # cells may hold nothing but dates or figures and still be facts
        return block.words <= CONTACT_ROW_WORDS and not block.documents and is_reachable(block.text)
    return is_page_info(block.text)


def _without_flat_boxes(blocks: list[Block]) -> list[Block]:
    """Leaves out teasers and contact details below their heading that have no element of their own around them."""
    kept: list[Block] = []
    position = 0
    while position < len(blocks):
        block = blocks[position]
        part = box_headed(block.text) if block.kind is Kind.HEADING and block.level > 1 else None
        length = _flat_box(part, _section_below(blocks, position)) if part else 0
        if not length:
            kept.append(block)
        position += 1 + length
    return kept


def _section_below(blocks: list[Block], position: int) -> list[Block]:
    """The blocks up to the next heading of the same or a higher rank."""
    level = blocks[position].level
    end = position + 1
    while end < len(blocks) and not (blocks[end].kind is Kind.HEADING and blocks[end].level <= level):
        end += 1
    return blocks[position + 1 : end]


def _flat_box(part: Part, section: list[Block]) -> int:
    """How many blocks at the beginning of a section are teasers or contact details (0: it is text)."""
    if part is Part.LISTING:
        last = max((place for place, block in enumerate(section, 1) if block.links), default=0)
        box = section[:last]
        fits = sum(block.words for block in box) <= TEASER_WORDS * sum(block.links for block in box)
    else:
        box = list(takewhile(lambda block: not is_sentence(block.text), section))
        fits = sum(block.words for block in box) <= CONTACT_WORDS
    return len(box) if fits and not any(block.documents for block in box) else 0
