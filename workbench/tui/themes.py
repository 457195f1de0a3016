"""The themes: dark, light, high contrast, and one without colours.

No state is shown by colour alone: each has a sign or a word, and the cursor and the focus have a shape
(`›`, a heavy border). Contrast is measured by a test on what is drawn (WCAG 2.2: 4.5 for text, 7 for
high contrast).
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from textual.theme import Theme

from workbench.i18n import mark, tr
from workbench.model import InputError

COLOURLESS = "no-colour"


def _theme(
    name: str,
    *,
    dark: bool,
    ground: tuple[str, str, str],
    line: str,
    text: tuple[str, str],
    cursor: tuple[str, str, str],
    chosen: str,
    tones: tuple[str, str, str, str],
) -> Theme:
    """`ground`: background, surface, panel. `line`: of borders. `text`: full, muted. `cursor`: text on it,
    its ground with the focus and without.

    `tones`: success, warning, error, accent, all as text on any ground or on `chosen`.
    """
    background, surface, panel = ground
    full, muted = text
    on_cursor, focused, blurred = cursor
    success, warning, error, accent = tones
    return Theme(
        name=name,
        primary=focused,
        secondary=focused,
        success=success,
        warning=warning,
        error=error,
        accent=accent,
        foreground=full,
        background=background,
        surface=surface,
        panel=panel,
        boost=panel,
        dark=dark,
        variables={
            "text": full,
            "text-muted": muted,
            "text-disabled": muted,
            "text-success": success,
            "text-warning": warning,
            "text-error": error,
            "text-accent": accent,
            "text-primary": accent,
            "text-secondary": accent,
            "foreground-muted": muted,
            "foreground-disabled": muted,
            "primary-muted": chosen,
            "boost": panel,
            "panel-lighten-2": line,
            "block-cursor-foreground": on_cursor,
            "block-cursor-background": focused,
            "block-cursor-blurred-foreground": full,
            "block-cursor-blurred-background": blurred,
            "block-hover-background": blurred,
            "border": accent,
            "border-blurred": muted,
            "input-cursor-background": full,
            "input-cursor-foreground": background,
            "input-selection-background": blurred,
            "screen-selection-background": blurred,
            "footer-background": panel,
            "footer-foreground": full,
            "footer-description-foreground": full,
            "footer-key-foreground": accent,
            "button-foreground": full,
            "button-color-foreground": on_cursor,
            "scrollbar": muted,
            "scrollbar-hover": accent,
            "scrollbar-active": accent,
            "scrollbar-background": surface,
            "scrollbar-background-hover": surface,
            "scrollbar-background-active": surface,
        },
    )


THEMES = {
    theme.name: theme
    for theme in (
        _theme(
            "dark",
            dark=True,
            ground=("#121416", "#1b1f23", "#1f2830"),
            line="#6b7a87",
            text=("#e6e8ea", "#aab4bd"),
            cursor=("#ffffff", "#0b4fb0", "#10266a"),
            chosen="#10266a",
            tones=("#6fdc6f", "#f0c75e", "#ff9aa2", "#ffb45c"),
        ),
        _theme(
            "light",
            dark=False,
            ground=("#fdfcf9", "#f3f1ea", "#e6e3d8"),
            line="#8a877d",
            text=("#1b1b1b", "#52514c"),
            cursor=("#ffffff", "#0b4f94", "#c9dbee"),
            chosen="#dbe8f5",
            tones=("#17592a", "#5f4312", "#9c1220", "#0b4f94"),
        ),
        _theme(
            "high-contrast",
            dark=True,
            ground=("#000000", "#000000", "#101010"),
            line="#dcdcdc",
            text=("#ffffff", "#dcdcdc"),
            cursor=("#000000", "#ffff00", "#003a70"),
            chosen="#00264d",
            tones=("#7dff8a", "#ffe14d", "#ffb3b8", "#7fd4ff"),
        ),
        _theme(
            COLOURLESS,
            dark=True,
            ground=("#000000", "#000000", "#1c1c1c"),
            line="#a0a0a0",
            text=("#ffffff", "#d0d0d0"),
            cursor=("#000000", "#ffffff", "#2a2a2a"),
            chosen="#2a2a2a",
            tones=("#ffffff", "#ffffff", "#ffffff", "#ffffff"),
        ),
    )
}
NAMES = {
    "dark": mark("dark"),
    "light": mark("light"),
    "high-contrast": mark("high contrast"),
    COLOURLESS: mark("without colours"),
}


def chosen_theme(configured: object, environ: Mapping[str, str] = os.environ) -> str:
    """The theme to begin with: as configured; without colours where the terminal has none.

    Raises InputError for a theme that there is not.
    """
    if configured is not None and configured not in THEMES:
        named = ", ".join(THEMES)
        raise InputError(
            tr("config.toml: there is no theme {name!r}; there are: {all}", name=configured, all=named)
        )
    kind = environ.get("TERM", "")
    if kind.startswith("vt") or kind.endswith(("-m", "-mono")):
        return COLOURLESS
    return str(configured or "dark")
