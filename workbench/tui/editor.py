"""Long texts in the reviewer's own editor."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from workbench.i18n import tr
from workbench.model import InputError


def edited(text: str) -> str:
    """The text as it is after the editor (`$VISUAL`, `$EDITOR`) was left.

    The terminal must be free for it. Raises InputError if there is no editor or it fails.
    """
    command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    if not command:
        raise InputError(tr("Set EDITOR to the editor of your choice, such as: export EDITOR=nano"))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "workbench.txt"
        file.write_text(text, encoding="utf-8")
        try:
            done = subprocess.run([*command, str(file)], check=False)  # noqa: S603  # the reviewer's editor
        except OSError as error:
            raise InputError(
                tr("{command}: {reason}", command=command[0], reason=error.strerror or error)
            ) from error
        if done.returncode:
            raise InputError(
                tr(
                    "{editor} ended with {code}; the text is as it was",
                    editor=command[0],
                    code=done.returncode,
                )
            )
        try:
            return file.read_text(encoding="utf-8").rstrip("\n")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(
                tr("what {editor} wrote cannot be read; the text is as it was", editor=command[0])
            ) from error
