"""A list that is drawn one screenful at a time, however many rows it has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, Protocol, TypeVar, runtime_checkable

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import NULL_STYLE, Style

from workbench.i18n import END_ISOLATE, ISOLATE, RLM, mirrored
from workbench.tui.bidi.filter import orders
from workbench.tui.bidi.layout import paragraph
from workbench.tui.bidi.text import render_row
from workbench.tui.widgets.style import KeepsLines, Look

Drawn = Sequence[tuple[str, str]]
"""Pieces of a line: text, and the component it is drawn as (empty for plain)."""
BETWEEN = (" · ", "muted")


class HasId(Protocol):
    @property
    def id(self) -> int: ...


@runtime_checkable
class Indexed(Protocol):
    """Rows that know where each stands, so that nobody has to go through them."""

    def place_of(self, row_id: int, /) -> int | None: ...


T = TypeVar("T", bound=HasId)


class RowsList(ScrollView, KeepsLines, Generic[T], can_focus=True):
    """A list with a cursor. Posts `Moved` when the reviewer moves it, `Opened` on enter.

    A row is a margin of `MARGIN` cells beside one line of text (cut with an ellipsis), and, where it
    has two `LINES`, a second one of facts about it.
    """

    MARGIN: int = 2
    LINES: int = 2
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "Next", show=False, id="list.down"),
        Binding("up,k", "move(-1)", "Previous", show=False, id="list.up"),
        Binding("pagedown,ctrl+f", "page(1)", "Page down", show=False, id="list.page-down"),
        Binding("pageup,ctrl+b", "page(-1)", "Page up", show=False, id="list.page-up"),
        Binding("home,g", "edge(0)", "First", show=False, id="list.first"),
        Binding("end,G", "edge(1)", "Last", show=False, id="list.last"),
        Binding("enter", "open", "Open", show=False, id="list.open"),
    ]
    KEYED = ("cursor",)
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--cursor",
        "rows--muted",
        "rows--warning",
        "rows--success",
        "rows--error",
        "rows--accent",
    }
    DEFAULT_CSS = """
    RowsList {
        scrollbar-size-vertical: 1;
        overflow-x: hidden;
        scrollbar-gutter: stable;
        & > .rows--cursor { background: $block-cursor-blurred-background; }
        &:focus > .rows--cursor { background: $block-cursor-background; color: $block-cursor-foreground; }
        & > .rows--muted { color: $text-muted; }
        & > .rows--warning { color: $text-warning; }
        & > .rows--success { color: $text-success; }
        & > .rows--error { color: $text-error; }
        & > .rows--accent { color: $text-accent; }
    }
    """

    @dataclass
    class Moved(Message):
        """The cursor went to another row."""

        rows: RowsList[Any]
        id: int

        @property
        def control(self) -> RowsList[Any]:
            return self.rows

    @dataclass
    class Opened(Moved):
        """Enter, or a double click."""

    def __init__(self, *, id: str | None = None, empty: str = "") -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id)
        self._rows: Sequence[T] = ()
        self._cursor = 0
        self._empty = empty

    # ------------------------------------------------------------------------ for kinds of list

    def margin(self, row: T) -> Drawn:
        """What stands before the text, `MARGIN` cells wide; the cursor takes the place of its first."""
        return (("  ", ""),)

    def title(self, row: T) -> str:
        """The row's text."""
        raise NotImplementedError

    def facts(self, row: T) -> Drawn:
        """The second line; dots come between its pieces."""
        raise NotImplementedError

    # ------------------------------------------------------------------------ what it shows

    @property
    def rows(self) -> Sequence[T]:
        return self._rows

    @property
    def current(self) -> T | None:
        return self._rows[self._cursor] if self._rows else None

    def fill(self, rows: Sequence[T], current: int | None = None) -> None:
        """Show these rows, with the cursor on that one, or as near to where it was as can be."""
        self._rows = rows
        place = self._place(current)
        self._cursor = min(self._cursor, max(0, len(rows) - 1)) if place is None else place
        self._measure()
        self._reveal()
        self.forget_lines()
        self.refresh()

    def show(self, row_id: int) -> None:
        """Put the cursor on a row, without telling anybody; a row that is not listed is ignored."""
        place = self._place(row_id)
        if place is not None:
            self._put_cursor(place)

    def _put_cursor(self, place: int) -> None:
        """Without scrolling, only the rows that it leaves and comes to are drawn again."""
        before, self._cursor = self._cursor, place
        self._reveal()
        self.refresh_lines(self.LINES * before, self.LINES)
        self.refresh_lines(self.LINES * place, self.LINES)

    def _place(self, row_id: int | None) -> int | None:
        if row_id is None:
            return None
        if isinstance(self._rows, Indexed):
            return self._rows.place_of(row_id)
        return next((i for i, row in enumerate(self._rows) if row.id == row_id), None)

    def _measure(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self.LINES * len(self._rows))

    def _reveal(self) -> None:
        region = Region(0, self.LINES * self._cursor, 1, self.LINES)
        self.scroll_to_region(region, animate=False, force=True, x_axis=False)

    def on_resize(self, event: Resize) -> None:
        self._measure()
        self._reveal()

    # ------------------------------------------------------------------------ drawing

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        place, line = divmod(y + self.scroll_offset.y, self.LINES)
        if place >= len(self._rows):
            said = self._empty if not self._rows and y == 0 else ""
            return self.line((said, width), lambda look: self._behind(said, width, look))
        cursor = self.look.keyed["cursor"] if place == self._cursor else None
        plain = cursor is not None and self.has_focus  # only the cursor's own colours can be read on it
        return self.line(
            (place, line, cursor, plain, width),
            lambda look: self._draw(self._rows[place], line, look, width, cursor, plain=plain),
        )

    def _behind(self, said: str, width: int, look: Look) -> Strip:
        """A line behind the rows."""
        text = self._line([(said, "muted")], int(mirrored()), max(1, width - 2), look.base, look.parts)
        blank = Segment(" ", look.base.rich_style)
        return Strip([blank, *text, blank])

    def _draw(self, row: T, line: int, look: Look, width: int, cursor: Style | None, *, plain: bool) -> Strip:
        base = look.base + cursor if cursor is not None else look.base
        parts = {} if plain else look.parts
        if line == 0:
            pieces: Drawn = [(self.title(row).replace("\n", " "), "")]
            direction, margin = None, self._margin(row, base, parts)
        else:
            pieces, direction = _separated(self.facts(row)), int(mirrored())
            margin = [Segment(" " * self.MARGIN, base.rich_style)]
        text = self._line(pieces, direction, max(1, width - self.MARGIN - 1), base, parts)
        blank = Segment(" ", base.rich_style)
        return Strip([blank, *text, *margin] if mirrored() else [*margin, *text, blank])

    def _margin(self, row: T, base: Style, parts: Mapping[str, Style]) -> list[Segment]:
        """What stands beside the text; on the right it is the same from the other side."""
        pieces = [(text, (base + parts.get(name, NULL_STYLE)).rich_style) for text, name in self.margin(row)]
        if mirrored():
            pieces = [(_turned(text), style) for text, style in reversed(pieces)]
        if row is self.current:
            edge = -1 if mirrored() else 0
            text, style = pieces[edge]
            pieces[edge] = (f"{text[:-1]}‹" if mirrored() else f"›{text[1:]}", style)
        return [Segment(text, style) for text, style in pieces]

    def _line(
        self, pieces: Drawn, direction: int | None, room: int, base: Style, parts: Mapping[str, Style]
    ) -> Strip:
        """Pieces as one line of text, cut with an ellipsis, in a direction or in that of the text."""
        text = "".join(piece for piece, _ in pieces)
        names = [name for piece, name in pieces for _ in piece]
        laid = paragraph(text, direction, orders(self))
        rows = laid.rows(room)
        if len(rows) > 1:
            begun = text[: laid.fitting(room - 1)].rstrip()
            laid = paragraph(f"{begun}…", laid.base, orders(self))
            rows = laid.rows(room)
        styles = {name: base + parts.get(name, NULL_STYLE) for name in set(names)}
        return render_row(laid, rows[0], room, lambda at: styles[names[at]], base)

    # ------------------------------------------------------------------------ moving

    def _go(self, place: int) -> None:
        place = max(0, min(len(self._rows) - 1, place))
        if self._rows and place != self._cursor:
            self._put_cursor(place)
            self.post_message(self.Moved(self, self._rows[place].id))

    def action_move(self, step: int) -> None:
        self._go(self._cursor + step)

    def action_page(self, step: int) -> None:
        self._go(self._cursor + step * max(1, self.scrollable_content_region.height // self.LINES))

    def action_edge(self, end: int) -> None:
        self._go(len(self._rows) - 1 if end else 0)

    def action_open(self) -> None:
        if self.current is not None:
            self.post_message(self.Opened(self, self.current.id))

    def on_click(self, event: Click) -> None:
        place = (event.get_content_offset_capture(self).y + self.scroll_offset.y) // self.LINES
        if place < len(self._rows):
            self._go(place)
            if event.chain == 2:
                self.action_open()


def _separated(pieces: Drawn) -> Drawn:
    """Pieces with dots between them, each isolated: none has a say in the order of the others."""
    out: list[tuple[str, str]] = []
    for text, name in pieces:
        lead = RLM if mirrored() and not any(map(str.isalpha, text)) else ""
        out += [*([BETWEEN] if out else []), (f"{ISOLATE}{lead}{text}{END_ISOLATE}", name)]
    return out


def _turned(text: str) -> str:
    """A piece of a margin with its blanks on the other side."""
    bare = text.strip()
    start = text.index(bare)
    return " " * (len(text) - start - len(bare)) + bare + " " * start
