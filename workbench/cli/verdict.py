"""`workbench verdict ...`: ratings, given by people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.case import claim_of, with_case
from workbench.cli.ordering import column, moment
from workbench.cli.output import as_json, print_nouns, say
from workbench.desk import names
from workbench.i18n import tr

if TYPE_CHECKING:
    from workbench.desk.case import Case


@click.group()
def verdict() -> None:
    """Verdicts on a claim: add, list, and the scale."""


@verdict.command()
@with_case("CLAIM", "RATING", deed=True)
@click.option("--rationale", required=True, help="Why. Required.")
def add(case: Case, word: str, rating: str, *, rationale: str) -> None:
    """Rate a claim; earlier ratings stay in its history.

    \b
    Example:
      workbench verdict add 12 "mostly true" --rationale "The minutes say so."
    """
    from workbench.desk.verdicts import rate

    row = claim_of(case, word)
    rate(case, row.id, rating, rationale)
    say(tr("claim {number} rated {rating}", number=word, rating=tr(rating)))


@verdict.command("list")
@with_case("CLAIM")
@as_json
def list_all(case: Case, word: str, *, machine: bool) -> None:
    """A claim's verdicts, the newest first."""
    from workbench.desk.verdicts import verdicts

    found = verdicts(case, claim_of(case, word).id)
    if machine:
        print_nouns(found)
        return
    for row in found:
        rated = f"{tr(row.rating)}: {names.apart(row.rationale)}"
        say(f"{moment(row.at)}  {names.apart(row.reviewer)}  {rated}")


@verdict.command()
@with_case()
@as_json
def scale(case: Case, *, machine: bool) -> None:
    """The ratings that the case knows, truest first."""
    from workbench.desk.verdicts import scale as steps

    if machine:
        print_nouns(steps(case))
        return
    for step in steps(case):
        said = (names.apart(step.en), names.apart(step.ar))
        say("  ".join((column(step.id, 20), "-" if step.value is None else str(step.value), *said)))
