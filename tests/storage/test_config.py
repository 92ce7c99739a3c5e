"""Home and settings: read once, checked loudly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.config import BadSettings, Settings, load_settings

names = st.from_regex(r"[a-z]{1,8}(\.[a-z]{1,8}){1,2}", fullmatch=True)
entries = st.builds("{}={}:{}".format, names, st.sampled_from(["127.0.0.1", "[::1]"]), st.integers(1, 65535))


def settings(home: Path = Path("/nowhere"), **environ: str) -> Settings:
    return load_settings(home, {f"KONZEPTMONITOR_{name}": value for name, value in environ.items()})


def with_file(home: Path, toml: str, **environ: str) -> Settings:
    (home / "konzeptmonitor.toml").write_text(toml, encoding="utf-8")
    return settings(home, **environ)


def test_without_file_and_environment_the_stated_defaults_hold(tmp_path: Path) -> None:
    found = settings(tmp_path)
    assert found.crawl.delay_seconds == 1.0
    assert found.crawl.allowed_networks == []
    assert found.alerts.confirm_vanished_hours == 24
    assert found.database_url == f"sqlite:///{tmp_path / 'konzeptmonitor.db'}"
    assert found.archive_url == str(tmp_path / "archive")


def test_reading_settings_creates_nothing(tmp_path: Path) -> None:
    settings(tmp_path / "home")
    assert list(tmp_path.iterdir()) == []


def test_the_environment_beats_the_file(tmp_path: Path) -> None:
    found = with_file(tmp_path, "[crawl]\ndelay_seconds = 3\ncontact = 'a@b.de'", CRAWL__DELAY_SECONDS="0")
    assert (found.crawl.delay_seconds, found.crawl.contact) == (0.0, "a@b.de")


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    assert with_file(tmp_path, "\ufeff[crawl]\ncontact = 'ä@b.de'").crawl.contact == "ä@b.de"


def test_home_database_and_archive_come_from_the_environment(tmp_path: Path) -> None:
    found = load_settings(
        None,
        {
            "KONZEPTMONITOR_HOME": str(tmp_path),
            "KONZEPTMONITOR_DATABASE_URL": "postgresql://db/k",
            "KONZEPTMONITOR_ARCHIVE_URL": "s3://bucket",
        },
    )
    assert (found.home, found.database_url, found.archive_url) == (
        tmp_path,
        "postgresql://db/k",
        "s3://bucket",
    )


@given(st.lists(entries, max_size=4))
def test_a_list_in_the_environment_is_json_or_comma_separated(resolve: list[str]) -> None:
    assert settings(CRAWL__RESOLVE=json.dumps(resolve)).crawl.resolve == resolve
    assert settings(CRAWL__RESOLVE=", ".join(resolve)).crawl.resolve == resolve


def test_a_list_in_the_file_is_a_list(tmp_path: Path) -> None:
    found = with_file(tmp_path, '[crawl]\nallowed_networks = ["127.0.0.0/8", "::1/128"]')
    assert found.crawl.allowed_networks == ["127.0.0.0/8", "::1/128"]


@pytest.mark.parametrize(
    ("environ", "sentence"),
    [
        ({"CRAWL__DELAY": "1"}, r"Unknown setting crawl\.delay; known in \[crawl\]: .*delay_seconds"),
        ({"CRAWL": "1"}, r"Unknown setting KONZEPTMONITOR_CRAWL in the environment; settings are named"),
        ({"CRAWLER__DELAY_SECONDS": "1"}, r"Unknown setting KONZEPTMONITOR_CRAWLER__.*crawl, alerts, web"),
        ({"CRAWL__DELAY_SECONDS": "schnell"}, r"crawl\.delay_seconds = 'schnell' is not usable: .*number"),
        ({"CRAWL__DELAY_SECONDS": "-1"}, r"crawl\.delay_seconds = '-1' is not usable: .*greater than or equal to 0"),
        ({"CRAWL__DELAY_SECONDS": "inf"}, r"crawl\.delay_seconds = 'inf' is not usable: .*finite"),
        ({"CRAWL__DELAY_SECONDS": ""}, r"crawl\.delay_seconds = '' is not usable"),
        ({"CRAWL__REQUESTS_PER_DISTRICT": "2"}, r"crawl\.requests_per_district = '2' .*equal to 3"),
        ({"CRAWL__REQUESTS_PER_DISTRICT": "9.5"}, r"crawl\.requests_per_district = '9\.5' .*integer"),
        ({"CRAWL__VERIFY_TLS": "vielleicht"}, r"crawl\.verify_tls = 'vielleicht' .*boolean"),
        ({"CRAWL__RESOLVE": "quatsch"}, r"crawl\.resolve = .*'quatsch' is not of the form name=address:port"),
        ({"CRAWL__RESOLVE": "a=localhost:80"}, r"crawl\.resolve = .*'a=localhost:80' is not of the form"),
        ({"CRAWL__RESOLVE": "a=127.0.0.1:99999"}, r"crawl\.resolve = .*not of the form"),
        ({"CRAWL__RESOLVE": "a=127.0.0.1:²"}, r"crawl\.resolve = .*not of the form"),
        ({"CRAWL__RESOLVE": "=127.0.0.1:80"}, r"crawl\.resolve = .*not of the form"),
        ({"CRAWL__RESOLVE": '["a'}, r'crawl\.resolve = .*write \["one", "two"\] or one,two'),
        ({"CRAWL__RESOLVE": "[1]"}, r"crawl\.resolve\.0 = 1 is not usable: .*string"),
        ({"CRAWL__ALLOWED_NETWORKS": "10.0.0.1/8"}, r"crawl\.allowed_networks = .*10\.0\.0\.1/8 has host bits set"),
        ({"CRAWL__ALLOWED_NETWORKS": "intern"}, r"crawl\.allowed_networks = .*'intern'"),
        ({"ALERTS__MIN_SCORE": "50"}, r"alerts\.min_score = '50' .*less than or equal to 1"),
    ],
)  # fmt: skip
def test_a_bad_setting_in_the_environment_is_refused_with_a_sentence(
    environ: dict[str, str], sentence: str
) -> None:
    with pytest.raises(BadSettings, match=sentence) as caught:
        settings(**environ)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize(
    ("toml", "sentence"),
    [
        ("[crawl]\ndelay = 1", r"Unknown setting crawl\.delay; known in \[crawl\]"),
        (
            "[crawls]\ndelay_seconds = 1",
            r"konzeptmonitor\.toml: unknown section \[crawls\]; known are \[crawl\], ",
        ),
        ("delay_seconds = 1", r"konzeptmonitor\.toml: unknown section \[delay_seconds\]"),
        ("[crawl]\ndelay_seconds = 'bald'", r"crawl\.delay_seconds = 'bald' is not usable"),
        ("[crawl]\nresolve = 3", r"crawl\.resolve = 3 is not usable: .*list"),
        ("[crawl", r"konzeptmonitor\.toml is not valid TOML: .* Correct that line"),
        ("[crawl]\ndelay_seconds = 1\ndelay_seconds = 2\n", r"is not valid TOML: .*line 3"),
    ],
)
def test_a_bad_setting_in_the_file_is_refused_with_a_sentence(
    tmp_path: Path, toml: str, sentence: str
) -> None:
    with pytest.raises(BadSettings, match=sentence):
        with_file(tmp_path, toml)


def test_a_file_in_another_encoding_is_refused_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "konzeptmonitor.toml").write_bytes("[crawl]\ncontact = 'ä'".encode("latin-1"))
    with pytest.raises(BadSettings, match=r"konzeptmonitor\.toml is not valid TOML"):
        settings(tmp_path)


def test_every_fault_is_named_at_once() -> None:
    with pytest.raises(BadSettings) as caught:
        settings(CRAWL__DELAY="1", CRAWL__MAX_BODY_MB="0", ALERTS__MIN_SCORE="x")
    assert all(name in str(caught.value) for name in ("crawl.delay", "crawl.max_body_mb", "alerts.min_score"))


def test_what_is_recorded_with_a_crawl_shapes_it_and_holds_no_password() -> None:
    recorded = settings(CRAWL__DELAY_SECONDS="2", ALERTS__SMTP_URL="smtp://amt:geheim@mail.de").recorded()
    assert recorded["delay_seconds"] == 2.0
    assert "geheim" not in json.dumps(recorded)


def test_settings_cannot_be_changed_after_reading() -> None:
    with pytest.raises(ValueError, match="frozen"):
        settings().crawl.delay_seconds = 0.0


@pytest.mark.parametrize(
    ("name", "value", "advice"),
    [
        ("ALERTS__SMTP_URL", "http://anna:geheim@mail.example.org", "alerts.smtp_url is not usable"),
        ("ALERTS__SMTP_URL", "mail.example.org", "smtp+starttls://"),
        ("ALERTS__SMTP_URL", "smtp://anna:geheim@mail.example.org:99999", "alerts.smtp_url is not usable"),
        ("ALERTS__SMTP_URL", "smtp://", "alerts.smtp_url is not usable"),
        ("ALERTS__MAIL_FROM", "kein", "alerts.mail_from = 'kein'"),
        ("ALERTS__MAIL_FROM", "a@b.de, c@d.de", "write name@institut.de"),
        ("ARCHIVE_URL", "ftp://server/archiv", "archive_url = 'ftp://server/archiv'"),
        ("ARCHIVE_URL", "s3://", "s3://name/folder"),
    ],
)
def test_addresses_that_cannot_work_are_refused_when_read(name: str, value: str, advice: str) -> None:
    with pytest.raises(BadSettings) as caught:
        load_settings("/nowhere", {f"KONZEPTMONITOR_{name}": value})
    assert advice in str(caught.value)
    assert "geheim" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ALERTS__SMTP_URL", "smtp+starttls://name:p%40ss@mail.example.org:587"),
        ("ALERTS__SMTP_URL", "smtp://127.0.0.1:2525/"),
        ("ALERTS__MAIL_FROM", "Konzeptmonitor <km@institut.test>"),
        ("ALERTS__MAIL_FROM", "km@institut.test"),
        ("ARCHIVE_URL", "s3://bucket/folder"),
        ("ARCHIVE_URL", r"C:\\Archiv"),
    ],
)
def test_addresses_that_can_work_are_taken(name: str, value: str) -> None:
    load_settings("/nowhere", {f"KONZEPTMONITOR_{name}": value})
