"""The box that says whether a framework is in force; it stands wherever a standard is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.widgets.card import Card, CardKind
from app.ui.widgets.marked_label import MarkedLabel
from app.ui.widgets.text_setting import Mark, Stretch

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.models.packs.records import LegalStatus
    from app.ui.theme import Theme


class LegalBox(Card):
    """Say a framework's legal status and its source."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, kind=CardKind.NOTICE, parent=parent)
        self.setObjectName("legal-status")
        self._label = MarkedLabel(theme)
        self.body.addWidget(self._label)

    @property
    def text(self) -> str:
        """What the box says."""
        return self._label.text()

    def show_status(self, status: LegalStatus, source: str) -> None:
        """Show another framework's status."""
        label = f"{status.label}."
        said = f"{label} {status.text} "
        text = f"{said}Source: {source}"
        stretches = (
            Stretch(0, len(label), Mark.STRONG),
            Stretch(len(said), len(text) - len(said), Mark.MUTED),
        )
        self._label.show_text(text, stretches)
        self.setAccessibleName(f"Legal status: {text}")
