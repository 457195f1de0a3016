"""`workbench report`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.case import with_case
from workbench.cli.output import complain, write_whole
from workbench.model import InputError
from workbench.report.formats import FORMATS

if TYPE_CHECKING:
    from workbench.desk.case import Case
    from workbench.report.model import Report


@click.command()
@with_case()
@click.option("--format", "form", type=click.Choice(tuple(FORMATS)), help="By the file's ending, or md.")
@click.option("-o", "--output", default="-", metavar="FILE", help="Where to write; - is stdout.")
@click.option("--lang", default="", help="Of the report's own words: ar or en. The article's by default.")
@click.option(
    "--url", "address", default="", help="Where the HTML report will stand; ClaimReview links there."
)
def report(case: Case, *, form: str | None, output: str, lang: str, address: str) -> None:
    """Write the verdict report.

    The HTML is one file without scripts: the article with its claims beside their verdicts. For
    claimreview, FILE may be a folder: then each claim gets a file of its own in it.

    \b
    Examples:
      workbench report --format html -o report.html
      workbench report --format claimreview --url https://example.org/check -o reviews/
    """
    from workbench.desk.reporting import arranged
    from workbench.report.formats import render

    ending = Path(output).suffix.lstrip(".")
    name = form or (ending if ending in FORMATS else "md")
    made = arranged(case, lang=lang, address=address)
    if name == "claimreview" and not made.house.address:
        complain("`url` is only a fragment: say with --url where the report will be published")
    if name == "claimreview" and (output.endswith("/") or Path(output).is_dir()):
        _write_reviews(made, Path(output))
        return
    write_whole(render(made, name), output)


def _write_reviews(made: Report, folder: Path) -> None:
    from workbench.report.claimreview import files

    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder} cannot be made: {error.strerror}") from error
    for file, text in files(made).items():
        write_whole(text.encode(), str(folder / file))
