"""The dialog that shows the keys and the help text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextDocument, QTextTable
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from pathlib import Path

    from app.ui.theme.theme import Theme


_SIZE = (720, 640)


class HelpWindow(QDialog):
    """A dialog, not modal, that shows a page of `resources/help`."""

    def __init__(self, theme: Theme, page: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys and help – Common Ground")
        self.setModal(False)
        self.resize(*_SIZE)
        text = QTextBrowser()
        text.setAccessibleName("Keys and help")
        text.setOpenLinks(False)
        text.document().setDocumentMargin(theme.metric("margin"))
        text.document().setDefaultFont(theme.font("body"))
        text.setMarkdown(page.read_text(encoding="utf-8"))
        _space_out(text.document(), theme.metric("gap"), theme.metric("gap-tiny"))
        text.moveCursor(QTextCursor.MoveOperation.Start)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.addWidget(text)
        column.addWidget(buttons)
        text.setFocus(Qt.FocusReason.OtherFocusReason)


def _space_out(document: QTextDocument, gap: int, pad: int) -> None:
    """Set the margins of headings, paragraphs and tables that Qt's Markdown reader leaves out."""
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        if cursor.currentTable() is None:
            spaced = block.blockFormat()
            spaced.setTopMargin(2 * gap if spaced.headingLevel() else gap)
            spaced.setBottomMargin(gap)
            cursor.setBlockFormat(spaced)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            shape = frame.format()
            shape.setCellPadding(pad)
            shape.setBorder(0)
            frame.setFormat(shape)
