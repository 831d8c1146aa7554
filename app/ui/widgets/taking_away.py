"""Take widgets out of a layout for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout, QWidget


def take_away(layout: QLayout, widget: QWidget) -> None:
    """Take a widget out of its layout and let it go; it is out of sight at once."""
    layout.removeWidget(widget)
    widget.hide()
    widget.deleteLater()


def take_all_away(layout: QLayout) -> None:
    """Take every widget out of a layout and let them go."""
    while layout.count():
        item = layout.itemAt(0)
        widget = item.widget() if item else None
        layout.takeAt(0)
        if widget is not None:
            widget.hide()
            widget.deleteLater()
