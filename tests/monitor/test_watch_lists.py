"""Lists of other watchers."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from monitor.watch_lists import UnknownList, Wanted, read_list

PAGE = "https://www.kreis.example/integration"


def test_a_plain_list_holds_one_address_a_line() -> None:
    body = f"# unsere Seiten\n\n{PAGE} Integration, wichtig\nhttp://b.example/x\n{PAGE}\n".encode()
    assert [one.url for one in read_list(body, "urls.txt")] == [PAGE, "http://b.example/x"]
    assert read_list(f"{PAGE} Integration".encode(), "urls.txt")[0].name == "Integration"


def test_a_line_that_is_no_address_is_named() -> None:
    with pytest.raises(UnknownList, match=r"urls\.txt, line 2: 'kein Link'"):
        read_list(f"{PAGE}\nkein Link\n".encode(), "urls.txt")


def test_urlwatch_jobs_keep_their_selector_and_ignored_lines() -> None:
    body = f"""
name: Integration
url: {PAGE}
filter:
  - css: "#inhalt"
  - html2text
  - grepi: "^Stand"
---
url: https://b.example/plan.pdf#2
filter: pdf2text
---
command: uptime
""".encode()
    assert read_list(body, "urls.yaml") == [
        Wanted(PAGE, "Integration", "#inhalt", ("^Stand",)),
        Wanted("https://b.example/plan.pdf"),
    ]


def test_webchanges_jobs_in_its_own_forms() -> None:
    body = f"""
- url: {PAGE}
  filters:
    - css:
        selector: main
        exclude: .x
    - delete_lines_containing: "Besucher (heute)"
    - jq: .a
""".encode()
    assert read_list(body, "jobs.yaml") == [Wanted(PAGE, "", "main", (r"Besucher\ \(heute\)",), ("jq",))]


def test_broken_yaml_is_a_sentence() -> None:
    with pytest.raises(UnknownList, match="is no YAML"):
        read_list(b"url: [http://a.example\n", "urls.yaml")


WATCH = {
    "url": PAGE,
    "title": "Integration",
    "include_filters": ["main", "xpath://p"],
    "ignore_text": ["Stand", "/besucher: \\d+/i"],
    "trigger_text": ["Konzept"],
}
TAKEN = Wanted(PAGE, "Integration", "main", ("Stand", r"(?i)besucher: \d+"), ("include_filters", "trigger_text"))  # fmt: skip


def test_changedetections_json_names_what_is_left_out() -> None:
    body = json.dumps({"watching": {"1f": WATCH}, "settings": {}}).encode()
    assert read_list(body, "url-watches.json") == [TAKEN]


def test_changedetections_backup_is_read_from_its_files() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as backup:
        backup.writestr("changedetection.json", json.dumps({"settings": {"application": {}}}))
        backup.writestr("0171aaea/watch.json", json.dumps(WATCH))
        backup.writestr("0171aaea/history.txt", "x")
    assert read_list(packed.getvalue(), "backup.zip") == [TAKEN]


@pytest.mark.parametrize("body", [b"{}", b"[]", b'{"watching": 3}', b"{broken"])
def test_json_without_addresses_is_refused(body: bytes) -> None:
    with pytest.raises(UnknownList):
        read_list(body, "x.json")
