"""Builds the sample sites from their content folders."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from monitor.samples.generated import expand
from monitor.samples.model import STATES, File, Part, SampleSite
from monitor.samples.tree import CONTENT, pages_of, read_entries


@cache
def load_site(folder: str) -> SampleSite:
    """The site of one content folder."""
    raw = tomllib.loads((CONTENT / folder / "site.toml").read_text(encoding="utf-8"))
    words = site_words(raw)
    parts = tuple(_part(folder, part, words) for part in raw["part"])
    return SampleSite(raw["ags"], raw["name"], raw["kind"], raw["land"], words, parts)


def site_words(raw: Mapping[str, Any]) -> dict[str, str]:
    """What the {words} of the content stand for on this site, with the German cases of its name."""
    name, short = raw["name"], raw["short"]
    if raw["kind"] == "Kreisfreie Stadt":
        cases = {
            "der_kreis": f"die {name}",
            "des_kreises": f"der {name}",
            "dem_kreis": f"der {name}",
            "im_kreis": f"in {short}",
        }
        cases |= {"kreis": "Stadt", "tag": "Stadtrat", "tags": "Stadtrates", "kreisweit": "stadtweit"}
    else:
        article = {"der_kreis": "der", "des_kreises": "des", "dem_kreis": "dem", "im_kreis": "im"}
        noun = "Landkreis" if name.startswith("Landkreis") else "Kreis"
        nouns = {"des_kreises": f"{noun}es" if noun == "Kreis" else "Landkreises"}
        cases = {word: f"{a} {nouns.get(word, noun)} {short}" for word, a in article.items()}
        cases |= {"kreis": noun, "tag": "Kreistag", "tags": "Kreistages", "kreisweit": "kreisweit"}
    cases["Der_kreis"] = cases["der_kreis"][0].upper() + cases["der_kreis"][1:]
    cases["Im_kreis"] = cases["im_kreis"][0].upper() + cases["im_kreis"][1:]
    towns = raw["words"]["towns"].split(", ")
    numbered = {f"ort{i}": towns[i % len(towns)] for i in range(10)}
    return {"name": name, "short": short, "land": raw["land"], **cases, **numbered, **raw["words"]}


def _part(folder: str, raw: Mapping[str, Any], words: Mapping[str, str]) -> Part:
    own = {**words, **raw.get("words", {})}
    pages = expand(pages_of(read_entries(f"{folder}/{raw['pages']}"), own, raw.get("first_number", 100)), own)
    keyed = {page.key: page for page in pages}
    if len(keyed) != len(pages):
        twice = sorted({p.key for p in pages if sum(q.key == p.key for q in pages) > 1})
        raise ValueError(f"{folder}/{raw['pages']}: page keys used twice: {', '.join(twice)}.")
    return Part(
        host=raw["host"],
        make=raw["make"],
        title=raw.get("title", words["name"]),
        pages=keyed,
        files={file["key"]: _file(file) for file in raw.get("file", [])},
        options={key: value for key, value in raw.items() if isinstance(value, str)},
        aliases=tuple(raw.get("aliases", ())),
        robots=raw.get("robots", ""),
    )


def _file(raw: Mapping[str, Any]) -> File:
    """``source``, ``name``, ``number`` and ``saved`` hold for both states unless ``…2`` says otherwise."""

    def by_state(name: str) -> dict[int, Any]:
        return {
            state: raw.get(f"{name}2", raw.get(name)) if state == 2 else raw.get(name) for state in STATES
        }

    source = {state: value for state, value in by_state("source").items() if value}
    saved = {state: date.fromisoformat(value) for state, value in by_state("saved").items() if value}
    return File(raw["key"], source, by_state("name"), by_state("number"), saved)
