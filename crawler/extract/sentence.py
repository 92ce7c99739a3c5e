"""What tells running text from names, addresses and rows of links. Pure."""

from __future__ import annotations


def is_sentence(text: str) -> bool:
    """Whether ``text`` is running text: some words, not all capitalised, closed by a full stop or many."""
    words = [word for word in text.split() if any(map(str.isalpha, word))]
    small = sum(word[:1] == word[:1].lower() for word in words)  # scripts without capitals count as small
    closed = text.rstrip().endswith((".", "!", "?", "…"))
    return (len(words) >= 5 and small >= 1 and closed) or (len(words) >= 9 and small >= 3)
