"""Which form of an answer a client prefers. Pure (RFC 9110, 12.5.1)."""

from __future__ import annotations


def wants_page(accept: str | None) -> bool:
    """Whether a client asks for a page for people: a browser does, a program that takes anything does not."""
    return _quality(accept or "", "text/html") > _quality(accept or "", "application/json")


def _quality(accept: str, media_type: str) -> float:
    """How much a client wants a type: the most exact range counts; 0 when it is named by none."""
    exact = {media_type: 2, f"{media_type.partition('/')[0]}/*": 1, "*/*": 0}
    found = (-1, 0.0)
    for part in accept.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if name in exact:
            found = max(found, (exact[name], _q(parameters)))
    return found[1]


def _q(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(1.0, max(0.0, float(value)))
            except ValueError:
                return 0.0
    return 1.0
