"""`workbench house`: the newsroom's name and look in reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.case import with_case
from workbench.cli.output import say
from workbench.i18n import tr

if TYPE_CHECKING:
    from workbench.desk.case import Case


@click.command()
@with_case(deed=True)
@click.option("--set", "file", type=click.Path(path_type=Path), metavar="FILE", help="A TOML file with it.")
def house(case: Case, *, file: Path | None) -> None:
    """Show the house style of the case, or set it: name, addresses, logo, colours, method, labels.

    \b
    Every line of the file may be left out:
      name = "The Desk"
      url = "https://example.org"
      address = "https://example.org/checks/12"
      logo = "logo.png"
      colour = "#1d4e89"
      [method]
      en = "How we work."
      [scale.false]
      en = "Not so"
      colour = "#b00020"

    Colours are made darker or lighter where text in them could not be read.
    """
    from workbench.desk import house as desk

    made = desk.set_house(case, file) if file else desk.house(case)
    for name, value in (
        (tr("name"), made.name),
        ("url", made.url),
        (tr("address"), made.address),
        (tr("logo"), made.logo[:40]),
        (tr("colour"), made.colour),
        *((tr("colour of {rating}", rating=tr(rating)), colour) for rating, colour in made.colours.items()),
        *((f"method.{lang}", text) for lang, text in made.method.items()),
    ):
        say(f"{name}: {value or '-'}")
