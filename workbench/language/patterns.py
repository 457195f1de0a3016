"""The packs' regular expressions, compiled.

Compiling them takes a fourth of an article's check, so what they compile to is kept beside the packs, as
Python keeps bytecode: for the Python that made it, and only where Python may write. Python has no public
way to keep it; where the private one is missing they are compiled anew each time.
"""

from __future__ import annotations

import atexit
import marshal
import re
import sys
from array import array
from contextlib import suppress
from functools import cache
from pathlib import Path

from workbench.kept import keep

_KEPT = Path(__file__).parent / "packs" / "__pycache__" / f"patterns.{sys.implementation.cache_tag}.kept"

Parts = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""Flags, code, number of groups, groups by name, names by group: what a pattern is made of."""


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`."""
    key = pattern, int(flags)  # a plain number can be kept
    try:
        return _made(pattern, _kept().get(key) or _parts(*key))
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError):
        return re.compile(pattern, flags)


def _made(pattern: str, parts: Parts) -> re.Pattern[str]:
    import _sre  # type: ignore[import-not-found]

    flags, code, groups, by_name, names = parts
    made: re.Pattern[str] = _sre.compile(pattern, flags, array("I", code).tolist(), groups, by_name, names)
    return made


def _parts(pattern: str, flags: int) -> Parts:
    """What `re.compile` makes a pattern of; it is kept when the program ends."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(pattern, flags)
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, group in state.groupdict.items():
        names[group] = name
    code = array("I", _compiler._code(parsed, flags)).tobytes()
    parts = flags | state.flags, code, state.groups - 1, dict(state.groupdict), tuple(names)
    if not _fresh:
        atexit.register(_keep)
    _fresh[pattern, flags] = parts
    return parts


_fresh: dict[tuple[str, int], Parts] = {}


@cache
def _kept() -> dict[tuple[str, int], Parts]:
    import _sre

    with suppress(OSError, EOFError, ValueError, TypeError):
        magic, kept = marshal.loads(_KEPT.read_bytes())  # noqa: S302  # as trusted as bytecode is
        if magic == _sre.MAGIC:
            return dict(kept)
    return {}


def _keep() -> None:
    if not sys.dont_write_bytecode:  # asked last: `tools.keep` lets it be written when patterns are known
        import _sre

        keep(_KEPT, (_sre.MAGIC, _kept() | _fresh))
