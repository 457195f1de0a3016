"""The article as a strip: a cell a sentence, with a sign and a colour for what is known of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from workbench.desk.overview import Cell
from workbench.model import Rating
from workbench.tui import words
from workbench.tui.widgets.style import KeepsLines, Look

NO_CLAIM = "╌"


class ArticleMap(ScrollView, KeepsLines, can_focus=True):
    """Posts `Moved` when the reviewer goes to another sentence, `Opened` on enter.

    An Arabic article's map runs from right to left, as the article does.
    """

    HINTS = ("map.open", "map.next-flag")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "step('left')", "Sentence to the left", show=False, id="map.left"),
        Binding("right,l", "step('right')", "Sentence to the right", show=False, id="map.right"),
        Binding("up,k", "row(-1)", "Row up", show=False, id="map.up"),
        Binding("down,j", "row(1)", "Row down", show=False, id="map.down"),
        Binding("home,g", "edge(0)", "First sentence", show=False, id="map.first"),
        Binding("end,G", "edge(1)", "Last sentence", show=False, id="map.last"),
        Binding("n", "next_flag", "Next sentence with an open flag", show=False, id="map.next-flag"),
        Binding("enter", "open", "Go to the sentence's claim", show=False, id="map.open"),
    ]
    KEYED = ("cursor",)
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "map--cursor",
        "map--muted",
        "map--warning",
        "map--success",
        "map--error",
        "map--accent",
    }
    DEFAULT_CSS = """
    ArticleMap {
        height: auto; scrollbar-size-vertical: 1; overflow-x: hidden;
        & > .map--cursor { text-style: reverse bold; }
        & > .map--muted { color: $text-muted; }
        & > .map--warning { color: $text-warning; }
        & > .map--success { color: $text-success; }
        & > .map--error { color: $text-error; }
        & > .map--accent { color: $text-accent; }
    }
    """

    @dataclass
    class Moved(Message):
        """The cursor stands on another sentence."""

        cell: Cell

    @dataclass
    class Opened(Moved):
        """Enter, or a double click."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._cells: Sequence[Cell] = ()
        self._scale: tuple[Rating, ...] = ()
        self._ratings: Mapping[str, Rating] = {}
        self._leftwards = False
        self._cursor = 0

    @property
    def current(self) -> Cell | None:
        return self._cells[self._cursor] if self._cells else None

    def fill(self, cells: Sequence[Cell], scale: tuple[Rating, ...], *, leftwards: bool) -> None:
        """Show these sentences; `leftwards` for an article that is read from the right."""
        self._cells, self._scale, self._leftwards = cells, scale, leftwards
        self._ratings = {rating.id: rating for rating in scale}
        self._cursor = min(self._cursor, max(0, len(cells) - 1))
        self._measure()
        self.forget_lines()
        self.refresh(layout=True)
        if cells:
            self.post_message(self.Moved(cells[self._cursor]))

    def show(self, claim_id: int) -> None:
        """Put the cursor on the sentence of a claim."""
        place = next((i for i, cell in enumerate(self._cells) if claim_id in cell.claims), None)
        if place is not None:
            self._go(place)

    @property
    def _width(self) -> int:
        return max(1, self.scrollable_content_region.width)

    def _measure(self) -> None:
        self.virtual_size = Size(self._width, -(-len(self._cells) // self._width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(1, -(-len(self._cells) // max(1, width)))

    def on_resize(self, event: Resize) -> None:
        self._measure()
        self._reveal()

    def sign(self, cell: Cell) -> tuple[str, str]:
        """What a sentence is drawn as: an open flag before "look again" before the worst of its ratings."""
        if cell.severity is not None:
            return words.SEVERITY[cell.severity], words.SEVERITY_TONE[cell.severity]
        if cell.again:
            return words.LOOK_AGAIN, "warning"
        if not cell.claims:
            return NO_CLAIM, "muted"
        if len(cell.ratings) < len(cell.claims):
            return words.UNRATED, "muted"
        rated = [self._ratings[name] for name in cell.ratings if name in self._ratings]
        worst = min(rated, key=lambda rating: rating.value or 3, default=None)
        return words.glyph(worst, self._scale), words.tone(worst)

    def render_line(self, y: int) -> Strip:
        row, width = y + self.scroll_offset.y, self._width
        here = self.look.keyed["cursor"] if self._cursor // width == row else None
        key = (row, width, here, self._cursor if here is not None else None)
        return self.line(key, lambda look: self._draw(range(row * width, (row + 1) * width), look, here))

    def _draw(self, places: range, look: Look, cursor: Style | None) -> Strip:
        signs = list(map(self.sign, self._cells[places.start : places.stop]))
        own = [look.under(tone) for _, tone in signs] + [look.base] * (len(places) - len(signs))
        if cursor is not None and self._cells:
            own[self._cursor - places.start] += cursor
        cells = zip("".join(sign for sign, _ in signs).ljust(len(places)), own, strict=True)
        ordered = reversed(list(cells)) if self._leftwards else cells
        runs = groupby(ordered, lambda cell: cell[1])
        return Strip(
            [Segment("".join(sign for sign, _ in run), style.rich_style) for style, run in runs], len(places)
        )

    # ------------------------------------------------------------------------ moving

    def _reveal(self) -> None:
        row = Region(0, self._cursor // self._width, 1, 1)
        self.scroll_to_region(row, animate=False, force=True, x_axis=False)

    def _go(self, place: int) -> None:
        place = max(0, min(len(self._cells) - 1, place))
        if self._cells:
            self._cursor = place
            self._reveal()
            self.refresh()
            self.post_message(self.Moved(self._cells[place]))

    def action_step(self, side: str) -> None:
        self._go(self._cursor + (1 if (side == "left") == self._leftwards else -1))

    def action_row(self, step: int) -> None:
        place = self._cursor + step * self._width
        if 0 <= place < len(self._cells):
            self._go(place)

    def action_edge(self, end: int) -> None:
        self._go(len(self._cells) - 1 if end else 0)

    def action_next_flag(self) -> None:
        places = [*range(self._cursor + 1, len(self._cells)), *range(self._cursor + 1)]
        found = next((place for place in places if self._cells[place].severity is not None), None)
        if found is not None:
            self._go(found)

    def action_open(self) -> None:
        if self.current is not None:
            self.post_message(self.Opened(self.current))

    def on_click(self, event: Click) -> None:
        at = event.get_content_offset_capture(self)
        x = self._width - 1 - at.x if self._leftwards else at.x
        place = (at.y + self.scroll_offset.y) * self._width + x
        if 0 <= x < self._width and place < len(self._cells):
            self._go(place)
            if event.chain == 2:
                self.action_open()
