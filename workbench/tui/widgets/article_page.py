"""How the article is drawn: its rows, every claim where it stands, the caret and the selection."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from textual.events import Blur, Focus, Resize
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from workbench.model import Block, BlockRole, ClaimRow, Span
from workbench.tui import words
from workbench.tui.bidi.filter import orders
from workbench.tui.bidi.layout import Paragraph
from workbench.tui.bidi.text import render_row
from workbench.tui.state import CaseView
from workbench.tui.widgets.article_layout import ArticleLayout, Cover, Row
from workbench.tui.widgets.style import KeepsLines, Look

AROUND = 2_000
"""Code points on each side of what is looked at, whose claims are read at once."""


class ArticlePage(ScrollView, KeepsLines):
    """Shows the article; how its caret moves is `ArticlePane`'s.

    All positions are code points of the stored text.
    """

    ALLOW_SELECT = False  # it has a selection of its own, in logical order

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article--outside",
        "article--muted",
        "article--title",
        "article--true",
        "article--mixed",
        "article--false",
        "article--other",
        "article--flagged",
        "article--again",
        "article--chosen",
        "article--selection",
        "article--caret",
        "article--gutter",
    }
    DEFAULT_CSS = """
    ArticlePage {
        scrollbar-size-vertical: 1;
        overflow-x: hidden;
        scrollbar-gutter: stable;
        padding: 0 1;
        & > .article--muted { color: $text-disabled; }
        & > .article--title { text-style: bold; }
        & > .article--true { color: $text-success; }
        & > .article--mixed { color: $text-warning; }
        & > .article--false { color: $text-error; }
        & > .article--other { color: $text-accent; }
        & > .article--flagged { text-style: underline; }
        & > .article--again { text-style: italic; }
        & > .article--chosen { background: $primary-muted; }
        & > .article--selection { background: $screen-selection-background; }
        & > .article--caret { background: $foreground; color: $background; }
        & > .article--gutter { color: $text-muted; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._view: CaseView | None = None
        self._covering = Cover(())
        self._covered = Span(0, 0)
        self._layout_key: tuple[object, ...] = ()
        self._rows: ArticleLayout | None = None
        self._near: Sequence[Block] = ()
        """The blocks that were looked at last: most rows are in the block of the row before."""
        self._chosen: int | None = None
        self._chosen_span = Span(0, 0)
        self._lit: set[Span] = set()
        self._caret = 0
        self._anchor: int | None = None

    # ------------------------------------------------------------------------ what it shows

    @property
    def caret(self) -> int:
        """Where the caret stands in the article."""
        return self._caret

    @property
    def selection(self) -> Span | None:
        """What is selected, if anything is."""
        if self._anchor is None or self._anchor == self._caret:
            return None
        return Span(min(self._anchor, self._caret), max(self._anchor, self._caret))

    def fill(self, view: CaseView) -> None:
        """Show a case's article and claims."""
        same = self._view is not None and self._view.article.text_sha256 == view.article.text_sha256
        self._view = view
        self._covered, self._covering, self._near = Span(0, 0), Cover(()), ()
        if not same:
            self._caret, self._anchor = 0, None
        self._lay_out()
        self.forget_lines()
        self.refresh()

    def show(self, claim: ClaimRow) -> None:
        """Mark a claim as the chosen one and bring it into sight."""
        self._chosen = claim.id
        if claim.present and not claim.span.start <= self._caret < claim.span.end:
            self._caret, self._anchor = claim.span.start, None
        self._chosen_span = claim.span if claim.present else Span(0, 0)
        if claim.present:
            self._reveal(claim.span)
        self._redraw()

    def unselect(self) -> None:
        self._anchor = None
        self._redraw()

    def _around(self, start: int, end: int) -> Cover:
        """Which claims cover the text around an offset: of a long article only what is looked at is read."""
        if self._view is not None and not self._covered.start <= start <= end <= self._covered.end:
            first = max(0, start - AROUND)
            self._covered = Span(first, end + AROUND)
            self._covering = Cover(self._view.claims.within(first, end + AROUND))
        return self._covering

    def _redraw(self) -> None:
        """Draw the rows again whose caret, selection or choice is another one now."""
        lit = {Span(self._caret, self._caret + 1), self.selection or Span(0, 0), self._chosen_span}
        before, self._lit = self._lit, lit
        if self._rows is not None:
            for span in before | lit:
                first, last = self._rows.row_of(span.start), self._rows.row_of(span.end)
                self.refresh_lines(first, last - first + 1)

    @property
    def _digits(self) -> int:
        return len(str(len(self._view.claims.listed))) if self._view is not None else 1

    @property
    def _margin(self) -> int:
        """Cells beside the text for sign, flag and number of the claims that begin in a row."""
        return 3 + self._digits

    @property
    def _text_width(self) -> int:
        return max(8, self.scrollable_content_region.width - self._margin)

    def _lay_out(self) -> None:
        self._wrap()
        if self._rows is not None:
            self.virtual_size = Size(self.scrollable_content_region.width, len(self._rows))

    def _wrap(self) -> None:
        """Break the article into rows, if it or the width is another one than last time."""
        if self._view is None or not self.size.width:
            return
        article, ordered = self._view.article, orders(self)
        key = (article.text_sha256, self._text_width, ordered)
        if key != self._layout_key:
            self._layout_key = key
            self.forget_lines()  # also those that were drawn between a change of size and its rows
            base = 1 if article.lang == "ar" else 0
            self._rows = ArticleLayout(article.text, self._text_width, base=base, ordered=ordered)

    def on_resize(self, event: Resize) -> None:
        self._lay_out()
        if self._rows is not None:
            self._reveal(Span(self._caret, self._caret + 1))
        self.refresh()

    def on_focus(self, event: Focus) -> None:
        self._redraw()

    def on_blur(self, event: Blur) -> None:
        self._redraw()

    def _reveal(self, span: Span) -> None:
        """Bring a stretch of text into sight, its beginning first if it is longer than the pane."""
        if self._rows is None:
            return
        first, last = self._rows.row_of(span.start), self._rows.row_of(max(span.start, span.end - 1))
        height = max(1, self.scrollable_content_region.height)
        last = min(last, first + height - 1)
        self.scroll_to_region(Region(0, first, 1, last - first + 1), animate=False, force=True, x_axis=False)

    # ------------------------------------------------------------------------ drawing

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        base = self.visual_style
        place = y + self.scroll_offset.y
        if self._rows is None:  # the first frame comes before the first resize
            self._wrap()
        if self._rows is None or place >= len(self._rows):
            return Strip([Segment(" " * width, base.rich_style)], width)
        row = self._rows.row(place)
        if row.laid is None:
            return Strip([Segment(" " * width, base.rich_style)], width)
        laid = row.laid
        return self.line((row.start, width, *self._lit_in(row)), lambda look: self._draw(row, laid, look))

    def _lit_in(self, row: Row) -> Iterator[object]:
        """What of caret, selection and choice is to be seen in a row."""
        here = Span(row.start, row.end + 1)
        yield self._caret if self.has_focus and here.start <= self._caret < here.end else None
        for span in (self.selection, self._chosen_span):
            if span is not None and span.overlaps(here):
                yield max(span.start, here.start), min(span.end, here.end), self._chosen
            else:
                yield None

    def _draw(self, row: Row, laid: Paragraph, look: Look) -> Strip:
        base, offset = look.base, row.offset
        styles = self._row_styles(row, look)
        text = render_row(
            laid, (row.start - offset, row.end - offset), self._text_width,
            lambda at: styles[offset + at - row.start], base,
        )  # fmt: skip
        gutter = self._gutter(row, look, right=bool(laid.base))
        if self._rows is not None and self.has_focus and self._caret == row.end:
            place = self._rows.row_of(self._caret)
            text = self._with_caret_behind(text, row, look) if self._rows.row(place) is row else text
        return Strip([*text, *gutter] if laid.base else [*gutter, *text])

    def _with_caret_behind(self, text: Strip, row: Row, look: Look) -> Strip:
        """A caret after a row's last letter stands on the blank beside it."""
        if self._rows is None:
            return text
        x = self._rows.cell_of(row.end, self._text_width)
        caret = look.under("caret").rich_style
        before, here, after = text.divide([x, x + 1, text.cell_length])
        return Strip([*before, *(Segment(segment.text, caret) for segment in here), *after])

    def _gutter(self, row: Row, look: Look, *, right: bool) -> list[Segment]:
        """Number and sign of the first claim that begins in the row."""
        view = self._view
        start, end = row.start, row.end + 1
        starting = self._around(start, end).beginning_in(start, end) if view is not None else ()
        if not starting or view is None:
            return [Segment(" " * self._margin, look.base.rich_style)]
        first = next((claim for claim in starting if claim.id == self._chosen), starting[0])
        rating = view.ratings.get(first.rating or "")
        sign = words.glyph(rating, view.scale)
        flag = words.FLAG if any(claim.open_flag_count for claim in starting) else " "
        number = str(first.number)
        if right:
            label = f" {sign}{flag}{number:<{self._digits}}"
        else:
            label = f"{number:>{self._digits}}{flag}{sign} "
        style = look.under("gutter")
        if first.id == self._chosen:
            style += Style(bold=True)
        return [Segment(label, style.rich_style)]

    def _row_styles(self, row: Row, look: Look) -> list[Style]:
        """The style of every offset of a row: it changes only at the edges of what lies there."""
        start, end = row.start, row.end
        edges = {start, end, *self._around(start, end).edges(start, end)}
        blocks = self._blocks(start, end)
        edges |= {edge for block in blocks for edge in (block.span.start, block.span.end)}
        if self.selection is not None:
            edges |= {self.selection.start, self.selection.end}
        edges |= {self._caret, self._caret + 1}
        styles: list[Style] = []
        for first, last in pairwise(sorted(edge for edge in edges if start <= edge <= end)):
            styles += [look.under(*self._names(first, _role(first, blocks)))] * (last - first)
        return styles

    def _names(self, offset: int, role: str) -> Iterator[str]:
        """The components that lie over one another at an offset."""
        if role:
            yield role
        covering = self._covering.at(offset)
        for claim in reversed(covering):
            yield from self._marks(claim)
        if any(claim.id == self._chosen for claim in covering):
            yield "chosen"
        selected = self.selection
        if selected is not None and selected.start <= offset < selected.end:
            yield "selection"
        if self.has_focus and offset == self._caret:
            yield "caret"

    def _marks(self, claim: ClaimRow) -> list[str]:
        marks = []
        rating = self._view.ratings.get(claim.rating or "") if self._view is not None else None
        if rating is not None:
            value = rating.value
            marks.append(
                "other" if value is None else "true" if value > 3 else "mixed" if value == 3 else "false"
            )
        if claim.open_flag_count:
            marks.append("flagged")
        if claim.look_again:
            marks.append("again")
        return marks

    def _blocks(self, start: int, end: int) -> Sequence[Block]:
        """The article's blocks that share text with `[start, end)`, and perhaps some beside them."""
        near = self._near
        if near and near[0].span.start <= start and end <= near[-1].span.end:
            return near
        blocks = self._view.article.blocks if self._view is not None else ()
        first = max(0, bisect_right(blocks, start, key=lambda block: block.span.start) - 1)
        found = []
        for place in range(first, len(blocks)):
            block = blocks[place]
            if block.span.start >= end:
                break
            if block.span.end > start:
                found.append(block)
        self._near = found
        return found


def _role(offset: int, blocks: Sequence[Block]) -> str:
    """`title`, `muted` or nothing, by the block that the offset lies in."""
    role = next((b.role for b in blocks if b.span.start <= offset < b.span.end), BlockRole.PARAGRAPH)
    if role is BlockRole.PARAGRAPH:
        return ""
    return "title" if role in (BlockRole.TITLE, BlockRole.HEADING) else "muted"
