"""Fit how far the sum of signs in a whole text may be believed, and write it into the readable file.

    python scripts/calibrate_recogniser.py

The rows are those of ``benchmarks/data/papers/first_sight.csv``; ``python -m benchmarks.recognition`` measures.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.whole_texts import first_sight, fit
from crawler.recognise.calibration import FILE

ABOUT = (
    "What the log-odds of a whole text are multiplied by, above and below an even chance; fitted by "
    "scripts/calibrate_recogniser.py on documents judged at first sight."
)


def main() -> int:
    """Fit and write."""
    found = fit(first_sight())
    held = {
        "about": ABOUT,
        "above": round(found.above, 2),
        "below": round(found.below, 2),
        "rows": found.rows,
        "papers": found.papers,
    }
    FILE.write_text(json.dumps(held, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(f"{found.rows} documents, {found.papers} of papers; written to {FILE.name}.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
