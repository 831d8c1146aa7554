"""Turn the blocks of a document into flowables, each with its tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.reports.colours import (
    FILLS,
    STATUS_TEXT,
    BoxStyle,
    readable_on_paper,
    safe_colour,
    statement_box_style,
)
from app.reports.document import (
    Bar,
    Block,
    BlockGroup,
    BulletList,
    Facts,
    GroupMark,
    Heading,
    Paragraph,
    Role,
    Table,
    TextRun,
    Tone,
)
from app.reports.pdf import styles
from app.reports.pdf.figures import Bars, Legend
from app.reports.pdf.flowable_stack import FlowableStack
from app.reports.pdf.rows import PLAIN, CellRow, entry_style
from app.reports.pdf.tables import PdfTableWriter
from app.reports.pdf.tagging import TagKind, heading_tag_kind

if TYPE_CHECKING:
    from app.reports.pdf.flowable_stack import Drawable
    from app.reports.pdf.styles import Spacing, TypeStyle
    from app.reports.pdf.tagging import Tag
    from app.reports.pdf.text.typesetter import PdfTypesetter


_TEXT = {
    Role.BODY: styles.BODY,
    Role.ABSENT: styles.ABSENT,
}
_FACT_SHARES = (19.0, 81.0)
_ENTRY_SHARES = (27.0, 73.0)
_BAR_HEIGHT = 14.0


class PdfBlockWriter:
    """A writer that makes the flowables of each kind of block; `spacing` is for statements."""

    def __init__(self, typesetter: PdfTypesetter, spacing: Spacing) -> None:
        self._typesetter = typesetter
        self._spacing = spacing
        self._is_single_column = typesetter.page.is_large_print
        self._types = {
            **_TEXT,
            Role.LABEL: spacing.label,
            Role.STATEMENT: spacing.statement,
            Role.STATUS: spacing.status,
            Role.MUTED: spacing.note,
        }
        self._tables = PdfTableWriter(typesetter, spacing)

    def flow(self, block: Block, parent: Tag) -> list[Drawable]:
        """Return the flowables of one block, and append its tags to `parent`."""
        match block:
            case BulletList():
                return self._list(block, parent)
            case Bar():
                return self._bar(block, parent)
            case _:
                return [self._flowable(block, parent)]

    def _flowable(
        self, block: Heading | Paragraph | Table | Facts | BlockGroup, parent: Tag
    ) -> Drawable:
        match block:
            case Heading():
                drawn = self._heading(block, None, parent)
            case Paragraph():
                drawn = self._paragraph(block, parent)
            case Table():
                drawn = self._tables.build(block, parent)
            case Facts():
                drawn = self._facts(block, parent)
            case _:
                drawn = self._group(block, parent)
        return drawn

    def _list(self, block: BulletList, parent: Tag) -> list[Drawable]:
        tag = parent.add(TagKind.LIST)
        drawn = []
        for item in block.items:
            each = tag.add(TagKind.ITEM)
            label, body = each.add(TagKind.LABEL), each.add(TagKind.BODY)
            drawn.append(self._typesetter.item(item, styles.BULLET, label, body))
        return drawn

    def _heading(
        self,
        heading: Heading,
        colour: str | None,
        parent: Tag | None,
        wanted: TypeStyle = styles.GROUP,
    ) -> Drawable:
        if colour:
            wanted = wanted.in_colour(readable_on_paper(colour))
        tag = parent.add(heading_tag_kind(heading.level)) if parent else None
        return self._typesetter.words(heading.text, wanted, tag)

    def _paragraph(self, paragraph: Paragraph, parent: Tag) -> Drawable:
        wanted = self._types[paragraph.role]
        if paragraph.role is Role.STATUS:
            wanted = wanted.in_colour(STATUS_TEXT.get(paragraph.tone, wanted.colour))
        return self._typesetter.runs(paragraph.runs, wanted, parent.add(TagKind.PARAGRAPH))

    def _group(self, group: BlockGroup, parent: Tag) -> Drawable:
        tag = parent.add(TagKind.DIVISION)
        return (
            self._entry(group, tag)
            if group.mark is GroupMark.AGENCY
            else self._statement(group, tag)
        )

    def _statement(self, group: BlockGroup, tag: Tag) -> FlowableStack:
        children = [drawn for block in group.blocks for drawn in self.flow(block, tag)]
        spacing = self._spacing
        stack = FlowableStack(
            children, statement_box_style(group.tone, spacing.above, spacing.below)
        )
        stack.spaceBefore = stack.spaceAfter = spacing.between
        stack.whole_share = 0.25
        stack.is_slight = group.tone is Tone.OPEN
        return stack

    def _entry(self, group: BlockGroup, tag: Tag) -> Drawable:
        """Return an agency's name and entry side by side, in columns that align down the page."""
        head, *said = group.blocks
        if not isinstance(head, Heading):
            raise TypeError(head)
        name = self._name(head, group.colour, tag, is_lead=not said)
        words = [drawn for block in said for drawn in self.flow(block, tag)]
        if self._is_single_column:
            box = BoxStyle(bar=safe_colour(group.colour), padding=(1.0, 0.0, 1.0, 12.0))
            entry: Drawable = FlowableStack([*name.children, *words], box)
            entry.whole_share = 0.5
            # A name alone heads the entries that follow it.
            entry.keepWithNext = int(not said)
        else:
            row_style = entry_style(safe_colour(group.colour))
            entry = CellRow(
                [name, FlowableStack(words)],
                _ENTRY_SHARES,
                row_style,
                lambda: self._repeated_name(group, head),
            )
        entry.spaceBefore = entry.spaceAfter = 9.0
        return entry

    def _name(
        self, head: Heading, colour: str | None, tag: Tag, *, is_lead: bool = False
    ) -> FlowableStack:
        words = [self._heading(head, colour, tag, styles.LEAD if is_lead else styles.GROUP)]
        if head.note:
            words.append(
                self._typesetter.words(head.note, styles.CELL_NOTE, tag.add(TagKind.PARAGRAPH))
            )
        return FlowableStack(words)

    def _repeated_name(self, group: BlockGroup, head: Heading) -> FlowableStack:
        note = self._typesetter.words("continued", styles.CELL_NOTE)
        return FlowableStack([self._heading(head, group.colour, None), note])

    def _facts(self, facts: Facts, parent: Tag) -> FlowableStack:
        tag = parent.add(TagKind.LIST)
        rows: list[Drawable] = []
        for name, words in facts.pairs:
            each = tag.add(TagKind.ITEM)
            if self._is_single_column:
                runs = (TextRun(f"{name}: ", is_strong=True), TextRun(words))
                rows.append(self._typesetter.runs(runs, styles.FACT_INLINE, each.add(TagKind.BODY)))
            else:
                told = self._typesetter.words(name, styles.FACT_NAME, each.add(TagKind.LABEL))
                said = self._typesetter.words(words, styles.FACT, each.add(TagKind.BODY))
                rows.append(
                    CellRow([FlowableStack([told]), FlowableStack([said])], _FACT_SHARES, PLAIN)
                )
        stack = FlowableStack(rows)
        stack.spaceAfter = 12.0
        return stack

    def _bar(self, bar: Bar, parent: Tag) -> list[Drawable]:
        figure = parent.add(TagKind.FIGURE, alternative=bar.alternative)
        names = parent.add(TagKind.LIST)
        words = [
            self._typesetter.words(
                f"{segment.label}: {segment.count}",
                styles.LEGEND,
                names.add(TagKind.ITEM).add(TagKind.BODY),
            )
            for segment in bar.segments
        ]
        drawn = Bars(bar, _BAR_HEIGHT, figure)
        drawn.spaceAfter = 6.0
        drawn.keepWithNext = 1
        if self._is_single_column:
            return [drawn, *words]
        return [drawn, Legend([FILLS[segment.tone][0] for segment in bar.segments], words)]
