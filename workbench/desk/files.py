"""Files written whole or not at all: the old one stands until the new one is complete."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from workbench.i18n import tr
from workbench.model import InputError


def write_whole(pieces: Iterable[bytes], path: Path) -> int:
    """Write a file by a temporary name beside it; gives its size in bytes.

    A device or a pipe is written to, not replaced. Raises InputError where it cannot be written, and
    lets through what `pieces` raises; the old file stands then.
    """
    if os.path.exists(path) and not path.is_file():  # noqa: PTH110  # the other raises for a long name
        return _into(pieces, path)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", dir=path.parent)
    except OSError as error:
        raise InputError(
            tr("{path} cannot be written: {reason}", path=path, reason=error.strerror or error)
        ) from error
    try:
        with os.fdopen(handle, "wb") as file:
            size = sum(file.write(piece) for piece in pieces)
            file.flush()
            os.fsync(file.fileno())
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)
        # Through a link, as an editor writes.
        Path(name).replace(path.resolve() if path.is_symlink() else path)
    except OSError as error:
        raise InputError(
            tr("{path} cannot be written: {reason}", path=path, reason=error.strerror or error)
        ) from error
    finally:
        Path(name).unlink(missing_ok=True)
    return size


def _into(pieces: Iterable[bytes], path: Path) -> int:
    try:
        with path.open("wb") as file:
            return sum(file.write(piece) for piece in pieces)
    except OSError as error:
        raise InputError(
            tr("{path} cannot be written: {reason}", path=path, reason=error.strerror or error)
        ) from error
