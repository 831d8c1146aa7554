"""Names for ReportLab's things: it ships no types, so these say in words what they stand for."""

from typing import Any

# A flowable: something with wrapOn, splitOn and drawOn.
Drawable = Any
# A reportlab.pdfgen.canvas.Canvas.
CanvasLike = Any
