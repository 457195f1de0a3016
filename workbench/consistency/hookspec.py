"""How an outside package adds rules: pluggy hooks of the entry point group `workbench`.

# in the package: pyproject.toml
[project.entry-points.workbench]
my_rules = "my_package.rules"

# my_package/rules.py
from workbench.consistency.hookspec import hookimpl

@hookimpl
def workbench_rules():
    return [Rule("my-rule", Severity.NOTE, "What it flags.", find)]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pluggy

from workbench.consistency.rule import Rule

hookspec = pluggy.HookspecMarker("workbench")
hookimpl = pluggy.HookimplMarker("workbench")


class Hooks:
    """What a package may implement."""

    @hookspec
    def workbench_rules(self) -> Sequence[Rule]:
        """Rules to run beside the built-in ones."""
        raise NotImplementedError


def plugins() -> pluggy.PluginManager:
    """A plugin manager with the installed packages of the group `workbench`."""
    manager = pluggy.PluginManager("workbench")
    manager.add_hookspecs(Hooks)
    manager.load_setuptools_entrypoints("workbench")
    return manager


def outside_rules(manager: pluggy.PluginManager | None = None) -> Iterator[Rule]:
    """The rules of the installed packages, in the order that pluggy calls them."""
    for given in (manager or plugins()).hook.workbench_rules():
        yield from given
