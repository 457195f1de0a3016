"""`workbench`: the commands, each loaded only when it is used, and what becomes of errors."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Any, NoReturn

import click

from workbench import __version__
from workbench.cli.ordering import shown
from workbench.cli.speaking import speak, told
from workbench.i18n import mark, tr
from workbench.model import WorkbenchError

# Section, then name: (module, what it does). Modules are loaded when their command is used.
SECTIONS = {
    mark("The case"): {
        "open": ("terminal", mark("Open a case in the terminal (also: workbench, workbench CASE).")),
        "serve": ("serve", mark("Open a case in the browser, on this machine.")),
        "new": ("article", mark("Make a case of an article.")),
        "sample": ("article", mark("Make a sample case to try the workbench on.")),
        "revise": ("article", mark("Take a revised article in.")),
        "reanalyse": ("article", mark("Run the rules again over the article.")),
        "report": ("report", mark("Write the verdict report, in any of its formats.")),
        "house": ("house", mark("The newsroom's name and look in reports.")),
        "export": ("sheet", mark("Write the sheet that reviewers edit (CSV, XLSX).")),
        "import": ("sheet", mark("Take an edited sheet back in, or ClaimReviews.")),
        "log": ("history", mark("Who did what, and when.")),
        "undo": ("history", mark("Take your last deed back.")),
        "redo": ("history", mark("Do again what you undid last.")),
        "verify": ("history", mark("Check that nothing in the case drifted.")),
        "timestamp": ("timestamp", mark("Have a third party confirm when the case stood so.")),
        "prune": ("bundle", mark("Delete the bytes of removed sources, for good.")),
        "bundle": ("bundle", mark("Write the case to one ZIP file, to hand it on.")),
        "unbundle": ("bundle", mark("Make a folder of such a file again.")),
        "doctor": ("terminal", mark("What was detected of the terminal; does Arabic read right?")),
    },
    mark("The work"): {
        "claims": ("claims", mark("List the article's claims.")),
        "claim": ("claim", mark("Show, split, merge, add or dismiss a claim.")),
        "views": ("views", mark("List the saved views of the claims.")),
        "view": ("views", mark("Save a filter of the claims under a name.")),
        "flags": ("flags", mark("List where the article is at odds with itself.")),
        "flag": ("flags", mark("Follow a flag up.")),
        "sources": ("sources", mark("List the outside sources.")),
        "source": ("sources", mark("Add or describe a source.")),
        "evidence": ("evidence", mark("Hold a source against a claim.")),
        "suggest": ("suggest", mark("Passages that may speak to a claim, claims to a source.")),
        "checked": ("registry", mark("Earlier verdicts on claims like this one.")),
        "registry": ("registry", mark("Your library: other cases, published fact-checks.")),
        "search": ("review", mark("Write down what you searched, where, with what result.")),
        "verdict": ("verdict", mark("Rate a claim.")),
        "signoff": ("review", mark("Sign another reviewer's verdict.")),
        "rules": ("rules", mark("Which rules run in this case, and how severe they are.")),
        "policy": ("review", mark("Check the case against the newsroom's policy.")),
    },
    mark("Texts without a case"): {
        "check": ("check", mark("Check articles against themselves, as a linter does.")),
        "annotate": ("annotate", mark("Claims, times, figures and names of texts, as JSON Lines.")),
        "locate": ("locate", mark("Find quotations in sources, as JSON Lines.")),
    },
}
COMMANDS = {name: module for section in SECTIONS.values() for name, (module, _) in section.items()}
_ATTRIBUTES = {"open": "open_", "import": "import_"}


class LazyGroup(click.Group):
    """Commands by name, so that `--help` and each command import nothing that they do not use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"workbench.cli.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, _ATTRIBUTES.get(cmd_name, cmd_name))
        return told(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and Path(args[0]).is_dir():
            args = ["open", *args]
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for title, section in SECTIONS.items():
            with formatter.section(tr(title)):
                formatter.write_dl([(name, tr(words)) for name, (_, words) in section.items()])


@click.group(
    cls=LazyGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, "-V", "--version", prog_name="workbench")
@click.option("--reviewer", metavar="NAME", help="In whose name deeds are done.")
@click.option("--language", metavar="CODE", help="Language of the interface: en, ar.")
@click.option("--plain", is_flag=True, help="In lines, for screen readers and simple terminals.")
@click.pass_context
def workbench(ctx: click.Context, reviewer: str | None, language: str | None, plain: bool) -> None:
    """Take an article apart: its claims, the evidence, the verdicts, and the article against itself.

    \b
    Start with:
      workbench new my-case article.html
      workbench my-case
    """
    said = {"reviewer": reviewer, "language": language, "plain": plain}
    given = {name: value for name, value in said.items() if value}
    ctx.default_map = dict.fromkeys(COMMANDS, given)  # `workbench --language ar CASE` reaches `open`
    if ctx.invoked_subcommand is None:
        from workbench.cli.terminal import open_

        ctx.invoke(open_, case=None, reviewer=reviewer, language=language, plain=plain)


def main(args: list[str] | None = None) -> NoReturn:
    """Run the command line; every error is one line on stderr (1; usage 2), never a traceback."""
    # Commands live for a moment and make many objects that stay: the collector would only slow them.
    gc.set_threshold(100_000, 50, 50)
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a letter gets its escape, not a crash.
        getattr(stream, "reconfigure", lambda **_: None)(errors="backslashreplace")
    speak(sys.argv[1:] if args is None else args)
    try:
        with _progress():
            code = told(workbench).main(args, prog_name="workbench", standalone_mode=False)
    except click.exceptions.Exit as done:
        code = done.exit_code
    except click.ClickException as error:
        _show(error)
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        code = 130
    except WorkbenchError as error:
        code = _say(str(error))
    except OSError as error:
        where = f"{Path(os.fsdecode(error.filename)).name}: " if error.filename else ""
        code = _say(f"{where}{error.strerror or error}")
    except Exception as error:  # a reviewer is never shown a traceback
        from workbench.desk.trouble import internal

        code = _say(internal(error))
    gc.freeze()  # nor need it look through everything once more at the end
    sys.exit(code if isinstance(code, int) else 0)


def _progress() -> AbstractContextManager[None]:
    if not sys.stderr.isatty():
        return nullcontext()
    from workbench.cli.progress import shown

    return shown()


def _say(message: Any) -> int:
    from workbench.cli.output import complain

    complain(str(message))
    return 1


def _show(error: click.ClickException) -> None:
    said = StringIO()
    error.show(said)
    click.echo(shown(said.getvalue()), err=True, nl=False)
