"""`workbench export ...`, `workbench import ...`: the sheet that reviewers edit, and ClaimReviews."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.case import with_case
from workbench.cli.output import as_json, print_nouns, say, write_out
from workbench.i18n import tr, trn
from workbench.model import InputError

if TYPE_CHECKING:
    from workbench.desk.case import Case


@click.group()
def export() -> None:
    """Write what other programs work with: the sheet that comes back edited, the schema of the JSON."""


@export.command("sheet")
@with_case()
@click.option("-o", "--output", default="-", metavar="FILE", help="NAME.xlsx or NAME.csv; - is stdout, CSV.")
@click.option("--lang", default="", help="Of the headings: ar or en. The article's by default.")
def export_sheet(case: Case, *, output: str, lang: str) -> None:
    """Claims, evidence and flags as a spreadsheet, for ratings, rationales, notes and answers.

    \b
    Example:
      workbench export sheet -o review.xlsx
    """
    from workbench.desk.reporting import report

    form = "xlsx" if Path(output).suffix.lower() == ".xlsx" else "csv"
    write_out([report(case, form, lang=lang)], output)


@export.command("schema")
@click.option("-o", "--output", default="-", metavar="FILE", help="Where to write; - is stdout.")
def export_schema(*, output: str) -> None:
    """The JSON Schema that every JSON report keeps to."""
    from workbench.report.json import schema

    write_out([schema().encode()], output)


@click.group("import")
def import_() -> None:
    """Take in what was made outside: an edited sheet, or ClaimReviews."""


@import_.command("sheet")
@with_case("FILE", deed=True)
@click.option("--preview", is_flag=True, help="Only say what would change, and what stands against it.")
@as_json
@click.pass_context
def import_sheet(ctx: click.Context, case: Case, file: str, *, preview: bool, machine: bool) -> None:
    """Take an edited sheet in: CSV or XLSX, all of it or nothing.

    Rows are known by their item, not by their place. Where somebody else worked on a changed row
    since the sheet was written, nothing is imported and the rows are named.

    \b
    Example:
      workbench import sheet review.xlsx --preview
    """
    from workbench.desk import sheets

    data = _read(file)
    seen = sheets.preview_sheet(case, data)
    if machine:
        print_nouns(seen.changes)
    else:
        for change in seen.changes:
            say(f"{change.item}: {change.before or '-'} -> {change.after or '-'}")
        for line in (*seen.conflicts, *seen.problems):
            say(f"! {line}")
    stopped = bool(seen.conflicts or seen.problems)
    if not machine and not seen.changes and not stopped:
        say(tr("nothing to import: the sheet changes nothing"))
    if preview:
        ctx.exit(stopped)
    done = sheets.import_sheet(case, data)
    if done and not machine:
        say(trn("{n} change imported", "{n} changes imported", len(done)))


@import_.command("claimreview")
@with_case("FILE", deed=True)
@click.option("--preview", is_flag=True, help="Only say what would change, and what fits no claim.")
def import_claimreview(case: Case, file: str, *, preview: bool) -> None:
    """Take ratings in from ClaimReview JSON-LD: one, an array, or a graph.

    A review is of the claim with its words; what fits no claim of the case is passed over.
    """
    from workbench.desk.claimreviews import import_reviews, read_reviews

    data = _read(file)
    changes, passed = read_reviews(case, data)
    for change in changes:
        say(f"{change.item}: {change.before or '-'} -> {change.after}")
    for line in passed:
        say(f"! {line}")
    if not preview:
        say(trn("{n} rating imported", "{n} ratings imported", len(import_reviews(case, data))))


def _read(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise InputError(tr("{file} cannot be read: {reason}", file=file, reason=error.strerror)) from error
