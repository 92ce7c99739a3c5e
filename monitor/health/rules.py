"""What one crawl says is wrong with a site. Pure.

Each rule answers for its own problems only: a Finding (it is so), None (it is not), or silence, where this crawl
could not tell. Silence changes nothing: a site that cannot be reached is not cured of its short certificate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from monitor.health.parking import domain, is_parked, names_district
from monitor.health.problems import NO_ANSWER, Problem, failure_class
from monitor.health.readings import Known, SiteReading
from storage.values import Failure, Outcome

# Ends of a crawl that were our doing and say nothing about the site.
OURS = frozenset({"killed", "interrupted", "internal_error", "time_limit", "no_website"})
# A certificate is renewed well before its end: with two thirds of its life gone by machines, in the last weeks by
# people. Weekly crawls see the last ten days once; certificates of a week or two would always be in them.
_CERTIFICATE_LEFT, _CERTIFICATE_SHARE = timedelta(days=10), 5
# Half is what people call "suddenly small". Below these sizes a handful of pages more or less is half.
_LEAST_PAGES, _LEAST_DOCUMENTS = 12, 6
# From this share on robots.txt forbids the site rather than its search form; below the other it did not before.
_MOST_BLOCKED, _FEW_BLOCKED, _LEAST_BLOCKED = 0.5, 0.2, 3
# A relaunch changes nearly all addresses; a tidied section a tenth. Fewer known addresses prove nothing.
_GONE_SHARE, _LEAST_KNOWN = 0.5, 8
# So many of the gone texts again elsewhere make it a relaunch: boilerplate pages repeat by chance, these do not.
_ELSEWHERE_SHARE, _LEAST_ELSEWHERE = 0.25, 3

Key = tuple[Problem, str]  # and the host; "": the site


@dataclass(frozen=True, slots=True)
class Finding:
    """Something is wrong: a German sentence, the class of failure if there is one, and the evidence."""

    sentence: str
    failure: str | None = None
    captures: tuple[int, ...] = ()
    urls: tuple[str, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)


Verdicts = dict[Key, Finding | None]
Said = Iterator[tuple[Key, Finding | None]]


def judge(reading: SiteReading) -> Verdicts:
    """Everything this crawl says, by problem and host."""
    if reading.outcome == Outcome.FAILED and reading.reason in OURS:
        return {}
    return {key: finding for rule in _RULES for key, finding in rule(reading)}


def _unreachable(site: SiteReading) -> Said:
    key = (Problem.UNREACHABLE, "")
    if site.outcome != Outcome.FAILED:
        yield key, None
    elif site.was_read and not (site.our_outage and failure_class(site.reason) in NO_ANSWER):
        sentence = site.detail or f"Der letzte Lauf blieb ohne Beobachtung ({site.reason})."
        yield key, Finding(sentence, failure_class(site.reason), site.home_captures)


def _hosts(site: SiteReading) -> Said:
    for host, seen in site.hosts.items():
        if host not in site.registered or host == site.main_host or site.our_outage:
            continue
        if seen.answered:
            yield (Problem.HOST_UNREACHABLE, host), None
        elif seen.requests and _answered_before(site, host):
            yield (Problem.HOST_UNREACHABLE, host), _silent_host(host, seen.failure, seen.captures)


def _answered_before(site: SiteReading, host: str) -> bool:
    """Whether a silent host is news, or a problem that is known already; one that never answered is neither."""
    before = site.hosts_before.get(host)
    return (Problem.HOST_UNREACHABLE, host) in site.still_open or (before is not None and before.answered > 0)


def _silent_host(host: str, failure: str | None, captures: tuple[int, ...]) -> Finding:
    return Finding(
        f"{host} gab auf keine Anfrage eine verwertbare Antwort.", failure_class(failure), captures
    )


def _robots(site: SiteReading) -> Said:
    for host, seen in site.hosts.items():
        key = (Problem.ROBOTS, host)
        before = site.hosts_before.get(host)
        if seen.blocked_share < _MOST_BLOCKED:
            yield key, None
        elif seen.blocked >= _LEAST_BLOCKED and (
            key in site.still_open or (before is not None and before.blocked_share < _FEW_BLOCKED)
        ):
            sentence = f"Die robots.txt von {host} verbietet jetzt {seen.blocked} Adressen, darunter früher gelesene."
            yield key, Finding(sentence, "robots", seen.captures, facts={"blocked": seen.blocked})


def _certificates(site: SiteReading) -> Said:
    for host, seen in site.hosts.items():
        if seen.valid_until is None or seen.valid_from is None:
            continue
        left = seen.valid_until - site.started_at
        near = min(_CERTIFICATE_LEFT, (seen.valid_until - seen.valid_from) / _CERTIFICATE_SHARE)
        if left > near:
            yield (Problem.CERTIFICATE, host), None
        else:
            until = f"{seen.valid_until:%Y-%m-%d %H:%M} UTC"
            facts = {"valid_until": seen.valid_until.isoformat()}
            yield (
                (Problem.CERTIFICATE, host),
                Finding(f"Das Zertifikat von {host} gilt nur noch bis {until}.", "tls", facts=facts),
            )


def _halved(site: SiteReading) -> Said:
    if site.outcome != Outcome.COMPLETE or site.expected.pages is None or site.expected.documents is None:
        return
    parts = []
    if site.expected.pages >= _LEAST_PAGES and site.pages <= site.expected.pages / 2:
        parts.append(f"{site.pages} Seiten statt {site.expected.pages:.0f}")
    if site.expected.documents >= _LEAST_DOCUMENTS and site.documents <= site.expected.documents / 2:
        parts.append(f"{site.documents} Dateien statt {site.expected.documents:.0f}")
    facts = {"expected_pages": site.expected.pages, "expected_documents": site.expected.documents}
    sentence = f"Gelesen wurden nur {' und '.join(parts)}, die in früheren Läufen üblich waren."
    yield (Problem.HALVED, ""), Finding(sentence, captures=site.home_captures, facts=facts) if parts else None


def _addresses(site: SiteReading) -> Said:
    known, relaunch, gone = site.known, (Problem.RELAUNCH, ""), (Problem.ADDRESSES_GONE, "")
    if site.outcome == Outcome.FAILED or known.asked < _LEAST_KNOWN:
        return
    if known.gone < _GONE_SHARE * known.asked:
        yield relaunch, None
        yield gone, None
        return
    again = known.elsewhere >= max(_LEAST_ELSEWHERE, _ELSEWHERE_SHARE * known.gone)
    moved = again or known.forwarded >= _GONE_SHARE * known.gone
    yield relaunch, _relaunched(known) if moved else None
    yield gone, None if moved else _vanished(known)


def _relaunched(known: Known) -> Finding:
    sentence = (
        f"{known.gone} von {known.asked} bekannten Adressen gibt es nicht mehr; {known.elsewhere} ihrer Texte stehen "
        f"unter neuen Adressen, {known.forwarded} Adressen leiten weiter. Die Website wurde neu aufgebaut."
    )
    return Finding(sentence, captures=known.captures, urls=known.urls)


def _vanished(known: Known) -> Finding:
    sentence = f"{known.gone} von {known.asked} bekannten Adressen gibt es nicht mehr, und ihre Texte wurden nirgends gefunden."
    return Finding(sentence, "4xx", known.captures, known.urls)


def _owner(site: SiteReading) -> Said:
    foreign, moved, home = (Problem.FOREIGN, ""), (Problem.MOVED_SITE, ""), site.home
    if home is None:
        return
    elsewhere = domain(home.url) != domain(home.asked)
    named = names_district(site.name, home.title, home.text)
    yield moved, _moved(site) if elsewhere and (named or not home.text) else None
    if is_parked(home.title, home.text, home.words):
        sentence = (
            f"Unter {home.asked} steht ein Platzhalter („{home.title}“), nicht die Website von {site.name}."
        )
        yield foreign, Finding(sentence, captures=home.captures, urls=(home.url,))
    elif home.text and not named and (elsewhere or home.named_before or foreign in site.still_open):
        sentence = f"Die Startseite ({home.url}, „{home.title}“) nennt {site.name} nicht."
        yield foreign, Finding(sentence, captures=home.captures, urls=(home.url,))
    else:
        yield foreign, None


def _moved(site: SiteReading) -> Finding:
    assert site.home is not None  # noqa: S101  (narrowing)
    sentence = (
        f"{site.home.asked} leitet auf {site.home.url} weiter; das Register nennt noch die alte Adresse."
    )
    failure = "redirect" if site.reason == Failure.OUT_OF_SCOPE else None
    return Finding(sentence, failure, site.home.captures, (site.home.asked, site.home.url))


_RULES: tuple[Callable[[SiteReading], Said], ...] = (
    _unreachable,
    _hosts,
    _robots,
    _certificates,
    _halved,
    _addresses,
    _owner,
)
