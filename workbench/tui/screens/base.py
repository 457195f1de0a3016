"""What screens have in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.app import SuspendNotSupported, SystemCommand
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.markup import escape
from textual.screen import ModalScreen, Screen, ScreenResultType
from textual.widget import Widget
from textual.widgets import Input, TextArea

from workbench.i18n import tr
from workbench.model import WorkbenchError
from workbench.tui.screens.placed import Placed
from workbench.tui.state import CaseView

if TYPE_CHECKING:
    from workbench.tui.application import WorkbenchApp


def workbench(screen: Screen[Any]) -> WorkbenchApp:
    """The application that a screen belongs to."""
    return cast("WorkbenchApp", screen.app)


def bindings_of(owner: type[DOMNode]) -> list[Binding]:
    """The bindings of a screen or widget and of what of the workbench it is made of."""
    ours = [cls for cls in owner.__mro__ if cls.__module__.startswith("workbench.")]
    bindings = [binding for cls in ours for binding in cls.__dict__.get("BINDINGS", ())]
    return [binding for binding in bindings if isinstance(binding, Binding)]


class ShowsCase(Placed[None]):
    """A full screen that shows the case and is told whenever it was read again."""

    AUTO_FOCUS: ClassVar[str | None] = ""

    def show_case(self, view: CaseView) -> None:
        """Show a newer view of the case."""
        raise NotImplementedError

    def on_screen_resume(self) -> None:
        view = workbench(self).view
        if view is not None:
            self.show_case(view)

    def commands(self) -> Iterable[SystemCommand]:
        """What the command palette offers here: every binding with words of its own."""
        for binding in bindings_of(type(self)):
            if binding.id and not binding.system:
                yield SystemCommand(
                    tr(binding.description),
                    escape(
                        f"{tr(binding.tooltip)} ({binding.key_display or binding.key.split(',')[0]})".strip()
                    ),
                    lambda action=binding.action: self.call_later(self.run_action, action),
                )


class Form(Placed[ScreenResultType], ModalScreen[ScreenResultType]):
    """A dialog: escape leaves it, ctrl+s saves it, F4 takes a long text to the reviewer's editor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", id="form.cancel"),
        Binding("ctrl+s", "after_typing('save')", "Save", id="form.save", priority=True),
        Binding(
            "f4",
            "after_typing('editor')",
            "The text in your editor ($EDITOR)",
            id="form.editor",
            priority=True,
        ),
    ]

    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-high")]  # noqa: RUF012  # Textual's own class variable
    DRAFTS: ClassVar[tuple[str, ...]] = ()
    """Ids of the fields whose text is kept until it is saved, and offered again."""

    @property
    def draft(self) -> str:
        """What the texts belong to, such as `rate:12`; empty: nothing is kept."""
        return ""

    def on_mount(self) -> None:
        """Offer again what was typed and not saved."""
        drafts, offered = self.bench.drafts, False
        for name in self.DRAFTS if drafts is not None and self.draft else ():
            text, field = drafts.get(f"{self.draft}/{name}") if drafts else "", self.query_one(f"#{name}")
            if text and isinstance(field, TextArea):
                offered = offered or text != field.text
                field.text = text
                field.move_cursor(field.document.end)
            elif text and isinstance(field, Input):
                offered = offered or text != field.value
                field.value = text
        if offered:
            self.bench.say(tr("What you typed here before is back."))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        self._keep(event.text_area, event.text_area.text)

    def on_input_changed(self, event: Input.Changed) -> None:
        self._keep(event.input, event.value)

    def _keep(self, field: Widget, text: str) -> None:
        if self.draft and field.id in self.DRAFTS:
            self.bench.keep_draft(f"{self.draft}/{field.id}", text)

    @property
    def bench(self) -> WorkbenchApp:
        return workbench(self)

    def action_after_typing(self, action: str) -> None:
        """Priority keys overtake what was typed before them: go on when the field has taken it all in."""
        (self.focused or self).call_later(self.run_action, action)

    def action_cancel(self) -> None:
        """Leave, and what was told of it goes, too."""
        self.app.clear_notifications()
        self.dismiss(None)

    def close_with(self, result: ScreenResultType) -> None:
        """Leave with a result."""
        self.dismiss(result)

    def action_save(self) -> None:
        raise NotImplementedError

    def action_editor(self) -> None:
        """Edit the text area under the cursor elsewhere, and take it back."""
        from workbench.tui.editor import edited

        area = self.focused
        if not isinstance(area, TextArea):
            return
        try:
            with self.app.suspend():
                text = edited(area.text)
        except (WorkbenchError, SuspendNotSupported) as error:
            self.bench.say(str(error), severity="error")
        else:
            if text != area.text:
                area.replace(text, (0, 0), area.document.end)
        self.refresh()
