"""`workbench open`: the terminal; without one, the case in plain text."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workbench.model import CaseError


@click.command("open")
@click.argument("case", metavar="[CASE]", required=False, type=click.Path(path_type=Path))
@click.option("--reviewer", metavar="NAME", help="In whose name deeds are done.")
@click.pass_context
def open_(ctx: click.Context, case: Path | None, reviewer: str | None) -> None:
    """Open a case in the terminal; `workbench CASE` and `workbench` alone do the same.

    Without a terminal (a pipe, a log) the case is printed as plain text.
    """
    if sys.stdin.isatty() and sys.stdout.isatty():
        from workbench.tui.app import run

        ctx.exit(run(case, reviewer=reviewer))
    _print_case(case or Path())


def _print_case(folder: Path) -> None:
    from workbench.cli.claims import claim_line
    from workbench.cli.flags import flag_line
    from workbench.cli.output import say
    from workbench.desk import views
    from workbench.desk.case import is_case, open_case

    if not is_case(folder):
        where = "this folder" if folder == Path() else str(folder)
        raise CaseError(f"no case in {where}; make one with: workbench new CASE ARTICLE")
    with open_case(folder) as case:
        progress = views.progress(case)
        say(case.title)
        say(
            f"{progress.rated} of {progress.claims} claims rated, {progress.open_flags} flags open "
            f"({progress.conflicts} conflicts), {progress.sources} sources"
        )
        say("")
        say("Flags")
        for flag in views.flags(case):
            say(flag_line(flag))
        say("")
        say("Claims")
        for claim in views.claims(case):
            say(claim_line(claim))
