"""Makes the sample papers in monitor/samples/files from the texts beside them.

    python scripts/make_sample_pdfs.py [NAME …]

The result is committed, so that demo and tests need neither ReportLab nor LibreOffice. ReportLab's output is
the same bytes each time (``invariant``); LibreOffice's and Word's files carry times and are remade only on purpose.
"""

from __future__ import annotations

import sys

from sample_office import make_docx, make_with_office
from sample_pdf import STYLES, make_pdf
from sample_texts import FILES, TEXTS, read


def make(name: str) -> None:
    """Write the file, or files, of one text as its head asks: ``style``, ``again`` (a second style), ``as``."""
    head, _ = read(name)
    kind = head.get("as", "pdf")
    if kind == "docx":
        make_docx(name, FILES / f"{name}.docx")
    elif kind == "office":
        make_with_office(name, FILES / f"{name}.pdf")
    else:
        make_pdf(name, FILES / f"{name}.pdf", STYLES[head["style"]])
    if "again" in head:
        make_pdf(name, FILES / f"{name}-neu.pdf", STYLES[head["again"]])


def main(names: list[str]) -> None:
    FILES.mkdir(exist_ok=True)
    remade_on_purpose = {"docx", "office"}
    for name in names or sorted(path.stem for path in TEXTS.glob("*.md")):
        head, _ = read(name)
        if head.get("as") in remade_on_purpose and not names and list(FILES.glob(f"{name}.*")):
            continue
        if head.get("as") != "html":
            make(name)
            print(name)


if __name__ == "__main__":
    main(sys.argv[1:])
