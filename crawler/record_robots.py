"""Which line of a robots.txt forbids an address: what a crawl's record quotes. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from protego import Protego

from crawler.robots import AGENT


def rule_against(text: str, url: str) -> str | None:
    """The most specific line that forbids ``url``, as it stands in the file; None when none does.

    The longest path decides (RFC 9309, 2.2.2). Every line is tried alone by the parser that also decides
    about requests, so that the two never disagree about what a path means.
    """
    found = [
        (len(path), line)
        for line, path in _disallowing(text)
        if path and not _alone(path).can_fetch(url, AGENT)
    ]
    return max(found)[1] if found else None


def _alone(path: str) -> Protego:
    return Protego.parse(f"User-agent: *\nDisallow: {path}\n")


def _disallowing(text: str) -> list[tuple[str, str]]:
    """Line and path of each "Disallow" in the groups that speak to us, else in those for everybody."""
    ours, everybody = [], []
    for agents, line, path in _lines(text):
        if any(agent and AGENT.lower().startswith(agent) for agent in agents):
            ours.append((line, path))
        elif "*" in agents:
            everybody.append((line, path))
    return ours or everybody


def _lines(text: str) -> Iterator[tuple[tuple[str, ...], str, str]]:
    agents: tuple[str, ...] = ()
    in_rules = False
    for raw in text.splitlines():
        line = raw.partition("#")[0].strip()
        name, _, value = (part.strip() for part in line.partition(":"))
        if name.lower() == "user-agent":
            agents = (*(() if in_rules else agents), value.lower())
            in_rules = False
        elif name.lower() in ("allow", "disallow"):
            in_rules = True
            if name.lower() == "disallow":
                yield agents, line, value
