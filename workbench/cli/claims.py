"""`workbench claims`: the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from workbench.cli.case import with_case
from workbench.cli.ordering import column
from workbench.cli.output import as_json, print_nouns, say
from workbench.desk import names
from workbench.i18n import tr, trn
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
@click.option("--filter", "wanted", default="", metavar="FILTER", help="As typed in the terminal; see below.")
@click.option("--view", "name", metavar="NAME", help="Those of a saved view.")
@as_json
def claims(
    case: Case, *, machine: bool, kind: str | None, wanted: str, name: str | None, **filters: Any
) -> None:
    """List the article's claims: number, kind, rating, evidence, flags, text.

    The number is what other commands take for CLAIM. It is a place in the list, and changes when
    claims are split or added; c57 is the claim with the id 57, which never changes.

    \b
    Examples:
      workbench claims --unrated
      workbench claims my-case --json | jq .text
      workbench claims --filter 'rating:none flag:date-conflict priority:>0.5 -kind:opinion "Tesla"'

    A FILTER is words, and key:value with the keys rating, kind, flag, priority, source, stance, by,
    assigned, review, speaker, is and number; a,b is either, - in front means not. A value that there
    is not is answered with those that there are.
    """
    from workbench.desk import views
    from workbench.desk.listing import claims_of
    from workbench.desk.saved import saved_view

    found = views.claims(case, kind=ClaimKind(kind) if kind else None, **filters)
    if name is not None:
        wanted = f"{saved_view(case, name).filter} {wanted}"
    if wanted.strip():
        # What is set aside is listed by its own option or by is:aside.
        rows = claims_of(case, wanted)
        kept = {row.id for row in found} if any(filters.values()) or kind else None
        found = tuple(row for row in rows if kept is None or row.id in kept)
    if machine:
        print_nouns(found)
        return
    for claim in found:
        say(claim_line(claim))


def claim_line(claim: ClaimRow) -> str:
    """A claim in one line."""
    number = str(claim.number) if claim.number else f"c{claim.id}"
    rating = tr(claim.rating) if claim.rating else tr("not rated")
    marks = [tr("{n} evidence", n=claim.evidence_count)] if claim.evidence_count else []
    marks += [trn("{n} flag open", "{n} flags open", claim.open_flag_count)] if claim.open_flag_count else []
    marks += [tr("look again")] if claim.look_again else []
    marks += [tr("disputed")] if claim.disputed else []
    marks += [tr("assigned to {name}", name=claim.assigned)] if claim.assigned else []
    marks += [] if claim.present else [tr("no longer in the article")]
    if claim.state is not ClaimState.ACTIVE:
        marks.append(f"{tr(names.CLAIM_STATES[claim.state])}: {claim.state_reason}")
    told = f" ({names.listed(marks)})" if marks else ""
    kind = column(names.word(claim.kind, names.KINDS), 10)
    return f"{number:>4}  {kind}  {column(rating, 19)}  {names.apart(claim.text)}{told}"
