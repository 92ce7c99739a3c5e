"""What can be wrong with a site, in words. Pure."""

from __future__ import annotations

from enum import StrEnum

from storage.values import Failure


class Problem(StrEnum):
    """Kinds of trouble with a site or one of its hosts."""

    UNREACHABLE = "unreachable"  # the home page could not be read
    HOST_UNREACHABLE = "host_unreachable"  # a further host of the registry answers nothing
    ROBOTS = "robots"  # robots.txt newly forbids what was read before
    CERTIFICATE = "certificate"  # it ends soon
    HALVED = "halved"  # far fewer pages or documents than before
    ADDRESSES_GONE = "addresses_gone"  # most known addresses are gone, and their texts are nowhere
    RELAUNCH = "relaunch"  # most known addresses are gone, and their texts stand elsewhere
    MOVED_SITE = "moved_site"  # the home page forwards to another domain that is the district's
    FOREIGN = "foreign"  # the address seems to belong to somebody else


LABELS: dict[str, str] = {
    Problem.UNREACHABLE: "nicht zu beobachten",
    Problem.HOST_UNREACHABLE: "Host antwortet nicht",
    Problem.ROBOTS: "robots.txt verbietet neu",
    Problem.CERTIFICATE: "Zertifikat läuft ab",
    Problem.HALVED: "plötzlich viel kleiner",
    Problem.ADDRESSES_GONE: "bekannte Adressen weg",
    Problem.RELAUNCH: "neu aufgebaut",
    Problem.MOVED_SITE: "umgezogen",
    Problem.FOREIGN: "gehört wohl jemand anderem",
}
ADVICE: dict[str, str] = {
    Problem.UNREACHABLE: "Im Browser ansehen. Liegt es an uns (Sperre, Bot-Schutz), hilft eine Bitte an die Verwaltung.",
    Problem.HOST_UNREACHABLE: "Die Adresse prüfen: `konzeptmonitor districts hosts AGS`.",
    Problem.ROBOTS: "Die robots.txt ansehen; sie wird befolgt. Eine Bitte an die Verwaltung kann helfen.",
    Problem.CERTIFICATE: "Abwarten; läuft es ab, ist die Website nicht mehr zu lesen.",
    Problem.HALVED: "Die Website im Browser mit dem letzten Protokoll vergleichen (`konzeptmonitor crawls`).",
    Problem.ADDRESSES_GONE: "Die Website im Browser ansehen; Papiere gelten erst nach Bestätigung als verschwunden.",
    Problem.RELAUNCH: "Nichts zu tun: Umzüge werden als solche erkannt. Startadressen prüfen.",
    Problem.MOVED_SITE: "Die neue Adresse eintragen: `konzeptmonitor districts set AGS --website URL`.",
    Problem.FOREIGN: "Die richtige Adresse suchen und eintragen: `konzeptmonitor districts set AGS --website URL`.",
}
# A date that no second look can change; everything else must last before it is told.
AT_ONCE = frozenset({Problem.CERTIFICATE})
# What a site may become for good, and then is no problem any more.
SETTLES = frozenset({Problem.HALVED, Problem.ADDRESSES_GONE, Problem.RELAUNCH})

# Failures as a maintainer sorts them: what to do differs between classes, not within them.
_CLASSES: dict[str, str] = {
    Failure.DNS: "dns",
    Failure.TLS: "tls",
    Failure.REFUSED: "refused",
    Failure.TIMEOUT: "timeout",
    Failure.CONNECTION: "connection",
    Failure.TRUNCATED: "connection",
    Failure.MALFORMED: "connection",
    Failure.CLIENT: "4xx",
    Failure.FORBIDDEN: "4xx",
    Failure.SERVER: "5xx",
    Failure.TOO_MANY: "429",
    Failure.BOT_WALL: "bot_wall",
    Failure.ROBOTS: "robots",
    Failure.ROBOTS_UNAVAILABLE: "robots",
    Failure.LOGIN: "login",
    Failure.EMPTY: "empty",
    Failure.REDIRECTS: "redirect",
    Failure.OUT_OF_SCOPE: "redirect",
}
# No answer at all: what a broken connection of ours looks like, too.
NO_ANSWER = frozenset({"dns", "tls", "refused", "timeout", "connection"})


def failure_class(failure: str | None, status: int | None = None) -> str:
    """The class of a fetch without observation; a 404 or 410 is an absence, a soft one has status 200."""
    if failure:
        return _CLASSES.get(failure, "other")
    if status in (404, 410):
        return "4xx"
    return ""
