"""Whose name stands in the log."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from workbench.i18n import tr
from workbench.model import InputError


def reviewer_name(given: str | None = None) -> str:
    """The reviewer: as given, from WORKBENCH_REVIEWER, the configuration file, git, or the login.

    Raises InputError for a configuration file that cannot be read.
    """
    for told in (given, os.environ.get("WORKBENCH_REVIEWER")):
        if told and told.strip():
            return " ".join(told.split())
    for ask in (_configured, _git_name, _login):
        name = " ".join(ask().split())
        if name:
            return name
    return "reviewer"


def chosen_language(given: str | None = None) -> str:
    """The interface's language: as given, from WORKBENCH_LANGUAGE, the configuration file or the locale.

    Raises InputError for a language without texts, and for a configuration file that cannot be read.
    """
    from workbench.i18n import LANGUAGES, from_locale

    told = given or os.environ.get("WORKBENCH_LANGUAGE") or display_settings().get("language") or ""
    if told and told not in LANGUAGES:
        raise InputError(
            tr("no texts in the language {told!r}; there are: {there}", told=told, there=", ".join(LANGUAGES))
        )
    return str(told) or from_locale() or "en"


def display_settings() -> dict[str, Any]:
    """The table `[display]` of the configuration file."""
    table = configuration().get("display", {})
    return table if isinstance(table, dict) else {}


def config_file() -> Path:
    """`config.toml` in the user's configuration folder; `reviewer = "..."`, `[rules]`."""
    from platformdirs import user_config_path

    return user_config_path("workbench") / "config.toml"


def configuration() -> dict[str, Any]:
    """What the configuration file says; nothing without one. Raises InputError for one that is broken."""
    file = config_file()
    try:
        written = file.read_text(encoding="utf-8")
        import tomllib  # most have no such file

        return tomllib.loads(written)
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:  # TOMLDecodeError and UnicodeDecodeError are ValueErrors
        raise InputError(
            tr("{file} cannot be read: {reason}; mend or remove it", file=file, reason=error)
        ) from error


def _configured() -> str:
    value = configuration().get("reviewer", "")
    return value if isinstance(value, str) else ""


def _git_name() -> str:
    import subprocess

    try:
        done = subprocess.run(  # a fixed command
            ["git", "config", "user.name"],  # noqa: S607  # the user's own git
            capture_output=True,
            text=True,
            timeout=2,
            check=False,
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return ""
    return done.stdout


def _login() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a user id without a name
        return ""
