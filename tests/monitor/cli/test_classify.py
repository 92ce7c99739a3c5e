from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from monitor.cli.classify import BadLine, Known, at_home, judged
from storage.values import Role

NOBODY: dict[str, Known] = {}
LINE = '{"url": "https://www.kreis.de/integrationskonzept", "title": "Integrationskonzept", "id": 7}'


def classify(lines: str, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "monitor", "--home", str(home), "classify", *arguments],
        input=lines, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_each_line_comes_back_with_score_label_and_reasons(tmp_path: Path) -> None:
    other = '{"url": "https://www.kreis.de/abfall", "title": "Abfallkalender"}'
    done = classify(f"{LINE}\n\n{other}\n", tmp_path / "home")
    assert done.returncode == 0, done.stderr
    first, second = map(json.loads, done.stdout.splitlines())
    assert first["id"] == 7
    assert first["score"] > 0.9 > 0.2 > second["score"]
    assert (first["label"], second["label"]) == ("news", "none")
    assert not (tmp_path / "home").exists()  # judging needs no home and makes none
    assert all(isinstance(reason, str) for reason in first["reasons"] + second["reasons"])


def test_a_file_is_read_like_standard_input(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text(LINE + "\n", encoding="utf-8")
    done = classify("", tmp_path / "home", str(tmp_path / "rows.jsonl"))
    assert json.loads(done.stdout)["label"] == "news"


def test_with_the_district_only_its_own_paper_counts(tmp_path: Path) -> None:
    town = '{"url": "https://x.de/a", "title": "Integrationskonzept der Stadt Bergkamen", "ags": "05978"}'
    own = '{"url": "https://x.de/a", "title": "Integrationskonzept des Kreises Unna", "ags": "05978"}'
    low, high = (
        json.loads(line)["score"]
        for line in classify(f"{town}\n{own}\n", tmp_path / "home").stdout.splitlines()
    )
    assert low < 0.5 < high


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("no json", "not JSON"),
        ("[1]", "not an object"),
        ('{"title": "x"}', '"url" is missing'),
        ('{"url": "x", "title": 5}', '"title" is 5'),
        ('{"url": "x", "title": "y", "ags": 5978}', '"ags" is 5978'),
        ('{"url": "x", "title": "y", "ags": "99999"}', 'no district "99999"'),
    ],
)
def test_a_line_that_cannot_be_judged_says_why(line: str, said: str) -> None:
    with pytest.raises(BadLine, match=re.escape(said)):
        judged(line, NOBODY.get)


def test_optional_keys_may_be_null() -> None:
    row, _ = judged('{"url": "x", "title": "Integrationskonzept", "ags": null, "text": null}', NOBODY.get)
    assert row["score"] > 0.5


def test_a_bad_line_is_named_by_number_and_ends_the_command(tmp_path: Path) -> None:
    done = classify(f"{LINE}\nno json\n", tmp_path / "home")
    assert done.returncode == 1
    assert "Line 2: not JSON" in done.stderr
    assert len(done.stdout.splitlines()) == 1


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    done = classify("", tmp_path / "home", str(tmp_path / "none.jsonl"))
    assert done.returncode == 1
    assert "cannot be read" in done.stderr


def test_a_judgement_can_be_read_as_a_sum(tmp_path: Path) -> None:
    done = classify(LINE + "\n", tmp_path / "home", "--explain")
    head, *parts, total, _ = done.stdout.split("\n")[:-1]
    assert head.startswith("Integrationskonzept  https://www.kreis.de/")
    assert "Grundwert" in parts[0]
    assert any("„Integrationskonzept“" in part and part.strip().startswith("+") for part in parts)
    weights = [float(part.split()[0].replace("−", "-").replace(",", ".")) for part in parts]
    assert ("Wahrscheinlichkeit 0,9" in total) == (sum(weights) > 2.2)


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://www.kreis-unna.de/integration/konzept", True),
        ("https://www.kreis-warendorf.de/integration/konzept", False),
        ("https://www.irgendwo.de/integration/konzept", True),
    ],
)
def test_a_paper_on_another_district_s_site_is_not_the_asked_one_s(url: str, found: bool) -> None:
    judgement = (0.95, Role.NEWS, ())
    score, role, _ = at_home(judgement, url, "05978")
    assert ((score, role) == (0.95, Role.NEWS)) is found
    assert found or (score < 0.2 and role is Role.NONE)
