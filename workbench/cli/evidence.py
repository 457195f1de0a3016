"""`workbench evidence ...`: sources held against claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.case import claim_of, id_of, with_case
from workbench.cli.ordering import column
from workbench.cli.output import as_json, compared, print_nouns, say
from workbench.desk import names
from workbench.i18n import tr
from workbench.model import Evidence, How, Stance

if TYPE_CHECKING:
    from workbench.desk.case import Case

_STANCES = {"supports": Stance.SUPPORTS, "partly": Stance.PARTLY, "refutes": Stance.REFUTES}
_STANCES |= {"context": Stance.CONTEXT, Stance.PARTLY.value: Stance.PARTLY}


@click.group()
def evidence() -> None:
    """Evidence of a claim: list, add, remove."""


@evidence.command("list")
@with_case("CLAIM")
@as_json
def list_all(case: Case, word: str, *, machine: bool) -> None:
    """A claim's evidence."""
    from workbench.desk import views

    found = views.evidence(case, claim_of(case, word).id)
    if machine:
        print_nouns(found)
        return
    for piece in found:
        _print(piece)


@evidence.command()
@with_case("CLAIM", "SOURCE", "STANCE", deed=True)
@click.option("--quote", default="", help="The source's words; they are looked up in the kept copy.")
@click.option("--note", default="", help="What to bear in mind.")
def add(case: Case, word: str, source: str, stance: str, *, quote: str, note: str) -> None:
    """Hold a source against a claim: it supports, partly, refutes, or is context.

    \b
    Example:
      workbench evidence add 12 3 refutes --quote "opened on 12 November 2016"
    """
    from workbench.desk import views
    from workbench.desk.evidence import add_evidence

    if stance not in _STANCES:
        raise click.UsageError(
            tr("{stance!r} is no stance; there are: supports, partly, refutes, context", stance=stance)
        )
    row = claim_of(case, word)
    made = add_evidence(case, row.id, id_of(source, "source"), _STANCES[stance], quote=quote, note=note)
    for piece in views.evidence(case, row.id):
        if piece.id == made:
            _print(piece)


@evidence.command()
@with_case("EVIDENCE", deed=True)
def remove(case: Case, word: str) -> None:
    """Remove a piece of evidence from its claim."""
    from workbench.desk.evidence import remove_evidence

    evidence_id = id_of(word, "evidence")
    remove_evidence(case, evidence_id)
    say(tr("evidence {id} removed", id=evidence_id))


def _found(piece: Evidence) -> str:
    how = names.word(piece.how, names.HOW) if piece.how else ""
    if not piece.locator:
        return tr("found ({how})", how=how)
    place = names.apart(piece.locator)
    if piece.locator.startswith("page"):
        return tr("found ({how}) on {place}", how=how, place=place)
    return tr("found ({how}) at {place}", how=how, place=place)


def _print(piece: Evidence) -> None:
    kept = f" ({names.word(piece.capture_kind, names.CAPTURES)})" if piece.capture_kind else ""
    stance = column(names.word(piece.stance, names.STANCES), 15)
    source = tr("source {number}", number=piece.source_id)
    say(f"{piece.id:>4}  {stance}  {source}{kept}: {names.apart(piece.source_title)}")
    if piece.selector and piece.anchored:
        say(f"      {_found(piece)}: {names.apart(piece.selector.exact)}")
        if piece.how is How.FUZZY:
            from workbench.archive.wording import in_one_line

            said = in_one_line(piece.quote, piece.selector.exact)
            say(f"      {tr('not quite as quoted: {said}', said=said)}")
    elif piece.quote:
        say(f"      {tr('not found in the kept copy, unanchored: {quote}', quote=piece.quote)}")
    for fact in piece.facts:
        say(f"      {compared(fact)}")
    if piece.note:
        say(f"      {piece.note}")
