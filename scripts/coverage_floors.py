"""Print the branch coverage of each layer of `app/`, and fail where one is below its floor.

Run by `make coverage`, which leaves the figures in build/coverage.json first.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

# Per cent of lines and branches that some test reaches; never lowered.
FLOORS = {"app/models": 97.0, "app/reports": 97.0, "app/ui": 90.0, "app/cli": 97.0}


def main(figures: Path) -> int:
    """Print each layer's share; return 1 if one is below its floor."""
    files = json.loads(figures.read_text(encoding="utf-8"))["files"]
    is_low = False
    for layer, floor in FLOORS.items():
        share, missing = _share(files, layer)
        is_low |= share < floor
        verdict = "BELOW its floor of" if share < floor else "floor"
        print(f"{layer:12} {share:6.2f} %  {verdict} {floor:.1f} %, {missing} not reached")
    return int(is_low)


def _share(files: dict[str, dict[str, dict[str, int]]], layer: str) -> tuple[float, int]:
    """Return the per cent of a layer's lines and branches reached, and how many were not."""
    reached = total = 0
    for name, figures in files.items():
        if Path(name).as_posix().startswith(f"{layer}/"):
            summary = figures["summary"]
            reached += summary["covered_lines"] + summary["covered_branches"]
            total += summary["num_statements"] + summary["num_branches"]
    return (100 * reached / total if total else 0.0), total - reached


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
