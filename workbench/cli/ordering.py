"""Arabic on a printed line: in order and joined here, where the terminal does neither by itself."""

from __future__ import annotations

import re
import sys
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import category

from workbench.i18n import END_ISOLATE, ISOLATE, LRM, mirrored

if TYPE_CHECKING:
    from workbench.tui.bidi.terminal import Display

_BARE = str.maketrans("", "", ISOLATE + END_ISOLATE)
_OPTION = re.compile(r"(?<!\S)--?(?=[A-Za-z])")
"""The dashes of an option, which stay before its letters."""
_WIDTHLESS = ("Mn", "Cf", "Cn")


def column(text: object, cells: int) -> str:
    """Text filled up to so many cells; a terminal that orders by itself keeps it apart from the next one."""
    said = str(text)
    blank = " " * (cells - sum(category(char) not in _WIDTHLESS for char in said))
    return f"{said}{blank}{LRM if mirrored() and _orders_here() is None else ''}"


def exact(text: str) -> str:
    """A date, a place in a text, a path: not turned round in Arabic surroundings."""
    return f"{LRM}{text}{LRM}" if mirrored() else text


def moment(at: str) -> str:
    """When something was done: in English as the log has it."""
    return exact(at[:16].replace("T", " ")) if mirrored() else at


def shown(text: str) -> str:
    """Lines as they are to be written: in logical order, but for a terminal that orders nothing."""
    if mirrored():
        text = _OPTION.sub(rf"{LRM}\g<0>", text)
    display = None if text.isascii() else _orders_here()
    if display is None:
        return text.translate(_BARE)
    from workbench.tui.bidi.layout import RIGHT_TO_LEFT

    lines = [_ordered(line) if RIGHT_TO_LEFT.search(line) else line for line in text.split("\n")]
    return display.still("\n".join(lines))


def _ordered(line: str) -> str:
    """Wrapped by the window's width, since the terminal would cut the line at its wrong end."""
    import shutil

    from workbench.tui.bidi.layout import direction, paragraph

    base = 1 if mirrored() else direction(line)
    laid, width = paragraph(line, base), shutil.get_terminal_size().columns
    rows = []
    for start, end in laid.rows(width):
        clusters = laid.line(start, end)
        row = "".join(cluster.text for cluster in clusters)
        rows.append(" " * (width - sum(cluster.width for cluster in clusters)) * base + row)
    return "\n".join(rows)


@cache
def _orders_here() -> Display | None:
    """Asked once, when the first line with more than English in it is printed."""
    if not sys.stdout.isatty():
        return None
    from workbench.tui.bidi.terminal import decide

    display = decide()
    return display if display.orders_lines else None
