"""The detail of one statement or heading, and the box of a framework's legal status."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.tabs.standards.highlights import search_highlights
from app.ui.tabs.standards.linked_card import LinkedCard
from app.ui.tabs.standards.related_card import RelatedCard
from app.ui.widgets.card import Card, CardKind
from app.ui.widgets.highlight_label import HighlightLabel
from app.ui.widgets.labels import plain_label
from app.ui.widgets.text_layout import MarkedSpan, TextMark

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.models.packs.records import LegalStatus, Standard
    from app.ui.tabs.standards.links import LinkedTarget
    from app.ui.tabs.standards.toolbar import StandardsCommands
    from app.ui.tabs.standards.tree.model import Node
    from app.ui.theme.theme import Theme


class LegalBox(Card):
    """A notice with a framework's legal status and its source."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, kind=CardKind.NOTICE, parent=parent)
        self.setObjectName("legal-status")
        self._label = HighlightLabel(theme)
        self.body.addWidget(self._label)

    @property
    def text(self) -> str:
        """The text of the box."""
        return self._label.text()

    def show_status(self, status: LegalStatus, source: str) -> None:
        """Show a framework's legal status and source."""
        label = f"{status.label}."
        said = f"{label} {status.text} "
        text = f"{said}Source: {source}"
        stretches = (
            MarkedSpan(0, len(label), TextMark.STRONG),
            MarkedSpan(len(said), len(text) - len(said), TextMark.MUTED),
        )
        self._label.show_text(text, stretches)
        self.setAccessibleName(f"Legal status: {text}")


PATH_SIGN = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} "
_OUR_CODE = "Our own number: the source prints no code here."

FindStandard = Callable[[str], "Standard | None"]


class DetailView(QScrollArea):
    """A scroll area that shows a statement, or a heading with its number of statements."""

    escaped = Signal()

    def __init__(self, theme: Theme, commands: StandardsCommands) -> None:
        super().__init__()
        self._theme = theme
        self.path = plain_label(role="path", wraps=True)
        self.code = HighlightLabel(theme, "display")
        self.code_note = plain_label(_OUR_CODE, "small", wraps=True)
        self.text = HighlightLabel(theme, "lead")
        self.legal = LegalBox(theme)
        self.leads_to = RelatedCard(theme, "Leads to")
        self.builds_on = RelatedCard(theme, "Builds on")
        self.linked = LinkedCard(theme, commands)
        self._build()

    def show_statement(self, node: Node, find: FindStandard) -> None:
        """Show a statement and its relations; `find` returns a standard by its id."""
        standard, hit = node.standard, node.hit
        if standard is None or hit is None:
            raise TypeError("only a statement can be shown as one")
        self._show_head(standard.path)
        self.legal.show_status(standard.legal_status, standard.source)
        self.code.show_text(standard.code, search_highlights(hit.code.spans))
        self.code_note.setVisible(not standard.has_printed_code)
        self.text.show_text(standard.text, search_highlights(hit.text.spans))
        self.leads_to.show_related(standard, _found(standard.leads_to, find))
        self.builds_on.show_related(standard, _found(standard.builds_on, find))
        self.linked.show()
        self.setAccessibleName(f"{standard.code} {standard.text}")

    def show_heading(self, node: Node) -> None:
        """Show a framework or a group: how many statements it has, and its legal status."""
        self._show_head(node.path[:-1])
        self.legal.show_status(node.framework.legal_status, node.framework.source)
        self.code.show_text(node.path[-1])
        plural = "" if node.total == 1 else "s"
        self.text.show_text(f"{node.total} statement{plural}")
        for part in (self.code_note, self.leads_to, self.builds_on, self.linked):
            part.hide()
        self.setAccessibleName(node.path[-1])

    def show_links(self, links: Sequence[LinkedTarget]) -> None:
        """Show what the statement is linked to."""
        self.linked.show_links(links)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def _show_head(self, path: Sequence[str]) -> None:
        self.path.setText(PATH_SIGN.join(path))
        self.path.setVisible(bool(path))
        self.verticalScrollBar().setValue(0)

    def _build(self) -> None:
        self.setObjectName("standards-detail")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        page = QWidget()
        column = QVBoxLayout(page)
        huge, large = self._theme.metric("gap-huge"), self._theme.metric("gap-large")
        column.setContentsMargins(huge, self._theme.metric("gap-large") + 8, large, large)
        column.setSpacing(self._theme.metric("gap-tiny"))
        for part in (self.path, self.code, self.code_note):
            column.addWidget(part)
        column.addSpacing(self._theme.metric("gap-small"))
        column.addWidget(self.text)
        column.addSpacing(self._theme.metric("gap-small"))
        cards = QVBoxLayout()
        cards.setSpacing(self._theme.metric("gap") + self._theme.metric("gap-tiny"))
        for card in (self.legal, self.leads_to, self.builds_on, self.linked):
            cards.addWidget(card)
        column.addLayout(cards)
        column.addStretch(1)
        self.setWidget(page)


def _found(ids: Sequence[str], find: FindStandard) -> list[Standard]:
    return [standard for standard in map(find, ids) if standard is not None]
