"""`workbench suggest`: passages for a claim, claims for a source; proposals, for people to judge."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from workbench.cli.case import claim_of, with_case
from workbench.cli.output import as_json, compared, print_nouns, say
from workbench.desk import names, telling
from workbench.i18n import tr
from workbench.model import Suggestion

if TYPE_CHECKING:
    from workbench.desk.case import Case

_SOURCE = re.compile(r"s\d{1,9}")


@click.command()
@with_case("CLAIM|sSOURCE")
@click.option("-n", "--limit", type=click.IntRange(min=1), default=5, help="At most so many.")
@as_json
def suggest(case: Case, word: str, *, limit: int, machine: bool) -> None:
    """Passages of the sources that may speak to a claim; of s3, the claims that source 3 may speak to.

    \b
    Examples:
      workbench suggest 12
      workbench suggest s3
      workbench evidence add 12 3 supports --quote "..."
    """
    from workbench.desk import views
    from workbench.desk.suggest import claims_for, passages_for

    by_source = bool(_SOURCE.fullmatch(word))
    if by_source:
        found = claims_for(case, int(word[1:]), limit)
    else:
        found = passages_for(case, claim_of(case, word).id, limit)
    if machine:
        print_nouns(found)
        return
    if not found:
        say(tr("nothing in the sources looks like it; that proves nothing"))
    for suggestion in found:
        if by_source:
            row = views.claim(case, suggestion.claim_id)
            say(f"{tr('claim {number}', number=row.number)}: {row.text}")
        _print(suggestion)


def _print(suggestion: Suggestion) -> None:
    said = names.listed(names.apart(part) for part in (suggestion.source_title, suggestion.locator) if part)
    note = f" ({tr('note')})" if suggestion.is_note else ""
    say(f"{suggestion.score:.2f}  {tr('source {number}', number=suggestion.source_id)}{note}: {said}")
    say(f"      {suggestion.text}")
    say(f"      {telling.why(suggestion.why)}")
    for fact in suggestion.facts:
        say(f"      {compared(fact)}")
