"""`workbench claims`: the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from workbench.cli.case import with_case
from workbench.cli.output import as_json, counted, print_nouns, say
from workbench.model import ClaimKind, ClaimRow, ClaimState

if TYPE_CHECKING:
    from workbench.desk.case import Case


@click.command()
@with_case()
@click.option("--rating", help="Only those with this rating.")
@click.option("--kind", type=click.Choice([kind.value for kind in ClaimKind]), help="Only this kind.")
@click.option("--unrated", is_flag=True, help="Only those without a rating.")
@click.option("--unsourced", is_flag=True, help="Only those without evidence.")
@click.option("--flagged", is_flag=True, help="Only those that a flag touches.")
@click.option("--search", default="", metavar="WORDS", help="Only those with these words.")
@click.option("--dismissed", is_flag=True, help="Those set aside instead: dismissed, split, merged.")
@as_json
def claims(case: Case, *, machine: bool, kind: str | None, **filters: Any) -> None:
    """List the article's claims: number, kind, rating, evidence, flags, text.

    The number is what other commands take for CLAIM. It is a place in the list, and changes when
    claims are split or added; c57 is the claim with the id 57, which never changes.

    \b
    Examples:
      workbench claims --unrated
      workbench claims my-case --json | jq .text
    """
    from workbench.desk import views

    found = views.claims(case, kind=ClaimKind(kind) if kind else None, **filters)
    if machine:
        print_nouns(found)
        return
    for claim in found:
        say(claim_line(claim))


def claim_line(claim: ClaimRow) -> str:
    """A claim in one line."""
    number = str(claim.number) if claim.number else f"c{claim.id}"
    rating = claim.rating or "not rated"
    marks = [f"{claim.evidence_count} evidence"] if claim.evidence_count else []
    marks += [counted(claim.open_flag_count, "open flag")] if claim.open_flag_count else []
    marks += ["look again"] if claim.look_again else []
    marks += [] if claim.present else ["no longer in the article"]
    marks += [f"{claim.state}: {claim.state_reason}"] if claim.state is not ClaimState.ACTIVE else []
    told = f" ({', '.join(marks)})" if marks else ""
    return f"{number:>4}  {claim.kind:<10}  {rating:<19}  {claim.text}{told}"
