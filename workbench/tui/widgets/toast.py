"""Toasts in either direction: wrapped in logical order, each line of text flushed to its own side."""

from __future__ import annotations

from textual.app import RenderResult
from textual.content import Content
from textual.widgets import _toast
from textual.widgets._toast import Toast

from workbench.desk import names
from workbench.tui.bidi.filter import OwnOrder, orders
from workbench.tui.bidi.text import BidiText


class BidiToast(Toast, OwnOrder):
    """A toast of plain text, in which quotations are isolated."""

    def render(self) -> RenderResult:  # type: ignore[override]  # as any widget may render
        return BidiText(Content(names.quoting(self._notification.message)), ordered=orders(self))


def use_bidi_toasts() -> None:
    """Have Textual show toasts in this way; it offers no other means to say so."""
    _toast.Toast = BidiToast  # type: ignore[misc]  # a class in place of a class
