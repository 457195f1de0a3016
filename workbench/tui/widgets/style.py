"""Component styles as they are to be laid over a line's own style, and the lines drawn in them."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from typing import ClassVar

from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from workbench.tui.bidi.filter import OwnOrder

KEPT = 1000
"""Lines that a widget keeps."""


def component(widget: Widget, name: str) -> Style:
    """Only what the style sheet says of a component: the rest stays as it was under it.

    (`Widget.get_visual_style(partial=True)` loses opaque backgrounds in Textual 8.2.)
    """
    styles = widget.get_component_styles(name)
    text = styles.text_style
    return Style(
        background=styles.background if styles.has_rule("background") else None,
        foreground=styles.color if styles.has_rule("color") else None,
        bold=text.bold or None,
        dim=text.dim or None,
        italic=text.italic or None,
        underline=text.underline or None,
        reverse=text.reverse or None,
        strike=text.strike or None,
    )


@dataclass(frozen=True)
class Look:
    """What a widget's lines are drawn in."""

    base: Style
    parts: dict[str, Style]
    """By the name of the component, without the widget's."""
    keyed: dict[str, Style] = field(compare=False)
    """Those that stand in the keys of the lines that are drawn in them."""
    lines: dict[Hashable, Strip] = field(default_factory=dict, compare=False)
    """Those that were drawn in it."""
    _laid_over: dict[tuple[str, ...], Style] = field(default_factory=dict, compare=False)

    def under(self, *names: str) -> Style:
        """The widget's own style with these components over it."""
        if names not in self._laid_over:
            self._laid_over[names] = sum((self.parts[name] for name in names), self.base)
        return self._laid_over[names]


class KeepsLines(OwnOrder):
    """A widget that draws each line once, until its styles or what it shows is another one.

    Textual (8.2) draws all lines of a widget anew whenever it is scrolled or its border changes.
    """

    KEYED: ClassVar[tuple[str, ...]] = ()
    """Components by which only some lines change, such as with the focus."""
    _look: Look | None = None
    _restyled = True

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._restyled = True

    @property
    def look(self) -> Look:
        if self._look is None or self._restyled or self._look.base != self.visual_style:
            self._restyled = False
            parts = {name.partition("--")[2]: component(self, name) for name in self.COMPONENT_CLASSES}
            look = Look(self.visual_style, parts, {name: parts.pop(name) for name in self.KEYED})
            self._look = replace(look, lines=self._look.lines) if look == self._look else look
        return self._look

    def line(self, key: Hashable, draw: Callable[[Look], Strip]) -> Strip:
        """The line of that key, drawn if it is not kept."""
        lines = self.look.lines
        if key not in lines:
            if len(lines) >= KEPT:
                lines.clear()
            lines[key] = draw(self.look)
        return lines[key]

    def forget_lines(self) -> None:
        """What is shown is another one now."""
        if self._look is not None:
            self._look.lines.clear()
