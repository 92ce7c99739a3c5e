"""Makes the office samples of this folder again. Needs LibreOffice (``soffice``); the tests do not.

    python tests/crawler/extract/files/make.py

``konzept.fodt`` is the source: a paper with header, footer and page numbers. ``konzept_neu_gesetzt.pdf`` is the
same text set anew: other paper size, other font size, and so other line and page breaks.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
SOURCE = HERE / "konzept.fodt"

ANEW = (
    ('fo:page-width="21cm" fo:page-height="29.7cm"', 'fo:page-width="14.8cm" fo:page-height="21cm"'),
    ('fo:margin-left="3cm" fo:margin-right="3cm"', 'fo:margin-left="1.5cm" fo:margin-right="1.5cm"'),
    ('fo:font-size="11pt"', 'fo:font-size="10pt"'),
)


def convert(source: Path, kind: str) -> None:
    """Write ``source`` as ``kind`` into this folder, under the same name."""
    subprocess.run(["soffice", "--headless", "--convert-to", kind, "--outdir", HERE, source], check=True)


def main() -> None:
    for kind in ("pdf", "docx", "odt", "doc:MS Word 97", "rtf"):
        convert(SOURCE, kind)
    with tempfile.TemporaryDirectory() as folder:
        anew = Path(folder) / "konzept_neu_gesetzt.fodt"
        text = SOURCE.read_text(encoding="utf-8")
        for before, after in ANEW:
            text = text.replace(before, after)
        anew.write_text(text, encoding="utf-8")
        convert(anew, "pdf")


if __name__ == "__main__":
    main()
