"""The field in which the list is filtered: what may stand next is shown below it, and completed by tab."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.suggester import Suggester

from workbench.desk import names
from workbench.desk.filters.complete import Completion, complete
from workbench.desk.filters.words import Vocabulary
from workbench.i18n import tr
from workbench.tui import words
from workbench.tui.bidi.field import BidiInput
from workbench.tui.widgets.prose import Prose

SHOWN = 12
"""Options that are shown; more would take the list's place."""


class _Suggestions(Suggester):
    def __init__(self, field: FilterField) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._field = field

    async def get_suggestion(self, value: str) -> str | None:
        found = self._field.completion
        return value[: found.start] + found.options[0] if value and found.options else None


class FilterField(BidiInput):
    """One line of the filter language."""

    HINTS = ("filter.complete", "filter.leave", "filter.save")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "Complete", show=False, id="filter.complete"),
        Binding("down", "leave", "To the list", show=False, id="filter.leave"),
        Binding("ctrl+s", "save", "Save as view", show=False, id="filter.save"),
    ]

    @dataclass
    class Save(Message):
        """The reviewer wants to keep the filter."""

        text: str

    @dataclass
    class Leave(Message):
        """The reviewer goes on to the list."""

    def __init__(self, *, id: str) -> None:  # noqa: A002  # Textual's own name for it
        hint = tr("search the claims")
        super().__init__(placeholder=hint, id=id, suggester=_Suggestions(self), select_on_focus=False)
        self.vocabulary: Vocabulary | None = None

    @property
    def completion(self) -> Completion:
        """What the end of the text may become; nothing until the case's words are known."""
        if self.vocabulary is None:
            return Completion(len(self.value), (), "")
        return complete(self.value, self.vocabulary)

    def action_complete(self) -> None:
        """Take the likeliest word; where there is none, go on to the next pane."""
        found = self.completion
        if self.value and found.options and self.cursor_position == len(self.value):
            whole = found.options[0]
            self.value = self.value[: found.start] + whole + ("" if whole.endswith(":") else " ")
            self.cursor_position = len(self.value)
        else:
            self.post_message(self.Leave())

    def action_leave(self) -> None:
        self.post_message(self.Leave())

    def action_save(self) -> None:
        self.post_message(self.Save(self.value))


class FilterBar(Vertical):
    """The field, and below it what may be typed or what is wrong."""

    DEFAULT_CSS = """
    FilterBar { height: auto; max-height: 8; }
    FilterBar #hint { padding: 0 1; max-height: 4; }
    """

    def __init__(self, *, id: str) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self.field = FilterField(id="search")

    def compose(self) -> Iterator[BidiInput | Prose]:
        yield self.field
        yield Prose("", id="hint")

    def know(self, vocabulary: Vocabulary) -> None:
        """The case's words, from which the field completes."""
        self.field.vocabulary = vocabulary
        self.hint()

    def hint(self) -> None:
        """Show what may stand next."""
        found = self.field.completion
        options = [option for option in found.options if option != self.field.value[found.start :]]
        parts: list[Content | str] = [words.muted(f"{tr(found.about)}: ")] if found.about and options else []
        parts.append("  ".join(map(names.apart, options[:SHOWN])))
        if len(options) > SHOWN:
            parts.append(words.muted(" …"))
        self.query_one("#hint", Prose).update(Content.assemble(*parts))

    @property
    def is_begun(self) -> bool:
        """Whether the word that is being typed may yet become a key."""
        found = self.field.completion
        begun = found.options and not found.about and found.start < len(self.field.value)
        return self.field.has_focus and bool(begun)

    def complain(self, message: str) -> None:
        """Say what is wrong with the filter, unless it is only not yet typed out."""
        if not self.field.has_focus or not self.field.completion.options:
            self.query_one("#hint", Prose).update(Content.styled(names.quoting(message), "$text-warning"))

    def on_input_changed(self) -> None:
        self.hint()
