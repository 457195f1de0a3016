"""What takes long to work out, kept between runs beside the file that it comes of.

As Python keeps bytecode: for the sizes and times of change of what it was made of, and only where Python
may write. `python -m tools.keep` has it written beforehand.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar, cast

_Made = TypeVar("_Made")


def table(file: Path) -> dict[str, Any]:
    """A TOML file, as parsed; parsing a large one takes as long as reading an article."""
    return dict(made(file, "table", lambda: _parsed(file)))


def made(file: Path, name: str, make: Callable[[], _Made], *made_by: Path) -> _Made:
    """What a function makes of a file, in plain numbers, texts, lists and dictionaries.

    It is made anew when the file has changed, or any of those that it was `made_by`.
    """
    kept = file.parent / "__pycache__" / f"{file.stem}.{sys.implementation.cache_tag}.{name}"
    stamp = [(known.st_size, known.st_mtime_ns) for known in (source.stat() for source in (file, *made_by))]
    with suppress(OSError, EOFError, ValueError, TypeError):
        told, found = marshal.loads(kept.read_bytes())  # noqa: S302  # as trusted as bytecode is
        if told == stamp:
            return cast("_Made", found)
    new = make()
    if not sys.dont_write_bytecode:
        keep(kept, (stamp, new))
    return new


def keep(file: Path, what: Any) -> None:
    """Write what marshal can, where Python may write; elsewhere it costs time, nothing else."""
    new = file.with_suffix(f".{os.getpid()}.new")  # others may keep the same meanwhile
    with suppress(OSError, ValueError):
        try:
            file.parent.mkdir(exist_ok=True)
            new.write_bytes(marshal.dumps(what))
            new.replace(file)
        finally:  # of a full disk
            new.unlink(missing_ok=True)


def _parsed(file: Path) -> dict[str, Any]:
    import tomllib

    return tomllib.loads(file.read_text(encoding="utf-8"))
