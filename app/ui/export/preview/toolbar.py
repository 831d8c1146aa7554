"""The toolbar above the preview: the number of the page, and the zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from app.ui.export.preview.pdf_tiles import Fit
from app.ui.widgets.labels import plain_label
from app.ui.widgets.segmented_control import SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.export.preview.pdf_view import PdfView
    from app.ui.theme.theme import Theme


# What is drawn sooner need not be announced.
_LONG_MS = 350


class PreviewToolbar(QFrame):
    """A toolbar with "Page 2 of 9", "being drawn anew…" and "100 %", and a button for each key."""

    def __init__(self, theme: Theme, view: PdfView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view = view
        self.setProperty("role", "toolbar")
        self._build()
        view.moved.connect(self._show_page)
        view.zoomed.connect(self._show_zoom)
        self.fits.chosen.connect(lambda key: view.use_fit(Fit(key)))
        self._show_page()
        self._show_zoom()

    @property
    def page_words(self) -> str:
        """The words that show the number of the current page."""
        return self._page.text()

    @property
    def is_announcing(self) -> bool:
        """Whether the toolbar shows that the pages are outdated."""
        return bool(self._busy_label.text())

    def show_busy(self, *, is_busy: bool) -> None:
        """Show that the pages are being drawn again, where that takes long."""
        if not is_busy:
            self._busy_timer.stop()
            self._busy_label.setText("")
        elif not self.is_announcing and not self._busy_timer.isActive():
            self._busy_timer.start()

    def show_title(self, words: str) -> None:
        """Show a title in place of the page buttons; empty for pages and their buttons."""
        self._title.setText(words)
        self._title.setVisible(bool(words))
        for each in (self._page, *self._buttons, self._zoom, self.fits):
            each.setVisible(not words)

    def _build(self) -> None:
        self._build_words()
        back, on, smaller, larger = self._build_buttons()
        self._buttons = (back, on, smaller, larger)
        row = QHBoxLayout(self)
        margin, gap = self._theme.metric("margin"), self._theme.metric("gap-small")
        row.setContentsMargins(margin, gap, margin, gap)
        row.setSpacing(gap)
        left: tuple[QWidget, ...] = (back, on, self._page, self._title, self._busy_label)
        for each in left:
            row.addWidget(each)
        row.addStretch(1)
        right: tuple[QWidget, ...] = (smaller, self._zoom, larger, self.fits)
        for each in right:
            row.addWidget(each)
        # As wide as it will ever be, so that the buttons stay where they are.
        self._zoom.setMinimumWidth(self._zoom.fontMetrics().horizontalAdvance("400 %"))
        self.setMinimumHeight(self._theme.metric("control") + 2 * gap)

    def _build_words(self) -> None:
        self._title = plain_label(role="strong")
        self._title.hide()
        self._page = plain_label(role="strong")
        self._busy_label = plain_label(role="muted")
        self._busy_label.setObjectName("being-drawn")
        self._busy_timer = QTimer(self, singleShot=True, interval=_LONG_MS)
        self._busy_timer.timeout.connect(self._on_busy_timer_timeout)
        self._zoom = plain_label(role="muted")

    def _build_buttons(self) -> tuple[QToolButton, ...]:
        """Return the buttons for the previous page, the next page, smaller and larger."""
        view = self._view
        self.fits = SegmentedControl(
            "Size of the pages", [(Fit.WIDTH, "Fit the width"), (Fit.PAGE, "Whole page")]
        )
        self.fits.set_tooltip(Fit.WIDTH, "Ctrl+0")
        self.fits.set_tooltip(Fit.PAGE, "Ctrl+9")
        for fit in (Fit.WIDTH, Fit.PAGE):
            self.fits.button(fit).setAutoDefault(False)
        return (
            self._button("up", "Previous page", "Page Up", lambda: view.step(-1)),
            self._button("down", "Next page", "Page Down", lambda: view.step(1)),
            self._button("minus", "Smaller", "Ctrl+-", lambda: view.zoom(-1)),
            self._button("plus", "Larger", "Ctrl+=", lambda: view.zoom(1)),
        )

    def _button(self, icon: str, words: str, keys: str, slot: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        self._theme.set_icon(button, icon)
        button.setAccessibleName(words)
        button.setToolTip(f"{words} ({keys})")
        button.clicked.connect(lambda _on: slot())
        return button

    def _on_busy_timer_timeout(self) -> None:
        self._busy_label.setText("· being drawn anew…")

    def _show_page(self) -> None:
        view = self._view
        self._page.setText(f"Page {view.page + 1} of {view.count}" if view.count else "")

    def _show_zoom(self) -> None:
        self._zoom.setText(f"{round(self._view.scale * 100)} %")
        if self._view.fit is Fit.NONE:
            self.fits.choose_none()
        else:
            self.fits.choose(self._view.fit)
