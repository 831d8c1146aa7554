"""Sets words: a person's text and a kind of type in, a paragraph on the page out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.platypus import Paragraph
from typing_extensions import override

from app.models.wording_diff import Change
from app.reports.markup import in_face, parted, struck_through, to_markup, underlined
from app.reports.pdf.styles import Type, paragraph_style

if TYPE_CHECKING:
    from app.reports.document import Run
    from app.reports.pdf.fonts import Fonts
    from app.reports.pdf.untyped import Drawable
    from app.reports.progress import Meter


class Words(Paragraph):  # type: ignore[misc]  # ReportLab ships no types
    """A paragraph that breaks its lines once a width, and not each time it is asked its height.

    Parting pages asks some six times: 5,000 lines took 44 s without this.
    """

    _measured: tuple[float, tuple[float, float]] | None = None

    @override
    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        # ReportLab throws the lines away where a paragraph can't be parted.
        if (
            self._measured is None
            or self._measured[0] != avail_width
            or not hasattr(self, "blPara")
        ):
            self._measured = (avail_width, super().wrap(avail_width, avail_height))
        return self._measured[1]


class Setter:
    """Makes paragraphs, counts them, and remembers the characters that no font has."""

    def __init__(self, fonts: Fonts, meter: Meter) -> None:
        self.fonts = fonts
        self.missing: set[str] = set()
        self._meter = meter
        self._styles: dict[Type, Any] = {}

    def words(self, text: str, wanted: Type, *, bullet: str | None = None) -> Drawable:
        """Set plain text."""
        return self._set(to_markup(text, wanted.faces(self.fonts), self.missing), wanted, bullet)

    def runs(self, runs: tuple[Run, ...], wanted: Type) -> Drawable:
        """Set runs, each in its own weight."""
        parts: list[str] = []
        before = Change.SAME
        for run in runs:
            if Change.SAME not in {before, run.change}:
                # What stands in the place of other words stands apart from them.
                parts.append(" ")
            parts.append(self._run(run, wanted, is_first=not parts))
            before = run.change
        return self._set("".join(parts), wanted, None)

    def two_lines(self, label: str, label_type: Type, text: str, wanted: Type) -> Drawable:
        """Set a small line above a text, as one paragraph, since they are one heading."""
        small = to_markup(label, label_type.faces(self.fonts), self.missing)
        face = label_type.faces(self.fonts)[0].name
        opening = f'<font name="{face}" size="{label_type.size}" color="{label_type.colour}">'
        words = to_markup(text, wanted.faces(self.fonts), self.missing)
        return self._set(f"{opening}{small}</font><br/>{words}", wanted, None)

    def _run(self, run: Run, wanted: Type, *, is_first: bool) -> str:
        if run.change is not Change.SAME:
            return self._changed(run, wanted)
        # A space between two runs is no indent: lines may break there.
        gap = " " if not is_first and run.text[:1] == " " and run.text[1:2].strip() else ""
        words = run.text.removeprefix(gap)
        if not (run.is_strong or run.is_emphasis):
            return gap + to_markup(words, wanted.faces(self.fonts), self.missing)
        faces = self.fonts.semibold if run.is_strong else self.fonts.italic
        return gap + in_face(to_markup(words, faces, self.missing), faces[0])

    def _changed(self, run: Run, wanted: Type) -> str:
        """Set added words in bold, and either between signs, which also reach a text extract."""
        is_added = run.change is Change.ADDED
        faces = self.fonts.bold if is_added else wanted.faces(self.fonts)
        before, words, after = parted(run.text)
        gaps = [
            gap if gap == " " else to_markup(gap, faces, self.missing) for gap in (before, after)
        ]
        if not words:
            return "".join(gaps)
        sign = "+" if is_added else "\N{MINUS SIGN}"
        opening = to_markup(f"[{sign}\N{NO-BREAK SPACE}", faces, self.missing)
        drawn = to_markup(words, faces, self.missing)
        # The signs stay clear of the line, which would make a dash of the minus.
        lined = underlined(drawn) if is_added else struck_through(drawn)
        return in_face(f"{opening}{lined}]".join(gaps), faces[0])

    def _set(self, markup: str, wanted: Type, bullet: str | None) -> Drawable:
        self._meter.step()
        if wanted not in self._styles:
            self._styles[wanted] = paragraph_style(wanted, self.fonts)
        return Words(markup, self._styles[wanted], bulletText=bullet)
