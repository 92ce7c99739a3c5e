"""The pages in a real browser: keyboard, narrow window, both schemes, nothing runs."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from monitor.dashboard.app import create_app
from monitor.serving import listen, server, shown
from storage.store import Store
from tests.monitor.dashboard.holdings import NOW, Held
from tests.monitor.dashboard.test_app import paths
from tests.real.programs import program

pytestmark = pytest.mark.real

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NARROW = {"width": 380, "height": 800}


@pytest.fixture(scope="module")
def address(filled: tuple[Store, Held]) -> Iterator[str]:
    """The dashboard of the filled home, served as the product serves it."""
    listener = listen("127.0.0.1:0")
    serving = server(create_app(filled[0], lambda: NOW))
    thread = threading.Thread(target=serving.run, kwargs={"sockets": [listener]})
    thread.start()
    yield shown(listener).rstrip("/")
    serving.should_exit = True
    thread.join(timeout=10)
    assert not thread.is_alive()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program("chromium"), args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the browser's console said, and every address it asked that is not ours."""
    return []


@pytest.fixture(params=["light", "dark"])
def page(
    browser: Browser, address: str, complaints: list[str], request: pytest.FixtureRequest
) -> Iterator[Page]:
    context = browser.new_context(viewport=NARROW, color_scheme=request.param, base_url=address)
    opened = context.new_page()
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("dialog", lambda dialog: complaints.append(dialog.message))
    opened.on(
        "request", lambda asked: complaints.extend([asked.url] if not asked.url.startswith(address) else [])
    )
    yield opened
    context.close()


def test_pages_fit_a_narrow_window_and_complain_about_nothing(
    page: Page, held: Held, complaints: list[str]
) -> None:
    for path in paths(held)[:-1]:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], path
        assert page.evaluate("window.hacked") is None, path
    assert complaints == []


def test_the_state_is_the_first_thing_read(page: Page) -> None:
    page.goto("/")

    assert "beobachtbaren Kreisen und Städten ist ein Integrationskonzept" in page.locator("h1").inner_text()
    assert page.locator("h1").bounding_box()["y"] < NARROW["height"]  # type: ignore[index]


def test_an_alert_can_be_reached_and_the_menu_skipped_by_keyboard(page: Page, held: Held) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Zum Inhalt"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhalt"
    for _ in range(60):
        page.keyboard.press("Tab")
        if (
            page.evaluate("document.activeElement.getAttribute('href')")
            == f"/meldungen/{held.new_version_alert}"
        ):
            break
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/meldungen/{held.new_version_alert}")

    assert page.locator("h1").inner_text() == "„Zusammen in der Region. Integrationskonzept“"


def test_an_archived_web_page_is_saved_never_shown(page: Page, held: Held) -> None:
    page.goto(f"/papiere/{held.hostile_paper}")
    with page.expect_download() as download:
        page.get_by_role("link", name="Original").first.click()

    assert download.value.suggested_filename.endswith(".html.txt")
    assert page.evaluate("window.hacked") is None


def test_text_can_be_read_in_both_schemes(page: Page, held: Held) -> None:
    """Every text has a contrast of at least 4.5:1 to the ground it stands on (WCAG 1.4.3)."""
    for path in ("/", f"/meldungen/{held.new_version_alert}", f"/papiere/{held.paper}", "/betrieb"):
        page.goto(path)
        assert page.evaluate(FAINT_TEXTS) == [], path


FAINT_TEXTS = """() => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgb = colour => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const light = colour => { const [r, g, b] = colour.slice(0, 3).map(v => v / 255)
    .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
  const ground = node => { for (; node; node = node.parentElement) {
    const colour = rgb(getComputedStyle(node).backgroundColor); if (colour[3] === 255) return colour; }
    return [255, 255, 255, 255]; };
  return [...document.querySelectorAll("body *")]
    .filter(node => [...node.childNodes].some(child => child.nodeType === 3 && child.data.trim()))
    .filter(node => node.checkVisibility() && !node.closest("svg, .skip"))
    .filter(node => { const [a, b] = [light(rgb(getComputedStyle(node).color)), light(ground(node))];
      return (Math.max(a, b) + .05) / (Math.min(a, b) + .05) < 4.5; })
    .map(node => node.className + ": " + node.textContent.trim().slice(0, 40));
}"""
