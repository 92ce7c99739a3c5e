"""A page as its readers meet it: text without marks, links, tables."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag
from starlette.testclient import TestClient


class Shown:
    """A page that was answered with ``status``."""

    def __init__(self, web: TestClient, path: str, status: int = 200) -> None:
        answer = web.get(path, follow_redirects=False)
        assert answer.status_code == status, f"{path}: {answer.status_code}"
        self.html = answer.text
        self.tree = BeautifulSoup(answer.text, "lxml")
        self.text = words(self.tree)

    def one(self, selector: str) -> str:
        """The text of the one element that fits."""
        (found,) = self.tree.select(selector)
        return words(found)

    def section(self, heading: str) -> str:
        """The text of the section under a heading."""
        (found,) = (one for one in self.tree.select("section") if one.h2 and words(one.h2) == heading)
        return words(found)

    def rows(self, label: str) -> list[str]:
        """The body rows of the table of that label."""
        return [words(row) for row in self.tree.select(f'[aria-label="{label}"] tbody tr')]

    def links(self) -> list[str]:
        return [str(link["href"]) for link in self.tree.select("a[href]")]


def words(tag: Tag) -> str:
    """The text with single spaces."""
    spaced = re.sub(r"[\s\u202f\xa0]+", " ", tag.get_text(" ")).strip()
    return re.sub(r" ([,.:])", r"\1", spaced)
