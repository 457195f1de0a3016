"""What commands print: lines for people, JSON Lines for programs, files written whole or not at all."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.ordering import shown
from workbench.cli.progress import put_away
from workbench.desk.files import write_whole
from workbench.i18n import tr, trn
from workbench.language.visible import visible_line

if TYPE_CHECKING:
    from workbench.desk.bundle import Bundle
    from workbench.model import FactComparison, Progress

as_json = click.option("--json", "machine", is_flag=True, help="JSON Lines, for programs.")


def say(line: str) -> None:
    """One line for people; whatever a case's text holds, it stays one line and does nothing."""
    put_away()
    click.echo(shown(visible_line(line)))


def standing(progress: Progress) -> str:
    """How many claims, flags and conflicts there are, in one line."""
    return tr(
        "{claims}, {flags} ({conflicts})",
        claims=trn("{n} claim", "{n} claims", progress.claims),
        flags=trn("{n} flag open", "{n} flags open", progress.open_flags),
        conflicts=trn("{n} conflict", "{n} conflicts", progress.conflicts),
    )


def compared(fact: FactComparison) -> str:
    """A claim's fact beside a passage's, in one line."""
    from workbench.desk import names  # they load every noun of the model

    said = names.word(fact.agreement, names.AGREEMENTS)
    return f"{said}: {names.apart(fact.claim_text)} / {names.apart(fact.passage_text or '-')}"


def bundled(name: object, made: Bundle) -> str:
    """What is in a bundle, in one line."""
    return tr(
        "{name}: {files}, {deeds}, log {hash}",
        name=name,
        files=trn("{n} file", "{n} files", made.files),
        deeds=trn("{n} deed", "{n} deeds", made.events),
        hash=made.log_hash[:16],
    )


def complain(message: str) -> None:
    """One line on stderr."""
    put_away()
    click.echo(shown(f"workbench: {visible_line(message)}"), err=True)


def print_nouns(nouns: Iterable[Any]) -> None:
    """Nouns of the model as JSON Lines, with spans as `annotate` and `check` write them."""
    from workbench.cli.lines import write_line
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
        put_away()
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()
