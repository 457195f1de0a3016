"""`BidiText`: a Textual visual that wraps in logical order and shows each row right to left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import overload

from rich.segment import Segment
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from workbench.tui.bidi.layout import Paragraph, paragraph


def render_row(
    laid: Paragraph,
    row: tuple[int, int],
    width: int,
    style_at: Callable[[int], Style],
    fill: Style,
    y: int | None = None,
) -> Strip:
    """One row of a paragraph as a strip of `width` cells; RTL rows are flushed right.

    `style_at` gives the style at an offset in the paragraph. With `y` each segment carries its
    logical place (`meta["offset"] = (offset, y)`), so that Textual's selection finds the text under
    the mouse; that takes a segment a letter where text runs from right to left.
    """
    if y is None:
        return _plain_row(laid, row, width, style_at, fill)
    if laid.is_simple:
        return _simple_row(laid, row, width, style_at, fill, y)
    segments: list[Segment] = []
    used = 0
    text, style, first, upcoming = "", fill, 0, -1
    for cluster in laid.line(*row):
        used += cluster.width
        own = style_at(cluster.start)
        simple = not cluster.level % 2 and len(cluster.text) == cluster.end - cluster.start == 1
        if simple and cluster.start == upcoming and (own is style or own == style):
            text += cluster.text
            upcoming += 1
            continue
        if text:
            segments.append(Segment(text, style.rich_style_with_offset(first, y)))
        text, style, first = cluster.text, own, cluster.start
        upcoming = cluster.end if simple else -1
    if text:
        segments.append(Segment(text, style.rich_style_with_offset(first, y)))
    if used < width:
        # The empty part of a row stands for its end, so a click there lands behind the last word.
        blank = Segment(" " * (width - used), fill.rich_style_with_offset(row[1], y))
        segments = [blank, *segments] if laid.base else [*segments, blank]
    return Strip(segments, max(used, width))


def _simple_row(
    laid: Paragraph, row: tuple[int, int], width: int, style_at: Callable[[int], Style], fill: Style, y: int
) -> Strip:
    """A cell a code point, from left to right."""
    start, end = row
    segments, at = [], start
    for style, run in groupby(range(start, end), style_at):
        stop = at + len(list(run))
        segments.append(Segment("".join(laid.glyphs[at:stop]), style.rich_style_with_offset(at, y)))
        at = stop
    if end - start < width:
        segments.append(Segment(" " * (width - end + start), fill.rich_style_with_offset(end, y)))
    return Strip(segments, max(end - start, width))


def _plain_row(
    laid: Paragraph, row: tuple[int, int], width: int, style_at: Callable[[int], Style], fill: Style
) -> Strip:
    """As few segments as there are changes of style."""
    line = laid.line(*row)
    segments = [
        Segment("".join(cluster.text for cluster in run), style.rich_style)
        for style, run in groupby(line, lambda cluster: style_at(cluster.start))
    ]
    used = sum(cluster.width for cluster in line)
    if used < width:
        blank = Segment(" " * (width - used), fill.rich_style)
        segments = [blank, *segments] if laid.base else [*segments, blank]
    return Strip(segments, max(used, width))


def flushed(strip: Strip, width: int, base: int) -> Strip:
    """A finished line of plain text in order, from its own side; what stands behind the text stays there."""
    chars = [(char, segment.style) for segment in strip for char in segment.text]
    text = "".join(char for char, _ in chars).rstrip(" ")
    laid = paragraph(text, base)
    body = [Segment(c.text, chars[c.start][1]) for c in laid.line(0, laid.length)]
    room = max(0, width - laid.width)
    behind = [Segment(" ", style) for _, style in chars[len(text) :]][:room]
    behind += [Segment(" " * (room - len(behind)), chars[-1][1] if chars else None)]
    return Strip([*reversed(behind), *body] if base else [*body, *behind], laid.width + room)


class BidiText(Visual):
    """A `Content` laid out paragraph by paragraph (a line feed ends a paragraph)."""

    def __init__(self, content: Content, *, ordered: bool = True) -> None:
        self.content = content
        self._paragraphs = [paragraph(line, None, ordered) for line in content.plain.split("\n")]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return max((laid.width for laid in self._paragraphs), default=0)

    def get_height(self, rules: RulesMap, width: int) -> int:
        return sum(len(laid.rows(width)) for laid in self._paragraphs) if width else 0

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        return self.drawn(width, style, options)[:height]

    def drawn(self, width: int, style: Style, options: RenderOptions) -> Drawn:
        """Its rows, each drawn when it is looked at."""
        content = self.content
        if options.selection is not None and options.selection_style is not None:
            content = _selected(content, options)
        return Drawn(
            self._paragraphs,
            width,
            style,
            [own for text, own in content.render(style, end="", parse_style=options.get_style) for _ in text],
        )


class Drawn(Sequence[Strip]):
    """Rows of paragraphs: of a long text most are never looked at."""

    def __init__(
        self, paragraphs: Sequence[Paragraph], width: int, style: Style, styles: list[Style]
    ) -> None:
        self._width = width
        self._style = style
        self._styles = styles
        """Of each code point of the paragraphs and the line feeds between them."""
        self._rows: list[tuple[Paragraph, tuple[int, int], int, int]] = []
        """Paragraph and row, where the paragraph begins, and which it is."""
        start = 0
        for y, laid in enumerate(paragraphs if width else ()):
            self._rows += [(laid, row, start, y) for row in laid.rows(width)]
            start += laid.length + 1
        self._kept: dict[int, Strip] = {}

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> Strip: ...
    @overload
    def __getitem__(self, place: slice) -> list[Strip]: ...
    def __getitem__(self, place: int | slice) -> Strip | list[Strip]:
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self)))]
        if place not in self._kept:
            laid, row, start, y = self._rows[place]
            here = self._styles[start : start + laid.length]
            self._kept[place] = render_row(laid, row, self._width, here.__getitem__, self._style, y)
        return self._kept[place]


def _selected(content: Content, options: RenderOptions) -> Content:
    start = 0
    selection, style = options.selection, options.selection_style
    for y, line in enumerate(content.plain.split("\n")):
        span = selection.get_span(y) if selection is not None else None
        if span is not None and style is not None:
            end = len(line) if span[1] == -1 else span[1]
            content = content.stylize(style, start + span[0], start + end)
        start += len(line) + 1
    return content
