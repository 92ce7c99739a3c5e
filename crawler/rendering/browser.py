"""Chromium for pages that only their scripts can fill. It opens no connection: every request is answered by us.

The page itself is handed over as the crawl read it; its scripts and data are asked for by ``Asking``. Names
lead nowhere for the browser, and its proxy does not exist, so that what slips past the routing fails.
"""

from __future__ import annotations

import asyncio
import logging
import os
import re
import shutil
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from crawler.rendering.asking import Fetched
from crawler.rendering.record import INSTALL

if TYPE_CHECKING:
    from playwright.async_api import Browser as Chromium
    from playwright.async_api import BrowserContext, Page, Playwright, Route

# Where systems keep it; Playwright's own is looked for first.
PROGRAMS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
)
# A page is done when its scripts ask for nothing for this long; a list is built within milliseconds of its data.
QUIET = 0.5
_STEP = 0.1
# A hanging script is given up; then the browser must go, too.
_CLOSING = 5.0
LARGEST = 5_000_000
# An application has some twenty parts; a page that asks for more asks again and again.
MOST_REQUESTS = 40
# Side by side in one process: about 150 MB each, and most of their time is waiting for our pauses.
AT_ONCE = 3

logger = logging.getLogger(__name__)

_NOWHERE = "http://keine-verbindung.invalid:9"
_ARGUMENTS = [
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-bypass-list=<-loopback>",  # this machine is no exception
    # Calls between browsers would be plain UDP; builds of Chromium obey the one or the other.
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-quic",
    "--disable-dev-shm-usage",  # containers have 64 MB there
    "--disable-gpu",
    "--js-flags=--max-old-space-size=512",
]
_WANTED = frozenset({"script", "fetch", "xhr"})
_PASSED_ON = re.compile(r"content-type|access-control-.*", re.IGNORECASE)
# The page with what stands in open shadow roots, which its own markup leaves out.
_CONTENT = """limit => {
  const parts = [document.documentElement.outerHTML];
  const look = root => root.querySelectorAll('*').forEach(one => {
    if (one.shadowRoot) { parts.push(one.shadowRoot.innerHTML); look(one.shadowRoot); }
  });
  look(document);
  return parts.join('\\n').slice(0, limit);
}"""


class NoBrowser(RuntimeError):
    """No browser can be started. ``code`` is no_extra or no_browser; the message is a German sentence."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


class NotRendered(RuntimeError):
    """This page could not be rendered: it took too long, or crashed the browser's process for it."""


Answer = Callable[[str], Awaitable[Fetched | None]]
Refuse = Callable[[str, str], None]


class Browser:
    """One Chromium for a crawl process, started when first needed. ``seconds``: longest time for one page."""

    def __init__(self, user_agent: str, seconds: float) -> None:
        self._user_agent, self._seconds = user_agent, seconds
        self._driver: Playwright | None = None
        self._chromium: Chromium | None = None
        self._starting = asyncio.Lock()
        self._room = asyncio.Semaphore(AT_ONCE)
        self._missing: NoBrowser | None = None

    async def render(self, url: str, markup: str, answer: Answer, refuse: Refuse) -> str:
        """The markup of a page after its scripts have run. Raises NoBrowser, and NotRendered for this page alone."""
        async with self._room:
            chromium = await self._started()
            from playwright.async_api import Error

            sitting = _Sitting(url, markup, answer, refuse)
            try:
                return await asyncio.wait_for(self._render(chromium, sitting), self._seconds + _CLOSING)
            except (Error, TimeoutError) as error:
                raise NotRendered(f"{url}: {error}"[:300]) from error

    async def _render(self, chromium: Chromium, sitting: _Sitting) -> str:
        from playwright.async_api import Error

        context = await chromium.new_context(
            user_agent=self._user_agent, locale="de-DE", service_workers="block", accept_downloads=False
        )
        try:
            return await sitting.hold(context, self._seconds)
        finally:
            try:
                await asyncio.wait_for(context.close(), _CLOSING)
            except (Error, TimeoutError):  # a process that cannot be ended takes the browser with it
                await self._end()

    async def _started(self) -> Chromium:
        async with self._starting:
            if self._missing is not None:
                raise self._missing
            if self._chromium is None or not self._chromium.is_connected():
                try:
                    self._chromium = await self._start()
                except NoBrowser as missing:
                    self._missing = missing  # asked once a process: it will not come by waiting
                    raise
            return self._chromium

    async def _start(self) -> Chromium:
        try:
            from playwright.async_api import Error, async_playwright
        except ImportError as error:
            raise NoBrowser("no_extra", f"{INSTALL}.") from error
        if self._driver is None:
            self._driver = await async_playwright().start()
        path = executable(self._driver.chromium.executable_path)
        if path is None:
            raise NoBrowser(
                "no_browser",
                "Chromium ist nicht installiert (gesucht: " + ", ".join(PROGRAMS) + "); "
                "einrichten: apt install chromium, oder playwright install chromium.",
            )
        problem = ""
        for sandbox in _sandboxes():
            try:
                chromium = await self._launched(path, sandbox=sandbox)
            except Error as error:
                problem = problem or str(error).splitlines()[0]
                continue
            if not sandbox and problem:
                logger.warning(
                    "Chromium runs without its sandbox, which this machine does not permit: %s", problem
                )
            return chromium
        raise NoBrowser("no_browser", f"Chromium ({path}) startet nicht: {problem}.")

    async def _launched(self, path: str, *, sandbox: bool) -> Chromium:
        assert self._driver is not None  # noqa: S101  (narrowing: it was started)
        return await self._driver.chromium.launch(
            executable_path=path,
            args=_ARGUMENTS,
            proxy={"server": _NOWHERE},
            chromium_sandbox=sandbox,
            handle_sigint=False,
            handle_sigterm=False,
        )

    async def _end(self) -> None:
        """End the browser; the next page gets a new one."""
        chromium, self._chromium = self._chromium, None
        if chromium is not None:
            with suppress(Exception):
                await asyncio.wait_for(chromium.close(), _CLOSING)

    async def close(self) -> None:
        """End the browser. A later ``render`` starts a new one."""
        await self._end()
        driver, self._driver = self._driver, None
        if driver is not None:
            await driver.stop()


def is_installed() -> bool:
    """Whether the extra ``js`` is there (the program is looked for when it is needed)."""
    from importlib.util import find_spec

    return find_spec("playwright") is not None


def executable(own: str) -> str | None:
    """The browser's program: Playwright's own if it was downloaded, else the system's."""
    if own and os.path.exists(own):  # noqa: PTH110  (a string goes to Playwright as it came)
        return own
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def _sandboxes() -> tuple[bool, ...]:
    """With the sandbox, else without: Chromium refuses it to root, and many containers do not permit it."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return (False,) if is_root else (True, False)


class _Sitting:
    """One page in the browser."""

    def __init__(self, url: str, markup: str, answer: Answer, refuse: Refuse) -> None:
        self._url, self._markup = url, markup
        self._answer, self._refuse = answer, refuse
        self._shown = False
        self._open = self._requests = 0
        self._last = time.monotonic()

    async def hold(self, context: BrowserContext, seconds: float) -> str:
        end = time.monotonic() + seconds
        page = await context.new_page()
        context.on("page", lambda other: asyncio.ensure_future(_shut(other)))  # windows the page opens
        await context.route("**/*", self._asked)
        await context.route_web_socket(re.compile(".*"), lambda socket: socket.close())
        await page.goto(self._url, wait_until="commit", timeout=seconds * 1000)
        while time.monotonic() < end and (self._open or time.monotonic() - self._last < QUIET):
            await asyncio.sleep(_STEP)
        return str(await page.evaluate(_CONTENT, LARGEST))

    async def _asked(self, route: Route) -> None:
        """Answer one request of the page, or refuse it."""
        from playwright.async_api import Error

        self._open += 1
        try:
            with suppress(Error):  # the page that asked is gone
                await self._reply(route)
        finally:
            self._open -= 1
            self._last = time.monotonic()

    async def _reply(self, route: Route) -> None:
        request = route.request
        if request.is_navigation_request():
            await self._navigate(route)
        elif request.resource_type == "stylesheet":  # some loaders wait for it
            await route.fulfill(status=200, content_type="text/css", body="")
        elif request.method != "GET":
            self._refuse(request.url, "method")
            await route.abort()
        elif request.resource_type not in _WANTED or (answer := await self._got(request.url)) is None:
            await route.abort()
        else:
            headers = {name: value for name, value in answer.headers.items() if _PASSED_ON.fullmatch(name)}
            await route.fulfill(status=answer.status, headers=headers, body=answer.body)

    async def _got(self, url: str) -> Fetched | None:
        self._requests += 1
        if self._requests > MOST_REQUESTS:
            self._refuse(url, "spent")
            return None
        return await self._answer(url)

    async def _navigate(self, route: Route) -> None:
        """The page itself, once; frames, windows and other pages are links and have their own turn."""
        if not self._shown:
            self._shown = True
            await route.fulfill(status=200, content_type="text/html; charset=utf-8", body=self._markup)
        elif _is_main_frame(route):
            await route.fulfill(status=204)  # "no content": what is shown stays
        else:
            await route.abort()


def _is_main_frame(route: Route) -> bool:
    from playwright.async_api import Error

    try:
        return route.request.frame.parent_frame is None
    except Error:  # a window that is only being opened
        return False


async def _shut(page: Page) -> None:
    with suppress(Exception):
        await page.close()
