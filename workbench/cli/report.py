"""`workbench report`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.case import with_case
from workbench.cli.output import write_whole

if TYPE_CHECKING:
    from workbench.desk.case import Case

FORMATS = ("md", "html", "json")


@click.command()
@with_case()
@click.option("--format", "form", type=click.Choice(FORMATS), help="By the file's ending, or md.")
@click.option("-o", "--output", default="-", metavar="FILE", help="Where to write; - is stdout.")
@click.option("--lang", default="", help="Of the report's own words: ar or en. The article's by default.")
def report(case: Case, *, form: str | None, output: str, lang: str) -> None:
    """Write the verdict report.

    The HTML is one file without scripts: the article with its claims beside their verdicts.

    \b
    Example:
      workbench report --format html -o report.html
    """
    from workbench.desk.reporting import report as written

    ending = Path(output).suffix.lstrip(".")
    write_whole(written(case, form or (ending if ending in FORMATS else "md"), lang=lang), output)
