"""Pictures of the dashboard's main pages, for docs/pictures and for looking at a change.

    python scripts/screenshots.py http://127.0.0.1:8765 docs/pictures [--width 1280 --width 380] [--dark]

Needs a running dashboard and Chromium (CHROMIUM=/path, default /usr/bin/chromium). Numbered pages
(alert, paper, district, crawl) are found by following the first link of their list.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Name of the picture, page, and the link to follow from there (None: the page itself).
PAGES: list[tuple[str, str, str | None]] = [
    ("uebersicht", "/", None),
    ("meldungen", "/meldungen", None),
    ("meldung", "/meldungen", "main a[href^='/meldungen/']"),
    ("papiere", "/papiere", None),
    ("papier", "/papiere", "main a[href^='/papiere/']"),
    ("vergleich", "/meldungen", "main a[href^='/meldungen/'] | main a[href*='/vergleich?']"),
    ("kreise", "/kreise", None),
    ("kreis", "/meldungen", "main a[href^='/meldungen/'] | main a[href^='/kreise/']"),
    ("betrieb", "/betrieb", None),
    ("lauf", "/betrieb", "main a[href^='/betrieb/laeufe/']"),
]
# The list of 401 districts is too long for a picture.
TALLEST = 3200


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("address", help="where the dashboard runs, such as http://127.0.0.1:8765")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--width", type=int, action="append", help="default: 1280 and 380")
    parser.add_argument("--dark", action="store_true", help="the dark scheme")
    wanted = parser.parse_args()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for width in wanted.width or [1280, 380]:
            take(browser, wanted.address.rstrip("/"), wanted.folder, width, dark=wanted.dark)
        browser.close()
    return 0


def take(browser: Browser, address: str, folder: Path, width: int, *, dark: bool) -> None:
    """Every page at one width."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light", locale="de-DE"
    )
    page = context.new_page()
    for name, path, links in PAGES:
        if not open_page(page, address + path, links):
            print(f"{name}: nothing to show, left out")
            continue
        file = folder / f"{name}-{width}{'-dunkel' if dark else ''}.png"
        height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
        page.screenshot(path=file, full_page=True, clip={"x": 0, "y": 0, "width": width, "height": height})
        print(file)
    context.close()


def open_page(page: Page, address: str, links: str | None) -> bool:
    """Open an address, then follow links ("first | then"); False when one of them is not there."""
    page.goto(address)
    for link in links.split(" | ") if links else []:
        found = page.locator(link)
        if not found.count():
            return False
        page.goto(found.first.evaluate("link => link.href"))
    return True


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Error as error:
        sys.exit(
            f"{error.message.splitlines()[0]}. Is the dashboard running there, and Chromium at {CHROMIUM}?"
        )
