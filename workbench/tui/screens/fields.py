"""Fields that forms share: what is said of a source, and paths that complete themselves."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from textual.containers import Horizontal, Vertical
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Select

from workbench.desk import names
from workbench.i18n import mark, tr
from workbench.model import Grade, SourceInfo
from workbench.tui import words
from workbench.tui.bidi.field import BidiInput
from workbench.tui.widgets.prose import Prose

FIELDS = {
    "title": (mark("Title"), ""),
    "publisher": (mark("Publisher"), ""),
    "author": (mark("Author"), ""),
    "published": (mark("Published"), mark("2018-02-20, 2018-02 or 2018")),
    "accessed": (mark("Accessed"), "2018-02-20"),
    "url": (mark("Address"), "https://"),
    "archive_url": (mark("Archived at"), mark("a public archive's copy: https://web.archive.org/…")),
    "interests": (mark("Interests"), mark("who pays for it, who gains by it")),
    "caveat": (mark("Caveat"), mark("what to keep in mind")),
    "lang": (mark("Language"), mark("ar or en")),
}
"""Name in `SourceInfo`: label and hint."""
UNGRADED = "ungraded"


class PathSuggester(Suggester):
    """Completes the last part of a path from the disk."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        if not value:
            return None
        head, tail = os.path.split(value)
        try:
            entries = sorted(os.scandir(given_path(head or ".")), key=lambda entry: entry.name)
        except (OSError, ValueError):
            return None
        for entry in entries:
            if entry.name.startswith(tail) and (tail or not entry.name.startswith(".")):
                return os.path.join(head, entry.name) + ("/" if entry.is_dir() else "")  # noqa: PTH118
        return None


def path_field(name: str, placeholder: str = "", value: str = "") -> BidiInput:
    """A field for a path: the right arrow takes the completion."""
    return BidiInput(
        value,
        placeholder=placeholder,
        id=name,
        suggester=PathSuggester(),
        compact=True,
        select_on_focus=False,
    )


def given_path(text: str) -> Path:
    """The path that was typed or pasted, without the quotes of a dragged file; `~nobody` stays as it is."""
    return Path(os.path.expanduser(text.strip().strip("'\"")))  # noqa: PTH111  # the other raises


def labelled(label: str, field: Widget) -> Horizontal:
    """A field beside its name."""
    return Horizontal(Prose(words.muted(label), classes="label"), field, classes="labelled")


class SourceFields(Vertical):
    """What a reviewer says of a source."""

    def __init__(self, info: SourceInfo = SourceInfo()) -> None:  # noqa: B008  # frozen
        super().__init__()
        self._info = info

    def compose(self) -> Iterator[Widget]:
        for name, (label, hint) in FIELDS.items():
            field = BidiInput(
                getattr(self._info, name), placeholder=tr(hint), id=f"field-{name}", compact=True
            )
            yield labelled(tr(label), field)
        yield labelled(
            tr("Grade"),
            Select(
                [(tr("ungraded"), UNGRADED), *((tr(names.GRADES[grade]), grade.value) for grade in Grade)],
                value=self._info.grade.value if self._info.grade is not None else UNGRADED,
                allow_blank=False,
                compact=True,
                id="field-grade",
            ),
        )

    @property
    def info(self) -> SourceInfo:
        """As the fields say now."""
        said = {name: self.query_one(f"#field-{name}", BidiInput).value.strip() for name in FIELDS}
        grade = str(self.query_one("#field-grade", Select).value)
        return SourceInfo(grade=None if grade == UNGRADED else Grade(grade), **said)
