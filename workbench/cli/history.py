"""`workbench undo`, `redo`, `log`, `verify`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.case import with_case
from workbench.cli.ordering import moment
from workbench.cli.output import as_json, bundled, print_nouns, say
from workbench.desk import names, telling
from workbench.i18n import tr

if TYPE_CHECKING:
    from workbench.desk.case import Case


@click.command()
@with_case(deed=True)
def undo(case: Case) -> None:
    """Take your last deed back; that is a deed too, and stands in the log."""
    from workbench.desk.log import undo as take_back

    say(telling.summary(take_back(case).summary))


@click.command()
@with_case(deed=True)
def redo(case: Case) -> None:
    """Do again what you undid last."""
    from workbench.desk.log import redo as do_again

    say(telling.summary(do_again(case).summary))


@click.command()
@with_case()
@click.option("--subject", help="Only deeds on this: claim:12, flag:3, source:4, case.")
@click.option("-n", "--limit", type=click.IntRange(min=1), help="Only the newest so many.")
@as_json
def log(case: Case, *, subject: str | None, limit: int | None, machine: bool) -> None:
    """Who did what, and when; the newest first."""
    from workbench.desk.log import events

    found = events(case, subject=subject, limit=limit)
    if machine:
        print_nouns(found)
        return
    for event in found:
        undone = f" ({tr('undone')})" if event.undone_by else ""
        said = f"{names.apart(event.reviewer)}  {telling.summary(event.summary)}{undone}"
        say(f"{event.id:>4}  {moment(event.at)}  {said}")


@click.command()
@click.argument("case", metavar="[CASE|BUNDLE.zip]", default=".", type=click.Path(path_type=Path))
@click.pass_context
def verify(ctx: click.Context, case: Path) -> None:
    """Check that nothing drifted: kept copies, quotations, the log, the database; exit 1 if so.

    A bundle is checked from its file alone; nothing is fetched and nothing of it stays.
    """
    found: Sequence[str]
    if case.is_file() and case.name != "claims.db":
        from workbench.desk.bundle import verify_bundle

        said, found = verify_bundle(case)
        say(bundled(said.title, said))
    else:
        from workbench.desk.case import open_case
        from workbench.desk.log import verify as problems

        with open_case(case.parent if case.is_file() else case) as opened:
            found = problems(opened)
    for problem in found:
        say(problem)
    if found:
        ctx.exit(1)
    say(tr("nothing drifted: kept copies, quotations, log and database are as they were written"))
