"""The trained weights of the signs in address and title, as the readable file beside this module holds them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("address_model.json")


@dataclass(frozen=True, slots=True)
class AddressModel:
    """Weights in log-odds: ``bias`` of a page without any sign, and of each sign; what each sign means, in German."""

    bias: float
    weights: Mapping[str, float]
    expected: Mapping[str, float]
    meanings: Mapping[str, str]
    rows: int
    papers: int


def model_of(text: str) -> AddressModel:
    """The model a JSON text holds."""
    held = json.loads(text)
    signs = held["signs"]
    return AddressModel(
        bias=float(held["bias"]),
        weights={code: float(sign["weight"]) for code, sign in signs.items()},
        expected={code: float(sign["expected"]) for code, sign in signs.items()},
        meanings={code: str(sign["meaning"]) for code, sign in signs.items()},
        rows=int(held["rows"]),
        papers=int(held["papers"]),
    )


@cache
def shipped_model() -> AddressModel:
    """The model that comes with the program."""
    return model_of(FILE.read_text(encoding="utf-8"))
