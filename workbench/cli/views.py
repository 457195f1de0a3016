"""`workbench views` and `workbench view ...`: filters of the list of claims that were given a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.case import with_case
from workbench.cli.ordering import column
from workbench.cli.output import as_json, print_nouns, say
from workbench.i18n import tr

if TYPE_CHECKING:
    from workbench.desk.case import Case


@click.command()
@with_case()
@as_json
def views(case: Case, *, machine: bool) -> None:
    """List the saved views: name and filter."""
    from workbench.desk.saved import saved_views

    found = saved_views(case)
    if machine:
        print_nouns(found)
        return
    for view in found:
        say(f"{column(view.name, 24)}  {view.filter}")


@click.group()
def view() -> None:
    """A saved view: save, remove. `workbench claims --view NAME` lists its claims."""


@view.command()
@with_case("NAME", "FILTER", deed=True)
def save(case: Case, name: str, text: str) -> None:
    """Keep a filter under a name.

    \b
    Example:
      workbench view save urgent "rating:none priority:>0.7"
    """
    from workbench.desk.saved import save_view

    save_view(case, name, text)
    say(tr("view {name}: {filter}", name=name, filter=text))


@view.command()
@with_case("NAME", deed=True)
def remove(case: Case, name: str) -> None:
    """Take a view off the list."""
    from workbench.desk.saved import remove_view

    remove_view(case, name)
    say(tr("view {name} removed", name=name))
