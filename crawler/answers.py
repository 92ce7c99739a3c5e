"""What an answer is: an observation, an absence, a redirect, or no observation. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum

from storage.values import Failure


class Meaning(StrEnum):
    READ = "read"  # a complete answer with content
    UNCHANGED = "unchanged"  # 304
    ABSENT = "absent"  # 404, 410, or a soft 404
    REDIRECT = "redirect"
    NO_OBSERVATION = "no_observation"


@dataclass(frozen=True, slots=True)
class Answer:
    """``failure`` and ``detail`` (German) say why there is no observation; ``permanent`` belongs to REDIRECT."""

    meaning: Meaning
    failure: Failure | None = None
    detail: str = ""
    permanent: bool = False

    @property
    def observed(self) -> bool:
        return self.meaning is not Meaning.NO_OBSERVATION


# Challenge pages seen in the field and documented by their makers: Cloudflare, Anubis, Myra, Link11,
# DDoS-Guard, Incapsula, AWS WAF, F5. Only short pages are tested: an article about them is no wall.
_WALL = re.compile(
    rb"(cf-chl-|challenge-platform|<title>just a moment|anubis_challenge|within\.website/x/cmd/anubis|making sure you(?:'|&#39;)re not a bot|"
    rb"checking your browser|ddos-guard|_incapsula_resource|aws-waf-token|awswafcookie|myracloud|link11|hcaptcha\.com|g-recaptcha|"
    rb"bitte warten[^<]{0,60}(?:browser|gepr|sicherheit)|sicherheits(?:&uuml;|\xc3\xbc|ue)berpr(?:&uuml;|\xc3\xbc|ue)fung|"
    rb"support id is|request unsuccessful|zugriff (?:wurde )?(?:verweigert|blockiert)|access denied)",
    re.IGNORECASE,
)
_WALL_SIZE = 30_000
# A wall leads nowhere (one to three links were seen). The same scripts also sit in ordinary pages behind the
# same protection, and a captcha in every contact form; those have a menu.
_WALL_LINKS = 6
_LINK = re.compile(rb"<a\s", re.IGNORECASE)
# "Not found" said with status 200. The title or a heading must say it; running text may quote it.
_SOFT_404 = re.compile(
    r"(seite|dokument|datei|inhalt|artikel|beitrag|page|document|objekt)\b[^.!?]{0,40}\b(nicht (?:mehr )?(?:gefunden|vorhanden|verf(?:ü|ue)gbar)|not found|existiert nicht|"
    r"konnte nicht gefunden werden)|^\W*(?:fehler|error)?\W*404\b|\b404\b[^.]{0,20}(?:fehler|error|nicht gefunden|not found)|^nicht gefunden$|^not found$",
    re.IGNORECASE,
)


def judge(status: int, headers: dict[str, str], body: bytes, *, conditional: bool = False) -> Answer:
    """What an answer with a status line means; header names are lower case.

    ``conditional``: the request asked only for what has changed, which alone makes sense of a 304.
    """
    if status == 304:
        return (
            Answer(Meaning.UNCHANGED)
            if conditional
            else _none(Failure.EMPTY, "HTTP 304 ohne Bedingung in der Anfrage")
        )
    if status in (301, 302, 303, 307, 308) and headers.get("location"):
        return Answer(Meaning.REDIRECT, permanent=status in (301, 308))
    if status in (404, 410):
        return Answer(Meaning.ABSENT)
    if is_wall(body, headers):
        return _none(Failure.BOT_WALL, f"Schutzseite statt Inhalt (HTTP {status})")
    if 200 <= status < 300:
        if not body.strip():
            return _none(Failure.EMPTY, f"leere Antwort (HTTP {status})")
        return Answer(Meaning.READ)
    return _failed_status(status)


def _failed_status(status: int) -> Answer:
    known = {401: Failure.LOGIN, 403: Failure.FORBIDDEN, 429: Failure.TOO_MANY}
    if status in known:
        return _none(known[status], f"HTTP {status}")
    return _none(Failure.SERVER if status >= 500 else Failure.CLIENT, f"HTTP {status}")


def _none(failure: Failure, detail: str) -> Answer:
    return Answer(Meaning.NO_OBSERVATION, failure, detail)


def is_wall(body: bytes, headers: dict[str, str]) -> bool:
    """Whether this is a bot challenge or block page instead of the site."""
    if "text/html" not in headers.get("content-type", "text/html"):
        return False
    if headers.get("cf-mitigated") == "challenge":
        return True
    # Counting comes first: nearly every page has a menu, and looking for walls in all of them costs more.
    return len(body) < _WALL_SIZE and len(_LINK.findall(body)) <= _WALL_LINKS and bool(_WALL.search(body))


def is_soft_404(title: str, headings: tuple[str, ...] | list[str], words: int) -> bool:
    """Whether a page with status 200 says that there is no such page. Long pages are never one."""
    return words < 250 and any(_SOFT_404.search(text.strip()) for text in (title, *headings[:3]) if text)


def retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds a server asks us to wait (RFC 9110, 10.2.3: seconds or a date); None when it does not say."""
    if not value:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())


# Sentences for people, by failure.
SENTENCES: dict[str, str] = {
    Failure.DNS: "Der Name {host} lässt sich nicht auflösen.",
    Failure.ADDRESS: "{host} führt zu einer nicht öffentlichen Adresse, die nicht abgerufen werden darf.",
    Failure.TLS: "Das Zertifikat oder die Verschlüsselung von {host} ist fehlerhaft.",
    Failure.REFUSED: "{host} nimmt keine Verbindung an.",
    Failure.TIMEOUT: "{host} hat nicht rechtzeitig geantwortet.",
    Failure.CONNECTION: "Die Verbindung zu {host} brach ab.",
    Failure.MALFORMED: "{host} antwortet in einer Form, die kein gültiges HTTP ist.",
    Failure.TRUNCATED: "{host} hat die Antwort nicht zu Ende gesendet.",
    Failure.TOO_LARGE: "Die Antwort ist größer als erlaubt (crawl.max_body_mb).",
    Failure.REDIRECTS: "Die Weiterleitungen führen im Kreis.",
    Failure.OUT_OF_SCOPE: "Die Startseite leitet zu einem Host weiter, der nicht zum Register gehört.",
    Failure.ROBOTS: "Die robots.txt verbietet den Abruf.",
    Failure.ROBOTS_UNAVAILABLE: "Die robots.txt war nicht abrufbar; dann darf nichts abgerufen werden (RFC 9309).",
    Failure.FORBIDDEN: "{host} verweigert den Zugriff (HTTP 403).",
    Failure.LOGIN: "{host} verlangt eine Anmeldung (HTTP 401).",
    Failure.TOO_MANY: "{host} bittet um weniger Abrufe (HTTP 429).",
    Failure.SERVER: "{host} meldet einen Serverfehler.",
    Failure.CLIENT: "{host} lehnt den Abruf ab.",
    Failure.BOT_WALL: "{host} zeigt eine Schutzseite statt des Inhalts.",
    Failure.EMPTY: "Die Startseite ist leer oder enthält keine Verweise.",
    Failure.OTHER: "{host} war nicht abrufbar.",
}


def sentence(failure: str, host: str) -> str:
    """A failure as a German sentence about a host."""
    return SENTENCES.get(failure, SENTENCES[Failure.OTHER]).format(host=host)
