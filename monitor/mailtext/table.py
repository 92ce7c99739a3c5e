"""The alerts of a message as a table that Excel and R open. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from monitor.telling import Told

# The names of the alert listing, so that a script reads the attachment as it reads `alerts --format csv`.
COLUMNS = (
    "id",
    "ags",
    "district",
    "land",
    "kind",
    "title",
    "role",
    "score",
    "url",
    "newness",
    "detected_at",
    "reasons",
    "link",
)
# Excel takes a file without it for Windows-1252.
BYTE_ORDER_MARK = "\ufeff"
# A cell that begins so is run as a formula (OWASP, CSV injection); titles come from strangers.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_table(alerts: Sequence[Told]) -> str:
    """One line an alert, commas between the cells, moments in UTC."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(alert) for alert in alerts)
    return BYTE_ORDER_MARK + sheet.getvalue()


def _row(alert: Told) -> list[str]:
    values = {
        **{name: getattr(alert, name) for name in COLUMNS},
        "detected_at": alert.detected_at.isoformat().replace("+00:00", "Z"),
        "reasons": " | ".join(alert.reasons),
    }
    return [_harmless("" if value is None else str(value)) for value in values.values()]


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
