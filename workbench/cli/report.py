"""`workbench report`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.case import with_case
from workbench.cli.output import complain, write_out
from workbench.i18n import mark, tr
from workbench.model import InputError
from workbench.report.formats import FORMATS

if TYPE_CHECKING:
    from workbench.desk.case import Case
    from workbench.report.model import Report


@click.command()
@with_case()
@click.option("--format", "form", type=click.Choice((*FORMATS, "card")), help="By FILE's ending, or md.")
@click.option("-o", "--output", default="-", metavar="FILE", help="Where to write; - is stdout.")
@click.option("--lang", default="", help="Of the report's own words: ar or en. The article's by default.")
@click.option(
    "--url", "address", default="", help="Where the HTML report will stand; ClaimReview links there."
)
@click.option(
    "--since", metavar="DATE|VERSION", help="Only what changed since a day or a version; md, html or pdf."
)
@click.option(
    "--template", type=click.Path(path_type=Path, dir_okay=False), help="A Jinja file in place of a format."
)
@click.option("--claim", "number", type=int, help="The claim of a card, by its number.")
def report(
    case: Case,
    *,
    form: str | None,
    output: str,
    lang: str,
    address: str,
    since: str | None,
    template: Path | None,
    number: int | None,
) -> None:
    """Write the verdict report.

    html, pdf and docx are for people; csv and xlsx for spreadsheets (see also `workbench export
    sheet`); json, claimreview, webannotation, hypothesis, uima (INCEpTION) and averitec for
    programs; letter asks the author what is open; summary, correction and card (SVG or PNG) go with
    what is published. For claimreview, FILE may be a folder: then each claim gets its own file.

    \b
    Examples:
      workbench report --format html -o report.html
      workbench report --format claimreview --url https://example.org/check -o reviews/
      workbench report --since 2026-01-31
      workbench report --format card --claim 3 -o card.png
    """
    from workbench.desk.reporting import arranged
    from workbench.desk.steps import step

    if template and (form or since):
        raise click.UsageError(tr("--template takes the place of a format"))
    ending = Path(output).suffix.lstrip(".")
    name = form or _by_ending(ending)
    made = arranged(case, lang=lang, address=address, progress=partial(step, mark("Writing the report")))
    if name == "claimreview" and not made.house.address:
        complain(tr("`url` is only a fragment: say with --url where the report will be published"))
    if name == "claimreview" and (output.endswith("/") or Path(output).is_dir()):
        _write_reviews(made, Path(output))
        return
    write_out(_written(made, name, since, template, number, ending), output)


def _by_ending(ending: str) -> str:
    """The format that a file's name asks for."""
    if ending in FORMATS:
        return ending
    known = {"": "md", "txt": "md", "markdown": "md", "htm": "html", "jsonld": "webannotation"}
    known |= {"png": "card", "svg": "card"}
    if ending.lower() not in known:
        raise click.UsageError(
            tr("say with --format what a file with the ending .{ending} is to hold", ending=ending)
        )
    return known[ending.lower()]


def _written(
    made: Report, name: str, since: str | None, template: Path | None, number: int | None, ending: str
) -> Iterable[bytes]:
    if since:
        from workbench.report.since import FORMATS as MADE

        if name not in MADE:
            raise click.UsageError(tr("--since is written as {there}", there=", ".join(MADE)))
        changes = MADE[name](made, since)
        return [changes if isinstance(changes, bytes) else changes.encode("utf-8", "replace")]
    if template:
        from workbench.report import templated

        return [templated.render(made, template).encode("utf-8", "replace")]
    if name == "card":
        from workbench.report.publishing import card

        if number is None:
            raise click.UsageError(tr("say with --claim which claim the card is of"))
        return [card(made, number, "svg" if ending == "svg" else "png")]
    from workbench.report.formats import pieces

    return pieces(made, name)


def _write_reviews(made: Report, folder: Path) -> None:
    from workbench.report.claimreview import files

    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise InputError(
            tr("{folder} cannot be made: {reason}", folder=folder, reason=error.strerror)
        ) from error
    for file, text in files(made).items():
        write_out([text.encode()], str(folder / file))
