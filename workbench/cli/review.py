"""`workbench search`, `signoff`, `policy`: what makes a review defensible."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.case import claim_of, id_of, with_case
from workbench.cli.ordering import moment
from workbench.cli.output import as_json, print_nouns, say
from workbench.desk import names, telling
from workbench.i18n import tr, trn
from workbench.model import whole_number

if TYPE_CHECKING:
    from workbench.desk.case import Case


@click.group()
def search() -> None:
    """The search log: what was looked for, where, and what came of it."""


@search.command()
@with_case("PLACE", "QUERY", deed=True)
@click.option("--claim", "claim_word", help="The claim that it was for; the whole article by default.")
@click.option("--found", metavar="RESULT", default="", help="What was found; without it, nothing was.")
def add(case: Case, place: str, query: str, *, claim_word: str | None, found: str) -> None:
    """Write a search down.

    \b
    Example:
      workbench search add "city archive" "harbour bridge 2019" --claim 12
    """
    from workbench.desk.searches import log_search

    claim = claim_of(case, claim_word).id if claim_word else None
    number = log_search(case, place, query, claim_id=claim, found=bool(found), result=found)
    looked = names.listed((names.apart(place), names.apart(query)))
    said = names.apart(found) if found else tr("nothing found")
    say(f"{tr('search {number}', number=number)}: {looked}: {said}")


@search.command("list")
@with_case()
@as_json
def list_all(case: Case, *, machine: bool) -> None:
    """Every search, oldest first."""
    from workbench.desk import views
    from workbench.desk.searches import searches

    found = searches(case)
    if machine:
        print_nouns(found)
        return
    numbers = {claim.id: claim.number for claim in views.claims(case)}
    for row in found:
        number = numbers.get(row.claim_id or 0, 0)
        about = tr("claim {number}", number=number) if row.claim_id else tr("the article")
        came = names.apart(row.result) if row.found else tr("nothing found")
        said = ": ".join((about, names.apart(row.place), names.apart(row.query), came))
        say(f"{row.id:>4}  {moment(row.at)}  {names.apart(row.reviewer)}  {said}")


@search.command()
@with_case("SEARCH", deed=True)
def remove(case: Case, word: str) -> None:
    """Take an entry back."""
    from workbench.desk.searches import remove_search

    remove_search(case, id_of(word, "search"))
    say(tr("search {number} removed", number=word))


@click.command()
@with_case("CLAIM", deed=True)
@click.option("--disagree", metavar="WHY", default="", help="Do not sign, and say why.")
@click.option(
    "--blind", nargs=2, metavar="RATING RATIONALE", help="Rate it yourself before you see its verdict."
)
def signoff(case: Case, word: str, *, disagree: str, blind: tuple[str, str] | None) -> None:
    """Sign another reviewer's verdict.

    \b
    Examples:
      workbench signoff 12 --reviewer Ada
      workbench signoff 12 --reviewer Ada --blind false "The minutes say 2018."
    """
    from workbench.desk.signoff import blind_review, sign_off

    row = claim_of(case, word)
    if blind:
        review = blind_review(case, row.id, *blind)
        first = review.first
        say(
            tr(
                "you say {yours}; {reviewer} said {rating}: {rationale}",
                yours=tr(review.rating),
                reviewer=first.reviewer,
                rating=tr(first.rating),
                rationale=first.rationale,
            )
        )
        say(tr("signed") if review.agrees else tr("not signed: settle it and rate the claim again"))
        return
    sign_off(case, row.id, agrees=not disagree, note=disagree)
    say(f"{tr('claim {number}', number=word)}: {tr('not signed') if disagree else tr('signed')}")


@click.command()
@with_case(deed=True)
@click.option("--set", "changes", multiple=True, metavar="RULE=VALUE", help="Change a rule: signed=no.")
@as_json
@click.pass_context
def policy(ctx: click.Context, case: Case, *, changes: tuple[str, ...], machine: bool) -> None:
    """Check the case against its policy; exit 1 where it is not kept.

    \b
    rated      every claim has a verdict or was dismissed
    primary    so many primary sources are enough (1) ...
    secondary  ... or so many independent ones of any grade (3), quoted from kept copies
    searched   "not enough evidence" only with a search in the log
    signed     by a reviewer who did not give the verdict
    settled    no open conflict
    """
    from workbench.desk.policy import breaches, set_policy
    from workbench.desk.policy import policy as asked

    if changes:
        set_policy(case, **dict(_change(change) for change in changes))
    found = breaches(case)
    if machine:
        print_nouns(found)
    else:
        for row in found:
            about = tr("claim {number}", number=row.number) if row.number else tr("the article")
            say(f"{about} {telling.breach(row.message)}")
        rules = names.listed(f"{name} {_word(value)}" for name, value in asdict(asked(case)).items())
        if found:
            say(trn("{n} breach of: {rules}", "{n} breaches of: {rules}", len(found), rules=rules))
        else:
            say(tr("no breaches of: {rules}", rules=rules))
    if found:
        ctx.exit(1)


def _change(word: str) -> tuple[str, Any]:
    name, sign, value = word.partition("=")
    if not sign:
        raise click.UsageError(tr("{word!r}: write RULE=VALUE, such as secondary=2 or signed=no", word=word))
    plain = value.strip().lower()
    known = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}
    if plain in known:
        return name.strip(), known[plain]
    number = whole_number(plain)
    if number is None:
        raise click.UsageError(tr("{word!r}: the value is yes, no or a number", word=word))
    return name.strip(), number


def _word(value: Any) -> str:
    return str(value) if type(value) is int else tr("yes") if value else tr("no")
