"""`workbench open`, `doctor`: the terminal; without one, the case in plain text."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench import i18n
from workbench.cli.case import reviewer as given
from workbench.cli.ordering import column
from workbench.cli.output import as_json, say
from workbench.i18n import tr, trn
from workbench.model import CaseError

if TYPE_CHECKING:
    from workbench.tui.bidi.terminal import Display
    from workbench.tui.survey import Survey


@click.command("open")
@click.argument("case", metavar="[CASE]", required=False, type=click.Path(path_type=Path))
@click.option("--reviewer", metavar="NAME", help="In whose name deeds are done.")
@click.option("--language", metavar="CODE", help="Language of the interface: en, ar.")
@click.option("--plain", is_flag=True, help="In lines, for screen readers and simple terminals.")
@click.pass_context
def open_(
    ctx: click.Context, case: Path | None, reviewer: str | None, language: str | None, plain: bool
) -> None:
    """Open a case in the terminal; `workbench CASE` and `workbench` alone do the same.

    Without a terminal (a pipe, a log) the case is printed as plain text. With --plain, and in a
    terminal that cannot move its cursor (TERM=dumb), a review is a conversation in lines.
    """
    at_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    if plain or (at_terminal and os.environ.get("TERM") == "dumb"):
        from workbench.tui import plain as lines

        ctx.exit(lines.run(case or Path(), reviewer=given(reviewer), language=language))
    if at_terminal and sys.stderr.isatty():  # Textual draws on stderr: a log would hold the screen
        from workbench.tui.app import run

        ctx.exit(run(case, reviewer=given(reviewer), language=language))
    _print_case(case or Path())


def _print_case(folder: Path) -> None:
    from workbench.cli.claims import claim_line
    from workbench.cli.flags import flag_line
    from workbench.cli.output import standing
    from workbench.desk import views
    from workbench.desk.case import is_case, open_case

    if not is_case(folder):
        where = tr("this folder") if folder == Path() else str(folder)
        raise CaseError(tr("no case in {where}; make one with: workbench new CASE ARTICLE", where=where))
    with open_case(folder) as case:
        progress = views.progress(case)
        say(case.title)
        rated = trn("{n} of {all} rated", "{n} of {all} rated", progress.rated, all=progress.claims)
        sources = trn("{n} source", "{n} sources", progress.sources)
        say(tr("{standing}; {rated}; {sources}", standing=standing(progress), rated=rated, sources=sources))
        say("")
        say(tr("Flags"))
        for flag in views.flags(case):
            say(flag_line(flag))
        say("")
        say(tr("Claims"))
        for claim in views.claims(case):
            say(claim_line(claim))


_SAMPLE = "إذا قرأت هذه الجملة من اليمين فالعربية سليمة: 12 مارس 2015 (ABC)."


@click.command()
@as_json
def doctor(machine: bool) -> None:
    """What was detected of the terminal, and a line of Arabic to see whether it reads right.

    \b
    If it does not, set WORKBENCH_BIDI, or in config.toml, below [display], bidi = "...":
      auto      the workbench orders, and tells the terminal to leave it alone
      app       the workbench orders; the terminal is told nothing
      terminal  the terminal orders
      off       nobody orders
    """
    from workbench import __version__
    from workbench.cli.lines import write_line
    from workbench.tui.bidi.layout import visual
    from workbench.tui.bidi.terminal import held
    from workbench.tui.survey import survey

    if machine:
        i18n.use("en")
    found, display = survey()
    if machine:
        write_line({"version": __version__, "python": sys.version.split()[0], **asdict(found)})
        return
    with held(display):  # before the rest: some terminals leave what stands there as it was then
        click.echo(visual(_SAMPLE) if display.ordered and sys.stdout.isatty() else _SAMPLE)
    say(tr("If you can read this sentence from the right, with its letters joined, all is well."))
    say("")
    for name, told in _detected(found, display):
        say(f"{column(name, 11)} {told}")


def _detected(found: Survey, display: Display) -> Iterator[tuple[str, str]]:
    """What a line is about, and what it says."""
    from workbench import __version__
    from workbench.desk import names
    from workbench.desk.reviewer import config_file, reviewer_name

    yield "workbench", f"{__version__}, Python {sys.version.split()[0]}"
    says = f" ({found.says})" if found.says else ""
    term = f"TERM={found.term}" if found.term else tr("TERM is not set")
    terminal = f"{tr(found.terminal)}{says}"
    yield tr("terminal"), tr("{terminal}; {variable}", terminal=terminal, variable=names.apart(term))
    size = "{}x{}".format(*found.size) if found.size else tr("none")
    yield tr("size"), tr("{size}; colours: {colours}", size=names.apart(size), colours=found.colours)
    yield (
        tr("Arabic"),
        tr("mode {mode}: the workbench puts it in order", mode=display.mode)
        if display.ordered
        else tr("mode {mode}: the terminal, if anybody, puts it in order", mode=display.mode),
    )
    cells = names.listed(f"{tr(name)} {cells}" for name, cells in found.widths.items())
    yield tr("cells"), cells or tr("not told")
    if found.tmux_passthrough:
        passes = names.apart(f"allow-passthrough {found.tmux_passthrough}")
        yield "tmux", tr("{setting}; set for this pane where needed", setting=passes)
    mouse, clipboard = _told(found.mouse), _told(found.clipboard)
    yield tr("mouse"), tr("{mouse}; clipboard (OSC 52): {clipboard}", mouse=mouse, clipboard=clipboard)
    yield tr("letters"), found.encoding
    yield tr("reviewer"), reviewer_name()
    file = config_file()
    path = names.apart(str(file))
    yield tr("settings"), path if file.is_file() else tr("{file} (not there)", file=path)
    yield from ((tr("problem"), line) for line in found.problems)
    yield from ((tr("advice"), line) for line in found.advice)


def _told(answer: bool | None) -> str:
    return {True: tr("yes"), False: tr("no"), None: tr("it does not say")}[answer]
