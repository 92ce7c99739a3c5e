"""Home and settings: read once, checked loudly.

``konzeptmonitor.toml`` in the home, then ``KONZEPTMONITOR_<SECTION>__<KEY>`` in the environment, which
wins. Unknown keys and bad values are refused with a sentence (BadSettings).
"""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Mapping
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import platformdirs
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from storage.windows import Windows, parse_window

PREFIX = "KONZEPTMONITOR_"
FILE_NAME = "konzeptmonitor.toml"


class BadSettings(ValueError):
    """A setting is unknown or wrong. The message names it and says what to write instead."""


def _list(value: object) -> object:
    """Lists come from the environment as JSON or comma-separated."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    if text.startswith("["):
        try:
            return json.loads(text)
        except json.JSONDecodeError as error:
            raise ValueError(f'write ["one", "two"] or one,two ({error})') from error
    return [part.strip() for part in text.split(",") if part.strip()]


def _networks(values: list[str]) -> list[str]:
    for value in values:
        ip_network(value)
    return values


def _windows(values: list[str]) -> list[str]:
    for value in values:
        parse_window(value)
    return values


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError) as error:  # what zoneinfo says to names that are none
        raise ValueError("it is no time zone; write one such as Europe/Berlin") from error
    return name


def _resolve(values: list[str]) -> list[str]:
    for value in values:
        name, _, target = value.partition("=")
        address, _, port = target.rpartition(":")
        if not (name.strip() and _is_address(address.strip("[] ")) and _is_port(port)):
            raise ValueError(
                f"{value!r} is not of the form name=address:port, such as www.kreis.test=127.0.0.1:8080"
            )
    return values


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _is_port(text: str) -> bool:
    return text.strip().isdecimal() and 0 < int(text) < 65536


def _smtp_url(url: str) -> str:
    """Where mail is handed in; never repeated in a message, since it may hold a password."""
    parts = urlsplit(url)
    shape = parts.scheme in ("smtp", "smtp+starttls", "smtps") and parts.hostname and parts.path in ("", "/")
    if url and (not shape or not _is_port(str(parts.port or 25)) or parts.query or parts.fragment):
        raise ValueError(
            "it names no mail server; write smtp://, smtp+starttls:// or smtps://, such as "
            "smtp+starttls://name:password@mail.example.org:587"
        )
    return url


def _sender(text: str) -> str:
    """A mail address, alone or as ``Name <address>``."""
    _, _, named = text.rpartition("<")
    if text and not re.fullmatch(r"[^\s@<>,;]+@[^\s@<>,;]+", named.removesuffix(">").strip()):
        raise ValueError("it is no mail address; write name@institut.de or Konzeptmonitor <name@institut.de>")
    return text


def _archive(url: str) -> str:
    """A folder, or a bucket that obstore knows how to open."""
    scheme, separator, rest = url.partition("://")
    if separator and (scheme not in ("s3", "file") or not rest.strip("/")):
        raise ValueError("write a folder, or a bucket such as s3://name/folder")
    return url


StringList = Annotated[list[str], BeforeValidator(_list)]


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class CrawlSettings(_Section):
    delay_seconds: float = Field(1.0, ge=0, description="pause between two requests to one host")
    concurrent_districts: int = Field(40, ge=1, description="districts crawled side by side in one process")
    requests_per_district: int = Field(
        400,
        ge=3,
        description="budget of one crawl, every request counted; 400 at one a second is under 7 minutes",
    )
    contact: str = Field(
        "", description="mail address or URL for the User-Agent; `run` refuses to work without it"
    )
    resolve: Annotated[StringList, AfterValidator(_resolve)] = Field(
        default_factory=list, description="name=address:port, overrides DNS"
    )
    allowed_networks: Annotated[StringList, AfterValidator(_networks)] = Field(
        default_factory=list, description="CIDRs of non-public addresses that may be fetched"
    )
    max_body_mb: float = Field(64, gt=0, description="larger answers are cut off and recorded as too large")
    timeout_seconds: float = Field(
        60, gt=0, description="longest wait for one answer, and for one page's scripts"
    )
    verify_tls: bool = Field(True, description="refuse certificates that cannot be verified")
    shared_hosters: StringList = Field(
        default_factory=list, description="further domains whose hosts count as one host for the pause"
    )
    interval_hours: float = Field(
        168, gt=0, description="`crawl --due`: a district is due this long after its last crawl"
    )
    retry_hours: float = Field(
        24, gt=0, description="`crawl --due`: after a crawl that could not observe the district"
    )
    jitter_hours: float = Field(
        24, ge=0, description="up to this much sooner, so that districts read together drift apart"
    )
    windows: Annotated[StringList, AfterValidator(_windows)] = Field(
        default_factory=lambda: ["Mo-Fr 20:00-06:00", "Sa-So"],
        description="when the service begins crawls, in local time; empty: always. `crawl` by hand knows no windows",
    )
    time_zone: Annotated[str, AfterValidator(_zone)] = Field("Europe/Berlin", description="of crawl.windows")
    watched_hours: float = Field(
        24, gt=0, description="the service crawls watched addresses this long after their last crawl"
    )
    none_found_days: int = Field(
        90, ge=1, description="'searched, none found' lapses after this long without a crawl"
    )
    rendered_pages_per_district: int = Field(
        10,
        ge=0,
        description="pages of one crawl that are opened in Chromium because they are empty without their scripts "
        "(extra js); their requests count like all others; 0: none",
    )
    max_minutes: float = Field(
        120, gt=0, description="hard limit of one crawl process; what is still open then is ended"
    )

    @property
    def week(self) -> Windows:
        """The windows in which the service begins crawls."""
        return Windows(tuple(map(parse_window, self.windows)), ZoneInfo(self.time_zone))


class AlertSettings(_Section):
    confirm_vanished_hours: float = Field(
        24, ge=0, description="0: confirmed by a second request in the same crawl"
    )
    smtp_url: Annotated[str, AfterValidator(_smtp_url)] = Field(
        "", description="smtp, smtp+starttls or smtps://user:password@host:port; empty: no mail is sent"
    )
    mail_from: Annotated[str, AfterValidator(_sender)] = Field("", description="sender of all mails")
    min_score: float = Field(0.5, ge=0, le=1, description="papers below this score raise no alert")
    site_problem_failures: int = Field(
        2, ge=1, description="a site's problem is told when this many crawls in a row showed it, …"
    )
    site_problem_hours: float = Field(
        24, ge=0, description="… the first and the last of them at least this far apart"
    )
    max_attempts: int = Field(
        8, ge=1, description="a delivery is given up after this many temporary failures"
    )


class WebSettings(_Section):
    address: str = Field("127.0.0.1:8765", description="host:port the dashboard listens on (loopback only)")
    base_url: str = Field(
        "", description="address of the dashboard as people open it, for links in mails and feeds"
    )


class LogSettings(_Section):
    format: Literal["text", "json"] = Field(
        "text", description="lines for people, or one JSON object a line, of `run`, `serve` and crawls"
    )


class Settings(_Section):
    """Everything configurable, plus where the home is."""

    home: Path
    database_url: str
    archive_url: Annotated[str, AfterValidator(_archive)]
    crawl: CrawlSettings = CrawlSettings()  # type: ignore[call-arg]
    alerts: AlertSettings = AlertSettings()  # type: ignore[call-arg]
    web: WebSettings = WebSettings()  # type: ignore[call-arg]
    log: LogSettings = LogSettings()  # type: ignore[call-arg]

    def recorded(self) -> dict[str, Any]:
        """The settings that shape a crawl, as stored with it (no passwords)."""
        return self.crawl.model_dump(mode="json")


_SECRET = {"alerts.smtp_url"}  # may hold a password: never printed
_OWN = {"HOME", "DATABASE_URL", "ARCHIVE_URL"}
_SECTIONS: dict[str, type[BaseModel]] = {
    "crawl": CrawlSettings,
    "alerts": AlertSettings,
    "web": WebSettings,
    "log": LogSettings,
}


def load_settings(home: str | Path | None = None, environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings of a home. Raises BadSettings for an unknown key or a bad value, naming it."""
    folder = (
        Path(home or environ.get(PREFIX + "HOME") or platformdirs.user_data_path("konzeptmonitor"))
        .expanduser()
        .absolute()
    )
    values = _from_file(folder / FILE_NAME)
    for name, section in _from_environment(environ).items():
        values.setdefault(name, {}).update(section)
    try:
        return Settings.model_validate(
            {
                "home": folder,
                "database_url": environ.get(PREFIX + "DATABASE_URL")
                or f"sqlite:///{folder / 'konzeptmonitor.db'}",
                "archive_url": environ.get(PREFIX + "ARCHIVE_URL") or str(folder / "archive"),
                **values,
            }
        )
    except ValidationError as error:
        raise BadSettings(_sentence(error)) from error
    except ValueError as error:
        raise BadSettings(f"Settings: {error}") from error


def _from_file(path: Path) -> dict[str, dict[str, Any]]:
    if not path.exists():
        return {}
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))  # Notepad writes a byte order mark
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSettings(f"{path} is not valid TOML: {error}. Correct that line.") from error
    for name, section in values.items():
        if name not in _SECTIONS or not isinstance(section, dict):
            raise BadSettings(f"{path}: unknown section [{name}]; known are [{'], ['.join(_SECTIONS)}].")
    return values


def _from_environment(environ: Mapping[str, str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for variable, value in environ.items():
        if not variable.startswith(PREFIX) or variable[len(PREFIX) :] in _OWN:
            continue
        section, separator, key = variable[len(PREFIX) :].lower().partition("__")
        if not separator or section not in _SECTIONS:
            raise BadSettings(
                f"Unknown setting {variable} in the environment; settings are named {PREFIX}<SECTION>__<KEY> "
                f"with the sections {', '.join(_SECTIONS)}."
            )
        found.setdefault(section, {})[key] = value
    return found


def _sentence(error: ValidationError) -> str:
    parts = []
    for problem in error.errors():
        name = ".".join(str(part) for part in problem["loc"])
        if problem["type"] == "extra_forbidden":
            section = str(problem["loc"][0])
            known = (
                ", ".join(_SECTIONS[section].model_fields) if section in _SECTIONS else ", ".join(_SECTIONS)
            )
            parts.append(f"Unknown setting {name}; known in [{section}]: {known}.")
        else:
            reason = problem["msg"].removeprefix("Value error, ")
            value = "" if name in _SECRET else f" = {problem['input']!r}"
            parts.append(f"Setting {name}{value} is not usable: {reason}.")
    return " ".join(parts)
