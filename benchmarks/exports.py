"""Measure how long each format and layout takes to write, and how large the file is.

    python -m benchmarks.exports

The sessions are the sample's size, and ten agencies by thirty prompts of 400 words.
"""

from __future__ import annotations

import io
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from app.models.session_file import write_session
from app.paths import resources_folder
from app.reports.export import ExportOptions, ExportWork, write_to
from app.reports.options import ALL_PARTS, LAYOUTS, Format, Layout
from tests.reports.samples import NOW, filled_session, sized_session

_RUNS = 5


def main() -> None:
    """Print the median of five runs for each session, format and layout."""
    sessions = {
        "sample": filled_session(),
        "10 × 30 × 400": sized_session(10, 30, lambda _p, _a: "word " * 400, people=40),
    }
    for name, session in sessions.items():
        for wanted in Format:
            for layout in Layout if wanted is Format.PDF else (Layout.RECORD,):
                if wanted is Format.ICS and not session.meetings:
                    continue
                options = ExportOptions(
                    resources_folder(),
                    NOW,
                    ALL_PARTS,
                    writers={Format.JSON: write_session},
                    layout=layout,
                    paper=LAYOUTS[layout].papers[0],
                )
                seconds, size = _measured(ExportWork(session, options), wanted)
                print(f"{name:14} {wanted:5} {layout:12} {seconds:7.2f} s {size // 1024:7} kB")


def _measured(work: ExportWork, wanted: Format) -> tuple[float, int]:
    taken, size = [], 0
    for _ in range(_RUNS):
        out = io.BytesIO()
        begun = time.perf_counter()
        write_to(out, wanted, work)
        taken.append(time.perf_counter() - begun)
        size = out.tell()
    return statistics.median(taken), size


if __name__ == "__main__":
    main()
