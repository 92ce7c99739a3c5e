"""Train the weights of the signs in address and title, and write them into the readable model file.

    python scripts/train_recogniser.py benchmarks/data/labelled_urls.csv …

Each CSV has the columns url, page_title_or_heading and label. The weights begin at the expected ones of the
model file and move as far as the rows insist; ``benchmarks/recognition.py`` measures with districts kept apart.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from crawler.recognise.address_model import FILE, shipped_model
from crawler.recognise.address_signs import signs
from crawler.recognise.training import BIAS, Judged, train

ABOUT_PAPERS = {"concept_page", "concept_document", "concept_news", "council_item"}
# Set by hand: it depends on the district asked about, which the rows do not name.
BY_HAND = {"not_ours"}


def main(files: list[str]) -> int:
    """Train on the files and write the model; 2 when none is named."""
    if not files:
        sys.stderr.write("Name the CSV files of labelled addresses to train on.\n")
        return 2
    rows = [row for file in files for row in judged_rows(Path(file))]
    held = json.loads(FILE.read_text(encoding="utf-8"))
    expected = {code: value for code, value in shipped_model().expected.items() if code not in BY_HAND}
    weights = train(rows, expected, held["strength"])
    fired = Counter(code for found, _ in rows for code in found)
    held |= {"bias": round(weights[BIAS], 2), "rows": len(rows), "papers": sum(paper for _, paper in rows)}
    for code in expected:
        held["signs"][code] |= {"weight": round(weights[code], 2), "rows": fired[code]}
    FILE.write_text(json.dumps(held, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(rows)} rows, {held['papers']} of papers; written to {FILE.name}.\n")
    return 0


def judged_rows(file: Path) -> list[Judged]:
    """The rows of a CSV of labelled addresses, as signs and whether they are or present a paper."""
    with file.open(encoding="utf-8-sig") as lines:
        return [
            (
                {sign.code: sign.strength for sign in signs(row["url"], row["page_title_or_heading"])},
                row["label"] in ABOUT_PAPERS,
            )
            for row in csv.DictReader(lines)
        ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
