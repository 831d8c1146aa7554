"""Fill worksheets in with programs that have nothing to do with one another."""

from __future__ import annotations

import json
import os
import subprocess
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import pikepdf
from pypdf import PdfReader, PdfWriter

from app.models.worksheets.fields import name_field, prompt_field
from app.paths import resources_folder
from app.reports.worksheets.writer import WorksheetOptions, write_worksheet
from tests.other_programs import program, skip_without

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.models.records import Session

ROOT = Path(__file__).parents[3]


def worksheet(session: Session, agency_id: str, *, has_checklist: bool = True) -> bytes:
    """Return the form of an agency."""
    out = BytesIO()
    options = WorksheetOptions(has_checklist=has_checklist)
    write_worksheet(
        session, agency_id, out, resources=resources_folder(), options=options, is_invariant=True
    )
    return out.getvalue()


def values_for(
    session: Session, agency_id: str, name: str = "", role: str = "", **answers: str
) -> dict[str, str]:
    """Return the values of the fields: each of the answers is named by the id of its prompt."""
    given = {prompt_field(prompt_id): text for prompt_id, text in answers.items()}
    return {name_field(session.details.id, agency_id): name, "role": role, **given}


def fill_with_pypdf(form: bytes, values: Mapping[str, str], target: Path) -> Path:
    writer = PdfWriter(clone_from=BytesIO(form))
    for page in writer.pages:
        writer.update_page_form_field_values(page, dict(values), auto_regenerate=True)
    writer.write(target)
    return target


def fill_with_pikepdf(form: bytes, values: Mapping[str, str], target: Path) -> Path:
    with pikepdf.open(BytesIO(form)) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            if (name := str(field.T)) in values:
                _set(field, values[name])
        pdf.Root.AcroForm.NeedAppearances = True
        pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return target


def _set(field: pikepdf.Object, value: str) -> None:
    if field.FT != "/Btn":
        field.V = pikepdf.String(value)
        return
    field.V = pikepdf.Name(f"/{value}")
    for kid in field.Kids:
        states = kid.AP.N.keys()
        kid.AS = field.V if f"/{value}" in states else pikepdf.Name("/Off")


def fill_with_pdftk(form: bytes, values: Mapping[str, str], target: Path) -> Path:
    source, data = target.with_suffix(".source.pdf"), target.with_suffix(".xfdf")
    source.write_bytes(form)
    fields = "".join(
        f'<field name="{escape(name)}"><value>{escape(value)}</value></field>'
        for name, value in values.items()
    )
    data.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<xfdf xmlns="http://ns.adobe.com/xfdf/"><fields>{fields}</fields></xfdf>',
        encoding="utf-8",
        newline="",
    )
    command = [program("pdftk"), source, "fill_form", data, "output", target, "need_appearances"]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    return target


_PDF_LIB = """
const fs = require("fs");
const { PDFDocument, PDFTextField } = require("pdf-lib");
(async () => {
  const [source, data, target] = process.argv.slice(1);
  const pdf = await PDFDocument.load(fs.readFileSync(source));
  const form = pdf.getForm();
  for (const [name, value] of Object.entries(JSON.parse(fs.readFileSync(data, "utf8")))) {
    const field = form.getField(name);
    if (field instanceof PDFTextField) field.setText(value); else field.select(value);
  }
  fs.writeFileSync(target, await pdf.save({ updateFieldAppearances: false }));
})();
"""


def _node_environment() -> dict[str, str]:
    """Return the environment in which node finds pdf-lib: by NODE_PATH, or beside the sources."""
    places = [os.environ.get("NODE_PATH", ""), str(ROOT / "node_modules")]
    environment = {**os.environ, "NODE_PATH": os.pathsep.join(filter(None, places))}
    command = [program("node"), "-e", 'require.resolve("pdf-lib")']
    found = subprocess.run(command, env=environment, capture_output=True, check=False, timeout=60)
    return environment if found.returncode == 0 else skip_without("pdf-lib for node")


def fill_with_pdf_lib(form: bytes, values: Mapping[str, str], target: Path) -> Path:
    source, data = target.with_suffix(".source.pdf"), target.with_suffix(".json")
    source.write_bytes(form)
    data.write_text(json.dumps(dict(values)), encoding="utf-8")
    command = ["node", "-e", _PDF_LIB, source, data, target]
    environment = _node_environment()
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=60)
    return target


def field_names(file: Path) -> set[str]:
    return set(PdfReader(file).get_fields() or ())
