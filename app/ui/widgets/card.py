"""A framed ground for things that belong together."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.ui.theme import Theme
from app.ui.widgets.plain_text import plain_label


class CardKind(StrEnum):
    """What a card is for; the values are roles of the style sheet."""

    PLAIN = "card"
    NOTICE = "notice"


class Card(QFrame):
    """Lay out its content under an optional heading; add to `body`."""

    def __init__(
        self,
        theme: Theme,
        heading: str = "",
        kind: CardKind = CardKind.PLAIN,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", kind.value)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.body = QVBoxLayout(self)
        margin = theme.metric("margin")
        self.body.setContentsMargins(margin, theme.metric("gap"), margin, theme.metric("gap"))
        self.body.setSpacing(theme.metric("gap-small"))
        if heading:
            self.setAccessibleName(heading)
            self.body.addWidget(plain_label(heading, "heading"))
