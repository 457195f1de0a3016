"""`workbench flags` and `workbench flag ...`: where the article is at odds with itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.case import id_of, with_case
from workbench.cli.ordering import column, exact, moment
from workbench.cli.output import as_json, print_nouns, say
from workbench.desk import names, telling
from workbench.i18n import tr
from workbench.model import FlagRow, FollowUpState, Severity

if TYPE_CHECKING:
    from workbench.desk.case import Case


@click.command()
@with_case()
@click.option("--open", "open_only", is_flag=True, help="Only those that somebody still has to settle.")
@click.option("--rule", help="Only those of this rule.")
@click.option("--severity", type=click.Choice([each.value for each in Severity]))
@as_json
def flags(case: Case, *, open_only: bool, rule: str | None, severity: str | None, machine: bool) -> None:
    """List the flags, conflicts first: number, severity, rule, state, message.

    \b
    Example:
      workbench flags --open --severity conflict
    """
    from workbench.desk import views

    found = views.flags(
        case, open_only=open_only, rule=rule, severity=Severity(severity) if severity else None
    )
    if machine:
        print_nouns(found)
        return
    for row in found:
        say(flag_line(row))


def flag_line(row: FlagRow) -> str:
    """A flag in one line."""
    gone = "" if row.present else f" ({tr('no longer raised')})"
    severity = column(names.word(row.severity, names.SEVERITIES), 8)
    rule, state = column(telling.rule(row.rule), 22), column(names.word(row.state, names.STATES), 9)
    return f"{row.id:>4}  {severity}  {rule}  {state}  {names.apart(row.message)}{gone}"


@click.group()
def flag() -> None:
    """One flag: show it, set its follow-up, reword its question.

    FLAG is the number that `workbench flags` shows; it never changes.
    """


@flag.command()
@with_case("FLAG")
@as_json
def show(case: Case, word: str, *, machine: bool) -> None:
    """A flag with both its sides, its question and its history."""
    from workbench.desk import views

    row = views.flag(case, id_of(word, "flag"))
    if machine:
        print_nouns([row])
        return
    say(flag_line(row))
    for number, text in enumerate(row.texts):
        value = f" = {exact(row.values[number])}" if number < len(row.values) else ""
        place = exact(f"{row.spans[number].start}:{row.spans[number].end}")
        say(f"      {place}  {names.apart(text)}{value}")
    for reason in row.why:
        say(f"      {tr('why: {reason}', reason=reason)}")
    say(f"      {tr('question: {question}', question=row.question)}")
    for step in row.follow_ups:
        by = names.listed((names.apart(step.reviewer), moment(step.at)))
        say(f"      {names.word(step.state, names.STATES)}: {names.apart(step.note)} ({by})")


@flag.command("set")
@with_case("FLAG", "STATE", deed=True)
@click.option("--note", default="", help="Required for explained, corrected and dismissed.")
def set_state(case: Case, word: str, state: str, *, note: str) -> None:
    """Follow a flag up: open, queried, explained, corrected or dismissed.

    \b
    Example:
      workbench flag set 1 queried --note "asked the author by mail"
    """
    from workbench.desk import views
    from workbench.desk.followup import follow_up

    if state not in set(FollowUpState):
        raise click.UsageError(
            tr("{state!r} is no state; there are: {there}", state=state, there=", ".join(FollowUpState))
        )
    flag_id = id_of(word, "flag")
    follow_up(case, flag_id, FollowUpState(state), note)
    say(flag_line(views.flag(case, flag_id)))


@flag.command()
@with_case("FLAG", "QUESTION", deed=True)
def ask(case: Case, word: str, question: str) -> None:
    """Reword the question that the author is to be asked."""
    from workbench.desk.followup import set_question

    flag_id = id_of(word, "flag")
    set_question(case, flag_id, question)
    say(tr("flag {id}: {question}", id=flag_id, question=question))
