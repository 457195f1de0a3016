"""The command line in the interface's language: what the commands, and click, say of themselves.

Help is translated by the paragraph; examples and formats (what begins with `\\b`) stay as they are.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from copy import copy
from importlib import import_module
from inspect import cleandoc
from itertools import pairwise
from typing import Any, TypeVar

import click

from workbench import i18n
from workbench.cli.ordering import shown
from workbench.i18n import language, mark, tr
from workbench.model import WorkbenchError

CLICKS = (
    mark("Usage:"),
    mark("Options"),
    mark("Commands"),
    mark("Error: {message}"),
    mark("Try '{command} {option}' for help."),
    mark("Show the version and exit."),
    mark("Show this message and exit."),
    mark("Missing command."),
    mark("Missing option"),
    mark("Missing argument"),
    mark("No such command {name!r}."),
    mark("No such option {name!r}."),
    mark("Option {name!r} requires an argument."),
    mark("Invalid value for {param_hint}: {message}"),
    mark("required"),
    mark("Example:"),
    mark("Examples:"),
)
"""Click's own words, as far as people meet them, and what stands above examples."""

Command = TypeVar("Command", bound=click.Command)


def speak(args: Sequence[str]) -> None:
    """Use the language that is asked for, by option, environment, configuration or locale."""
    named = [word.partition("=")[2] for word in args if word.startswith("--language=")]
    named += [word for before, word in pairwise(args) if before == "--language"]
    i18n.use((named or [os.environ.get("WORKBENCH_LANGUAGE") or _configured()])[0])
    if language() != "en":
        for name in ("core", "decorators", "exceptions", "formatting", "parser", "types"):
            module = import_module(f"click.{name}")
            if hasattr(module, "_"):
                module._ = tr  # type: ignore[attr-defined]  # click asks the locale alone
        click.decorators.echo = _echo  # type: ignore[assignment, attr-defined]  # what prints help


def _echo(message: object, **options: Any) -> None:
    click.echo(shown(str(message)), **options)


def _configured() -> str:
    from workbench.desk.reviewer import chosen_language

    try:
        return chosen_language()
    except WorkbenchError:
        return "en"  # the command says what is wrong, if it needs the configuration


def told(command: Command) -> Command:
    """The command with its help in the language that is spoken."""
    if language() == "en":
        return command
    command, params = copy(command), command.params
    command.help = _told(command.help or "")
    command.params = [copy(param) for param in params]
    for param in command.params:
        if isinstance(param, click.Option):
            param.help = tr(param.help or "")
    if isinstance(command, click.Group):
        command.commands = {name: told(below) for name, below in command.commands.items()}
    return command


def _told(text: str) -> str:
    return "\n\n".join(
        _headed(part) if part.startswith("\b") else tr(" ".join(part.split())) for part in paragraphs(text)
    )


def _headed(example: str) -> str:
    """An example below its translated heading."""
    return re.sub(r"(?m)^Examples?:$", lambda heading: tr(heading[0]), example)


def paragraphs(text: str) -> list[str]:
    """A command's help in its paragraphs."""
    return cleandoc(text).split("\n\n")
