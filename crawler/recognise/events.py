"""Programmes of events, festivals, weeks and courses: full of the topic's words, and no papers. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.recognise.reading import Reading
from crawler.recognise.weights import WEIGHTS
from storage.paper_names import STRONG_NAME
from storage.values import Reason

_OCCASION = r"(?:wochen?(?:ende)?|tage?s?|fest(?:es?|ivals?)?|(?:veranstaltungs|vortrags|film|lese|gespraechs)?reihe|sommers?|herbst(?:es)?)"
EVENT_NAME = re.compile(
    rf"interkulturelle[nrsm]? (?:[a-z]+ )?{_OCCASION}(?![a-z])|{_OCCASION} der (?:integration|vielfalt|kulturen|nationen|begegnung|migrant\w+|gefluechteten)(?![a-z])"
    r"|(?<![a-z])(?:veranstaltungs|fest(?:ival)?|kurs|semester|ferien|vortrags|seminar|fortbildungs|volkshochschul|vhs-?)(?:programm|angebot|uebersicht)(?:e?s|e)?(?![a-z])"
    r"|(?<![a-z])(?:programmheft|veranstaltungs(?:kalender|reihe|hinweise?)|vortragsreihe|kurskatalog|festival|(?:migrations|vielfalts|integrations)(?:tage?|wochen?|fest))(?![a-z])"
    r"|(?<![a-z])(?:internationale[nr]? wochen? gegen rassismus|aktions(?:tage?|wochen?)(?! ?plan))(?![a-z])"
)
# What stands with each event: the hour, the door, the fee
_CLOCK = re.compile(
    r"(?<!\d)(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)? ?(?:-|bis)? ?(?:(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?)? ?uhr(?![a-z])"
)
_ADMISSION = re.compile(
    r"(?<![a-z])(?:eintritt|treffpunkt|anmeldung|anmeldeschluss|kursnummer|kurs-nr|kursgebuehr|teilnahmegebuehr|veranstalter(?:in)?|veranstaltungsort|ort:)(?![a-z])"
)
# A paper may give the hours of an office or of its workshops: so many, and so many in 1,000 words, are a programme.
_HOURS, _DENSE = 5, 8.0


def events(reading: Reading) -> Iterator[Reason]:
    """A name of an event or a catalogue of courses, and text that lists dates with hours and admission."""
    names = reading.names
    if found := EVENT_NAME.search(names):
        # "Dokumentation der Woche der Vielfalt und Integrationskonzept": what also bears a paper's name may be one
        named = STRONG_NAME.search(EVENT_NAME.sub(" ", names)) is not None
        weight = WEIGHTS["event"] * (0.2 if named else 1.0)
        text = f"Der Name ist der einer Veranstaltung: „{reading.quoted(found[0])}“."
        yield Reason("event", text, weight, reading.page_of_name(found[0]))
    if reading.is_page or reading.count("uhr") < _HOURS:
        return
    hours = len(_CLOCK.findall(reading.text))
    marks = hours + len(_ADMISSION.findall(reading.text))
    if hours >= _HOURS and 1000.0 * marks >= _DENSE * max(reading.words, 1):
        text = f"Der Text führt Veranstaltungen mit Uhrzeit und Ort auf ({hours} Uhrzeiten)."
        yield Reason("about_events", text, WEIGHTS["about_events"])
