"""A line filter that puts right-to-left text in order in widgets that know nothing of it.

Textual runs it on every finished line of every widget. A line is first cut into cell runs (at
box-drawing characters and between the columns of a table), because text in one cell must never
trade places with text in another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter
from textual.widget import Widget

from workbench.i18n import mirrored
from workbench.tui.bidi.layout import RIGHT_TO_LEFT, paragraph, visual

ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What would act on the terminal or on the order of text."""
BOX = re.compile("[\u2500-\u259f\u2800-\u28ff]")

Char = tuple[str, Style | None]


class BidiFilter(LineFilter):
    """Reorders each cell run by the direction of its own first strong character.

    With `ordered=False` it only takes out what would act, and leaves the order to the terminal.
    """

    def __init__(self, *, ordered: bool = True) -> None:
        super().__init__()
        self.ordered = ordered
        _apply.cache_clear()  # the interface may run the other way now

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        text = "".join(segment.text for segment in segments if not segment.control)
        if not self.ordered or not RIGHT_TO_LEFT.search(text):
            return [_harmless(segment) for segment in segments] if ACTING.search(text) else segments
        return list(_apply(tuple(_harmless(segment) for segment in segments)))


def orders(widget: Widget) -> bool:
    """Whether this program, not the terminal, orders right-to-left text."""
    return any(isinstance(f, BidiFilter) and f.ordered for f in widget.app.get_line_filters())


class OwnOrder(Widget):
    """A widget that orders its text itself, so that the filter must not do it again.

    Name it after the widget class whose style sheet is to be inherited: Textual looks at the first.
    """

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [f for f in super().get_line_filters() if not isinstance(f, BidiFilter)]

    def entitle(self, title: str) -> None:
        """Set the title in the border, which nothing else would put in order here."""
        self.border_title = Content(visual(title) if orders(self) else title)


def _harmless(segment: Segment) -> Segment:
    """Case text comes here with signs for such characters; what is left has no width and goes."""
    if segment.control or not ACTING.search(segment.text):
        return segment
    return Segment(ACTING.sub("", segment.text), segment.style)


@lru_cache(2048)
def _apply(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    chars = [(char, segment.style) for segment in segments for char in segment.text]
    out: list[Char] = []
    for kind, group in groupby(chars, _run_of):
        run = list(group)
        out += run if kind == "box" else _ordered(run, table=kind is not None)
    return tuple(_packed(out))


def _run_of(char: Char) -> object:
    text, style = char
    if BOX.match(text):
        return "box"
    return style.meta.get("column") if style is not None and style._meta is not None else None


def _ordered(run: list[Char], *, table: bool) -> Iterator[Char]:
    """One cell run in visual order, as wide as before; in a table an RTL cell is flushed right."""
    start, stop = 0, len(run)
    while start < stop and run[start][0] == " ":
        start += 1
    # A blank in a style of its own is a cursor, and belongs to the text.
    while stop > start and run[stop - 1][0] == " " and run[stop - 1][1] == run[-1][1]:
        stop -= 1
    text = "".join(char for char, _ in run[start:stop])
    if not RIGHT_TO_LEFT.search(text):
        yield from run
        return
    laid = paragraph(text)
    body = [(cluster.text, run[start + cluster.start][1]) for cluster in laid.line(0, laid.length)]
    spare = max(0, cell_len(text) - laid.width)  # an alef shares its lam's cell
    tail = run[stop:]
    filler = [(" ", run[-1][1])] * spare
    if table and laid.base:
        edge = tail[-1:]  # a table cell's own padding
        yield from (*run[:start], *filler, *tail[:-1], *body, *edge)
    elif laid.base and mirrored():  # what was flushed right stays so
        yield from (*run[:start], *[(" ", run[start][1])] * spare, *body, *tail)
    else:
        yield from (*run[:start], *body, *filler, *tail)


def _packed(chars: list[Char]) -> Iterator[Segment]:
    for style, group in groupby(chars, lambda char: char[1]):
        yield Segment("".join(char for char, _ in group), style)
