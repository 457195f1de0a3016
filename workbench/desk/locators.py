"""Marks of captures (pages, time codes) as the database holds them, and places told by them."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.model import Mark, Span
from workbench.reading.marks import locator
from workbench.store.columns import dump, load


def marks_json(marks: Sequence[Mark]) -> str:
    return dump([[mark.start, mark.kind, mark.label] for mark in marks])


def marks_of(column: str) -> tuple[Mark, ...]:
    return tuple(Mark(start, kind, label) for start, kind, label in load(column))


def place_in(column: str | None, span: Span) -> str:
    """`page 3`, `00:01:02`; empty for a capture without marks, or for none."""
    return locator(marks_of(column), span) if column and column != "[]" else ""
