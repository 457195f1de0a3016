"""`workbench verdict ...`: ratings, given by people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.case import claim_of, with_case
from workbench.cli.output import as_json, print_nouns, say
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
    say(tr("claim {number} rated {rating}", number=word, rating=rating))


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
        say(f"{row.at}  {row.reviewer}  {row.rating}: {row.rationale}")


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
        say(f"{step.id:<20}  {'-' if step.value is None else step.value}  {step.en}  {step.ar}")
