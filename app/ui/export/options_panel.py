"""The panel of export options: format, layout, paper, parts, edition and table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.reports.options import DRAFT, FORMATS, LAYOUTS, Edition, Format, Layout, Paper
from app.ui.export.job import changed_parts, parts_of, with_known_table
from app.ui.export.labels import tables
from app.ui.export.option_widgets import ChoiceList, EditionField, PartsChecklist
from app.ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from app.reports.options import ExportSettings
    from app.ui.theme.theme import Theme


class OptionsPanel(QScrollArea):
    """A panel of options; `choices` apply to every session, `edition` to one; `changed` by each."""

    changed = Signal()

    def __init__(self, theme: Theme, choices: ExportSettings) -> None:
        super().__init__()
        self._theme = theme
        self._choices = with_known_table(choices)
        self._build()
        self._connect()
        self._show_choices()

    @property
    def choices(self) -> ExportSettings:
        """The current choices."""
        return self._choices

    @property
    def edition(self) -> Edition:
        """The edition chosen, where the format has one."""
        return self.editions.edition if FORMATS[self._choices.format].is_record else DRAFT

    def take_focus(self) -> None:
        """Set the focus on the chosen format."""
        self.formats.take_focus()

    def _build(self) -> None:
        self.setObjectName("choices")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme = self._theme
        formats = [(each, info.title, info.about) for each, info in FORMATS.items()]
        self.formats = ChoiceList(theme, "Format", formats)
        self.layouts = QComboBox()
        self.layouts.setAccessibleName("Layout")
        for layout in Layout:
            self.layouts.addItem(LAYOUTS[layout].title, layout)
        self._layout_words = plain_label(role="small", wraps=True)
        self.papers = QComboBox()
        self.papers.setAccessibleName("Paper")
        self.parts = PartsChecklist(theme)
        self.editions = EditionField(theme)
        self.tables = QComboBox()
        self.tables.setAccessibleName("Table")
        self._table_words = plain_label(role="small", wraps=True)
        for name, (title, _about) in tables().items():
            self.tables.addItem(title, name)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        margin = theme.metric("margin")
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._column.setSpacing(theme.metric("gap-large"))
        self._group("Format", self.formats)
        self._layout_group = self._group("Layout and paper", self._layout_row(), self._layout_words)
        self._edition_group = self._group("Edition", self.editions)
        self._parts_group = self._group("Parts of the record", self.parts)
        self._table_group = self._group("Table", self.tables, self._table_words)
        self._column.addStretch(1)
        self.setWidget(inside)

    def _layout_row(self) -> QWidget:
        row_widget = QWidget()
        row = QHBoxLayout(row_widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.metric("gap-small"))
        row.addWidget(self.layouts, 2)
        row.addWidget(self.papers, 1)
        return row_widget

    def _group(self, heading: str, *parts: QWidget) -> QFrame:
        frame = QFrame()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.metric("gap-tiny"))
        column.addWidget(plain_label(heading, "caps"))
        for part in parts:
            column.addWidget(part)
        self._column.addWidget(frame)
        return frame

    def _connect(self) -> None:
        self.formats.chosen.connect(
            lambda key: self._use(replace(self._choices, format=Format(key)))
        )
        self.layouts.currentIndexChanged.connect(self._on_layouts_changed)
        self.papers.currentIndexChanged.connect(
            lambda _row: self._use(self._choices.with_paper(Paper(self.papers.currentData())))
        )
        self.parts.changed.connect(self._on_parts_changed)
        self.editions.changed.connect(self.changed)
        self.tables.currentIndexChanged.connect(
            lambda _row: self._use(replace(self._choices, table=self.tables.currentData()))
        )

    def _on_layouts_changed(self) -> None:
        self._use(replace(self._choices, layout=Layout(self.layouts.currentData())))

    def _on_parts_changed(self) -> None:
        self._use(replace(self._choices, turned=changed_parts(self.parts.parts)))

    def _use(self, choices: ExportSettings) -> None:
        if choices != self._choices:
            self._choices = choices
            self._show_choices()
            self.changed.emit()

    def _show_choices(self) -> None:
        """Show the choices, and only the options that apply to them."""
        chosen = self._choices
        self.formats.choose(chosen.format)
        with QSignalBlocker(self.layouts):
            self.layouts.setCurrentIndex(self.layouts.findData(chosen.layout))
        layout = LAYOUTS[chosen.layout]
        self._layout_words.setText(layout.about)
        self.layouts.setAccessibleDescription(layout.about)
        self._show_papers(layout.papers, chosen.paper)
        self.parts.show_parts(parts_of(chosen))
        self._show_table(chosen.table)
        info = FORMATS[chosen.format]
        self._layout_group.setVisible(info.has_layouts)
        self._edition_group.setVisible(info.is_record)
        self._parts_group.setVisible(info.is_record and (layout.has_parts or not info.has_layouts))
        self._table_group.setVisible(info.has_tables)

    def _show_table(self, table: str) -> None:
        with QSignalBlocker(self.tables):
            self.tables.setCurrentIndex(self.tables.findData(table))
        _title, about = tables().get(table, ("", ""))
        self._table_words.setText(about)
        self.tables.setAccessibleDescription(about)

    def _show_papers(self, papers: tuple[Paper, ...], chosen: Paper) -> None:
        with QSignalBlocker(self.papers):
            self.papers.clear()
            for paper in papers:
                self.papers.addItem(paper.value, paper)
            self.papers.setCurrentIndex(papers.index(chosen))
