"""`workbench claim ...`: what a reviewer does to a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.case import claim_of, span_of, with_case
from workbench.cli.claims import claim_line
from workbench.cli.ordering import exact, moment
from workbench.cli.output import as_json, print_nouns, say
from workbench.desk import names, telling
from workbench.i18n import tr
from workbench.model import ClaimKind

if TYPE_CHECKING:
    from workbench.desk.case import Case


@click.group()
def claim() -> None:
    """One claim: show, split, merge, rebound, add, dismiss, restore, kind, assign, confirm.

    CLAIM is the number that `workbench claims` shows, or c57 for the claim with the id 57.
    """


@claim.command()
@with_case("CLAIM")
@as_json
def show(case: Case, word: str, *, machine: bool) -> None:
    """A claim with its facts, ratings and evidence."""
    from workbench.desk import verdicts, views

    row = claim_of(case, word)
    if machine:
        print_nouns([row])
        return
    say(claim_line(row))
    place = f"c{row.id}, {row.span.start}:{row.span.end}"
    priority = tr("id {place}, priority {priority}", place=exact(place), priority=f"{row.priority:.2f}")
    say(f"      {priority}: {telling.why(row.why)}")
    for fact in views.facts(case, row.id):
        say(f"      {names.fact(fact.what)}: {names.apart(fact.text)} = {names.apart(fact.value)}")
    for verdict in verdicts.verdicts(case, row.id):
        by = names.listed((names.apart(verdict.reviewer), moment(verdict.at)))
        say(f"      {tr(verdict.rating)}: {names.apart(verdict.rationale)} ({by})")
    for piece in views.evidence(case, row.id):
        quote = f": {names.apart(piece.quotation)}" if piece.quotation else ""
        found = "" if piece.anchored else f" ({tr('unanchored')})"
        said = names.listed((names.word(piece.stance, names.STANCES), names.apart(piece.source_title)))
        say(f"      {tr('evidence {number}', number=piece.id)}: {said}{quote}{found}")


@claim.command()
@with_case("CLAIM", more="PART", deed=True)
def split(case: Case, word: str, *parts: str) -> None:
    """Split a claim into parts, each given as START:END or in its own words.

    \b
    Example:
      workbench claim split 12 "sells toys" "sells games"
    """
    from workbench.desk import claims, views

    row, article = claim_of(case, word), views.article(case)
    made = claims.split_claim(case, row.id, [span_of(part, article, row.span) for part in parts])
    for claim_id in made:
        say(claim_line(views.claim(case, claim_id)))


@claim.command()
@with_case("CLAIM", more="CLAIM", deed=True)
def merge(case: Case, *words: str) -> None:
    """Merge claims into one that reaches from the first to the last."""
    from workbench.desk import claims, views

    made = claims.merge_claims(case, [claim_of(case, word).id for word in words])
    say(claim_line(views.claim(case, made)))


@claim.command()
@with_case("CLAIM", "PART", deed=True)
def rebound(case: Case, word: str, part: str) -> None:
    """Give a claim other bounds: START:END, or the words that it should hold."""
    from workbench.desk import claims, views

    row = claim_of(case, word)
    claims.rebound_claim(case, row.id, span_of(part, views.article(case), row.span))
    say(claim_line(views.claim(case, row.id)))


@claim.command()
@with_case("PART", deed=True)
@click.option(
    "--kind", type=click.Choice([kind.value for kind in ClaimKind]), help="Told by rule if not given."
)
def add(case: Case, part: str, *, kind: str | None) -> None:
    """Add a claim that no rule proposed: START:END, or its words.

    \b
    Example:
      workbench claim add "the longest bridge in the region" --kind comparison
    """
    from workbench.desk import claims, views

    span = span_of(part, views.article(case))
    made = claims.add_claim(case, span, ClaimKind(kind) if kind else None)
    say(claim_line(views.claim(case, made)))


@claim.command()
@with_case("CLAIM", deed=True)
@click.option("--reason", required=True, help="Why it is not to be checked.")
def dismiss(case: Case, word: str, *, reason: str) -> None:
    """Take a claim off the list, with a reason; it stays in the case."""
    from workbench.desk import claims

    row = claim_of(case, word)
    claims.dismiss_claim(case, row.id, reason)
    say(tr("claim c{id} dismissed", id=row.id))


@claim.command()
@with_case("CLAIM", deed=True)
def restore(case: Case, word: str) -> None:
    """Put a dismissed claim back on the list.

    \b
    Example:
      workbench claims --dismissed
      workbench claim restore c57
    """
    from workbench.desk import claims, views

    row = claim_of(case, word)
    claims.restore_claim(case, row.id)
    say(claim_line(views.claim(case, row.id)))


@claim.command()
@with_case("CLAIM", "KIND", deed=True)
def kind(case: Case, word: str, name: str) -> None:
    """Say what kind of claim it is.

    KIND is event, figure, quotation, causal, state, comparison, opinion or prediction.
    """
    from workbench.desk import claims, views

    if name not in set(ClaimKind):
        raise click.UsageError(
            tr("{name!r} is no kind; there are: {there}", name=name, there=", ".join(ClaimKind))
        )
    row = claim_of(case, word)
    claims.set_kind(case, row.id, ClaimKind(name))
    say(claim_line(views.claim(case, row.id)))


@claim.command()
@with_case("CLAIM", "NAME", deed=True)
def assign(case: Case, word: str, name: str) -> None:
    """Say who is to check a claim; "" for nobody. `claims --filter assigned:NAME` lists what somebody has."""
    from workbench.desk import views
    from workbench.desk.assigning import assign_claims

    row = claim_of(case, word)
    assign_claims(case, [row.id], name)
    say(claim_line(views.claim(case, row.id)))


@claim.command()
@with_case("CLAIM", deed=True)
def confirm(case: Case, word: str) -> None:
    """Say that a claim marked "look again" was looked at, and stands."""
    from workbench.desk import claims, views

    row = claim_of(case, word)
    claims.confirm_claim(case, row.id)
    say(claim_line(views.claim(case, row.id)))
