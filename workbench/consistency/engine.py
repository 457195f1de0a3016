"""The engine: runs every rule over an analysed text and sorts what they flag."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

from workbench.consistency.context import Context
from workbench.consistency.rule import Rule
from workbench.consistency.rules import BUILT_IN
from workbench.i18n import tr
from workbench.model import Analysis, Flag, InputError, Severity

_ORDER = {severity: place for place, severity in enumerate(Severity)}

RULES: Mapping[str, Rule] = MappingProxyType({rule.name: rule for rule in BUILT_IN})
"""The built-in rules by name. `rules()` has those of outside packages too."""


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by name: the built-in ones and those of installed packages (`hookspec.py`).

    Raises InputError where a package's rule takes a name that is taken.
    """
    if not _has_plugins():
        return RULES
    from workbench.consistency.hookspec import outside_rules

    found = dict(RULES)
    for rule in outside_rules():
        if rule.name in found:
            raise InputError(
                tr("two rules are called {name!r}: remove or rename the outside one", name=rule.name)
            )
        found[rule.name] = rule
    return MappingProxyType(found)


def _has_plugins() -> bool:
    """Whether an installed package has entry points for us. Reading the files takes a millisecond,
    importing `importlib.metadata` (as pluggy does) fifteen."""
    files = (file for folder in sys.path for file in Path(folder).glob("*.dist-info/entry_points.txt"))
    return any(b"[workbench]" in file.read_bytes() for file in files)


def check(
    analysis: Analysis,
    *,
    off: Collection[str] = (),
    severities: Mapping[str, Severity] = MappingProxyType({}),
) -> tuple[Flag, ...]:
    """The flags of a text: conflicts first, then warnings, then notes; each in the text's order.

    `off` names rules that are not run; `severities` gives rules another severity than their own.
    Raises InputError for a rule that does not exist.
    """
    context = Context(analysis)
    return in_order(
        replace(flag, severity=severities[rule.name]) if rule.name in severities else flag
        for rule in chosen(off, severities)
        for flag in rule.find(context)
    )


def chosen(off: Collection[str], severities: Mapping[str, Severity]) -> list[Rule]:
    """The rules that are to run. Raises InputError for a name that no rule has."""
    known = rules()
    for name in (*off, *severities):
        if name not in known:
            raise InputError(
                tr("no rule is called {name!r}; there are: {there}", name=name, there=", ".join(known))
            )
    return [rule for rule in known.values() if rule.name not in off]


def in_order(flags: Iterable[Flag]) -> tuple[Flag, ...]:
    """Conflicts first, then warnings, then notes; each in the text's order."""
    return tuple(sorted(flags, key=lambda flag: (_ORDER[flag.severity], flag.spans, flag.rule)))
