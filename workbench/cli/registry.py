"""`workbench checked`, `registry`: was a claim checked before?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.case import claim_of, with_case
from workbench.cli.ordering import exact
from workbench.cli.output import as_json, print_nouns, say
from workbench.desk import names
from workbench.i18n import tr, trn

if TYPE_CHECKING:
    from workbench.desk.case import Case


@click.command()
@with_case("CLAIM")
@click.option("-n", "--limit", type=click.IntRange(min=1), default=5, help="At most so many.")
@as_json
def checked(case: Case, word: str, *, limit: int, machine: bool) -> None:
    """Earlier verdicts on claims like this one: in this case, registered cases and imported feeds."""
    from workbench.desk.checked import checked_before

    found = checked_before(case, claim_of(case, word).id, limit)
    if machine:
        print_nouns(found)
        return
    if not found:
        say(tr("no claim like it is known"))
    for row in found:
        said = names.listed((tr(row.rating), names.apart(row.by), exact(row.at[:10])))
        say(f"{row.score:.2f}  {said} ({names.apart(row.where)})")
        say(f"      {row.claim}")
        if row.rationale:
            say(f"      {row.rationale}")


@click.group()
def registry() -> None:
    """Your library of earlier verdicts; it holds nothing until you add to it."""


@registry.command()
@click.argument("case", default=".", type=click.Path(path_type=Path))
def add(case: Path) -> None:
    """Look in this case, too, for earlier verdicts."""
    from workbench.desk.registry import register

    register(case)
    say(tr("{case} is registered", case=case))


@registry.command()
@click.argument("case", default=".", type=click.Path(path_type=Path))
def remove(case: Path) -> None:
    """Look in this case no longer; the case itself is not touched."""
    from workbench.desk.registry import forget

    forget(case)
    say(tr("{case} is no longer registered", case=case))


@registry.command("list")
def list_all() -> None:
    """The registered cases, and how many published fact-checks were imported."""
    from workbench.desk import registry as library
    from workbench.desk.case import is_case

    for folder in library.cases():
        gone = "" if is_case(folder) else f" ({tr('gone')})"
        say(f"{folder}{gone}")
    held = trn("{n} published fact-check", "{n} published fact-checks", len(library.published()))
    say(f"{held}: {library.folder()}")


@registry.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def import_(files: tuple[Path, ...]) -> None:
    """Take in published fact-checks: ClaimReview JSON-LD, or a feed of Data Commons.

    \b
    Example:
      workbench registry import fact_checks_latest.json
    """
    from workbench.desk.registry import import_reviews

    for file in files:
        new, held = import_reviews(file.read_bytes())
        said = trn("{n} fact-check, {new} of them new.", "{n} fact-checks, {new} of them new.", held, new=new)
        say(f"{file}: {said}")
