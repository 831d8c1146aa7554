"""Draw pages of every layout of the record, and of the worksheets, into a folder."""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
from PIL import Image

from app import paths
from app.models.packs import load_packs
from app.models.session_file import read_session_file
from app.reports.export import ExportOptions, ExportWork, write_to
from app.reports.options import ALL_PARTS, LAYOUTS, Edition, Format, Layout
from app.reports.worksheets.writer import WorksheetOptions, write_blank_worksheet, write_worksheet

if TYPE_CHECKING:
    from app.models.records import Session

SAMPLE = "hollin-bank.visioning.json"
PRINTED = datetime(2026, 11, 24, 16, 5, tzinfo=UTC)
# Points of the paper's width to pixels of the picture's.
_WIDTH = 900
# Pages of the full record and of large print that are drawn; the rest look like them.
_SHOWN = {Layout.RECORD: 20, Layout.LARGE_PRINT: 6}


def main(folder: Path) -> None:
    """Draw each layout on its usual paper, from the sample workshop."""
    folder.mkdir(parents=True, exist_ok=True)
    resources = paths.resources_folder()
    packs = load_packs([resources / "packs"])
    sample = read_session_file(resources / "samples" / SAMPLE, packs, PRINTED)
    for layout in Layout:
        out = io.BytesIO()
        options = ExportOptions(
            resources,
            PRINTED,
            ALL_PARTS,
            layout=layout,
            paper=LAYOUTS[layout].papers[0],
            edition=Edition(1),
        )
        write_to(out, Format.PDF, ExportWork(sample, options))
        draw(out, folder, f"record-{layout}", _SHOWN.get(layout, 1))
    draw_worksheets(sample, folder, resources)


def draw_worksheets(sample: Session, folder: Path, resources: Path) -> None:
    """Draw the form for the second agency, and the blank sheet in both prints."""
    form, blank, large = io.BytesIO(), io.BytesIO(), io.BytesIO()
    options = WorksheetOptions(has_checklist=True)
    write_worksheet(sample, sample.agencies[1].id, form, resources=resources, options=options)
    write_blank_worksheet(sample, blank, resources=resources)
    write_blank_worksheet(sample, large, resources=resources, is_large=True)
    draw(form, folder, "worksheet", 4)
    draw(blank, folder, "worksheet-blank", 1)
    draw(large, folder, "worksheet-large-print", 2)


def draw(pdf: io.BytesIO, folder: Path, name: str, most: int) -> None:
    """Draw the first pages of a PDF."""
    document = pypdfium2.PdfDocument(pdf.getvalue())
    document.init_forms()
    for number in range(min(most, len(document))):
        page = document[number]
        picture = page.render(scale=_WIDTH / page.get_width(), may_draw_forms=True).to_pil()
        target = folder / f"{name}-{number + 1:02}.png"
        picture.quantize(256, method=Image.Quantize.FASTOCTREE).save(target, optimize=True)
        print(target)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
