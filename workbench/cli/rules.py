"""`workbench rules`: which rules run in a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.case import with_case
from workbench.cli.ordering import column
from workbench.cli.output import say
from workbench.desk import names
from workbench.i18n import tr
from workbench.model import Severity

if TYPE_CHECKING:
    from workbench.desk.case import Case


@click.command()
@with_case(deed=True)
@click.option("--off", multiple=True, metavar="RULE", help="Do not run it in this case.")
@click.option("--on", multiple=True, metavar="RULE", help="Run it, whatever the configuration says.")
@click.option(
    "--severity", multiple=True, metavar="RULE=LEVEL", help=f"Another severity: {', '.join(Severity)}."
)
def rules(case: Case, *, off: tuple[str, ...], on: tuple[str, ...], severity: tuple[str, ...]) -> None:
    """List the rules, or switch some off and on; the article is then analysed again.

    For all cases, write it into config.toml in your configuration folder:

    \b
      [rules]
      off = ["unsourced-figure"]
      [rules.severity]
      name-variant = "note"
    """
    from workbench.consistency.engine import rules as known
    from workbench.desk import rules as desk
    from workbench.desk.revision import reanalyse

    levels = {}
    for given in severity:
        name, _, level = given.partition("=")
        if level not in tuple(Severity):
            raise click.UsageError(
                tr("--severity takes RULE=LEVEL with one of: {there}", there=", ".join(Severity))
            )
        levels[name] = Severity(level)
    if off or on or levels:
        choice = desk.set_rules(case, off=off, on=on, severity=levels)
        reanalyse(case)
    else:
        choice = desk.case_rules(case)
    for rule in known().values():
        level = choice.severities.get(rule.name, rule.severity)
        said = tr("off") if rule.name in choice.off else names.word(level, names.SEVERITIES)
        say(f"{column(rule.name, 24)} {column(said, 9)} {tr(rule.meaning)}")
