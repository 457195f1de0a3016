"""What commands print: lines for people, JSON Lines for programs, files written whole or not at all."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from workbench.cli.lines import write_line
from workbench.desk.files import write_whole
from workbench.language.visible import visible_line

as_json = click.option("--json", "machine", is_flag=True, help="JSON Lines, for programs.")


def say(line: str) -> None:
    """One line for people; whatever a case's text holds, it stays one line and does nothing."""
    click.echo(visible_line(line))


def counted(number: int, noun: str) -> str:
    """`1 flag`, `2 flags`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def complain(message: str) -> None:
    """One line on stderr."""
    click.echo(f"workbench: {visible_line(message)}", err=True)


def print_nouns(nouns: Iterable[Any]) -> None:
    """Nouns of the model as JSON Lines, with spans as `annotate` and `check` write them."""
    from workbench.report.json import plain

    for noun in nouns:
        row = plain(noun)
        if "span" in row:
            head = {"id": row.pop("id")} if "id" in row else {}
            row = {**head, **row.pop("span"), **row}
        if "spans" in row:
            texts = row.pop("texts")
            row["spans"] = [{**span, "text": text} for span, text in zip(row["spans"], texts, strict=True)]
        write_line(row)


def write_out(pieces: Iterable[bytes], target: str) -> None:
    """Write to a file (whole or not at all), or to `-`, the standard output."""
    if target != "-":
        write_whole(pieces, Path(target))
        return
    for piece in pieces:
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()
