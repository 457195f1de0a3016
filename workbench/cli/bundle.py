"""`workbench bundle`, `unbundle`, `prune`: a case in one file, and a case made smaller."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.case import with_case
from workbench.cli.ordering import exact
from workbench.cli.output import bundled, say
from workbench.i18n import tr, trn

if TYPE_CHECKING:
    from workbench.desk.case import Case


@click.command()
@with_case()
@click.option("-o", "--output", required=True, metavar="FILE.zip", type=click.Path(path_type=Path))
def bundle(case: Case, *, output: Path) -> None:
    """Write the case to one ZIP file with a manifest of its checksums.

    \b
    Example:
      workbench bundle -o bridge.zip
      workbench verify bridge.zip
    """
    from workbench.desk.bundle import bundle as write

    made = write(case, output)
    say(bundled(output, made))


@click.command()
@click.argument("file", metavar="BUNDLE.zip", type=click.Path(path_type=Path))
@click.argument("folder", type=click.Path(path_type=Path))
def unbundle(file: Path, folder: Path) -> None:
    """Make FOLDER, which must be empty or not there, a case again."""
    from workbench.desk.bundle import unbundle as take_apart

    made = take_apart(file, folder)
    say(bundled(folder, made))


@click.command()
@with_case(deed=True)
@click.option("--yes", is_flag=True, help="Do it; without this, only say what would go.")
def prune(case: Case, *, yes: bool) -> None:
    """Delete the kept bytes of sources that were removed; that cannot be undone."""
    from workbench.desk.prune import prunable
    from workbench.desk.prune import prune as delete

    files = prunable(case)
    if yes:
        delete(case)
    for name, size in files:
        file, bytes_ = exact(f"sources/{name}"), trn("{n} byte", "{n} bytes", size)
        say(
            tr("deleted {file}, {bytes}", file=file, bytes=bytes_)
            if yes
            else tr("would delete {file}, {bytes}", file=file, bytes=bytes_)
        )
    if not files:
        say(tr("nothing to delete"))
    elif not yes:
        say(tr("say --yes to delete them for good"))
