"""Concepts that only scripts lead to, in real crawls: inline data, a data call, and a page a browser must fill."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from storage.models import Crawl
from storage.values import Failure, Outcome
from tests.crawler.rendering.listening import Listener
from tests.crawling import Crawls
from tests.fake_papers import concept_pdf
from tests.fake_site import FakeSite, Web
from tests.real.programs import program

AGS = "03001"
TOPIC = {"/integration": "Integration und Migration"}


def hide(folder: Path, package: str) -> str:
    """A folder that, put first on the path, makes a package impossible to import."""
    (folder / "hidden").mkdir()
    (folder / "hidden" / f"{package}.py").write_text("raise ImportError('hidden')")
    return str(folder / "hidden")


def site_of(crawling: Crawls, *, host: str = "www.kreis.test") -> FakeSite:
    """A district with a topic page that is empty until its scripts have run."""
    site = crawling.web.site(host)
    site.home(TOPIC)
    site.file("/ik/papier-7.pdf", concept_pdf())
    crawling.district(AGS, f"http://{host}/")
    return site


def with_browser(crawling: Crawls) -> Crawls:
    """Crawls that may render; skipped without Chromium. A busy machine takes its time to start it."""
    program("chromium")
    crawling.settings["timeout_seconds"] = 60
    return crawling


def page(site: FakeSite, inner: str, path: str = "/integration") -> None:
    site.page(path, "Integration und Migration", inner)


def rendering(crawl: Crawl) -> dict[str, Any]:
    assert crawl.record is not None
    found = crawl.record["scripts"]
    assert isinstance(found, dict)
    return found


def notes(crawl: Crawl) -> str:
    assert crawl.record is not None
    return " ".join(crawl.record["notes"])


def channel(crawling: Crawls) -> str:
    return next(row.channel for url, row in crawling.resources(AGS).items() if url.endswith("papier-7.pdf"))


# --- without a browser ------------------------------------------------------------------------------


def test_a_concept_named_in_inline_json_is_found_without_a_request_more(crawling: Crawls) -> None:
    site = site_of(crawling)
    page(
        site,
        '<div id="app"></div><script id="__NEXT_DATA__" type="application/json">'
        '{"props":{"docs":[{"title":"Integrationskonzept","file":{"url":"/ik/papier-7.pdf"}}]}}</script>',
    )

    crawl = crawling.crawl(AGS)[AGS]

    assert len(crawling.concepts(AGS)) == 1
    assert channel(crawling) == "data"
    assert rendering(crawl)["filled"] == {"state": 1, "data": 0, "browser": 0}
    assert rendering(crawl)["requests"] == 0


def test_a_concept_behind_a_data_call_is_found_and_the_call_is_counted(crawling: Crawls) -> None:
    site = site_of(crawling)
    page(site, '<ul id="docs" data-url="/api/dokumente.json"></ul><script src="/liste.js"></script>')
    site.file(
        "/api/dokumente.json",
        b'{"treffer":[{"titel":"Integrationskonzept","datei":"\\/ik\\/papier-7.pdf"}]}',
        "application/json",
    )

    crawl = crawling.crawl(AGS)[AGS]

    assert len(crawling.concepts(AGS)) == 1
    assert channel(crawling) == "data"
    assert site.asked.count("/api/dokumente.json") == 1
    assert "/liste.js" not in site.asked
    assert crawl.requests == len(site.asked)
    assert rendering(crawl)["filled"]["data"] == 1


def test_a_data_call_in_a_script_of_the_sites_own_is_found(crawling: Crawls) -> None:
    site = site_of(crawling)
    page(
        site,
        '<ul id="docs"></ul><script src="/js/jquery.min.js"></script><script src="/js/dokumente.js"></script>'
        '<script src="http://fremd.test/cdn.js"></script>',
    )
    site.file("/js/dokumente.js", b"$.getJSON('/api/liste', zeige)", "text/javascript")
    site.file(
        "/api/liste", b'[{"titel":"Integrationskonzept","datei":"/ik/papier-7.pdf"}]', "application/json"
    )

    crawl = crawling.crawl(AGS, rendered_pages_per_district=0)[AGS]

    assert len(crawling.concepts(AGS)) == 1
    assert rendering(crawl)["filled"]["data"] == 1
    assert rendering(crawl)["requests"] == 2
    assert "/js/jquery.min.js" not in site.asked


def test_a_host_gets_one_request_after_the_other_with_its_pause(crawling: Crawls) -> None:
    site = site_of(crawling)
    calls = "".join(f'<div class="liste" data-url="/api/{number}.json"></div>' for number in range(3))
    page(site, calls)

    crawling.crawl(AGS, rendered_pages_per_district=0, delay_seconds=0.6)

    times = [asked.at for asked in site.requests]
    assert any(asked.path.startswith("/api/") for asked in site.requests)
    assert min(later - earlier for earlier, later in pairwise(times)) > 0.3


def test_a_data_call_that_robots_txt_forbids_is_not_made_and_recorded(crawling: Crawls) -> None:
    site = site_of(crawling)
    site.robots("Disallow: /api/")
    page(site, '<ul id="docs" data-url="/api/dokumente.json"></ul><script src="/liste.js"></script>')
    site.file("/api/dokumente.json", b'[{"titel":"Integrationskonzept","datei":"/ik/papier-7.pdf"}]')

    crawl = crawling.crawl(AGS, rendered_pages_per_district=0)[AGS]

    assert "/api/dokumente.json" not in site.asked
    assert crawl.record is not None
    assert crawl.record["robots"]["blocked"] == 1
    assert rendering(crawl)["refused"]["counts"] == {"robots": 1}
    assert "nicht im Browser geöffnet (crawl.rendered_pages_per_district = 0)" in notes(crawl)


def test_a_data_call_to_another_host_or_inside_is_not_made_and_recorded(crawling: Crawls) -> None:
    site = site_of(crawling)
    with Web("127.0.0.2") as inside:
        inside.site("daten.kreis.test").file("/api/a.json", b"[]")
        crawling.web.site("fremd.test").file("/api/b.json", b"[]")
        crawling.settings["resolve"] = [
            *crawling.web.resolve,
            f"daten.kreis.test=127.0.0.2:{inside.port}",
        ]
        page(
            site,
            '<div id="docs" data-url="http://daten.kreis.test/api/a.json" data-src="http://fremd.test/api/b.json">'
            f'</div><p data-api="http://127.0.0.2:{inside.port}/api/c.json"></p><script src="/liste.js"></script>',
        )

        crawl = crawling.crawl(AGS, rendered_pages_per_district=0)[AGS]

        assert inside.requests == []
        assert crawling.web.site("fremd.test").asked == []
    refused = rendering(crawl)["refused"]["counts"]
    assert refused["outside"] == 2
    assert crawl.record is not None
    assert any("daten.kreis.test" in url for url in crawl.record["failures"][Failure.ADDRESS]["examples"])


def test_the_calls_of_a_district_are_bounded(crawling: Crawls) -> None:
    site = site_of(crawling)
    links = {f"/thema/{letter}": f"Integration {letter}" for letter in "abcdefgh"}
    site.home(links)
    for path in links:
        calls = "".join(
            f'<div class="liste" data-url="/api{path}/{number}.json"></div>' for number in range(5)
        )
        page(site, calls, path)

    crawl = crawling.crawl(AGS, rendered_pages_per_district=0)[AGS]

    assert rendering(crawl)["data_calls"] == sum(path.startswith("/api/") for path in site.asked) == 10


def test_an_ordinary_site_renders_and_calls_nothing(crawling: Crawls) -> None:
    site = site_of(crawling)
    banner = (
        '<script>window._paq=window._paq||[];(function(){var u="//matomo.kreis.test/";})();</script>'
        '<div id="cookie-banner" data-url="/consent/api.json"></div><noscript>Bitte aktivieren Sie JavaScript.</noscript>'
        '<img data-src="/bild.jpg"><script>fetch("/api/counter")</script>'
    )
    page(
        site,
        banner
        + '<p>Hier steht das <a href="/ik/papier-7.pdf">Integrationskonzept</a> des Landkreises.</p>'
        + "<p>Wort</p>" * 60,
    )

    crawl = crawling.crawl(AGS)[AGS]

    assert len(crawling.concepts(AGS)) == 1
    assert rendering(crawl)["pages"] == 0
    assert rendering(crawl)["requests"] == 0
    assert not any(path.startswith(("/api", "/consent")) for path in site.asked)
    assert "JavaScript" not in notes(crawl)


# --- without the extra ------------------------------------------------------------------------------

SCRIPT = b"""
const part = 'dokumente';
fetch('/api/' + part + '?seite=1').then(answer => answer.json()).then(found => {
  document.getElementById('docs').innerHTML =
    found.map(one => `<li><a href="/ik/papier-${one.nr}.pdf">${one.name}</a></li>`).join('');
});
"""


def scripted(site: FakeSite) -> None:
    """A list that nothing but its scripts can make: the address of the paper stands nowhere."""
    page(site, '<ul id="docs"></ul><script src="/liste.js"></script>')
    site.file("/liste.js", SCRIPT, "text/javascript")
    site.file("/api/dokumente?seite=1", b'[{"nr":7,"name":"Integrationskonzept"}]', "application/json")


def test_without_the_extra_the_record_says_which_pages_stay_empty_and_what_to_install(
    crawling: Crawls, tmp_path: Path
) -> None:
    scripted(site_of(crawling))
    # A package of that name which cannot be imported hides the real one.
    crawling.path.insert(0, hide(tmp_path, "playwright"))

    crawl = crawling.crawl(AGS)[AGS]

    assert crawling.concepts(AGS) == []
    assert rendering(crawl)["left"] == {"no_extra": 1}
    assert "pip install 'konzeptmonitor[js]'" in notes(crawl)


def test_with_the_extra_but_no_chromium_the_record_says_what_to_install(
    crawling: Crawls, monkeypatch: pytest.MonkeyPatch
) -> None:
    scripted(site_of(crawling))
    monkeypatch.setenv("PATH", "/nowhere")

    crawl = crawling.crawl(AGS)[AGS]

    assert rendering(crawl)["left"] == {"no_browser": 1}
    assert "Chromium ist nicht installiert" in notes(crawl)
    assert "apt install chromium" in notes(crawl)


# --- with a browser ---------------------------------------------------------------------------------


@pytest.mark.real
def test_a_list_that_scripts_build_after_a_fetch_is_read_in_the_browser(crawling: Crawls) -> None:
    site = site_of(with_browser(crawling))
    scripted(site)

    crawl = crawling.crawl(AGS)[AGS]

    assert len(crawling.concepts(AGS)) == 1
    assert channel(crawling) == "data"
    assert rendering(crawl)["filled"]["browser"] == 1
    assert rendering(crawl)["requests"] == 2
    assert crawl.requests == len(site.asked)
    assert site.asked.count("/integration") == 1


@pytest.mark.real
def test_robots_txt_binds_the_scripts_of_a_rendered_page(crawling: Crawls) -> None:
    site = site_of(with_browser(crawling))
    scripted(site)
    site.robots("Disallow: /api/")

    crawl = crawling.crawl(AGS)[AGS]

    assert crawling.concepts(AGS) == []
    assert not [path for path in site.asked if path.startswith("/api/")]
    assert rendering(crawl)["refused"]["counts"]["robots"] == 1
    assert rendering(crawl)["left"] == {"empty": 1}


ESCAPES = """
const inside = 'INSIDE', foreign = 'http://fremd.test/';
const tries = [
  () => fetch('http://' + inside + '/fetch', {mode: 'no-cors'}),
  () => fetch('http://daten.kreis.test/guarded', {mode: 'no-cors'}),
  () => fetch(foreign + 'fetch', {mode: 'no-cors'}),
  () => fetch('/api/post', {method: 'POST', body: 'x'}),
  () => navigator.sendBeacon('http://' + inside + '/beacon', 'x'),
  () => { new Image().src = 'http://' + inside + '/image'; },
  () => new WebSocket('ws://' + inside + '/socket'),
  () => new EventSource('http://' + inside + '/events'),
  () => { const one = document.createElement('iframe'); one.src = 'http://' + inside + '/frame'; document.body.append(one); },
  () => { const one = document.createElement('link'); one.rel = 'prefetch'; one.href = 'http://' + inside + '/prefetch'; document.head.append(one); },
  () => { const one = document.createElement('script'); one.src = 'http://' + inside + '/script.js'; document.head.append(one); },
  () => window.open('http://' + inside + '/window'),
  () => new Worker(URL.createObjectURL(new Blob([
      `fetch('http://${inside}/worker', {mode: 'no-cors'}); new WebSocket('ws://${inside}/worker-socket');
       importScripts('http://${inside}/worker-script.js');`]))),
  () => { const one = new RTCPeerConnection({iceServers: [{urls: 'stun:' + inside}, {urls: 'turn:' + inside + '?transport=tcp', username: 'a', credential: 'b'}]});
          one.createDataChannel('x'); one.createOffer().then(offer => one.setLocalDescription(offer)); },
  () => new WebTransport('https://' + inside + '/transport'),
  () => navigator.serviceWorker.register('/sw.js'),
];
for (const one of tries) { try { const done = one(); if (done && done.catch) done.catch(() => 0); } catch (problem) {} }
setTimeout(() => { location.href = 'http://' + inside + '/away'; }, 200);
document.getElementById('docs').innerHTML = '<li><a href="/ik/papier-' + 7 + '.pdf">Integrationskonzept</a></li>';
"""


@pytest.mark.real
def test_nothing_a_page_tries_in_the_browser_reaches_another_machine(crawling: Crawls) -> None:
    site = site_of(with_browser(crawling))
    with Listener("127.0.0.2") as inside:
        crawling.web.site("fremd.test")
        crawling.settings["resolve"] = [
            *crawling.web.resolve,
            f"daten.kreis.test=127.0.0.2:{inside.port}",
        ]
        page(site, '<ul id="docs"></ul><script src="/liste.js"></script>')
        site.file(
            "/liste.js", ESCAPES.replace("INSIDE", f"127.0.0.2:{inside.port}").encode(), "text/javascript"
        )

        crawl = crawling.crawl(AGS)[AGS]

        assert inside.heard == []
    assert crawling.web.site("fremd.test").asked == []
    assert not [asked for asked in site.requests if asked.path in ("/api/post", "/sw.js")]
    assert len(crawling.concepts(AGS)) == 1
    refused = rendering(crawl)["refused"]["counts"]
    assert refused["address"] == 1
    assert refused["method"] >= 1
    assert refused["outside"] >= 3


@pytest.mark.real
def test_a_page_whose_scripts_never_end_costs_that_page_only(crawling: Crawls) -> None:
    site = site_of(with_browser(crawling))
    crawling.settings["timeout_seconds"] = 20
    site.home({"/integration/endlos": "Integration endlos", **TOPIC})
    scripted(site)
    page(site, '<ul id="docs"></ul><script>while (true) {}</script>', "/integration/endlos")

    crawl = crawling.crawl(AGS)[AGS]

    assert rendering(crawl)["left"] == {"failed": 1}
    assert len(crawling.concepts(AGS)) == 1
    assert crawl.outcome is not Outcome.FAILED


@pytest.mark.real
def test_no_more_pages_are_rendered_than_the_setting_allows(crawling: Crawls) -> None:
    site = site_of(with_browser(crawling))
    links = {f"/integration/{letter}": f"Integration {letter}" for letter in "abcd"}
    site.home(links)
    for path in links:
        page(site, f'<ul id="docs"></ul><script>document.title = "{path}"</script>', path)

    crawl = crawling.crawl(AGS, rendered_pages_per_district=2)[AGS]

    assert rendering(crawl)["rendered"] == 2
    assert rendering(crawl)["left"] == {"empty": 2, "pages_spent": 2}
    assert "crawl.rendered_pages_per_district ist ausgeschöpft" in notes(crawl)


# --- again ------------------------------------------------------------------------------------------


def test_what_a_list_shows_once_it_can_be_read_is_found_late_and_what_is_added_later_is_new(
    crawling: Crawls,
) -> None:
    site = site_of(crawling)
    site.etags = True  # the page is unchanged, its list is not
    page(site, '<ul id="docs" data-url="/api/dokumente.json"></ul><script src="/liste.js"></script>')
    site.status["/api/dokumente.json"] = 404
    crawling.crawl(AGS, rendered_pages_per_district=0)
    site.status["/api/dokumente.json"] = 200
    entry = '{"titel":"Integrationskonzept %s","datei":"/ik/papier-%s.pdf"}'
    answer = f"[{entry % (2024, 7)}]".encode()
    site.file("/api/dokumente.json", answer, "application/json")

    crawling.crawl(AGS, rendered_pages_per_district=0)
    answer = f"[{entry % (2024, 7)},{entry % (2026, 8)}]".encode()
    site.file("/api/dokumente.json", answer, "application/json")
    site.file("/ik/papier-8.pdf", concept_pdf(year=2026, note="Neue Ziele"))
    crawling.crawl(AGS, rendered_pages_per_district=0)

    newness = {url[-5]: row.newness for url, row in crawling.resources(AGS).items() if url.endswith(".pdf")}
    assert newness == {"7": "late_found", "8": "new"}
