"""Pictures of the dashboard's main pages, for docs/pictures and for looking at a change.

    python scripts/screenshots.py http://127.0.0.1:8765 FOLDER [--width 1280 --width 380] [--dark] [--page NAME …]

docs/pictures is made against a running `./run.sh demo`: --width 1280 --height 1400 --page uebersicht --page meldung.
Needs Chromium (CHROMIUM=/path, default /usr/bin/chromium). Numbered pages (alert, paper, district, crawl)
are found by following the first link of their list. The first width leaves no mark in the file name.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from playwright.sync_api import BrowserContext, Error, Page, sync_playwright

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
NEWS = "/meldungen?art=neue_fassung"  # the kind of alert with most to see
# Name of the picture, page, and the link to follow from there (None: the page itself).
PAGES: list[tuple[str, str, str | None]] = [
    ("uebersicht", "/", None),
    ("meldungen", "/meldungen", None),
    ("meldung", NEWS, "main a[href^='/meldungen/']"),
    ("papiere", "/papiere", None),
    ("papier", "/papiere", "main a[href^='/papiere/']"),
    ("vergleich", NEWS, "main a[href^='/meldungen/'] | main a[href*='/vergleich?']"),
    ("kreise", "/kreise", None),
    ("kreis", NEWS, "main a[href^='/meldungen/'] | main a[href^='/kreise/']"),
    ("betrieb", "/betrieb", None),
    ("vollstaendigkeit", "/betrieb/vollstaendigkeit", None),
    ("lauf", "/betrieb", "main a[href^='/betrieb/laeufe/']"),
]
TALLEST = 3200  # the list of 401 districts is too long for a picture


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("address", help="where the dashboard runs, such as http://127.0.0.1:8765")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--width", type=int, action="append", help="default: 1280 and 380")
    parser.add_argument(
        "--page", action="append", choices=[name for name, _, _ in PAGES], help="default: all"
    )
    parser.add_argument("--height", type=int, default=TALLEST, help="cut off below (default: %(default)s)")
    parser.add_argument("--dark", action="store_true", help="the dark scheme")
    wanted = parser.parse_args()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for number, width in enumerate(wanted.width or [1280, 380]):
            mark = (f"-{width}" if number else "") + ("-dunkel" if wanted.dark else "")
            context = browser.new_context(
                viewport={"width": width, "height": 900},
                color_scheme="dark" if wanted.dark else "light",
                locale="de-DE",
            )
            take(context, wanted.address.rstrip("/"), wanted.folder, mark, wanted.page, wanted.height)
            context.close()
        browser.close()
    return 0


def take(
    context: BrowserContext, address: str, folder: Path, mark: str, names: list[str] | None, tallest: int
) -> None:
    """The pages of these names (None: all) as ``name`` + ``mark`` + ``.png``."""
    page = context.new_page()
    for name, path, links in PAGES:
        if names and name not in names:
            continue
        if not open_page(page, address + path, links):
            print(f"{name}: nothing to show, left out")
            continue
        file = folder / f"{name}{mark}.png"
        width, height = page.evaluate("[innerWidth, document.documentElement.scrollHeight]")
        page.screenshot(
            path=file, full_page=True, clip={"x": 0, "y": 0, "width": width, "height": min(height, tallest)}
        )
        print(file)


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
