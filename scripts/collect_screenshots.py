"""Draw the dialog that shows what came back on worksheets, into a folder."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from app.models.worksheets.fields import ROLE, UnreadableFile, WorksheetError, prompt_field
from app.models.worksheets.reader import read_worksheet
from app.paths import resources_folder
from app.reports.worksheets.writer import WorksheetOrder, write_to
from scripts.screenshots import SIZES, program, settle

if TYPE_CHECKING:
    from app.models.records import Session
    from app.models.worksheets.summary import Result

_SAID = {
    1: ("Priya Nair", "School nurse", "One nurse a child knows by name\nClinics in school"),
    2: ("Samuel Reid", "Family support worker", "Visits that start from what the family asks"),
    3: ("Idris Bello", "Youth offending team", "Being asked before a decision is made"),
}


def main(folder: Path) -> None:
    """Draw the dialog over the sample workshop at each size."""
    folder.mkdir(parents=True, exist_ok=True)
    with program() as (window, workspace), tempfile.TemporaryDirectory() as post:
        from app.ui.worksheets.collect_dialog import CollectDialog

        window.commands.sample.trigger()
        settle()
        workspace.show_tab(2)
        session = workspace.tab.session
        results = returned(session, Path(post))
        for width, height in SIZES:
            window.resize(width, height)
            dialog = CollectDialog(window.theme, session, results, lambda _id: "", window)
            dialog.show()
            settle()
            dialog.grab().save(str(folder / f"collect-{width}x{height}.png"))
            dialog.close()


def returned(session: Session, post: Path) -> list[Result]:
    """Return what three agencies sent back, a scan, and somebody's letter."""
    from pypdf import PdfWriter

    results: list[Result] = []
    for number, (name, role, answer) in _SAID.items():
        agency = session.agencies[number]
        file = post / f"Worksheet {agency.name.replace('/', ' ')}.pdf"
        write_to(file, session, agency, WorksheetOrder(), resources_folder())
        form = PdfWriter(clone_from=file)
        fields = {prompt_field(prompt.id): answer for prompt in session.prompts[:number]}
        who = next(f for f in form.get_form_text_fields() if f.startswith("who"))
        form.update_page_form_field_values(None, {**fields, who: name, ROLE: role})
        form.write(file)
        results.append(read(file))
    scan, letter = post / "scan of the sheet.pdf", post / "letter.pdf"
    flat = PdfWriter()
    flat.add_blank_page(595, 842)
    flat.write(scan)
    letter.write_text("Dear all")
    return [*results, read(scan), read(letter)]


def read(file: Path) -> Result:
    """Read one file, or give why that can't be done."""
    try:
        return read_worksheet(file)
    except WorksheetError as error:
        return UnreadableFile(file.name, error)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
