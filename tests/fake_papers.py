"""Papers as districts publish them, made for a test."""

from __future__ import annotations

import io
from functools import cache

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

FIELDS = ("Sprache und Bildung", "Arbeit und Ausbildung", "Wohnen", "Gesundheit", "Interkulturelle Öffnung")


def concept(district: str = "Landkreis Auental", year: int = 2024, note: str = "") -> tuple[str, ...]:
    """The pages of an integration concept. ``note`` goes into its last page and makes another edition."""
    fields = "\n\n".join(
        f"{number}. Handlungsfeld {field}\nZiel: Alle Menschen im {district} haben gleichberechtigt teil. "
        f"Maßnahme {number}.1: Der {district} richtet bis {year + number} eine Beratungsstelle für Zugewanderte ein. "
        f"Maßnahme {number}.2: Migrantenorganisationen werden an der Planung im Feld {field} beteiligt."
        for number, field in enumerate(FIELDS, 1)
    )
    return (
        f"Integrationskonzept\n{district}\n\n{year}\n\nHerausgeber: {district}, Der Landrat",
        f"Vorwort\n\nLiebe Leserinnen und Leser,\nder Kreistag hat am 14. Oktober {year} das "
        "Integrationskonzept beschlossen. Integration verstehen wir als gleichberechtigte Teilhabe aller Menschen, "
        "mit und ohne Migrationshintergrund, am gesellschaftlichen Leben.",
        f"Inhaltsverzeichnis\n\n{fields}",
        f"Umsetzung und Evaluation\n\nDie Integrationsbeauftragte berichtet dem Kreistag jährlich. {note}",
    )


@cache
def pdf(*pages: str, title: str = "", password: str = "", invariant: bool = True) -> bytes:
    """A PDF with these pages; the same pages always make the same bytes."""
    out = io.BytesIO()
    lock = StandardEncryption(password, canPrint=0) if password else None
    canvas = Canvas(out, pagesize=A4, encrypt=lock, invariant=invariant)
    canvas.setTitle(title)
    for page in pages:
        text = canvas.beginText(72, 770)
        for line in page.splitlines():
            for part in simpleSplit(line, "Helvetica", 11, 450) or [""]:
                text.textLine(part)
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def concept_pdf(district: str = "Landkreis Auental", year: int = 2024, note: str = "") -> bytes:
    """An integration concept as a PDF."""
    return pdf(*concept(district, year, note), title=f"Integrationskonzept {year}")
