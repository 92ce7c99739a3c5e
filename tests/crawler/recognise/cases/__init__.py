"""Documents of many writers with what each is: compact texts, invented in the manner of German municipalities.

A case is written as text: pages apart by a line ``---``, headings the extractor knows marked ``# ``; a
page's paragraphs may be wrapped.
"""

from __future__ import annotations

from dataclasses import dataclass

from storage.values import Context, Document, Level, Role

PDF, HTML = "application/pdf", "text/html"
_HEADING = "# "
# A line this long was wrapped to fit into this file.
_WRAPPED = 110


@dataclass(frozen=True)
class Case:
    """A document, how it was reached, and what a person would call it."""

    name: str
    document: Document
    context: Context
    role: Role
    level: Level | None  # None: of something that is none, whose it is does not matter

    @property
    def is_concept(self) -> bool:
        return self.role in (Role.CONCEPT, Role.UPDATE) and self.level in (Level.DISTRICT, Level.JOINT)


@dataclass(frozen=True)
class Site:
    """A district's site, where its cases lie."""

    host: str
    name: str
    kind: str
    land: str

    def file(
        self, name: str, text: str, role: Role, level: Level | None = Level.DISTRICT, **way: str
    ) -> Case:
        """A PDF of the site; ``way``: url (the path), link, heading, parent, title."""
        return self._case(name, PDF, text, role, level, (), way)

    def page(
        self,
        name: str,
        text: str,
        role: Role,
        level: Level | None = Level.DISTRICT,
        files: tuple[tuple[str, str], ...] = (),
        **way: str,
    ) -> Case:
        """A web page of the site; ``files``: address and words of the documents it links."""
        return self._case(name, HTML, text, role, level, files, way)

    def _case(
        self,
        name: str,
        media_type: str,
        text: str,
        role: Role,
        level: Level | None,
        files: tuple[tuple[str, str], ...],
        way: dict[str, str],
    ) -> Case:
        context = Context(
            url=f"https://{self.host}/{way.get('url', 'seite/4711')}",
            link_text=way.get("link", ""),
            link_heading=way.get("heading", ""),
            parent_title=way.get("parent", ""),
            district_name=self.name,
            district_kind=self.kind,
            land=self.land,
            links=files,
        )
        return Case(name, document(media_type, text, way.get("title", "")), context, role, level)


def document(media_type: str, text: str, title: str) -> Document:
    """The document of a case's text; a page's title defaults to its first heading."""
    lines = text.strip("\n").split("\n")
    if media_type == HTML:
        lines = unwrapped(lines)
    headings = tuple(line[2:] for line in lines if line.startswith(_HEADING))
    bare = "\n".join(line.removeprefix(_HEADING) for line in lines)
    pages = tuple(page.strip("\n") for page in bare.split("\n---\n"))
    own = title or (headings[0] if headings and media_type == HTML else "")
    return Document(media_type, own, pages, 1, headings=headings)


def unwrapped(lines: list[str]) -> list[str]:
    """A page's paragraphs in one line each, as the extractor gives them: lines wrapped here are joined."""
    found: list[str] = []
    for line in lines:
        wrapped = found and len(found[-1].rsplit("\n", 1)[-1]) >= _WRAPPED and not line.startswith(_HEADING)
        if wrapped and not found[-1].startswith(_HEADING):
            found[-1] += f"\n{line}"
        else:
            found.append(line)
    return [line.replace("\n", " ") for line in found]


KREIS = Site("www.landkreis-auental.de", "Landkreis Auental", "Landkreis", "Niedersachsen")
WEST = Site("www.kreis-mardorf.de", "Kreis Mardorf", "Kreis", "Nordrhein-Westfalen")
LENNE = Site("www.rhein-lenne-kreis.de", "Rhein-Lenne-Kreis", "Kreis", "Nordrhein-Westfalen")
SOUTH = Site("www.lra-oberried.de", "Landkreis Oberried", "Landkreis", "Bayern")
CITY = Site("www.hohenwerda.de", "Hohenwerda", "Kreisfreie Stadt", "Sachsen")
PORT = Site("www.stralwiek.de", "Stralwiek, Hansestadt", "Kreisfreie Stadt", "Mecklenburg-Vorpommern")
