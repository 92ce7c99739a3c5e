"""Derive the shipped registry from collected source tables: ``python scripts/make_registry.py FOLDER``.

A development helper: the product reads only what this writes to ``storage/data/``. FOLDER holds
districts.csv, districts_2026_hanau.csv, merges.csv, websites_update.csv, portals.csv and
council_systems.csv. What is taken from where, and by which rule, stands in ``storage/data/SOURCES.md``.
"""

import csv
import re
import sys
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

OUT = Path(__file__).parent.parent / "storage" / "data"
Row = dict[str, str]

DISTRICT_COLUMNS = (
    "ags", "name", "kind", "land", "nuts3", "population", "population_date", "area_km2", "bbsr_type",
    "website", "website_confidence", "website_source", "valid_from", "valid_to",
)  # fmt: skip
HOST_COLUMNS = ("ags", "base_url", "role", "system", "access", "note", "source")
SUCCESSION_COLUMNS = ("on", "old_ags", "old_name", "new_ags", "new_name", "kind", "note", "source")

# These took others in and kept their key: named as successors, but no new units.
ABSORBING = {"16063"}
# Seceded or renamed: named as old, but still there.
CONTINUING_KINDS = {"rename", "boundary"}
LANDS = {"03": "Niedersachsen", "05": "Nordrhein-Westfalen", "13": "Mecklenburg-Vorpommern", "14": "Sachsen",
         "15": "Sachsen-Anhalt", "16": "Thüringen"}  # fmt: skip

COLLECTION = "eigene Sammlung von Adressen kommunaler Seiten (2026)"
PORTAL_NOTES = {
    "https://uebermorgen.luebeck.de/": ("portal", "Portal der Stadt zur Stadtentwicklung"),
    "https://www.integration-dithmarschen.de/": ("portal", "Integrationsportal des Kreises; Kalender mit endlosen Monaten (?month=)"),
    "https://www.fokus-pi.de/": ("portal", "Strategieportal des Kreises mit einem Handlungsfeld Zuwanderung und Integration"),
    "https://www.landkreisgoettingen.de/": ("portal", "zweite Adresse des Landkreises mit Integrationsbericht und -konzept"),
    "https://integration.kreis-kleve.de/": ("portal", "Integrationsseite des Kreises (Kommunales Integrationszentrum)"),
    "https://www.integration-in-leverkusen.de/": ("portal", "Integrationsportal der Stadt (Integrationskonzepte 2009 und 2017)"),
    "https://www.integrationsportal-kreis-heinsberg.de/": ("portal", "Integrationsportal des Kreises, seit 2019"),
    "https://www.integrationsportal-rhein-sieg-kreis.de/": ("portal", "Integrationsportal des Kreises"),
    "https://kommunales-integrationszentrum.kreis-warendorf.de/": ("portal", "Kommunales Integrationszentrum des Kreises"),
    "https://willkommen-in-lippe.de/": ("portal", "Portal des Kommunalen Integrationszentrums"),
    "https://vielfalt-lieben.de/": ("suggested", "Netzwerkportal mit einer Seite des Kommunalen Integrationszentrums; nicht vom Kreis selbst"),
    "https://inklusion-hagen.de/": ("refused", "schulische Inklusion, nicht Integration von Zugewanderten"),
    "https://www.vielfalt-bewegt-frankfurt.de/": ("portal", "Integrations- und Diversitätskonzept als Website"),
    "https://vielfalt.wetterau.de/": ("portal", "Vielfalt und Integration im Wetteraukreis"),
    "https://kreis-bad-duerkheim.klimaschutzportal.rlp.de/": ("refused", "Klimaschutzportal"),
    "https://www.integration-landkreis-rastatt.de/": ("portal", "Integrationsportal mit dem Integrationskonzept als Seiten (2017, fortgeschrieben 2024)"),
    "https://www.ulm-internationalestadt.de/": ("portal", "Portal „Ulm Internationale Stadt“ (Konzept vom 27.01.2012)"),
    "https://leben-in-gap.de/": ("portal", "Portal des Landkreises (Neuigkeiten, Integration)"),
    "https://integration.landkreis-muenchen.de/": ("suggested", "frühere Integrationsseite (Stand 2017); später auf der Hauptseite"),
    "https://mobilitaet-landkreiskitzingen.igdb.de/": ("refused", "Mobilitätskonzept"),
    "https://lup.ks-mecklenburg.de/": ("refused", "Testkopie der Website bei der Agentur, gleicher Inhalt"),
    "https://www.welcome-mittelsachsen.de/": ("portal", "Welcome-Portal; Beteiligung am ersten Integrationskonzept (11/2025)"),
    "https://integrationsportal.dessau-rosslau.de/": ("portal", "Integrationsportal der Stadt"),
    "https://verwaltung.dessau-rosslau.de/": ("portal", "Verwaltungsseite der Stadt mit dem Integrationsbüro"),
    "https://www.integration-lk-sm.de/": ("portal", "Integrationsportal des Landkreises (Konzept vom 13.05.2019, Fortschreibung 2023); Zuordnung nach dem Kürzel im Namen"),
}  # fmt: skip
# The council system lies on another domain than the website: perhaps a second address of the district.
SECOND_DOMAINS = {
    "03256": "lk-ni.de", "03357": "lk-rotenburg.de", "03459": "lkos.de", "08118": "kreis-lb.de",
    "08315": "lkbh.net", "09180": "landkreis-gap.de", "09780": "lra-oa.de", "10046": "lkwnd.de",
    "13073": "kreis-vr.de", "14626": "lk-goerlitz.de", "15089": "salzlandkreis.de", "16067": "kreis-gth.de",
}  # fmt: skip
# Remark in the source -> (access, note). Refusals are obeyed, so the crawler leaves these alone.
REMARKS = (
    ("members' area only", "login", "nur Bereich für Mitglieder, kein öffentlicher Teil gefunden"),
    ("HTTP 401", "login", "die öffentliche Liste verlangt eine Anmeldung"),
    ("HTTP 403", "forbidden", "weist Programme ab (HTTP 403)"),
    ("robots.txt", "forbidden", "robots.txt untersagt Programmen den Zugriff"),
    ("firewall", "forbidden", "eine Firewall weist Programme ab"),
    ("browser check", "forbidden", "Browserprüfung, für Programme nicht lesbar"),
    ("HTTP 404", "", "die geprüfte Kalenderseite antwortete mit 404"),
    ("no public agenda items read", "", "öffentliche Tagesordnungen nicht gelesen"),
    ("not read yet", "", "noch nicht gelesen"),
)
DOUBTS = (
    ("not clearly attributed", "Zuordnung zum Kreis unklar"),
    ("may be dead", "alte Adresse (um 2013), vielleicht nicht mehr da"),
    ("HTTP 422", "vielleicht die App-Seite des Landkreises, nicht das Ratsinformationssystem"),
    ("not linked from the district site", "von der Website des Kreises nicht verlinkt"),
)


def rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write(name: str, columns: tuple[str, ...], content: list[Row]) -> None:
    with (OUT / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n", extrasaction="raise", restval="")
        writer.writeheader()
        writer.writerows(content)
    print(f"{name}: {len(content)} rows")


def website(row: Row) -> Row:
    """The website with its confidence; one seen only as the parent of a subdomain counts as weak (C)."""
    form, confidence, source = row["website_form"], row["website_confidence"], row["website_evidence"]
    if "only a subdomain" in form:
        confidence = "C"
    if form.startswith("www. prefixed"):
        source += "; „www.“ angenommen"
    return {"website": row["website"], "website_confidence": confidence, "website_source": source}


def districts_of_today(folder: Path) -> list[Row]:
    newer = {row["ags"]: row for row in rows(folder / "websites_update.csv")}
    found = []
    for row in rows(folder / "districts.csv") + rows(folder / "districts_2026_hanau.csv"):
        unit = {
            "ags": row["ags"],
            "name": row["name_display"],
            "kind": row["type"],
            "land": row["land"],
            "nuts3": row["nuts3_2024"],
            "population": row["population"],
            "population_date": row["population_date"],
            "area_km2": row["area_km2"],
            "bbsr_type": row["kreistyp_bbsr2020_name"],
        } | website(row)
        if row["ags"] in newer:
            update = newer[row["ags"]]
            unit |= {
                "website": update["website"],
                "website_confidence": update["confidence"],
                "website_source": update["evidence"],
            }
        found.append(unit)
    return found


def former_name(text: str) -> tuple[str, str]:
    """Name and kind of a former unit from its name in the list of changes."""
    text = text.removesuffix(" (alt)")
    if "," in text:
        name, _, addition = text.partition(", ")
        return (f"Kreis {name}", "Kreis") if addition == "Kreis" else (name, "Kreisfreie Stadt")
    return (text if "kreis" in text.lower() else f"Landkreis {text}"), "Landkreis"


def with_former_units(today: list[Row], changes: list[Row]) -> list[Row]:
    """Give new units their first day and add the units that ended, with their last one."""
    units = {row["ags"]: row for row in today}
    for change in changes:
        if change["kind"] in CONTINUING_KINDS:
            continue
        old, new, on = change["old_ags"], change["new_ags"], change["date"]
        if new not in ABSORBING:
            units[new]["valid_from"] = on
        if old not in units:
            name, kind = former_name(change["old_name"])
            last = date.fromisoformat(on) - timedelta(days=1)
            units[old] = {
                "ags": old,
                "name": name,
                "kind": kind,
                "land": LANDS[old[:2]],
                "valid_to": last.isoformat(),
            }
    return sorted(units.values(), key=lambda row: row["ags"])


SUCCESSION_NOTES = {
    "key unchanged": "Schlüssel bleibt",
    "Dessau + Roßlau (from Anhalt-Zerbst) formed Dessau-Roßlau": "aus Dessau und Roßlau (zuvor Anhalt-Zerbst)",
    "territory split over 4 new units; needs municipality-level mapping": "auf vier neue Einheiten aufgeteilt; Zuordnung nur nach Gemeinden",
    "same city, new key": "dieselbe Stadt, neuer Schlüssel",
    "territory split over Harz and Salzlandkreis": "auf Harz und Salzlandkreis aufgeteilt",
    "old Jerichower Land + part of Anhalt-Zerbst": "früheres Jerichower Land und ein Teil von Anhalt-Zerbst",
    "renamed from Landkreis Salzland to Salzlandkreis soon after the reform; exact date not checked": "Tag der Umbenennung nicht geprüft",
    "key unchanged; no Landkreis by name (Regionalverband)": "Schlüssel bleibt",
    "Städteregion Aachen; the city of Aachen keeps kreisfrei-like legal status (AGS 05334002) and its own city website - monitor it as an extra unit": "die Stadt Aachen behält die Stellung einer kreisfreien Stadt und ihre eigene Website",
    "main successor 13071; a northern part went to 13075 (second row)": "größter Teil; ein nördlicher Teil kam zu Vorpommern-Greifswald",
    "part of the old district (Ämter Jarmen-Tutow, Peenetal/Loitz); source file lists only 13071": "nördlicher Teil (Ämter Jarmen-Tutow und Peenetal/Loitz)",
    "old Nordwestmecklenburg + Wismar": "früheres Nordwestmecklenburg und Wismar",
    "Verbandsgemeinde Treis-Karden dissolved; Ortsgemeinden Lahr, Mörsdorf, Zilshausen moved to VG Kastellaun (Rhein-Hunsrück-Kreis). District keys unchanged (about 1,100 inhabitants)": "Lahr, Mörsdorf und Zilshausen wechselten den Kreis (etwa 1.100 Einwohner)",
    "new key 03159": "neuer Schlüssel",
    "Eisenach keeps a city website; kreisangehörig (Große Kreisstadt) since": "Eisenach ist seither Große Kreisstadt und behält eine eigene Website",
    "Hanau (municipality key 06435014, 98,582 inhabitants) left the district and is a kreisfreie Stadt; 06435 continues without it. From this date: 401 units = 294 Landkreise + 107 kreisfreie Städte": "Hanau schied aus; der Main-Kinzig-Kreis besteht ohne Hanau fort",
    "": "",
}  # fmt: skip


def successions(changes: list[Row]) -> list[Row]:
    return [
        {
            "on": row["date"],
            **{name: row[name] for name in ("old_ags", "old_name", "new_ags", "new_name", "kind")},
            "note": SUCCESSION_NOTES[row["note"]],
            "source": f"{checked_source(row['source'])} ({row['check'].replace('model knowledge', 'general knowledge, unverified')})",
        }
        for row in changes
    ]


def checked_source(text: str) -> str:
    return "general knowledge, no source found" if text.startswith("model knowledge") else text


def portals(folder: Path, units: list[Row]) -> list[Row]:
    main = {row["ags"]: row.get("website") for row in units}
    found = []
    for row in rows(folder / "portals.csv"):
        if short(row["url"]) == main[row["ags"]]:
            continue
        role, note = PORTAL_NOTES[row["url"]]
        if row["what"].startswith(("NEGATIVE", "TRAP")) != (role == "refused"):
            raise SystemExit(f"portals.csv: {row['url']} is {row['what']!r} but would become {role!r}")
        found.append(
            {
                "ags": row["ags"],
                "base_url": short(row["url"]),
                "role": role,
                "note": note,
                "source": COLLECTION,
            }
        )
    return found


def second_domains(councils: list[Row]) -> list[Row]:
    source = {row["ags"]: row["base_url"] for row in councils}
    return [
        {
            "ags": ags,
            "base_url": f"https://www.{domain}",
            "role": "suggested",
            "note": "vielleicht eine zweite Adresse des Kreises: das Ratsinformationssystem liegt auf dieser Domain",
            "source": f"abgeleitet aus {source[ags]}",
        }
        for ags, domain in SECOND_DOMAINS.items()
    ]


def short(url: str) -> str:
    return url.removesuffix("/") if urlsplit(url).path == "/" else url


def council(row: Row) -> Row:
    source, _, _ = row["source"].partition(" ; ")
    remark = f"{row['source']} {row['system']}"
    access, notes = "", []
    for phrase, refusal, note in REMARKS:
        if phrase in remark:
            access = access or refusal
            notes.append(note)
    doubts = [note for phrase, note in DOUBTS if phrase in row["source"]]
    if row["oparl_url"]:
        notes.append(f"OParl: {row['oparl_url']}")
    return {
        "ags": row["ags"],
        "base_url": short(row["url"]),
        "role": "suggested" if doubts else "council",
        "system": re.sub(r" \(members' area only\)|^own \(.*", "", row["system"]),
        "access": access,
        "note": "; ".join(doubts + notes),
        "source": source.strip() + (f", geprüft {row['checked_when']}" if row["checked_when"] else ""),
    }


def councils(folder: Path, units: list[Row]) -> list[Row]:
    """Council systems with an address of their own; pages of the district's own site are left to its crawl."""
    main = {row["ags"]: host(row.get("website", "")) for row in units}
    found = []
    for row in rows(folder / "council_systems.csv"):
        own_system = (
            row["system"] and row["system"] != "website (notices)" and "entry page" not in row["source"]
        )
        if not row["url"] or row["system"] == "none found":
            continue
        if host(row["url"]) == main[row["ags"]] and (not own_system or row["ags"] in {"09461", "05515"}):
            continue
        found.append(council(row))
    return found


def host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def main(folder: Path) -> None:
    changes = rows(folder / "merges.csv")
    units = with_former_units(districts_of_today(folder), changes)
    council_hosts = councils(folder, units)
    hosts = sorted(
        portals(folder, units) + second_domains(council_hosts) + council_hosts,
        key=lambda row: (row["ags"], row["base_url"]),
    )
    write("districts.csv", DISTRICT_COLUMNS, units)
    write("successions.csv", SUCCESSION_COLUMNS, successions(changes))
    write("hosts.csv", HOST_COLUMNS, hosts)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
