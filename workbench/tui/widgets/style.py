"""Component styles as they are to be laid over a line's own style."""

from __future__ import annotations

from textual.style import Style
from textual.widget import Widget


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
