"""The makes by name."""

from __future__ import annotations

from monitor.samples.makes.base import Make
from monitor.samples.makes.ikiss import Ikiss
from monitor.samples.makes.sessionnet import SessionNet
from monitor.samples.makes.typo3 import Typo3

MAKES: dict[str, Make] = {make.name: make for make in (Ikiss(), SessionNet(), Typo3())}
