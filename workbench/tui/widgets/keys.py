"""The line that teaches the keys of a screen, and tells for a moment what was done: a widget, drawn at once.

Textual's footer mounts a widget for each key and does so again at each change of focus, which
took a sixth of the time until a case was on the screen.
"""

from __future__ import annotations

from typing import Any, ClassVar

from rich.cells import cell_len
from textual.binding import ActiveBinding
from textual.events import Click
from textual.screen import Screen
from textual.strip import Strip
from textual.style import Style
from textual.timer import Timer

from workbench.desk import names
from workbench.i18n import mirrored, tr
from workbench.tui.bidi.filter import OwnOrder, orders
from workbench.tui.bidi.layout import paragraph
from workbench.tui.bidi.text import render_row
from workbench.tui.widgets.style import component


class KeysLine(OwnOrder):
    """Keys and what they do, as far as there is room; a click presses one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--key", "keys--told"}
    DEFAULT_CSS = """
    KeysLine {
        dock: bottom;
        height: 1;
        background: $footer-background;
        color: $footer-description-foreground;
        & > .keys--key { color: $footer-key-foreground; text-style: bold; }
        & > .keys--told { color: $text-accent; text-style: bold; }
    }
    """
    told = ""
    """What stands in the keys' place."""
    _reading: Timer | None = None

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def tell(self, text: str, seconds: float) -> bool:
        """Show a text for so long, if there is room for it."""
        fits = cell_len(text) + 2 <= self.size.width
        if fits:
            self.forget()
            self.told = text
            self._reading = self.set_timer(seconds, self.forget)
        return fits

    def forget(self) -> None:
        """Show the keys again."""
        self.told = ""
        if self._reading is not None:
            self._reading.stop()
        self.refresh()

    def _changed(self, screen: Screen[Any]) -> None:
        self.refresh()

    def _hints(self) -> list[ActiveBinding]:
        """What the widget with the keys has to teach, then the screen, but no letters that it takes."""
        focused, every = self.screen.focused, list(self.screen.active_bindings.values())
        wanted: tuple[str, ...] = getattr(focused, "HINTS", ())
        first = [active for name in wanted for active in every if active.binding.id == name]
        for active in every:
            shown = active.binding.key_display or active.binding.key
            is_text = focused is not None and len(shown) == 1 and focused.check_consume_key(shown, shown)
            if active.binding.show and not is_text:
                first.append(active)
        return first

    def _places(self) -> list[tuple[int, str, ActiveBinding]]:
        """First cell, key as shown, and binding; one key for each action."""
        places: dict[str, tuple[int, str, ActiveBinding]] = {}
        x = 0
        for active in self._hints():
            binding = active.binding
            if active.enabled and binding.action not in places:
                key = self.app.get_key_display(binding)
                places[binding.action] = (x, key, active)
                x += len(key) + cell_len(tr(binding.description)) + 2
                if x > self.size.width + 1:
                    del places[binding.action]
                    break
        return list(places.values())

    def render_line(self, y: int) -> Strip:
        base = self.visual_style
        if self.told:
            style = base + component(self, "keys--told")
            laid = paragraph(f" {names.quoting(self.told)} ", int(mirrored()), orders(self))
            return render_row(laid, laid.rows(self.size.width)[0], self.size.width, lambda _: style, base)
        key_style = base + component(self, "keys--key")
        text, styles = "", list[Style]()
        for _, key, active in self._places():
            for piece, style in ((names.value(key), key_style), (tr(active.binding.description), base)):
                text += f"{names.apart(piece)} "
                styles += [style] * (len(piece) + 2) + [base]
        laid = paragraph(text, int(mirrored()), orders(self))
        return render_row(laid, (0, len(text)), self.size.width, styles.__getitem__, base)

    async def on_click(self, event: Click) -> None:
        if self.told:
            self.forget()
            return
        clicked = self.size.width - 1 - event.x if mirrored() else event.x
        before = [active for x, _, active in self._places() if x <= clicked]
        if before:
            await self.app.run_action(before[-1].binding.action, before[-1].node)
