"""`workbench`: the commands, each loaded only when it is used, and what becomes of errors."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import click

from workbench import __version__
from workbench.model import WorkbenchError

# name: (module, what it does, in the words of the overview). The order is the order of the work.
COMMANDS = {
    "annotate": ("annotate", "Claims, times, figures and names of texts, as JSON Lines."),
}


class LazyGroup(click.Group):
    """Commands by name, so that `--help` and each command import nothing that they do not use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"workbench.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_, words) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version")
def workbench() -> None:
    """Take an article apart: its claims, the evidence, the verdicts, and the article against itself."""


def main(args: list[str] | None = None) -> NoReturn:
    """Run the command line; every error is one line on stderr (1; usage 2), never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a letter gets its escape, not a crash.
        getattr(stream, "reconfigure", lambda **_: None)(errors="backslashreplace")
    try:
        code = workbench.main(args, prog_name="workbench", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as done:
        code = done.exit_code
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        code = 130
    except BrokenPipeError:
        # Whoever read our output has gone (`| head`); nothing more can or need be written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        code = 0
    except WorkbenchError as error:
        code = _say(str(error))
    except OSError as error:
        where = f"{Path(os.fsdecode(error.filename)).name}: " if error.filename else ""
        code = _say(f"{where}{error.strerror or error}")
    sys.exit(code if isinstance(code, int) else 0)


def _say(message: Any) -> int:
    from workbench.language.visible import visible_line

    click.echo(f"workbench: {visible_line(str(message))}", err=True)
    return 1
