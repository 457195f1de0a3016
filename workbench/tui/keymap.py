"""Keys of the reviewer's own: the table `[keys]` of config.toml.

    [keys]
    "case.rate" = "v"
    "list.down" = "j,down,ctrl+j"

The names are the bindings' ids (the help lists them); the keys are Textual's names of keys.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from workbench.i18n import tr
from workbench.model import InputError


def keymap(file: Path) -> dict[str, str]:
    """Binding id -> keys, comma separated; empty without a file or a table.

    Raises InputError for a file that cannot be read or a table with anything but text in it.
    """
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8")).get("keys", {})
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:  # TOMLDecodeError and UnicodeDecodeError are ValueErrors
        raise InputError(
            tr("{file} cannot be read: {reason}; mend or remove it", file=file, reason=error)
        ) from error
    if not isinstance(table, dict):
        raise InputError(tr('{file}: [keys] must be a table such as "case.rate" = "v"', file=file))
    for name, keys in table.items():
        if not isinstance(keys, str) or not keys.strip():
            raise InputError(
                tr(
                    '{file}: [keys] "{name}" must name a key, such as "v" or "ctrl+j,down"',
                    file=file,
                    name=name,
                )
            )
    return dict(table)
