"""What commands print: lines for people, JSON Lines for programs, files written whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from workbench.cli.lines import write_line
from workbench.language.visible import visible_line
from workbench.model import InputError

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


def write_whole(data: bytes, target: str) -> None:
    """Write to a file (by a temporary name beside it, so that it is never half there), or `-`."""
    if target == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    import tempfile

    path = Path(target)
    if path.exists() and not path.is_file():  # a device or a pipe is written to, not replaced
        path.write_bytes(data)
        return
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)
        Path(name).replace(path)
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}") from error
    finally:
        Path(name).unlink(missing_ok=True)
