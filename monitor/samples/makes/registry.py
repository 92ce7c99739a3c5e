"""The makes by name."""

from __future__ import annotations

from monitor.samples.makes.aspnet import AspNet
from monitor.samples.makes.base import Make
from monitor.samples.makes.contao import Contao
from monitor.samples.makes.drupal import Drupal
from monitor.samples.makes.dvv import Dvv
from monitor.samples.makes.ikiss import Ikiss
from monitor.samples.makes.joomla import Joomla
from monitor.samples.makes.nolis import Nolis
from monitor.samples.makes.plone import Plone
from monitor.samples.makes.sessionnet import SessionNet
from monitor.samples.makes.sitepark import Sitepark
from monitor.samples.makes.typo3 import Typo3
from monitor.samples.makes.wordpress import WordPress

_ALL = (
    AspNet(),
    Contao(),
    Drupal(),
    Dvv(),
    Ikiss(),
    Joomla(),
    Nolis(),
    Plone(),
    SessionNet(),
    Sitepark(),
    Typo3(),
    WordPress(),
)
MAKES: dict[str, Make] = {make.name: make for make in _ALL}
